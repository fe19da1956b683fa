"""How fields of text follow input methods: one way for single lines and for the body.

While an input method composes, its preedit text is in no document yet. A field then reports no
edit, offers nothing and takes no key for itself; it reports once the text is handed over. Who
writes fast is always composing the next word: what was handed over meanwhile is told to the widget
around that has a signal `handed`, so that the journal need not wait for a rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    _Base = QWidget
else:
    _Base = object

_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class Composing(_Base):
    """To be put before a text widget that has a signal `edited` and connects its changes to
    `report`.
    """

    _composing = False
    if TYPE_CHECKING:
        edited = Signal()

        def isReadOnly(self) -> bool: ...  # noqa: N802, D102

    @property
    def composing(self) -> bool:
        """Whether an input method holds text that is not committed yet."""
        return self._composing

    def report(self) -> None:
        """Tell of an edit, unless an input method is at work."""
        if not self._composing:
            self.edited.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Know whether composition goes on; tell of the text once it is committed. Qt would take
        committed text into what can only be read, too.
        """
        if self.isReadOnly():
            event.ignore()
            return
        was_composing = self._composing
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was_composing and not self._composing:
            self.edited.emit()
        elif self._composing and event.commitString():
            self._hand_over()

    def _hand_over(self) -> None:
        around = self.parentWidget()
        while around is not None:
            handed = getattr(around, "handed", None)
            if handed is not None:
                handed.emit()
                return
            around = around.parentWidget()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Composition ends where the caret leaves; what the input method kept back is dropped, as
        it was told to hand over all it has before.
        """
        super().focusOutEvent(event)
        if self._composing and event.reason() not in _STAYS:
            self.inputMethodEvent(QInputMethodEvent())

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window's menu, which knows both typing and acts."""
        if _wants_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Leave files to the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


def _wants_undo(event: QEvent) -> bool:
    """Whether a text widget is asked if it wants undo or redo for itself."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return any(
        event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    )
