"""The dialog for signing a page: who has signed it as it is now, and one more signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.signing import SignState
from newsroom.model.signoff import SignStep
from newsroom.ui import theme
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_STEP, _PERSON, _TIME, _STATE, _BACK = range(5)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be signed. label: 一版 要闻; code: its version code. wanted: the steps that the
    publication asks for; states: of all steps; changes: what was done after a signature, by its
    identity. warned: what the signer is to know of the copy, such as a story printed before.
    """

    label: str
    code: str
    wanted: tuple[SignStep, ...]
    states: tuple[SignState, ...]
    changes: dict[str, str]
    warned: tuple[str, ...] = ()


class SignDialog(QDialog):
    """Shows a sheet's signatures and asks for one. withdrawn: a signature (uuid) to take back."""

    withdrawn = Signal(str)

    def __init__(self, sheet: Sheet, person: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"签字：{sheet.label}")
        self.setMinimumWidth(780)
        self._sheet = sheet
        heading = QLabel(f"{sheet.label}　版本 {sheet.code}")
        heading.setObjectName("heading")
        heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = QLabel("签的是版面现在的样子，与大样上的版本号相同；签字之后再改动，签字就作废。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        self._step, self._person = QComboBox(), QLineEdit(person)
        self._step.setAccessibleName("以什么身份")
        self._person.setAccessibleName("签字人")
        for step in SignStep:
            self._step.addItem(step.text, step)
        first = next((s for s in sheet.states if s.step in sheet.wanted and not s.holds), None)
        if first is not None:
            self._step.setCurrentIndex(self._step.findData(first.step))
        form = form_rows()
        form.addRow("以什么身份", self._step)
        form.addRow("签字人", self._person)
        self._buttons = buttons("签字")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._person.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        if sheet.warned:
            layout.addWidget(_warning(sheet.warned))
        layout.addWidget(self._table())
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(self._buttons)
        self._check()
        self._person.setFocus()
        steady(self)

    def step(self) -> SignStep:
        """On what duty."""
        return SignStep(self._step.currentData())

    def person(self) -> str:
        """Who signs."""
        return self._person.text().strip()

    def _table(self) -> QTableWidget:
        shown = [
            state
            for state in self._sheet.states
            if state.step in self._sheet.wanted or state.signoff is not None
        ]
        table = QTableWidget(len(shown), 5)
        table.setAccessibleName("已有的签字")
        table.setHorizontalHeaderLabels(["步骤", "签字人", "时间", "是否有效", ""])
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        high = max(34, table.fontMetrics().height() + 12)
        table.verticalHeader().setDefaultSectionSize(high)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(76)
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TIME, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_TIME, 130)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, state in enumerate(shown):
            for column, words in enumerate(self._told(state)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(row, column, item)
            if state.signoff is not None:
                table.setCellWidget(row, _BACK, self._back(state.signoff.uuid, state.step))
        table.setFixedHeight(high * len(shown) + header.sizeHint().height() + 8)
        return table

    def _told(self, state: SignState) -> Sequence[str]:
        signoff = state.signoff
        if signoff is None:
            return (state.step.text, "—", "", "还没有签字")
        time = signoff.time.astimezone()
        when = f"{time.month}月{time.day}日 {time:%H:%M}"
        since = self._sheet.changes.get(signoff.uuid, "")
        word = "有效" if state.holds else f"签字后又有改动{f'：{since}' if since else ''}"
        return (state.step.text, signoff.person, when, word)

    def _back(self, signoff: str, step: SignStep) -> QPushButton:
        button = QPushButton("撤回")
        button.setAccessibleName(f"撤回{step.text}签字")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._withdraw(signoff))
        return button

    def _withdraw(self, signoff: str) -> None:
        self.withdrawn.emit(signoff)
        self.reject()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.person()))


def _warning(lines: Sequence[str]) -> QLabel:
    """What is doubtful in the copy, above what was signed."""
    label = QLabel("\n".join(lines))
    label.setWordWrap(True)
    label.setAccessibleName("签字前请核对")
    theme.tone(label, "warning")
    return label
