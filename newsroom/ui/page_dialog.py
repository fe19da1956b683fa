"""The dialog for a page's name, editors and template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from newsroom.model.page import Page
from newsroom.model.template import Template
from newsroom.ui.dialogs import buttons, form_rows, roomy
from newsroom.ui.steady import steady

_FIELDS = (
    ("name", "版名"),
    ("editor", "责任编辑"),
    ("designer", "版式"),
    ("proofreader", "校对"),
)


class PageDialog(QDialog):
    """Edits what the folio prints, and which template the page follows."""

    def __init__(self, page: Page, templates: Sequence[Template], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{page.label}版面信息")
        self._page = page
        self._fields = {key: QLineEdit(getattr(page, key)) for key, _ in _FIELDS}
        form = form_rows()
        for key, name in _FIELDS:
            form.addRow(name, self._fields[key])
        self._template = _choice(page, templates)
        form.addRow("套用版式", self._template)
        form.setRowVisible(self._template, self._template.count() > 1)
        box = buttons("确定")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.setMinimumWidth(360)
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addLayout(form)
        layout.addWidget(box)
        steady(self)

    def page(self) -> Page:
        """The page as filled in."""
        texts = {key: field.text().strip() for key, field in self._fields.items()}
        return replace(self._page, **texts, template=self._template.currentData())


def _choice(page: Page, templates: Sequence[Template]) -> QComboBox:
    """None, the publication's templates, and one that the page follows but nobody knows now."""
    box = QComboBox()
    box.setToolTip("自动排版时按哪一种版式摆放，空出的地方照常填满")
    box.addItem("不套用", "")
    names = [template.name for template in templates]
    if page.template and page.template not in names:
        names.append(page.template)
    for name in names:
        box.addItem(name, name)
    box.setCurrentIndex(max(box.findData(page.template), 0))
    return box
