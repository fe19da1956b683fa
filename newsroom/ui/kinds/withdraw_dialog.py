"""The dialog of 撤稿: what goes, why, and by whose order."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.withdrawing import Standing
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_REASONS = ("与事实有出入", "内容已过时", "当事单位要求缓发", "与上级口径不一致", "版面调整")
_ORDERS = ("总编辑", "值班总编", "部主任", "宣传部门")
_AFTER = (
    "撤下的稿件留在稿库里，注明已撤稿；不进档案、统计和稿费。"
    "可以撤销，以后也能“恢复刊用”。撤下后会列出补得上空位的稿件。"
)


class WithdrawDialog(QDialog):
    """Both a reason and an order are asked for; what is usual can be chosen, anything typed."""

    def __init__(self, stood: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("撤稿")
        self.setMinimumWidth(460)
        title = QLabel(f"撤下《{stood.article.title}》")
        title.setObjectName("heading")
        title.setWordWrap(True)
        goes = QLabel("\n".join(f"· {words}" for words in stood.words) or "· 这篇还没有上版")
        goes.setWordWrap(True)
        self._reason = _words("撤稿事由", _REASONS, "如：与事实有出入")
        self._order = _words("由谁决定", _ORDERS, "如：值班总编")
        after = QLabel(_AFTER)
        after.setObjectName("empty")
        after.setWordWrap(True)
        self._buttons = buttons("撤稿")
        form = form_rows()
        form.addRow("事由", self._reason)
        form.addRow("由谁决定", self._order)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(title)
        layout.addWidget(goes)
        layout.addLayout(form)
        layout.addWidget(after)
        layout.addWidget(self._buttons)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for field in (self._reason, self._order):
            field.currentTextChanged.connect(self._check)
        self._reason.setFocus()
        self._check()
        steady(self)

    def given(self) -> tuple[str, str]:
        """The reason, and by whose order."""
        return self._reason.currentText().strip(), self._order.currentText().strip()

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(all(self.given()))


def _words(name: str, usual: tuple[str, ...], hint: str) -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setAccessibleName(name)
    box.addItems(list(usual))
    box.setCurrentIndex(-1)
    line = box.lineEdit()
    assert line is not None
    line.setPlaceholderText(hint)
    return box
