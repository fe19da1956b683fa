"""The dialog that puts a word into the house's own list."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from newsroom.model.pack_book import HOUSE_TITLE
from newsroom.ui.dialogs import buttons, form_rows, roomy

_HINT = "以后校对时，稿件里出现这个词就提醒。更多条件在“规则包与词库”里设。"


class WordDialog(QDialog):
    """A word, what to write instead, and why."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"加入{HOUSE_TITLE}")
        self.setMinimumWidth(420)
        first = word.partition("\n")[0].strip()
        self.word, self.instead, self.note = QLineEdit(first), QLineEdit(), QLineEdit()
        for field, name, hint in (
            (self.word, "要找的词", "稿件里不该这样写的词"),
            (self.instead, "改为", "几个的用；隔开；不写就只提醒"),
            (self.note, "说明", "为什么不对，可以不写"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
        self._buttons = buttons("加入")
        form = form_rows()
        form.addRow("要找的词", self.word)
        form.addRow("改为", self.instead)
        form.addRow("说明", self.note)
        hint = QLabel(_HINT)
        hint.setObjectName("empty")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(hint)
        layout.addWidget(self._buttons)
        self.word.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._check()
        (self.instead if first else self.word).setFocus()

    def given(self) -> tuple[str, tuple[str, ...], str]:
        """The word, what to write instead, and the note."""
        parts = self.instead.text().replace(";", "；").split("；")
        instead = tuple(part.strip() for part in parts if part.strip())
        return self.word.text().strip(), instead, self.note.text().strip()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.word.text().strip()))
