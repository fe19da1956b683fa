"""The fields of a group of a house style, made from their declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsroom.model.house import Group, HouseField, Key, Kind, at
from newsroom.ui import theme
from newsroom.ui.dialogs import form_rows
from newsroom.ui.steady import steady

_NARROW = 150
_DECIMALS = 3


class GroupForm(QWidget):
    """One group. edited: a field has another value, which is all right."""

    edited = Signal()

    def __init__(self, group: Group) -> None:
        super().__init__()
        self._fields = {field.key: FieldRow(field) for field in group.fields}
        form = form_rows()
        for row in self._fields.values():
            row.edited.connect(self.edited)
            label = QLabel(row.field.name)
            label.setBuddy(row.widget)
            form.addRow(label, row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 8, 2)
        layout.addLayout(form)
        steady(self)

    def show_values(self, data: Mapping[str, Any]) -> None:
        """Show what a house style says."""
        for key, row in self._fields.items():
            row.show_value(at(data, key, row.field.usual))

    def values(self) -> dict[Key, Any]:
        """What every field says."""
        return {key: row.value() for key, row in self._fields.items()}

    def row(self, key: Key) -> FieldRow:
        """A field's row. Raises KeyError."""
        return self._fields[key]

    @property
    def wrong(self) -> bool:
        """Whether a field holds what cannot be."""
        return any(row.wrong for row in self._fields.values())


class FieldRow(QWidget):
    """A field, what it does, how little or much it may be, and what is wrong with it."""

    edited = Signal()

    def __init__(self, field: HouseField) -> None:
        super().__init__()
        self.field = field
        self.wrong = ""
        self._quiet = False
        self.widget, self._read, self._show = _widget(field, self._changed)
        self.widget.setAccessibleName(field.name)
        self.widget.setAccessibleDescription(field.help)
        self.widget.setToolTip(field.help)
        told = QLabel(_told(field))
        told.setObjectName("empty")
        told.setWordWrap(True)
        self.error = QLabel()
        self.error.setWordWrap(True)
        theme.tone(self.error, "error")
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(1)
        layout.addWidget(self.widget)
        layout.addWidget(told)
        layout.addWidget(self.error)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        self._quiet = True
        self._show(value)
        self._quiet = False
        self._judge()

    def value(self) -> Any:
        """What the field says."""
        return self._read()

    def _changed(self, *_value: object) -> None:
        if not self._quiet:
            self._judge()
            self.edited.emit()

    def _judge(self) -> None:
        self.wrong = self.field.wrong(self._read())
        self.error.setText(self.wrong)
        self.error.setVisible(bool(self.wrong))


def _told(field: HouseField) -> str:
    """What a field does, with its least and greatest."""
    if field.kind not in (Kind.WHOLE, Kind.NUMBER):
        return field.help
    return f"{field.help}（{field.least:g}～{field.most:g} {field.unit}）"


_Made = tuple[QWidget, Callable[[], Any], Callable[[Any], None]]


def _widget(field: HouseField, changed: Callable[..., None]) -> _Made:
    """The widget of a field, how it is read and how it shows a value."""
    if field.kind is Kind.YES:
        box = QCheckBox("是")
        box.toggled.connect(changed)
        return box, box.isChecked, lambda value: box.setChecked(bool(value))
    if field.kind is Kind.CHOICE:
        return _choice(field, changed)
    if field.kind in (Kind.WHOLE, Kind.NUMBER):
        return _number(field, changed)
    line = QLineEdit()
    line.textChanged.connect(changed)
    if field.kind is Kind.LIST:
        return line, lambda: _parts(line.text()), lambda value: line.setText("、".join(value or ()))
    return line, line.text, lambda value: line.setText(str(value or ""))


def _choice(field: HouseField, changed: Callable[..., None]) -> _Made:
    box = QComboBox()
    for choice, word in field.choices:
        box.addItem(word, choice)
    box.setMaximumWidth(2 * _NARROW)
    box.currentIndexChanged.connect(changed)
    return box, box.currentData, lambda value: box.setCurrentIndex(box.findData(value))


def _number(field: HouseField, changed: Callable[..., None]) -> _Made:
    if field.kind is Kind.WHOLE:
        whole = QSpinBox()
        whole.setRange(int(field.least), int(field.most))
        whole.setSuffix(f" {field.unit}")
        whole.setMaximumWidth(_NARROW)
        whole.valueChanged.connect(changed)
        return whole, whole.value, lambda value: whole.setValue(int(value or 0))
    box = _Fraction()
    box.setDecimals(_DECIMALS)
    box.setRange(field.least, field.most)
    box.setSingleStep(0.05 if field.most <= 1 else 0.5)
    box.setSuffix(f" {field.unit}")
    box.setMaximumWidth(_NARROW)
    box.valueChanged.connect(changed)
    return box, lambda: _shortest(box.value()), lambda value: box.setValue(float(value or 0))


class _Fraction(QDoubleSpinBox):
    """Shows no more decimals than there are."""

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """11.25, 9, 0.1."""
        return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def _shortest(value: float) -> int | float:
    """A number as a person would write it."""
    rounded = round(value, _DECIMALS)
    return int(rounded) if rounded == int(rounded) else rounded


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("，", "、").split("、") if part.strip()]
