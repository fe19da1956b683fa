"""The chosen find, to be read: its text with the words marked, from the first mark on."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from newsroom.desk.found_text import FoundText, Line, LineKind
from newsroom.ui.theme import colour
from newsroom.ui.utf16 import to_qt

_LARGE = 1.25
_SMALL = 0.92
_HEIGHT = 1.45  # of a line, in parts of its font's
_BELOW = 5


class FoundReader(QTextBrowser):
    """Shows one article; nothing in it can be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: FoundText | None = None
        self.setAccessibleName("选中稿件的全文")
        self.setToolTip("选中稿件的全文，找的词标了颜色；要改请打开稿件")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(12)

    @property
    def article(self) -> str:
        """The article on show; empty for none."""
        return self._shown.article if self._shown is not None else ""

    def show_text(self, found: FoundText | None) -> None:
        """Show an article, or nothing."""
        self._shown = found
        self.clear()
        if found is None:
            return
        cursor = QTextCursor(self.document())
        first = -1
        for number, line in enumerate(found.lines):
            if number:
                cursor.insertBlock()
            start = cursor.position()
            _write(cursor, line, self.font())
            if line.marks and first < 0:
                first = start + to_qt(line.text, line.marks[0][0])
        self._go_to(max(first, 0))

    def restyle(self) -> None:
        """Show the same in the colours and the size of now."""
        self.show_text(self._shown)

    def _go_to(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)


def _write(cursor: QTextCursor, line: Line, font: QFont) -> None:
    block = QTextBlockFormat()
    block.setLineHeight(_HEIGHT * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setBottomMargin(_BELOW)
    if line.kind is LineKind.TEXT:
        block.setTextIndent(font.pointSizeF() * 2 * 96 / 72)
    cursor.setBlockFormat(block)
    plain = _look(line.kind, font)
    at = 0
    for start, end in line.marks:
        cursor.insertText(line.text[at:start], plain)
        lit = QTextCharFormat(plain)
        lit.setForeground(colour("warning"))
        lit.setBackground(colour("warning_soft"))
        cursor.insertText(line.text[start:end], lit)
        at = end
    cursor.insertText(line.text[at:], plain)


def _look(kind: LineKind, font: QFont) -> QTextCharFormat:
    look = QTextCharFormat()
    size = font.pointSizeF()
    ink = "ink"
    if kind is LineKind.HEADLINE:
        size *= _LARGE
        look.setFontWeight(QFont.Weight.Bold)
    elif kind is LineKind.CROSSHEAD:
        look.setFontWeight(QFont.Weight.Bold)
    elif kind is not LineKind.TEXT:
        size *= _SMALL
        ink = "quiet"
    look.setFontPointSize(size)
    look.setForeground(colour(ink))
    return look
