"""The dialog that asks for a rule pack's name."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from newsroom.ui.dialogs import buttons, form_rows, roomy


class NameDialog(QDialog):
    """No name, no pack."""

    def __init__(self, what: str, title: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(what)
        self.setMinimumWidth(400)
        self.title, self.note = QLineEdit(title), QLineEdit(note)
        self.title.setAccessibleName("名称")
        self.title.setPlaceholderText("如：创城用语")
        self.note.setAccessibleName("说明")
        self.note.setPlaceholderText("收哪些词，给谁用")
        self._buttons = buttons("确定")
        form = form_rows()
        form.addRow("名称", self.title)
        form.addRow("说明", self.note)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.title.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._check()

    def given(self) -> tuple[str, str]:
        """Name and note."""
        return self.title.text().strip(), self.note.text().strip()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.title.text().strip()))
