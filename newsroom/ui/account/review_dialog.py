"""One outside opinion (审读意见): who wrote it, of which issue, and the errors it names."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.account import BookedError, Counted, OutsideReview, Weight, rate, told
from newsroom.model.issue import Issue
from newsroom.ui import dialogs, theme
from newsroom.ui.account.columns import error_columns
from newsroom.ui.account.error_form import ErrorDialog
from newsroom.ui.account.table import StruckView
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.steady import steady

_DAYS = "yyyy年M月d日"
_STRANGE = 3
_PAGES = range(1, 17)


class ReviewDialog(QDialog):
    """wanted: it is to be kept; it closes once that is done. strange: lines of a list in which no
    error was found; they are named.
    """

    wanted = Signal()

    def __init__(
        self,
        review: OutsideReview,
        findings: Sequence[BookedError],
        issues: Sequence[Issue],
        weights: Sequence[Weight],
        parent: QWidget,
        strange: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("审读意见")
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 60), min(600, room.height() - 70))
        self._review, self._weights = review, tuple(weights)
        self._findings = list(findings)
        self.unit = self._line("审读单位", review.unit, "如：市报刊审读中心")
        self.number = self._line("文号", review.number, "如：审读〔2026〕3号，可以不写")
        self.issue = QComboBox()
        self.issue.setAccessibleName("审读的是哪一期")
        self.issue.setMaxVisibleItems(20)
        for issue in issues:
            self.issue.addItem(issue.label, issue.uuid)
        self.issue.setCurrentIndex(max(self.issue.findData(review.issue), 0))
        self.day = QDateEdit(QDate(review.day.year, review.day.month, review.day.day))
        self.day.setAccessibleName("意见的日期")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(_DAYS)
        self.words = QPlainTextEdit(review.words)
        self.words.setAccessibleName("总评")
        self.words.setPlaceholderText("意见里的总评，可以不写")
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(self.fontMetrics().lineSpacing() * 3)
        self.table = StruckView("指出的差错", error_columns(outside=True))
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._strange = QLabel(_named(strange))
        self._strange.setWordWrap(True)
        self._strange.setVisible(bool(strange))
        theme.tone(self._strange, "warning")
        self._edit = self._button("修改(&E)…", "改选中的一处（回车或双击）", self._take)
        self._remove = self._button("删除(&D)", "去掉选中的一处（Delete）", self._drop)
        self._box = buttons("保存")
        self._arrange()
        self._connect()
        steady(self)
        self._show()
        (self.table if self.unit.text() else self.unit).setFocus()

    def review(self) -> OutsideReview:
        """The opinion as written."""
        day = self.day.date()
        return replace(
            self._review,
            issue=str(self.issue.currentData() or ""),
            unit=self.unit.text().strip(),
            number=self.number.text().strip(),
            day=datetime.date(day.year(), day.month(), day.day()),
            words=self.words.toPlainText().strip(),
        )

    def findings(self) -> tuple[BookedError, ...]:
        """The errors as written."""
        return tuple(self._findings)

    def _show(self) -> None:
        counted = rate(self._review.issue, 0, self._findings, self._weights).counted
        self.table.show_rows(counted)
        tenths = sum(one.tenths for one in counted)
        self._told.setText(f"指出的差错 {len(counted)} 处，计错 {told(tenths)} 个")
        self._suit()

    def _suit(self) -> None:
        some = self._chosen() is not None
        self._edit.setEnabled(some)
        self._remove.setEnabled(some)
        ok = self._box.button(QDialogButtonBox.StandardButton.Ok)
        ready = bool(self.unit.text().strip()) and bool(self.issue.currentData())
        ok.setEnabled(ready)
        ok.setToolTip("" if ready else "请先写明审读单位")

    def _chosen(self) -> BookedError | None:
        counted, _ = self.table.current()
        return counted.error if isinstance(counted, Counted) else None

    def _add(self) -> None:
        issue = str(self.issue.currentData() or "")
        fresh = BookedError(issue=issue, time=datetime.datetime.now(datetime.UTC))
        dialog = ErrorDialog(fresh, _PAGES, "添加差错", self, outside=True)

        def keep() -> None:
            self._findings.append(dialog.error())
            self._show()
            self.table.setCurrentIndex(self.table.rows.index(len(self._findings) - 1, 0))

        dialogs.ask(dialog, keep)

    def _take(self) -> None:
        error = self._chosen()
        if error is None:
            return
        dialog = ErrorDialog(error, _PAGES, "修改差错", self, outside=True)

        def keep() -> None:
            made = dialog.error()
            self._findings = [made if one.uuid == made.uuid else one for one in self._findings]
            self._show()

        dialogs.ask(dialog, keep)

    def _drop(self) -> None:
        error = self._chosen()
        if error is not None:
            self._findings = [one for one in self._findings if one.uuid != error.uuid]
            self._show()

    def _arrange(self) -> None:
        facts = QGridLayout()
        facts.setHorizontalSpacing(12)
        facts.setVerticalSpacing(8)
        for at, (words, field) in enumerate(
            (
                ("审读单位", self.unit),
                ("日期", self.day),
                ("审读的期", self.issue),
                ("文号", self.number),
            )
        ):
            facts.addWidget(QLabel(words), at // 2, at % 2 * 2)
            facts.addWidget(field, at // 2, at % 2 * 2 + 1)
        facts.addWidget(QLabel("总评"), 2, 0, Qt.AlignmentFlag.AlignTop)
        facts.addWidget(self.words, 2, 1, 1, 3)
        facts.setColumnStretch(1, 3)
        facts.setColumnStretch(3, 2)
        acts = QHBoxLayout()
        acts.addWidget(self._told, 1)
        for button in (
            self._button("添加(&A)…", "再写一处（Ctrl+N）", self._add),
            self._edit,
            self._remove,
        ):
            acts.addWidget(button)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(facts)
        layout.addWidget(self._strange)
        layout.addLayout(acts)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._box)

    def _connect(self) -> None:
        self.unit.textChanged.connect(self._suit)
        self.table.chosen.connect(self._suit)
        self.table.taken.connect(lambda _: self._take())
        self._box.accepted.connect(self.wanted)
        self._box.rejected.connect(self.reject)
        self.table.struck.connect(self._drop)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._add)

    @staticmethod
    def _button(words: str, tip: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    @staticmethod
    def _line(name: str, text: str, hint: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setMaxLength(200)
        return line


def _named(strange: Sequence[str]) -> str:
    """The lines in which no error was found, the first of them word for word."""
    if not strange:
        return ""
    shown = "、".join(f"“{line[:24]}”" for line in strange[:_STRANGE])
    more = f"等 {len(strange)} 行" if len(strange) > _STRANGE else ""
    return f"没有看出差错的行：{shown}{more}，没有收进来；要紧的请用“添加”补上。"
