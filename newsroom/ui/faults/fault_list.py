"""The rows of the list of faults: where, what, why; all of it by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from newsroom.desk.fault_lines import FaultLine
from newsroom.model.excuse import Reach
from newsroom.model.finding import Severity
from newsroom.ui import theme

_WHERE, _WHAT, _WHY = range(3)
_DATA = Qt.ItemDataRole.UserRole
_TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "accent"}
_NARROW, _WIDE, _WORDS = 7, 15, 10.5  # characters
_ROW_PADDING = 2


class FaultList(QTreeWidget):
    """gone_to: a FaultLine, by Enter or a double click. looked: one that was clicked; the keyboard
    stays here. numbered: the suggestion with this number (from 0) is taken. let_stand: a Reach.
    left: Escape was pressed.
    """

    gone_to = Signal(object)
    looked = Signal(object)
    numbered = Signal(int)
    let_stand = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("疑误")
        self.setHeaderLabels(["位置", "原文和改法", "为什么"])
        self.setToolTip(
            "单击看位置，回车或双击到稿件里；1、2 照建议改；Del 忽略这一处，Shift+Del 本篇都忽略"
        )
        self.setStyleSheet(f"QTreeView::item {{ padding: {_ROW_PADDING}px }}")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(True)
        for column in (_WHERE, _WHAT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self._sized: tuple[bool, int] | None = None
        self.itemClicked.connect(lambda item: self.looked.emit(item.data(_WHERE, _DATA)))
        self.itemDoubleClicked.connect(self._go)

    def show_lines(self, lines: Sequence[FaultLine], *, wide: bool) -> None:
        """List these. wide: they are of several articles, which are named."""
        before = self.chosen()
        row = self.currentIndex().row()
        self._size(wide=wide)
        with QSignalBlocker(self):
            self.clear()
            self.addTopLevelItems([_row(line, wide=wide) for line in lines])
            if before is None or not self.choose(before):
                model = self.model()
                self.setCurrentIndex(model.index(min(max(row, 0), len(lines) - 1), 0))

    def _size(self, *, wide: bool) -> None:
        """Columns by the size of letters; what somebody drew wider stays so."""
        now = (wide, self.fontMetrics().horizontalAdvance("字"))
        if now != self._sized:
            self._sized = now
            self.setColumnWidth(_WHERE, round((_WIDE if wide else _NARROW) * now[1]))
            self.setColumnWidth(_WHAT, round(_WORDS * now[1]))

    def chosen(self) -> FaultLine | None:
        """The line chosen."""
        item = self.currentItem()
        return item.data(_WHERE, _DATA) if item is not None else None

    def choose(self, line: FaultLine) -> bool:
        """Choose a line, or what says the same of the same words; whether it is there."""
        items = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        for same in (_equal, _alike):
            for item in items:
                if item is not None and same(item.data(_WHERE, _DATA), line):
                    self.setCurrentItem(item)
                    return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the place, digits take, Delete lets stand, Escape closes the list."""
        key, item = event.key(), self.currentItem()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item is not None:
                self._go(item)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and item is not None:
            self.numbered.emit(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_Delete and item is not None:
            article = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.let_stand.emit(Reach.ARTICLE if article else Reach.ONCE)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, item: QTreeWidgetItem) -> None:
        self.gone_to.emit(item.data(_WHERE, _DATA))


def _row(line: FaultLine, *, wide: bool) -> QTreeWidgetItem:
    count = f"　共 {line.fault.count} 处" if line.fault.count > 1 else ""
    item = QTreeWidgetItem([line.where if wide else line.field, line.change, line.explained])
    item.setText(_WHY, f"{line.explained}{count}")
    item.setData(_WHERE, _DATA, line)
    item.setForeground(_WHAT, QBrush(theme.colour(_TONES[line.fault.severity])))
    told = f"{line.fault.severity.text}　{line.where}\n{line.change}\n{line.explained}{count}"
    for column in (_WHERE, _WHAT, _WHY):
        item.setToolTip(column, told)
    return item


def _equal(one: FaultLine, other: FaultLine) -> bool:
    return one.fault == other.fault


def _alike(one: FaultLine, other: FaultLine) -> bool:
    """The same words at the same place of an article that was typed in meanwhile."""
    a, b = one.fault, other.fault
    return (a.article, a.field, a.rule, a.text, a.lead, a.trail) == (
        b.article,
        b.field,
        b.rule,
        b.text,
        b.lead,
        b.trail,
    )
