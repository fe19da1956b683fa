"""The tree of publications, issues and pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from newsroom.desk.overview import IssueLine, PublicationLine

_PUBLICATION = Qt.ItemDataRole.UserRole + 1
_ISSUE = Qt.ItemDataRole.UserRole + 2
_PAGE = Qt.ItemDataRole.UserRole + 3


class IssuesTree(QTreeView):
    """Chooses a publication, an issue or a page.

    chosen: (publication, issue, page) identities; the last two may be empty.
    """

    chosen = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("报刊、期、版")
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._tell)

    def show_lines(self, lines: Sequence[PublicationLine]) -> None:
        """Show the publications; what was open and chosen stays so."""
        current = self._keys(self.currentIndex())
        opened = self._opened()
        self._quiet = True
        self._model.clear()
        for line in lines:
            top = _item(line.name, line.uuid, "", "")
            self._model.appendRow(top)
            for issue in line.issues:
                top.appendRow(_issue(line.uuid, issue, line.issues[0].issue.date.year))
            if not line.issues:
                hint = _item("还没有期（右键新建）", line.uuid, "", "")
                hint.setEnabled(False)
                top.appendRow(hint)
        self._open(opened)
        self.choose(*current)

    def choose(self, publication: str, issue: str = "", page: str = "") -> None:
        """Put the selection on a line without a signal, opening what holds it."""
        self._quiet = True
        index = self._find((publication, issue, page))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            if issue and not page:
                self.expand(index)
        self._quiet = False

    def current(self) -> tuple[str, str, str]:
        """Publication, issue and page chosen; empty where none is."""
        return self._keys(self.currentIndex())

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(*self._keys(index))

    def _keys(self, index: QModelIndex) -> tuple[str, str, str]:
        if not index.isValid():
            return ("", "", "")
        return (
            index.data(_PUBLICATION) or "",
            index.data(_ISSUE) or "",
            index.data(_PAGE) or "",
        )

    def _all(self) -> list[QModelIndex]:
        found, todo = [], [self._model.index(row, 0) for row in range(self._model.rowCount())]
        while todo:
            index = todo.pop()
            found.append(index)
            todo += [self._model.index(r, 0, index) for r in range(self._model.rowCount(index))]
        return found

    def _find(self, keys: tuple[str, str, str]) -> QModelIndex:
        for index in self._all():
            if self._keys(index) == keys and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                return index
        return QModelIndex()

    def _opened(self) -> set[tuple[str, str, str]] | None:
        if not self._model.rowCount():
            return None
        return {self._keys(index) for index in self._all() if self.isExpanded(index)}

    def _open(self, keys: set[tuple[str, str, str]] | None) -> None:
        for index in self._all():
            if keys is None:
                self.setExpanded(index, not index.parent().isValid())
            elif self._keys(index) in keys:
                self.setExpanded(index, True)


def _issue(publication: str, line: IssueLine, year: int) -> QStandardItem:
    item = _item(_short(line, year), publication, line.issue.uuid, "")
    item.setToolTip(line.issue.label)
    for page, placed in zip(line.pages, line.placed, strict=True):
        name = f"{page.label} {page.name}".strip()
        count = "　空" if placed is None else f"　{placed} 篇"
        item.appendRow(_item(name + count, publication, line.issue.uuid, page.uuid))
    return item


def _short(line: IssueLine, year: int) -> str:
    """第32期　10月16日; the year stands before it where it is not the newest one."""
    date = line.issue.date
    before = "" if date.year == year else f"{date.year}年"
    return f"{line.issue.number.label}　{before}{date.month}月{date.day}日".strip("　")


def _item(text: str, publication: str, issue: str, page: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(publication, _PUBLICATION)
    item.setData(issue, _ISSUE)
    item.setData(page, _PAGE)
    return item
