"""The list of an article's parts with what differs, side by side or in one column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from newsroom.desk.revising import Kind, Row
from newsroom.ui import theme
from newsroom.ui.revisions import cells
from newsroom.ui.revisions.painting import Passage

_ROW = Qt.ItemDataRole.UserRole
_NAMES = 92  # pixels for the names of the parts
_PAD = 6
_BATCH = 24  # rows laid out before the window is heard again
_SAME = "两边一样，没有不同。"

Index = QModelIndex | QPersistentModelIndex


class DifferenceView(QListWidget):
    """Shows Rows. N and P go to the next and the last difference. chosen: another row is."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self.beside = True
        self._only_changes = False
        self.setAccessibleName("两个版本的差异")
        self.setToolTip("N 下一处，P 上一处")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self._parts = _Parts(self)
        self.setItemDelegate(self._parts)
        self._empty = QLabel(_SAME, self.viewport())
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what differs; the row in view stays where it was as far as it is there still."""
        row, seen = self.chosen_row(), self.verticalScrollBar().value()
        self._rows = tuple(rows)
        self._fill()
        self.verticalScrollBar().setValue(seen)
        self._choose(row)

    def set_beside(self, beside: bool) -> None:
        """Side by side, or both in one column."""
        self.beside = beside
        self.doItemsLayout()
        self.viewport().update()

    def set_only_changes(self, only: bool) -> None:
        """Leave out what is the same in both."""
        if only != self._only_changes:
            row = self.chosen_row()
            self._only_changes = only
            self._fill()
            self._choose(row)

    def chosen_row(self) -> Row | None:
        """The row that is chosen; None where there is none."""
        found = self.currentItem()
        return found.data(_ROW) if found is not None else None

    @property
    def differences(self) -> int:
        """How many rows differ; a paragraph that was moved counts once."""
        return sum(row.kind not in (Kind.SAME, Kind.AWAY) for row in self._rows)

    def step(self, way: int) -> None:
        """To the next (1) or the last (-1) difference."""
        count, now = self.count(), self.currentRow()
        for number in range(1, count + 1):
            at = (now + way * number) % count
            row: Row = self.item(at).data(_ROW)
            if row.kind is not Kind.SAME:
                self.setCurrentRow(at)
                self.scrollToItem(self.item(at), QListView.ScrollHint.EnsureVisible)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """N and P."""
        way = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(Qt.Key(event.key()))
        if way is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            self.step(way)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A new width wraps the rows anew."""
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
        QTimer.singleShot(0, self, self.doItemsLayout)

    def _fill(self) -> None:
        self.blockSignals(True)
        self.clear()
        self._parts.forget()
        for row in self._rows:
            if row.kind is not Kind.SAME or not self._only_changes:
                item = QListWidgetItem(cells.spoken(row), self)
                item.setData(_ROW, row)
        self.blockSignals(False)
        self._empty.setVisible(not self.count())

    def _choose(self, before: Row | None) -> None:
        """The same row as before, or the first difference."""
        items = [self.item(number) for number in range(self.count())]
        same = [n for n, item in enumerate(items) if item.data(_ROW) == before]
        new = [n for n, item in enumerate(items) if item.data(_ROW).kind is not Kind.SAME]
        self.setCurrentRow((same or new or [0])[0] if items else -1)
        self.chosen.emit()


class _Parts(QStyledItemDelegate):
    """Paints the name of a part, and its text once or twice."""

    def __init__(self, view: DifferenceView) -> None:
        super().__init__(view)
        self._view = view
        self._state: tuple[int, bool, bool] | None = None
        self._kept: dict[Row, list[tuple[Passage, int]]] = {}

    def forget(self) -> None:
        """Let go of what was set for other rows."""
        self._kept.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The chosen row on a faint ground, so that colours stay readable."""
        opted = QStyleOptionViewItem(option)
        self.initStyleOption(opted, index)
        rect = opted.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = opted.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("accent"))
        painter.setPen(theme.colour("line_soft"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        x = rect.left() + _PAD + 3
        for passage, width in self._passages(index):
            passage.paint(painter, x, rect.top() + _PAD)
            x += width + _PAD * 2
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As high as the highest of its texts."""
        high = max(passage.height for passage, _ in self._passages(index))
        return QSize(self._view.viewport().width(), high + 2 * _PAD)

    def _passages(self, index: Index) -> list[tuple[Passage, int]]:
        """The texts of a row with their widths; kept as long as nothing about them changes."""
        row: Row = index.data(_ROW)
        state = (self._view.viewport().width(), self._view.beside, theme.is_dark())
        if state != self._state:
            self._state = state
            self._kept.clear()
        found = self._kept.get(row)
        if found is None:
            found = self._kept[row] = list(self._set(row))
        return found

    def _set(self, row: Row) -> Iterator[tuple[Passage, int]]:
        font = self._view.font()
        room = self._view.viewport().width() - _NAMES - _PAD * 4 - 6
        yield Passage(cells.heading(row), font, _NAMES), _NAMES
        if not self._view.beside:
            width = max(room, 40)
            yield Passage(cells.inline(row), font, width), width
            return
        half = max((room - _PAD * 2) // 2, 40)
        for pieces in (cells.left(row), cells.right(row)):
            yield Passage(pieces, font, half), half
