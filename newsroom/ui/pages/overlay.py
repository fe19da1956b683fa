"""What is shown over a page but never printed: selection, ghosts, the grid, over and under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from newsroom.model.frame import Fit
from newsroom.model.publication import Grid
from newsroom.ui.pages.cells import Area, Box, area
from newsroom.ui.pages.hits import fit_words
from newsroom.ui.theme import ACCENT

DESK = QColor("#e9ebee")
SELECTION = QColor(ACCENT)
OVERSET = QColor("#c93a3a")
UNDERSET = QColor("#7d8793")
WORDS = QColor("#5d6672")
_SHADOW_DEPTH = 12
_HANDLE = 8.0
_AWAY = 3.0  # the outline stands off the text
_TAB_HEIGHT = 18.0
_LINES_NEEDED = 4.0

HANDLES = ((-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0))
CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
}


@dataclass(frozen=True, slots=True)
class View:
    """Where the page lies in the widget: its corner, and pixels an EMU."""

    left: float
    top: float
    scale: float

    def rect(self, where: Area) -> QRectF:
        """A rectangle of the page in pixels."""
        corner = self.point(where.left, where.top)
        return QRectF(corner, self.point(where.right, where.bottom))

    def point(self, x: float, y: float) -> QPointF:
        """A point of the page in pixels."""
        return QPointF(self.left + x * self.scale, self.top + y * self.scale)

    def page(self, point: QPointF) -> tuple[float, float]:
        """A point of the widget on the page, in EMU."""
        return (point.x() - self.left) / self.scale, (point.y() - self.top) / self.scale


def paper(painter: QPainter, sheet: QRectF) -> None:
    """White paper on a calm desk, with a soft shadow."""
    edge = sheet.toAlignedRect()
    for step in range(1, _SHADOW_DEPTH + 1):
        ink = QColor(30, 40, 55, round(30 * (1 - step / (_SHADOW_DEPTH + 1)) ** 2))
        ring = edge.adjusted(-step, 2 - step, step, 2 + step)
        painter.fillRect(ring.left(), ring.top(), ring.width(), 1, ink)
        painter.fillRect(ring.left(), ring.bottom(), ring.width(), 1, ink)
        painter.fillRect(ring.left(), ring.top() + 1, 1, ring.height() - 2, ink)
        painter.fillRect(ring.right(), ring.top() + 1, 1, ring.height() - 2, ink)
    painter.fillRect(sheet, Qt.GlobalColor.white)


def guides(painter: QPainter, view: View, grid: Grid) -> None:
    """Basic columns as pale bands, body lines as hair lines (every fifth where they crowd)."""
    band = QColor(SELECTION)
    band.setAlpha(22)
    for column in range(grid.columns):
        painter.fillRect(view.rect(area(grid, Box(column, 0, 1, grid.rows))), band)
    ink = QColor(SELECTION)
    ink.setAlpha(60)
    painter.setPen(QPen(ink, 0))
    step = 1 if int(grid.pitch) * view.scale >= _LINES_NEEDED else 5
    for row in range(0, grid.rows + 1, step):
        whole = view.rect(area(grid, Box(0, row, grid.columns, 0)))
        painter.drawLine(whole.topLeft(), whole.topRight())


def hover(painter: QPainter, rect: QRectF) -> None:
    """A faint outline around what the pointer is over."""
    ink = QColor(SELECTION)
    ink.setAlpha(110)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.toRect())


def selection(painter: QPainter, rect: QRectF, *, focused: bool) -> None:
    """The outline of the selected placement and its eight handles."""
    painter.setPen(QPen(SELECTION, 2 if focused else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY).toRect())
    painter.setPen(QPen(SELECTION, 1))
    painter.setBrush(Qt.GlobalColor.white)
    for _, place in handle_rects(rect):
        painter.drawRect(place.toRect())


def handle_rects(rect: QRectF) -> Iterator[tuple[tuple[int, int], QRectF]]:
    """Each handle and its square."""
    centre = rect.center()
    for across, down in HANDLES:
        x = centre.x() + across * (rect.width() / 2 + _AWAY)
        y = centre.y() + down * (rect.height() / 2 + _AWAY)
        yield (across, down), QRectF(x - _HANDLE / 2, y - _HANDLE / 2, _HANDLE, _HANDLE)


def handle_at(rect: QRectF, point: QPointF) -> tuple[int, int] | None:
    """The handle of a selected rectangle under a point, if any."""
    for handle, place in handle_rects(rect):
        if place.adjusted(-2, -2, 2, 2).contains(point):
            return handle
    return None


def ghost(painter: QPainter, rect: QRectF, words: str) -> None:
    """Where a dragged thing would land, with its size in words."""
    fill = QColor(SELECTION)
    fill.setAlpha(46)
    painter.setBrush(fill)
    painter.setPen(QPen(SELECTION, 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(rect)
    _tab(painter, rect.topLeft() + QPointF(6, 6), words, SELECTION)


def fit_tab(painter: QPainter, corner: QPointF, fit: Fit) -> None:
    """A small tab at the end of the last leg: red where text is left over, grey where short."""
    words = fit_words(fit)
    if words:
        width = tab_width(painter, words)
        place = corner + QPointF(-width, 1)
        _tab(painter, place, words, OVERSET if fit.over > 0 or fit.lost else UNDERSET)


def message(painter: QPainter, rect: QRectF, words: str) -> None:
    """A sentence in the middle of an empty place."""
    painter.setPen(WORDS)
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(rect.adjusted(16, 16, -16, -16), flags, words)


def tab_width(painter: QPainter, words: str) -> float:
    """How wide a tab with these words is."""
    return QFontMetricsF(painter.font()).horizontalAdvance(words) + 14


def _tab(painter: QPainter, corner: QPointF, words: str, colour: QColor) -> None:
    rect = QRectF(corner.x(), corner.y(), tab_width(painter, words), _TAB_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawRoundedRect(rect, 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
