"""The answer to an outside opinion (整改回执): why, what is done about it, who is in charge."""

from __future__ import annotations

import datetime
from dataclasses import replace

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.account import OutsideReview
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_WIDTH = 560


class ReceiptDialog(QDialog):
    """Asks for the answer. name: who sits at the keyboard."""

    def __init__(
        self, review: OutsideReview, told: str, name: str, today: datetime.date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("整改回执")
        self.setMinimumWidth(_WIDTH)
        self._review = review
        heading = QLabel(told)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        self.cause = self._text("产生原因", review.cause, "差错是怎样出来的，怎样漏过去的")
        self.measures = self._text(
            "整改措施", review.measures, "怎样改正，以后怎样防止，一条一条写"
        )
        self.in_charge = QLineEdit(review.in_charge or name)
        self.in_charge.setAccessibleName("责任人")
        day = review.answered or today
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setAccessibleName("回执日期")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy年M月d日")
        self.sent = QCheckBox("写好以后标为已回执")
        self.sent.setChecked(True)
        form = form_rows()
        form.addRow("产生原因(&C)", self.cause)
        form.addRow("整改措施(&M)", self.measures)
        form.addRow("责任人(&P)", self.in_charge)
        form.addRow("日期(&D)", self.day)
        box = buttons("写成 Word 回执…")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(self.sent)
        layout.addWidget(box)
        steady(self)
        self.cause.setFocus()

    def review(self) -> OutsideReview:
        """The opinion with its answer."""
        day = self.day.date()
        answered = datetime.date(day.year(), day.month(), day.day())
        return replace(
            self._review,
            cause=self.cause.toPlainText().strip(),
            measures=self.measures.toPlainText().strip(),
            in_charge=self.in_charge.text().strip(),
            answered=answered if self.sent.isChecked() else self._review.answered,
        )

    def _text(self, name: str, text: str, hint: str) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.setTabChangesFocus(True)
        field.setMaximumHeight(self.fontMetrics().lineSpacing() * 5)
        return field
