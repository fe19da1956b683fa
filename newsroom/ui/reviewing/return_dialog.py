"""The dialog for returning copy: to whom, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.review import ReviewStep
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_USUAL = "如：导语太长，请压到 60 字；第三段的数字请再核实；缺采访对象的全名"


class ReturnDialog(QDialog):
    """Asks for the reason; without one nothing is returned."""

    def __init__(self, title: str, steps: Sequence[ReviewStep], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("退回稿件")
        self.resize(480, 300)
        heading = QLabel(title)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        self._step = QComboBox()
        self._step.setAccessibleName("退回到哪一步")
        self._step.addItem("退给作者修改（回到草稿）", None)
        for step in steps:
            self._step.addItem(f"退回重做{step.text}", step)
        form = form_rows()
        form.addRow("退到", self._step)
        self._reason = QPlainTextEdit()
        self._reason.setAccessibleName("退回理由")
        self._reason.setPlaceholderText(_USUAL)
        self._reason.setTabChangesFocus(True)
        self._reason.textChanged.connect(self._check)
        note = QLabel("理由记在稿签上，作者和后面审稿的人都看得到。")
        note.setObjectName("empty")
        self._buttons = buttons("退回")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(self._reason, 1)
        layout.addWidget(note)
        layout.addWidget(self._buttons)
        self._check()
        self._reason.setFocus()
        steady(self)

    def step(self) -> ReviewStep | None:
        """The step to be taken again; None for back to the author."""
        found = self._step.currentData()
        return ReviewStep(found) if found else None

    def reason(self) -> str:
        """The reason as written."""
        return self._reason.toPlainText().strip()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.reason()))
