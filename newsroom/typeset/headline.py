"""Headlines: how many lines, where they break, and at which size.

A headline breaks where its editor left a space, after a mark, or between words; never inside a
word. Lines are of nearly equal length and none is under three characters. Where the wanted size
does not fit, the type is set a little closer or a little smaller, within the house's limits;
what costs least wins (the prices are this program's own; the rules are the trade's).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from newsroom.model.length import Length, Pt
from newsroom.text.words import boundaries
from newsroom.typeset.classes import MARKS, Class
from newsroom.typeset.lines import SetLine, Setter, Style
from newsroom.typeset.spaced import FREE, Spaced

BALANCE = 0.2  # how much shorter than the longest a line may be
SHORTEST = 3  # characters of a line
CLOSEST = 0.05  # em that each gap may lose
_PER_PERCENT_SMALLER = 1.0
_PER_PERCENT_CLOSER = 1.5
_PER_LINE = 8.0
_UNEVEN, _TOO_UNEVEN = 10.0, 150.0
_TOO_SHORT = 40.0
_AT_SPACE, _AT_MARK, _AT_WORD, _ANYWHERE = 0.0, 1.0, 4.0, 16.0
_INSIDE = 14.0  # parting a short quoted name
_SHORT_NAME = 8
_GOOD = 14.0  # an editor's own break this good is taken without asking for words
_REACH = 0.25  # a break may lie this far from an even share
_NEAREST = 12
_MOST_FORCED = 5
_ENDING = frozenset({Class.CLOSING, Class.PAUSE, Class.STOP, Class.ELLIPSIS})

_QUOTED = re.compile(f"[“‘《〈「『（][^”’》〉」』）]{{1,{_SHORT_NAME}}}[”’》〉」』）]")

Words = Callable[[str], Collection[int]]


@dataclass(frozen=True, slots=True)
class HeadlineSetting:
    """A headline as set. lines: tile the text; blanks at a break take no width. track: em added
    to every gap. fits: whether every line is within the measure and
    there are no more of them than asked for."""

    lines: tuple[SetLine, ...]
    size: Length
    track: float = 0.0
    fits: bool = True


@dataclass(frozen=True, slots=True)
class _Choice:
    cost: float
    ends: tuple[int, ...]
    size: Length
    track: float


def steps(wanted: Length, least: Length) -> tuple[Length, ...]:
    """Sizes from the wanted one down to the least by half points, which Word can keep."""
    found = [wanted]
    size = Length(wanted // Pt(0.5) * Pt(0.5))
    while size >= least:
        if size < wanted:
            found.append(size)
        size = size - Pt(0.5)
    return tuple(found)


def break_headline(
    setter: Setter,
    text: str,
    measure: Length,
    sizes: Sequence[Length],
    style: Style,
    *,
    most_lines: int = 2,
    words: Words = boundaries,
) -> HeadlineSetting:
    """Set a headline in at most `most_lines` lines, at the first of `sizes` that looks well.

    sizes: largest first, as `steps` gives them. style: its size is not used. words: the places
    between words of a text. A headline that fits in no way is set at the least size, in as many
    lines as it takes, and says so.
    """
    if not text.strip():
        return HeadlineSetting((), sizes[0])
    first = replace(style, size=sizes[0], first_line=0.0)
    search = _Search(setter.widths(text, first), measure, sizes)
    search.whole()
    if most_lines > 1 and search.worse_than(_PER_LINE):
        search.broken(search.marked(), most_lines)
        if search.worse_than(_GOOD):
            search.broken(search.between(words(text)), most_lines)
    best = search.best
    if best is None:
        return _forced(setter, text, measure, replace(first, size=sizes[-1]), words)
    final = replace(first, size=best.size)
    lines = setter.lines_at(text, measure, final, best.ends, track=best.track)
    return HeadlineSetting(lines, best.size, best.track)


def _forced(
    setter: Setter, text: str, measure: Length, style: Style, words: Words
) -> HeadlineSetting:
    """More lines than were asked for; between words as long as that is possible."""
    search = _Search(setter.widths(text, style), measure, (style.size,))
    places = search.between(words(text))
    for count in range(2, _MOST_FORCED + 1):
        search.broken(places, count, least=count)
        if search.best is not None:
            ends = search.best.ends
            lines = setter.lines_at(text, measure, style, ends, track=search.best.track)
            return HeadlineSetting(lines, style.size, search.best.track, fits=False)
    align = "left" if style.align == "justify" else style.align
    lines = setter.paragraph(text, measure, replace(style, align=align))
    return HeadlineSetting(lines, style.size, 0.0, fits=False)


class _Search:
    """Keeps the cheapest choice met so far."""

    def __init__(self, spaced: Spaced, measure: Length, sizes: Sequence[Length]) -> None:
        self.spaced = spaced
        self.size = len(spaced.text)
        self.measure = measure
        self.sizes = sizes
        self.best: _Choice | None = None

    def worse_than(self, cost: float) -> bool:
        """Whether nothing at least this good was found yet."""
        return self.best is None or self.best.cost > cost

    def whole(self) -> None:
        """Try one line."""
        self._try((self.size,), 0.0)

    def broken(self, places: Mapping[int, float], most: int, *, least: int = 2) -> None:
        """Try breaks into `least` to `most` lines at places that have a price."""
        for count in range(least, most + 1):
            near = [self._near(places, number / count) for number in range(1, count)]
            for inner in product(*near):
                if all(a < b for a, b in pairwise(inner)):
                    self._try((*inner, self.size), sum(places[place] for place in inner))

    def marked(self) -> dict[int, float]:
        """Places after the editor's spaces, after marks and before a dash."""
        found = {}
        for place in self._legal():
            before = self.spaced.text[place - 1]
            if before.isspace():
                found[place] = _AT_SPACE
            elif MARKS.get(before) in _ENDING or self.spaced.text.startswith("——", place):
                found[place] = _AT_MARK
        return found

    def between(self, words: Collection[int]) -> dict[int, float]:
        """The same and places between words; any legal place where there are no words."""
        inner = [place for place in self._legal() if place in words]
        price = _AT_WORD if inner else _ANYWHERE
        found = dict.fromkeys(inner or self._legal(), price)
        for name in _QUOTED.finditer(self.spaced.text):
            for place in range(name.start() + 1, name.end()):
                if place in found:
                    found[place] += _INSIDE
        return found | self.marked()

    def _legal(self) -> list[int]:
        legal = self.spaced.legal
        return [place for place in range(1, self.size) if legal[place] == FREE]

    def _near(self, places: Mapping[int, float], share: float) -> list[int]:
        acc = self.spaced.acc
        off = {place: abs(acc[place] / max(acc[-1], 1) - share) for place in places}
        return sorted((at for at in places if off[at] <= _REACH), key=off.__getitem__)[:_NEAREST]

    def _try(self, ends: tuple[int, ...], cost: float) -> None:
        spaced, starts = self.spaced, (0, *ends[:-1])
        widths, gaps, shown = [], [], []
        for start, end in zip(starts, ends, strict=True):
            last = spaced.visible_end.get(end, end)
            cut = spaced.start_cut.get(start, 0)
            widths.append((spaced.acc_end[end] - spaced.acc[start] - cut) / spaced.em)
            gaps.append(spaced.gap_acc[max(last - 1, start)] - spaced.gap_acc[start])
            shown.append(sum(not char.isspace() for char in spaced.text[start:end]))
        uneven = 1 - min(widths) / max(*widths, 0.001)
        cost += _UNEVEN * uneven + _TOO_UNEVEN * max(uneven - BALANCE, 0)
        cost += _PER_LINE * (len(ends) - 1)
        if len(ends) > 1 and min(shown) < SHORTEST:
            cost += _TOO_SHORT
        for size in self.sizes:
            smaller = cost + _PER_PERCENT_SMALLER * 100 * (1 - size / self.sizes[0])
            if not self.worse_than(smaller):
                return
            closer = self._closer(widths, gaps, self.measure / size)
            total = smaller + _PER_PERCENT_CLOSER * 100 * closer
            if closer <= CLOSEST and self.worse_than(total):
                self.best = _Choice(total, ends, size, -closer if closer else 0.0)

    @staticmethod
    def _closer(widths: Sequence[float], gaps: Sequence[int], room: float) -> float:
        """By how many em each gap must shrink for every line to fit."""
        needs = [(width - room, gap) for width, gap in zip(widths, gaps, strict=True)]
        return max((need / gap if gap else 1.0 for need, gap in needs if need > 0), default=0.0)
