"""A spreadsheet's sheets as the newsroom prints them: heads, lines, totals, charts."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from newsroom.export.placing import publish

DATE = "yyyy-mm-dd"
FIRST_ROW = 4
"""Of a table's lines: title, days, heads stand above."""
_FACE = "宋体"
_HEAD = Font(name="黑体", size=11)
_TITLE = Font(name="黑体", size=15)
_PLAIN = Font(name=_FACE, size=11)
_BOLD = Font(name=_FACE, size=11, bold=True)
_FAINT = Font(name=_FACE, size=9, color="666666")
_SHADE = PatternFill("solid", fgColor="EDEDED")
_THIN = Side(style="thin", color="BFBFBF")
_EDGES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_COLOUR = "4472A8"

Value = str | int | float | datetime.date


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, width in characters, number format and value."""

    head: str
    width: float
    value: Callable[[Any], Value]
    shape: str = "General"


def new_book() -> Workbook:
    """A workbook without sheets."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    return book


def save(book: Workbook, target: Path, title: str, creator: str) -> Path:
    """Write a workbook; give its path. Raises FileError."""
    book.properties.title = title
    book.properties.creator = creator
    with publish(target) as aside:
        book.save(aside)
    return target


def fill(
    sheet: Worksheet, columns: Sequence[Column], heads: tuple[str, str], rows: Sequence[Any]
) -> None:
    """Set a table: title and days, heads, a line for each row."""
    sheet["A1"], sheet["A2"] = heads
    sheet["A1"].font, sheet["A2"].font = _TITLE, _FAINT
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        cell = sheet.cell(3, number, column.head)
        cell.font, cell.fill, cell.border, cell.alignment = _HEAD, _SHADE, _EDGES, _MIDDLE
    for at, row in enumerate(rows, FIRST_ROW):
        for number, column in enumerate(columns, 1):
            value = column.value(row)
            words = isinstance(value, str)
            cell = sheet.cell(at, number, ILLEGAL_CHARACTERS_RE.sub("", value) if words else value)
            if words:
                cell.data_type = "s"  # never a formula, whatever copy says
            cell.font, cell.border, cell.number_format = _PLAIN, _EDGES, column.shape
            if column.shape == DATE:
                cell.alignment = _MIDDLE
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[3].height = 22
    sheet.freeze_panes = f"B{FIRST_ROW}"
    sheet.print_title_rows = "3:3"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)  # inches
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def total_row(sheet: Worksheet, lines: int, columns: int) -> None:
    """Shade the line below so many lines."""
    for number in range(1, columns + 1):
        cell = sheet.cell(FIRST_ROW + lines, number)
        cell.font, cell.fill = _BOLD, _SHADE


def bars(figures: Reference, *, upright: bool) -> BarChart:
    """A chart of bars that bear their figures."""
    chart = BarChart()
    chart.type = "col" if upright else "bar"
    chart.add_data(figures, titles_from_data=True)
    chart.gapWidth = 60
    chart.legend = None
    chart.series[0].graphicalProperties.solidFill = _COLOUR
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    for other in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, other, False)
    if not upright:
        chart.x_axis.scaling.orientation = "maxMin"  # the first line on top
    return chart
