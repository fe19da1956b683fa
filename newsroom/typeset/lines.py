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
from functools import lru_cache
from typing import NamedTuple

from newsroom.model.length import Length
from newsroom.model.record import record
from newsroom.typeset.breaking import Breaker, Measure
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.justify import place, ramp
from newsroom.typeset.memory import Memory
from newsroom.typeset.prepared import Painted, Preparer, Spans
from newsroom.typeset.spaced import Spaced
from newsroom.typeset.style import Style


@record
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


class Wanted(NamedTuple):
    """A paragraph to be set, and the key by which its lines are remembered; for its fields see
    `Setter.paragraph`."""

    text: str
    measure: Length
    style: Style
    spans: tuple[tuple[int, int, str], ...] = ()
    kept: tuple[int, ...] = ()
    first_offset: int = 0
    offset_lines: int = 1


class Setter:
    """Sets paragraphs with the fonts of one book.

    count: paragraphs really set so far, not found in the cache.
    """

    def __init__(self, book: FontBook, *, remembered: int = 2048) -> None:
        self.book = book
        self.count = 0
        self._lines: Memory[tuple[SetLine, ...]] = Memory(remembered)
        self._ends: Memory[tuple[int, ...]] = Memory(remembered)
        self._prepared = Preparer(book, remembered)

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
        spans, kept = tuple(spans), tuple(kept)
        wanted = Wanted(text, measure, style, spans, kept, first_offset, offset_lines)
        return self.paragraphs((wanted,))[0]

    def paragraphs(self, wanted: Sequence[Wanted]) -> list[tuple[SetLine, ...]]:
        """The lines of several paragraphs.

        Each stage is done for all of them before the next: the same few functions over and over
        run a good deal faster than all functions for one paragraph after the other.
        """
        known = [self._lines.get(each) for each in wanted]
        missing = [each for each, lines in zip(wanted, known, strict=True) if lines is None]
        new = list(dict.fromkeys(missing))
        self.count += len(new)
        spaced = [self._prepared.spaced(each.text, each.style, each.spans) for each in new]
        broken = [self._broken(each, own) for each, own in zip(new, spaced, strict=True)]
        made = {
            each: self._lines.keep(each, self._set(own, room, ends, each.style.alignment))
            for each, own, (ends, room) in zip(new, spaced, broken, strict=True)
        }
        return [
            made[each] if lines is None else lines
            for each, lines in zip(wanted, known, strict=True)
        ]

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
        spans, kept = tuple(spans), tuple(kept)
        wanted = Wanted(text, measure, style, spans, kept, first_offset, offset_lines)
        return len(self._broken(wanted)[0])

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
        spaced = self._prepared.spaced(text, style, ())
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
        return self._prepared.spaced(text, style, ())

    def painted(self, text: str, style: Style, spans: Spans = ()) -> Painted:
        """What is painted of a text, and in which fonts."""
        return self._prepared.painted(text, style, spans)

    def _broken(
        self, wanted: Wanted, spaced: Spaced | None = None
    ) -> tuple[tuple[int, ...], Measure]:
        """Line ends, and the measure they were chosen for. spaced: where it is at hand."""
        text, measure, style, spans, kept, offset, offset_lines = wanted
        first = round(style.first_line * style.size)
        justify = style.alignment == "justify"
        room = Measure(int(measure), first, offset, offset_lines, justify)
        ends = self._ends.get(wanted) if text else ()
        if ends is None:
            breaker = Breaker(spaced or self._prepared.spaced(text, style, spans), room)
            ends = self._ends.keep(wanted, tuple(breaker.breaks(kept)))
        return ends, room

    @staticmethod
    def _set(
        spaced: Spaced, room: Measure, ends: tuple[int, ...], align: str
    ) -> tuple[SetLine, ...]:
        lines: list[SetLine] = []
        em, natural, odd, end_cut = spaced.em, spaced.natural, spaced.special, spaced.end_cut
        stop = -1  # the first special from a line's start on
        special, last, start = room.special, len(ends) - 1, 0
        left, width = room.left(0), room.room(0)
        whole, xs_of_whole = _whole(em, left, width)
        for number, end in enumerate(ends):
            if 0 < number <= special:
                left, width = room.left(number), room.room(number)
                whole, xs_of_whole = _whole(em, left, width)
            if stop < start:
                stop = odd.find(1, start)
                stop = len(odd) if stop < 0 else stop
            count = end - start
            if count == whole and end <= stop and end not in end_cut:
                lines.append(SetLine(start, end, xs_of_whole, _ems(em, count)))
            else:
                how = "left" if number == last and align == "justify" else align
                xs, stretched = place(spaced, start, end, left, width, how)
                own = _ems(em, count) if end <= stop else natural[start:end]
                lines.append(SetLine(start, end, xs, own, stretched))
            start = end
        return tuple(lines)


def _whole(em: int, left: int, width: int) -> tuple[int, tuple[int, ...]]:
    """How many ems fill a line exactly, and where they stand; 0 where none do."""
    count, uneven = divmod(width, em)
    return (0, ()) if uneven else (count, ramp(left, em, count - 1, left + width))


@lru_cache(maxsize=512)
def _ems(em: int, count: int) -> tuple[int, ...]:
    """Advances of so many whole ems, shared by all lines that have no others."""
    return (em,) * count
