"""A table whose rows have an order: dragged, or moved with Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

_DATA = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def beside(acts: Sequence[tuple[str, str, Callable[[], object]]]) -> QVBoxLayout:
    """The buttons beside such a table, downwards: their words, tips and what they do."""
    side = QVBoxLayout()
    for words, tip, act in acts:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        side.addWidget(button)
    side.addStretch(1)
    return side


class OrderedTable(QTreeWidget):
    """Rows of texts, each standing for something.

    editable: numbers of the columns whose texts may be typed. reordered: rows were moved, added
    or removed. Delete removes the chosen row, Alt with an arrow moves it, F2 edits it.
    """

    reordered = Signal()

    def __init__(
        self, titles: Sequence[str], editable: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editable = frozenset(editable)
        self._column = 0  # of the text being typed
        self.setHeaderLabels(list(titles))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(True)
        # Rows keep the height they were first measured with: before the style, they are too low.
        self.ensurePolished()

    def add(self, texts: Sequence[str], data: object) -> QTreeWidgetItem:
        """One more row at the end."""
        item = QTreeWidgetItem(list(texts))
        item.setData(0, _DATA, data)
        # Nothing drops onto a row, only between rows.
        flags = item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if self._editable else flags)
        self.addTopLevelItem(item)
        return item

    def items(self) -> list[QTreeWidgetItem]:
        """The rows in their order."""
        rows = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        return [row for row in rows if row is not None]

    def data_of(self, item: QTreeWidgetItem) -> object:
        """What a row stands for."""
        return item.data(0, _DATA)

    def shift(self, by: int) -> None:
        """Move the chosen row up (-1) or down (1)."""
        item = self.currentItem()
        if item is None:
            return
        row = self.indexOfTopLevelItem(item)
        if 0 <= row + by < self.topLevelItemCount():
            self.takeTopLevelItem(row)
            self.insertTopLevelItem(row + by, item)
            self.setCurrentItem(item)
            self.reordered.emit()

    def remove(self) -> None:
        """Take the chosen row out."""
        item = self.currentItem()
        if item is not None:
            self.takeTopLevelItem(self.indexOfTopLevelItem(item))
            self.reordered.emit()

    def edit(  # type: ignore[override]
        self, index: QModelIndex, trigger: object = None, event: object = None
    ) -> bool:
        """Edit a text that may be typed; the first of the row for any other."""
        if index.column() not in self._editable and self._editable:
            index = index.siblingAtColumn(min(self._editable))
        self._column = index.column()
        if trigger is None:
            super().edit(index)
            return True
        return super().edit(index, trigger, event)  # type: ignore[call-overload]

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Tab goes on to the next text of the row that may be typed."""
        forward = hint == QAbstractItemDelegate.EndEditHint.EditNextItem
        index = self.currentIndex()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        after = [column for column in sorted(self._editable) if column > self._column]
        if forward and index.isValid() and after:
            self.setCurrentIndex(index.siblingAtColumn(after[0]))
            # Only once the view has done with the field before.
            QTimer.singleShot(0, self, self._edit_on)

    def _edit_on(self) -> None:
        self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt with an arrow moves a row, Delete removes it."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            self.shift(_STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """A row was dragged to another place."""
        super().dropEvent(event)
        self.reordered.emit()
