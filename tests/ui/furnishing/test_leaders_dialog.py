"""The order of leaders: typed, moved, levelled, kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from newsroom.model.leader import Leader
from newsroom.ui.furnishing.leaders_dialog import LeadersDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]

THREE = (
    Leader(name="周敬山", rank=1, title="区委书记"),
    Leader(name="林和平", rank=2, title="区长"),
    Leader(name="方立新", rank=2, title="区政协主席"),
)


def typing(dialog: LeadersDialog) -> list[QLineEdit]:
    """The field that is being typed in, if any."""
    return [field for field in dialog.findChildren(QLineEdit) if field.isVisible()]


def test_equal_ranks_stay_and_orders_follow_the_rows(qtbot: QtBot):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = LeadersDialog(THREE, parent)
    assert dialog.leaders() == THREE
    table = dialog._table
    table.setCurrentItem(table.items()[1])
    table.shift(-1)
    assert [(one.name, one.rank) for one in dialog.leaders()] == [
        ("林和平", 1),
        ("周敬山", 2),
        ("方立新", 2),
    ]
    table.items()[2].setCheckState(3, Qt.CheckState.Unchecked)
    assert [item.text(0) for item in table.items()] == ["1", "2", "3"]
    assert [one.uuid for one in dialog.leaders()] == [THREE[1].uuid, THREE[0].uuid, THREE[2].uuid]


def test_leaders_are_typed_into_the_library_and_taken_back(qtbot: QtBot, window: MainWindow):
    command(window, "领导排序").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, LeadersDialog)
    for name in ("Li", "Wang", ""):
        press(qtbot, dialog, "添加")
        field = typing(dialog)[0]
        qtbot.keyClicks(field, name)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not typing(dialog))
    press(qtbot, dialog, "确定")
    settle(qtbot, window)
    kept = on_desk(window, lambda desk: desk.furnishing.leaders())
    assert [(one.name, one.rank) for one in kept] == [("Li", 1), ("Wang", 2)]
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.furnishing.leaders()) == ()
