"""One correction to be written down: where, what is there, what should be, who rang."""

from __future__ import annotations

import datetime
from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.correction import Correction, CorrectionSource
from newsroom.model.page import chinese_number
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_LINES = 3


class CorrectionForm(QDialog):
    """Writes a new correction, or changes one."""

    def __init__(self, correction: Correction, pages: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._correction = correction
        rung = correction.source is CorrectionSource.TELEPHONE
        self.setWindowTitle(_title(correction))
        self._page = QComboBox()
        self._page.addItem("不限版面", 0)
        for number in range(1, max(pages, correction.page) + 1):
            self._page.addItem(f"{chinese_number(number)}版", number)
        self._page.setCurrentIndex(max(self._page.findData(correction.page), 0))
        self._place = QLineEdit(correction.place)
        self._place.setPlaceholderText("如：3栏40行，或 头条第二段")
        self._before, self._after = QPlainTextEdit(), QPlainTextEdit()
        for field, text in ((self._before, correction.before), (self._after, correction.after)):
            field.setPlainText(text)
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 20)
            field.textChanged.connect(self._check)
        self._before.setPlaceholderText("版上现在的字；新增的可以不写")
        self._after.setPlaceholderText("应该是什么；删去的可以不写")
        self._remark = QLineEdit(correction.remark)
        self._remark.setPlaceholderText("谁来的电话、什么依据" if rung else "说明")
        form = form_rows()
        form.addRow("版次(&P)", self._page)
        form.addRow("位置(&L)", self._place)
        form.addRow("原文(&B)", self._before)
        form.addRow("改为(&A)", self._after)
        form.addRow("来电和备注(&R)" if rung else "备注(&R)", self._remark)
        self._hint = QLabel("原文和改为至少写一项。")
        self._hint.setObjectName("empty")
        self._buttons = buttons("记入" if not correction.number else "保存")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(480)
        self._check()
        (self._before if correction.place else self._place).setFocus()
        steady(self)

    def correction(self) -> Correction:
        """What was written."""
        return replace(
            self._correction,
            page=int(self._page.currentData()),
            place=self._place.text().strip(),
            before=self._before.toPlainText().strip(),
            after=self._after.toPlainText().strip(),
            remark=self._remark.text().strip(),
        )

    def _check(self) -> None:
        made = self.correction()
        some = bool(made.before or made.after)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(some)
        self._hint.setVisible(not some)


def blank(issue: str, page: int = 0, *, telephone: bool = False) -> Correction:
    """A correction to be filled in."""
    source = CorrectionSource.TELEPHONE if telephone else CorrectionSource.DESK
    now = datetime.datetime.now(datetime.UTC)
    return Correction(issue=issue, number=0, page=page, source=source, time=now)


def _title(correction: Correction) -> str:
    if correction.number:
        return f"修改第 {correction.number} 条改样"
    return "电话改样" if correction.source is CorrectionSource.TELEPHONE else "添加改样"
