"""Waves below words that proofreading found fault with, in the body and in fields of one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from newsroom.model.finding import Severity
from newsroom.ui import theme, utf16

Spot = tuple[int, int, Severity]
_TOKENS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "accent"}


class Waves:
    """The waves of one body; they follow what is typed until others are shown."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self._shown: list[tuple[Severity, QTextEdit.ExtraSelection]] = []

    @property
    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """What the body is to show of them."""
        return [selection for _, selection in self._shown]

    @property
    def spots(self) -> list[Spot]:
        """Where they stand now, in Qt's units."""
        return [(*_ends(selection), severity) for severity, selection in self._shown]

    def show(self, text: str, spots: Iterable[Spot]) -> bool:
        """Show these and no others; whether anything is to be painted anew. text: the body's, in
        whose characters they count. One that stands where it is wanted is left alone; a gap shows
        below the characters beside it.
        """
        wanted, before = _seen(text, spots), self.spots
        if wanted == before:
            return False
        standing = dict(zip(before, self.selections, strict=True))
        self._shown = [(spot[2], standing.get(spot) or self._selection(spot)) for spot in wanted]
        return True

    def clear(self) -> None:
        """Show none."""
        self._shown = []

    def wear(self) -> None:
        """Take the colours of the scheme on show."""
        for severity, selection in self._shown:
            selection.format = looks(severity)  # type: ignore[attr-defined]

    def _selection(self, spot: Spot) -> QTextEdit.ExtraSelection:
        start, end, severity = spot
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor  # type: ignore[attr-defined]
        made.format = looks(severity)  # type: ignore[attr-defined]
        return made


def show_in_field(field: QLineEdit, spots: Sequence[Spot]) -> None:
    """Show waves in a field of one line, which has no selections of its own: an input method that
    composes nothing tells it how its text looks. Not to be called while one composes.
    """
    caret = field.cursorPosition()
    attributes = []
    for start, end, severity in _seen(field.text(), spots):
        attributes.append(
            QInputMethodEvent.Attribute(
                QInputMethodEvent.AttributeType.TextFormat,
                start - caret,
                end - start,
                looks(severity),
            )
        )
    QLineEdit.inputMethodEvent(field, QInputMethodEvent("", attributes))


def looks(severity: Severity) -> QTextCharFormat:
    """How words look that something of this weight was found with."""
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    made.setUnderlineColor(theme.colour(_TOKENS[severity]))
    return made


def _seen(text: str, spots: Iterable[Spot]) -> list[Spot]:
    """Where waves are drawn, in Qt's units; places beyond the text end with it."""
    found = []
    plain = utf16.qt_length(text) == len(text)
    for spot in spots:
        start, end, severity = spot
        start, end = min(start, len(text)), min(end, len(text))
        if start == end:
            start, end = _beside(text, start)
        if not plain:
            start, end = utf16.to_qt(text, start), utf16.to_qt(text, end)
        if start < end:
            found.append((start, end, severity))
    return found


def _beside(text: str, gap: int) -> tuple[int, int]:
    """The characters on both sides of a gap, within its line."""
    start = gap - 1 if gap and text[gap - 1] != "\n" else gap
    end = gap + 1 if gap < len(text) and text[gap] != "\n" else gap
    return start, end


def _ends(selection: QTextEdit.ExtraSelection) -> tuple[int, int]:
    cursor = selection.cursor  # type: ignore[attr-defined]
    return cursor.selectionStart(), cursor.selectionEnd()
