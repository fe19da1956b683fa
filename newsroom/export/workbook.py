"""Statistics and fees as a spreadsheet: a sheet with a chart for each count, and every piece."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from newsroom.export import sheeting
from newsroom.export.sheeting import DATE, FIRST_ROW, Column
from newsroom.model.ledger import By, Piece, Table
from newsroom.model.page import chinese_number

_MOST_BARS = 15
_TIMES = (By.MONTH, By.QUARTER, By.YEAR)


def _line_columns(by: By, *, scored: bool) -> list[Column]:
    columns = [Column(by.text, 18, lambda line: line.name)]
    if by is By.PERSON:
        columns.append(Column("单位", 20, lambda line: line.note))
    columns += [
        Column("报送（篇）", 10, lambda line: line.submitted, "#,##0"),
        Column("采用（篇）", 10, lambda line: line.used, "#,##0"),
        Column("用稿率", 9, lambda line: line.rate, "0.0%"),
        Column("字数", 9, lambda line: line.characters, "#,##0"),
        Column("图片（幅）", 10, lambda line: line.pictures, "#,##0"),
        Column("一版（篇）", 10, lambda line: line.front, "#,##0"),
    ]
    if scored:
        columns += [
            Column("得分", 10, lambda line: line.score / 100, "#,##0.##"),
            Column("稿费（元）", 12, lambda line: line.fee / 100, "#,##0.00"),
        ]
    return columns


_PIECE_COLUMNS = [
    Column("刊期", 12, lambda piece: piece.day or "", DATE),
    Column("期号", 34, lambda piece: piece.label),
    Column("版次", 9, lambda piece: "、".join(map(chinese_number, piece.pages))),
    Column("题目", 46, lambda piece: piece.title),
    Column("体裁", 10, lambda piece: piece.kind.text),
    Column("栏目", 14, lambda piece: piece.section),
    Column("作者", 30, lambda piece: " ".join(s.name for s in piece.shares if s.wrote)),
    Column("来源单位", 22, lambda piece: piece.unit),
    Column("字数", 9, lambda piece: piece.characters, "#,##0"),
    Column("图片", 8, lambda piece: piece.pictures, "#,##0"),
    Column("收稿", 12, lambda piece: piece.came, DATE),
    Column("刊用", 8, lambda piece: "已刊" if piece.used else "未刊"),
]


def write(
    tables: Sequence[Table], pieces: Sequence[Piece], name: str, target: Path, *, scored: bool
) -> Path:
    """Write the counts, a sheet each in their order, and last all pieces; give the path.

    name: what is counted (a publication). scored: whether scores and fees are told. Raises
    FileError.
    """
    book = sheeting.new_book()
    for table in tables:
        sheet = book.create_sheet(f"按{table.by.text}")
        columns = _line_columns(table.by, scored=scored)
        title = f"{name}用稿统计（按{table.by.text}）"
        sheeting.fill(sheet, columns, (title, _told(table)), (*table.lines, table.total))
        sheeting.total_row(sheet, len(table.lines), len(columns))
        if table.lines:
            _chart(sheet, table, columns)
    sheet = book.create_sheet("明细")
    words = tables[0].span.text if tables else ""
    sheeting.fill(sheet, _PIECE_COLUMNS, (f"{name}用稿明细", words), pieces)
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(_PIECE_COLUMNS))}{3 + len(pieces)}"
    return sheeting.save(book, target, f"{name}用稿统计 {words}", name)


def _told(table: Table) -> str:
    words = f"{table.span.text}，出版 {table.issues} 期"
    if table.by in (By.PERSON, By.UNIT, By.ROLE):
        words += "；合署的稿件各人（单位）都算一篇，合计里每篇只算一次"
    return words


def _chart(sheet: Worksheet, table: Table, columns: Sequence[Column]) -> None:
    """Pieces used: bars for whom or what, a line for the course of time."""
    heads = [column.head for column in columns]
    used, submitted = heads.index("采用（篇）") + 1, heads.index("报送（篇）") + 1
    lines = len(table.lines) if table.by in _TIMES else min(len(table.lines), _MOST_BARS)
    last = FIRST_ROW + lines - 1
    chart: BarChart | LineChart
    if table.by in _TIMES and lines > 2:
        figures = Reference(sheet, min_col=submitted, max_col=used, min_row=3, max_row=last)
        chart = LineChart()
        chart.add_data(figures, titles_from_data=True)
        for series in chart.series:
            series.smooth = False
    else:
        figures = Reference(sheet, min_col=used, min_row=3, max_row=last)
        chart = sheeting.bars(figures, upright=table.by in _TIMES)
    chart.set_categories(Reference(sheet, min_col=1, min_row=FIRST_ROW, max_row=last))
    more = f"（前 {lines} 名）" if lines < len(table.lines) else ""
    chart.title = f"按{table.by.text}采用篇数{more}"
    chart.x_axis.delete = False
    chart.y_axis.delete = isinstance(chart, BarChart)  # its bars bear their figures
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0"
    chart.width, chart.height = 17, max(7.5, min(16.0, 2.5 + lines * 0.85))
    sheet.add_chart(chart, f"{get_column_letter(len(columns) + 2)}3")
