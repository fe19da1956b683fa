"""The dialog for the steps that a publication's copy goes through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.review import USUAL_STEPS, ReviewStep
from newsroom.ui.dialogs import buttons, roomy

_REVIEWS = (ReviewStep.FIRST, ReviewStep.SECOND, ReviewStep.FINAL)


class StepsDialog(QDialog):
    """Ticks for three reviews and three proofs."""

    def __init__(self, name: str, steps: Sequence[ReviewStep], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("审校步骤")
        self.setMinimumWidth(460)
        heading = QLabel(f"《{name}》的稿件要过哪几道")
        heading.setObjectName("heading")
        self._boxes = {step: QCheckBox(_words(step)) for step in ReviewStep}
        for step, box in self._boxes.items():
            box.setChecked(step in steps)
            box.toggled.connect(self._tell)
        groups = QHBoxLayout()
        for title, chosen in (
            ("审稿", _REVIEWS),
            ("校对", [step for step in ReviewStep if step not in _REVIEWS]),
        ):
            group = QGroupBox(title)
            column = QVBoxLayout(group)
            for step in chosen:
                column.addWidget(self._boxes[step])
            groups.addWidget(group)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        note = QLabel("没签完的稿件照样可以先上版；总检会提醒。已有的签字不会因此作废。")
        note.setObjectName("empty")
        note.setWordWrap(True)
        quick = QHBoxLayout()
        for words, wanted in (
            ("两道：一审、终审", USUAL_STEPS),
            ("三审", _REVIEWS),
            ("三审三校", tuple(ReviewStep)),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, wanted=wanted: self._set(wanted))
            quick.addWidget(button)
        quick.addStretch(1)
        box = buttons("确定")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addLayout(quick)
        layout.addLayout(groups)
        layout.addWidget(self._told)
        layout.addWidget(note)
        layout.addWidget(box)
        self._tell()

    def steps(self) -> tuple[ReviewStep, ...]:
        """The steps that are ticked."""
        return tuple(step for step, box in self._boxes.items() if box.isChecked())

    def _set(self, wanted: Sequence[ReviewStep]) -> None:
        for step, box in self._boxes.items():
            box.setChecked(step in wanted)

    def _tell(self) -> None:
        steps = self.steps()
        way = " → ".join(("草稿", "送审", *(step.text for step in steps), "待排"))
        self._told.setText(way if steps else "一道也不设：交稿就是待排。")


def _words(step: ReviewStep) -> str:
    return f"{step.text}（{'、'.join(duty.text for duty in step.duties)}）"
