"""The form of one entry of 作者档案."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from newsroom.desk.naming import role_word
from newsroom.model.contributor import Contributor
from newsroom.model.credit import Role
from newsroom.ui.dialogs import form_rows
from newsroom.ui.steady import steady

_TEXTS = (
    ("name", "姓名", "必填"),
    ("pinyin", "拼音", ""),
    ("phone", "电话", "只留在本稿库，投稿包、版面包都不带出去"),
    ("pen_names", "笔名", "几个的用、隔开"),
    ("former_names", "曾用名", "几个的用、隔开"),
    ("spellings", "其他写法", "如：宋 晓"),
    ("note", "备注", "只留在本稿库"),
)
_LISTS = ("pen_names", "former_names", "spellings")
_DIVIDED = re.compile(r"[、，,;；]+")


class PersonForm(QWidget):
    """edited: something was typed. wanted: Enter in a field asks for the entry to be kept."""

    edited = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person: Contributor | None = None
        self.fields: dict[str, QLineEdit] = {}
        self.roles: dict[Role, QCheckBox] = {}
        self.unit = QComboBox()
        self._build()

    @property
    def shown(self) -> Contributor | None:
        """The entry on show, as it is kept; None for none."""
        return self._person

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        return self._person is not None and self.entry() != self._plain()

    def show_person(self, person: Contributor | None, spelt: str = "") -> None:
        """Show an entry, or none. spelt: how the name is read by the tables."""
        self._person = person
        self.setEnabled(person is not None)
        for key, _, _ in _TEXTS:
            value = getattr(person, key) if person is not None else ""
            text = "、".join(value) if isinstance(value, tuple) else value
            with QSignalBlocker(self.fields[key]):
                self.fields[key].setText(text)
        self.fields["pinyin"].setPlaceholderText(spelt)
        with QSignalBlocker(self.unit):
            self.unit.setCurrentText(person.unit if person is not None else "")
        for role, box in self.roles.items():
            with QSignalBlocker(box):
                box.setChecked(person is not None and role in person.roles)

    def set_units(self, units: Iterable[str]) -> None:
        """The units to choose from."""
        text = self.unit.currentText()
        with QSignalBlocker(self.unit):
            self.unit.clear()
            self.unit.addItems(list(dict.fromkeys(units)))
            self.unit.setCurrentText(text)

    def entry(self) -> Contributor:
        """The entry as typed."""
        assert self._person is not None
        texts = {key: field.text().strip() for key, field in self.fields.items()}
        lists = {key: divided(texts.pop(key)) for key in _LISTS}
        roles = tuple(role for role, box in self.roles.items() if box.isChecked())
        unit = self.unit.currentText().strip()
        return replace(self._person, unit=unit, roles=roles, counts=(), **texts, **lists)

    def settled(self) -> Contributor:
        """The entry as typed, which counts as kept from now on; it does not lose its name."""
        assert self._person is not None
        typed = self.entry()
        if not typed.name:
            typed = replace(typed, name=self._person.name)
            with QSignalBlocker(self.fields["name"]):
                self.fields["name"].setText(typed.name)
        self._person = replace(typed, counts=self._person.counts)
        return typed

    def _plain(self) -> Contributor:
        """The entry as the form gives it back untouched."""
        assert self._person is not None
        person = self._person
        roles = tuple(role for role in self.roles if role in person.roles)
        return replace(person, counts=(), roles=roles)

    def _build(self) -> None:
        form = form_rows()
        form.setContentsMargins(0, 0, 0, 0)
        for key, name, hint in _TEXTS:
            field = QLineEdit()
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.textChanged.connect(self.edited)
            field.returnPressed.connect(self.wanted)
            self.fields[key] = field
            form.addRow(name, field)
            if key == "pinyin":
                form.addRow("单位", self.unit)
        self.unit.setEditable(True)
        self.unit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.unit.setAccessibleName("单位")
        line = self.unit.lineEdit()
        assert line is not None
        line.setPlaceholderText("供稿时所在的单位")
        self.unit.currentTextChanged.connect(self.edited)
        row = QHBoxLayout()
        for role in Role:
            box = QCheckBox(role_word(role))
            box.toggled.connect(self.edited)
            self.roles[role] = box
            row.addWidget(box)
        row.addStretch(1)
        form.insertRow(3, "身份", row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        steady(self)
        self.setEnabled(False)


def divided(text: str) -> tuple[str, ...]:
    """Names that 、 or commas part; white space inside a name is its own."""
    return tuple(name.strip() for name in _DIVIDED.split(text) if name.strip())


def quiet(words: str) -> QLabel:
    """Words that explain."""
    label = QLabel(words)
    label.setObjectName("empty")
    label.setWordWrap(True)
    return label


def heading(words: str) -> QLabel:
    """Words over a part."""
    label = QLabel(words)
    label.setObjectName("heading")
    return label
