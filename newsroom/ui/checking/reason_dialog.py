"""The dialog for the reason why something is printed as it is."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.checked import Judged
from newsroom.ui.dialogs import buttons, roomy

_USUAL = "如：约稿，不署名；已与作者核实；经总编同意"


class ReasonDialog(QDialog):
    """Asks for the reason; none, no override."""

    def __init__(self, one: Judged, person: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("忽略并说明理由")
        self.resize(460, 260)
        told = QLabel(one.finding.told)
        told.setWordWrap(True)
        told.setObjectName("heading")
        note = QLabel(f"理由记在{person or '编辑'}名下，写进付印单；这里再有改动，理由就作废。")
        note.setWordWrap(True)
        note.setObjectName("empty")
        self._reason = QPlainTextEdit()
        self._reason.setAccessibleName("理由")
        self._reason.setPlaceholderText(_USUAL)
        self._reason.setTabChangesFocus(True)
        self._reason.textChanged.connect(self._check)
        self._buttons = buttons("照原样付印")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        for widget in (told, self._reason, note, self._buttons):
            layout.addWidget(widget)
        self._check()

    def reason(self) -> str:
        """The reason as written."""
        return self._reason.toPlainText().strip()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.reason()))
