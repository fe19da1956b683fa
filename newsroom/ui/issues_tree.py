"""The tree of publications, their issues and pages, with how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from newsroom.desk.overview import IssueLine, PublicationLine
from newsroom.ui.left.carrying import carried_articles
from newsroom.ui.left.tree_painter import STATE, TreePainter

if TYPE_CHECKING:
    from newsroom.model.progress import IssueProgress

_PUBLICATION = Qt.ItemDataRole.UserRole + 1
_ISSUE = Qt.ItemDataRole.UserRole + 2
_PAGE = Qt.ItemDataRole.UserRole + 3
_OPEN_AFTER = 600  # milliseconds that a drag rests on a closed line before it opens
_GROUPED = 16  # issues from which those of earlier years stand under their year

Keys = tuple[str, str, str]


class IssuesTree(QTreeView):
    """Chooses a publication, an issue or a page.

    chosen: (publication, issue, page) identities; the last two may be empty. opened: Enter or a
    double click on a page. edit_wanted: F2. dropped: (articles, issue, page or empty). progress_
    wanted: issues whose progress is to be shown.
    """

    chosen = Signal(str, str, str)
    opened = Signal(str, str, str)
    edit_wanted = Signal()
    dropped = Signal(list, str, str)
    progress_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TreePainter(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAcceptDrops(True)
        self.setAutoExpandDelay(_OPEN_AFTER)
        self.setAccessibleName("报刊、期、版")
        self._quiet = False
        self._lines: tuple[PublicationLine, ...] = ()
        self._issues: dict[str, tuple[QStandardItem, IssueLine]] = {}
        self._progress: dict[str, IssueProgress] = {}
        self._pages: dict[str, QStandardItem] = {}
        self.selectionModel().currentChanged.connect(self._tell)
        self.expanded.connect(self._expanded)
        self.doubleClicked.connect(self._open_page)

    # Showing -------------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[PublicationLine]) -> None:
        """Show the publications; what was open and chosen stays so."""
        if tuple(lines) == self._lines and lines:
            self._ask_progress()
            return
        self._lines = tuple(lines)
        current, top = self._keys(self.currentIndex()), self.verticalScrollBar().value()
        opened = self._opened()
        self._quiet = True
        self._model.clear()
        self._issues.clear()
        self._pages.clear()
        for line in lines:
            item = _item(line.name, line.uuid)
            self._model.appendRow(item)
            self._fill(item, line)
            if not line.issues:
                hint = _item("还没有期，按 Ctrl+Shift+N 新建", line.uuid)
                hint.setEnabled(False)
                item.appendRow(hint)
        self._open(opened)
        self.choose(*current)
        self.verticalScrollBar().setValue(top)
        self._ask_progress()

    def show_progress(self, progress: Mapping[str, IssueProgress]) -> None:
        """Show how far some issues are."""
        self._progress |= progress
        for issue in progress:
            self._show_state(issue)

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

    def current(self) -> Keys:
        """Publication, issue and page chosen; empty where none is."""
        return self._keys(self.currentIndex())

    # Filling -------------------------------------------------------------------------------------

    def _fill(self, top: QStandardItem, line: PublicationLine) -> None:
        """The issues; where there are many, those of earlier years under their year."""
        newest = line.issues[0].issue.date.year if line.issues else 0
        years: dict[int, list[IssueLine]] = {}
        for issue in line.issues:
            years.setdefault(issue.issue.date.year, []).append(issue)
        grouped = len(line.issues) >= _GROUPED
        for year, issues in years.items():
            home = top
            if grouped and year != newest:
                home = _item(f"{year}年　{len(issues)} 期", "")
                home.setSelectable(False)
                top.appendRow(home)
            for issue in issues:
                home.appendRow(self._issue(line.uuid, issue, newest if home is top else year))

    def _issue(self, publication: str, line: IssueLine, year: int) -> QStandardItem:
        """An issue; its pages come when it is opened."""
        item = _item(_short(line, year), publication, line.issue.uuid)
        item.setToolTip(line.issue.label)
        if line.pages:
            item.appendRow(QStandardItem())
        self._issues[line.issue.uuid] = (item, line)
        self._show_state(line.issue.uuid)
        return item

    def _pages_of(self, item: QStandardItem, line: IssueLine, publication: str) -> None:
        """Put an issue's pages in place of what stood for them."""
        if item.rowCount() != 1 or item.child(0).data(_PAGE):
            return
        item.removeRow(0)
        for page, placed in zip(line.pages, line.placed, strict=True):
            name = f"{page.label} {page.name}".strip()
            row = _item(name, publication, line.issue.uuid, page.uuid)
            count = "空" if placed is None else f"{placed} 篇"
            row.setData((count, None), STATE)
            row.setToolTip(f"{name}：{count}")
            self._pages[page.uuid] = row
            item.appendRow(row)
        self._show_state(line.issue.uuid)

    def _show_state(self, issue: str) -> None:
        known = self._progress.get(issue)
        if known is None or issue not in self._issues:
            return
        item, line = self._issues[issue]
        item.setData((known.state.text, known.state), STATE)
        item.setToolTip(f"{line.issue.label}\n{known.words}")
        item.setData(f"{item.text()}，{known.words}", Qt.ItemDataRole.AccessibleTextRole)
        for page, placed in zip(line.pages, line.placed, strict=True):
            row, far = self._pages.get(page.uuid), known.pages.get(page.uuid)
            if row is not None and far is not None:
                count = "空" if placed is None else f"{far.articles} 篇"
                row.setData((f"在{far.away}处" if far.away else count, far), STATE)
                row.setToolTip(f"{row.text()}：{far.words}")
                row.setData(f"{row.text()}，{far.words}", Qt.ItemDataRole.AccessibleTextRole)

    def _ask_progress(self) -> None:
        """Ask how far those issues are that can be seen; what is under closed years can wait."""
        wanted = [
            issue for issue, (item, _) in self._issues.items() if self._seen(item.index().parent())
        ]
        if wanted:
            self.progress_wanted.emit(wanted)

    def _seen(self, index: QModelIndex) -> bool:
        while index.isValid():
            if not self.isExpanded(index):
                return False
            index = index.parent()
        return True

    def _expanded(self, index: QModelIndex) -> None:
        publication, issue, page = self._keys(index)
        if issue and not page:
            item, line = self._issues[issue]
            self._pages_of(item, line, publication)
        elif not publication:
            self._ask_progress()

    # Choosing ------------------------------------------------------------------------------------

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet and index.data(_PUBLICATION):
            self.chosen.emit(*self._keys(index))

    def _open_page(self, index: QModelIndex) -> None:
        keys = self._keys(index)
        if keys[2]:
            self.opened.emit(*keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes on to the page, F2 edits what the line names."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            if index.data(_PAGE):
                self._open_page(index)
            else:
                self.setExpanded(index, not self.isExpanded(index))
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _keys(self, index: QModelIndex) -> Keys:
        if not index.isValid():
            return ("", "", "")
        return (
            index.data(_PUBLICATION) or "",
            index.data(_ISSUE) or "",
            index.data(_PAGE) or "",
        )

    def _find(self, keys: Keys) -> QModelIndex:
        """The line of a place, its issue opened where it is a page."""
        publication, issue, page = keys
        if issue:
            if issue not in self._issues:
                return QModelIndex()
            item, line = self._issues[issue]
            if page:
                self._pages_of(item, line, publication)
                found = self._pages.get(page)
                return found.index() if found is not None else QModelIndex()
            return item.index()
        for row in range(self._model.rowCount()):
            if self._model.item(row).data(_PUBLICATION) == publication and publication:
                return self._model.index(row, 0)
        return QModelIndex()

    def _items(self) -> Iterable[QStandardItem]:
        for row in range(self._model.rowCount()):
            top = self._model.item(row)
            yield top
            for at in range(top.rowCount()):
                yield top.child(at)
        yield from (item for item, _ in self._issues.values())

    def _opened(self) -> set[tuple[Keys, str]] | None:
        if not self._model.rowCount():
            return None
        return {_name(item) for item in self._items() if self.isExpanded(item.index())}

    def _open(self, names: set[tuple[Keys, str]] | None) -> None:
        for item in list(self._items()):
            if names is None:
                self.setExpanded(item.index(), item.parent() is None)
            elif _name(item) in names:
                self.setExpanded(item.index(), True)

    # Drops ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take articles of the pool."""
        if carried_articles(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Over an issue or a page; a closed issue opens after a while."""
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.setState(QAbstractItemView.State.DraggingState)
        if carried_articles(event.mimeData()) and index.data(_ISSUE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell what was dropped where; done once the drag is over."""
        index = self.indexAt(event.position().toPoint())
        articles = carried_articles(event.mimeData())
        _, issue, page = self._keys(index)
        self.setState(QAbstractItemView.State.NoState)
        if articles and issue:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.dropped.emit(articles, issue, page))
        else:
            event.ignore()


def _name(item: QStandardItem) -> tuple[Keys, str]:
    """What stays the same of a line when the tree is filled anew."""
    keys = (item.data(_PUBLICATION) or "", item.data(_ISSUE) or "", item.data(_PAGE) or "")
    parent = item.parent()
    home = parent.data(_PUBLICATION) if parent is not None else ""
    return (keys, "" if keys[0] else f"{home}{item.text()[:5]}")


def _short(line: IssueLine, year: int) -> str:
    """第32期　10月16日; the year stands before it where it is not the given one."""
    date = line.issue.date
    before = "" if date.year == year else f"{date.year}年"
    return f"{line.issue.number.label}　{before}{date.month}月{date.day}日".strip("　")


def _item(text: str, publication: str, issue: str = "", page: str = "") -> QStandardItem:
    item = QStandardItem(text)
    item.setData(publication, _PUBLICATION)
    item.setData(issue, _ISSUE)
    item.setData(page, _PAGE)
    return item
