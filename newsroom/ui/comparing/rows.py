"""One difference as a row of the list: where, what kind, and the change with its colours."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from newsroom.desk.comparing import Decision
from newsroom.model.difference import Difference, DifferenceKind
from newsroom.model.page import chinese_number
from newsroom.ui import theme

HTML = Qt.ItemDataRole.UserRole + 1
_LONGEST = 90  # characters of one side shown in the list
_PAD = 7

Index = QModelIndex | QPersistentModelIndex


def html_of(difference: Difference, decision: Decision) -> str:
    """The row as rich text: our words crossed out, the returned ones after them."""
    quiet, done, new, change = _ink("quiet"), _ink("accent"), _ink("good", "good_soft"), ""
    if difference.before:
        gone = _ink("error", "error_soft") + "; text-decoration:line-through"
        style = quiet if difference.kind is DifferenceKind.MOVED else gone
        change += f'<span style="{style}">{_short(difference.before)}</span>'
    if difference.after:
        change += f'<span style="{new}">{_short(difference.after)}</span>'
    decided = f'　<b style="{done}">{decision.text}</b>' if decision.text else ""
    head = "　".join(filter(None, (where(difference), difference.kind.text)))
    words = f"{escape(difference.lead)}{change}{escape(difference.trail)}"
    return f'<div style="{quiet}">{escape(head)}{decided}</div><div>{words}</div>'


def _ink(words: str, ground: str = "") -> str:
    """The style of words in a colour of the theme, on a ground of it."""
    behind = f"; background-color:{theme.colour(ground).name()}" if ground else ""
    return f"color:{theme.colour(words).name()}{behind}"


def plain_of(difference: Difference, decision: Decision) -> str:
    """The row as words, for whoever hears it instead of seeing it."""
    words = f"我们：{difference.before or '无'}，回样：{difference.after or '无'}"
    parts = (where(difference), difference.kind.text, words, decision.text)
    return "，".join(part for part in parts if part)


def where(difference: Difference) -> str:
    """一版 3栏40行 正文."""
    page = f"{chinese_number(difference.spot.page)}版" if difference.spot.page else ""
    return " ".join(part for part in (page, difference.spot.words, difference.field) if part)


def _short(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[:60]}……{text[-20:]}"
    return escape(cut).replace("\n", "¶")


class Rows(QStyledItemDelegate):
    """Paints rows of rich text, wrapped at the list's width."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row on its ground; chosen ones on a faint tint, so that colours stay readable."""
        opted = QStyleOptionViewItem(option)
        self.initStyleOption(opted, index)
        painter.save()
        state: QStyle.StateFlag = opted.state  # type: ignore[attr-defined]
        rect = opted.rect  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            tint = opted.palette.color(QPalette.ColorRole.Highlight)  # type: ignore[attr-defined]
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), tint)
            tint.setAlpha(30)
            painter.fillRect(rect, tint)
        painter.translate(rect.left() + _PAD + 3, rect.top() + _PAD - 1)
        document = self._document(index, rect.width())
        document.drawContents(painter, QRectF(0, 0, rect.width(), rect.height()))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As high as the wrapped text."""
        width = self._width()
        height = self._document(index, width).size().height()
        return QSize(width, round(height) + 2 * _PAD)

    def _width(self) -> int:
        viewport = getattr(self._view, "viewport", None)
        return viewport().width() if viewport is not None else self._view.width()

    def _document(self, index: Index, width: int) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._view.font())
        document.setHtml(str(index.data(HTML) or ""))
        document.setTextWidth(max(width - 2 * _PAD - 6, 60))
        return document
