"""A paragraph's widths and faces, whatever its measure: worked out once for each text and style."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from newsroom.model.length import Length
from newsroom.model.record import record
from newsroom.typeset.fonts import GETA, Font, FontBook
from newsroom.typeset.kinds import SPECIALS
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
        kinds = _kinds(text, segments) if style.rules.plain else b""
        natural, fonts = _measured(text, segments, kinds)

        def ink(index: int) -> tuple[int, int]:
            scale = next(scale for _, end, scale in segments if index < end)
            return scale.ink(text[index])

        spaced = space(text, natural, int(style.size), style.rules, ink, kinds)
        return self._spaced.keep(key, spaced), self._painted.keep(key, self._paint(text, fonts))

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


def _kinds(text: str, segments: _Segments) -> bytes:
    """The kinds of a text that the table of kinds covers in all its faces, else nothing."""
    if len(segments) == 1:
        return segments[0][2].kinds(text)
    found = [scale.kinds(text[start:end]) for start, end, scale in segments]
    return b"".join(found) if all(found) else b""


def _measured(text: str, segments: _Segments, kinds: bytes) -> tuple[list[int], _Fonts]:
    """Advances of a text, and the fonts it is painted in.

    kinds: where the table of kinds covers the text: what is no special is then one em wide and in
    the segment's font.
    """
    if kinds and len(segments) == 1:
        scale = segments[0][2]
        natural = [scale.em] * len(text)
        own = True
        for run in SPECIALS.finditer(kinds):
            start, end = run.span()
            special = text[start:end]
            natural[start:end] = map(scale.__getitem__, special)
            own = own and scale.odd.isdisjoint(special)
    else:
        natural = [scale[char] for start, end, scale in segments for char in text[start:end]]
        own = all(scale.odd.isdisjoint(text[start:end]) for start, end, scale in segments)
    return natural, _own_fonts(segments) if own else _fonts_of(text, segments)


def _own_fonts(segments: _Segments) -> _Fonts:
    """The segments' fonts, those of neighbours in the same one joined."""
    found: list[tuple[int, int, Font]] = []
    for start, end, scale in segments:
        if found and found[-1][2] is scale.font:
            start = found.pop()[0]  # noqa: PLW2901 - it goes on
        found.append((start, end, scale.font))
    return tuple(found)


def _fonts_of(text: str, segments: _Segments) -> _Fonts:
    fonts: list[Font | None] = []
    for start, end, scale in segments:
        piece = text[start:end]
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
