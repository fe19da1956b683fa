"""How the quiet level does. `python -m tests.proof.quiet SET.tsv…` tells precision and recall on
sentences with wrong characters (as it stands, a tab, as it should; of the same length), by
characters and by sentences; of .txt files, passages that are right, how often it speaks. With
--misses also what it takes for wrong."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rules import quiet
from newsroom.proof.text import of_lines


@dataclass
class Tally:
    """wrong: characters that are; told: found wrong; placed: of them those that are; mended: of
    them those with the right character offered. The same of sentences: to be mended, touched,
    found with no other character touched, and mended with nothing else changed."""

    sentences: int = 0
    characters: int = 0
    wrong: int = 0
    told: int = 0
    placed: int = 0
    mended: int = 0
    sentences_wrong: int = 0
    sentences_told: int = 0
    sentences_placed: int = 0
    sentences_mended: int = 0
    alarms: int = 0


def findings(text: str) -> list[tuple[int, int, str]]:
    """What the quiet level changes in a passage: start, end and what it puts there."""
    faults = _reader().story(of_lines(text))
    return [(one.start, one.end, one.suggestions[0]) for one in faults]


def tally(pairs: Iterable[tuple[str, str]]) -> Tally:
    """Count over sentences as they stand and as they should."""
    made = Tally()
    for stands, should in pairs:
        wrong = {at for at, (a, b) in enumerate(zip(stands, should, strict=True)) if a != b}
        told = findings(stands)
        changed = {
            start + number: char
            for start, end, new in told
            for number, char in enumerate(new)
            if stands[start + number] != char
        }
        made.sentences += 1
        made.characters += len(stands)
        made.wrong += len(wrong)
        made.told += len(changed)
        made.placed += len(wrong & changed.keys())
        made.mended += sum(should[at] == char for at, char in changed.items())
        made.sentences_wrong += bool(wrong)
        made.sentences_told += bool(changed)
        made.sentences_placed += bool(wrong) and changed.keys() == wrong
        made.sentences_mended += bool(wrong) and _mended(stands, changed) == should
        made.alarms += sum(not wrong & set(range(start, end)) for start, end, _ in told)
    return made


def _mended(stands: str, changed: dict[int, str]) -> str:
    return "".join(changed.get(at, char) for at, char in enumerate(stands))


_READERS: list[Proofreader] = []


def _reader() -> Proofreader:
    if not _READERS:
        _READERS.append(Proofreader(rules=quiet.RULES))
    return _READERS[0]


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf8").splitlines():
        stands, tab, should = line.partition("\t")
        if not tab or len(stands) == len(should):
            yield stands, should if tab else stands


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def main() -> None:
    """Tell the figures of each file."""
    for name in sys.argv[1:]:
        if name.startswith("-"):
            continue
        pairs = list(_pairs(Path(name)))
        begun = time.process_time()
        made = tally(pairs)
        speed = made.characters / (time.process_time() - begun)
        print(f"{name}: {made.sentences} sentences, {made.characters} characters, {speed:.0f}/s")  # noqa: T201
        if made.wrong:
            _say("characters", made.wrong, made.told, made.mended, made.placed)
            _say(
                "sentences",
                made.sentences_wrong,
                made.sentences_told,
                made.sentences_mended,
                made.sentences_placed,
            )
        print(f"  {made.alarms} false, {made.alarms / made.characters * 10_000:.2f} in 10,000")  # noqa: T201
        if "--misses" in sys.argv:
            _misses(pairs)


def _say(what: str, wrong: int, told: int, mended: int, placed: int) -> None:
    print(  # noqa: T201
        f"  {what}: {wrong} wrong, mended precision {_share(mended, told)} recall"
        f" {_share(mended, wrong)}; found precision {_share(placed, told)} recall"
        f" {_share(placed, wrong)}"
    )


def _misses(pairs: Iterable[tuple[str, str]]) -> None:
    for stands, should in pairs:
        for start, end, new in findings(stands):
            if should[start:end] != new:
                told = f"[{stands[start:end]}→{new}]"
                print("   ", stands[max(start - 10, 0) : start] + told + stands[end : end + 10])  # noqa: T201


if __name__ == "__main__":
    main()
