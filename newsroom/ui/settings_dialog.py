"""The settings dialog: generated from the one declaration, acting at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from newsroom.settings import SETTINGS, Setting, Value
from newsroom.ui import here, theme, trouble
from newsroom.ui.dialogs import roomy
from newsroom.ui.steady import steady

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_SIZE = (640, 600)
_FIELD_WIDTH = 210
_FAR = 1_000_000


class SettingsHand(QObject):
    """Opens the dialog and keeps what is set. applied: key and value, as soon as it is kept."""

    applied = Signal(str, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.applied.connect(self._act)

    @classmethod
    def of(cls, window: MainWindow) -> SettingsHand:
        """The window's hand, made when it is first asked for."""
        return window.findChild(cls) or cls(window)

    def open(self) -> None:
        """Show all settings."""
        self._window.lane.do(lambda desk: desk.settings(), self._show)

    def put(self, key: str, value: Value) -> None:
        """Keep a setting and tell those who follow it."""

        def kept(_answer: object = None) -> None:
            self.applied.emit(key, value)

        if SETTINGS[key].here:
            here.put(self._window.settings, key, value)
            kept()
        else:
            self._window.lane.do(lambda desk: desk.set(key, value), kept, self._failed)

    def _show(self, values: Mapping[str, Value]) -> None:
        own = {
            key: here.value(self._window.settings, key) for key, one in SETTINGS.items() if one.here
        }
        dialog = SettingsDialog({**values, **own}, self._window)
        dialog.changed.connect(self.put)
        dialog.open()

    def _act(self, key: str, value: Value) -> None:
        """What the window itself shows or waits for."""
        if key == "person":
            self._window.show_person(str(value))
        elif key == "appearance":
            theme.choose(str(value))
        elif key == "text_size":
            theme.size(str(value))
        elif key == "idle_minutes":
            self._window.editing.rest_after(int(value))

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)


class SettingsDialog(QDialog):
    """All settings by group, with a search line. changed: key and new value, at once."""

    changed = Signal(str, object)

    def __init__(self, values: Mapping[str, Value], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("设置")
        self._rows: list[tuple[QLabel, list[_Row]]] = []
        self._search = QLineEdit()
        self._search.setPlaceholderText("找一项设置，如：收稿")
        self._search.setAccessibleName("找一项设置")
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._none = QLabel("没有这样的设置，换个词试试")
        self._none.setObjectName("empty")
        self._none.hide()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(2, 4, 10, 4)
        rows.setSpacing(12)
        listed = sorted(SETTINGS.values(), key=lambda setting: _group_order(setting.group))
        for group, settings in groupby(listed, key=lambda setting: setting.group):
            heading = QLabel(group)
            heading.setObjectName("heading")
            rows.addWidget(heading)
            made = [_Row(one, values.get(one.key, one.default)) for one in settings]
            for row in made:
                row.changed.connect(self.changed)
                rows.addWidget(row)
            self._rows.append((heading, made))
        rows.addWidget(self._none)
        rows.addStretch(1)
        self._lay_out(inside)

    def _lay_out(self, inside: QWidget) -> None:
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have it
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        shut = close.button(QDialogButtonBox.StandardButton.Close)
        shut.setText("关闭")
        shut.setAutoDefault(False)  # Enter in a field is its own
        close.rejected.connect(self.accept)
        told = QLabel("改动马上生效")
        told.setObjectName("empty")
        layout = QVBoxLayout(self)
        roomy(layout)
        layout.addWidget(self._search)
        layout.addWidget(area, 1)
        layout.addWidget(told)
        layout.addWidget(close)
        self.resize(*_SIZE)
        steady(self)
        self._search.setFocus()

    def row(self, key: str) -> _Row:
        """The row of a setting. Raises KeyError."""
        for _, rows in self._rows:
            for row in rows:
                if row.setting.key == key:
                    return row
        raise KeyError(key)

    def done(self, result: int) -> None:
        """Take what is still being typed along."""
        for _, rows in self._rows:
            for row in rows:
                row.finish()
        super().done(result)

    def _filter(self, words: str) -> None:
        any_shown = False
        for heading, rows in self._rows:
            fitting = [row for row in rows if row.tells(words.strip(), heading.text())]
            for row in rows:
                row.setVisible(row in fitting)
            heading.setVisible(bool(fitting))
            any_shown = any_shown or bool(fitting)
        self._none.setVisible(not any_shown)


def _group_order(group: str) -> int:
    groups = list(dict.fromkeys(setting.group for setting in SETTINGS.values()))
    return groups.index(group)


class _Row(QWidget):
    """One setting: name, field, what it does, and the way back to its default."""

    changed = Signal(str, object)

    def __init__(self, setting: Setting, value: Value) -> None:
        super().__init__()
        self.setting = setting
        self._value = value
        self.field, self._read, self._show = _field(setting)
        self.field.setAccessibleName(setting.text)
        self.field.setAccessibleDescription(setting.help)
        self.field.setToolTip(setting.help or setting.text)
        label = QLabel(setting.text)
        label.setBuddy(self.field)
        label.setWordWrap(True)
        self.usual = QToolButton()
        self.usual.setText("恢复默认")
        self.usual.setAccessibleName(f"恢复默认：{setting.text}")
        self.usual.setToolTip(f"恢复为“{_said(setting, setting.default)}”")
        self.usual.clicked.connect(self._reset)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setHorizontalSpacing(10)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self.usual, 0, 2)
        if setting.help:
            told = QLabel(setting.help)
            told.setObjectName("empty")
            told.setWordWrap(True)
            grid.addWidget(told, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        policy = self.usual.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.usual.setSizePolicy(policy)
        self._show(value)
        self.usual.setVisible(value != setting.default)
        self._listen()

    def tells(self, words: str, group: str) -> bool:
        """Whether the words stand in what the row says."""
        said = f"{group}{self.setting.text}{self.setting.help}{''.join(self.setting.words)}"
        return words.casefold() in said.casefold()

    def finish(self) -> None:
        """Tell the value where it changed."""
        value = self._read()
        if value != self._value:
            self._value = value
            self.changed.emit(self.setting.key, value)
        self.usual.setVisible(value != self.setting.default)

    def _reset(self) -> None:
        self._show(self.setting.default)
        self.finish()
        self.field.setFocus()

    def _listen(self) -> None:
        field = self.field
        if isinstance(field, QCheckBox):
            field.toggled.connect(self.finish)
        elif isinstance(field, QComboBox):
            field.currentIndexChanged.connect(self.finish)
        elif isinstance(field, QSpinBox | QDoubleSpinBox):
            field.setKeyboardTracking(False)
            field.valueChanged.connect(self.finish)
        elif isinstance(field, QLineEdit):
            field.editingFinished.connect(self.finish)


_Made = tuple[QWidget, Callable[[], Value], Callable[[Value], None]]


def _field(setting: Setting) -> _Made:
    """The widget of a setting, how its value is read and how one is shown."""
    default = setting.default
    if isinstance(default, bool):
        box = QCheckBox("开启")
        return box, box.isChecked, lambda value: box.setChecked(bool(value))
    if setting.choices:
        return _choice(setting)
    if isinstance(default, int):
        return _number(setting)
    if isinstance(default, float):
        return _fraction(setting)
    line = QLineEdit()
    line.setFixedWidth(_FIELD_WIDTH)
    return line, lambda: line.text().strip(), lambda value: line.setText(str(value))


def _choice(setting: Setting) -> _Made:
    box = QComboBox()
    box.setFixedWidth(_FIELD_WIDTH)
    for choice in setting.choices:
        box.addItem(setting.word(choice), choice)
    return box, box.currentData, lambda value: box.setCurrentIndex(box.findData(value))


def _number(setting: Setting) -> _Made:
    box = QSpinBox()
    box.setRange(int(setting.least or 0), int(_FAR if setting.most is None else setting.most))
    box.setSuffix(f" {setting.unit}" if setting.unit else "")
    box.setFixedWidth(_FIELD_WIDTH)
    return box, box.value, lambda value: box.setValue(int(value))


def _fraction(setting: Setting) -> _Made:
    box = QDoubleSpinBox()
    box.setRange(setting.least or 0.0, _FAR if setting.most is None else setting.most)
    box.setSingleStep(0.1)
    box.setSuffix(f" {setting.unit}" if setting.unit else "")
    box.setFixedWidth(_FIELD_WIDTH)
    return box, box.value, lambda value: box.setValue(float(value))


def _said(setting: Setting, value: Value) -> str:
    if isinstance(value, bool):
        return "开启" if value else "关闭"
    if setting.choices:
        return setting.word(str(value))
    return f"{value:g} {setting.unit}".strip() if not isinstance(value, str) else value or "空"
