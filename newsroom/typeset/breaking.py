"""Where a paragraph's lines end.

A greedy pass first, in the trade's order 先挤进，后推出: a forbidden mark is squeezed into the line
where its blanks allow it, else a character is pushed out. Where that leaves a line loose, a number
parted from its unit or a lone last character (孤字), the breaks of the whole paragraph are chosen
together: the least sum of demerits over every legal break.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from newsroom.model.record import record
from newsroom.typeset.classes import IDEOGRAPH
from newsroom.typeset.spaced import ATOM, FREE, NEVER, Spaced
from newsroom.typeset.totalfit import LOOSE, TotalFit

_KEPT_LOOSE = 0.35  # a kept line looser than this is no longer worth keeping
_SEVERAL = 3  # lines; fewer may all have been left loose to keep a last character company
_DESPERATE = 0.5
_ADDRESS = re.compile(r"://|www\.|@|/[^/]+/")
_URL_MARKS = frozenset("/.-_?&=@")
_MIN_LAST_HAN = 2
_LOOK_BACK = 8  # lines; detours that begin earlier hardly ever pay


@record
class Measure:
    """Room for lines in EMU: `width` less `indent` on the first `indented` lines.

    justify: whether lines but the last fill it.
    """

    width: int
    first: int = 0
    offset: int = 0
    offset_lines: int = 1
    justify: bool = True

    @property
    def special(self) -> int:
        """How many lines at the start may differ from all others."""
        return max(self.offset_lines, 1)

    def left(self, number: int) -> int:
        """Where line `number` begins."""
        left = self.first if number == 0 else 0
        return left + self.offset if number < self.offset_lines else left

    def room(self, number: int) -> int:
        """Width of line `number`."""
        return max(self.width - self.left(number), 1)


@record
class Breaker:
    """Chooses the breaks of one paragraph for one measure."""

    spaced: Spaced
    measure: Measure

    def breaks(self, kept: tuple[int, ...] = ()) -> list[int]:
        """The end of each line; the last is the text's. Breaks of `kept` stay while legal."""
        ends = self._still_legal(kept)
        start = ends[-1] if ends else 0
        if start >= len(self.spaced.text):
            return ends
        greedy, bad = self.greedy(start, len(ends))
        if bad >= 0 and self.measure.justify:
            # Breaks further before the first bad line have no share in what is wrong with it.
            first = max(bad - _LOOK_BACK, 0)
            fixed = greedy[:first]
            begin = fixed[-1] if fixed else start
            number = len(ends) + first
            greedy = fixed + TotalFit(self, begin, number, greedy[first:]).ends()
        return ends + greedy

    def _still_legal(self, kept: tuple[int, ...]) -> list[int]:
        """The kept ends up to the first that is illegal or leaves a line too loose by now.

        Ends that were kept for another measure are all given up: where a line is too tight, or
        where each of several lines, or one that is too loose, could hold more without squeezing.
        """
        if not kept:
            return []
        ends = self._led_to(kept[0])
        led = len(ends)
        start = ends[-1] if ends else 0
        legal, size, roomy = self.spaced.legal, len(self.spaced.text), 0
        for end in kept:
            number = len(ends)
            if not start < end < size or legal[end] != FREE:
                break
            slack = self._slack(start, end, number)
            if -slack > self.squeeze(start, end):
                return []
            more = self._slack(start, legal.find(FREE, end + 1), number) >= 0
            if slack > 0 and self._looseness(start, end, slack) > _KEPT_LOOSE:
                if more:
                    return []
                break
            roomy += more
            ends.append(end)
            start = end
        count = len(ends) - led
        return [] if not count or roomy == count >= _SEVERAL else ends

    def _led_to(self, end: int) -> list[int]:
        """Ends of the lines that lead to the one of a first kept end: words set before the text
        (dateline, byline) may fill lines of their own, whose ends cannot be kept."""
        ends: list[int] = []
        start = 0
        if not 0 < end < len(self.spaced.text):
            return ends
        while self._slack(start, end, len(ends)) < -self.squeeze(start, end):
            step = self._next(start, len(ends))
            if step >= end:
                break
            ends.append(step)
            start = step
        return ends

    # Measures of one line ----------------------------------------------------------------------

    def _slack(self, start: int, end: int, number: int) -> int:
        spaced = self.spaced
        width = spaced.acc_end[end] - spaced.acc[start] - spaced.start_cut.get(start, 0)
        return self.measure.room(number) - width

    def squeeze(self, start: int, end: int) -> int:
        """How much the line can shrink."""
        spaced = self.spaced
        last = spaced.visible_end.get(end, end) - 1
        if last <= start:
            return 0
        return spaced.squeezable(start + (start in spaced.start_cut), last)

    def _looseness(self, start: int, end: int, slack: int) -> float:
        """Extra space per gap in em, after word spaces and Han–Latin gaps took theirs."""
        spaced = self.spaced
        last = spaced.visible_end.get(end, end) - 1
        if last <= start:
            return slack / spaced.em
        slack -= spaced.soft(start, last)
        if slack <= 0:
            return 0.0
        gaps = spaced.gap.count(1, start, last)
        return slack / (gaps * spaced.em) if gaps else slack / spaced.em

    # Greedy ------------------------------------------------------------------------------------

    def greedy(self, start: int, number: int) -> tuple[list[int], int]:
        """Line ends taken one line at a time, and the first line that asks for better, or -1."""
        spaced = self.spaced
        acc, acc_end, legal, penalty = spaced.acc, spaced.acc_end, spaced.legal, spaced.penalty
        start_cut = spaced.start_cut
        width = self.measure.width
        special = self.measure.special
        size = len(spaced.text)
        tolerated = width // 20
        ends: list[int] = []
        bad = stop = -1
        # Lines of a measure of whole ems end without further ado where nothing but Han and marks
        # of one em stands on them and a Han follows.
        full, uneven = divmod(width, spaced.em)
        while start < size:
            if number >= special and not uneven and full > 0:
                if stop < start:
                    stop = spaced.special.find(1, start)
                    stop = size if stop < 0 else stop
                end = start + full
                while end < stop and legal[end] == FREE and end not in spaced.end_cut:
                    ends.append(end)
                    start, number, end = end, number + 1, end + full
            room = width if number >= special else self.measure.room(number)
            limit = room + acc[start]
            if start in start_cut:
                limit += start_cut[start]
            end = fits = bisect_right(acc_end, limit, start + 1) - 1
            if fits < size and (fits == start or legal[fits] != FREE):
                end = self._around(start, fits, number)
            ends.append(end)
            if bad < 0 and (end in penalty or limit - acc_end[end] > tolerated or end == size):
                bad = self._judged(start, end, number, len(ends) - 1)
            start = end
            number += 1
        return ends, bad

    def _next(self, start: int, number: int) -> int:
        """The end of one line taken by itself."""
        spaced = self.spaced
        limit = self.measure.room(number) + spaced.acc[start] + spaced.start_cut.get(start, 0)
        fits = bisect_right(spaced.acc_end, limit, start + 1) - 1
        if fits < len(spaced.text) and (fits == start or spaced.legal[fits] != FREE):
            return self._around(start, fits, number)
        return fits

    def _judged(self, start: int, end: int, number: int, index: int) -> int:
        """`index` where the line is loose, dear, forced or an orphan, else -1."""
        spaced = self.spaced
        if end == len(spaced.text):
            return index if number and self.orphan(start) else -1
        if end in spaced.penalty or spaced.legal[end] != FREE:
            return index
        slack = self._slack(start, end, number)
        return index if slack > 0 and self._looseness(start, end, slack) > LOOSE else -1

    def _around(self, start: int, fits: int, number: int) -> int:
        """A legal end near one that is not: squeezed in, pushed out, or forced."""
        legal = self.spaced.legal
        pulled = legal.find(FREE, fits + 1)
        if -self._slack(start, pulled, number) <= self.squeeze(start, pulled):
            return pulled
        pushed = legal.rfind(FREE, start + 1, fits + 1)
        if pushed <= start:
            return self.forced(start, fits)
        slack = self._slack(start, pushed, number)
        if self.divisible(fits) and self._looseness(start, pushed, slack) > _DESPERATE:
            return max(self.forced(start, fits), pushed)
        return pushed

    def divisible(self, place: int) -> bool:
        """Whether the place lies in an atom that may be broken up although it fits on a line of
        its own: a web or mail address."""
        legal = self.spaced.legal
        if legal[place] != ATOM:
            return False
        first = last = place
        while legal[first] == ATOM:
            first -= 1
        while legal[last] == ATOM:
            last += 1
        return _ADDRESS.search(self.spaced.text, first, last) is not None

    def forced(self, start: int, fits: int) -> int:
        """An end where no legal one fits: after an address's mark, in the atom, or at the mark."""
        legal, text = self.spaced.legal, self.spaced.text
        size = len(text)
        least = start + 1
        while least < size and legal[least] == NEVER:
            least += 1
        for place in range(fits, least, -1):
            if legal[place] == ATOM and text[place - 1] in _URL_MARKS and place - start > 3:
                return place
        place = max(fits, least)
        while place > least and legal[place] == NEVER:
            place -= 1
        return place

    def orphan(self, start: int) -> bool:
        """Whether a last line from here holds fewer than two Han or Latin characters."""
        text = self.spaced.text
        if len(text) - start > 6:
            return False
        rest = text[start:]
        if any("0" <= char <= "z" for char in rest):
            return False
        return len(IDEOGRAPH.findall(rest)) < _MIN_LAST_HAN
