"""The text layer and page boxes of PDF files, put right after Qt's writer.

Qt names each glyph by the lowest character that shows it (a radical instead of the hanzi) and
rounds pages to whole points. The painter knows every character it drew, in order; the file holds
one code for each, in the same order. So codes and characters pair up, and each font's ToUnicode
map is written anew (PDF 32000-1, 9.10.3). Where one glyph stood for two characters, the rarer one
is carried by ActualText (14.9.4).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator, Pdf

_PER_BLOCK = 100  # most entries of one bfchar block
_TEXT_OPERATORS = "Tf Tj TJ"
_FIRST_MATRIX = re.compile(rb"(-[0-9.]+ 0) [0-9.]+ cm")

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


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What was drawn on a page: its size in points, and every character in drawing order."""

    width: float
    height: float
    text: str


def put_right(written: bytes, pages: Sequence[DrawnPage]) -> bytes:
    """The same file with exact page boxes and a true text layer.

    Raises ValueError where the file does not hold the glyphs that were drawn.
    """
    with Pdf.open(BytesIO(written)) as pdf:
        if len(pdf.pages) != len(pages):
            raise ValueError(f"{len(pdf.pages)} pages written, {len(pages)} drawn")
        shown = [list(_shown(page)) for page in pdf.pages]
        for codes, page in zip(shown, pages, strict=True):
            if len(codes) != len(page.text):
                raise ValueError(f"{len(codes)} glyphs written, {len(page.text)} drawn")
        meaning = _meaning(shown, pages)
        for page, codes, drawn in zip(pdf.pages, shown, pages, strict=True):
            _box(page, drawn)
            _name_exceptions(pdf, page, codes, drawn.text, meaning)
            _write_maps(pdf, page, meaning)
        pdf.Root.Lang = pikepdf.String("zh-CN")
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        result = BytesIO()
        pdf.save(result)
    return result.getvalue()


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
                data = bytes(string)
                for place in range(0, len(data), 2):
                    yield current, int.from_bytes(data[place : place + 2], "big")


def _meaning(
    shown: Sequence[Sequence[tuple[Font, int]]], pages: Sequence[DrawnPage]
) -> dict[Font, dict[int, str]]:
    """For each font and code the character it was mostly drawn for."""
    seen: dict[Font, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for codes, page in zip(shown, pages, strict=True):
        for (font, code), char in zip(codes, page.text, strict=True):
            seen[font][code][char] += 1
    return {
        font: {code: counts.most_common(1)[0][0] for code, counts in codes.items()}
        for font, codes in seen.items()
    }


def _box(page: pikepdf.Page, drawn: DrawnPage) -> None:
    """Exact boxes, and the drawing moved from the rounded top edge to the true one."""
    box = pikepdf.Array([0, 0, _points(drawn.width), _points(drawn.height)])
    page.obj.MediaBox = box
    page.obj.TrimBox = pikepdf.Array(list(box))
    page.contents_coalesce()
    stream = page.obj.Contents
    content, moved = _FIRST_MATRIX.subn(
        rb"\1 " + str(_points(drawn.height)).encode() + b" cm", stream.read_bytes(), count=1
    )
    if not moved:
        raise ValueError("page without the writer's matrix")
    stream.write(content)


def _points(value: float) -> Decimal:
    return Decimal(f"{value:.5f}")


def _name_exceptions(
    pdf: Pdf,
    page: pikepdf.Page,
    codes: Sequence[tuple[Font, int]],
    text: str,
    meaning: Mapping[Font, Mapping[int, str]],
) -> None:
    """Wrap each glyph that here stands for another character than its font's map says."""
    rare = {
        number: char
        for number, ((font, code), char) in enumerate(zip(codes, text, strict=True))
        if meaning[font][code] != char
    }
    if not rare:
        return
    result: list[Any] = []
    number = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        instruction = (list(operands), operator)
        if operator != Operator("Tj"):
            result.append(instruction)
            continue
        length = len(bytes(operands[0])) // 2
        marks = [rare.get(number + place) for place in range(length)]
        number += length
        if not any(marks):
            result.append(instruction)
            continue
        actual = text[number - length : number].encode("utf8", "replace").decode()
        properties = Dictionary(ActualText=pikepdf.String(actual))
        result.append(([Name.Span, properties], Operator("BDC")))
        result.append(instruction)
        result.append(([], Operator("EMC")))
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(result))


def _write_maps(pdf: Pdf, page: pikepdf.Page, meaning: Mapping[Font, Mapping[int, str]]) -> None:
    for font in _fonts(page).values():
        codes = meaning.get(font.objgen)
        if codes:
            font.ToUnicode = pdf.make_stream(_map(codes).encode("ascii"))


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
