"""The dialog for a page's name and editors."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from newsroom.model.page import Page
from newsroom.ui.dialogs import buttons, roomy

_FIELDS = (
    ("name", "版名"),
    ("editor", "责任编辑"),
    ("designer", "版式"),
    ("proofreader", "校对"),
)


class PageDialog(QDialog):
    """Edits what the folio prints."""

    def __init__(self, page: Page, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{page.label}版面信息")
        self._page = page
        self._fields = {key: QLineEdit(getattr(page, key)) for key, _ in _FIELDS}
        form = QFormLayout()
        for key, name in _FIELDS:
            form.addRow(name, self._fields[key])
        box = buttons("确定")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        self.setMinimumWidth(360)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(box)

    def page(self) -> Page:
        """The page as filled in."""
        return replace(
            self._page, **{key: field.text().strip() for key, field in self._fields.items()}
        )
