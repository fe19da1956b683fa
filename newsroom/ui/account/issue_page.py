"""One issue in the account: how it stands against the limit, its errors, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.error_account import IssueRow
from newsroom.model.account import FORM_LIMIT, LIMIT, BookedError, Counted, told
from newsroom.model.error_sums import Grouping, page_words, sums
from newsroom.model.issue import Issue
from newsroom.ui import theme
from newsroom.ui.account.chart import BarsChart
from newsroom.ui.account.columns import error_columns
from newsroom.ui.account.table import StruckView
from newsroom.ui.icons import icon
from newsroom.ui.steady import steady

_EMPTY = (
    "这一期还没有登记差错。\n照建议改掉的疑误自己记作印前发现；印出来以后发现的，"
    "点“添加”登记。\n报头、版眉的差错点“版面标识”查一查再记。"
)
_NO_ISSUE = "这份报刊还没有出过报。先在左侧新建一期。"
_BIG = 1.9


class IssuePage(QWidget):
    """wanted: another issue (uuid) is to be shown. added: an error is to be written. taken:
    (BookedError) is to be changed. removed: (uuids). opened: (BookedError) is to be shown in its
    article. forms: errors of form are looked for. weights: the table is wanted. workbook: a file.
    """

    wanted = Signal(str)
    added = Signal()
    taken = Signal(object)
    removed = Signal(object)
    opened = Signal(object)
    forms = Signal()
    weights = Signal()
    workbook = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row: IssueRow | None = None
        self.pages: tuple[int, ...] = ()
        self._persons = False
        self.issue = QComboBox()
        self.issue.setAccessibleName("哪一期")
        self.issue.setToolTip("看哪一期的账")
        self.issue.setMaxVisibleItems(20)
        self.page = QComboBox()
        self.page.setAccessibleName("哪一版")
        self.page.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.page.setToolTip("只看一版的差错")
        self.rate = QLabel()
        self.rate.setAccessibleName("差错率")
        theme.scale(self.rate, _BIG, bold=True)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.chart = BarsChart()
        self.table = StruckView("本期差错", error_columns())
        self._empty = QLabel(_EMPTY)
        self._empty.setObjectName("empty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons: dict[str, QPushButton] = {}
        self._arrange()
        self._connect()
        steady(self)

    def show_issues(self, issues: Sequence[Issue], chosen: str) -> None:
        """Offer these, the newest first."""
        with QSignalBlocker(self.issue):
            self.issue.clear()
            for issue in issues:
                self.issue.addItem(issue.label, issue.uuid)
            self.issue.setCurrentIndex(max(self.issue.findData(chosen), 0))
        if not issues:
            self.row = None
            self._empty.setText(_NO_ISSUE)
            self._show()

    @property
    def chosen_issue(self) -> str:
        """The issue chosen; empty for none."""
        return str(self.issue.currentData() or "")

    def show_row(self, row: IssueRow, pages: Sequence[int], *, persons: bool) -> None:
        """Show how an issue stands."""
        self.row, self._persons = row, persons
        self._empty.setText(_EMPTY)
        numbers = sorted({*pages, *(one.error.page for one in row.rate.counted)} - {0})
        before = self.page.currentData()
        self.pages = tuple(numbers)
        with QSignalBlocker(self.page):
            self.page.clear()
            self.page.addItem("全部版次", None)
            for number in numbers:
                self.page.addItem(page_words(number), number)
            self.page.setCurrentIndex(max(self.page.findData(before), 0))
        self._show()

    @property
    def chosen(self) -> BookedError | None:
        """The error chosen."""
        counted, _ = self.table.current()
        return counted.error if isinstance(counted, Counted) else None

    @property
    def page_chosen(self) -> int:
        """The page that is looked at; 0 for all."""
        return int(self.page.currentData() or 0)

    def _show(self) -> None:
        row = self.row
        counted = row.rate.counted if row is not None else ()
        page = self.page.currentData()
        shown = [one for one in counted if page is None or one.error.page == page]
        self._stack.setCurrentIndex(0 if shown else 1)
        self.table.show_rows(shown, error_columns(persons=self._persons, page=page is None))
        by_page = sums(counted, lambda one: page_words(one.error.page))
        self.chart.show_sums(f"按{Grouping.PAGE.text}", by_page)
        self._tell()
        self._suit()

    def _tell(self) -> None:
        row = self.row
        if row is None:
            self.rate.setText("")
            self.told.setText("")
            return
        rate = row.rate
        self.rate.setText(f"万分之 {rate.per_ten_thousand:.2f}")
        theme.tone(self.rate, "good" if rate.passes else "error")
        verdict = "合格" if rate.passes else "超限"
        self.told.setText(
            f"{verdict}　限额万分之 {told(LIMIT)}\n"
            f"印后差错 {told(rate.tenths)} 个，计错字数 {rate.characters:,} 字\n"
            f"版面标识差错 {told(rate.form)} 个（限额 {told(FORM_LIMIT)}）　"
            f"印前消灭 {told(rate.credit)} 个"
        )

    def _suit(self) -> None:
        error = self.chosen
        for name in ("edit", "remove"):
            self._buttons[name].setEnabled(error is not None)
        self._buttons["open"].setEnabled(error is not None and bool(error.article))
        for name in ("add", "forms", "workbook"):
            self._buttons[name].setEnabled(self.row is not None)

    def _take(self) -> None:
        if (error := self.chosen) is not None:
            self.taken.emit(error)

    def _remove(self) -> None:
        if (error := self.chosen) is not None:
            self.removed.emit((error.uuid,))

    def _open(self) -> None:
        if (error := self.chosen) is not None and error.article:
            self.opened.emit(error)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.issue, 1)
        top.addWidget(self.page)
        top.addStretch(1)
        for name in ("forms", "weights", "workbook"):
            top.addWidget(self._button(name))
        figures = QVBoxLayout()
        figures.setSpacing(4)
        figures.addWidget(self.rate)
        figures.addWidget(self.told)
        figures.addStretch(1)
        middle = QHBoxLayout()
        middle.addLayout(figures, 3)
        middle.addWidget(self.chart, 4)
        self.chart.setMaximumHeight(150)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        foot = QHBoxLayout()
        for name in ("add", "edit", "remove", "open"):
            foot.addWidget(self._button(name))
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(middle)
        layout.addWidget(holder, 1)
        layout.addLayout(foot)

    def _button(self, name: str) -> QPushButton:
        words, tip, image, act = self._acts()[name]
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        if image:
            button.setIcon(icon(image))
        button.clicked.connect(act)
        self._buttons[name] = button
        return button

    def _acts(self) -> dict[str, tuple[str, str, str, Callable[[], object]]]:
        return {
            "forms": (
                "版面标识(&M)…",
                "查报头、版眉和必印项目，有缺的一点就记",
                "scan-search",
                self.forms.emit,
            ),
            "weights": (
                "分值表(&T)…",
                "各类差错一处算几个，可以按本报的办法改",
                "settings",
                self.weights.emit,
            ),
            "workbook": (
                "导出 Excel(&X)…",
                "把本期的账写成 Excel 文件",
                "chart-column",
                self.workbook.emit,
            ),
            "add": ("添加(&A)…", "登记一处差错（Ctrl+N）", "plus", self.added.emit),
            "edit": ("修改(&E)…", "改选中的差错（回车或双击）", "pen-line", self._take),
            "remove": ("删除(&D)", "从账里删去选中的差错（Delete）", "trash-2", self._remove),
            "open": ("打开稿件(&O)", "到出错的稿件里去", "file-text", self._open),
        }

    def _connect(self) -> None:
        self.issue.currentIndexChanged.connect(lambda _: self.wanted.emit(self.chosen_issue))
        self.page.currentIndexChanged.connect(lambda _: self._show())
        self.table.chosen.connect(self._suit)
        self.table.taken.connect(lambda _: self._take())
        self.table.struck.connect(self._remove)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.added)
