"""The dialog for the reason why a 通稿 is cut."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from newsroom.ui.dialogs import buttons, roomy
from newsroom.ui.steady import steady

_USUAL = ("版面不够", "与本地无关的部分不登", "发稿单位同意删节")


class CutDialog(QDialog):
    """No reason, no cut."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("删节通稿")
        self.setMinimumWidth(420)
        words = QLabel(f"《{title}》是通稿，只许删节，不许改写。请写明删节理由：")
        words.setWordWrap(True)
        self._reason = QComboBox()
        self._reason.setEditable(True)
        self._reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._reason.setAccessibleName("删节理由")
        self._reason.addItems(list(_USUAL))
        self._reason.setCurrentIndex(-1)
        line = self._reason.lineEdit()
        assert line is not None
        line.setPlaceholderText("如：版面不够")
        words.setBuddy(self._reason)
        note = QLabel("理由随稿保存；付印前总检时，删了多少字、改没改原意，都与原稿核对。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        self._buttons = buttons("开锁删节")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._reason.currentTextChanged.connect(self._check)
        layout = QVBoxLayout(self)
        roomy(layout)
        for widget in (words, self._reason, note, self._buttons):
            layout.addWidget(widget)
        self._check()
        steady(self)

    def reason(self) -> str:
        """The reason as written."""
        return self._reason.currentText().strip()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.reason()))
