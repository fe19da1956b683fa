"""Lines of a paragraph, ready to be put into frames.

`Setter(book).paragraph(text, measure, style)` gives finished lines; it is a pure function of its
arguments, remembered, so that one keystroke sets one paragraph again and no other.

Pen positions are glyph origins. An opening mark whose blank left half is cut has its origin half
an em left of its cell: at the very start of a line `xs[0]` is then negative, and its ink begins
at the measure's edge. Lines tile the text: a space at a line's end belongs to the line and takes
no width; a line's last position is where its ink's cell ends.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from newsroom.model.length import Length
from newsroom.typeset.breaking import Breaker, Measure
from newsroom.typeset.fonts import Font, FontBook
from newsroom.typeset.justify import place
from newsroom.typeset.kinds import RUNS
from newsroom.typeset.memory import Memory
from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import Rules, Spaced
from newsroom.typeset.spacing import space

Spans = Sequence[tuple[int, int, str]]
_Key = tuple[str, Length, "Style", tuple[tuple[int, int, str], ...], tuple[int, ...], int, int]
_BULK = 8  # a paragraph before breaking takes this much more memory than its lines


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that decides how a paragraph is set, besides text and measure.

    bold: font of emphasis. lead: font of run-in crossheads. first_line: indent in em. level:
    none, basic, gb or strict. preset: quanjiao, kaiming or banjiao. latin_gap: in em. align:
    justify, left, centre or right; without `justify` a justified paragraph is set left.
    """

    font: Font
    bold: Font
    lead: Font
    size: Length
    first_line: float = 0.0
    level: str = "gb"
    preset: str = "quanjiao"
    latin_gap: float = 0.25
    trim_line_start: bool = True
    hang: bool = False
    justify: bool = True
    align: str = "justify"

    @property
    def rules(self) -> Rules:
        """The choices that decide widths and break places."""
        return Rules(self.level, self.preset, self.latin_gap, self.trim_line_start, self.hang)

    @property
    def alignment(self) -> str:
        """How lines stand in the measure."""
        return "left" if self.align == "justify" and not self.justify else self.align


@dataclass(frozen=True, slots=True)
class SetLine:
    """One composed line, from the measure's left edge.

    start, end: the characters it shows. xs: EMU glyph origin of each, and the line's end.
    advances: EMU natural advance of each. stretched: extra space per gap in em.
    """

    start: int
    end: int
    xs: tuple[int, ...]
    advances: tuple[int, ...]
    stretched: float = 0.0


class Setter:
    """Sets paragraphs with the fonts of one book.

    count: paragraphs really set so far, not found in the cache.
    """

    def __init__(self, book: FontBook, *, remembered: int = 2048) -> None:
        self.book = book
        self.count = 0
        self._lines: Memory[tuple[SetLine, ...]] = Memory(remembered)
        self._ends: Memory[tuple[int, ...]] = Memory(remembered)
        self._spaced: Memory[Spaced] = Memory(remembered // _BULK)
        self._fonts: Memory[tuple[tuple[int, int, Font], ...]] = Memory(remembered)
        self._scales: dict[tuple[int, int], Scale] = {}

    def paragraph(
        self,
        text: str,
        measure: Length,
        style: Style,
        *,
        spans: Spans = (),
        kept: Sequence[int] = (),
        first_offset: int = 0,
        offset_lines: int = 1,
    ) -> tuple[SetLine, ...]:
        """The paragraph's lines; none for an empty text. Total: any text is set.

        spans: (start, end, "bold" or "lead") ranges set in another font. kept: line ends to keep
        as long as they are legal. first_offset: EMU by which the first `offset_lines` lines are
        moved in besides the indent (a drop cap, a word set before the text).
        """
        key = (text, measure, style, tuple(spans), tuple(kept), first_offset, offset_lines)
        found = self._lines.get(key)
        if found is not None:
            return found
        self.count += 1
        ends, room = self._broken(key)
        return self._lines.keep(
            key, self._set(self._prepared(text, style, key[3]), room, ends, style.alignment)
        )

    def depth(
        self,
        text: str,
        measure: Length,
        style: Style,
        *,
        spans: Spans = (),
        kept: Sequence[int] = (),
        first_offset: int = 0,
        offset_lines: int = 1,
    ) -> int:
        """How many lines the paragraph takes, without placing them; as `paragraph` would."""
        key = (text, measure, style, tuple(spans), tuple(kept), first_offset, offset_lines)
        return len(self._broken(key)[0])

    def lines_at(
        self,
        text: str,
        measure: Length,
        style: Style,
        ends: Sequence[int],
        *,
        tracks: Sequence[float] = (),
    ) -> tuple[SetLine, ...]:
        """Lines that end where the caller says; the last end is the text's. Nothing is stretched.

        tracks: em added to every gap of each line, negative to set closer.
        """
        spaced = self._prepared(text, style, ())
        align = "left" if style.alignment == "justify" else style.alignment
        lines, start = [], 0
        for number, end in enumerate(ends):
            each = math.floor(tracks[number] * style.size) if tracks else 0
            xs, _ = place(spaced, start, end, 0, int(measure), align, each)
            lines.append(SetLine(start, end, xs, spaced.natural[start:end]))
            start = end
        return tuple(lines)

    def widths(self, text: str, style: Style) -> Spaced:
        """Widths and break places of a text, for those who choose breaks themselves."""
        return self._prepared(text, style, ())

    def fonts_of(
        self, text: str, style: Style, spans: Spans = ()
    ) -> tuple[tuple[int, int, Font], ...]:
        """Ranges of one font, in order. Characters in no range are invisible: paint nothing."""
        key = (text, style.font, style.bold, style.lead, style.size, tuple(spans))
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts.keep(key, self._fonts_of(text, style, spans))
        return found

    def _fonts_of(self, text: str, style: Style, spans: Spans) -> tuple[tuple[int, int, Font], ...]:
        fonts: list[Font | None] = []
        for start, end, scale in self._segments(text, style, spans):
            piece = text[start:end]
            for char in set(piece):
                scale[char]
            if scale.odd.isdisjoint(piece):
                fonts.extend([scale.font] * (end - start))
            else:
                fonts.extend(scale.painted(char) for char in piece)
        found, start = [], 0
        for font, group in groupby(fonts):
            end = start + sum(1 for _ in group)
            if font is not None:
                found.append((start, end, font))
            start = end
        return tuple(found)

    def shown(self, text: str, style: Style, spans: Spans = ()) -> str:
        """The text as painted: 〓 for characters that no installed font has."""
        self.fonts_of(text, style, spans)
        missing = set(self.book.missing).intersection(text)
        return "".join("〓" if char in missing else char for char in text) if missing else text

    def _broken(self, key: _Key) -> tuple[tuple[int, ...], Measure]:
        """Line ends, and the measure they were chosen for."""
        text, measure, style, spans, kept, offset, offset_lines = key
        first = round(style.first_line * style.size)
        justify = style.alignment == "justify"
        room = Measure(int(measure), first, offset, offset_lines, justify)
        ends = self._ends.get(key) if text else ()
        if ends is None:
            breaker = Breaker(self._prepared(text, style, spans), room)
            ends = self._ends.keep(key, tuple(breaker.breaks(kept)))
        return ends, room

    @staticmethod
    def _set(
        spaced: Spaced, room: Measure, ends: tuple[int, ...], align: str
    ) -> tuple[SetLine, ...]:
        lines = []
        start = 0
        last = len(ends) - 1
        natural = spaced.natural
        left, width = room.left(0), room.room(0)
        for number, end in enumerate(ends):
            if 0 < number <= room.special:
                left, width = room.left(number), room.room(number)
            how = "left" if number == last and align == "justify" else align
            xs, stretched = place(spaced, start, end, left, width, how)
            lines.append(SetLine(start, end, xs, natural[start:end], stretched))
            start = end
        return tuple(lines)

    def _prepared(self, text: str, style: Style, spans: Spans) -> Spaced:
        """The paragraph's widths and break places, whatever its measure."""
        key = (text, style.font, style.bold, style.lead, style.size, style.rules, spans)
        found = self._spaced.get(key)
        if found is not None:
            return found
        segments = self._segments(text, style, spans)
        natural, kinds = _measured(text, segments) if style.rules.plain else ([], b"")
        if not kinds:
            natural = [scale[char] for a, b, scale in segments for char in text[a:b]]

        def ink(index: int) -> tuple[int, int]:
            scale = next(scale for _, end, scale in segments if index < end)
            return scale.ink(text[index])

        done = space(text, natural, int(style.size), style.rules, ink, kinds)
        return self._spaced.keep(key, done)

    def _segments(self, text: str, style: Style, spans: Spans) -> list[tuple[int, int, Scale]]:
        """The text cut where its font changes."""
        size = len(text)
        found, start = [], 0
        for begin, end, kind in sorted(spans):
            begin, end = max(begin, start), min(end, size)  # noqa: PLW2901 - clipped to the text
            if begin >= end:
                continue
            if begin > start:
                found.append((start, begin, self._scale(style.font, style.size)))
            font = style.lead if kind == "lead" else style.bold
            found.append((begin, end, self._scale(font, style.size)))
            start = end
        if start < size:
            found.append((start, size, self._scale(style.font, style.size)))
        return found

    def _scale(self, font: Font, size: Length) -> Scale:
        key = (id(font), int(size))
        scale = self._scales.get(key)
        if scale is None:
            scale = self._scales[key] = Scale(self.book, font, int(size))
        return scale


def _measured(text: str, segments: Sequence[tuple[int, int, Scale]]) -> tuple[list[int], bytes]:
    """Advances and kinds of the characters of a text that the table of kinds covers, else nothing.

    What is in no run of specials is one em wide.
    """
    natural: list[int] = []
    kinds = b""
    for start, end, scale in segments:
        piece = text if len(segments) == 1 else text[start:end]
        found = scale.kinds(piece)
        if not found:
            return [], b""
        widths = [scale.em] * len(piece)
        for run in RUNS.finditer(found):
            a, b = run.span()
            widths[a:b] = map(scale.__getitem__, piece[a:b])
        natural += widths
        kinds += found
    return natural, kinds
