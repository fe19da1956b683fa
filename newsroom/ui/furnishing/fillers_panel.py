"""The filler pool (补白库): a window beside the page, from which fillers are dragged onto it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
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

from newsroom.model.filler import Filler, FillerKind
from newsroom.model.listing import ArticleSummary
from newsroom.ui import theme
from newsroom.ui.dialogs import roomy
from newsroom.ui.pages.dragging import carry_article
from newsroom.ui.steady import steady

Row = tuple[Filler, ArticleSummary]
_TITLE, _KIND, _SIZE, _USED, _UNTIL = range(5)
_DATA = Qt.ItemDataRole.UserRole
_EMPTY = "补白库还是空的。\n点“新增…”放进补白、公告、公益广告、题花，\n版面缺几行时就能直接用。"
_ALL_PAST = "补白库里的都过了有效期。\n勾选“显示已过期的”就能看到。"


class FillersPanel(QDialog):
    """Lists a publication's fillers; stays open beside the page.

    wanted_new: a new entry is to be made. wanted, removed, to_place: what is to be done with an
    entry (article): edit it, remove it, put it on the page. undone, redone: the keys were pressed.
    """

    wanted_new = Signal()
    wanted = Signal(str)
    removed = Signal(str)
    to_place = Signal(str)
    undone = Signal()
    redone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("补白库")
        self.setModal(False)
        self.resize(620, 420)
        self._rows: tuple[Row, ...] = ()
        self._date = datetime.date.today()
        self._search = QLineEdit()
        self._search.setPlaceholderText("搜索标题")
        self._search.setAccessibleName("搜索补白")
        self._search.setClearButtonEnabled(True)
        self._kind = QComboBox()
        self._kind.setAccessibleName("类别")
        self._kind.addItem("全部类别", None)
        for kind in FillerKind:
            self._kind.addItem(kind.text, kind)
        self._expired = QCheckBox("显示已过期的")
        self._expired.setToolTip("过了有效期的补白和广告平时不列出来")
        self._list = _List()
        self._empty = QLabel(_EMPTY)
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons: list[QPushButton] = []
        self._arrange()
        self._search.textChanged.connect(self._show)
        self._kind.currentIndexChanged.connect(self._show)
        self._expired.toggled.connect(self._show)
        self._list.itemActivated.connect(self._edit)
        self._list.removed.connect(self._remove)
        self._list.currentItemChanged.connect(self._offer)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.undone)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self).activated.connect(self.redone)
        self._show()
        steady(self)

    def show_rows(self, rows: Sequence[Row], date: datetime.date) -> None:
        """Show the pool as it stands; `date`: of the issue on show, which says what is expired."""
        self._rows, self._date = tuple(rows), date
        self._show()

    def chosen(self) -> str:
        """The chosen entry's article; empty for none."""
        item = self._list.currentItem()
        return str(item.data(_TITLE, _DATA)) if item is not None else ""

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._kind)
        top.addWidget(self._expired)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        side = QHBoxLayout()
        for words, tip, act, needs in (
            ("放到版面", "放到本版第一处放得下的空位；也可以直接拖到版面上", self._place, True),
            ("新增…", "放进一条补白、公告、公益广告、题花或广告", self.wanted_new.emit, False),
            ("编辑…", "修改选中的一条（回车）", self._edit, True),
            ("移除", "从补白库移到回收站（Delete）", self._remove, True),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            side.addWidget(button)
            if needs:
                self._buttons.append(button)
        side.addStretch(1)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        side.addWidget(close)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(top)
        layout.addLayout(self._stack, 1)
        layout.addLayout(side)

    def _show(self) -> None:
        """The rows that search, kind and day ask for; what was chosen stays so."""
        before, text = self.chosen(), self._search.text().strip()
        kind = self._kind.currentData()
        self._list.clear()
        past = self._expired.isChecked()
        valid = [row for row in self._rows if past or row[0].valid(self._date)]
        for filler, summary in valid:
            if text in summary.title and kind in (None, filler.kind):
                item = self._item(filler, summary)
                self._list.addTopLevelItem(item)
                if filler.article == before:
                    self._list.setCurrentItem(item)
        found = self._list.topLevelItemCount() > 0
        none = "没有找到。" if valid else _ALL_PAST
        self._empty.setText(none if self._rows else _EMPTY)
        self._stack.setCurrentIndex(0 if found else 1)
        first = self._list.topLevelItem(0)
        if first is not None and self._list.currentItem() is None:
            self._list.setCurrentItem(first)
        self._offer()

    def _item(self, filler: Filler, summary: ArticleSummary) -> QTreeWidgetItem:
        expired = not filler.valid(self._date)
        until = _day(filler.valid_until) if filler.valid_until else "长期"
        item = QTreeWidgetItem(
            [
                summary.title,
                filler.kind.text,
                f"{filler.span} 栏 × {filler.rows} 行" if filler.span else "自动",
                _day(filler.last_used) if filler.last_used else "没用过",
                f"{until}（已过期）" if expired else until,
            ]
        )
        item.setData(_TITLE, _DATA, filler.article)
        item.setToolTip(_TITLE, summary.title)
        if expired:
            for column in range(item.columnCount()):
                item.setForeground(column, QBrush(theme.colour("faint")))
        return item

    def _offer(self) -> None:
        for button in self._buttons:
            button.setEnabled(bool(self.chosen()))

    def _place(self) -> None:
        if self.chosen():
            self.to_place.emit(self.chosen())

    def _edit(self) -> None:
        if self.chosen():
            self.wanted.emit(self.chosen())

    def _remove(self) -> None:
        if self.chosen():
            self.removed.emit(self.chosen())


class _List(QTreeWidget):
    """The rows; dragged as article identities."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(["标题", "类别", "大小", "上次用", "有效期至"])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName("补白库")
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:  # noqa: N802
        """The identity of the dragged entry's article."""
        return carry_article(str(items[0].data(_TITLE, _DATA)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete removes."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _day(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
