"""Readers fed with damage: sound files, mutated as bytes and in their structure, without end.

Each file is read in a fork of one process that has loaded the readers, under the reader's own
limits and fence: the same as the program's own reader, without the time its start takes.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.intake.child import Request, answer, limits_of
from newsroom.intake.fence import enclose
from newsroom.intake.kinds import Kind, Source
from newsroom.intake.limits import apply
from newsroom.intake.office import PIPE_FOLDERS, remove_pipe
from newsroom.intake.refusal import RefusalError
from newsroom.intake.wire import unpack
from tests.fuzz import mutating
from tests.fuzz.doors import Door, take
from tests.fuzz.running import Outcome, watched
from tests.fuzz.seeds import Seed, seeds

MOST_SECONDS, MOST_MEMORY = 10.0, 500.0
_PATIENCE = 12.0
_REFUSED = "refused"
_SELDOM = 8  # LibreOffice takes a hundred times as long as the other readers


@dataclass(slots=True)
class Tally:
    """What became of the files of one kind."""

    files: int = 0
    taken: int = 0
    refused: int = 0
    ended: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    bad: list[str] = field(default_factory=list)
    crashed: list[str] = field(default_factory=list)
    seconds: float = 0.0
    memory: float = 0.0

    def add(self, outcome: Outcome, kept: str) -> None:
        """Count one file. kept: where it lies, for the bad ones."""
        self.files += 1
        self.seconds = max(self.seconds, outcome.seconds)
        self.memory = max(self.memory, outcome.memory)
        slow = outcome.seconds > MOST_SECONDS or outcome.memory > MOST_MEMORY
        crashed = outcome.hung or (outcome.crashed and outcome.words.startswith("Traceback"))
        if crashed:
            self.crashed.append(outcome.words)
        if crashed or slow:
            self.bad.append(f"{kept}: {outcome.words[-400:] or 'hung'}")
        elif outcome.crashed:
            self.ended += 1  # the reader's process died; the program lives and says so
        elif outcome.words.startswith("fault"):
            self.faults[outcome.words.splitlines()[-1][:90]] += 1
        elif outcome.words.startswith(_REFUSED):
            self.refused += 1
        else:
            self.taken += 1


def run(seconds: float, kinds: tuple[str, ...] = (), seed: int | None = None) -> bool:
    """Fuzz every kind in turn for so long; print the sums. Gives whether nothing was bad."""
    seed = random.SystemRandom().randrange(10**9) if seed is None else seed
    chosen = [one for one in seeds() if not kinds or one.name in kinds]
    tallies = {one.name: Tally() for one in chosen}
    end = time.monotonic() + seconds
    number = 0
    _say(f"\nfuzzing {', '.join(tallies)} for {seconds:.0f} s, seed {seed}")
    with tempfile.TemporaryDirectory(prefix="newsroom-fuzz-") as name:
        folder = Path(name)
        while time.monotonic() < end:
            one = chosen[number % len(chosen)]
            if one.way is Kind.LEGACY and number // len(chosen) % _SELDOM and len(chosen) > 2:
                number += 1
                continue
            fuzz(one, folder, random.Random(f"{seed}-{number}"), tallies[one.name], number)
            number += 1
    _print(tallies)
    return not any(tally.bad for tally in tallies.values())


def fuzz(
    one: Seed,
    folder: Path,
    chance: random.Random,
    tally: Tally,
    number: int,
    patience: float = _PATIENCE,
) -> None:
    """Mutate one sound file and let it in; what goes wrong is kept beside the working folder."""
    home = folder / str(number)
    home.mkdir()
    path = home / one.file
    data = mutating.mutated(one.data, chance)
    if one.way is Kind.CLIPBOARD:  # the window hands over characters
        data = data.decode("utf8", "replace").encode()
    path.write_bytes(data)
    outcome = watched(lambda: read(one, path, home), patience)
    remove_pipe(home / "scratch")
    before = len(tally.bad)
    tally.add(outcome, f"{one.name} number {number}")
    if len(tally.bad) > before:
        kept = Path(tempfile.gettempdir()) / f"newsroom-fuzz-bad-{number}{path.suffix}"
        kept.write_bytes(path.read_bytes())
        tally.bad[-1] = f"{kept}: {tally.bad[-1]}"


def read(one: Seed, path: Path, home: Path) -> str:
    """What the reader of a file says; "fault …" where it met what it did not expect."""
    if isinstance(one.way, Door):
        return take(one.way, path, home / "work")
    out, scratch = home / "out", home / "scratch"
    out.mkdir()
    scratch.mkdir()
    request = Request(one.way, Source(path, path.name), out, scratch, limits_of(one.way))
    os.environ["TMPDIR"] = str(scratch)
    apply(request.limits)
    legacy = one.way is Kind.LEGACY
    enclose(home, (), sockets=PIPE_FOLDERS if legacy else ())
    told = answer(request)
    if "trace" in told:
        return f"fault\n{told['trace'].strip()}"
    if "result" not in told:
        return f"{_REFUSED}: {told['reason']}"
    try:
        unpack(told["result"], out)
    except RefusalError as refusal:
        return f"{_REFUSED}: {refusal.reason}"
    return "taken"


def _print(tallies: dict[str, Tally]) -> None:
    _say("kind         files  taken refused ended faults   bad  worst s  worst MB")
    for name, tally in tallies.items():
        _say(
            f"{name:12}{tally.files:6}{tally.taken:7}{tally.refused:8}{tally.ended:6}"
            f"{tally.faults.total():7}{len(tally.bad):6}{tally.seconds:9.2f}{tally.memory:10.0f}"
        )
    files = sum(tally.files for tally in tallies.values())
    bad = sum(len(tally.bad) for tally in tallies.values())
    _say(f"{files} files: {bad} crashes, hangs or beyond the limits")
    for name, tally in tallies.items():
        for words, count in tally.faults.most_common():
            _say(f"  {name}: {count} × {words}")
        for each in tally.bad:
            _say(f"  BAD {name}: {each}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
