"""Marks over a page on screen: remarks and changes, numbered as on the proof's list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from newsroom.model.difference import Spot
from newsroom.model.sheetmark import Shape, SheetMark, Tone
from newsroom.ui import theme
from newsroom.ui.pages.cells import Area
from newsroom.ui.pages.overlay import View, faint
from newsroom.ui.pages.view import PageView

_TOKENS = {
    Tone.REMARK: "remark",
    Tone.SETTLED: "underset",
    Tone.ASKED: "asked",
    Tone.OTHERWISE: "mark",
    Tone.UNASKED: "overset",
}
_LEAST = 4.0  # pixels that a gap is wide


def ink(tone: Tone) -> str:
    """The theme's name of the colour that marks of a tone have on paper."""
    return _TOKENS[tone]


def paint(
    painter: QPainter, view: View, marks: Sequence[SheetMark], page: int, chosen: int = 0
) -> None:
    """Paint the marks of a page; the chosen one stands out."""
    for mark in marks:
        for spot in mark.spots:
            if spot.page == page:
                _spot(painter, place(view, spot), mark, chosen=mark.number == chosen)
    for mark in marks:
        first = next((spot for spot in mark.spots if spot.page == page), None)
        if first is not None and mark.number:
            _badge(painter, place(view, first), mark, chosen=mark.number == chosen)


def place(view: View, spot: Spot) -> QRectF:
    """A spot in pixels; a gap is a narrow bar."""
    where = Area(int(spot.x), int(spot.y), int(spot.x + spot.width), int(spot.y + spot.height))
    rect = view.rect(where)
    if not spot.width:
        rect.adjust(-_LEAST / 2, -2, _LEAST / 2, 2)
    return rect


def hit(view: View, marks: Sequence[SheetMark], page: int, point: QPointF) -> int:
    """The number of the mark at a point of the widget; 0 for none."""
    for mark in reversed(marks):
        for spot in mark.spots:
            near = place(view, spot).adjusted(-3, -3, 3, 3)
            if spot.page == page and near.contains(point):
                return mark.number
    return 0


def _spot(painter: QPainter, rect: QRectF, mark: SheetMark, *, chosen: bool) -> None:
    token = _TOKENS[mark.tone]
    gap = rect.width() <= _LEAST + 0.5
    if mark.shape is Shape.WORDS:
        painter.fillRect(rect, faint(token, 255 if gap else 110 if chosen else 60))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 0.5, rect.width(), 1.5), theme.colour(token)
        )
    if chosen or mark.shape is Shape.FRAME or mark.tone is Tone.UNASKED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(token), 2.5 if chosen else 1))
        painter.drawRect(rect.adjusted(-2, -2, 2, 2) if chosen else rect)


def badge_at(widget: PageView, marks: Sequence[SheetMark], page: int, point: QPointF) -> int:
    """The number of the badge at a point of a page's view; 0 for none."""
    font = _small(widget.font())
    for mark in reversed(marks):
        first = next((spot for spot in mark.spots if spot.page == page), None)
        if first is not None and _box(place(widget.view, first), mark, font).contains(point):
            return mark.number
    return 0


def _badge(painter: QPainter, rect: QRectF, mark: SheetMark, *, chosen: bool) -> None:
    """The number above the left end of a mark."""
    painter.save()
    font = _small(painter.font())
    painter.setFont(font)
    box = _box(rect, mark, font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("paper"), 1))
    painter.setBrush(theme.colour(_TOKENS[mark.tone]))
    painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1) if chosen else box, 4, 4)
    painter.setPen(theme.colour("paper"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(mark.number))
    painter.restore()


def _small(font: QFont) -> QFont:
    """The letters of numbers."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() * 0.72, 6.5))
    small.setBold(True)
    return small


def _box(rect: QRectF, mark: SheetMark, font: QFont) -> QRectF:
    """Where the number of a mark stands, whose first spot is a rectangle."""
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(str(mark.number)) + 6, metrics.height())
    height = metrics.height() - 1
    return QRectF(rect.left() - width / 2, rect.top() - height, width, height)
