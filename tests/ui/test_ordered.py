"""Rows with an order: moved, edited and removed by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from newsroom.ui.ordered import OrderedTable

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def table(qtbot: QtBot) -> OrderedTable:
    table = OrderedTable(("号", "名", "职"), (1, 2))
    qtbot.addWidget(table)
    for number, name in enumerate("甲乙丙"):
        table.add((str(number), name, "员"), name)
    table.show()
    qtbot.waitExposed(table)
    table.setFocus()
    return table


def test_rows_are_as_high_as_the_style_asks_before_they_are_shown(qtbot: QtBot, qapp: QApplication):
    before = qapp.styleSheet()
    qapp.setStyleSheet("QTreeView::item { padding: 9px 0; }")
    try:
        table = OrderedTable(("职责", "姓名"), (0, 1))
        qtbot.addWidget(table)
        table.add(("夜班编辑", "何编辑"), None)
        table.setColumnWidth(0, 110)
        table.show()
        qtbot.waitExposed(table)
        height = table.visualItemRect(table.items()[0]).height()
        assert height == table.sizeHintForRow(0) > table.fontMetrics().height() + 17
    finally:
        qapp.setStyleSheet(before)


def names(table: OrderedTable) -> str:
    return "".join(str(table.data_of(item)) for item in table.items())


def test_alt_and_arrows_move_the_chosen_row(qtbot: QtBot, table: OrderedTable):
    table.setCurrentItem(table.items()[2])
    with qtbot.waitSignal(table.reordered):
        qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert names(table) == "甲丙乙"
    assert table.currentItem() is table.items()[1]
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    with qtbot.assertNotEmitted(table.reordered):
        qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert names(table) == "丙甲乙"
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    assert names(table) == "甲丙乙"


def test_delete_removes_and_an_empty_choice_does_nothing(qtbot: QtBot, table: OrderedTable):
    table.setCurrentItem(table.items()[1])
    with qtbot.waitSignal(table.reordered):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert names(table) == "甲丙"
    table.setCurrentIndex(QModelIndex())
    table.shift(1)
    table.remove()
    assert names(table) == "甲丙"


def test_f2_edits_what_may_be_typed_and_tab_goes_on(qtbot: QtBot, table: OrderedTable):
    table.setCurrentItem(table.items()[0], 0)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    field = table.findChild(QLineEdit)
    assert field is not None and field.text() == "甲"
    qtbot.keyClicks(field, "Li")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert table.items()[0].text(1) == "Li"

    def following() -> list[QLineEdit]:
        return [f for f in table.findChildren(QLineEdit) if f.isVisible() and f.text() == "员"]

    qtbot.waitUntil(lambda: len(following()) == 1)
    second = following()[0]
    qtbot.keyClicks(second, "Boss")
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.items()[0].text(2) == "Boss")


def test_nothing_drops_onto_a_row(table: OrderedTable):
    for item in table.items():
        assert not item.flags() & Qt.ItemFlag.ItemIsDropEnabled
        assert item.flags() & Qt.ItemFlag.ItemIsDragEnabled
