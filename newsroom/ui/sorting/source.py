"""The source text beside the sheet: the lines of the article on show are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QPalette, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

_TINT = 46


class SourceView(QPlainTextEdit):
    """A file's text as it came, to read and to take lines from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("原文")
        self.setPlaceholderText("这里显示来稿原文。图片文件没有文字")
        self._copy: tuple[str, ...] = ()

    def show_source(self, copy: Sequence[str], mine: Sequence[int]) -> None:
        """Show a file's lines, some of them marked, the first of these in sight."""
        if tuple(copy) != self._copy:
            self._copy = tuple(copy)
            self.setPlainText("\n".join(line.replace("\n", " ") for line in copy))
        tint = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        tint.setAlpha(_TINT)
        marks = []
        for number in mine:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(number))
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            mark.cursor = cursor  # type: ignore[attr-defined]
            mark.format.setBackground(tint)  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)
        if mine:
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(mine[0])))
            self.centerCursor()

    def chosen(self) -> list[str]:
        """The chosen passage by lines, or the line with the caret."""
        cursor = self.textCursor()
        text = cursor.selectedText() if cursor.hasSelection() else cursor.block().text()
        return [line.strip() for line in text.split("\u2029") if line.strip()]
