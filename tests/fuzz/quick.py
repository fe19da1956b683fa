"""`python -m tests.fuzz.quick`: the part of the corpus and of the fuzzing that is quick.

In a process of its own, with one thread, since every file is let in by a fork of it. What is ended
by a limit of time stays with `python -m tests.fuzz`: here nothing depends on how busy the machine
is.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from pathlib import Path

from tests.fuzz.corpus import corpus
from tests.fuzz.doors import take
from tests.fuzz.fuzzing import Tally, fuzz
from tests.fuzz.running import watched
from tests.fuzz.seeds import seeds

CHOSEN = (
    *("docx/entity", "docx/relation-outside", "zip/outside", "zip/not-a-file", "html/odd-charset"),
    *("package/deep", "xlsx/laughs", "clipboard/starts", "jsonl/device", "rules/dotted"),
    *("style/device", "png/huge", "stored/svg-of-many-uses", "pdf/many-pages", "font/pipe"),
    *("library/trigger", "library/pipe", "library/deep-json", "print/outside"),
)
"""One of each kind of harm."""
OFFICE = ("rtf", "odt")  # LibreOffice takes its time
_PATIENCE = 300.0
_ROUNDS = 1


def main() -> int:
    """Print what is wrong and how many were tried; the status says whether all is well."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false"}
    wrong, count = [], 0
    with tempfile.TemporaryDirectory(prefix="newsroom-fuzz-") as name:
        folder = Path(name)
        for one in corpus():
            if one.name in CHOSEN:
                wrong += _corpus(one.name, folder)
                count += 1
        for one in seeds():
            if one.name in OFFICE:
                continue
            tally = Tally()
            for number in range(_ROUNDS):
                chance = random.Random(f"{one.name}-{number}")
                fuzz(one, folder, chance, tally, count, _PATIENCE)
                count += 1
            wrong += tally.crashed
    sys.stdout.write("\n".join((*wrong, f"{count} files, {len(wrong)} wrong")) + "\n")
    return 1 if wrong else 0


def _corpus(name: str, folder: Path) -> list[str]:
    one = next(one for one in corpus() if one.name == name)
    path = one.write(folder)
    work = path.parent / "work"
    outcome = watched(lambda: take(one.door, path, work), _PATIENCE)
    if outcome.good and one.told in outcome.words:
        return []
    return [f"{one.name}: {outcome.words or 'hung'}"]


if __name__ == "__main__":
    sys.exit(main())
