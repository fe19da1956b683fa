"""The body editor: plain markup, shown with the look of what each line is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from newsroom.ui import theme, utf16
from newsroom.ui.editor.composing import Composing
from newsroom.ui.editor.marking import PREFIXES, MarkLooks
from newsroom.ui.editor.waves import Spot, Waves

_FLASH_MILLISECONDS = 1200
_REMARKED = QTextCharFormat.UnderlineStyle.DashUnderline
_WIDE = 1.1  # of the window's type size
_RIM = 48  # pixels beside the text of a calm page at least
_ENDS = "，。；：？！、…—“”‘’（）《》·,.;:?!() \t\u3000"


class BodyEdit(Composing, QPlainTextEdit):
    """Edits the body's markup.

    edited: the text changed by typing, never during composition. rich: what is being pasted, for
    somebody who can read it; `insert` puts it in.
    """

    edited = Signal()
    rich = Signal(QMimeData)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("正文")
        theme.scale(self, _WIDE)
        self.setPlaceholderText(
            "在这里写正文，一段一行。选中一行，用上面的按钮标为小标题、条目或按语。"
        )
        self.setTabChangesFocus(True)
        self._looks = MarkLooks(self.document(), self.font().pointSizeF())
        self._measure = 0
        self._hits: list[QTextEdit.ExtraSelection] = []
        self._flashed: list[QTextEdit.ExtraSelection] = []
        self._remarked: list[QTextEdit.ExtraSelection] = []
        self.waves = Waves(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_FLASH_MILLISECONDS)
        self._calm.timeout.connect(self._end_flash)
        self.textChanged.connect(self.report)

    def body(self) -> str:
        """The markup as it stands, without preedit text."""
        return self.toPlainText()

    def set_body(self, body: str) -> None:
        """Show another body; its undo history begins anew."""
        self.blockSignals(True)
        self.setPlainText(body)
        self.blockSignals(False)
        self._hits, self._flashed, self._remarked = [], [], []
        self.waves.clear()
        self._show_selections()

    # The caret ------------------------------------------------------------------------------------

    def caret(self) -> int:
        """Characters of the markup before the caret."""
        return utf16.from_qt(self.toPlainText(), self.textCursor().position())

    def set_caret(self, offset: int) -> None:
        """Put the caret before a character of the markup; beyond the end means at the end."""
        self.select(offset, offset)

    def select(self, start: int, end: int) -> None:
        """Select characters of the markup."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(utf16.to_qt(text, min(max(start, 0), len(text))))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(utf16.to_qt(text, min(max(end, 0), len(text))), keep)
        self.setTextCursor(cursor)

    def selection(self) -> tuple[int, int]:
        """The selected characters of the markup, both ends where the caret is if there are none."""
        cursor, text = self.textCursor(), self.toPlainText()
        ends = (cursor.selectionStart(), cursor.selectionEnd())
        return utf16.from_qt(text, ends[0]), utf16.from_qt(text, ends[1])

    def selected(self) -> str:
        """The markup that is selected."""
        return self.textCursor().selectedText().replace("\u2029", "\n")

    def paragraph(self) -> tuple[int, str]:
        """Number of the caret's paragraph, empty lines not counted, and its markup."""
        block = self.textCursor().block()
        lines = self.toPlainText().split("\n")[: block.blockNumber() + 1]
        return sum(bool(line.strip()) for line in lines), block.text()

    def go_to(self, offset: int) -> None:
        """Put the caret before a character of the markup, show it in the middle, light its word."""
        self.set_caret(offset)
        self.centerCursor()
        self.setFocus()
        self._flash()

    def centre(self) -> None:
        """Show the caret's line in the middle."""
        self.centerCursor()

    # Marks ----------------------------------------------------------------------------------------

    def mark_lines(self, prefix: str) -> None:
        """Mark the selected lines with a prefix, or unmark them where all bear it already."""
        if self._held:
            return
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
            old = next((p for p in PREFIXES if block.text().startswith(p)), "")
            edit = QTextCursor(block)
            edit.movePosition(
                QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(old)
            )
            edit.insertText("" if marked else prefix)
        cursor.endEditBlock()
        self.setFocus()

    def mark_run_in(self) -> None:
        """Make the selected opening of a line its run-in crosshead."""
        if self._held:
            return
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
        if self._held or not text or "\u2029" in text:
            return
        bold = text.startswith("**") and text.endswith("**") and len(text) > 4
        cursor.insertText(text[2:-2] if bold else f"**{text}**")
        self.setFocus()

    # Changes from elsewhere -----------------------------------------------------------------------

    def insert(self, text: str) -> None:
        """Put markup in place of the selection, as one step of undo."""
        if not self._held:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def replace(self, spots: Iterable[tuple[int, int, str]]) -> None:
        """Replace passages (start, end, text) of the markup, as one step of undo."""
        if self._held:
            return
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end, new in sorted(spots, reverse=True):
            cursor.setPosition(utf16.to_qt(text, start))
            cursor.setPosition(utf16.to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new)
        cursor.endEditBlock()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Let what carries a look or pictures be read before it comes in."""
        if source.hasHtml() or source.hasImage():
            self.rich.emit(source)
        else:
            self.insert_plain(source.text())

    def insert_plain(self, text: str) -> None:
        """Put pasted text in, its line ends made ours."""
        self.insert(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """What is copied is the markup itself, so that its marks come back when pasted here."""
        data = QMimeData()
        data.setText(self.selected())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Files are copy to take in, not text to insert."""
        if source.hasUrls() and not source.hasHtml():
            return False
        return source.hasImage() or super().canInsertFromMimeData(source)

    # Looks ----------------------------------------------------------------------------------------

    def show_hits(self, spots: Iterable[tuple[int, int]]) -> None:
        """Light passages of the markup that were found."""
        text = self.toPlainText()
        self._hits = [self._lit(text, start, end, "warning_soft") for start, end in spots]
        self._show_selections()

    def show_remarked(self, spots: Iterable[tuple[int, int]]) -> None:
        """Underline passages of the markup that remarks are about; they follow what is typed."""
        text = self.toPlainText()
        self._remarked = []
        for start, end in spots:
            lit = self._lit(text, start, max(end, start + 1), "accent_soft")
            lit.format.setUnderlineStyle(_REMARKED)  # type: ignore[attr-defined]
            lit.format.setUnderlineColor(theme.colour("accent"))  # type: ignore[attr-defined]
            self._remarked.append(lit)
        self._show_selections()

    def show_faults(self, spots: Iterable[Spot]) -> None:
        """Draw waves below passages of the markup; they follow what is typed."""
        if not self.composing and self.waves.show(self.toPlainText(), spots):
            self._show_selections()

    def set_size(self, points: float) -> None:
        """Show the text larger or smaller."""
        font = self.font()
        font.setPointSizeF(points)
        self.setFont(font)
        self._looks.resize(points)

    def set_measure(self, characters: int) -> None:
        """Set the text in the middle, so many characters wide at most; 0: as wide as the pane."""
        self._measure = characters
        self._centre_text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A centred text stays in the middle."""
        super().resizeEvent(event)
        self._centre_text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Marked lines follow the scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_looks"):
            self._looks.wear()
            self.waves.wear()
            self._show_selections()
            self.viewport().setAutoFillBackground(True)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Its ground hides all below, which need not be painted with each key: the style sheet
        says otherwise of it.
        """
        super().showEvent(event)
        self.viewport().setAutoFillBackground(True)

    @property
    def _held(self) -> bool:
        """Whether the text must not be touched now: composed in, or locked (通稿)."""
        return self.composing or self.isReadOnly()

    def _centre_text(self) -> None:
        rim = 0
        if self._measure:
            width = self._measure * self.fontMetrics().horizontalAdvance("国") + 30
            rim = max((self.width() - width) // 2, _RIM)
        top = _RIM if self._measure else 0
        if self.viewportMargins().left() != rim or self.viewportMargins().top() != top:
            self.setViewportMargins(rim, top, rim, 0)

    def _flash(self) -> None:
        """Light the word at the caret for a moment."""
        text, start = self.toPlainText(), self.caret()
        end = start
        while end < len(text) and end - start < 4 and text[end] != "\n" and text[end] not in _ENDS:
            end += 1
        if end > start:
            self._flashed = [self._lit(text, start, end, "accent_pressed")]
            self._show_selections()
            self._calm.start()

    def _end_flash(self) -> None:
        self._flashed = []
        self._show_selections()

    def _lit(self, text: str, start: int, end: int, token: str) -> QTextEdit.ExtraSelection:
        lit = QTextEdit.ExtraSelection()
        lit.cursor = QTextCursor(self.document())  # type: ignore[attr-defined]
        lit.cursor.setPosition(utf16.to_qt(text, start))  # type: ignore[attr-defined]
        keep = QTextCursor.MoveMode.KeepAnchor
        lit.cursor.setPosition(utf16.to_qt(text, end), keep)  # type: ignore[attr-defined]
        lit.format.setBackground(theme.colour(token))  # type: ignore[attr-defined]
        lit.format.setProperty(QTextFormat.Property.FullWidthSelection, False)  # type: ignore[attr-defined]
        return lit

    def _show_selections(self) -> None:
        waves = self.waves.selections
        self.setExtraSelections([*waves, *self._remarked, *self._hits, *self._flashed])
