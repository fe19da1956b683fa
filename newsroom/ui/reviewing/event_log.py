"""操作记录: who did what when, read on as far as one scrolls; and whether all of it is sound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.desk import Desk
from newsroom.desk.verifying import Verified, told, verify
from newsroom.model.change import Change
from newsroom.model.event import Event
from newsroom.ui import theme, trouble
from newsroom.ui.dialogs import roomy
from newsroom.ui.reviewing.slip_dialog import when

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_REST_MILLISECONDS = 200
_NEAR_END = 40  # rows from the end: more is read
_UUID = Qt.ItemDataRole.UserRole

Lines = tuple[tuple[Event, ...], Mapping[str, str]]


class EventLogHand(QObject):
    """Shows the window of events, reads for it, verifies."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._dialog: EventLog | None = None

    def show(self) -> None:
        """Show the window."""
        dialog = self._dialog = self._dialog or self._made()
        dialog.begin()
        dialog.show()
        dialog.activateWindow()

    def refresh(self, _change: Change) -> None:
        """Show what was done meanwhile."""
        if self._dialog is not None:
            self._dialog.begin()

    def _made(self) -> EventLog:
        dialog = EventLog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._read)
        dialog.verifying.connect(self._verify)
        dialog.article_wanted.connect(self._open)
        dialog.finished.connect(self._closed)
        return dialog

    def _read(self, words: str, before: int) -> None:
        def read(desk: Desk) -> Lines:
            events = desk.library.events.page(words, before or None)
            return events, desk.library.events.titles(events)

        def show(found: Lines) -> None:
            if self._dialog is not None:
                self._dialog.show_events(words, before, *found)

        self._lane.do(read, show)

    def _verify(self) -> None:
        def done(found: Verified) -> None:
            if self._dialog is not None:
                self._dialog.show_verified(found)

        failed = partial(trouble.show, self._window)
        path = self._window.path
        self._window.long_work.start(lambda job: verify(path, job), done, failed)

    def _open(self, article: str) -> None:
        self._window.editing.open(article)

    def _closed(self, _result: int) -> None:
        self._dialog = None


class EventLog(QDialog):
    """wanted: (words, logical clock before which to read; 0 for the newest). verifying: all is to
    be verified. article_wanted: an article (uuid) is to be opened.
    """

    wanted = Signal(str, int)
    verifying = Signal()
    article_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("操作记录")
        self._last = 0
        self._more = False
        self._words = QLineEdit()
        self._words.setPlaceholderText("人名或做的事，如：签发")
        self._words.setClearButtonEnabled(True)
        self._words.setAccessibleName("筛选操作记录")
        self._list = _list()
        self._told = QLabel("记录只能添加，不能改，也不能删；一条扣着一条。")
        self._told.setObjectName("empty")
        self._told.setWordWrap(True)
        self._check = QPushButton("核对")
        self._check.setToolTip("核对全部记录、签字和图片原件有没有缺少、被改动")
        self._check.setAutoDefault(False)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._check, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._words)
        layout.addWidget(self._list, 1)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(min(860, room.width() - 60), min(600, room.height() - 70))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.begin)
        self._words.textChanged.connect(lambda _text: self._rest.start(_REST_MILLISECONDS))
        self._list.verticalScrollBar().valueChanged.connect(lambda _value: self._read_on())
        self._list.itemActivated.connect(self._open)
        self._check.clicked.connect(self._verify)
        close.clicked.connect(self.reject)
        self._words.setFocus()

    def begin(self) -> None:
        """Show the newest."""
        self.wanted.emit(self._words.text().strip(), 0)

    def show_events(
        self, words: str, before: int, events: Sequence[Event], titles: Mapping[str, str]
    ) -> None:
        """Show events, behind those on show where they lie before some clock."""
        if words != self._words.text().strip() or (before and before != self._last):
            return
        if not before:
            self._list.clear()
        for event in events:
            self._list.addTopLevelItem(_item(event, titles))
        self._more = bool(events)
        self._last = events[-1].clock if events else self._last

    def show_verified(self, found: Verified) -> None:
        """Tell what verifying found."""
        self._check.setEnabled(True)
        words = (told(found), *found.faults[:8], *found.notes[:4])
        self._told.setText("\n".join(words))
        self._told.setToolTip("\n".join((*found.faults, *found.notes)))
        theme.tone(self._told, "good" if found.sound else "error")

    def _verify(self) -> None:
        self._check.setEnabled(False)
        theme.tone(self._told, "")
        self._told.setText("正在核对……")
        self.verifying.emit()

    def _read_on(self) -> None:
        bar = self._list.verticalScrollBar()
        if self._more and bar.value() >= bar.maximum() - _NEAR_END:
            self._more = False
            self.wanted.emit(self._words.text().strip(), self._last)

    def _open(self, item: QTreeWidgetItem) -> None:
        article = item.data(0, _UUID)
        if article:
            self.article_wanted.emit(article)


def _list() -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName("操作记录")
    made.setHeaderLabels(["时间", "谁", "做了什么", "稿件、版面或期", "指纹"])
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAlternatingRowColors(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    made.setToolTip("双击打开那篇稿件")
    header = made.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setStretchLastSection(False)
    header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    for column, width in ((0, 150), (1, 90), (2, 170), (4, 110)):
        header.resizeSection(column, width)
    return made


def _item(event: Event, titles: Mapping[str, str]) -> QTreeWidgetItem:
    told_ = list(dict.fromkeys(titles[one] for one in event.ids if one in titles))
    more = f" 等 {len(told_)} 处" if len(told_) > 2 else ""
    words = [when(event.time), event.person or "—", event.verb, "、".join(told_[:2]) + more]
    item = QTreeWidgetItem([*words, event.fingerprint[:12]])
    item.setToolTip(3, "\n".join(told_))
    item.setToolTip(4, event.fingerprint or event.hash)
    article = next((one for one in event.ids if titles.get(one, "").startswith("《")), "")
    item.setData(0, _UUID, article)
    return item
