"""The dialog that asks for a new person's name."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from newsroom.desk.directory import fresh
from newsroom.model.contributor import Contributor
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.directory.form import quiet


class NameDialog(QDialog):
    """No name, no person."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("新增作者")
        self.setMinimumWidth(380)
        self._fresh = fresh()
        self._name, self._unit = QLineEdit(), QLineEdit()
        for field, name in ((self._name, "姓名"), (self._unit, "单位")):
            field.setAccessibleName(name)
        self._name.setPlaceholderText("必填")
        self._unit.setPlaceholderText("同名的人凭单位分清")
        self._buttons = buttons("新增")
        form = form_rows()
        form.addRow("姓名", self._name)
        form.addRow("单位", self._unit)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(quiet("已有同名的人时，也会另记一位；真是同一个人可以再合并。"))
        layout.addWidget(self._buttons)
        self._name.textChanged.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._check()

    def person(self) -> Contributor:
        """The new entry."""
        return replace(self._fresh, name=self._name.text().strip(), unit=self._unit.text().strip())

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self._name.text().strip()))
