"""审读意见: what outside readers found, answered or not, with the errors of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.account import BookedError, Counted
from newsroom.ui.account.columns import ReviewRow, error_columns, review_columns
from newsroom.ui.account.table import StruckView
from newsroom.ui.icons import icon
from newsroom.ui.ledger.rows import RowsView

_EMPTY = (
    "还没有登记审读意见。\n上级或审读中心来的意见，点“登记”照着录入，"
    "或者点“导入”收它的 Word 表格、Excel 表格；指出的差错自动记进那一期的账。"
)


class ReviewsPage(QWidget):
    """added: an opinion is to be written. taken, receipt, answered: (ReviewRow) is to be changed,
    to be answered, was answered or not. removed: (uuid). files: a list is to be taken in. word:
    (BookedError) goes into the house's own list.
    """

    added = Signal()
    files = Signal()
    taken = Signal(object)
    receipt = Signal(object)
    answered = Signal(object)
    removed = Signal(str)
    word = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.reviews = StruckView("审读意见", review_columns())
        self.findings = RowsView("指出的差错", error_columns(outside=True))
        self._heading = QLabel()
        self._heading.setObjectName("heading")
        self._empty = QLabel(_EMPTY)
        self._empty.setObjectName("empty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons: dict[str, QPushButton] = {}
        self._arrange()
        self.reviews.chosen.connect(self._show_findings)
        self.reviews.taken.connect(lambda _: self._with(self.taken.emit))
        self.findings.chosen.connect(self._suit)
        self.findings.taken.connect(lambda _: self._add_word())
        self.reviews.struck.connect(self._remove)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.added)

    def show_reviews(self, rows: Sequence[ReviewRow]) -> None:
        """Show these, the newest first."""
        self._stack.setCurrentIndex(0 if rows else 1)
        self.reviews.show_rows(rows)
        self._show_findings()

    @property
    def chosen(self) -> ReviewRow | None:
        """The opinion chosen."""
        row, _ = self.reviews.current()
        return row if isinstance(row, ReviewRow) else None

    @property
    def finding(self) -> BookedError | None:
        """The error chosen."""
        one, _ = self.findings.current()
        return one.error if isinstance(one, Counted) else None

    def _show_findings(self) -> None:
        row = self.chosen
        self.findings.show_rows(row.findings if row is not None else ())
        self._heading.setText(f"指出的差错 {len(row.findings)} 处" if row is not None else "")
        self._suit()

    def _suit(self) -> None:
        row = self.chosen
        for name in ("edit", "remove", "receipt", "answered"):
            self._buttons[name].setEnabled(row is not None)
        done = row is not None and row.review.answered is not None
        self._buttons["answered"].setText("改为待整改(&H)" if done else "标为已回执(&H)")
        error = self.finding
        self._buttons["word"].setEnabled(error is not None and bool(error.wrong.strip()))

    def _with(self, act: Callable[[ReviewRow], object]) -> None:
        if (row := self.chosen) is not None:
            act(row)

    def _remove(self) -> None:
        self._with(lambda row: self.removed.emit(row.review.uuid))

    def _add_word(self) -> None:
        error = self.finding
        if error is not None and error.wrong.strip():
            self.word.emit(error)

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        for name in ("add", "files", "edit", "remove"):
            acts.addWidget(self._button(name))
        acts.addStretch(1)
        for name in ("receipt", "answered"):
            acts.addWidget(self._button(name))
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.reviews)
        self._stack.addWidget(self._empty)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 6, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._button("word"))
        column.addLayout(head)
        column.addWidget(self.findings, 1)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.addWidget(holder)
        panes.addWidget(lower)
        panes.setChildrenCollapsible(False)
        panes.setSizes([230, 260])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(acts)
        layout.addWidget(panes, 1)

    def _button(self, name: str) -> QPushButton:
        words, tip, image, act = self._acts()[name]
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.setIcon(icon(image))
        button.clicked.connect(act)
        self._buttons[name] = button
        return button

    def _acts(self) -> dict[str, tuple[str, str, str, Callable[[], object]]]:
        return {
            "add": ("登记(&A)…", "照着来文录入一份审读意见（Ctrl+N）", "plus", self.added.emit),
            "files": (
                "导入(&I)…",
                "从 Word 表格、Excel 表格收一份，先看收到什么",
                "file-input",
                self.files.emit,
            ),
            "edit": (
                "修改(&E)…",
                "改选中的审读意见（回车或双击）",
                "pen-line",
                lambda: self._with(self.taken.emit),
            ),
            "remove": (
                "删除(&D)",
                "删去选中的审读意见和它指出的差错（Delete）",
                "trash-2",
                self._remove,
            ),
            "receipt": (
                "整改回执(&R)…",
                "写原因、措施、责任人，写成可以盖章的 Word 回执",
                "file-text",
                lambda: self._with(self.receipt.emit),
            ),
            "answered": (
                "标为已回执(&H)",
                "已经回复审读单位了；再点一次改回来",
                "check",
                lambda: self._with(self.answered.emit),
            ),
            "word": (
                "把这个词加入本报词库(&L)",
                "以后校对时，稿件里出现这个错就提醒（在差错上回车或双击）",
                "library",
                self._add_word,
            ),
        }
