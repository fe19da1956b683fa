"""The window of 作者档案: people, possible doubles, units."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from newsroom.ui.dialogs import roomy
from newsroom.ui.directory.doubles_page import DoublesPage
from newsroom.ui.directory.people_page import PeoplePage
from newsroom.ui.directory.units_page import UnitsPage
from newsroom.ui.steady import steady

PAGES = ("people", "doubles", "units")


class DirectoryWindow(QDialog):
    """Stays open beside the work. undone, redone: the keys were pressed. turned: (page) on show."""

    undone = Signal()
    redone = Signal()
    turned = Signal(str)

    def __init__(self, parent: Widget) -> None:
        super().__init__(parent)
        self.setWindowTitle("作者档案")
        self.setModal(False)
        room = self.screen().availableGeometry()
        self.resize(min(980, room.width() - 60), min(620, room.height() - 70))
        self.people, self.doubles, self.units = PeoplePage(), DoublesPage(), UnitsPage()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, words in ((self.people, "作者(&A)"), (self.doubles, "可能重复(&R)")):
            self.tabs.addTab(page, words)
        self.tabs.addTab(self.units, "单位通讯录(&U)")
        self.tabs.currentChanged.connect(lambda at: self.turned.emit(PAGES[at]))
        self._said = QLabel()
        self._said.setObjectName("empty")
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
        for keys, act in (
            ("Ctrl+Z", self.undone.emit),
            ("Ctrl+Shift+Z", self.redone.emit),
            ("Ctrl+F", self._search),
            ("Ctrl+N", self._add),
            ("Ctrl+S", self.keep),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        steady(self)

    def turn(self, page: str) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(PAGES.index(page))

    def begin(self) -> None:
        """Put the caret where one begins."""
        self._search()

    def say(self, words: str) -> None:
        """What was done, at the foot."""
        self._said.setText(words)

    def show_double_count(self, count: int) -> None:
        """How many pairs wait."""
        self.tabs.setTabText(1, f"可能重复(&R)　{count}" if count else "可能重复(&R)")

    def keep(self) -> None:
        """Have what was typed written."""
        self.people.keep()
        self.units.keep()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Nothing typed is lost."""
        self.keep()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc closes; nothing typed is lost."""
        self.keep()
        super().reject()

    def _search(self) -> None:
        page = self.tabs.currentWidget()
        if isinstance(page, PeoplePage | UnitsPage):
            page.search.setFocus()
            page.search.selectAll()

    def _add(self) -> None:
        if self.tabs.currentWidget() is self.units:
            self.units.add()
        else:
            self.turn("people")
            self.people.added.emit()
