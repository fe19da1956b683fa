"""Searches kept by name, and what was looked for lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from newsroom.model.query import SavedSearch, SearchOrder
from newsroom.ui.icons import icon

_SEARCH = Qt.ItemDataRole.UserRole
_KEPT = "已保存的检索"
_NONE = "把常用的检索保存在这里"
_LATELY = "最近查过"


class KeptList(QListWidget):
    """chosen: a SavedSearch is to be looked for; one looked for lately has no name.

    rename_wanted, drop_wanted: (SavedSearch) of the kept ones.
    """

    chosen = Signal(object)
    rename_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kept")
        self.setAccessibleName("已保存的和最近的检索")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setIconSize(QSize(16, 16))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.customContextMenuRequested.connect(self._menu)
        self.itemClicked.connect(self._take)
        self.itemActivated.connect(self._take)

    def show_searches(self, kept: Sequence[SavedSearch], lately: Sequence[str]) -> None:
        """Show the kept ones above those of lately."""
        self.clear()
        self._head(_KEPT)
        for search in kept:
            self._row(search, search.name, f"{search.query}\n{search.order.text}；按 F2 改名")
        if not kept:
            self._note(_NONE)
        if lately:
            self._head(_LATELY)
        for query in lately:
            self._row(SavedSearch(name="", query=query, order=SearchOrder.RANK), query, query)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """F2 renames, Delete drops a kept search."""
        search = self._at(self.currentItem())
        if search is not None and search.name and event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(search)
        elif search is not None and search.name and event.key() == Qt.Key.Key_Delete:
            self.drop_wanted.emit(search)
        else:
            super().keyPressEvent(event)

    def _head(self, words: str) -> None:
        item = self._note(words)
        font = self.font()
        font.setBold(True)
        item.setFont(font)

    def _note(self, words: str) -> QListWidgetItem:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setToolTip(words)
        return item

    def _row(self, search: SavedSearch, words: str, told: str) -> None:
        item = QListWidgetItem(icon("search" if search.name else "history"), words, self)
        item.setData(_SEARCH, search)
        item.setToolTip(told)

    def _at(self, item: QListWidgetItem | None) -> SavedSearch | None:
        return item.data(_SEARCH) if item is not None else None

    def _take(self, item: QListWidgetItem) -> None:
        search = self._at(item)
        if search is not None:
            self.chosen.emit(search)

    def _menu(self, spot: QPoint) -> None:
        search = self._at(self.itemAt(spot))
        if search is None or not search.name:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(icon("pen-line"), "改名…\tF2")
        rename.triggered.connect(lambda: self.rename_wanted.emit(search))
        drop = menu.addAction(icon("trash-2"), "删除\tDel")
        drop.triggered.connect(lambda: self.drop_wanted.emit(search))
        menu.popup(self.viewport().mapToGlobal(spot))
