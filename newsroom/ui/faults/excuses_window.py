"""忽略过的疑误: who let what stand and when; searched through, revoked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.proofreading import ExcuseRow
from newsroom.ui.dialogs import roomy
from newsroom.ui.reviewing.slip_dialog import when

_DATA = Qt.ItemDataRole.UserRole
_HEADS = ("什么", "为什么提出来", "忽略到哪里", "谁", "时间")
_NONE = "还没有忽略过什么。校对出来的疑误，确认没有错，就可以忽略。"
_NONE_FOUND = "没有找到。"


class ExcusesWindow(QDialog):
    """revoked: identities of excuses to be taken back."""

    revoked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("忽略过的疑误")
        self._rows: tuple[ExcuseRow, ...] = ()
        self._words = QLineEdit()
        self._words.setPlaceholderText("词语、稿件标题或人名")
        self._words.setClearButtonEnabled(True)
        self._words.setAccessibleName("筛选忽略过的疑误")
        self.list = _list()
        self._empty = QLabel(_NONE)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._revoke = QPushButton("撤回(&R)")
        self._revoke.setToolTip("选中的不再忽略，以后照样提出来（Del）；可以撤销")
        close = QPushButton("关闭")
        for button in (self._revoke, close):
            button.setAutoDefault(False)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._revoke)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._words)
        layout.addWidget(holder, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(860, room.width() - 60), min(520, room.height() - 70))
        self._words.textChanged.connect(self._fill)
        self.list.itemSelectionChanged.connect(self._suit)
        self._revoke.clicked.connect(self._take_back)
        close.clicked.connect(self.reject)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_back)
        self._words.setFocus()
        self._fill()

    def show_rows(self, rows: Sequence[ExcuseRow]) -> None:
        """Show these."""
        self._rows = tuple(rows)
        self._fill()

    @property
    def shown(self) -> tuple[ExcuseRow, ...]:
        """Those that the filter leaves."""
        words = self._words.text().strip()
        return tuple(row for row in self._rows if words in _told(row))

    def _fill(self) -> None:
        self.list.clear()
        self.list.addTopLevelItems([_item(row) for row in self.shown])
        self._empty.setText(_NONE_FOUND if self._rows else _NONE)
        self._stack.setCurrentIndex(0 if self.shown else 1)
        self._suit()

    def _suit(self) -> None:
        self._revoke.setEnabled(bool(self.list.selectedItems()))

    def _take_back(self) -> None:
        chosen = tuple(item.data(0, _DATA) for item in self.list.selectedItems())
        if chosen:
            self.revoked.emit(chosen)


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName("忽略过的疑误")
    made.setHeaderLabels(list(_HEADS))
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAlternatingRowColors(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    header = made.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    for column, width in ((0, 150), (2, 180), (3, 90), (4, 130)):
        header.resizeSection(column, width)
    return made


def _item(row: ExcuseRow) -> QTreeWidgetItem:
    one = row.excuse
    words = [_words(row), one.message, _reach(row), one.person, when(one.time)]
    item = QTreeWidgetItem(words)
    item.setData(0, _DATA, one.uuid)
    for column, text in enumerate(words):
        item.setToolTip(column, text)
    return item


def _words(row: ExcuseRow) -> str:
    one = row.excuse
    return one.words or f"{one.lead}▢{one.trail}"


def _reach(row: ExcuseRow) -> str:
    return f"{row.excuse.reach.text}：《{row.title}》" if row.title else row.excuse.reach.text


def _told(row: ExcuseRow) -> str:
    return f"{_words(row)}{row.excuse.message}{row.title}{row.excuse.person}"
