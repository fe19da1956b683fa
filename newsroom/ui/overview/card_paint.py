"""What is painted on and below a page's thumbnail in the overview."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from newsroom.desk.plans import Progress
from newsroom.ui.overview.plan import Standing
from newsroom.ui.theme import colour

PAD = 8
BAR = 5
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FULL = 0.995
_SMALL = 0.8


def row_height(font: QFont) -> float:
    """A row of words."""
    return QFontMetricsF(font).height() + 2


def thin(token: str, alpha: int) -> QColor:
    """A colour of the theme that lets what lies below it through; alpha up to 255."""
    ink = colour(token)
    ink.setAlpha(alpha)
    return ink


def sizes(painter: QPainter, rects: Iterable[tuple[Standing, QRectF]]) -> None:
    """Columns and lines of each article, on the card that the hand or the keys are at."""
    usual = painter.font()
    font = QFont(usual)
    font.setPointSizeF(font.pointSizeF() * _SMALL)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for each, rect in rects:
        words = f"{each.placement.span}×{each.placement.depth}"
        width, height = metrics.horizontalAdvance(words) + 6, metrics.height()
        if width < rect.width() and height < rect.height():
            spot = QRectF(rect.right() - width, rect.bottom() - height, width, height)
            painter.fillRect(spot, thin("selection", 210))
            painter.setPen(colour("paper"))
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.setFont(usual)


def progress(painter: QPainter, sheet: QRectF, told: Progress) -> None:
    """How full the page is, what is over or short and who signed, below its thumbnail."""
    bar = QRectF(sheet.left(), sheet.bottom() + PAD, sheet.width(), BAR)
    painter.fillRect(bar, colour("line_soft"))
    token = "error" if told.over or told.lost else "good" if told.fill >= _FULL else "accent"
    painter.fillRect(
        QRectF(bar.topLeft(), bar.size()).adjusted(
            0, 0, -bar.width() * (1 - min(told.fill, 1.0)), 0
        ),
        colour(token),
    )
    row = QRectF(bar.left(), bar.bottom() + PAD / 2, bar.width(), row_height(painter.font()))
    words = told.fits or f"排满 {told.fill:.0%}"
    painter.setPen(colour("error" if told.over or told.lost else "quiet"))
    painter.drawText(row, int(LEFT), words)
    taken = QFontMetricsF(painter.font()).horizontalAdvance(words) + PAD
    rest = row.adjusted(taken, 0, 0, 0)
    signed = QFontMetricsF(painter.font()).elidedText(
        told.signatures, Qt.TextElideMode.ElideRight, rest.width()
    )
    painter.setPen(colour("warning" if told.stale else "good"))
    painter.drawText(rest, int(RIGHT), signed)
