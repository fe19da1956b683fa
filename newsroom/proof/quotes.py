"""What stands within quotation marks, book title marks and brackets; marks without a mate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MATES = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "〔": "〕",
    "［": "］",
    "[": "]",
    "【": "】",
    "「": "」",
    "『": "』",
}
"""Opening marks with their mates. Brackets of other width are mates too: width is its own rule."""

_CLOSING = {mate: mark for mark, mate in MATES.items()}
_ROUND = {"(": "（", ")": "）", "[": "［", "]": "］"}
_MARKS = re.compile("[" + re.escape("".join((*MATES, *_CLOSING))) + "]")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z0-9])’(?=[A-Za-z])|’(?=\d\d(?!\d))")
# 1) 一）a) at the head of a passage or of a sentence number what follows.
_NUMBERING = re.compile(
    r"(?:^|[\s　。；：，、])(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[A-Za-z])([)）])"
)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A pair of marks. start: of the opening mark; end: behind the closing one; depth: how many
    pairs stand around it."""

    mark: str
    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Loose:
    """A mark without a mate."""

    mark: str
    at: int

    @property
    def opens(self) -> bool:
        """Whether it is an opening mark."""
        return self.mark in MATES


@dataclass(frozen=True, slots=True)
class Quotes:
    """All pairs by their beginning, and the loose marks by their place."""

    pairs: tuple[Enclosed, ...]
    loose: tuple[Loose, ...]

    def around(self, start: int, end: int, marks: str = "“‘「『") -> Enclosed | None:
        """The innermost pair of these marks around characters, marks not counted; None for none."""
        found = None
        for pair in self.pairs:
            if pair.start < start and end < pair.end and pair.mark in marks:
                found = pair
        return found


def read(text: str) -> Quotes:
    """Find mates, the nearest first; a pair crossed by another one leaves the inner mark loose."""
    passed = {found.start() for found in _APOSTROPHE.finditer(text)}
    passed |= {found.start(1) for found in _NUMBERING.finditer(text)}
    open_: list[tuple[str, int]] = []
    pairs: list[Enclosed] = []
    loose: list[Loose] = []
    for found in _MARKS.finditer(text):
        mark, at = found[0], found.start()
        if mark in MATES:
            open_.append((mark, at))
            continue
        wanted = _round(_CLOSING[mark])
        place = next(
            (n for n in reversed(range(len(open_))) if _round(open_[n][0]) == wanted), None
        )
        if place is None:
            if at not in passed:
                loose.append(Loose(mark, at))
            continue
        loose += [Loose(*one) for one in open_[place + 1 :]]
        pairs.append(Enclosed(open_[place][0], open_[place][1], at + 1, place))
        del open_[place:]
    loose += [Loose(*one) for one in open_]
    return Quotes(
        tuple(sorted(pairs, key=lambda pair: pair.start)),
        tuple(sorted(loose, key=lambda one: one.at)),
    )


def inside(text: str, pair: Enclosed) -> str:
    """What a pair encloses."""
    return text[pair.start + 1 : pair.end - 1]


def quoted(text: str, quotes: Quotes, marks: str) -> Iterator[tuple[Enclosed, str]]:
    """The pairs of some marks with what they enclose."""
    for pair in quotes.pairs:
        if pair.mark in marks:
            yield pair, inside(text, pair)


def _round(mark: str) -> str:
    return _ROUND.get(mark, mark)
