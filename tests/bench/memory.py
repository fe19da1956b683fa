"""What the program holds in memory once its window stands and the page is composed.

Ours is the window's process as the system counts it, and of the workers that it started what no
file and no other process has part in; over a library of 5,000 articles. The rival is a bare PySide6
window with menus and an editor of 6,000 characters. Where LibreOffice can be started on a screen of
its own, the note tells what its empty Writer holds.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.bench import office, start
from tests.bench.held import family, resident
from tests.bench.runner import Bars, Bench, MissingError, Samples, interleaved, mb

_ARTICLES, _FEW, _RUNS = 5_000, 50, 3


def measure(quick: bool) -> Samples:
    """Both started in turn. Raises MissingError where the system does not tell."""
    if not Path("/proc/self/statm").exists():
        raise MissingError("the system does not tell what a process holds")
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as name:
        folder = Path(name)
        library = start.library(folder, _FEW if quick else _ARTICLES)
        said: list[dict[str, Any]] = []

        def ours(_number: int) -> float:
            said.append(start.asked(folder, str(library), "memory"))
            return said[-1]["held"] + said[-1]["workers"]

        def bare(_number: int) -> float:
            return start.asked(folder, "memory")["held"]

        found = interleaved(_RUNS, ours, bare, quick=quick, warm=1)
        notes = [f"window {mb(said[-1]['held'])}, its workers' own {mb(said[-1]['workers'])}"]
        notes += [] if quick else [_office(folder)]
    return Samples(*found, tuple(notes))


def _office(folder: Path) -> str:
    try:
        with office.screen() as display, office.writer(display, folder / "office") as (pid, _):
            held = sum(map(resident, family(pid)))
    except MissingError as error:
        return f"LibreOffice Writer not started: {error}"
    return f"LibreOffice Writer with an empty document {mb(held)}"


BENCH = Bench(
    "memory",
    "what window and workers hold, the page composed, over 5,000 articles",
    "a bare PySide6 window with menus and a 6,000-character editor",
    Bars(),
    measure,
    told=mb,
)
