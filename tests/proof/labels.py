"""The labelled sentences and how proofreading does on them. `python -m tests.proof.labels` tells
the figures of each kind; with names of kinds only those."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "labelled"
_CONTEXT = re.compile(r"\{(\w+)=([^}]*)\} ?")
_MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")


@dataclass(frozen=True)
class Mark:
    """A fault in a sentence: what stands there, and what should; None where it cannot be told."""

    start: int
    end: int
    right: str | None


@dataclass(frozen=True)
class Case:
    """One labelled line; paragraphs are divided by line ends. clean where there are no marks."""

    group: str
    line: int
    text: str
    marks: tuple[Mark, ...]
    context: tuple[tuple[str, str], ...]

    @property
    def day(self) -> datetime.date | None:
        given = dict(self.context).get("date")
        return datetime.date.fromisoformat(given) if given else None

    @property
    def field(self) -> str:
        return dict(self.context).get("kind", "body")

    @property
    def roster(self) -> str:
        return dict(self.context).get("roster", "")


@dataclass
class Score:
    """marks, hits: faults that there are, and of them found. right: found with the right words
    among those offered. alarms: findings that are none."""

    marks: int = 0
    hits: int = 0
    right: int = 0
    offered: int = 0
    alarms: int = 0

    @property
    def recall(self) -> float:
        return self.hits / self.marks if self.marks else 1.0

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.alarms) if self.hits else 1.0

    def add(self, other: Score) -> None:
        for name in ("marks", "hits", "right", "offered", "alarms"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@cache
def cases(group: str = "") -> tuple[Case, ...]:
    """The sentences of one kind, or all."""
    paths = sorted(FOLDER.glob(f"{group or '*'}.txt"))
    return tuple(case for path in paths for case in _read(path))


def groups() -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(FOLDER.glob("*.txt")))


def score(case: Case, found: Iterable[tuple[int, int, tuple[str, ...]]]) -> Score:
    """How findings (start, end, suggestions; characters of the line) answer to its marks: one
    that touches a mark finds it, a gap also where it ends or begins beside it."""
    made = Score(marks=len(case.marks), offered=sum(m.right is not None for m in case.marks))
    hit: set[Mark] = set()
    right: set[Mark] = set()
    for start, end, suggestions in found:
        touched = [mark for mark in case.marks if _touch(mark, start, end)]
        made.alarms += not touched
        hit.update(touched)
        right.update(m for m in touched if _righted(case.text, m, start, end, suggestions))
    made.hits, made.right = len(hit), len(right)
    return made


def _touch(mark: Mark, start: int, end: int) -> bool:
    if mark.start == mark.end or start == end:
        return start <= mark.end and mark.start <= end
    return start < mark.end and mark.start < end


def _righted(text: str, mark: Mark, start: int, end: int, suggestions: tuple[str, ...]) -> bool:
    """Whether a suggestion makes of the text what the label does."""
    if mark.right is None:
        return False
    wanted = text[: mark.start] + mark.right + text[mark.end :]
    return any(text[:start] + one + text[end:] == wanted for one in suggestions)


def _read(path: Path) -> Iterator[Case]:
    for number, line in enumerate(path.read_text("utf8").split("\n"), 1):
        if line[:2] in ("- ", "+ "):
            yield _case(path.stem, number, line[2:])


def _case(group: str, number: int, rest: str) -> Case:
    context = []
    while found := _CONTEXT.match(rest):
        context.append((found[1], found[2]))
        rest = rest[found.end() :]
    text, marks, at = "", [], 0
    rest = rest.replace(" ¶ ", "\n")
    for found in _MARK.finditer(rest):
        text += rest[at : found.start()]
        right = None if found[2] == "?" else found[2]
        marks.append(Mark(len(text), len(text) + len(found[1]), right))
        text += found[1]
        at = found.end()
    return Case(group, number, text + rest[at:], tuple(marks), tuple(context))


def main() -> None:
    """Tell the figures; with --misses also which lines are missed or told of for nothing."""
    from tests.proof.reader import findings  # noqa: PLC0415  the table alone needs no rules

    named = [one for one in sys.argv[1:] if not one.startswith("-")]
    total = Score()
    for group in named or groups():
        sum_ = Score()
        for case in cases(group):
            found = findings(case)
            one = score(case, ((f.start, f.end, f.suggestions) for f in found))
            sum_.add(one)
            if "--misses" in sys.argv and (one.hits < one.marks or one.alarms):
                told = "; ".join(f"{f.rule} {f.text}→{'|'.join(f.suggestions)}" for f in found)
                print(f"   {group}:{case.line} {case.text!r} [{told}]")  # noqa: T201
        total.add(sum_)
        _say(group, sum_)
    _say("all", total)


def _say(name: str, score: Score) -> None:
    share = score.right / score.offered if score.offered else 1.0
    print(  # noqa: T201
        f"{name:16}{score.marks:5} faults  recall {score.recall:.3f}  precision "
        f"{score.precision:.3f}  ({score.alarms} false)  right words {share:.3f}"
    )


if __name__ == "__main__":
    main()
