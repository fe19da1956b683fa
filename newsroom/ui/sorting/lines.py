"""The lines of one article: what each was taken for, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from newsroom.desk.sorting import Part, Row

PARTS = (
    (Part.SECTION, Qt.Key.Key_1),
    (Part.KICKER, Qt.Key.Key_2),
    (Part.HEADLINE, Qt.Key.Key_3),
    (Part.SUBHEAD, Qt.Key.Key_4),
    (Part.BYLINE, Qt.Key.Key_5),
    (Part.TEXT, Qt.Key.Key_6),
    (Part.CROSSHEAD, Qt.Key.Key_7),
    (Part.ITEM, Qt.Key.Key_8),
    (Part.CAPTION, Qt.Key.Key_9),
    (Part.OUT, Qt.Key.Key_0),
    (Part.DATELINE, None),
    (Part.UNIT, None),
    (Part.NOTE, None),
)
_PART, _TEXT = range(2)
_STRONG = (Part.KICKER, Part.HEADLINE, Part.SUBHEAD)
_MOST_HIGH = 96


class LinesTable(QTableWidget):
    """Shows lines; digits say what the chosen ones are, F2 changes the words.

    taken_for: line numbers and a Part. written: a line's number and its new words. passed: Enter
    was pressed, on to the next article.
    """

    taken_for = Signal(list, object)
    written = Signal(int, str)
    passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self._filling = False
        self.setAccessibleName("稿件各行")
        self.setToolTip("数字键改认作什么，F2 或双击改文字，回车看下一篇")
        self.setHorizontalHeaderLabels(["认作", "文字"])
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(_PART, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.setColumnWidth(_PART, 88)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegateForColumn(_TEXT, _Words(self))
        self.itemChanged.connect(self._changed)
        self.cellClicked.connect(self._clicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def show_lines(self, lines: Sequence[Row], current: int) -> None:
        """Show lines, one of them chosen."""
        self._filling = True
        self.setRowCount(len(lines))
        for number, row in enumerate(lines):
            part = QTableWidgetItem(f"{row.part.word} ▾")
            part.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            part.setToolTip("点一下，改认作什么")
            words = QTableWidgetItem(row.text)
            words.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            if row.part in _STRONG:
                font = QFont(self.font())
                font.setBold(True)
                words.setFont(font)
            if row.part is Part.OUT:
                font = QFont(self.font())
                font.setStrikeOut(True)
                words.setFont(font)
            self.setItem(number, _PART, part)
            self.setItem(number, _TEXT, words)
        self._filling = False
        self._fit()
        if lines:
            self.choose(max(0, min(current, len(lines) - 1)))

    def choose(self, line: int) -> None:
        """Choose one line alone, whatever key is held down meanwhile."""
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.model().index(line, _TEXT), alone | rows)

    def chosen(self) -> list[int]:
        """The numbers of the chosen lines."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def settle(self) -> None:
        """Take the words that are being written, for what follows may move their line."""
        if self.state() is QAbstractItemView.State.EditingState:
            self.setFocus()

    def menu(self) -> QMenu:
        """What a line may be taken for."""
        menu = QMenu(self)
        for part, key in PARTS:
            action = menu.addAction(part.word)
            if key is not None:
                action.setText(f"{part.word}\t{chr(key.value)}")
            action.triggered.connect(partial(self._take, part))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Digits say what the lines are; Enter goes on."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = {key: part for part, key in PARTS if key is not None}
        key = Qt.Key(event.key())
        if plain and key in wanted and self.chosen():
            self._take(wanted[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        elif plain and key == Qt.Key.Key_Delete:
            self._take(Part.OUT)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lines wrap otherwise in another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.resizeRowsToContents()
        for row in range(self.rowCount()):
            self.setRowHeight(row, min(self.rowHeight(row) + 6, _MOST_HIGH))

    def _take(self, part: Part, _checked: bool = False) -> None:
        if lines := self.chosen():
            self.taken_for.emit(lines, part)

    def _clicked(self, row: int, column: int) -> None:
        if column == _PART:
            spot = self.visualRect(self.model().index(row, _PART)).bottomLeft()
            self.menu().popup(self.viewport().mapToGlobal(spot))

    def _menu(self, spot: QPoint) -> None:
        self.menu().popup(self.viewport().mapToGlobal(spot))

    def _changed(self, item: QTableWidgetItem) -> None:
        if not self._filling and item.column() == _TEXT:
            self.written.emit(item.row(), item.text())


class _Words(QStyledItemDelegate):
    """Edits a line as wrapped text; Enter takes it, Escape leaves it."""

    def createEditor(  # noqa: N802
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A field as high as the line."""
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setAccessibleName("这一行的文字")
        return editor

    def setEditorData(  # noqa: N802
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words as they are."""
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(index.data())
        editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QObject, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The words as written, on one line."""
        assert isinstance(editor, QPlainTextEdit)
        words = " ".join(editor.toPlainText().split("\n")).strip()
        if words != index.data():
            model.setData(index, words)  # type: ignore[attr-defined]

    def updateEditorGeometry(  # noqa: N802
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """At least three lines high, within the table."""
        rect = option.rect  # type: ignore[attr-defined]
        rect.setHeight(max(rect.height(), 3 * option.fontMetrics.lineSpacing() + 14))  # type: ignore[attr-defined]
        port = editor.parentWidget()
        if port is not None and rect.bottom() > port.height():
            rect.moveBottom(port.height())
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter takes the words."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.type() == QEvent.Type.KeyPress:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                return True
        return super().eventFilter(watched, event)
