"""Headlines: how many lines, where they break, and at which size.

A headline breaks where its editor left a space, after a mark, or between words (see phrasing);
never inside a word. Lines are of nearly equal length and none is under three characters. Where the
wanted size does not fit, the type is set a little closer or a little smaller, within the house's
limits; what costs least wins (the prices are this program's own; the rules are the trade's). Lines
a little shorter than the longest are opened to its length, and a headline of a few characters over
a wide measure is spaced out, within limits; type is never made larger than asked for.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product

from newsroom.model.length import Length, Pt
from newsroom.text.words import boundaries
from newsroom.typeset.lines import SetLine, Setter, Style
from newsroom.typeset.phrasing import Words, between, marked, strong
from newsroom.typeset.spaced import FREE, Spaced

BALANCE = 0.2  # how much shorter than the longest a line may be
SHORTEST = 3  # characters of a line
CLOSEST = 0.05  # em that each gap may lose
OPENED = 0.17  # em that each gap of a shorter line may gain
SPACED_OUT = {2: 1.0, 3: 0.6, 4: 0.4, 5: 0.2}  # em between so many characters of a whole headline
_FILLED = 0.5  # share of the measure that a spaced out headline takes at most
_PER_PERCENT_SMALLER = 1.0
_PER_PERCENT_CLOSER = 1.5
_PER_LINE = 8.0
_UNEVEN, _TOO_UNEVEN, _TOO_UNEVEN_AT_PAUSE = 10.0, 150.0, 40.0
_TOO_SHORT = 40.0
_GOOD = 14.0  # an editor's own break this good is taken without asking for words
_REACH = 0.25  # a break may lie this far from an even share
# So many places nearest to an even share are tried for one break, two, three, four: as many
# together as a search may look at.
_NEAREST = (12, 12, 8, 5)
_MOST_FORCED = 5


@dataclass(frozen=True, slots=True)
class HeadlineSetting:
    """A headline as set. lines: tile the text; blanks at a break take no width. track: em added
    to every gap of its longest line. fits: whether every line is within the measure and there are
    no more of them than asked for."""

    lines: tuple[SetLine, ...]
    size: Length
    track: float = 0.0
    fits: bool = True


@dataclass(frozen=True, slots=True)
class _Choice:
    cost: float
    ends: tuple[int, ...]
    size: Length
    tracks: tuple[float, ...]


@lru_cache(maxsize=256)
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
    first = style.at(sizes[0])
    search = _Search(setter.widths(text, first), measure, sizes)
    search.whole()
    if most_lines > 1 and search.worse_than(_PER_LINE):
        search.broken(search.marked(), most_lines)
        if search.worse_than(_GOOD):
            search.broken(search.between(words(text)), most_lines)
    best = search.best
    if best is None:
        return _forced(setter, text, measure, first.at(sizes[-1]), words)
    return _finished(setter, text, measure, first, best)


def _finished(
    setter: Setter, text: str, measure: Length, style: Style, best: _Choice, *, fits: bool = True
) -> HeadlineSetting:
    final = style.at(best.size)
    lines = setter.lines_at(text, measure, final, best.ends, tracks=best.tracks)
    track = max(best.tracks, default=0.0) if len(best.ends) == 1 else min(best.tracks, default=0.0)
    return HeadlineSetting(lines, best.size, track, fits)


def _forced(
    setter: Setter, text: str, measure: Length, style: Style, words: Words
) -> HeadlineSetting:
    """More lines than were asked for; between words as long as that is possible."""
    search = _Search(setter.widths(text, style), measure, (style.size,))
    places = search.between(words(text))
    for count in range(2, _MOST_FORCED + 1):
        search.broken(places, count, least=count)
        if search.best is not None:
            return _finished(setter, text, measure, style, search.best, fits=False)
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
        self._lines: dict[tuple[int, int], _Measured] = {}

    def worse_than(self, cost: float) -> bool:
        """Whether nothing at least this good was found yet."""
        return self.best is None or self.best.cost > cost

    def whole(self) -> None:
        """Try one line."""
        self._try((self.size,), 0.0)

    def broken(self, places: Mapping[int, float], most: int, *, least: int = 2) -> None:
        """Try breaks into `least` to `most` lines at places that have a price."""
        for count in range(max(least, self._fewest()), most + 1):
            most_near = _NEAREST[min(count - 2, len(_NEAREST) - 1)]
            near = [self._near(places, number / count, most_near) for number in range(1, count)]
            for inner in product(*near):
                if all(a < b for a, b in pairwise(inner)):
                    self._try((*inner, self.size), sum(places[place] for place in inner))

    def _fewest(self) -> int:
        """Lines below which no size and no tracking lets the text fit: no break is tried for
        fewer, or a whole paragraph given as a headline would be searched for ever.
        """
        spaced = self.spaced
        blank = sum(map(str.isspace, spaced.text))
        width = spaced.acc[-1] / spaced.em - CLOSEST * spaced.gap_acc[-1] - blank
        return math.floor(width / (self.measure / self.sizes[-1] + 1))

    def marked(self) -> dict[int, float]:
        """Places after the editor's spaces, after marks and before a dash."""
        return marked(self.spaced.text, self._legal())

    def between(self, words: Collection[int]) -> dict[int, float]:
        """The same and places between words; any legal place where there are no words."""
        return between(self.spaced.text, self._legal(), words)

    def _legal(self) -> list[int]:
        legal = self.spaced.legal
        return [place for place in range(1, self.size) if legal[place] == FREE]

    def _near(self, places: Mapping[int, float], share: float, most: int) -> list[int]:
        acc = self.spaced.acc
        off = {place: abs(acc[place] / max(acc[-1], 1) - share) for place in places}
        return sorted((at for at in places if off[at] <= _REACH), key=off.__getitem__)[:most]

    def _line(self, start: int, end: int) -> _Measured:
        found = self._lines.get((start, end))
        if found is None:
            found = self._lines[start, end] = _Measured.of(self.spaced, start, end)
        return found

    def _try(self, ends: tuple[int, ...], cost: float) -> None:
        spaced = self.spaced
        lines = [self._line(a, b) for a, b in pairwise((0, *ends))]
        widths = [line.width for line in lines]
        uneven = 1 - min(widths) / max(*widths, 0.001)
        if not self.worse_than(cost + _UNEVEN * uneven + _PER_LINE * (len(ends) - 1)):
            return
        paused = all(strong(spaced.text, end) for end in ends[:-1])
        steep = _TOO_UNEVEN_AT_PAUSE if paused else _TOO_UNEVEN
        cost += _UNEVEN * uneven + steep * max(uneven - BALANCE, 0)
        cost += _PER_LINE * (len(ends) - 1)
        if len(ends) > 1 and min(line.shown for line in lines) < SHORTEST:
            cost += _TOO_SHORT
        for size in self.sizes:
            smaller = cost + _PER_PERCENT_SMALLER * 100 * (1 - size / self.sizes[0])
            if not self.worse_than(smaller):
                return
            room = self.measure / size
            closer = max(line.closer(room) for line in lines)
            total = smaller + _PER_PERCENT_CLOSER * 100 * closer
            if closer <= CLOSEST and self.worse_than(total):
                self.best = _Choice(total, ends, size, _tracks(lines, room, -closer))


@dataclass(frozen=True, slots=True)
class _Measured:
    """A line before it is set. width: in em. gaps: how many may change. shown: characters."""

    width: float
    gaps: int
    shown: int

    @classmethod
    def of(cls, spaced: Spaced, start: int, end: int) -> _Measured:
        """The line from start to end."""
        last = spaced.visible_end.get(end, end)
        cut = spaced.start_cut.get(start, 0)
        return cls(
            (spaced.acc_end[end] - spaced.acc[start] - cut) / spaced.em,
            spaced.gap_acc[max(last - 1, start)] - spaced.gap_acc[start],
            sum(not char.isspace() for char in spaced.text[start:end]),
        )

    def closer(self, room: float) -> float:
        """By how many em each gap must shrink for the line to fit."""
        need = self.width - room
        if need <= 0:
            return 0.0
        return need / self.gaps if self.gaps else 1.0

    def opened(self, room: float) -> float:
        """By how many em each gap grows where the line is to reach `room`."""
        return (room - self.width) / self.gaps if self.gaps else 0.0


def _tracks(lines: Sequence[_Measured], room: float, closer: float) -> tuple[float, ...]:
    """What each line's gaps gain in em: all lines of one headline seem equally dense.

    A line a little shorter than the longest is opened to its length; one far shorter is left
    alone, centred under it.
    """
    if len(lines) == 1:
        return (closer or _spaced_out(lines[0], room),)
    longest = max(line.width + min(closer, 0.0) * line.gaps for line in lines)
    needs = [line.opened(longest) for line in lines]
    return tuple(need if need <= OPENED else 0.0 for need in needs)


def _spaced_out(line: _Measured, room: float) -> float:
    """Em between the few characters of a whole headline, so that they do not look lost."""
    most = SPACED_OUT.get(line.shown, 0.0)
    return max(min(most, line.opened(room * _FILLED)), 0.0)
