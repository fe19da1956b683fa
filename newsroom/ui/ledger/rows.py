"""Tables of records: a column says what it shows of a row and by what it sorts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from newsroom.ui import theme

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEAST_WIDE = 14  # characters
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(NamedTuple):
    """name: of what it shows. words: of a row. key: what it sorts by; its words where None.

    wide: whether it takes the room that is left. tip: what its head tells. tone: of a row's words,
    one of the theme's colours; empty for plain ones.
    """

    name: str
    head: str
    words: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    right: bool = False
    wide: bool = False
    tip: str = ""
    tone: Callable[[Any], str] | None = None


class Rows(QAbstractTableModel):
    """Rows of any kind under such columns."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Sequence[Any], columns: Sequence[Column] | None = None) -> None:
        """Show these rows, in the order they come or the one a head was clicked for."""
        self.beginResetModel()
        if columns is not None and tuple(columns) != self.columns:
            self.columns = tuple(columns)
            self._sorted = None
        self.rows = list(rows)
        self._sort()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, place and colour of a cell; its whole row for UserRole."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.words(row) if column.wide else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(row)
            return theme.colour(tone) if tone else None
        return row if role == _ROW else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What stands above a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.tip}点一下按它排序" if column.tip else "点一下按它排序"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 for the order in which they came, which is not kept."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order)
        self._sort()
        self.layoutChanged.emit()

    def text(self) -> str:
        """The table as text, heads first: a line for each row, tabs between its cells."""
        lines = [[column.head for column in self.columns]]
        lines += [[column.words(row) for column in self.columns] for row in self.rows]
        return "\n".join("\t".join(line) for line in lines)

    def _sort(self) -> None:
        if self._sorted is None:
            return
        number, order = self._sorted
        column = self.columns[number]
        self.rows.sort(
            key=column.key or column.words, reverse=order is Qt.SortOrder.DescendingOrder
        )


class RowsView(QTableView):
    """Shows rows. chosen: another cell is the current one. taken: a row was double-clicked or
    Enter was pressed on it.
    """

    chosen = Signal()
    taken = Signal(object)

    def __init__(self, name: str, columns: Sequence[Column], *, cells: bool = False) -> None:
        super().__init__()
        self.rows = Rows(columns, self)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        behaviour = QAbstractItemView.SelectionBehavior
        self.setSelectionBehavior(behaviour.SelectItems if cells else behaviour.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self._sorted_by = -1
        header.sortIndicatorChanged.connect(self._most_first)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda index: self.taken.emit(index.data(_ROW)))
        self._fit()

    def show_rows(self, rows: Sequence[Any], columns: Sequence[Column] | None = None) -> None:
        """Show these rows; the cell that was current stays so, as far as there is one."""
        at = self.currentIndex()
        place = (max(at.row(), 0), max(at.column(), 0))
        self.rows.show(rows, columns)
        self._fit()
        if rows:
            row = min(place[0], len(rows) - 1)
            self.setCurrentIndex(self.rows.index(row, min(place[1], len(self.rows.columns) - 1)))
        self.chosen.emit()

    def current(self) -> tuple[Any, str]:
        """The current row, None where there is none, and the name of the current column."""
        index = self.currentIndex()
        if not index.isValid():
            return None, ""
        return index.data(_ROW), self.rows.columns[index.column()].name

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter takes the current row; copying takes the whole table, to paste it elsewhere."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.rows.text())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.taken.emit(self.current()[0])
            return
        super().keyPressEvent(event)

    def _most_first(self, section: int, order: Qt.SortOrder) -> None:
        """Figures that are sorted by for the first time begin with the most."""
        fresh, self._sorted_by = section != self._sorted_by, section
        up = order is Qt.SortOrder.AscendingOrder
        if (
            fresh
            and up
            and 0 <= section < len(self.rows.columns)
            and self.rows.columns[section].right
        ):
            self.horizontalHeader().setSortIndicator(section, Qt.SortOrder.DescendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The widest column takes what is left, but never next to nothing."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        wide = [number for number, column in enumerate(self.rows.columns) if column.wide]
        for number in range(len(self.rows.columns)):
            if number not in wide:
                header.setSectionResizeMode(number, modes.ResizeToContents)
        others = sum(
            header.sectionSize(number)
            for number in range(len(self.rows.columns))
            if number not in wide
        )
        least = self.fontMetrics().averageCharWidth() * _LEAST_WIDE
        for number in wide:
            if self.viewport().width() - others >= least:
                header.setSectionResizeMode(number, modes.Stretch)
            else:
                header.setSectionResizeMode(number, modes.Fixed)
                header.resizeSection(number, least)
