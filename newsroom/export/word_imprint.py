"""A bulletin's foot (版尾) on the foot of its last page, and its page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.section import _Footer

from newsroom.export.word_base import font, half_points, run_fonts, size, text
from newsroom.export.word_flow import footer, page_number, paragraph
from newsroom.model.bulletin import FootLine, foot, style_of
from newsroom.model.edition import Edition
from newsroom.model.length import EMU_PER_PT, Length
from newsroom.model.publication import FurnitureText, Publication

_PAGE = "{page}"
_MIRRORED = {"left": "right", "right": "left"}
_ALIGNED = {"left": "left", "centre": "center", "right": "right"}
_END = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)


def border(side: str, weight: Length, colour: str, space: int) -> str:
    """One side of w:pBdr or w:tblBorders."""
    eighths = max(2, round(weight * 8 / EMU_PER_PT))
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def foot_table(edition: Edition) -> Iterator[str]:
    """The foot as a table of one column that stands on the foot of the page its end falls on.

    A row for each group of lines; the table's rules are the foot's. Nothing where nothing was
    given. It is placed across from the page's edge: from the margin LibreOffice would let a table
    of the text's width run on with the text.
    """
    house, groups = edition.publication, foot(edition)
    if not groups:
        return
    outer, inner = style_of(house).foot_rules
    width = house.grid.type_width.twips
    borders = (
        border("top", outer, "auto", 0)
        + border("bottom", outer, "auto", 0)
        + border("insideH", inner, "auto", 0)
    )
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"</w:tcPr>{''.join(_foot_line(house, line) for line in group)}</w:tc></w:tr>"
        for group in groups
    )
    yield (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:topFromText="0"'
        ' w:bottomFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{house.grid.left.twips}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{rows}</w:tbl>{_END}'
    )


def _foot_line(house: Publication, line: FootLine) -> str:
    em = style_of(house).foot_size.twips
    hang = em * len(line.lead)
    stop = house.grid.type_width.twips - em
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{stop}"/></w:tabs>' if line.tail else ""
    hanging = f' w:hanging="{hang}"' if hang else ""
    indent = f'<w:ind w:left="{em + hang}" w:right="{em}"{hanging}/>'
    tail = f"\t{line.tail}" if line.tail else ""
    return paragraph("BulletinFoot", line.lead + line.text, tail, properties=tabs + indent)


def number_pages(document: Document, house: Publication) -> None:
    """The folio's page number in the footers: as it stands on odd pages, mirrored on even ones."""
    told = next((each for each in house.folio.texts if _PAGE in each.text), None)
    if told is None:
        return
    section = document.sections[0]
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, house, told, told.align)
    _number(section.even_page_footer, house, told, _MIRRORED.get(told.align, told.align))


def number_room(house: Publication) -> Length:
    """From the page's foot up to the foot of the page number's line, as Word's footers count."""
    told = next((each for each in house.folio.texts if _PAGE in each.text), None)
    if told is None:
        return Length(0)
    below = house.grid.trim_height - house.grid.top - told.y
    return Length(max(round(below - _line(told) * 0.2), 0))


def _line(told: FurnitureText) -> Length:
    return told.size * 1.2


def _number(part: _Footer, house: Publication, told: FurnitureText, side: str) -> None:
    look = run_fonts(font(house, told.font, "body").word_name) + size(half_points(told.size))
    properties = f"<w:rPr>{look}</w:rPr>"
    before, _, after = told.text.partition(_PAGE)
    right = max(house.grid.type_width - told.x - told.width, Length(0))
    footer(
        part,
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0"'
        f' w:line="{_line(told).twips}" w:lineRule="exact"/>'
        f'<w:ind w:left="{told.x.twips}" w:right="{right.twips}"/>'
        f'<w:jc w:val="{_ALIGNED[side]}"/></w:pPr>'
        f'<w:r>{properties}<w:t xml:space="preserve">{text(before)}</w:t></w:r>'
        + page_number(look)
        + f'<w:r>{properties}<w:t xml:space="preserve">{text(after)}</w:t></w:r></w:p>',
    )
