"""The dialog for signing a page: who has signed it as it is now, and one more signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.signing import SignState
from newsroom.model.signoff import Paper, SignStep
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.similar.signed import warning
from newsroom.ui.steady import steady
from newsroom.ui.tables import cell_buttons

_STEP, _PERSON, _TIME, _STATE, _ACTS = range(5)
_NOBODY = "还没有选好是谁在用，请点窗口右上角，选您自己"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be signed. label: 一版 要闻; code: its version code. wanted: the steps that the
    publication asks for; states: of all steps; changes: what was done after a signature, by its
    identity; papers: what was signed on paper, by signature. warned: what the signer is to know of
    the copy, such as a story printed before.
    """

    label: str
    code: str
    wanted: tuple[SignStep, ...]
    states: tuple[SignState, ...]
    changes: Mapping[str, str]
    papers: Mapping[str, Paper] = field(default_factory=dict)
    warned: tuple[str, ...] = ()


class SignDialog(QDialog):
    """Shows a sheet's signatures and asks for one of whoever sits at the keyboard. withdrawn,
    resigned: a signature (uuid). booking: one that was given on paper. pictured: a photo.
    """

    withdrawn = Signal(str)
    resigned = Signal(str)
    booking = Signal()
    pictured = Signal(str)

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
        self._step = QComboBox()
        self._step.setAccessibleName("以什么身份")
        for step in SignStep:
            self._step.addItem(step.text, step)
        first = next((s for s in sheet.states if s.step in sheet.wanted and not s.holds), None)
        if first is not None:
            self._step.setCurrentIndex(self._step.findData(first.step))
        self._person = QLabel(person or _NOBODY)
        self._person.setAccessibleName("签字人")
        form = form_rows()
        form.addRow("以什么身份", self._step)
        form.addRow("签字人", self._person)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addWidget(warning(sheet.warned))
        layout.addWidget(self._table())
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addLayout(self._foot(enabled=bool(person)))
        self._step.setFocus()
        steady(self)

    def step(self) -> SignStep:
        """On what duty."""
        return SignStep(self._step.currentData())

    def _foot(self, *, enabled: bool) -> QHBoxLayout:
        paper = QPushButton("登记纸签…")
        paper.setToolTip("把在大样上签的字记下来，可附照片")
        paper.setAutoDefault(False)
        paper.clicked.connect(self._book)
        box = buttons("签字")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        ok = box.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(enabled)
        ok.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(paper)
        foot.addWidget(box, 1)
        return foot

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
        high = max(36, table.fontMetrics().height() + 14)
        table.verticalHeader().setDefaultSectionSize(high)
        table.setShowGrid(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(76)
        header.setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TIME, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_TIME, 130)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        wide = 0
        for row, state in enumerate(shown):
            for column, words in enumerate(self._told(state)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                table.setItem(row, column, item)
            if state.signoff is not None:
                box = self._acts(state)
                table.setCellWidget(row, _ACTS, box)
                wide = max(wide, box.sizeHint().width())
        header.setSectionResizeMode(_ACTS, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_ACTS, wide + 8)
        table.setFixedHeight(high * len(shown) + header.sizeHint().height() + 8)
        return table

    def _told(self, state: SignState) -> Sequence[str]:
        signoff = state.signoff
        if signoff is None:
            return (state.step.text, "—", "", "还没有签字")
        paper = self._sheet.papers.get(signoff.uuid)
        time = signoff.time.astimezone()
        when = f"{time.month}月{time.day}日 {time:%H:%M}"
        since = self._sheet.changes.get(signoff.uuid, "")
        word = "有效" if state.holds else f"签字后又有改动{f'：{since}' if since else ''}"
        if paper is not None and not state.holds:
            word = f"签的是版本 {paper.code}，和现在的版面不一样"
        person = f"{signoff.person}（纸签）" if paper is not None else signoff.person
        return (state.step.text, person, when, word)

    def _acts(self, state: SignState) -> QWidget:
        assert state.signoff is not None
        signoff = state.signoff.uuid
        paper = self._sheet.papers.get(signoff)
        wanted: list[tuple[str, Callable[[], None]]] = []
        if not state.holds and state.signoff.held.articles:
            wanted.append(("复签…", lambda: self._do(self.resigned, signoff)))
        if paper is not None and paper.photo:
            wanted.append(("看照片", lambda: self.pictured.emit(paper.photo)))
        wanted.append(("撤回", lambda: self._do(self.withdrawn, signoff)))
        return cell_buttons(wanted, lambda words: f"{words}{state.step.text}签字")

    def _do(self, signal: SignalInstance, signature: str) -> None:
        signal.emit(signature)
        self.reject()

    def _book(self) -> None:
        self.booking.emit()
        self.reject()
