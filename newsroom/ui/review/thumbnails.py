"""The strip of small pages to choose from: a picture, and three lines below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

THUMB = 118
_WIDE, _LINES, _FRAME = 150, 3, 6
_NUMBERS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")
_HIGH = round(THUMB * 1.45)
_EDGE, _GAP = 8, 6


class Thumbnails(QListWidget):
    """Small pages side by side; arrows and their numbers choose, Enter activates."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("排法")
        self.setToolTip("按 1、2、3 或方向键挑选，回车采用")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setItemDelegate(_Card(self))
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines = self.fontMetrics().lineSpacing() * _LINES
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.setFixedHeight(_HIGH + lines + _GAP + 2 * _EDGE + bar + _FRAME)

    def add(self, words: str, picture: QPixmap) -> None:
        """One more page."""
        self.addItem(QListWidgetItem(QIcon(picture), words))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A page's number chooses it; up and down do as left and right."""
        row = {Qt.Key.Key_Up: self.currentRow() - 1, Qt.Key.Key_Down: self.currentRow() + 1}.get(
            Qt.Key(event.key()), -1
        )
        if event.text() in _NUMBERS:
            row = _NUMBERS.index(event.text())
        if 0 <= row < self.count():
            self.setCurrentRow(row)
        elif event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)

    def change(self, row: int, words: str, picture: QPixmap) -> None:
        """Show a page as it is now."""
        item = self.item(row)
        item.setText(words)
        item.setIcon(QIcon(picture))


class _Card(QStyledItemDelegate):
    """Paints the picture above the words."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The picture, a gap, three lines."""
        words = option.fontMetrics.lineSpacing() * _LINES
        return QSize(_WIDE, _HIGH + words + _GAP + 2 * _EDGE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One page; the chosen one on the accent's ground."""
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        if chosen:
            ground = option.palette.color(QPalette.ColorRole.Highlight)
            painter.fillRect(option.rect.adjusted(2, 2, -2, -2), ground)
        inside = option.rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        page = QRect(inside.center().x() - THUMB // 2, inside.top(), THUMB, _HIGH)
        icon: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        picture = icon.pixmap(page.size(), option.widget.devicePixelRatioF())
        size = picture.deviceIndependentSize().toSize()
        spot = QRect(page.center().x() - size.width() // 2, page.top(), size.width(), size.height())
        painter.drawPixmap(spot, picture)
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(spot)
        painter.setPen(option.palette.color(role))
        words = inside.adjusted(-_EDGE, _HIGH + _GAP, _EDGE, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, index.data())
        painter.restore()
