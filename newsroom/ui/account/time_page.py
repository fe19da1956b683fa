"""The account over time: issue after issue, by page, sort, rule, as table and small charts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.error_account import IssueRow
from newsroom.model.account import told
from newsroom.model.error_sums import Grouping, sums
from newsroom.ui import theme
from newsroom.ui.account.chart import BarsChart, CourseChart, Point
from newsroom.ui.account.columns import issue_columns
from newsroom.ui.icons import icon
from newsroom.ui.ledger.rows import RowsView
from newsroom.ui.ledger.span_bar import SpanBar
from newsroom.ui.steady import steady

_NONE = "这段时间没有出报。在上面换一段时间。"
_COUNTING = "正在计算…"


class TimePage(QWidget):
    """wanted: other days are to be shown. opened: an issue (uuid) is to be looked at. workbook: a
    file of what is on show is wanted.
    """

    wanted = Signal()
    opened = Signal(str)
    workbook = Signal()

    def __init__(self, bar: SpanBar, rule_title: Callable[[str], str]) -> None:
        super().__init__()
        self.bar = bar
        self.rows: tuple[IssueRow, ...] = ()
        self._rule_title = rule_title
        self.by = QComboBox()
        self.by.setAccessibleName("按什么看")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.course, self.bars = CourseChart(), BarsChart()
        self.table = RowsView("各期差错率", issue_columns())
        self._empty = QLabel(_NONE)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._book = QPushButton("导出 Excel(&X)…")
        self._book.setIcon(icon("chart-column"))
        self._book.setToolTip("把这段时间的账写成带图表的 Excel 文件")
        self._book.setAutoDefault(False)
        self._arrange()
        self.offer(persons=False)
        self.bar.changed.connect(self.wanted)
        self.by.currentIndexChanged.connect(lambda _: self._show_bars())
        self.table.taken.connect(lambda row: self.opened.emit(row.issue.uuid))
        self._book.clicked.connect(lambda _checked: self.workbook.emit())
        steady(self)

    def offer(self, *, persons: bool) -> None:
        """Offer what to sum by. persons: also who let errors through."""
        before = self.by.currentData()
        with QSignalBlocker(self.by):
            self.by.clear()
            for one in Grouping:
                if persons or one is not Grouping.PERSON:
                    self.by.addItem(f"按{one.text}", one)
            self.by.setCurrentIndex(max(self.by.findData(before), 0))

    def wait(self) -> None:
        """Say that the figures are on their way."""
        self.told.setText(_COUNTING)
        theme.tone(self.told, "quiet")

    def show_rows(self, rows: Sequence[IssueRow]) -> None:
        """Show how the issues of the days asked for stand, the oldest first."""
        self.rows = tuple(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._book.setEnabled(bool(rows))
        self.table.show_rows(tuple(reversed(rows)))
        self.course.show_points([_point(row) for row in rows])
        self._tell()
        self._show_bars()

    def _tell(self) -> None:
        rates = [row.rate for row in self.rows]
        over = sum(not rate.passes for rate in rates)
        characters = sum(rate.characters for rate in rates)
        tenths = sum(rate.tenths for rate in rates)
        mean = tenths * 1000 / characters if characters else 0.0
        credit = sum(rate.credit for rate in rates)
        self.told.setText(
            f"出版 {len(rates)} 期，合格 {len(rates) - over} 期，超限 {over} 期　"
            f"平均万分之 {mean:.2f}　印后差错 {told(tenths)} 个，印前消灭 {told(credit)} 个"
            if rates
            else ""
        )
        theme.tone(self.told, "error" if over else "quiet")

    def _show_bars(self) -> None:
        by = Grouping(self.by.currentData() or Grouping.PAGE)
        counted = [one for row in self.rows for one in row.rate.counted]
        self.bars.show_sums(
            f"差错处数，按{by.text}",
            sums(counted, lambda one: by.told(one, self._rule_title)),
        )

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.bar)
        top.addStretch(1)
        top.addWidget(self._book)
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self.course, 5)
        head = QHBoxLayout()
        head.addStretch(1)
        head.addWidget(self.by)
        column.addLayout(head)
        column.addWidget(self.bars, 5)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(holder)
        panes.addWidget(charts)
        panes.setChildrenCollapsible(False)
        panes.setSizes([630, 410])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.told)
        layout.addWidget(panes, 1)


def _point(row: IssueRow) -> Point:
    rate, day = row.rate, row.issue.date
    tip = f"{row.issue.label}\n万分之 {rate.per_ten_thousand:.2f}，差错 {told(rate.tenths)} 个"
    return Point(f"{day.month}-{day.day}", rate.per_ten_thousand, rate.passes, tip)
