"""Persons of a byline are chips: typed, completed, split, turned, moved, taken out, told apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from newsroom.model.contributor import Contributor
from newsroom.model.credit import Credit, Role
from newsroom.ui.editor.byline import BylineField
from tests.ui.hands import CONTROL, LEFT, compose

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
R, C, P = Role.REPORTER, Role.CORRESPONDENT, Role.PHOTOGRAPHER
KEY = Qt.Key
PEOPLE = (
    Contributor(uuid="1", name="李志远", unit="区水务局", counts=((C, 12),)),
    Contributor(uuid="2", name="林子瑜", counts=((R, 40),)),
    Contributor(uuid="3", name="安宁", unit="南门街道", counts=((C, 3),)),
    Contributor(uuid="4", name="安宁", unit="区水务局", counts=((P, 9),)),
    Contributor(uuid="5", name="单小河"),
)


@pytest.fixture
def field(qtbot: QtBot) -> BylineField:
    field = BylineField()
    qtbot.addWidget(field)
    field.resize(420, 60)
    field.set_people(PEOPLE)
    field.show()
    field.input.setFocus()
    qtbot.waitUntil(field.input.hasFocus)
    return field


def words(field: BylineField) -> list[str]:
    return [chip.text() for chip in field.chips()]


def keys(qtbot: QtBot, field: BylineField, *pressed: KEY) -> None:
    for key in pressed:
        qtbot.keyClick(field.input, key)


def test_initials_offer_people_most_used_first_and_enter_takes_the_marked_one(
    qtbot: QtBot, field: BylineField
):
    qtbot.keyClicks(field.input, "lzy")
    assert field.input.offered() == [
        "林子瑜\u3000记者 · 40 篇",
        "李志远\u3000区水务局 · 通讯员 · 12 篇",
    ]
    keys(qtbot, field, KEY.Key_Down, KEY.Key_Return)
    assert words(field) == ["记者 李志远"]
    qtbot.keyClicks(field.input, "shan")
    keys(qtbot, field, KEY.Key_Space)
    assert words(field) == ["记者 李志远", "记者 单小河"]
    assert field.input.offered() == []


def test_a_click_in_the_list_takes_a_person(qtbot: QtBot, field: BylineField):
    qtbot.keyClicks(field.input, "lzy")
    view = field.input._popup
    spot = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    assert words(field) == ["记者 李志远"]


def test_a_name_is_never_changed_by_itself(qtbot: QtBot, field: BylineField):
    compose(field.input, "", "李志")
    assert len(field.input.offered()) == 1
    keys(qtbot, field, KEY.Key_Return)
    assert words(field) == ["记者 李志"]
    compose(field.input, "", "李志远近")
    keys(qtbot, field, KEY.Key_Return)
    assert words(field) == ["记者 李志", "记者 李志远近"]
    compose(field.input, "", "禾")
    keys(qtbot, field, KEY.Key_Space)  # more may come: 田 禾
    assert len(field.chips()) == 2
    keys(qtbot, field, KEY.Key_Return)
    assert words(field) == ["记者 李志", "记者 李志远近", "记者 禾"]


def test_nothing_is_offered_or_split_while_an_input_method_composes(
    qtbot: QtBot, field: BylineField
):
    with qtbot.assertNotEmitted(field.edited):
        compose(field.input, "lizhiyuan")
        qtbot.keyClick(field.input, KEY.Key_Space)
        qtbot.keyClick(field.input, KEY.Key_Return)
    assert field.composing
    assert field.input.offered() == []
    assert words(field) == []
    with qtbot.waitSignal(field.edited):
        compose(field.input, "", "记者 田禾 通讯员 陶小满 ")
    assert words(field) == ["记者 田禾", "通讯员 陶小满"]
    compose(field.input, "w")
    field.input.clearFocus()
    assert not field.composing
    assert field.credits() == (Credit("田禾", R), Credit("陶小满", C))


def test_a_role_word_says_what_the_next_names_are(qtbot: QtBot, field: BylineField):
    compose(field.input, "", "通讯员 ")
    assert field.input.placeholderText() == "通讯员的姓名"
    compose(field.input, "", "陶小满、")
    compose(field.input, "", "吴越、")
    assert words(field) == ["通讯员 陶小满", "通讯员 吴越"]


def test_a_pasted_byline_splits_itself_and_leaves_what_is_none(qtbot: QtBot, field: BylineField):
    QGuiApplication.clipboard().setText("（区水务局 记者 田禾 吴越 通讯员 陶小满 责编 何方）")
    with qtbot.waitSignal(field.unit_found) as told, qtbot.waitSignal(field.said):
        qtbot.keyClick(field.input, KEY.Key_V, CONTROL)
    assert words(field) == ["记者 田禾", "记者 吴越", "通讯员 陶小满"]
    assert field.input.text() == "责编 何方"
    assert told.args == ["区水务局"]


def test_a_name_half_typed_is_part_of_the_byline_and_stays_when_the_caret_leaves(
    qtbot: QtBot, field: BylineField
):
    compose(field.input, "", "田禾")
    assert field.credits() == (Credit("田禾", R),)
    assert words(field) == []
    field.input.clearFocus()
    assert words(field) == ["记者 田禾"]


def test_initials_that_nobody_chose_from_are_no_name(qtbot: QtBot, field: BylineField):
    qtbot.keyClicks(field.input, "lz")
    field.input._popup.hide()
    assert field.credits() == ()
    with qtbot.waitSignal(field.said) as said:
        field.input.clearFocus()
    assert said.args is not None
    assert "还不是姓名" in said.args[0]
    assert words(field) == []
    assert field.input.text() == "lz"
    field.input.setFocus()
    keys(qtbot, field, KEY.Key_Return)
    assert words(field) == ["记者 lz"]


def test_chips_are_walked_turned_moved_and_taken_out_by_keys(qtbot: QtBot, field: BylineField):
    field.show_credits([Credit("田禾", R), Credit("陶小满", C), Credit("吴越", P)])
    keys(qtbot, field, KEY.Key_Backspace)
    first, second, third = field.chips()
    assert third.hasFocus()
    qtbot.keyClick(third, KEY.Key_Left)
    assert second.hasFocus()
    qtbot.keyClick(second, KEY.Key_Down)
    assert words(field)[1] == "摄影 陶小满"
    qtbot.keyClick(second, KEY.Key_Left, CONTROL)
    assert words(field) == ["摄影 陶小满", "记者 田禾", "摄影 吴越"]
    qtbot.keyClick(first, KEY.Key_Delete)
    assert words(field) == ["摄影 陶小满", "摄影 吴越"]
    assert field.input.hasFocus()
    compose(field.input, "", "周一帆 ")
    assert words(field) == ["摄影 陶小满", "摄影 周一帆", "摄影 吴越"]
    qtbot.keyClick(third, KEY.Key_Right)
    assert field.input.hasFocus()


def test_a_chip_is_written_anew_in_its_place(qtbot: QtBot, field: BylineField):
    field.show_credits([Credit("田禾", R, "见习记者"), Credit("陶小满", C)])
    qtbot.keyClick(field.chips()[0], KEY.Key_F2)
    assert field.input.selectedText() == "田禾"
    compose(field.input, "", "田和")
    keys(qtbot, field, KEY.Key_Return)
    assert field.credits() == (Credit("田和", R, "见习记者"), Credit("陶小满", C))


def test_a_chip_is_dragged_along_the_byline(qtbot: QtBot, field: BylineField):
    field.show_credits([Credit("田禾", R), Credit("陶小满", C), Credit("吴越", P)])
    first, _, third = field.chips()
    start, end = third.rect().center(), first.mapToGlobal(first.rect().center())
    qtbot.mousePress(third, LEFT, pos=start)
    qtbot.mouseMove(third, start - QPoint(40, 0))
    qtbot.mouseMove(third, third.mapFromGlobal(end))
    qtbot.mouseRelease(third, LEFT, pos=third.mapFromGlobal(end))
    assert words(field)[0] == "摄影 吴越"
    assert not field._menu.isVisible()


def test_the_menu_turns_roles_and_takes_out(qtbot: QtBot, field: BylineField):
    field.show_credits([Credit("田禾", R)])
    chip = field.chips()[0]
    qtbot.mouseClick(chip, LEFT)
    offered = {action.text(): action for action in field._menu.actions()}
    assert offered["记者"].isChecked()
    offered["全媒体记者"].trigger()
    assert field.credits() == (Credit("田禾", R, "全媒体记者"),)
    offered["移出署名\tDel"].trigger()
    field._menu.close()
    assert field.credits() == ()


def test_two_persons_of_one_name_are_asked_apart(qtbot: QtBot, field: BylineField):
    compose(field.input, "", "安宁、")
    chip = field.chips()[0]
    assert "2 位安宁" in chip.doubt
    assert chip.accessibleDescription() == chip.doubt
    qtbot.keyClick(chip, KEY.Key_Space)
    mine = next(a for a in field._menu.actions() if "南门街道" in a.text())
    with qtbot.waitSignal(field.told_apart) as told:
        mine.trigger()
    field._menu.close()
    assert told.args == ["安宁", "3"]
    assert chip.doubt == ""


def test_a_namesake_picked_from_the_list_is_told_at_once(qtbot: QtBot, field: BylineField):
    qtbot.keyClicks(field.input, "an")
    assert len(field.input.offered()) == 2
    with qtbot.waitSignal(field.told_apart) as told:
        keys(qtbot, field, KEY.Key_Return)
    assert told.args == ["安宁", "4"]
    assert field.chips()[0].doubt == ""


def test_a_person_stands_once_in_a_role(qtbot: QtBot, field: BylineField):
    field.show_credits([Credit("田禾", R, "见习记者"), Credit("吴越", R)])
    compose(field.input, "", "田禾 ")
    assert field.credits() == (Credit("田禾", R, "见习记者"), Credit("吴越", R))


def test_every_chip_is_heard_and_the_keyboard_goes_on(qtbot: QtBot, field: BylineField):
    field.show_credits([Credit("田禾", R)])
    assert field.chips()[0].accessibleName() == "记者 田禾"
    with qtbot.waitSignal(field.left) as left:
        keys(qtbot, field, KEY.Key_Return)
    assert left.args == [1]
