"""Statistics and fees as a spreadsheet: a sheet with a chart for each count, and every piece."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from newsroom.export.placing import publish
from newsroom.model.ledger import By, Piece, Table
from newsroom.model.page import chinese_number

_MOST_BARS = 15
_DATE = "yyyy-mm-dd"
_TIMES = (By.MONTH, By.QUARTER, By.YEAR)
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
_FIRST_ROW = 4  # of a table's lines: title, days, heads stand above

Value = str | int | float | datetime.date


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its head, width in characters, number format and value."""

    head: str
    width: float
    value: Callable[[Any], Value]
    shape: str = "General"


def _line_columns(by: By, *, scored: bool) -> list[_Column]:
    columns = [_Column(by.text, 18, lambda line: line.name)]
    if by is By.PERSON:
        columns.append(_Column("单位", 20, lambda line: line.note))
    columns += [
        _Column("报送（篇）", 10, lambda line: line.submitted, "#,##0"),
        _Column("采用（篇）", 10, lambda line: line.used, "#,##0"),
        _Column("用稿率", 9, lambda line: line.rate, "0.0%"),
        _Column("字数", 9, lambda line: line.characters, "#,##0"),
        _Column("图片（幅）", 10, lambda line: line.pictures, "#,##0"),
        _Column("一版（篇）", 10, lambda line: line.front, "#,##0"),
    ]
    if scored:
        columns += [
            _Column("得分", 10, lambda line: line.score / 100, "#,##0.##"),
            _Column("稿费（元）", 12, lambda line: line.fee / 100, "#,##0.00"),
        ]
    return columns


_PIECE_COLUMNS = [
    _Column("刊期", 12, lambda piece: piece.day or "", _DATE),
    _Column("期号", 34, lambda piece: piece.label),
    _Column("版次", 9, lambda piece: "、".join(map(chinese_number, piece.pages))),
    _Column("题目", 46, lambda piece: piece.title),
    _Column("体裁", 10, lambda piece: piece.kind.text),
    _Column("栏目", 14, lambda piece: piece.section),
    _Column("作者", 30, lambda piece: " ".join(s.name for s in piece.shares if s.wrote)),
    _Column("来源单位", 22, lambda piece: piece.unit),
    _Column("字数", 9, lambda piece: piece.characters, "#,##0"),
    _Column("图片", 8, lambda piece: piece.pictures, "#,##0"),
    _Column("收稿", 12, lambda piece: piece.came, _DATE),
    _Column("刊用", 8, lambda piece: "已刊" if piece.used else "未刊"),
]


def write(
    tables: Sequence[Table], pieces: Sequence[Piece], name: str, target: Path, *, scored: bool
) -> Path:
    """Write the counts, a sheet each in their order, and last all pieces; give the path.

    name: what is counted (a publication). scored: whether scores and fees are told. Raises
    FileError.
    """
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    for table in tables:
        sheet = book.create_sheet(f"按{table.by.text}")
        columns = _line_columns(table.by, scored=scored)
        title = f"{name}用稿统计（按{table.by.text}）"
        _fill(sheet, columns, (title, _told(table)), (*table.lines, table.total))
        _total_row(sheet, len(table.lines), len(columns))
        if table.lines:
            _chart(sheet, table, columns)
    sheet = book.create_sheet("明细")
    words = tables[0].span.text if tables else ""
    _fill(sheet, _PIECE_COLUMNS, (f"{name}用稿明细", words), pieces)
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(_PIECE_COLUMNS))}{3 + len(pieces)}"
    book.properties.title = f"{name}用稿统计 {words}"
    book.properties.creator = name
    with publish(target) as aside:
        book.save(aside)
    return target


def _told(table: Table) -> str:
    words = f"{table.span.text}，出版 {table.issues} 期"
    if table.by in (By.PERSON, By.UNIT, By.ROLE):
        words += "；合署的稿件各人（单位）都算一篇，合计里每篇只算一次"
    return words


def _fill(
    sheet: Worksheet, columns: Sequence[_Column], heads: tuple[str, str], rows: Sequence[Any]
) -> None:
    sheet["A1"], sheet["A2"] = heads
    sheet["A1"].font, sheet["A2"].font = _TITLE, _FAINT
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        cell = sheet.cell(3, number, column.head)
        cell.font, cell.fill, cell.border, cell.alignment = _HEAD, _SHADE, _EDGES, _MIDDLE
    for at, row in enumerate(rows, _FIRST_ROW):
        for number, column in enumerate(columns, 1):
            value = column.value(row)
            words = isinstance(value, str)
            cell = sheet.cell(at, number, ILLEGAL_CHARACTERS_RE.sub("", value) if words else value)
            if words:
                cell.data_type = "s"  # never a formula, whatever copy says
            cell.font, cell.border, cell.number_format = _PLAIN, _EDGES, column.shape
            if column.shape == _DATE:
                cell.alignment = _MIDDLE
    sheet.row_dimensions[1].height = 26
    sheet.row_dimensions[3].height = 22
    sheet.freeze_panes = f"B{_FIRST_ROW}"
    sheet.print_title_rows = "3:3"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)  # inches
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _total_row(sheet: Worksheet, lines: int, columns: int) -> None:
    for number in range(1, columns + 1):
        cell = sheet.cell(_FIRST_ROW + lines, number)
        cell.font, cell.fill = _BOLD, _SHADE


def _chart(sheet: Worksheet, table: Table, columns: Sequence[_Column]) -> None:
    """Pieces used: bars for whom or what, a line for the course of time."""
    heads = [column.head for column in columns]
    used, submitted = heads.index("采用（篇）") + 1, heads.index("报送（篇）") + 1
    lines = len(table.lines) if table.by in _TIMES else min(len(table.lines), _MOST_BARS)
    last = _FIRST_ROW + lines - 1
    chart: BarChart | LineChart
    if table.by in _TIMES and lines > 2:
        figures = Reference(sheet, min_col=submitted, max_col=used, min_row=3, max_row=last)
        chart = LineChart()
        chart.add_data(figures, titles_from_data=True)
        for series in chart.series:
            series.smooth = False
    else:
        figures = Reference(sheet, min_col=used, min_row=3, max_row=last)
        chart = _bars(figures, upright=table.by in _TIMES)
    chart.set_categories(Reference(sheet, min_col=1, min_row=_FIRST_ROW, max_row=last))
    more = f"（前 {lines} 名）" if lines < len(table.lines) else ""
    chart.title = f"按{table.by.text}采用篇数{more}"
    chart.x_axis.delete = False
    chart.y_axis.delete = isinstance(chart, BarChart)  # its bars bear their figures
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0"
    chart.width, chart.height = 17, max(7.5, min(16.0, 2.5 + lines * 0.85))
    sheet.add_chart(chart, f"{get_column_letter(len(columns) + 2)}3")


def _bars(figures: Reference, *, upright: bool) -> BarChart:
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
