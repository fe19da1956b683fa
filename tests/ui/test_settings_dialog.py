"""The settings dialog is the declaration: each setting has its row, and acts at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from newsroom.settings import SETTINGS, Setting
from newsroom.ui.main_window import MainWindow
from newsroom.ui.settings_dialog import SettingsDialog
from tests.ui.hands import CONTROL, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_settings_act_at_once(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    dialog = dialog_of(qtbot, window, SettingsDialog)
    assert {key for key in SETTINGS if dialog.row(key).isVisible()} == set(SETTINGS)
    person, rest = dialog.row("person").field, dialog.row("idle_minutes")
    assert isinstance(person, QLineEdit)
    assert person.text() == "何编辑"
    person.selectAll()
    qtbot.keyClicks(person, "Li")
    qtbot.keyClick(person, Qt.Key.Key_Return)
    assert isinstance(rest.field, QSpinBox)
    rest.field.setValue(9)
    assert rest.usual.isVisible()
    choice = dialog.row("review").field
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(choice.findData("never"))
    settle(qtbot, window)
    kept = on_desk(window, lambda desk: desk.settings())
    assert (kept["person"], kept["idle_minutes"], kept["review"]) == ("Li", 9, "never")
    assert window.person.text() == "编辑：Li"
    qtbot.mouseClick(rest.usual, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.idle_minutes()) == 5
    assert not rest.usual.isVisible()


def test_a_search_leaves_what_it_tells_of(qtbot: QtBot, parent: QWidget) -> None:
    dialog = SettingsDialog({}, parent)
    dialog.show()
    dialog._search.setText("收稿")
    assert dialog.row("review").isVisible()
    assert not dialog.row("person").isVisible()
    dialog._search.setText("没有这一项")
    assert dialog._none.isVisible()
    press(qtbot, dialog, "关闭")


def test_every_kind_of_setting_has_a_field(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, parent: QWidget
) -> None:
    for one in (Setting("bold", False, "加粗"), Setting("share", 0.5, "份额", least=0.0, most=2.0)):
        monkeypatch.setitem(SETTINGS, one.key, one)
    dialog = SettingsDialog({"bold": True}, parent)
    told: list[tuple[str, object]] = []
    dialog.changed.connect(lambda key, value: told.append((key, value)))
    dialog.row("bold").field.setChecked(False)  # type: ignore[attr-defined]
    dialog.row("share").field.setValue(1.5)  # type: ignore[attr-defined]
    assert told == [("bold", False), ("share", 1.5)]
