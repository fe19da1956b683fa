"""The form of a print order (付印单): what the print shop is told of an issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from newsroom.model.printing import Contact, Ink, PrintOrder
from newsroom.ui.ordered import OrderedTable, beside

_MOST_COPIES = 9_999_999
_INKS_A_ROW = 4
_TEXTS = (
    ("shop", "承印单位", "印厂名称"),
    ("paper", "用纸", "如：新闻纸 48.8 克/平方米"),
    ("due", "交货时间", "如：出版当日早上六点半"),
    ("place", "交货地点", "报纸送到哪里"),
)
_DUTY, _NAME, _TELEPHONE = range(3)


class OrderForm(QWidget):
    """Edits an order."""

    def __init__(self, order: PrintOrder, pages: Sequence[str]) -> None:
        """pages: what each page whose ink is chosen is called."""
        super().__init__()
        self._order = order
        self._fields = {key: QLineEdit(getattr(order, key)) for key, _, _ in _TEXTS}
        self._copies = QSpinBox()
        self._copies.setRange(0, _MOST_COPIES)
        self._copies.setGroupSeparatorShown(True)
        self._copies.setSingleStep(100)
        self._copies.setSuffix(" 份")
        self._copies.setSpecialValueText("未定")
        self._copies.setValue(order.copies)
        self._copies.setMinimumHeight(28)
        self._inks = [self._ink(order.ink(number)) for number in range(1, len(pages) + 1)]
        self._contacts = self._table(order.contacts)
        self._remarks = QPlainTextEdit(order.remarks)
        self._remarks.setFixedHeight(58)
        self._remarks.setTabChangesFocus(True)
        self._remarks.setPlaceholderText("还要交代印厂的话")
        self._lay_out(pages)

    def order(self) -> PrintOrder:
        """The order as filled in."""
        texts = {key: field.text().strip() for key, field in self._fields.items()}
        contacts = tuple(
            Contact(*(item.text(column).strip() for column in (_DUTY, _NAME, _TELEPHONE)))
            for item in self._contacts.items()
        )
        inks = tuple(box.currentData() for box in self._inks)
        if inks == tuple(self._order.ink(number) for number in range(1, len(inks) + 1)):
            inks = self._order.inks  # written shorter, where the last one holds for the rest
        return replace(
            self._order,
            **texts,
            copies=self._copies.value(),
            inks=inks,
            contacts=tuple(one for one in contacts if one != Contact("", "", "")),
            remarks=self._remarks.toPlainText().strip(),
        )

    def add_contact(self) -> None:
        """One more line of the telephone list, to be typed."""
        item = self._contacts.add(("", "", ""), None)
        self._contacts.setCurrentItem(item, _DUTY)
        self._contacts.setFocus()
        self._contacts.editItem(item, _DUTY)

    def _lay_out(self, pages: Sequence[str]) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(4, 8, 4, 4)
        form.setVerticalSpacing(7)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for key, name, hint in _TEXTS[:1]:
            self._fields[key].setPlaceholderText(hint)
            form.addRow(name, self._fields[key])
        form.addRow("印数", self._copies)
        for key, name, hint in _TEXTS[1:]:
            self._fields[key].setPlaceholderText(hint)
            form.addRow(name, self._fields[key])
        form.addRow("各版色别", self._ink_grid(pages))
        form.addRow("联系电话", self._contacts_row())
        form.addRow("备注", self._remarks)

    def _ink_grid(self, pages: Sequence[str]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(5)
        for number, (name, box) in enumerate(zip(pages, self._inks, strict=True)):
            label = QLabel(name)
            label.setBuddy(box)
            box.setAccessibleName(f"{name}色别")
            row, place = divmod(number, _INKS_A_ROW)
            grid.addWidget(label, row, 2 * place)
            grid.addWidget(box, row, 2 * place + 1)
        grid.setColumnStretch(2 * _INKS_A_ROW, 1)
        return holder

    def _contacts_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._contacts, 1)
        add = ("添加", "在末尾添一行", self.add_contact)
        remove = ("移除", "移除选中的一行（Delete）", self._contacts.remove)
        row.addLayout(beside((add, remove)))
        return holder

    def _table(self, contacts: Sequence[Contact]) -> OrderedTable:
        table = OrderedTable(("职责", "姓名", "电话"), (_DUTY, _NAME, _TELEPHONE))
        table.setAccessibleName("联系电话")
        table.setToolTip("双击或按 F2 填写，拖动换位置")
        table.setFixedHeight(4 * table.fontMetrics().height() + 36)  # heading and three rows
        for one in contacts:
            table.add((one.duty, one.name, one.telephone), None)
        header = table.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(header.ResizeMode.Interactive)
        for column, width in ((_DUTY, 110), (_NAME, 100)):
            table.setColumnWidth(column, width)
        return table

    def _ink(self, ink: Ink) -> QComboBox:
        box = QComboBox()
        for each in Ink:
            box.addItem(each.text, each)
        box.setCurrentIndex(box.findData(ink))
        return box
