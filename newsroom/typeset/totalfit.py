"""The breaks of a whole paragraph chosen together: the least sum of demerits (total fit).

Forward search over the places a line can start at, from a greedy solution that bounds it: a
partial solution that can no longer become cheaper than the best complete one is dropped, and one
that meets the greedy lines again may go on with them. What a detour may save is taken to be no
more than the worst line within a few lines costs, which keeps the search near the trouble.

Demerits of a line: the square of its looseness (1 at the looseness that an editor would see, and
steeper beyond), a little for squeezing, and set prices for a dear break, an orphan, a forced one.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from newsroom.typeset.spaced import ATOM, FREE

if TYPE_CHECKING:
    from newsroom.typeset.breaking import Breaker

LOOSE = 0.15  # em of extra space per gap that an editor would see
_STEEP = 4.0
_SQUEEZE_BASE, _SQUEEZE_SHARE = 0.25, 0.4
_ORPHAN = 6.0
_FORCED = 12.0
_VIOLATION = 40.0
# How many ends of a line are tried, and up to which demerits: usually, and where a greedy line is
# past hope, so that one bad line early may spare two worse ones.
_HOPELESS = 30.0
_USUAL, _IN_TROUBLE = (3, _HOPELESS), (6, math.inf)
_AHEAD = 5  # lines over which a detour from the greedy ones can pay
_MARGIN = 0.5
_COST = itemgetter(1)  # of an end with its demerits


class TotalFit:
    """The search for one paragraph; `ends` gives its result.

    start, number: place and line number it begins at. greedy: line ends from there on.
    """

    def __init__(self, breaker: Breaker, start: int, number: int, greedy: list[int]) -> None:
        self.breaker = breaker
        self.spaced = spaced = breaker.spaced
        self.size = len(spaced.text)
        self.start = start
        self.number = number
        self.greedy = greedy
        self.special = breaker.measure.special
        self.width = breaker.measure.width
        self.unit = LOOSE * spaced.em
        # Summed once: each line that is tried asks for them.
        self.gaps, self.soft, self.shrink = spaced.gap_acc, spaced.soft_acc, spaced.shrink_acc
        self.most, self.worst = _USUAL
        # place → (demerits so far, place before, lines so far)
        self.best: dict[int, tuple[float, int, int]] = {start: (0.0, -1, number)}

    def ends(self) -> list[int]:
        """Line ends with the least demerits; the greedy ones where nothing is better."""
        rest, hopes, worst = self._greedy_costs()
        greedy = rest[self.start]
        # A way round the worst line seldom costs more than all others do, and a little: what costs
        # more is looked at only where none so cheap is found.
        likely = greedy - worst + _MARGIN
        bound, leave = self._search(rest, hopes, likely)
        if likely <= bound:
            bound, leave = self._search(rest, hopes, greedy)
        return self._path(leave) + [end for end in self.greedy if end > leave]

    def _search(self, rest: dict[int, float], hopes: list[float], most: float) -> tuple[float, int]:
        """The least demerits that lines can come to by ways that nowhere reach `most`, and where
        these meet the greedy lines for good."""
        bound, leave = rest[self.start], self.start
        self.best = best = {self.start: (0.0, -1, self.number)}
        waiting = bytearray(self.size + 1)
        place, line = self.start, 0
        greedy = self.greedy
        while 0 <= place < self.size:
            total, _, lines = best[place]
            while greedy[line] < place:
                line += 1
            # What greedy lines still cost from here, less the most that a detour may save.
            if total + hopes[line] < bound:
                limit = min(bound, most)
                for end, cost in self._choices(place, lines, limit - total):
                    reached = total + cost
                    if reached >= limit:
                        continue
                    known = best.get(end)
                    # Of equals the later detour: it leaves more lines as they were.
                    if known is not None and known[0] < reached:
                        continue
                    best[end] = (reached, place, lines + 1)
                    waiting[end] = 1
                    if end in rest and reached + rest[end] < bound:
                        bound, leave = reached + rest[end], end
                        limit = min(bound, most)
            place = waiting.find(1, place + 1)
        return bound, leave

    def _path(self, place: int) -> list[int]:
        ends = []
        while place > self.start:
            ends.append(place)
            place = self.best[place][1]
        return ends[::-1]

    def _greedy_costs(self) -> tuple[dict[int, float], list[float], float]:
        """Demerits of the greedy lines from each of their starts to the end; for each line, those
        after it less what the worst line near it costs and a little more; those of the worst."""
        starts = [self.start, *self.greedy[:-1]]
        costs = [
            self.cost(start, end, self.number + index)
            for index, (start, end) in enumerate(zip(starts, self.greedy, strict=True))
        ]
        if max(costs) > _HOPELESS:
            self.most, self.worst = _IN_TROUBLE
        rest = {self.size: 0.0}
        hopes = []
        for index in range(len(starts) - 1, -1, -1):
            after = rest[self.greedy[index]]
            rest[starts[index]] = after + costs[index]
            hopes.append(after - max(costs[index : index + _AHEAD]) - _MARGIN)
        return rest, hopes[::-1], max(costs)

    def _limit(self, start: int, number: int) -> int:
        """What `acc_end` of an end may be for the line to fit."""
        spaced = self.spaced
        room = self.width if number >= self.special else self.breaker.measure.room(number)
        if start in spaced.start_cut:
            room += spaced.start_cut[start]
        return room + spaced.acc[start]

    def cost(self, start: int, end: int, number: int) -> float:
        """Demerits of one line."""
        slack = self._limit(start, number) - self.spaced.acc_end[end]
        if end == self.size:
            cost = self._last(start, number)
        else:
            cost = self.spaced.penalty.get(end, 0.0)
            if self.spaced.legal[end] != FREE:
                cost += _FORCED if self.spaced.legal[end] == ATOM else _VIOLATION
        if slack < 0:
            return cost + self._tight(start, end, -slack)
        return cost if end == self.size else cost + self._loose(start, end, slack)

    def _last(self, start: int, number: int) -> float:
        return _ORPHAN if number and self.breaker.orphan(start) else 0.0

    def _tight(self, start: int, end: int, need: int) -> float:
        most = self._squeeze(start, end)
        return _SQUEEZE_BASE + _SQUEEZE_SHARE * need / most if most else 0.0

    def _squeeze(self, start: int, end: int) -> int:
        """How much a line can shrink; as `Breaker.squeeze`, from the sums at hand."""
        last = self.spaced.visible_end.get(end, end) - 1
        if last <= start:
            return 0
        return self.shrink[last] - self.shrink[start + (start in self.spaced.start_cut)]

    def _loose(self, start: int, end: int, slack: int) -> float:
        spaced = self.spaced
        last = spaced.visible_end.get(end, end) - 1
        if last > start:
            slack -= self.soft[last] - self.soft[start]
        if slack <= 0:
            return 0.0
        gaps = self.gaps[last] - self.gaps[start] if last > start else 0
        loose = slack / (gaps * self.unit) if gaps else slack / self.unit
        return loose * loose if loose <= 1 else loose * loose + _STEEP * (loose - 1)

    def _choices(self, start: int, number: int, most: float) -> list[tuple[int, float]]:
        """Ends of a line from `start` with their demerits; of those over `most` not all."""
        legal, acc_end = self.spaced.legal, self.spaced.acc_end
        limit = self._limit(start, number)
        fits = bisect_right(acc_end, limit, start + 1) - 1
        worst = most if most < self.worst else self.worst
        if fits >= self.size:
            cost = self._last(start, number)
            found = [(self.size, cost)]
            # A lone last character may get company from this line.
            return found + self._looser(start, self.size - 1, limit, worst) if cost else found
        found = self._looser(start, fits, limit, worst)
        if not found or most > _SQUEEZE_BASE:
            end = fits + 1
            while legal[end] != FREE:
                end += 1
            if acc_end[end] - limit <= self.shrink[end] - self.shrink[start]:
                found += self._tighter(start, end, limit, number)
        if found and (most <= _FORCED or min(found, key=_COST)[1] <= _FORCED):
            return found
        if not found or self.breaker.divisible(fits):
            forced = self.breaker.forced(start, fits)
            found.append((forced, self.cost(start, forced, number)))
        return found

    def _tighter(self, start: int, end: int, limit: int, number: int) -> list[tuple[int, float]]:
        """Ends from `end` on that squeezing brings into the line."""
        spaced = self.spaced
        found: list[tuple[int, float]] = []
        while True:
            need = spaced.acc_end[end] - limit
            most = self._squeeze(start, end)
            if need > most:
                return found
            cost = _SQUEEZE_BASE + _SQUEEZE_SHARE * need / most + spaced.penalty.get(end, 0.0)
            if end == self.size:
                found.append((end, cost + self._last(start, number)))
                return found
            found.append((end, cost))
            end = spaced.legal.find(FREE, end + 1)

    def _looser(self, start: int, fits: int, limit: int, worst: float) -> list[tuple[int, float]]:
        """The nearest ends that leave the line to be stretched, the first and those no worse than
        `worst`; `_loose` written out for speed."""
        spaced = self.spaced
        legal, penalty, acc_end = spaced.legal, spaced.penalty, spaced.acc_end
        soft, gap, unit, blanks = self.soft, self.gaps, self.unit, spaced.visible_end
        gap_start = gap[start]
        limit += soft[start]
        found: list[tuple[int, float]] = []
        end = fits
        # A step back is quicker than a search: hardly ever are two places in a row forbidden.
        while True:
            while end > start and legal[end] != FREE:
                end -= 1
            if end == start:
                return found
            last = end - 1
            if last == start or end in blanks:
                cost = self._loose(start, end, limit - soft[start] - acc_end[end])
            else:
                slack = limit - acc_end[end] - soft[last]
                cost = slack / ((gap[last] - gap_start or 1) * unit) if slack > 0 else 0.0
                cost = cost * cost if cost <= 1 else cost * cost + _STEEP * (cost - 1)
            if cost > worst and found:
                return found
            found.append((end, cost + penalty[end] if end in penalty else cost))
            if len(found) == self.most:
                return found
            end = last
