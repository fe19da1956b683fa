"""The fields above the body: headline parts, byline fields, source unit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from newsroom.model.credit import Credit, Role

_SEPARATORS = re.compile(r"[\s、，,;；\u3000]+")


def leaves_undo(event: QEvent) -> bool:
    """Whether a text widget is asked if it wants undo or redo for itself, and now declines."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undoing = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    if not any(event.matches(key) for key in undoing):
        return False
    event.ignore()
    return True


class Field(QLineEdit):
    """One line of text that never reports while an input method composes."""

    edited = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textChanged.connect(self._changed)

    @property
    def composing(self) -> bool:
        """Whether an input method holds text that is not committed yet."""
        return self._composing

    def show_text(self, text: str) -> None:
        """Show another text without reporting an edit."""
        self.blockSignals(True)
        self.setText(text)
        self.setCursorPosition(0)
        self.blockSignals(False)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Know whether composition goes on; tell of the text once it is committed."""
        was_composing = self._composing
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was_composing and not self._composing:
            self.edited.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Composition ends where the caret leaves."""
        super().focusOutEvent(event)
        if self._composing and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._composing = False
            self.edited.emit()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window's menu, which knows both typing and acts."""
        if leaves_undo(event):
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Leave files to the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _changed(self) -> None:
        if not self._composing:
            self.edited.emit()


class NamesField(Field):
    """Names of one role, divided by spaces or 、; completes names the house knows."""

    def __init__(self, role: Role, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "多人用空格隔开" if role is Role.REPORTER else "", parent)
        self.setToolTip(f"{name}，多人用空格隔开")
        self._role = role
        self._labels: dict[str, str] = {}
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setWidget(self)
        completer.activated.connect(self._complete)
        self._completer = completer
        self.textEdited.connect(self._offer)

    def set_known(self, names: Iterable[str]) -> None:
        """Names to complete from."""
        self._known.setStringList(list(names))

    def show_credits(self, credits_: Iterable[Credit]) -> None:
        """Show the names of this role; their printed role words are kept beside them."""
        mine = [credit for credit in credits_ if credit.role is self._role]
        self._labels = {credit.name: credit.label for credit in mine}
        self.show_text(" ".join(credit.name for credit in mine))

    def credits(self) -> tuple[Credit, ...]:
        """The names as credits, each once."""
        names = dict.fromkeys(name for name in _SEPARATORS.split(self.text()) if name)
        return tuple(Credit(name, self._role, self._labels.get(name, "")) for name in names)

    def _last_word(self) -> str:
        return _SEPARATORS.split(self.text()[: self.cursorPosition()])[-1]

    def _offer(self) -> None:
        word = self._last_word()
        if not word or self.composing:
            self._close_popup()
            return
        self._completer.setCompletionPrefix(word)
        if self._completer.completionCount() and self._completer.currentCompletion() != word:
            self._completer.complete()
        else:
            self._close_popup()

    def _close_popup(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

    def _complete(self, name: str) -> None:
        at = self.cursorPosition()
        start = at - len(self._last_word())
        self.setText(f"{self.text()[:start]}{name} {self.text()[at:].lstrip()}")
        self.setCursorPosition(start + len(name) + 1)
