"""The list of the pool: rows of one height, so that a hundred thousand cost no more than ten."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from newsroom.ui.left.row_painter import RowPainter, row_height
from newsroom.ui.left.rows import ArticlesModel


class ArticlesList(QTableView):
    """A table of one column: Qt's list lays every row out, its table computes where a row is."""

    def __init__(self, model: ArticlesModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowPainter(self))
        self.setObjectName("articles")
        self.setAccessibleName("稿件")
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The one column is as wide as the list."""
        super().resizeEvent(event)
        self.setColumnWidth(0, event.size().width())  # viewport() loads all of Qt's widgets

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Rows follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Home and End go to the first and the last row, as in any list."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        row = ends.get(Qt.Key(event.key()), -1)
        if row < 0:
            super().keyPressEvent(event)
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            flags = QItemSelectionModel.SelectionFlag.SelectCurrent
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
