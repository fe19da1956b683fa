"""`python -m tests.fuzz`: the corpus through the doors, then readers fed with damaged files.

python -m tests.fuzz                      the corpus, then 60 seconds of fuzzing
python -m tests.fuzz --seconds 0          the corpus alone
python -m tests.fuzz --only docx --only zip/bomb
python -m tests.fuzz --no-corpus --seconds 600 --kind docx
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from newsroom.intake.kinds import Kind
from newsroom.intake.limits import OFFICE
from newsroom.intake.sandbox import limits_for
from newsroom.job import Job
from tests.fuzz import fuzzing
from tests.fuzz.corpus import Hostile, corpus
from tests.fuzz.doors import take
from tests.fuzz.running import Outcome, watched

MOST_SECONDS, MOST_MEMORY = 10.0, 500.0
_CONVERTED = ("doc/", "wps/", "rtf/", "odt/")


def main() -> int:
    """Run, print, and say by the status whether all is well."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("--seconds", type=float, default=60.0, help="of fuzzing after the corpus")
    asked.add_argument("--kind", action="append", default=[], help="fuzz only readers so named")
    asked.add_argument("--only", action="append", default=[], help="files whose names begin so")
    asked.add_argument("--no-corpus", action="store_true")
    asked.add_argument("--seed", type=int, default=None, help="repeat a run")
    given = asked.parse_args()
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    good = given.no_corpus or run_corpus(tuple(given.only))
    if given.seconds > 0:
        good &= fuzzing.run(given.seconds, tuple(given.kind), given.seed)
    return 0 if good else 1


def run_corpus(only: tuple[str, ...] = ()) -> bool:
    """Let the whole corpus in, file by file. Prints a line each, and the sum."""
    wrong, seconds, memory, count = [], 0.0, 0.0, 0
    with tempfile.TemporaryDirectory(prefix="newsroom-fuzz-") as folder:
        begun = time.monotonic()
        allowed = limits_for(Kind.LEGACY, Path(folder), Job())  # as the first old file does
        _say(
            f"LibreOffice started in {time.monotonic() - begun:.1f} s; {allowed.wall:.1f} s a file"
        )
    slowly = allowed.wall - OFFICE.wall
    for one in corpus():
        if only and not one.name.startswith(only):
            continue
        outcome = tried(one)
        count += 1
        seconds, memory = max(seconds, outcome.seconds), max(memory, outcome.memory)
        trouble = judged(one, outcome, slowly)
        _say(
            f"{trouble or 'good':9} {outcome.seconds:6.2f} s {outcome.memory:5.0f} MB  {one.name}: "
            f"{outcome.words[-1500:] if outcome.crashed else outcome.words[:150]}",
        )
        if trouble:
            wrong.append(f"{trouble}: {one.name}")
    _say(
        f"\n{count} hostile files: {len(wrong)} wrong, at most {seconds:.1f} s and {memory:.0f} MB"
    )
    for each in wrong:
        _say(f"  {each}")
    return not wrong


def tried(one: Hostile) -> Outcome:
    """Let one file in, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="newsroom-fuzz-") as name:
        folder = Path(name)
        path = one.write(folder)
        return watched(lambda: take(one.door, path, folder / "work"))


def judged(one: Hostile, outcome: Outcome, slowly: float = 0.0) -> str:
    """What is wrong with how the program took a file; empty for nothing. slowly: seconds that
    LibreOffice's start gives to the files it converts, on a machine where that takes long.
    """
    most = MOST_SECONDS + (slowly if one.name.startswith(_CONVERTED) else 0.0)
    checks = (
        (outcome.crashed, "CRASHED"),
        (outcome.hung, "HUNG"),
        (outcome.seconds > most, "SLOW"),
        (outcome.memory > MOST_MEMORY, "LARGE"),
        (one.told not in outcome.words, "OTHERWISE"),
    )
    return next((word for wrong, word in checks if wrong), "")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
