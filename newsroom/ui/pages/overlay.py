"""What is shown over a page but never printed: selection, ghosts, the grid, over and under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from newsroom.model.publication import Grid
from newsroom.ui.pages.cells import Area, Box, area
from newsroom.ui.painting import painting
from newsroom.ui.theme import colour

_SHADOW_DEPTH = 12
_HANDLE = 8.0
_AWAY = 3.0  # the outline stands off the text
_TAB_HEIGHT = 18.0
_LINES_NEEDED = 4.0
_MOST_DRAWN = 4_000_000  # pixels of the grid that are worth keeping drawn

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
        ink = faint("shadow", round(30 * (1 - step / (_SHADOW_DEPTH + 1)) ** 2))
        ring = edge.adjusted(-step, 2 - step, step, 2 + step)
        painter.fillRect(ring.left(), ring.top(), ring.width(), 1, ink)
        painter.fillRect(ring.left(), ring.bottom(), ring.width(), 1, ink)
        painter.fillRect(ring.left(), ring.top() + 1, 1, ring.height() - 2, ink)
        painter.fillRect(ring.right(), ring.top() + 1, 1, ring.height() - 2, ink)
    painter.fillRect(sheet, colour("paper"))


def faint(token: str, alpha: int) -> QColor:
    """A colour of the theme that lets what lies below it through; alpha up to 255."""
    ink = colour(token)
    ink.setAlpha(alpha)
    return ink


class Guides:
    """The grid over a page, drawn once for each scale: a hand moves over it many times a second."""

    def __init__(self) -> None:
        self._key: tuple[Grid, float, float] | None = None
        self._drawn = QPixmap()

    def paint(self, painter: QPainter, view: View, grid: Grid) -> None:
        """Basic columns as pale bands, body lines as hair lines (every fifth where they crowd)."""
        whole = view.rect(area(grid, Box(0, 0, grid.columns, grid.rows)))
        ratio = painter.device().devicePixelRatio()
        if whole.width() * whole.height() * ratio**2 > _MOST_DRAWN:
            _guides(painter, view, grid)
            return
        key = (grid, view.scale, ratio)
        if key != self._key:
            size = QSizeF(whole.width() + 2, whole.height() + 2) * ratio
            self._drawn = QPixmap(size.toSize())
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            inside = View(view.left - whole.left(), view.top - whole.top(), view.scale)
            with painting(self._drawn) as inner:
                _guides(inner, inside, grid)
            self._key = key
        painter.drawPixmap(whole.topLeft(), self._drawn)


def _guides(painter: QPainter, view: View, grid: Grid) -> None:
    band = faint("selection", 22)
    for column in range(grid.columns):
        painter.fillRect(view.rect(area(grid, Box(column, 0, 1, grid.rows))), band)
    painter.setPen(QPen(faint("selection", 60), 0))
    step = 1 if int(grid.pitch) * view.scale >= _LINES_NEEDED else 5
    for row in range(0, grid.rows + 1, step):
        whole = view.rect(area(grid, Box(0, row, grid.columns, 0)))
        painter.drawLine(whole.topLeft(), whole.topRight())


def hover(painter: QPainter, rect: QRectF) -> None:
    """A faint outline around what the pointer is over."""
    painter.setPen(QPen(faint("selection", 110), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.toRect())


def selection(painter: QPainter, rect: QRectF, *, focused: bool) -> None:
    """The outline of the selected placement and its eight handles."""
    outlined(painter, rect, focused=focused)
    painter.setPen(QPen(colour("selection"), 1))
    painter.setBrush(colour("paper"))
    for _, place in handle_rects(rect):
        painter.drawRect(place.toRect())


def outlined(painter: QPainter, rect: QRectF, *, focused: bool) -> None:
    """The outline of a placement that is selected with others."""
    painter.setPen(QPen(colour("selection"), 2 if focused else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY).toRect())


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


def ghost(painter: QPainter, rect: QRectF, words: str, *, refused: bool = False) -> None:
    """Where a dragged thing would land, with its size in words; red where it cannot."""
    token = "overset" if refused else "selection"
    painter.setBrush(faint(token, 46))
    painter.setPen(QPen(colour(token), 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(rect)
    if words:
        _tab(painter, rect.topLeft() + QPointF(6, 6), words, colour(token))


def snapped(painter: QPainter, rect: QRectF, edges: tuple[bool, bool]) -> None:
    """Lines along the upper and the lower edge of a ghost that lies flush with a neighbour."""
    painter.setPen(QPen(colour("mark"), 2))
    if edges[0]:
        painter.drawLine(rect.topLeft(), rect.topRight())
    if edges[1]:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def overset(painter: QPainter, rect: QRectF) -> None:
    """A red bar along the foot of a placement whose text runs over."""
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), colour("overset"))


def panned(painter: QPainter, rect: QRectF, image: QImage | None) -> None:
    """What a picture's frame would show after its picture is shifted in it."""
    if image is not None:
        painter.drawImage(rect, image)
    painter.setPen(QPen(colour("selection"), 2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def caret(painter: QPainter, rect: QRectF) -> None:
    """Where the caret of the editor stands: a bar before the character."""
    ink = colour("mark")
    painter.fillRect(QRectF(rect.left() - 1, rect.top() - 1, 2, rect.height() + 2), ink)
    painter.fillRect(QRectF(rect.left() - 3, rect.top() - 2, 6, 2), ink)
    painter.fillRect(QRectF(rect.left() - 3, rect.bottom(), 6, 2), ink)


def fit_tab(painter: QPainter, place: QRectF, words: str, *, over: bool) -> None:
    """A small tab at the end of the last leg: red where text is left over, grey where short."""
    _tab(painter, place.topLeft(), words, colour("overset" if over else "underset"))


def fit_rect(metrics: QFontMetricsF, corner: QPointF, words: str) -> QRectF:
    """Where the tab with these words lies, below a lower right corner."""
    width = tab_width(metrics, words)
    return QRectF(corner.x() - width, corner.y() + 1, width, tab_height(metrics))


def message(painter: QPainter, rect: QRectF, words: str, ink: str = "underset") -> None:
    """A sentence in the middle of an empty place."""
    painter.setPen(colour(ink))
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    painter.drawText(rect.adjusted(16, 16, -16, -16), flags, words)


def tab_width(metrics: QFontMetricsF, words: str) -> float:
    """How wide a tab with these words is."""
    return metrics.horizontalAdvance(words) + 14


def tab_height(metrics: QFontMetricsF) -> float:
    """How high a tab is."""
    return max(_TAB_HEIGHT, metrics.height() + 2)


def _tab(painter: QPainter, corner: QPointF, words: str, ink: QColor) -> None:
    metrics = QFontMetricsF(painter.font())
    rect = QRectF(corner.x(), corner.y(), tab_width(metrics, words), tab_height(metrics))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawRoundedRect(rect, 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(colour("paper"))
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
