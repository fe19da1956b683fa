"""A working session in the window, twice over: no turn of its loop may hold it up for long.

Each round takes 30 files in, writes in articles, drags and moves others on the page, assembles the
page and the issue and exports it. Ours: the longest turns of the window's event loop. The note
lists them, and what the window's process and its workers hold after each round.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.bench.held import resident
from tests.bench.runner import Bars, Bench, Samples, ms
from tests.bench.watchdog import Block, Watch, watching

_LONGEST, _MORE = 0.1, 30.0
_ROUNDS = 2
_TOLD = 12


def measure(quick: bool) -> Samples:
    """Two rounds in one window; the rival is the limit itself."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench.shift import Load  # noqa: PLC0415  a screen is chosen first

    load = Load(2, 1, 6, 1) if quick else Load()
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name, watching() as watch:
        held = rounds(Path(name), watch, load, 1 if quick else _ROUNDS)
    grown = [after - before for before, after in zip(held[-2], held[-1], strict=True)]
    longest = [block.seconds for block in watch.worst] or [watch.longest]
    notes = [
        f"{watch.turns} turns, {len(watch.blocks)} over {ms(_LONGEST)}, busy {watch.busy:.0f} s",
        *(f"MB after a round: window {own:.0f}, workers {others:.0f}" for own, others in held),
        *map(_told, watch.worst[:_TOLD]),
    ]
    missed = [f"{len(watch.blocks)} turns over {ms(_LONGEST)}"] if watch.blocks else []
    missed += [f"{more:.0f} MB more after the second round" for more in grown if more > _MORE]
    return Samples(longest, [_LONGEST], tuple(notes), tuple(missed))


def _told(block: Block) -> str:
    where = " < ".join(reversed(block.stack))
    return f"{ms(block.seconds)} ({ms(block.worked)} with a processor) {block.doing}: {where}"


def rounds(folder: Path, watch: Watch, load: object, count: int) -> list[tuple[float, float]]:
    """Drive so many rounds; MB of the window and of its workers before, and after each."""
    from newsroom.ui.processes import shared  # noqa: PLC0415
    from tests.bench.driving import opened  # noqa: PLC0415
    from tests.bench.shift import Load, Shift  # noqa: PLC0415

    assert isinstance(load, Load)
    with opened(folder / "稿库.newsroom", watch) as window:
        window.lane.wait(lambda desk: desk.name_person("何编辑"))
        watch.blocks.clear()  # how a start goes is measured elsewhere
        shift = Shift(window, watch, folder, load)
        held = []
        for number in range(count):
            shift.round(number)
            watch.rest(0.1 if count == 1 else 3)
            held.append((resident(os.getpid()), sum(map(resident, shared().pids))))
    return held if count > 1 else [*held, *held]


BENCH = Bench(
    "session",
    "the longest turns of the window's loop in two rounds of import, write, drag, assemble, export",
    "the limit of 100 ms",
    Bars(),
    measure,
    steady=False,
)
