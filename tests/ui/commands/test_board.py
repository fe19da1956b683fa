"""Every command at work in the window: named, explained, greyed with a reason, done."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from newsroom import paths
from newsroom.desk.desk import Desk
from newsroom.ui.commands.command import Command, plain
from newsroom.ui.commands.situation import Situation
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import Opening, click_row, command, settle, titles

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
HELD = re.compile(r"（[^（）]*）")


@pytest.fixture
def empty(open_window: Opening, tmp_path: Path) -> MainWindow:
    """A window over a library without an issue."""
    path = tmp_path / "空.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
    return open_window(path)


def declared(window: MainWindow) -> list[Command]:
    return [found for _, found in window.commands.listed()]


def test_each_command_is_declared_whole(window: MainWindow) -> None:
    commands = declared(window)
    for field in ("name", "plain"):
        seen = [getattr(one, field) for one in commands]
        assert len(seen) == len(set(seen)), field
    icons = {path.stem for path in (paths.resources() / "icons").glob("*.svg")}
    for one in commands:
        assert one.does and not one.does.endswith("。"), one.name
        assert not one.icon or one.icon in icons, (one.name, one.icon)
        if one.keys:
            keys = QKeySequence(one.keys).toString(QKeySequence.SequenceFormat.PortableText)
            assert keys == one.keys, one.name


def test_each_tooltip_says_what_and_the_shortcut(window: MainWindow) -> None:
    for one in declared(window):
        action = window.commands.action(one.name)
        if action.isEnabled():
            assert action.toolTip().startswith(one.does)
            assert (one.keys or one.held) in action.toolTip()
        else:
            assert action.toolTip() == one.why_not(window.commands.now())


def test_mnemonics_of_a_menu_differ(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        letters = re.findall(r"\(&(.)\)", "".join(one.text() for one in menu.actions()))
        assert len(letters) == len(set(letters)), (menu.title(), sorted(letters))


def test_a_greyed_command_tells_why_when_its_shortcut_is_pressed(
    qtbot: QtBot, empty: MainWindow
) -> None:
    assert not command(empty, "自动排版：本版").isEnabled()
    qtbot.keyClick(empty, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert empty.statusBar().currentMessage() == "请先在左侧选一期"


def test_icons_come_with_the_opened_menu(window: MainWindow) -> None:
    menu = window.commands.menu("page")
    bare = [action for action in menu.actions() if action.objectName() and action.icon().isNull()]
    assert bare
    menu.aboutToShow.emit()
    assert not any(action.icon().isNull() for action in bare)


def test_undo_names_what_it_takes_back(qtbot: QtBot, window: MainWindow) -> None:
    undo, redo = command(window, "撤销"), command(window, "重做")
    assert (undo.isEnabled(), undo.text()) == (False, "撤销(&U)")
    command(window, "加一版").trigger()
    settle(qtbot, window)
    assert undo.isEnabled()
    label = plain(undo.text())
    assert label.startswith("撤销“") and label != "撤销“”"
    undo.trigger()
    settle(qtbot, window)
    assert not undo.isEnabled()
    assert plain(redo.text()) == label.replace("撤销", "重做")


def test_typing_is_undone_before_acts(qtbot: QtBot, window: MainWindow) -> None:
    command(window, "加一版").trigger()
    settle(qtbot, window)
    click_row(qtbot, window, titles(window)[0])
    body = window.editor.body
    body.setFocus()
    before = body.body()
    qtbot.keyClicks(body, "abc")
    undo = command(window, "撤销")
    assert plain(undo.text()) == "撤销“输入”"
    while body.document().isUndoAvailable():
        undo.trigger()
    assert body.body() == before
    assert plain(undo.text()).startswith("撤销“") and "输入" not in undo.text()


def test_a_button_is_its_command(qtbot: QtBot, window: MainWindow) -> None:
    button = window.commands.button("field.cut", words="剪切")
    qtbot.addWidget(button)
    window.tree.setFocus()
    assert not button.isEnabled() and "文字" in button.toolTip()
    click_row(qtbot, window, titles(window)[0])
    window.editor.body.setFocus()
    assert button.isEnabled() and button.accessibleName() == "剪切"


def test_the_first_rule_that_fails_is_the_reason(window: MainWindow) -> None:
    add = next(one for one in declared(window) if one.name == "page.add")
    assert "不分版" in add.why_not(Situation(flows=True))
    assert "选一期" in add.why_not(Situation())
    assert add.why_not(Situation(issue="x")) == ""


@pytest.mark.parametrize(
    ("words", "bare"),
    [("版位(&L)…", "版位"), ("首字下沉(&D)", "首字下沉"), ("收稿", "收稿"), ("栏数(&C)…", "栏数")],
)
def test_words_without_their_mnemonic(words: str, bare: str) -> None:
    assert plain(words) == bare


def test_menus_open_after_all_widgets_were_asked_for(window: MainWindow) -> None:
    QApplication.topLevelWidgets()
    QApplication.allWidgets()
    gc.collect()
    for action in window.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        assert menu.actions()


def test_redo_answers_to_both_of_its_usual_keys(window: MainWindow) -> None:
    keys = [key.toString() for key in window.commands.action("redo").shortcuts()]
    assert keys == ["Ctrl+Shift+Z", "Ctrl+Y"]
