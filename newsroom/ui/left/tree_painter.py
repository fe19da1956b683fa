"""A line of the tree: its name on the left, how far it is on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsroom.ui.theme import colour

if TYPE_CHECKING:
    from newsroom.model.progress import PageProgress

STATE = Qt.ItemDataRole.UserRole + 4  # (words, IssueState or PageProgress or None)

Index = QModelIndex | QPersistentModelIndex
_BAR, _BAR_HEIGHT, _GAP = 30, 6, 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TONES = {
    "planned": "quiet",
    "editing": "accent",
    "awaiting": "accent",
    "signed": "good",
    "delivered": "good",
    "late": "warning",
    "published": "quiet",
}


class TreePainter(QStyledItemDelegate):
    """Paints the progress of issues as a word, of pages as a bar, lines over or short, a mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """One line, roomy enough for a hand."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        state = index.data(STATE)
        self.initStyleOption(option, index)
        words, option.text = option.text, ""  # type: ignore[attr-defined]
        widget = option.widget  # type: ignore[attr-defined]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setFont(option.font)
        room = option.rect.adjusted(4, 0, -6, 0)
        if state is not None:
            least = painter.fontMetrics().horizontalAdvance(words) + _GAP
            room = self._state(painter, room, state, least, chosen=chosen)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        plain = "ink" if enabled else "quiet"
        painter.setPen(colour("on_accent" if chosen else plain))
        painter.setFont(option.font)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
        painter.restore()

    def _state(
        self, painter: QPainter, area: QRect, state: tuple[str, object], least: int, *, chosen: bool
    ) -> QRect:
        """Paint what stands on the right, as far as the name keeps its room of `least`; gives the
        room that is left of it.
        """
        words, far = state
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        if isinstance(far, str):
            tint = "on_accent" if chosen else _TONES[str(far)]
            found = _word(painter, area, words, tint, least)
            return found if found != area else _dot(painter, area, tint)
        room = area
        if far is not None:
            room = self._page(painter, room, far, least, chosen=chosen)  # type: ignore[arg-type]
        return _word(painter, room, words, "on_accent" if chosen else "quiet", least)

    def _page(
        self, painter: QPainter, area: QRect, far: PageProgress, least: int, *, chosen: bool
    ) -> QRect:
        """Signed or not, lines over or short, how full: from the right."""
        if far.lapsed:
            area = _word(painter, area, "!", "on_accent" if chosen else "warning", 0)
        elif far.signed:
            area = _word(painter, area, "✓", "on_accent" if chosen else "good", 0)
        bar = QRect(0, 0, _BAR, _BAR_HEIGHT)
        bar.moveCenter(area.center())
        bar.moveRight(area.right())
        painter.fillRect(bar, colour("accent_pressed" if chosen else "line_soft"))
        filled = QRect(bar)
        filled.setWidth(round(_BAR * far.fill))
        tint = "error" if far.over else "accent"
        painter.fillRect(filled, colour("accent_deep" if chosen else tint))
        area = area.adjusted(0, 0, -_BAR - _GAP, 0)
        if far.away:  # who has it is what its row is asked for
            return area
        if far.over:
            return _word(painter, area, f"多{far.over}", "on_accent" if chosen else "error", least)
        if far.short:
            tint = "on_accent" if chosen else "warning"
            return _word(painter, area, f"缺{far.short}", tint, least)
        return area


def _word(painter: QPainter, area: QRect, words: str, tint: str, least: int) -> QRect:
    """Words at the right end, where so much room stays left of them; gives what is left."""
    left = area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - _GAP, 0)
    if left.width() < least:
        return area
    painter.setPen(colour(tint))
    painter.drawText(area, _RIGHT, words)
    return left


def _dot(painter: QPainter, area: QRect, tint: str) -> QRect:
    """A dot where a word finds no room."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(tint))
    painter.drawEllipse(area.right() - _BAR_HEIGHT, area.center().y() - 3, _BAR_HEIGHT, _BAR_HEIGHT)
    return area.adjusted(0, 0, -_BAR_HEIGHT - _GAP, 0)
