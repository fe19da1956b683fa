"""A paragraph's widths and faces, whatever its measure: worked out once for each text and style."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from newsroom.model.length import Length
from newsroom.model.record import record
from newsroom.typeset.fonts import GETA, Font, FontBook
from newsroom.typeset.kinds import RUNS
from newsroom.typeset.memory import Memory
from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import Spaced
from newsroom.typeset.spacing import space
from newsroom.typeset.style import Style

Spans = Sequence[tuple[int, int, str]]
_Segments = list[tuple[int, int, Scale]]
_Fonts = tuple[tuple[int, int, Font], ...]
_BULK = 8  # a paragraph before breaking takes this much more memory than its lines


@record
class Painted:
    """What is painted of a text.

    text: with 〓 for characters that no installed font has. fonts: ranges of one font, in order;
    characters in no range are invisible. font: of the whole text; None where it has several.
    """

    text: str
    fonts: _Fonts
    font: Font | None


class Preparer:
    """Prepares paragraphs with the fonts of one book, and remembers them."""

    def __init__(self, book: FontBook, remembered: int) -> None:
        self.book = book
        self._spaced: Memory[Spaced] = Memory(remembered // _BULK)
        self._painted: Memory[Painted] = Memory(remembered)
        self._looks: dict[Style, int] = {}
        self._numbers: dict[tuple[object, ...], int] = {}

    def spaced(self, text: str, style: Style, spans: Spans) -> Spaced:
        """Widths and break places."""
        key = (text, self._look(style), tuple(spans))
        found = self._spaced.get(key)
        return self._prepare(key, style)[0] if found is None else found

    def painted(self, text: str, style: Style, spans: Spans) -> Painted:
        """Fonts, and the text as it shows."""
        key = (text, self._look(style), tuple(spans))
        found = self._painted.get(key)
        return self._prepare(key, style)[1] if found is None else found

    def _look(self, style: Style) -> int:
        """One number for all styles that set a text alike but for indent and alignment."""
        number = self._looks.get(style)
        if number is None:
            facts = (style.font, style.bold, style.lead, style.size, style.rules)
            number = self._numbers.setdefault(facts, len(self._numbers))
            self._looks[style] = number
        return number

    def _prepare(
        self, key: tuple[str, int, tuple[tuple[int, int, str], ...]], style: Style
    ) -> tuple[Spaced, Painted]:
        text, _, spans = key
        segments = self._segments(text, style, spans)
        natural, kinds, fonts = _tabled(text, segments) if style.rules.plain else ([], b"", None)
        if not kinds:
            natural = [scale[char] for a, b, scale in segments for char in text[a:b]]

        def ink(index: int) -> tuple[int, int]:
            scale = next(scale for _, end, scale in segments if index < end)
            return scale.ink(text[index])

        spaced = space(text, natural, int(style.size), style.rules, ink, kinds)
        painted = self._paint(text, fonts or _fonts_of(text, segments))
        return self._spaced.keep(key, spaced), self._painted.keep(key, painted)

    def _paint(self, text: str, fonts: _Fonts) -> Painted:
        one = fonts[0][2] if len(fonts) == 1 and fonts[0][:2] == (0, len(text)) else None
        missing = self.book.missing
        if missing and not (gone := set(missing)).isdisjoint(text):
            text = "".join(GETA if char in gone else char for char in text)
        return Painted(text, fonts, one)

    def _segments(self, text: str, style: Style, spans: Spans) -> _Segments:
        """The text cut where its font changes."""
        size = len(text)
        if not spans:
            return [(0, size, self._scale(style.font, style.size))] if size else []
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
        scales = self.book.scales
        key = (font, int(size))
        scale = scales.get(key)
        if scale is None:
            scale = scales[key] = Scale(self.book, font, int(size))
        return scale


def _tabled(text: str, segments: _Segments) -> tuple[list[int], bytes, _Fonts | None]:
    """Advances and kinds of a text that the table of kinds covers, else nothing; its fonts where
    each segment is painted in its own.

    What is in no run of specials is one em wide and in the segment's font.
    """
    natural: list[int] = []
    kinds = b""
    own = True
    for start, end, scale in segments:
        piece = text if len(segments) == 1 else text[start:end]
        found = scale.kinds(piece)
        if not found:
            return [], b"", None
        widths = [scale.em] * len(piece)
        for run in RUNS.finditer(found):
            a, b = run.span()
            special = piece[a:b]
            widths[a:b] = map(scale.__getitem__, special)
            own = own and scale.odd.isdisjoint(special)
        natural += widths
        kinds += found
    return natural, kinds, _own_fonts(segments) if own else None


def _own_fonts(segments: _Segments) -> _Fonts:
    """The segments' fonts, those of neighbours in the same one joined."""
    found = []
    for font, group in groupby(segments, lambda segment: segment[2].font):
        whole = list(group)
        found.append((whole[0][0], whole[-1][1], font))
    return tuple(found)


def _fonts_of(text: str, segments: _Segments) -> _Fonts:
    fonts: list[Font | None] = []
    for start, end, scale in segments:
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
