"""The text layer of PDF files, put right after Qt's writer.

Qt names each glyph by the lowest character that shows it (a radical instead of the hanzi). The
painter knows every character it drew, in order; the file holds one code for each, in the same
order. So codes and characters pair up, and each font's ToUnicode map is written anew
(PDF 32000-1, 9.10.3). Where one glyph stood for several characters, the rarer ones are shown in a
twin of the font whose map names them. Where the pen went back along a line, readers that order a
line from left to right (PDFium) are told that another line begins, by an unseen blank elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator, Pdf

_PER_BLOCK = 100  # most entries of one bfchar block
_TEXT_OPERATORS = "Tf Tj TJ"
_TWIN = "Twin"
_BLANK = "Blank"
_AWAY = 3.0  # em of the largest type so far that the blank stands away from the line
_SHOWN, _UNSEEN = 0, 3  # text rendering modes

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

Font = tuple[int, int]
Instruction = tuple[list[Any], Operator]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What each glyph drawn on a page stands for, in drawing order; mostly one character.

    parts: those before which the pen went back along a line.
    """

    glyphs: tuple[str, ...]
    parts: frozenset[int] = frozenset()


def name_glyphs(pdf: Pdf, pages: Sequence[DrawnPage]) -> None:
    """Give the file's fonts maps to the characters drawn.

    Raises ValueError where the file does not hold the glyphs that were drawn.
    """
    shown = [list(_shown(page)) for page in pdf.pages]
    for codes, page in zip(shown, pages, strict=True):
        if len(codes) != len(page.glyphs):
            raise ValueError(f"{len(codes)} glyphs written, {len(page.glyphs)} drawn")
    meanings = _meanings(shown, pages)
    for page, codes, drawn in zip(pdf.pages, shown, pages, strict=True):
        _Layer(pdf, page, codes, drawn, meanings).write()


def _fonts(page: pikepdf.Page) -> Mapping[str, pikepdf.Object]:
    resources = page.obj.get(Name.Resources, Dictionary())
    return dict(resources.get(Name.Font, Dictionary()).items())


def _shown(page: pikepdf.Page) -> Iterator[tuple[Font, int]]:
    """The font and code of every glyph the page shows, in order."""
    fonts = {name: font.objgen for name, font in _fonts(page).items()}
    current: Font = (0, 0)
    for operands, operator in pikepdf.parse_content_stream(page, _TEXT_OPERATORS):
        if operator == Operator("Tf"):
            current = fonts[str(operands[0])]
            continue
        strings = operands[0] if operator == Operator("TJ") else operands
        for string in strings:
            if isinstance(string, pikepdf.String):
                for code in _codes(string):
                    yield current, code


def _codes(string: pikepdf.String) -> list[int]:
    data = bytes(string)
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]


def _meanings(
    shown: Sequence[Sequence[tuple[Font, int]]], pages: Sequence[DrawnPage]
) -> dict[Font, dict[int, tuple[str, ...]]]:
    """For each font and code the characters it was drawn for, the most frequent first."""
    seen: dict[Font, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for codes, page in zip(shown, pages, strict=True):
        for (font, code), char in zip(codes, page.glyphs, strict=True):
            seen[font][code][char] += 1
    return {
        font: {
            code: tuple(char for char, _ in counts.most_common()) for code, counts in codes.items()
        }
        for font, codes in seen.items()
    }


class _Layer:
    """The text layer of one page."""

    def __init__(
        self,
        pdf: Pdf,
        page: pikepdf.Page,
        codes: Sequence[tuple[Font, int]],
        drawn: DrawnPage,
        meanings: Mapping[Font, Mapping[int, tuple[str, ...]]],
    ) -> None:
        self._pdf = pdf
        self._page = page
        self._drawn = drawn
        self._meanings = meanings
        self._fonts = _fonts(page)
        self._ranks = [
            meanings[font][code].index(char)
            for (font, code), char in zip(codes, drawn.glyphs, strict=True)
        ]
        self._number = 0
        self._font: tuple[Name, Any] = (Name("/None"), 0)
        self._largest = 0.0

    def write(self) -> None:
        """Write the maps, and the page's content where it needs more than them."""
        for font in self._fonts.values():
            self._map(font, 0)
        if any(self._ranks) or self._drawn.parts:
            self._page.obj.Contents = self._pdf.make_stream(
                pikepdf.unparse_content_stream(list(self._instructions()))
            )

    def _instructions(self) -> Iterator[Instruction]:
        for found, operator in pikepdf.parse_content_stream(self._page):
            operands: list[Any] = list(found)  # pyright: ignore[reportArgumentType]
            assert isinstance(operator, Operator)
            if operator == Operator("Tf"):
                self._font = (Name(str(operands[0])), operands[1])
                self._largest = max(self._largest, float(operands[1]))
            if operator == Operator("Tj"):
                yield from self._string(operands[0])
            else:
                yield operands, operator

    def _string(self, string: pikepdf.String) -> Iterator[Instruction]:
        """A string as written, or glyph by glyph where not all are of the font's own map."""
        codes = _codes(string)
        ranks = self._ranks[self._number : self._number + len(codes)]
        if self._number in self._drawn.parts:
            yield from self._blank(codes[0])
        self._number += len(codes)
        if not any(ranks):
            yield [string], Operator("Tj")
            return
        for code, rank in zip(codes, ranks, strict=True):
            if rank:
                yield self._in(self._twin(rank))
            yield _glyph(code)
            if rank:
                yield self._in(self._font[0])

    def _blank(self, code: int) -> Iterator[Instruction]:
        away = self._largest * _AWAY
        yield self._in(self._twin(-1, code))
        yield [_UNSEEN], Operator("Tr")
        yield [0, away], Operator("Td")
        yield _glyph(code)
        yield [0, -away], Operator("Td")
        yield [_SHOWN], Operator("Tr")
        yield self._in(self._font[0])

    def _in(self, name: Name) -> Instruction:
        return [name, self._font[1]], Operator("Tf")

    def _twin(self, rank: int, code: int = 0) -> Name:
        """The font in use again, with the map of the characters of another rank; rank -1 is of the
        blank, which one glyph stands for."""
        plain = str(self._font[0])
        name = Name(f"{plain}{_TWIN}{rank}" if rank > 0 else f"{plain}{_BLANK}{code}")
        fonts = self._page.obj.Resources.Font
        if name not in fonts:
            own = self._fonts[plain]
            twin = self._pdf.make_indirect(Dictionary(dict(own.items())))
            if rank > 0:
                self._map(twin, rank, own.objgen)
            else:
                twin.ToUnicode = self._pdf.make_stream(_map({code: " "}).encode("ascii"))
            fonts[name] = twin
        return name

    def _map(self, font: pikepdf.Object, rank: int, known: Font | None = None) -> None:
        """Write a font's map. known: the font whose twin it is."""
        meanings = self._meanings.get(known or font.objgen)
        if meanings:
            named = {code: chars[min(rank, len(chars) - 1)] for code, chars in meanings.items()}
            font.ToUnicode = self._pdf.make_stream(_map(named).encode("ascii"))


def _glyph(code: int) -> Instruction:
    return [pikepdf.String(code.to_bytes(2, "big"))], Operator("Tj")


def _map(codes: Mapping[int, str]) -> str:
    # Half a surrogate pair means no character: it is shown as nothing and found as "?".
    entries = [
        f"<{code:04X}> <{char.encode('utf-16-be', 'replace').hex().upper()}>"
        for code, char in sorted(codes.items())
    ]
    blocks = []
    for begin in range(0, len(entries), _PER_BLOCK):
        block = entries[begin : begin + _PER_BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return _HEAD + "".join(blocks) + _TAIL
