"""A row of the pool: the title above, what else is known below, searched words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsroom.model.listing import ArticleSummary, Span
from newsroom.ui.left.rows import SUMMARY, details
from newsroom.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
_LEAD = 4  # importance from which a title is bold
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowPainter(QStyledItemDelegate):
    """Two lines a row; a bar where the line is still being fetched."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines high."""
        return QSize(120, row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: ArticleSummary | None = index.data(SUMMARY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, colour("accent_fill"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colour("accent_soft"))
        area = option.rect.adjusted(8, 5, -8, -5)
        upper = area.adjusted(0, 0, 0, -area.height() // 2)
        lower = area.adjusted(0, area.height() // 2, 0, 0)
        if row is None:
            painter.fillRect(upper.adjusted(0, 5, -area.width() // 3, -5), colour("line_soft"))
        else:
            self._lines(painter, option, row, (upper, lower), chosen=chosen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent_deep" if chosen else "accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _lines(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: ArticleSummary,
        areas: tuple[QRect, QRect],
        *,
        chosen: bool,
    ) -> None:
        font = QFont(option.font)
        font.setBold(row.importance >= _LEAD)
        painter.setFont(font)
        painter.setPen(colour("on_accent" if chosen else "ink"))
        _marked(painter, areas[0], row.title, row.title_marks, chosen=chosen)
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        painter.setPen(colour("on_accent" if chosen else "quiet"))
        if row.snippet:
            _marked(painter, areas[1], row.snippet, row.snippet_marks, chosen=chosen)
        else:
            _marked(painter, areas[1], details(row), (), chosen=chosen)


def row_height(metrics: QFontMetrics) -> int:
    """How high two lines stand."""
    return metrics.height() * 2 + 12


def _marked(
    painter: QPainter, area: QRect, text: str, marks: Sequence[Span], *, chosen: bool
) -> None:
    """Words in a line, some of them marked; what finds no room is left out with an ellipsis."""
    metrics = painter.fontMetrics()
    left = area.left()
    if not marks:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)
        return
    for part, marked in _parts(text, marks):
        room = area.right() - left + 1
        if room <= 0:
            return
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
        width = min(metrics.horizontalAdvance(shown), room)
        place = QRect(left, area.top(), width + 1, area.height())
        if marked:
            tall = min(metrics.height() + 2, area.height())
            back = QRect(left, area.center().y() - tall // 2, width, tall)
            painter.fillRect(back, colour("accent_deep" if chosen else "warning_soft"))
            if chosen:
                painter.fillRect(back, colour("accent_hover"))
        painter.drawText(place, _LEFT, shown)
        left += width
        if shown != part:
            return


def _parts(text: str, marks: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """The pieces of a text, and whether each is marked."""
    at = 0
    for start, end in marks:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
