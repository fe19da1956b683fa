"""Widths of a paragraph's characters before it is broken into lines.

Class widths are forced (fonts do not guarantee them), neighbouring marks collapse, Han and Latin
stand apart. What a line's end, a line's start, squeezing and stretching may change is noted here
and applied when lines are placed. Sources: CLREQ (标点挤压), GB/T 15834—2011 5.1, CSS Text 4
text-spacing-trim and text-autospace.

Everything is EMU. A cell is the width a character is given; its glyph's origin may stand left or
right of the cell's left edge (`shift`): the blank half of an opening mark is cut on its left, so
the glyph moves left by it; marks narrower or wider than their cell are centred.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate, compress

from newsroom.typeset.classes import (
    _IDEOGRAPH,
    HAN_UNITS,
    IDEOGRAPH,
    INVISIBLE,
    LATIN_NO_END,
    LATIN_NO_START,
    MARKS,
    WORD,
    Class,
)

# Codes of break places: never (inside —— or before a joiner), not by a prohibition rule, inside
# an atom (an emergency may break it), free.
FREE, MARK, ATOM, NEVER = 1, 0, 2, 3

_ATOM = f"(?:[!-~]|{WORD}|(?<={WORD})[’‘](?={WORD}))+"
_TOKEN = re.compile(f"—{{2,}}|[…⋯]+|[？！]{{2,}}|{_ATOM}|[^{_IDEOGRAPH}]")
_OTHER = re.compile(f"[^{_IDEOGRAPH}]+")
_PURE_LATIN = re.compile(f"(?:[ -~“”‘’]|{WORD})+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_FOOTNOTE = re.compile(r"\[\d+\]")
_CLOSERS = frozenset({Class.CLOSING, Class.PAUSE, Class.STOP})
_BEFORE_OPENING = _CLOSERS | {Class.OPENING, Class.BLANK, Class.INTERPUNCT}
_UNGAPPED = frozenset("()[]{},.;:!?\"'/\\|<>~¹²³⁰⁴⁵⁶⁷⁸⁹")
_GLUED_SIGNS = frozenset("×÷±＋－＝")
_BULLETS = frozenset("●■▲◆○□◇△★☆※§▶◀")
_NO_BREAK_SPACES = frozenset("\u00a0\u202f")
# Shrink steps (CLREQ 挤压): Latin word space, brackets and quotes, pauses, Han–Latin gap, stops.
WORD_SPACE, BRACKET, PAUSE, GAP, STOP = 2, 4, 5, 6, 7
_STEP = {Class.CLOSING: BRACKET, Class.PAUSE: PAUSE, Class.STOP: STOP}
UNIT_PENALTY, DASH_PENALTY, HYPHEN_PENALTY = 0.5, 0.3, 1.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The house's choices that decide widths and break places.

    level: none, basic, gb or strict. preset: quanjiao (full width), kaiming (only stops full
    width) or banjiao (all half width). latin_gap: in em. squeeze_stops: whether 。？！ may shrink.
    """

    level: str = "gb"
    preset: str = "quanjiao"
    latin_gap: float = 0.25
    trim_line_start: bool = True
    hang: bool = False
    squeeze_stops: bool = False

    def full(self, kind: Class) -> bool:
        """Whether a mark of this class is one em wide where it stands alone."""
        return self.preset == "quanjiao" or (self.preset == "kaiming" and kind is Class.STOP)


@dataclass(slots=True)
class Spaced:
    """A paragraph ready to be broken.

    cells: width of each character, with the gap that follows it. natural: font advances.
    shift: glyph origin from the cell's left edge, where not 0. legal: for each place before a
    character, and the end, one of FREE, MARK, ATOM, NEVER. penalty: of dear places. end_cut,
    start_cut: what a line ending before, or starting at, a character saves; visible_end: where a
    line's ink ends if blanks precede the break. shrink: position → (step, most). stretch:
    position → most, for word spaces and Han–Latin gaps. gap: 1 where the place after a character
    may be stretched like all others.
    The sums run over positions: acc (cells), acc_end (acc less end_cut), shrink_acc, soft_acc
    (stretch), gap_acc; pens are distances between glyph origins.
    """

    text: str
    em: int
    cells: list[int]
    natural: tuple[int, ...]
    legal: bytearray
    gap: bytearray
    shift: dict[int, int] = field(default_factory=dict)
    penalty: dict[int, float] = field(default_factory=dict)
    end_cut: dict[int, int] = field(default_factory=dict)
    start_cut: dict[int, int] = field(default_factory=dict)
    visible_end: dict[int, int] = field(default_factory=dict)
    shrink: dict[int, tuple[int, int]] = field(default_factory=dict)
    stretch: dict[int, int] = field(default_factory=dict)
    opens: set[int] = field(default_factory=set)
    acc: list[int] = field(default_factory=list)
    acc_end: list[int] = field(default_factory=list)
    shrink_acc: list[int] = field(default_factory=list)
    soft_acc: list[int] = field(default_factory=list)
    gap_acc: list[int] = field(default_factory=list)
    pens: list[int] = field(default_factory=list)


Ink = Callable[[int], tuple[int, int]]


def space(text: str, natural: list[int], em: int, rules: Rules, ink: Ink) -> Spaced:
    """Give every character its cell and every place its break code.

    natural: advances in EMU. ink: left and right ink edge of the character at a position.
    """
    builder = _Builder(text, natural, em, rules, ink)
    handlers = _HANDLERS
    for run in _OTHER.finditer(text):
        for token in _TOKEN.finditer(text, run.start(), run.end()):
            start, end = token.span()
            handlers.get(text[start], _Builder.other)(builder, start, end)
            builder.end = end
    return builder.finished()


class _Builder:
    """Fills a Spaced, token by token from left to right."""

    def __init__(self, text: str, natural: list[int], em: int, rules: Rules, ink: Ink) -> None:
        size = len(text)
        self.text = text
        self.size = size
        self.em = em
        self.half = em // 2
        self.rules = rules
        self.ink = ink
        self.latin_gap = int(rules.latin_gap * em)
        self.out = Spaced(
            text, em, natural.copy(), tuple(natural), bytearray(b"\1") * (size + 1), bytearray(size)
        )
        self.out.gap[:] = b"\1" * size
        self.end = 0  # after the last token
        self.kind = Class.HAN  # of the last mark
        self.mark_end = -1  # where that mark ends
        self.latin_quotes: set[int] | None = None

    # Marks ---------------------------------------------------------------------------------

    def opening(self, start: int, end: int) -> None:
        """（“《: one em, blank on the left; half beside a mark that leaves a blank itself."""
        if self.text[start] in "“‘" and self._in_latin(start):
            self._latin_quote(start, opens=True)
            return
        out = self.out
        collapsed = self.mark_end == start and self.kind in _BEFORE_OPENING
        full = self.rules.full(Class.OPENING)
        if self.mark_end == start and self.kind is Class.INTERPUNCT:
            collapsed = True
        cell = self.em if full and not collapsed else self.half
        out.cells[start] = cell
        shift = cell - out.natural[start]
        left, right = self.ink(start)
        if shift + left < 0 and cell < self.em:
            shift += min(-shift - left, max(cell - shift - right, 0))
        if shift:
            out.shift[start] = shift
        out.opens.add(start)
        if cell > self.half:
            out.shrink[start] = (BRACKET, self.half)
            if self.rules.trim_line_start:
                out.start_cut[start] = self.half
        elif full and not self.rules.trim_line_start:
            out.start_cut[start] = -self.half
        self._no_end(end)
        self._mark(Class.OPENING, end)

    def closing(self, start: int, end: int) -> None:
        """）”》 ，、；： 。？！: one em, blank on the right; half before another mark."""
        kind = MARKS[self.text[start]]
        if self.text[start] in "”’" and self._in_latin(start):
            self._latin_quote(start, opens=False)
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
        if kind is not Class.STOP or self.rules.squeeze_stops:
            out.shrink[index] = (_STEP[kind], self.half)
        hangs = self.rules.hang and self.text[index] in "、，。"
        out.end_cut[index + 1] = self.em if hangs else self.half

    def _half_closing(self, index: int) -> None:
        """Cut the blank right half; ink that reaches into it moves left."""
        out = self.out
        out.cells[index] = self.half
        left, right = self.ink(index)
        if right > self.half and out.natural[index] > self.half:
            out.shift[index] = -min(max(left, 0), right - self.half)
        hangs = self.rules.hang and self.text[index] in "、，。"
        out.shrink.pop(index, None)
        if hangs:
            out.end_cut[index + 1] = self.half
        else:
            out.end_cut.pop(index + 1, None)

    def _halve_previous(self, start: int) -> None:
        if self.mark_end == start and self.kind in _CLOSERS:
            self._half_closing(start - 1)

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
        if self._digit(start - 1) and self._digit(end):
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
        if self.rules.level == "strict":
            self._no_start(start)
        elif self.rules.level != "none" and start:
            out.penalty[start] = DASH_PENALTY
        self._mark(Class.ELLIPSIS, end)

    def prefix(self, start: int, end: int) -> None:
        """￥ № stay with the number that follows."""
        self._glue(end)
        self._mark(Class.PREFIX, end)

    def postfix(self, start: int, end: int) -> None:
        """％ ℃ stay with the number before."""
        self._glue(start)
        if self.text[start] != "％" and self._han(end):
            self._gap_after(start)
        self._mark(Class.POSTFIX, end)

    # Everything else -------------------------------------------------------------------------

    def other(self, start: int, end: int) -> None:
        """Latin words, numbers, spaces, symbols and invisible characters."""
        char = self.text[start]
        if char.isspace():
            self._space(start)
        elif end - start > 1 or "!" <= char <= "~" or _LATIN(char):
            self._atom(start, end)
        elif INVISIBLE.match(char):
            self._invisible(start)
        else:
            self._symbol(start, end)

    def _atom(self, start: int, end: int) -> None:
        text, out = self.text, self.out
        first, last = text[start], text[end - 1]
        if end - start == 1 and first in "/-":
            self._lone_sign(start, end)
            return
        inner = end - start - 1
        if inner:
            out.legal[start + 1 : end] = bytes((ATOM,)) * inner
            out.gap[start : end - 1] = bytes(inner)
            if "-" in text[start:end]:
                self._hyphens(start, end)
        if first in LATIN_NO_START or first in "¹²³⁰⁴⁵⁶⁷⁸⁹" or _FOOTNOTE.match(text, start):
            self._no_start(start)
        if last in LATIN_NO_END:
            self._no_end(end)
        if start and self.end != start and first not in _UNGAPPED:
            self._gap_after(start - 1)
        if end < self.size and self._han(end):
            if last not in _UNGAPPED:
                self._gap_after(end - 1)
            if last.isdigit() and text[end] in HAN_UNITS:
                out.penalty[end] = UNIT_PENALTY

    def _hyphens(self, start: int, end: int) -> None:
        for match in _HYPHEN.finditer(self.text, start, end):
            self.out.legal[match.end()] = FREE
            self.out.penalty[match.end()] = HYPHEN_PENALTY

    def _lone_sign(self, start: int, end: int) -> None:
        if self.text[start] == "/":
            self.solidus(start, end)
        else:
            self._centre(start, self.half)
            self._no_start(start)
            self._keep_close(start)

    def _space(self, start: int) -> None:
        text, out = self.text, self.out
        width = 0
        if 0 < start < self.size - 1:
            before, after = self._side(start - 1), self._side(start + 1)
            if before == "L" and after == "L":
                width = out.natural[start]
                if width > self.em // 4:
                    out.shrink[start] = (WORD_SPACE, width - self.em // 4)
                out.stretch[start] = max(self.half - width, 0)
            elif before == "H" and after == "H":
                width = self.half
            elif before and after:
                width = self.latin_gap
                self._elastic_gap(start)
        out.cells[start] = width
        if start:
            out.gap[start - 1] = 0
        if width:
            out.gap[start] = 0
        self._vanish_at_end(start)
        if text[start] in _NO_BREAK_SPACES:
            self._glue(start + 1)

    def _side(self, index: int) -> str:
        """H for ideographs, L for Latin, empty for marks, spaces and symbols."""
        char = self.text[index]
        if IDEOGRAPH.match(char):
            return "H"
        return "L" if "!" <= char <= "~" or _LATIN(char) else ""

    def _invisible(self, start: int) -> None:
        out = self.out
        out.cells[start] = 0
        out.legal[start] = NEVER
        if start:
            out.gap[start - 1] = 0
        if self.text[start] in "\u200d\u2060\ufeff":
            out.legal[start + 1] = NEVER
        if self.mark_end == start:
            self.mark_end = -1

    def _symbol(self, start: int, end: int) -> None:
        char = self.text[start]
        if char in _GLUED_SIGNS:
            if self._digit(start - 1):
                self._glue(start)
            if self._digit(end):
                self._glue(end)
        elif char in _BULLETS:
            self._no_end(end)

    def _latin_quote(self, index: int, *, opens: bool) -> None:
        if opens:
            self._no_end(index + 1)
        else:
            self._no_start(index)

    def _in_latin(self, index: int) -> bool:
        """Whether a curly quote stands inside a run of nothing but Latin."""
        if self.latin_quotes is None:
            self.latin_quotes = set(_latin_quotes(self.text))
        return index in self.latin_quotes

    # What they share -------------------------------------------------------------------------

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
        slack = self.latin_gap - self.em // 8
        if slack > 0:
            out.shrink[index] = (GAP, slack)
        out.stretch[index] = max(self.em // 3 - self.latin_gap, 0)
        out.gap[index] = 0

    def _han(self, index: int) -> bool:
        return index < self.size and IDEOGRAPH.match(self.text, index) is not None

    def _digit(self, index: int) -> bool:
        return 0 <= index < self.size and "0" <= self.text[index] <= "9"

    def finished(self) -> Spaced:
        """Close the sums."""
        out, size = self.out, self.size
        out.legal[0] = NEVER
        out.legal[size] = FREE
        out.acc = list(accumulate(out.cells, initial=0))
        out.acc_end = out.acc.copy()
        for index, cut in out.end_cut.items():
            out.acc_end[index] -= cut
        out.gap_acc = list(accumulate(out.gap, initial=0))
        out.shrink_acc = _sums({at: most for at, (_, most) in out.shrink.items()}, size)
        out.soft_acc = _sums(out.stretch, size)
        pens = out.cells.copy()
        for index, shift in out.shift.items():
            pens[index] -= shift
            if index:
                pens[index - 1] += shift
        out.pens = pens
        return out


def _sums(amounts: dict[int, int], size: int) -> list[int]:
    each = [0] * size
    for index, amount in amounts.items():
        each[index] = amount
    return list(accumulate(each, initial=0))


def _latin_quotes(text: str) -> list[int]:
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


def _LATIN(char: str) -> bool:  # noqa: N802
    return _WORD.match(char) is not None


_WORD = re.compile(WORD)
_BY_CLASS = {
    Class.OPENING: _Builder.opening,
    Class.CLOSING: _Builder.closing,
    Class.PAUSE: _Builder.closing,
    Class.STOP: _Builder.closing,
    Class.INTERPUNCT: _Builder.interpunct,
    Class.SOLIDUS: _Builder.solidus,
    Class.CONNECTOR: _Builder.connector,
    Class.DASH: _Builder.long_dash,
    Class.ELLIPSIS: _Builder.ellipsis,
    Class.PREFIX: _Builder.prefix,
    Class.POSTFIX: _Builder.postfix,
    Class.BLANK: _Builder.blank,
}
_HANDLERS = {
    char: _BY_CLASS[kind] for char, kind in MARKS.items() if char not in "$" and kind in _BY_CLASS
}
