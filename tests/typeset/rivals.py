"""Line ends of other typesetters beside ours: what they do otherwise, and by which of our rules.

The paragraphs are own writing; what Typst and Chromium make of them was recorded once
(tests/golden/line_ends.json), with the same face and first-line indent, justified.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newsroom.model.length import Length, Pt
from newsroom.typeset.classes import Class, classify
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.lines import Setter, Style
from newsroom.typeset.spaced import ATOM, MARK, NEVER, Spaced
from tests.typeset.material import house

GOLDEN = Path(__file__).parents[1] / "golden"
MEASURES = (11, 17, 28)
SIZE = Pt(32)
_EM = int(SIZE)
_EIGHTH, _ROUNDED = 125, 4  # thousandths of an em
DEAR = "B5: a number stays with its unit, a dash off a line's start, where that costs little"
_MARKS = (Class.OPENING, Class.CLOSING, Class.PAUSE, Class.STOP)


@dataclass(frozen=True)
class Difference:
    """Where a rival ends a line otherwise. rule: which of our rules makes the difference."""

    paragraph: int
    measure: int
    ours: str
    theirs: str
    rule: str


def paragraphs() -> list[str]:
    """The texts, one a line."""
    return (GOLDEN / "paragraphs.txt").read_text("utf8").splitlines()


def recorded() -> dict[str, dict[str, list[list[int]]]]:
    """Line ends by typesetter, measure in em and paragraph; a version stands beside each."""
    return json.loads((GOLDEN / "line_ends.json").read_text("utf8"))


@cache
def setter() -> Setter:
    """Ours, with the tabloid's fonts."""
    return Setter(FontBook(house("shangjie-shibao").fonts))


@cache
def style() -> Style:
    """The body's, large enough for whole numbers in every program."""
    font = setter().book.font("body")
    return Style(font, font, font, SIZE, 2.0)


def ours(text: str, measure: int) -> list[int]:
    """Where our lines end."""
    return [line.end for line in setter().paragraph(text, Length(_EM * measure), style())]


def differences(number: int, text: str, measure: int, theirs: Sequence[int]) -> list[Difference]:
    """Where a rival departs from our lines, until both stand at one place again."""
    mine, found = _apart(text, ours(text, measure)), []
    other = _apart(text, theirs)
    spaced = setter().widths(text, style())
    starts = sorted({0, *mine} & {0, *other})
    for start in starts:
        first = next((end for end in mine if end > start), start)
        second = next((end for end in other if end > start), start)
        if first != second:
            lone = max(starts[:-1]) <= start and _lone(text, other)
            rule = _Line(spaced, start, measure).rule(first, second, lone=lone)
            found.append(Difference(number, measure, text[start:first], text[start:second], rule))
    return found


def _lone(text: str, ends: Sequence[int]) -> bool:
    """Whether the last line holds but one character beside marks."""
    last = text[ends[-2] :] if len(ends) > 1 else text
    return sum(classify(char) not in _MARKS for char in last) <= 1


def _apart(text: str, ends: Sequence[int]) -> list[int]:
    """Ends moved behind the blanks that vanish there."""
    found = []
    for end in ends:
        while end < len(text) and text[end].isspace():
            end += 1  # noqa: PLW2901 - the same end, counted alike
        found.append(end)
    return found


@dataclass(frozen=True)
class _Line:
    """A line of ours and of a rival that begin at one place."""

    spaced: Spaced
    start: int
    measure: int

    def rule(self, ours: int, theirs: int, *, lone: bool) -> str:
        """Which rule parts the two; empty where none is known."""
        code = self.spaced.legal[theirs]
        if code == MARK:
            return "B1–B2: no mark stands at the wrong edge of a line"
        if code == NEVER:
            return "B3: —— and …… stay whole"
        if code == ATOM:
            return "B4–B6: numbers, words and their signs stay whole"
        if self.spaced.legal[ours] == ATOM:
            return "B8: a long address is parted rather than a line torn open"
        return self._more(ours, theirs) if ours > theirs else self._fewer(theirs, lone)

    def _more(self, ours: int, theirs: int) -> str:
        """We bring more into the line."""
        if theirs in self.spaced.penalty:
            return DEAR
        if self._over(ours) > 0:
            return "B9: first squeezed in, then pushed out"
        if self._uncollapsed(ours):
            return "collapse: neighbouring marks and those at line edges give up their blanks"
        return "total fit: the rival chooses otherwise among legal ends"

    def _fewer(self, theirs: int, lone: bool) -> str:
        """The rival brings more into the line."""
        over = self._over(theirs)
        if lone:
            return "orphan: no lone character on the last line"
        if theirs in self.spaced.penalty:
            return DEAR
        if over > 0 and over <= self._narrower(theirs):
            return "gap: Han and Latin stand a quarter of an em apart"
        if over > self.spaced.squeezable(self.start, theirs):
            return "shrink: stops keep their blank, gaps an eighth of an em"
        if over > 0:
            return "B9: squeezed only to bring in a mark that may not begin a line"
        return "total fit: lines are chosen together"

    def _over(self, end: int) -> int:
        """By how much a line is wider than its room before anything is squeezed."""
        spaced = self.spaced
        room = _EM * self.measure - (2 * _EM if self.start == 0 else 0)
        return (
            spaced.acc_end[end]
            - spaced.acc[self.start]
            - spaced.start_cut.get(self.start, 0)
            - room
        )

    def _uncollapsed(self, end: int) -> bool:
        """Whether the line would be too wide if every mark were one em."""
        spaced = self.spaced
        lost = sum(
            _EM - spaced.cells[at]
            for at in range(self.start, end)
            if classify(spaced.text[at]) in _MARKS
        )
        edges = spaced.end_cut.get(end, 0) + spaced.start_cut.get(self.start, 0)
        return self._over(end) + lost + edges > 0

    def _narrower(self, end: int) -> int:
        """What a line would save with gaps of an eighth of an em."""
        return sum(_EM // 8 for at in self.spaced.stretch if self.start <= at < end)


def all_differences(who: str) -> Iterator[Difference]:
    """Every difference from one rival's recorded lines."""
    lines = recorded()[who]
    for measure in MEASURES:
        for number, (text, ends) in enumerate(zip(paragraphs(), lines[str(measure)], strict=True)):
            yield from differences(number, text, measure, ends)


def advance_rule(text: str, at: int, wider: int) -> str:
    """Which rule makes a character of ours wider than Chromium's by so many thousandths of an em;
    empty where none is known. Chromium sets CSS Text 4: gaps of an eighth of an em."""
    char, after = text[at], text[at + 1 : at + 2]
    if wider == _EIGHTH:
        return "gap: Han and Latin stand a quarter of an em apart"
    if wider == 2 * _EIGHTH and (char in "℃%" or after == "-"):
        return "gap: a number's signs are set apart with it"
    if wider < 0 and char in "？！" and after in "？！":
        return "collapse: two in a row are one em"
    if wider < 0 and char in "？！" and classify(after) is Class.CLOSING:
        return "collapse: ？！ give up their blanks as all stops do"
    if wider > 0 and char in "·/":
        return "class widths: half an em, whatever the font has"
    return ""


def advances() -> Iterator[tuple[str, int, int]]:
    """Each paragraph with a place where our advance differs from Chromium's, and by how much."""
    pens = json.loads((GOLDEN / "line_ends.json").read_text("utf8"))["pens"]
    for text, places in zip(paragraphs(), pens, strict=True):
        spaced = setter().widths(text, style())
        for at in range(len(text)):
            cell = spaced.cells[at] - (spaced.start_cut.get(0, 0) if at == 0 else 0)
            wider = round(cell * 1000 / _EM) - (places[at + 1] - places[at])
            if abs(wider) > _ROUNDED:
                yield text, at, wider
