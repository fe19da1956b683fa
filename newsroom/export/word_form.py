"""Forms as Word tables: ruled cells of fixed width, filled in or left blank to write in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.export.word_base import (
    Measures,
    Style,
    font,
    run_fonts,
    size,
)
from newsroom.export.word_flow import paragraph
from newsroom.model.length import Length, Mm
from newsroom.model.publication import Publication

SHEET = Measures(Mm(210), Mm(297), Mm(14), Mm(15), Mm(12), Mm(15))
WIDTH = Mm(180)
_RULE, _FRAME = 4, 12  # eighths of a point
_SHADE = "F2F2F2"
_EXACT = '<w:spacing w:before="{}" w:after="{}" w:line="{}" w:lineRule="exact"/>'
_ROLES = ("body", "hei", "kai", "headline")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. lines: a paragraph each. span: columns it takes. style: one of `styles`.

    head: shaded, as what names others is.
    """

    lines: tuple[str, ...] = ()
    span: int = 1
    style: str = "Filled"
    head: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. height: at least. heading: repeated at the top of further pages."""

    cells: tuple[Cell, ...]
    height: Length = Mm(8)
    heading: bool = False


def label(*lines: str, span: int = 1) -> Cell:
    """A cell that says what stands beside or below it."""
    return Cell(lines, span, "Label", head=True)


def filled(*lines: str, span: int = 1) -> Cell:
    """A cell with facts, from its left."""
    return Cell(lines, span)


def centred(*lines: str, span: int = 1) -> Cell:
    """A cell with short facts in its middle."""
    return Cell(lines, span, "Centred")


def table(widths: Sequence[Length], rows: Sequence[Row]) -> str:
    """A w:tbl; the cells of each row span all columns together."""
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>'
        for side, weight in (
            ("top", _FRAME),
            ("left", _FRAME),
            ("bottom", _FRAME),
            ("right", _FRAME),
            ("insideH", _RULE),
            ("insideV", _RULE),
        )
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 20), ("left", 70), ("bottom", 20), ("right", 70))
    )
    whole = sum(width.twips for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(_row(row, widths) for row in rows)}</w:tbl>"
    )


def _row(row: Row, widths: Sequence[Length]) -> str:
    heading = "<w:tblHeader/>" if row.heading else ""
    found, column = [], 0
    for cell in row.cells:
        width = sum(each.twips for each in widths[column : column + cell.span])
        column += cell.span
        found.append(_cell(cell, width))
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{row.height.twips}"'
        f' w:hRule="atLeast"/>{heading}</w:trPr>{"".join(found)}</w:tr>'
    )


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>' if cell.head else ""
    content = "".join(paragraph(cell.style, line) for line in cell.lines or ("",))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def columns(*millimetres: float) -> tuple[Length, ...]:
    """Column widths."""
    return tuple(Mm(width) for width in millimetres)


def fonts(publication: Publication) -> list[tuple[str, str]]:
    """The fonts that forms are set in, for the font table."""
    roles = [font(publication, role) for role in _ROLES]
    return [(role.word_name, role.alt_name) for role in roles]


def styles(publication: Publication) -> tuple[Style, ...]:
    """The styles of a form's paragraphs."""
    song, hei, kai, title = (run_fonts(font(publication, role).word_name) for role in _ROLES)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH.twips}"/></w:tabs>'
    return (
        _style("FormTitle", "表单标题", title + size(44), (0, 60, 600), "center"),
        _style("FormFacts", "表单编号", song + size(19), (0, 60, 300), "left", tab),
        _style("FormPart", "表单分节", hei + size(21), (110, 50, 300), "left", "<w:keepNext/>"),
        _style("FormLetter", "表单正文", song + size(21), (40, 40, 360), "both", after=_INDENT),
        _style("Label", "表单栏名", hei + size(18), (0, 0, 260), "center"),
        _style("Filled", "表单内容", song + size(19), (0, 0, 260), "left"),
        _style("Centred", "表单数据", song + size(18), (0, 0, 240), "center"),
        _style("Signed", "表单签名", kai + size(18), (0, 0, 220), "center"),
        _style("Small", "表单说明", song + size(16), (40, 0, 220), "left"),
    )


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'


def _style(
    id_: str,
    name: str,
    run: str,
    spacing: tuple[int, int, int],
    align: str,
    first: str = "",
    after: str = "",
) -> Style:
    """first, after: paragraph properties that stand before the spacing, and behind it."""
    exact = _EXACT.format(*spacing)
    return Style(id_, name, f'{first}{exact}{after}<w:jc w:val="{align}"/>', run)


def page_break() -> str:
    """A paragraph that begins a new page and takes next to no room."""
    return (
        '<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before="0" w:after="0" w:line="20"'
        ' w:lineRule="exact"/></w:pPr></w:p>'
    )
