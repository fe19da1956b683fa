"""Paints a find: its headline, two lines of text around the words, and where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsroom.model.listing import Span
from newsroom.model.query import Hit
from newsroom.ui.searching.model import HIT, whereabouts
from newsroom.ui.theme import colour
from newsroom.ui.utf16 import to_qt

Index = QModelIndex | QPersistentModelIndex
_EDGE, _BETWEEN = 10, 3
_SMALL = 0.92
_LINES = 2  # of text


class HitPainter(QStyledItemDelegate):
    """Every row is as high as the fullest one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """A headline, two lines of text, one of facts."""
        return QSize(200, _height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one find."""
        hit: Hit | None = index.data(HIT)
        if hit is None:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, colour("accent_soft"))
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(3, option.rect.height())), colour("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colour("alternate"))
        area = option.rect.adjusted(_EDGE, 7, -_EDGE, -7)
        top = self._put(painter, area, _Text(hit.line.title, hit.line.title_marks), _bold(option))
        small = _scaled(option.font)
        text = _Text(hit.line.snippet, hit.line.snippet_marks, "heading", _LINES)
        self._put(painter, area.adjusted(0, top + _BETWEEN, 0, 0), text, small)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(colour("quiet"))
        foot = QRect(area.left(), area.bottom() - metrics.height(), area.width(), metrics.height())
        facts = metrics.elidedText(whereabouts(hit), Qt.TextElideMode.ElideRight, foot.width())
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, facts)
        painter.setPen(colour("line_soft"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setPen(colour("accent_line"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _put(self, painter: QPainter, area: QRect, text: _Text, font: QFont) -> int:
        """Set a text into an area; how high it stands."""
        layout = QTextLayout(text.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_lit(text.text, mark) for mark in text.marks])
        layout.beginLayout()
        height = 0.0
        for _ in range(text.lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter.setPen(colour(text.ink))
        layout.draw(painter, QPointF(area.topLeft()))
        return round(height)


@dataclass(frozen=True, slots=True)
class _Text:
    """Words to be set, some of them lit, on so many lines."""

    text: str
    marks: Sequence[Span]
    ink: str = "ink"
    lines: int = 1


def _lit(text: str, mark: Span) -> QTextLayout.FormatRange:
    start, end = (to_qt(text, at) for at in mark)
    look = QTextCharFormat()
    look.setForeground(colour("warning"))
    look.setBackground(colour("warning_soft"))
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, end - start, look  # type: ignore[assignment]
    return span


def _bold(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setBold(True)
    return font


def _scaled(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small


def _height(font: QFont) -> int:
    small = QFontMetrics(_scaled(font)).height()
    return QFontMetrics(font).height() + small * (_LINES + 1) + _BETWEEN * 3 + 14
