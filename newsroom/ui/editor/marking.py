"""How marked lines look while they are written; formats only, the text stays the markup itself."""

from __future__ import annotations

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from newsroom.model import markup
from newsroom.model.markup import Paragraph, ParagraphKind
from newsroom.ui import theme, utf16

PREFIXES = ("### ", "## ", "● ", "●", "> ")
_SMALL = 0.72  # of the text's size: marks stand back


class MarkLooks(QSyntaxHighlighter):
    """Gives each line its look when it changes, and to no other line."""

    def __init__(self, document: QTextDocument, size: float) -> None:
        super().__init__(document)
        self._mark = QTextCharFormat()
        self._mark.setFontPointSize(size * _SMALL)
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.Bold)
        self._crosshead = QTextCharFormat()
        self._crosshead.setFontWeight(QFont.Weight.Bold)
        self._note = QTextCharFormat()
        self.wear()

    def resize(self, size: float) -> None:
        """Keep the marks small beside a text of another size."""
        self._mark.setFontPointSize(size * _SMALL)
        self.rehighlight()

    def wear(self) -> None:
        """Take the colours of the scheme on show."""
        self._mark.setForeground(theme.colour("faint"))
        self._crosshead.setForeground(theme.colour("accent"))
        self._note.setForeground(theme.colour("quiet"))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Format one line."""
        parsed = markup.parse(text)
        if not parsed:
            return
        line = parsed[0]
        length = utf16.qt_length(text)
        if line.kind is ParagraphKind.CROSSHEAD:
            self.setFormat(0, length, self._crosshead)
        elif line.kind is ParagraphKind.NOTE:
            self.setFormat(0, length, self._note)
        elif line.kind is ParagraphKind.RUN_IN:
            self.setFormat(0, utf16.to_qt(text, line.offsets[line.lead]), self._crosshead)
        for start, end in line.bold:
            first = utf16.to_qt(text, line.offsets[start])
            last = utf16.to_qt(text, line.offsets[end - 1] + 1)
            self.setFormat(first, last - first, self._strong)
        for start, end in _marks(text, line):
            first, last = utf16.to_qt(text, start), utf16.to_qt(text, end)
            self.setFormat(first, last - first, self._mark)


def _marks(text: str, line: Paragraph) -> list[tuple[int, int]]:
    """The characters that are marks and no text; the ● of an item is text, its space a mark."""
    shown = set(line.offsets[:-1])
    if line.kind is ParagraphKind.RUN_IN:
        shown.discard(line.offsets[line.lead])  # the generated space stands at the ｜
    found: list[tuple[int, int]] = []
    for index in range(len(text)):
        if index in shown:
            continue
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found
