"""Where a name is typed: completes contributors by name, pinyin or initials."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QCompleter, QListView, QSizePolicy, QWidget

from newsroom.desk.naming import complete, hint
from newsroom.model.contributor import Contributor
from newsroom.ui.editor.fields import Field

People = tuple[Contributor, ...]
_PERSON = Qt.ItemDataRole.UserRole + 1
_ENDS = "、，,;；"
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LEAST = 20  # pixels: room for the caret; it grows with the name


class NameInput(Field):
    """finished: what is typed is complete. chosen: a Contributor was picked. pasted: text that came
    from elsewhere. backed, forwarded: the caret wants to leave at the start or the end; erased:
    Backspace with nothing before it.
    """

    finished = Signal()
    chosen = Signal(object)
    pasted = Signal(str)
    backed = Signal()
    forwarded = Signal()
    erased = Signal()
    focused = Signal()

    def __init__(self, people: Callable[[], People], parent: QWidget) -> None:
        super().__init__("署名", "", parent)
        self._people = people
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._picked)  # a click; keys are taken before
        self._popup = QListView()
        self._popup.setAccessibleName("作者档案里的人")
        self._completer.setPopup(self._popup)
        self.setStyleSheet("border: 0; padding: 1px 2px; background: transparent;")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._typed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as what is typed."""
        shown = self.text() or self.placeholderText()
        width = self.fontMetrics().horizontalAdvance(shown) + 18
        return QSize(max(width, _LEAST), self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for the caret."""
        return QSize(_LEAST, self.sizeHint().height())

    def offered(self) -> list[str]:
        """The lines of the list on show; none while it is hidden."""
        rows = self._model.rowCount() if self._popup.isVisible() else 0
        return [self._model.item(row).text() for row in range(rows)]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """No list beside that of the input method; names it hands over are looked up."""
        if event.preeditString():
            self._popup.hide()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """What ends a name, what leaves the field, and what a list of one's own takes."""
        if self.composing:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif not self._kept(event):
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Let a pasted byline be split."""
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is not None and data.text().strip():
            self.pasted.emit(" ".join(data.text().split()))

    def _kept(self, event: QKeyEvent) -> bool:
        """Whether the key was for the byline."""
        key = Qt.Key(event.key())
        if key in (*_ENTERS, Qt.Key.Key_Space) and self._takes(key):
            return True
        if key in _STEPS and self._popup.isVisible():
            self._walk(_STEPS[key])
            return True
        if key in _ENTERS and (name := self.text().strip()):
            self.setText(name)  # a space behind it would ask for more
            self.finished.emit()
        elif key == Qt.Key.Key_Backspace and not self.cursorPosition() and not self.selectedText():
            self.erased.emit()
        elif key == Qt.Key.Key_Left and not self.cursorPosition() and not event.modifiers():
            self.backed.emit()
        elif (
            key == Qt.Key.Key_Right
            and self.cursorPosition() == len(self.text())
            and not event.modifiers()
        ):
            self.forwarded.emit()
        else:
            return False
        return True

    def _walk(self, way: int) -> None:
        """Mark the next line of the list, or the one before."""
        model = self._completer.completionModel()
        row = (self._popup.currentIndex().row() + way) % model.rowCount()
        self._popup.setCurrentIndex(model.index(row, 0))

    def _takes(self, key: Qt.Key) -> bool:
        """Whether a key takes the marked line of the list: Enter any, the space bar only for what
        was typed in Latin letters."""
        index = self._popup.currentIndex()
        if not self._popup.isVisible() or not index.isValid():
            return False
        if key == Qt.Key.Key_Space and not self.text().isascii():
            return False
        self._choose(index)
        return True

    def _typed(self, text: str) -> None:
        self.updateGeometry()
        if self.composing:
            return
        if text[-1:].isspace() or text[-1:] in _ENDS:
            if text.strip():
                self.finished.emit()
        else:
            self._suggest(text.strip())

    def _suggest(self, typed: str) -> None:
        found = complete(self._people(), typed)
        alone = len(found) == 1 and found[0].name == typed
        if not found or alone or not self.hasFocus():
            self._popup.hide()
            return
        self._model.clear()
        for person in found:
            told = hint(person)
            item = QStandardItem(f"{person.name}\u3000{told}" if told else person.name)
            item.setData(person, _PERSON)
            self._model.appendRow(item)
        self._completer.complete()
        # Nobody is called lzy: the likeliest stands ready for Enter. Hanzi may be a name as typed.
        first = self._completer.completionModel().index(0, 0)
        self._popup.setCurrentIndex(first if typed.isascii() else QModelIndex())

    def _picked(self, _words: str) -> None:
        self._choose(self._popup.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        person = index.data(_PERSON)
        self._popup.hide()
        if isinstance(person, Contributor):
            self.chosen.emit(person)

    def focusInEvent(self, event) -> None:  # noqa: N802
        """Somebody is about to name people."""
        super().focusInEvent(event)
        self.focused.emit()
