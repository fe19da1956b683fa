"""Where a paragraph's lines end.

A greedy pass first, in the trade's order 先挤进，后推出: a forbidden mark is squeezed into the line
where its blanks allow it, else a character is pushed out. Where that leaves a line loose, a number
parted from its unit or a lone last character (孤字), the breaks of the whole paragraph are chosen
together: the least sum of demerits over every legal break.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from newsroom.typeset.classes import IDEOGRAPH
from newsroom.typeset.spacing import ATOM, FREE, MARK, NEVER, Spaced

LOOSE = 0.15  # em of extra space per gap that an editor would see
_KEPT_LOOSE = 0.35  # a kept line looser than this is no longer worth keeping
_DESPERATE = 0.5
_ORPHAN_COST = 6.0
_FORCED_COST = 12.0
_VIOLATION_COST = 40.0
_URL_MARKS = frozenset("/.-_?&=@")
_MIN_LAST_HAN = 2
_CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """Room for lines in EMU: `width` less `indent` on the first `indented` lines.

    justify: whether lines but the last fill it.
    """

    width: int
    first: int = 0
    offset: int = 0
    offset_lines: int = 1
    justify: bool = True

    def left(self, number: int) -> int:
        """Where line `number` begins."""
        left = self.first if number == 0 else 0
        return left + self.offset if number < self.offset_lines else left

    def room(self, number: int) -> int:
        """Width of line `number`."""
        return max(self.width - self.left(number), 1)


@dataclass(frozen=True, slots=True)
class Breaker:
    """Chooses the breaks of one paragraph for one measure."""

    spaced: Spaced
    measure: Measure

    def breaks(self, kept: tuple[int, ...] = ()) -> list[int]:
        """The end of each line; the last is the text's. Breaks of `kept` stay while legal."""
        size = len(self.spaced.text)
        ends = self._still_legal(kept)
        start = ends[-1] if ends else 0
        if start >= size:
            return ends
        greedy, good = self._greedy(start, len(ends))
        if not good and self.measure.justify:
            return ends + self._best(start, len(ends), greedy)
        return ends + greedy

    def _still_legal(self, kept: tuple[int, ...]) -> list[int]:
        ends: list[int] = []
        start = 0
        size = len(self.spaced.text)
        for end in kept:
            if not start < end < size or self.spaced.legal[end] != FREE:
                break
            slack = self._slack(start, end, len(ends))
            if slack < -self._squeeze(start, end):
                break
            if slack > 0 and self._looseness(start, end, slack) > _KEPT_LOOSE:
                break
            ends.append(end)
            start = end
        return ends

    # Measures of one line ----------------------------------------------------------------------

    def _slack(self, start: int, end: int, number: int) -> int:
        spaced = self.spaced
        width = spaced.acc_end[end] - spaced.acc[start] - spaced.start_cut.get(start, 0)
        return self.measure.room(number) - width

    def _squeeze(self, start: int, end: int) -> int:
        """How much the line can shrink."""
        spaced = self.spaced
        last = spaced.visible_end.get(end, end) - 1
        if last <= start:
            return 0
        most = spaced.shrink_acc[last] - spaced.shrink_acc[start]
        if start in spaced.start_cut and start in spaced.shrink:
            most -= spaced.shrink[start][1]
        return most

    def _looseness(self, start: int, end: int, slack: int) -> float:
        """Extra space per gap in em, after word spaces and Han–Latin gaps took theirs."""
        spaced = self.spaced
        last = spaced.visible_end.get(end, end) - 1
        if last <= start:
            return slack / spaced.em
        slack -= spaced.soft_acc[last] - spaced.soft_acc[start]
        if slack <= 0:
            return 0.0
        gaps = spaced.gap_acc[last] - spaced.gap_acc[start]
        return slack / (gaps * spaced.em) if gaps else slack / spaced.em

    def _furthest(self, start: int, number: int) -> int:
        """The furthest end that fits without squeezing; `start` where nothing fits."""
        spaced = self.spaced
        limit = self.measure.room(number) + spaced.acc[start] + spaced.start_cut.get(start, 0)
        return bisect_right(spaced.acc_end, limit, start + 1) - 1

    # Greedy ------------------------------------------------------------------------------------

    def _greedy(self, start: int, number: int) -> tuple[list[int], bool]:
        """Line ends taken one line at a time, and whether none of them asks for better."""
        spaced = self.spaced
        legal, penalty = spaced.legal, spaced.penalty
        size = len(spaced.text)
        justify = self.measure.justify
        ends: list[int] = []
        good = True
        while start < size:
            fits = self._furthest(start, number)
            end = fits
            if fits < size and (fits == start or legal[fits] != FREE):
                end = self._around(start, fits, number)
                good = good and legal[end] == FREE
            if end < size:
                if end in penalty:
                    good = False
                elif justify and good:
                    slack = self._slack(start, end, number)
                    if slack > 0 and self._looseness(start, end, slack) > LOOSE:
                        good = False
            elif ends and good:
                good = not self._orphan(start)
            ends.append(end)
            start = end
            number += 1
        return ends, good

    def _around(self, start: int, fits: int, number: int) -> int:
        """A legal end near one that is not: squeezed in, pushed out, or forced."""
        legal = self.spaced.legal
        pulled = legal.find(FREE, fits + 1)
        if -self._slack(start, pulled, number) <= self._squeeze(start, pulled):
            return pulled
        pushed = legal.rfind(FREE, start + 1, fits + 1)
        if pushed > start:
            slack = self._slack(start, pushed, number)
            if not self._in_atom(fits) or self._looseness(start, pushed, slack) <= _DESPERATE:
                return pushed
            forced = self._forced(start, fits)
            return forced if forced > pushed else pushed
        return self._forced(start, fits)

    def _in_atom(self, place: int) -> bool:
        return self.spaced.legal[place] == ATOM

    def _forced(self, start: int, fits: int) -> int:
        """An end where no legal one fits: after a URL's mark, in the atom, or at the mark."""
        legal, text = self.spaced.legal, self.spaced.text
        size = len(text)
        least = start + 1
        while least < size and legal[least] == NEVER:
            least += 1
        if fits <= least:
            return least
        for place in range(fits, least, -1):
            if legal[place] == ATOM and text[place - 1] in _URL_MARKS and place - start > 3:
                return place
        place = fits
        while place > least and legal[place] == NEVER:
            place -= 1
        if legal[place] == MARK:
            for other in range(place, least, -1):
                if legal[other] == ATOM:
                    return other
        return place

    def _orphan(self, start: int) -> bool:
        """Whether a last line from here holds fewer than two Han or Latin characters."""
        text = self.spaced.text
        if len(text) - start > 6:
            return False
        rest = text[start:]
        if any("0" <= char <= "z" for char in rest):
            return False
        return len(IDEOGRAPH.findall(rest)) < _MIN_LAST_HAN

    # Total fit ---------------------------------------------------------------------------------

    def _best(self, start: int, number: int, greedy: list[int]) -> list[int]:
        """Ends with the least sum of demerits, found forwards over reachable starts."""
        size = len(self.spaced.text)
        # place → (demerits so far, place before, lines so far)
        best: dict[int, tuple[float, int, int]] = {start: (0.0, -1, number)}
        waiting = bytearray(size + 1)
        waiting[start] = 1
        place = start
        while place != -1 and place < size:
            total, _, lines = best[place]
            for end, cost in self._choices(place, lines):
                known = best.get(end)
                if known is None or total + cost < known[0]:
                    best[end] = (total + cost, place, lines + 1)
                    waiting[end] = 1
            place = waiting.find(1, place + 1)
        if size not in best:
            return greedy
        ends = []
        place = size
        while place > start:
            ends.append(place)
            place = best[place][1]
        return ends[::-1]

    def _choices(self, start: int, number: int) -> list[tuple[int, float]]:
        """Ends of a line from `start` with their demerits."""
        spaced = self.spaced
        legal, penalty = spaced.legal, spaced.penalty
        size = len(spaced.text)
        fits = self._furthest(start, number)
        if fits >= size:
            found = [(size, self._last_cost(start, number))]
            # A lone last character may get company from this line.
            return found + (self._looser(start, size - 1, number) if found[0][1] else [])
        found = []
        end = legal.find(FREE, fits + 1)
        while end != -1 and end - fits < 6:
            most = self._squeeze(start, end)
            need = -self._slack(start, end, number)
            if need > most:
                break
            cost = 0.25 + 0.4 * need / most if most else 0.0
            if end == size:
                cost += self._last_cost(start, number)
            found.append((end, cost + penalty.get(end, 0.0)))
            end = legal.find(FREE, end + 1)
        found += self._looser(start, fits, number)
        if not found or (self._in_atom(fits) and min(cost for _, cost in found) > _FORCED_COST):
            forced = self._forced(start, fits)
            cost = _FORCED_COST if legal[forced] == ATOM else _VIOLATION_COST
            found.append((forced, cost))
        return found

    def _looser(self, start: int, fits: int, number: int) -> list[tuple[int, float]]:
        spaced = self.spaced
        legal, penalty = spaced.legal, spaced.penalty
        found: list[tuple[int, float]] = []
        end = legal.rfind(FREE, start + 1, fits + 1)
        while end > start and len(found) < _CANDIDATES:
            loose = self._looseness(start, end, self._slack(start, end, number)) / LOOSE
            cost = loose * loose
            if loose > 1:
                cost += 4 * (loose - 1)
                if found and loose > 2:
                    break
            found.append((end, cost + penalty.get(end, 0.0)))
            end = legal.rfind(FREE, start + 1, end)
        return found

    def _last_cost(self, start: int, number: int) -> float:
        return _ORPHAN_COST if number and self._orphan(start) else 0.0
