"""The window of the 人名职务库: who serves, in the order of listing; who served, and when."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.roster import Official, Roster
from newsroom.ui.dialogs import roomy
from newsroom.ui.icons import icon
from newsroom.ui.ordered import beside
from newsroom.ui.roster.table import RosterTable
from newsroom.ui.steady import steady

_EMPTY = (
    "人名职务库还是空的。\n录入领导和常见报道对象的姓名、职务、任期，校对时就能发现写错的姓名、"
    "过时的职务、颠倒的排名；有次序的，版面也按它排先后。\n"
    "点“添加”录入，或者从 Excel、Word 名单导入。"
)
_NONE = "没有找到。换一个字试试，或者把上面的“在任”改成“全部”。"
_HINT = "排在前面的，名单里先列，活动稿件也排在前面。拖动换位置。"


class RosterWindow(QDialog):
    """Stays open beside the work. undone, redone: the keys were pressed. added: a new entry is
    wanted. taken: (Official) is to be changed. struck: (uuid) is to go. moved: (uuid, before).
    passed: (Official) takes another post. files: a list is to be taken in.
    """

    undone = Signal()
    redone = Signal()
    added = Signal()
    taken = Signal(object)
    struck = Signal(str)
    moved = Signal(str, str)
    passed = Signal(object)
    files = Signal()

    def __init__(self, parent: QWidget, today: datetime.date) -> None:
        super().__init__(parent)
        self.setWindowTitle("人名职务库")
        self.setModal(False)
        room = self.screen().availableGeometry()
        self.resize(min(940, room.width() - 60), min(600, room.height() - 70))
        self._today = today
        self._roster = Roster()
        self.search = QLineEdit()
        self.search.setAccessibleName("查找")
        self.search.setPlaceholderText("查姓名、职务、备注")
        self.search.setClearButtonEnabled(True)
        self.whole = QComboBox()
        self.whole.setAccessibleName("看哪些")
        self.whole.addItem("在任", False)
        self.whole.addItem("全部（含离任的）", True)
        self.whole.setToolTip("只看今天在任的，或者连离任的、还没有上任的一起看")
        self.table = RosterTable()
        self._empty = QLabel()
        self._empty.setObjectName("empty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said = QLabel(_HINT)
        self._said.setObjectName("empty")
        self._said.setWordWrap(True)
        self._acts: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("添加(&A)…", "录入一位（Ctrl+N）", self.added.emit),
            ("修改(&E)…", "改姓名、职务、任期（双击或回车）", self._take),
            ("改任(&R)…", "这一位换了职务：原职务记离任，另记一条新职务", self._pass),
            ("上移", "Alt+↑", lambda: self.table.shift(-1)),
            ("下移", "Alt+↓", lambda: self.table.shift(1)),
            ("删除(&D)", "从库里删去（Delete）；离任的不用删，填上离任日期", self.table.remove),
            ("导入(&I)…", "从 Excel 或 Word 名单导入，先看会改什么", self.files.emit),
        )
        self._arrange()
        self._connect()
        steady(self)

    def show_roster(self, roster: Roster) -> None:
        """Show these, as far as they are looked for."""
        self._roster = roster
        self._show()

    @property
    def roster(self) -> Roster:
        """All entries as last shown."""
        return self._roster

    def say(self, words: str) -> None:
        """What was done, at the foot."""
        self._said.setText(words or _HINT)

    def _show(self) -> None:
        wanted = self.search.text().strip()
        served = self._roster.on(None if self.whole.currentData() else self._today)
        found = [one for one in served if wanted in f"{one.name}\n{one.title}\n{one.note}"]
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._empty.setText(_NONE if self._roster.officials else _EMPTY)
        self.table.show_officials(found, self._today)

    def _take(self) -> None:
        if (one := self.table.chosen()) is not None:
            self.taken.emit(one)

    def _pass(self) -> None:
        one: Official | None = self.table.chosen()
        if one is not None:
            self.passed.emit(one)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.whole)
        middle = QHBoxLayout()
        middle.addWidget(self.table, 1)
        middle.addWidget(self._empty, 1)
        middle.addLayout(beside(self._acts))
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addLayout(foot)
        for button in self.findChildren(QPushButton):
            name = {"添加(&A)…": "plus", "导入(&I)…": "file-input"}.get(button.text())
            if name:
                button.setIcon(icon(name))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.whole.currentIndexChanged.connect(lambda _: self._show())
        self.table.taken.connect(self.taken)
        self.table.struck.connect(self.struck)
        self.table.moved.connect(self.moved)
        for keys, act in (
            ("Ctrl+Z", self.undone.emit),
            ("Ctrl+Shift+Z", self.redone.emit),
            ("Ctrl+F", self.search.setFocus),
            ("Ctrl+N", self.added.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
