"""The field for the photographers of a picture: completes the names the house knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter

from newsroom.model.contributor import Contributor
from newsroom.ui.editor.fields import Field

_LAST = re.compile(r"[^\s、，,;；：:\u3000]*$")
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

People = Callable[[], Sequence[Contributor]]


class ByField(Field):
    """focused: somebody is about to name people."""

    focused = Signal()

    def __init__(self, name: str, people: People) -> None:
        super().__init__(name, "摄影者，多人用空格隔开")
        self._people = people
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setWidget(self)
        completer.activated.connect(self._take)
        self._completer = completer
        self.textEdited.connect(self._offer)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell, so that the names are known once they are wanted."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter takes the name that is marked; where none is, what was typed is the name."""
        popup = self._completer.popup()
        if popup is not None and popup.isVisible() and event.key() in _TAKES:
            chosen = popup.currentIndex().data()
            popup.hide()
            if chosen:
                self._take(chosen)
                return
        super().keyPressEvent(event)

    def _word(self) -> str:
        found = _LAST.search(self.text()[: self.cursorPosition()])
        return found[0] if found else ""

    def _offer(self) -> None:
        from newsroom.desk.naming import complete  # noqa: PLC0415 - reads tables of sounds

        word, popup = self._word(), self._completer.popup()
        found = complete(self._people(), word) if word and not self.composing else ()
        names = list(dict.fromkeys(person.name for person in found))
        if names and names != [word]:
            self._offered.setStringList(names)
            self._completer.complete()
            if popup is not None:
                # Nobody is called lzy: the likeliest stands ready. Hanzi may be a name as typed.
                first = self._completer.completionModel().index(0, 0)
                popup.setCurrentIndex(first if word.isascii() else QModelIndex())
        elif popup is not None:
            popup.hide()

    def _take(self, name: str) -> None:
        at = self.cursorPosition()
        start = at - len(self._word())
        before, after = self.text()[:start], self.text()[at:].lstrip()
        self.setText(f"{before}{name}{after and ' '}{after}")
        self.setCursorPosition(start + len(name))
