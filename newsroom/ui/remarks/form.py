"""One remark to be written: the words it is about, what they should become, what is to be said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.remark import Remark
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_LINES = 3
_LONGEST = 60
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class About:
    """What a remark is about, in words: its place, and the passage with what is meant marked."""

    place: str
    passage: str


class RemarkForm(QDialog):
    """Writes a new remark, or changes one."""

    def __init__(self, remark: Remark, about: About, parent: QWidget) -> None:
        super().__init__(parent)
        self._remark = remark
        self._quoted = remark.anchor.words
        self.setWindowTitle("写批注" if not remark.says else "修改批注")
        place = QLabel(about.place)
        theme.tone(place, "quiet")
        passage = QLabel(about.passage)
        passage.setWordWrap(True)
        passage.setTextFormat(Qt.TextFormat.PlainText)
        passage.setVisible(bool(about.passage))
        self._proposal = QLineEdit(remark.proposal or "")
        self._proposal.setPlaceholderText(
            "改成什么；只提意见就空着" if self._quoted else "要加的字；只提意见就空着"
        )
        self._gone = QCheckBox("删去这几个字")
        self._gone.setChecked(remark.proposal == "" and bool(self._quoted))
        self._words = QPlainTextEdit(remark.words)
        self._words.setPlaceholderText("意见或理由，如：请核实人数（回车保存，Shift+回车换行）")
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(self._words.fontMetrics().lineSpacing() * _LINES + 20)
        self._words.installEventFilter(self)
        form = form_rows()
        if remark.anchored:
            form.addRow("改为(&A)" if self._quoted else "加上(&A)", self._proposal)
            if self._quoted:
                form.addRow("", self._gone)
        form.addRow("意见(&W)", self._words)
        self._buttons = buttons("记下")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        for widget in (place, passage):
            layout.addWidget(widget)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(460)
        self._proposal.textChanged.connect(self._check)
        self._gone.toggled.connect(self._strike)
        self._words.textChanged.connect(self._check)
        self._strike(self._gone.isChecked())
        (self._proposal if remark.anchored else self._words).setFocus()
        steady(self)

    def remark(self) -> Remark:
        """What was written."""
        proposal: str | None = None
        if self._remark.anchored:
            typed = self._proposal.text()
            proposal = "" if self._gone.isChecked() else typed or None
        return replace(self._remark, proposal=proposal, words=self._words.toPlainText().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter takes the remark down; with Shift it begins a line."""
        if watched is self._words and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            pressed = event.type() == QEvent.Type.KeyPress and event.key() in _RETURNS
            if pressed and plain:
                ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
                if ok.isEnabled():
                    self.accept()
                return True
        return super().eventFilter(watched, event)

    def _strike(self, gone: bool) -> None:
        self._proposal.setEnabled(not gone)
        self._check()

    def _check(self) -> None:
        made = self.remark()
        same = made.proposal is not None and made.proposal == self._quoted and not made.words
        ready = bool(made.says) and not same
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)


def passage_of(remark: Remark) -> str:
    """…共装了【十二】盏…; empty where no words are meant."""
    anchor = remark.anchor
    if not anchor.field:
        return ""
    words = " ".join(anchor.words.split("\n"))
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2]}……{words[-_LONGEST // 2 :]}"
    lead, trail = (" ".join(part.split("\n")) for part in (anchor.lead, anchor.trail))
    return f"{'…' * bool(lead)}{lead}【{words}】{trail}{'…' * bool(trail)}"
