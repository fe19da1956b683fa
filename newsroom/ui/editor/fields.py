"""The fields above the body: one line of text each, counted, completed from known words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListView, QWidget

from newsroom.ui import theme
from newsroom.ui.editor.composing import Composing

_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}

_BACK_SOON = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class Field(Composing, QLineEdit):
    """One line of text that never reports while an input method composes.

    left: Enter or an arrow asks for the next field (1) or the one before (-1).
    """

    edited = Signal()
    left = Signal(int)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textChanged.connect(self.report)

    def show_text(self, text: str) -> None:
        """Show another text without reporting an edit."""
        self.blockSignals(True)
        self.setText(text)
        self.setCursorPosition(0)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and the arrows go from field to field; an input method's keys never come here."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.composing or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            self.left.emit(step)


class KnownField(Field):
    """A field that offers the words its publication has used before; takes none by itself."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint, parent)
        self._known = QStringListModel(self)
        self._offer = QCompleter(self._known, self)
        self._offer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._offer.setMaxVisibleItems(12)
        self._offer.setWidget(self)
        self._list = QListView()
        self._offer.setPopup(self._list)
        self._offer.activated.connect(self._take)
        self.textEdited.connect(self._suggest)

    def set_known(self, words: Iterable[str]) -> None:
        """Words to complete from, the likeliest first."""
        self._known.setStringList(list(dict.fromkeys(word for word in words if word)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The down arrow in an empty field offers all known words."""
        down = event.key() == Qt.Key.Key_Down and not self.text() and not self.composing
        if down and self._known.rowCount():
            self._offer.setCompletionPrefix("")
            self._offer.complete()
        else:
            super().keyPressEvent(event)

    def _suggest(self, text: str) -> None:
        if self.composing or not text.strip():
            self._list.hide()
            return
        self._offer.setCompletionPrefix(text.strip())
        if self._offer.completionCount() and self._offer.currentCompletion() != text:
            self._offer.complete()
        else:
            self._list.hide()

    def _take(self, text: str) -> None:
        self.setText(text)


class CountedField(Field):
    """A headline's field: says at its end how many characters it has, and where it is too long."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint, parent)
        self._label = name
        self._note = QLabel(self)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._warning = ("", "")
        self.textChanged.connect(self._say)
        self._say()

    def show_text(self, text: str) -> None:
        """Show another text without reporting an edit."""
        super().show_text(text)
        self._warning = ("", "")
        self._say()

    def show_warning(self, words: str, explained: str) -> None:
        """Say behind the count that the text does not fit (标题过长), and why in the tooltip."""
        if (words, explained) != self._warning:
            self._warning = (words, explained)
            self._say()

    def note(self) -> str:
        """What stands at the field's end."""
        return self._note.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The note stays at the right end."""
        super().resizeEvent(event)
        self._place()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A long headline shows its beginning where nobody writes it."""
        super().focusOutEvent(event)
        if event.reason() not in _BACK_SOON and not self.composing:
            self.setCursorPosition(0)

    def _say(self) -> None:
        count = sum(not char.isspace() for char in self.text())
        words, explained = self._warning
        told = [f"{count} 字"] if count else []
        self._note.setText(" · ".join([*told, *([words] if words and count else [])]))
        theme.tone(self._note, "warning" if words else "quiet")
        self.setToolTip(explained)
        self.setAccessibleDescription(
            "，".join(part for part in (self._note.text(), explained) if part)
        )
        self._place()

    def _place(self) -> None:
        size = self._note.sizeHint()
        shown = bool(self._note.text()) and size.width() < self.width() // 2
        self._note.setVisible(shown)
        self.setTextMargins(0, 0, size.width() + 6 if shown else 0, 0)
        self._note.setGeometry(
            self.width() - size.width() - 8, (self.height() - size.height()) // 2, *size.toTuple()
        )
