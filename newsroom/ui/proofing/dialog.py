"""The dialog for sheets: what they are, where they go, and how they will look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.sheets import Sheets
from newsroom.model.frame import PictureSource
from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.proofing.choices import Choices
from newsroom.ui.proofing.outputs import Output
from newsroom.ui.proofing.preview import PapersView
from newsroom.ui.steady import steady

_LEFT_WIDTH = 330


class SheetsDialog(QDialog):
    """Choices and output at the left, the papers at the right."""

    def __init__(
        self,
        words: tuple[str, str],
        choices: Choices,
        output: Output,
        pictures: PictureSource,
        parent: QWidget,
    ) -> None:
        """words: of the title and of the button that begins."""
        super().__init__(parent)
        self.setWindowTitle(words[0])
        room = self.screen().availableGeometry()
        self.resize(min(940, room.width() - 80), min(680, room.height() - 80))
        self.choices = choices
        self.output = output
        self.view = PapersView(pictures)
        self._sheets: Sheets | None = None
        self._begin = words[1]
        self._buttons = buttons(words[1])
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        left = QVBoxLayout()
        left.setSpacing(14)
        for widget in (choices, line, output):
            widget.setFixedWidth(_LEFT_WIDTH)
            left.addWidget(widget)
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(18)
        both.addLayout(left)
        both.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(both, 1)
        layout.addWidget(self._buttons)
        choices.changed.connect(self._show)
        output.changed.connect(self._show)
        self._show()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        steady(self)

    @property
    def sheets(self) -> Sheets:
        """The sheets as last shown."""
        assert self._sheets is not None
        return self._sheets

    def _show(self) -> None:
        """Make the sheets anew, with what they have to say of how they are printed."""
        sheets = self.choices.sheets()
        note = self.output.note(sheets.pages)
        if note:
            sheets = self.choices.sheets(note)
        self._sheets = sheets
        self.view.show_papers(self.output.papers(sheets.pages))
        ready = self.output.ready() and bool(sheets.pages)
        begin = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        begin.setText(self.output.begin(self._begin))
        begin.setEnabled(ready)
