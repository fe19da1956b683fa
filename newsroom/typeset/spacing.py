"""Widths of a paragraph's characters before it is broken into lines.

Class widths are forced (fonts do not guarantee them), neighbouring marks collapse, Han and Latin
stand apart, numbers and words hold together. What a line's end, a line's start, squeezing and
stretching may change is noted in the result and applied when lines are placed. Sources: CLREQ,
GB/T 15834—2011, GB/T 15835—2011, CSS Text 4 text-autospace.
"""

from __future__ import annotations

import re
from itertools import accumulate

from newsroom.typeset.classes import (
    HAN_UNITS,
    IDEOGRAPH,
    IDEOGRAPHS,
    INVISIBLE,
    LATIN,
    LATIN_NO_END,
    LATIN_NO_START,
    MARKS,
    NO_START,
    SMALL_KANA,
    STRAIGHT_QUOTES,
    SUPERSCRIPTS,
    WORD,
    Class,
)
from newsroom.typeset.kinds import RUNS
from newsroom.typeset.marks import Ink, Marks
from newsroom.typeset.spaced import ATOM, FREE, NEVER, WORD_SPACE, Rules, Spaced

UNIT_PENALTY, HYPHEN_PENALTY = 0.5, 1.0

_ATOM = f"(?:[!-~]+|{WORD}+|(?<={WORD})[’‘](?={WORD}))+"
_TOKEN = re.compile(f"—{{2,}}|[…⋯]+|[？！]{{2,}}|{_ATOM}|[^{IDEOGRAPHS}]")
# Marks that several of may make one token, or that may stand within a word.
_JOINED = frozenset("—…⋯？！‘’")
_OTHER = re.compile(f"[^{IDEOGRAPHS}]+")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_FOOTNOTE = re.compile(r"\[\d+\]")
_NO_START = frozenset(LATIN_NO_START + SUPERSCRIPTS)
_UNGAPPED = frozenset("()[]{},.;:!?\"'/\\|<>~" + SUPERSCRIPTS)
_GLUED_SIGNS = frozenset("×÷±＋－＝")
_BULLETS = frozenset("●■▲◆○□◇△★☆※§▶◀")
_NO_BREAK_SPACES = frozenset("\u00a0\u202f")
# Not after a space, looked at last: hardly any text holds one of these characters.
_STARTERS = {
    "gb": re.compile(rf"[{NO_START}](?<!\s.)"),
    "strict": re.compile(rf"[{NO_START}{SMALL_KANA}](?<!\s.)"),
}


def space(
    text: str, natural: list[int], em: int, rules: Rules, ink: Ink, kinds: bytes = b""
) -> Spaced:
    """Give every character its cell and every place its break code.

    natural: advances in EMU. ink: left and right ink edge of the character at a position. kinds:
    of the characters, where the text lies wholly within the table and the rules are plain.
    """
    builder = _Builder(text, natural, em, rules, ink, kinds)
    handlers, other = _HANDLERS, _Builder.other
    special = builder.out.special
    for run in RUNS.finditer(kinds) if kinds else _OTHER.finditer(text):
        begin, past = run.span()
        # What precedes a run may be given a gap, or its opening mark's blank.
        for at in range(begin and begin - 1, past):
            special[at] = 1
        start = begin
        while start < past:
            char = text[start]
            handler, end = handlers.get(char), start + 1
            if handler is None or char in _JOINED:
                token = _TOKEN.match(text, start, past)
                end = token.end() if token else end
            (handler or other)(builder, start, end)
            builder.end = start = end
    return builder.finished(tabled=bool(kinds))


class _Builder(Marks):
    """Fills a Spaced, token by token from left to right."""

    def other(self, start: int, end: int) -> None:
        """Latin words, numbers, spaces, symbols and invisible characters."""
        char = self.text[start]
        if end - start > 1 or "!" <= char <= "~" or LATIN.match(char):
            self._atom(start, end)
        elif char.isspace():
            self._space(start)
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
        legal, gap = out.legal, out.gap
        for at in range(start + 1, end):
            legal[at] = ATOM
            gap[at - 1] = 0
        if "-" in text[start:end]:
            self._hyphens(start, end)
        self._atom_edges(start, end)
        if start and self.end != start and first not in _UNGAPPED:
            self._gap_after(start - 1)
        if end < self.size and self._han(end):
            if last not in _UNGAPPED:
                self._gap_after(end - 1)
            if last.isdigit() and text[end] in HAN_UNITS:
                out.penalty[end] = UNIT_PENALTY

    def _atom_edges(self, start: int, end: int) -> None:
        text = self.text
        first, last = text[start], text[end - 1]
        if first in STRAIGHT_QUOTES:
            if start and not text[start - 1].isspace():
                self._no_start(start)
        elif first in _NO_START or (first == "[" and _FOOTNOTE.match(text, start)):
            self._no_start(start)
        if last in STRAIGHT_QUOTES:
            if end < self.size and not text[end].isspace():
                self._no_end(end)
        elif last in LATIN_NO_END:
            self._no_end(end)

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
        return "L" if "!" <= char <= "~" or LATIN.match(char) else ""

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

    def finished(self, *, tabled: bool) -> Spaced:
        """Close the sums. tabled: the text lies within the table of kinds, where of all that may
        only not begin a line there is but one character."""
        out, size = self.out, self.size
        starters = _STARTERS.get(self.rules.level)
        if starters and (not tabled or "々" in self.text):
            for match in starters.finditer(self.text):
                self._no_start(match.start())
        out.legal[0] = NEVER
        out.legal[size] = FREE
        out.acc = list(accumulate(out.cells, initial=0))
        out.acc_end = out.acc.copy()
        for index, cut in out.end_cut.items():
            out.acc_end[index] -= cut
        out.pens = out.cells
        if out.shift:
            out.pens = out.cells.copy()
            for index, shift in out.shift.items():
                out.pens[index] -= shift
                if index:
                    out.pens[index - 1] += shift
        return out


_BY_CLASS = {
    Class.OPENING: _Builder.opening,
    Class.CLOSING: _Builder.plain_closing,
    Class.PAUSE: _Builder.plain_closing,
    Class.STOP: _Builder.plain_closing,
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
