"""Commands that a field of text answers itself: the window passes them on to the caret's field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow


def field_of(window: QWidget) -> QPlainTextEdit | QLineEdit | None:
    """The field of text that the window's caret is in; None where it is elsewhere."""
    focus = window.focusWidget()
    return focus if isinstance(focus, QPlainTextEdit | QLineEdit) else None


def typing(window: QWidget) -> tuple[bool, bool]:
    """Whether what was typed into the caret's field can be undone, and done again."""
    field = field_of(window)
    if field is None:
        return False, False
    typed = field.document() if isinstance(field, QPlainTextEdit) else field
    return typed.isUndoAvailable(), typed.isRedoAvailable()


def do(window: QWidget, verb: str) -> None:
    """Let the caret's field do what it is called for in Qt (cut, copy, paste, selectAll)."""
    field = field_of(window)
    if field is not None:
        getattr(field, verb)()


def undo(window: MainWindow) -> None:
    """Take typing back in its field first; then acts."""
    field = field_of(window)
    if field is not None and typing(window)[0]:
        field.undo()
    else:
        window.acts.undo()


def redo(window: MainWindow) -> None:
    """Do typing again in its field first; then acts."""
    field = field_of(window)
    if field is not None and typing(window)[1]:
        field.redo()
    else:
        window.acts.redo()


def turn_to(widget: QWidget) -> None:
    """Put the keyboard into a pane."""
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
