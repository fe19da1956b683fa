"""The body editor: plain markup, shown with the look of what each line is.

Nothing here touches the text while an input method composes: the preedit text is not in the
document yet, and `edited` waits for it to be committed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from newsroom.model import markup
from newsroom.ui import theme, utf16
from newsroom.ui.editor.fields import leaves_undo

_PREFIXES = ("### ", "## ", "● ", "●", "> ")


class BodyEdit(QPlainTextEdit):
    """Edits the body's markup.

    edited: the text changed by typing, never during composition.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setAccessibleName("正文")
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.setFont(font)
        self.setPlaceholderText(
            "在这里写正文，一段一行。选中一行，用上面的按钮标为小标题、条目或按语。"
        )
        self.setTabChangesFocus(True)
        self._colours = _MarkColours(self.document())
        self.textChanged.connect(self._changed)

    @property
    def composing(self) -> bool:
        """Whether an input method holds text that is not committed yet."""
        return self._composing

    def body(self) -> str:
        """The markup as it stands, without preedit text."""
        return self.toPlainText()

    def set_body(self, body: str) -> None:
        """Show another body; its undo history begins anew."""
        self.blockSignals(True)
        self.setPlainText(body)
        self.blockSignals(False)

    def caret(self) -> int:
        """Characters of the markup before the caret."""
        return utf16.from_qt(self.toPlainText(), self.textCursor().position())

    def set_caret(self, offset: int) -> None:
        """Put the caret before a character of the markup; beyond the end means at the end."""
        cursor = self.textCursor()
        text = self.toPlainText()
        cursor.setPosition(utf16.to_qt(text, min(max(offset, 0), len(text))))
        self.setTextCursor(cursor)

    def go_to(self, offset: int) -> None:
        """Put the caret before a character of the markup and show it."""
        self.set_caret(offset)
        self.centerCursor()
        self.setFocus()

    def mark_lines(self, prefix: str) -> None:
        """Mark the selected lines with a prefix, or unmark them where all bear it already."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        if first != last and cursor.selectionEnd() == last.position():
            last = last.previous()  # only the line break before it is selected
        blocks = []
        while first.isValid() and first.blockNumber() <= last.blockNumber():
            blocks.append(first)
            first = first.next()
        marked = all(block.text().startswith(prefix) for block in blocks)
        cursor.beginEditBlock()
        for block in blocks:
            old = next((p for p in _PREFIXES if block.text().startswith(p)), "")
            edit = QTextCursor(block)
            edit.movePosition(
                QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(old)
            )
            edit.insertText("" if marked else prefix)
        cursor.endEditBlock()
        self.setFocus()

    def mark_run_in(self) -> None:
        """Make the selected opening of a line its run-in crosshead."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        if block.text().startswith("### "):
            plain = block.text()[4:].replace("｜", "\u3000", 1)
        else:
            width = cursor.selectionEnd() - block.position()
            if not cursor.hasSelection() or width > utf16.qt_length(block.text()):
                return
            end = utf16.from_qt(block.text(), width)
            plain = f"### {block.text()[:end]}｜{block.text()[end:].lstrip()}"
        edit = QTextCursor(block)
        edit.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        edit.insertText(plain)
        self.setFocus()

    def mark_bold(self) -> None:
        """Set the selection bold, or plain where it is bold."""
        cursor = self.textCursor()
        text = cursor.selectedText()
        if not text or "\u2029" in text:
            return
        bold = text.startswith("**") and text.endswith("**") and len(text) > 4
        cursor.insertText(text[2:-2] if bold else f"**{text}**")
        self.setFocus()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Know whether composition goes on; tell of the text once it is committed."""
        was_composing = self._composing
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was_composing and not self._composing:
            self.edited.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """An input method that ends without a word has nothing left to commit."""
        super().focusOutEvent(event)
        if self._composing and not self.textCursor().block().layout().preeditAreaText():
            self._composing = False
            self.edited.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window's menu, which knows both typing and acts."""
        if leaves_undo(event):
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Files are copy to take in, not text to insert."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Leave files to the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Marked lines follow the scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_colours"):
            self._colours.wear()

    def _changed(self) -> None:
        if not self._composing:
            self.edited.emit()


class _MarkColours(QSyntaxHighlighter):
    """Gives marked lines their look; formats only, never text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._mark = QTextCharFormat()
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.Bold)
        self._note = QTextCharFormat()
        self._note.setFontItalic(False)
        self.wear()

    def wear(self) -> None:
        """Take the colours of the scheme on show."""
        self._mark.setForeground(theme.colour("faint"))
        self._note.setForeground(theme.colour("quiet"))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Format one line."""
        parsed = markup.parse(text)
        if not parsed:
            return
        kind = parsed[0].kind
        length = utf16.to_qt(text, len(text))
        prefix = next((p for p in _PREFIXES if text.startswith(p)), "")
        if kind is markup.ParagraphKind.CROSSHEAD:
            self.setFormat(0, length, self._strong)
        elif kind is markup.ParagraphKind.NOTE:
            self.setFormat(0, length, self._note)
        elif kind is markup.ParagraphKind.RUN_IN:
            end = utf16.to_qt(text, parsed[0].offsets[parsed[0].lead])
            self.setFormat(0, end, self._strong)
        for start, end in parsed[0].bold:
            first = utf16.to_qt(text, parsed[0].offsets[start])
            last = utf16.to_qt(text, parsed[0].offsets[end - 1] + 1)
            self.setFormat(first, last - first, self._strong)
        if kind is not markup.ParagraphKind.TEXT:
            self.setFormat(0, len(prefix), self._mark)
