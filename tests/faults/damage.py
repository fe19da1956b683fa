"""Damage to every page of a library, one after another, each salvaged and opened.

    python -m tests.faults.damage [--step N] [--seed N] [--only KIND …] [--library FILE]

The sample's library is taken where none is named. Prints for each kind of damage how many pages
were tried, how many articles were lost, restored or told to be doubtful, and the longest time; ends
with 1 where a salvaged library could not be read, was unsound, or lost an article untold.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from newsroom.errors import FileError
from newsroom.job import Job
from newsroom.store.library import Library
from newsroom.store.salvage import Salvaged, salvage

PAGE = 4096
Damage = Callable[[bytearray, int, random.Random], None]


def zeros(data: bytearray, at: int, _dice: random.Random) -> None:
    """A block that the disk gives back empty."""
    data[at : at + PAGE] = bytes(PAGE)


def noise(data: bytearray, at: int, dice: random.Random) -> None:
    """A block of something else."""
    data[at : at + PAGE] = dice.randbytes(PAGE)


def head(data: bytearray, at: int, dice: random.Random) -> None:
    """The beginning of a page, which says what it is."""
    data[at : at + 16] = dice.randbytes(16)


def bits(data: bytearray, at: int, dice: random.Random) -> None:
    """Some bits anywhere in a page."""
    for _ in range(8):
        data[at + dice.randrange(PAGE)] ^= 1 << dice.randrange(8)


def torn(data: bytearray, at: int, dice: random.Random) -> None:
    """A page of which the second half is an older one's."""
    data[at + PAGE // 2 : at + PAGE] = dice.randbytes(PAGE // 2)


DAMAGES: dict[str, Damage] = {
    "zeros": zeros,
    "noise": noise,
    "head": head,
    "bits": bits,
    "torn": torn,
}


def titles(library: Path) -> set[str]:
    """The identities of a library's articles."""
    with closing(sqlite3.connect(f"file:{library}?mode=ro&immutable=1", uri=True)) as connection:
        return {uuid for (uuid,) in connection.execute("SELECT uuid FROM article")}


def fault(told: Salvaged, wanted: set[str]) -> str:
    """What is wrong with a salvaged library; empty where nothing is."""
    try:
        with Library.open(told.target) as library:
            found = {article.uuid for article in library.articles.where("1", ())}
            for uuid in found:
                library.history.revisions(uuid)
            library.articles.summaries()
            library.issues.all()
            wrong = [
                each
                for each in library.integrity()
                if "图片" not in each and not each.startswith("操作记录")
            ]
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if wrong:
        return wrong[0]
    untold = len(wanted - found) - len(told.lost)
    return f"{untold} lost untold" if untold > 0 else ""


def attempt(data: bytearray, folder: Path, wanted: set[str]) -> tuple[Salvaged | None, str, float]:
    """Salvage damaged bytes: what came of it, what is wrong with it, and the seconds it took."""
    source, target = folder / "damaged.newsroom", folder / "salvaged.newsroom"
    source.write_bytes(data)
    begun = time.monotonic()
    try:
        told = salvage(source, target, Job())
    except FileError as error:
        return None, str(error), time.monotonic() - begun
    seconds = time.monotonic() - begun
    wrong = fault(told, wanted)
    target.unlink()
    for left in folder.glob("salvaged.*"):
        shutil.rmtree(left, ignore_errors=True)
    return told, wrong, seconds


def run(library: Path, kinds: list[str], step: int, seed: int) -> int:
    """Try these damages; how many salvaged libraries were faulty."""
    whole, wanted = library.read_bytes(), titles(library)
    faulty = 0
    for name in kinds:
        damage = DAMAGES[name]
        dice, sums, longest = random.Random(seed), Counter[str](), 0.0
        with tempfile.TemporaryDirectory(prefix="newsroom-damage-") as folder:
            for at in range(0, len(whole) - PAGE + 1, PAGE * step):
                data = bytearray(whole)
                damage(data, at, dice)
                told, wrong, seconds = attempt(data, Path(folder), wanted)
                longest = max(longest, seconds)
                sums["pages"] += 1
                if told is not None:
                    sums["lost"] += len(told.lost)
                    sums["restored"] += len(told.restored)
                    sums["doubtful"] += len(told.doubtful)
                if wrong:
                    faulty += 1
                    sys.stdout.write(f"  page {at // PAGE + 1}, {name}: {wrong}\n")
        told_of = ", ".join(f"{count} {words}" for words, count in sums.items())
        sys.stdout.write(f"{name}: {told_of}; longest {longest:.2f} s\n")
        sys.stdout.flush()
    return faulty


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=1, help="try every so manieth page")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", choices=list(DAMAGES), help="these kinds alone")
    parser.add_argument("--library", type=Path, default=None)
    asked = parser.parse_args()
    kinds = asked.only or list(DAMAGES)
    if asked.library is not None:
        return int(run(asked.library, kinds, asked.step, asked.seed) > 0)
    with tempfile.TemporaryDirectory(prefix="newsroom-damage-") as home:
        os.environ["NEWSROOM_HOME"] = home
        from newsroom.desk import sample  # noqa: PLC0415 - only where none is named

        return int(run(sample.prepare(Job()), kinds, asked.step, asked.seed) > 0)


if __name__ == "__main__":
    sys.exit(main())
