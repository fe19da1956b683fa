"""The account of errors (差错率账) as a spreadsheet: issues over time with a chart, by page, by
rule, and every error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from openpyxl.chart import LineChart, Reference
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from newsroom.export import sheeting
from newsroom.export.sheeting import DATE, FIRST_ROW, Column
from newsroom.model.account import LIMIT, SOURCE, Counted, Rate
from newsroom.model.error_sums import ErrorSum, Grouping, page_words, sums
from newsroom.model.issue import Issue

_TENTHS = "0.0"
_MOST_BARS = 15


@dataclass(frozen=True, slots=True)
class Line:
    """One issue with its rate."""

    issue: Issue
    rate: Rate


@dataclass(frozen=True, slots=True)
class _Entry:
    issue: Issue
    counted: Counted


_ISSUES = [
    Column("刊期", 12, lambda line: line.issue.date, DATE),
    Column("期号", 30, lambda line: line.issue.label),
    Column("计错字数", 11, lambda line: line.rate.characters, "#,##0"),
    Column("差错数", 9, lambda line: line.rate.tenths / 10, _TENTHS),
    Column("万分之", 9, lambda line: round(line.rate.per_ten_thousand, 2), "0.00"),
    Column("限额", 7, lambda _line: LIMIT / 10, _TENTHS),
    Column("版面标识差错", 13, lambda line: line.rate.form / 10, _TENTHS),
    Column("印前消灭", 10, lambda line: line.rate.credit / 10, _TENTHS),
    Column("结论", 8, lambda line: "合格" if line.rate.passes else "超限"),
]
_SUMS = [
    Column("", 22, lambda one: one.name),
    Column("处数", 9, lambda one: one.times, "#,##0"),
    Column("印后差错", 11, lambda one: one.printed / 10, _TENTHS),
    Column("印前消灭", 11, lambda one: one.caught / 10, _TENTHS),
]
_ERRORS = [
    Column("刊期", 12, lambda e: e.issue.date, DATE),
    Column("期号", 30, lambda e: e.issue.label),
    Column("版次", 8, lambda e: page_words(e.counted.error.page)),
    Column("位置", 34, lambda e: e.counted.error.place),
    Column("错", 20, lambda e: e.counted.error.wrong),
    Column("正", 20, lambda e: e.counted.error.right),
    Column("类别", 20, lambda e: e.counted.error.sort.text),
    Column("字数", 7, lambda e: e.counted.error.characters, "0"),
    Column("加倍", 7, lambda e: "是" if e.counted.error.heavy else ""),
    Column("计错", 7, lambda e: e.counted.tenths / 10, _TENTHS),
    Column("发现", 10, lambda e: e.counted.error.found.text),
    Column("谁发现", 16, lambda e: e.counted.error.source),
    Column("说明", 36, lambda e: "；".join(filter(None, (e.counted.error.note, e.counted.why)))),
]


def write(
    lines: Sequence[Line], name: str, span: str, target: Path, rule_title: Callable[[str], str]
) -> Path:
    """Write the account of some issues; give the path. span: their days, in words. rule_title:
    what the newsroom calls a rule of proofreading. Raises FileError.
    """
    book = sheeting.new_book()
    entries = [_Entry(line.issue, one) for line in lines for one in line.rate.counted]
    heads = (f"{name}编校差错率账", f"{span}。{SOURCE}：每万字不超过3个，版面标识不超过3个")
    sheet = book.create_sheet("各期")
    sheeting.fill(sheet, _ISSUES, heads, lines)
    if len(lines) > 1:
        _course(sheet, len(lines))
    counted = [entry.counted for entry in entries]
    for by in (Grouping.PAGE, Grouping.SORT, Grouping.RULE):
        title = f"按{by.text}"
        told = sums(counted, partial(_told, by, rule_title))
        _by(book.create_sheet(title), title, (f"{name}差错（{title}）", span), told)
    sheet = book.create_sheet("明细")
    sheeting.fill(sheet, _ERRORS, (f"{name}差错明细", span), entries)
    sheet.auto_filter.ref = f"A3:{get_column_letter(len(_ERRORS))}{3 + len(entries)}"
    return sheeting.save(book, target, f"{name}编校差错率账 {span}", name)


def _told(by: Grouping, rule_title: Callable[[str], str], counted: Counted) -> str:
    return by.told(counted, rule_title)


def _by(sheet: Worksheet, title: str, heads: tuple[str, str], told: Sequence[ErrorSum]) -> None:
    columns = [Column(title[1:], 22, _SUMS[0].value), *_SUMS[1:]]
    sheeting.fill(sheet, columns, heads, told)
    if told:
        last = FIRST_ROW + min(len(told), _MOST_BARS) - 1
        chart = sheeting.bars(Reference(sheet, min_col=2, min_row=3, max_row=last), upright=False)
        chart.set_categories(Reference(sheet, min_col=1, min_row=FIRST_ROW, max_row=last))
        chart.title = f"差错处数（{title}）"
        chart.x_axis.delete, chart.y_axis.delete = False, True
        chart.y_axis.majorGridlines = None
        chart.width, chart.height = 15, max(6.0, 2.5 + (last - FIRST_ROW + 1) * 0.85)
        sheet.add_chart(chart, f"{get_column_letter(len(columns) + 2)}3")


def _course(sheet: Worksheet, lines: int) -> None:
    """The rate over time beside its limit."""
    last = FIRST_ROW + lines - 1
    chart = LineChart()
    chart.add_data(
        Reference(sheet, min_col=5, max_col=6, min_row=3, max_row=last), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=FIRST_ROW, max_row=last))
    chart.title = "各期差错率（万分之）"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.number_format = "m-d"
    chart.y_axis.majorGridlines = None
    chart.y_axis.number_format = "0.0"
    for series in chart.series:
        series.smooth = False
    chart.width, chart.height = 17, 8
    sheet.add_chart(chart, f"{get_column_letter(len(_ISSUES) + 2)}3")
