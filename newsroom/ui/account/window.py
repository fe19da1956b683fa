"""The window of the 差错率账: this issue, issues over time, and what outside readers wrote."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.account import SOURCE
from newsroom.ui.account.issue_page import IssuePage
from newsroom.ui.account.reviews_page import ReviewsPage
from newsroom.ui.account.time_page import TimePage
from newsroom.ui.dialogs import roomy

_HINT = f"按{SOURCE}：每万字差错不超过 3 个，版面标识差错不超过 3 个。"
_WIDTH, _HEIGHT = 1080, 680


class AccountWindow(QDialog):
    """Stays open beside the work. undone, redone: the keys were pressed. turned: another page."""

    undone = Signal()
    redone = Signal()
    turned = Signal()

    def __init__(self, times: TimePage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("差错率账")
        self.setModal(False)
        room = self.screen().availableGeometry()
        self.resize(min(_WIDTH, room.width() - 60), min(_HEIGHT, room.height() - 60))
        self.issue, self.times, self.reviews = IssuePage(), times, ReviewsPage()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, words, tip in (
            (self.issue, "本期(&1)", "一期的差错率和每一处差错"),
            (self.times, "各期(&2)", "一段时间里各期的差错率，按版次、类别、规则看"),
            (self.reviews, "审读意见(&3)", "上级和审读单位的意见，登记、导入、回执"),
        ):
            self.tabs.setTabToolTip(self.tabs.addTab(page, words), tip)
        self._said = QLabel(_HINT)
        self._said.setObjectName("empty")
        self._said.setWordWrap(True)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        self.tabs.currentChanged.connect(lambda _: self.turned.emit())
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.undone)
        for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.redone)

    def say(self, words: str) -> None:
        """What was done, at the foot."""
        self._said.setText(words or _HINT)

    def turn(self, page: QWidget) -> None:
        """Show one of the pages."""
        self.tabs.setCurrentWidget(page)
