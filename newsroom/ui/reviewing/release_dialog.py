"""The dialog for signing an issue off: what is known to be unfinished, and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui.dialogs import buttons, roomy


class ReleaseDialog(QDialog):
    """Asks whether an issue is signed off as it stands."""

    def __init__(
        self, label: str, code: str, person: str, unfinished: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("签发本期")
        heading = QLabel(f"{label}　版本 {code}")
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        if unfinished:
            told = QLabel(f"还有 {len(unfinished)} 处没有做完；照样可以签发，会记在签发记录里：")
            listed = QListWidget()
            listed.setAccessibleName("没有做完的")
            listed.addItems(list(unfinished))
            listed.setWordWrap(True)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            listed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            told.setBuddy(listed)
            layout.addWidget(told)
            layout.addWidget(listed, 1)
        else:
            layout.addWidget(QLabel("各版签字齐全，稿件都审过了。"))
        note = QLabel(
            f"由 {person} 签发。签发之后版面和版上的稿件就冻结，不能再改；"
            "确实要改，须写明理由重新打开。"
        )
        note.setObjectName("empty")
        note.setWordWrap(True)
        layout.addWidget(note)
        box = buttons("签发本期")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout.addWidget(box)
        self.resize(560, 380 if unfinished else 200)


class ReopenDialog(QDialog):
    """Asks why a frozen issue is opened again; without a reason it stays frozen."""

    def __init__(self, label: str, told: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("重新打开本期")
        heading = QLabel(label)
        heading.setObjectName("heading")
        words = QLabel(told)
        words.setWordWrap(True)
        self._reason = QPlainTextEdit()
        self._reason.setAccessibleName("重新打开的理由")
        self._reason.setPlaceholderText("如：头条换稿；三版撤一篇稿；一版日期印错")
        self._reason.setTabChangesFocus(True)
        note = QLabel("没有改到的版面和稿件，签字照样有效；改好以后要重新签发。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        box = buttons("重新打开")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        ok = box.button(box.StandardButton.Ok)
        ok.setEnabled(False)
        self._reason.textChanged.connect(lambda: ok.setEnabled(bool(self.reason())))
        layout = QVBoxLayout(self)
        roomy(layout)
        for widget in (heading, words):
            layout.addWidget(widget)
        layout.addWidget(self._reason, 1)
        layout.addWidget(note)
        layout.addWidget(box)
        self.resize(500, 280)
        self._reason.setFocus()

    def reason(self) -> str:
        """The reason as written."""
        return self._reason.toPlainText().strip()
