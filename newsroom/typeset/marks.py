"""Chinese marks: their forced widths, what neighbours take from each other, where lines may end.

Sources: GB/T 15834—2011 5.1, CLREQ (标点挤压、行首行尾禁则), CSS Text 4 text-spacing-trim.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import compress, count

from newsroom.typeset.classes import IDEOGRAPH, MARKS, WORD, Class
from newsroom.typeset.kinds import BLANK, CLOSING, MAY_START
from newsroom.typeset.spaced import (
    ATOM,
    FREE,
    GAP,
    MARK,
    NEVER,
    Rules,
    Spaced,
)

DASH_PENALTY = 0.3
_CLOSERS = frozenset({Class.CLOSING, Class.PAUSE, Class.STOP})
_BEFORE_OPENING = _CLOSERS | {Class.OPENING, Class.BLANK, Class.INTERPUNCT}
_SQUEEZED = frozenset({Class.CLOSING, Class.PAUSE})
_LONGEST_RUN = 3
_HANGING = "、，。"
_NO_BREAK_HYPHEN = "\u2011"
_FIRST_CHINESE = "\u2e80"

_PURE_LATIN = re.compile(f"(?:[ -~“”‘’]|{WORD})+")

Ink = Callable[[int], tuple[int, int]]


class Marks:
    """Fills a Spaced with marks; what they share with all other characters is here too.

    natural: advances in EMU. ink: left and right ink edge of the character at a position. kinds:
    of the characters where marks that stand alone may be taken from the table. Every handler takes
    a token's start and end.
    """

    def __init__(
        self, text: str, natural: list[int], em: int, rules: Rules, ink: Ink, kinds: bytes = b""
    ) -> None:
        size = len(text)
        self.text = text
        self.size = size
        self.em = em
        self.half = em // 2
        self.rules = rules
        self.ink = ink
        self.latin_gap = gap = int(rules.latin_gap * em)
        self.gap_shrink = (GAP, gap - em // 8) if gap > em // 8 else None
        self.gap_stretch = max(em // 3 - gap, 0)
        self.plain = rules.plain
        self.squeezed = _SQUEEZED if not rules.squeeze_stops else _SQUEEZED | {Class.STOP}
        free = b"\1" * size
        self.out = Spaced(
            text,
            em,
            natural.copy(),
            tuple(natural),
            bytearray((kinds.translate(MAY_START) or free) + b"\1"),
            bytearray(free),
            bytearray(kinds.translate(BLANK) or size),
            bytearray(size) if kinds else bytearray(free),
            rules.hang,
        )
        if kinds:
            ends = compress(count(1), kinds.translate(CLOSING))
            self.out.end_cut = dict.fromkeys(ends, self.half)
        self.end = 0  # after the last token
        self.kind = Class.HAN  # of the last mark
        self.mark_end = -1  # where that mark ends
        self.latin_quotes: set[int] | None = None

    def opening(self, start: int, end: int) -> None:
        """（“《: one em, blank on the left; half beside a mark that leaves a blank itself."""
        if self.text[start] in "“‘" and self.in_latin(start, end):
            self.latin_quote(start, opens=True)
            return
        out = self.out
        collapsed = self.mark_end == start and self.kind in _BEFORE_OPENING
        full = self.rules.full(Class.OPENING)
        cell = self.em if full and not collapsed else self.half
        out.cells[start] = cell
        shift = cell - out.natural[start]
        left, right = self.ink(start)
        if right > left and shift + left < 0 and cell < self.em:
            shift += min(-shift - left, max(cell - shift - right, 0))
        if shift:
            out.shift[start] = shift
        out.opens.add(start)
        if cell > self.half:
            out.blank[start] = 1
            if self.rules.trim_line_start:
                out.start_cut[start] = self.half
        elif full and not self.rules.trim_line_start:
            out.start_cut[start] = -self.half
        self._no_start(end)
        self.kind = Class.OPENING
        self.mark_end = end

    def plain_closing(self, start: int, end: int) -> None:
        """What `closing` does under the commonest rules, quickly: most marks are such ones."""
        char = self.text[start]
        quote = char in "”’"
        if not self.plain or end - start > 1 or (quote and self.in_latin(start, start - 1)):
            self.closing(start, end)
            return
        out = self.out
        kind = MARKS[char]
        if self.mark_end == start and self.kind in _CLOSERS:
            self._half_closing(start - 1)
        out.cells[start] = self.em
        if out.legal[start] == FREE:
            out.legal[start] = MARK
        if kind in self.squeezed:
            out.blank[start] = 1
        out.end_cut[end] = self.half
        self.kind = kind
        self.mark_end = end

    def closing(self, start: int, end: int) -> None:
        """）”》 ，、；： 。？！: one em, blank on the right; half before another mark."""
        kind = MARKS[self.text[start]]
        if self.text[start] in "”’" and self.in_latin(start, start - 1):
            self.latin_quote(start, opens=False)
            return
        if end - start > 1:
            self._doubled(start, end)
            return
        self._halve_previous(start)
        self._close(start, kind, full=self.rules.full(kind))
        self._mark(kind, end)

    def _doubled(self, start: int, end: int) -> None:
        """？！, ！！ are one em together, three in a row two (GB/T 15834 5.1.2)."""
        self._halve_previous(start)
        for index in range(start, end):
            last = index == end - 1 and end - start > 2
            self._close(index, Class.STOP, full=last and self.rules.full(Class.STOP))
        self._mark(Class.STOP, end)

    def _close(self, index: int, kind: Class, *, full: bool) -> None:
        out = self.out
        self._no_start(index)
        if not full:
            self._half_closing(index)
            return
        out.cells[index] = self.em
        if kind in self.squeezed:
            out.blank[index] = 1
        out.end_cut[index + 1] = self.em if self._hangs(index) else self.half

    def _half_closing(self, index: int) -> None:
        """Cut the blank right half; ink that reaches into it moves left."""
        out = self.out
        out.cells[index] = self.half
        left, right = self.ink(index)
        if right > self.half and out.natural[index] > self.half:
            out.shift[index] = -min(max(left, 0), right - self.half)
        out.blank[index] = 0
        if self._hangs(index):
            out.end_cut[index + 1] = self.half
        else:
            out.end_cut.pop(index + 1, None)

    def _halve_previous(self, start: int) -> None:
        if self.mark_end == start and self.kind in _CLOSERS:
            self._half_closing(start - 1)

    def _hangs(self, index: int) -> bool:
        return self.rules.hang and self.text[index] in _HANGING

    def interpunct(self, start: int, end: int) -> None:
        """·: half an em, centred."""
        self._halve_previous(start)
        self._centre(start, self.half)
        self._no_start(start)
        self._mark(Class.INTERPUNCT, end)

    def blank(self, start: int, end: int) -> None:
        """The ideographic space: one em, nothing at a line's end, never at its start."""
        out = self.out
        self._halve_previous(start)
        out.cells[start] = self.em
        self._vanish_at_end(start)
        self._mark(Class.BLANK, end)

    def solidus(self, start: int, end: int) -> None:
        """／: half an em, on neither edge of a line from the GB level on."""
        self._centre(start, self.half)
        if self.rules.level in ("gb", "strict"):
            self._no_start(start)
            self._no_end(end)
        self._keep_close(start)
        self._mark(Class.SOLIDUS, end)

    def connector(self, start: int, end: int) -> None:
        """—, ～ one em, – half an em; two dashes in a row are the dash ——."""
        if end - start > 1:
            self._dash(start, end)
            return
        wide = self.text[start] in "—～〜"
        self._centre(start, self.em if wide else self.half)
        self._no_start(start)
        if self.text[start] == _NO_BREAK_HYPHEN:
            self._glue(end)
        if self._digit(end) and (self._digit(start - 1) or self.text[start - 1] in "%‰℃"):
            self.out.legal[end] = ATOM
            self.out.legal[start] = ATOM
        self._keep_close(start)
        self._mark(Class.CONNECTOR, end)

    def _dash(self, start: int, end: int) -> None:
        """——: two em, unbroken also to the eye, whatever the font's side bearings."""
        out = self.out
        left, right = self.ink(start)
        ink = right - left
        step = min(ink, self.em) if ink > 0 else self.em
        count = end - start
        lead = (count * self.em - step * count) // 2 - left if ink > 0 else 0
        for number in range(count):
            out.cells[start + number] = self.em
            out.shift[start + number] = lead + number * (step - self.em)
        self._unbroken(start, end)

    def long_dash(self, start: int, end: int) -> None:
        """⸺: the same dash as one character."""
        self._centre(start, 2 * self.em)
        self._unbroken(start, end)

    def ellipsis(self, start: int, end: int) -> None:
        """……: two em; ………… four."""
        for index in range(start, end):
            self._centre(index, self.em)
        self._unbroken(start, end)

    def _unbroken(self, start: int, end: int) -> None:
        out = self.out
        inner = end - start - 1
        out.legal[start + 1 : end] = bytes((NEVER,)) * inner
        out.gap[start : end - 1] = bytes(inner)
        if inner > _LONGEST_RUN:
            # Nobody's ellipsis any more: pairs may part in an emergency.
            out.legal[start + 2 : end : 2] = bytes((ATOM,)) * ((inner) // 2)
        if self.rules.level == "strict":
            self._no_start(start)
        elif self.rules.level != "none" and start:
            out.penalty[start] = DASH_PENALTY
        self._mark(Class.ELLIPSIS, end)

    def prefix(self, _start: int, end: int) -> None:
        """￥ № stay with the number that follows."""
        self._glue(end)
        self._mark(Class.PREFIX, end)

    def postfix(self, start: int, end: int) -> None:
        """％ ℃ stay with the number before."""
        self._glue(start)
        if self.text[start] != "％" and self._han(end):
            self._gap_after(start)
        self._mark(Class.POSTFIX, end)

    # What they share -------------------------------------------------------------------------

    def latin_quote(self, index: int, *, opens: bool) -> None:
        """A curly quote among Latin letters keeps its own width and hugs its word."""
        if opens:
            self._no_end(index + 1)
        else:
            self._no_start(index)

    def in_latin(self, index: int, inside: int) -> bool:
        """Whether a curly quote stands inside a run of nothing but Latin; `inside` is the place
        of the character that it encloses first or last."""
        if 0 <= inside < self.size and self.text[inside] >= _FIRST_CHINESE:
            return False
        if self.latin_quotes is None:
            self.latin_quotes = set(latin_quotes(self.text))
        return index in self.latin_quotes

    def _mark(self, kind: Class, end: int) -> None:
        self.kind = kind
        self.mark_end = end

    def _no_start(self, index: int) -> None:
        if self.rules.level != "none" and self.out.legal[index] == FREE:
            self.out.legal[index] = MARK

    def _no_end(self, index: int) -> None:
        self._no_start(index)

    def _glue(self, index: int) -> None:
        """An atom goes on over this place."""
        if 0 < index < self.size:
            self.out.legal[index] = ATOM
            self.out.gap[index - 1] = 0

    def _centre(self, index: int, cell: int) -> None:
        out = self.out
        out.cells[index] = cell
        shift = (cell - out.natural[index]) // 2
        if shift:
            out.shift[index] = shift

    def _keep_close(self, index: int) -> None:
        self.out.gap[index] = 0
        if index:
            self.out.gap[index - 1] = 0

    def _vanish_at_end(self, index: int) -> None:
        out = self.out
        if index:
            # What may not end a line may not end it with a space between either (UAX #14 LB14).
            code = out.legal[index]
            if code == MARK or (code == ATOM and not self.text[index - 1].isspace()):
                out.legal[index + 1] = code
            out.legal[index] = NEVER
        out.end_cut[index + 1] = out.cells[index] + out.end_cut.get(index, 0)
        out.visible_end[index + 1] = out.visible_end.get(index, index)

    def _gap_after(self, index: int) -> None:
        out = self.out
        if self.latin_gap:
            out.cells[index] += self.latin_gap
            out.end_cut[index + 1] = self.latin_gap
        self._elastic_gap(index)

    def _elastic_gap(self, index: int) -> None:
        out = self.out
        if self.gap_shrink:
            out.shrink[index] = self.gap_shrink
        out.stretch[index] = self.gap_stretch
        out.gap[index] = 0

    def _han(self, index: int) -> bool:
        return index < self.size and IDEOGRAPH.match(self.text, index) is not None

    def _digit(self, index: int) -> bool:
        return 0 <= index < self.size and "0" <= self.text[index] <= "9"


def latin_quotes(text: str) -> list[int]:
    """Places of curly quotes that stand inside a run of nothing but Latin."""
    found = []
    for run in _PURE_LATIN.finditer(text):
        start, end = run.span()
        if start > 0 or end < len(text):
            body = run.group().strip("“”‘’ ")
            start += run.group().find(body)
            end = start + len(body)
        quotes = [text[index] in "“”‘’" for index in range(start, end)]
        found.extend(compress(range(start, end), quotes))
    return found
