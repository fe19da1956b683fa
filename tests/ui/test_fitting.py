"""抠行 in the window: the ways are listed for a story that runs over, and a click goes there."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from newsroom.desk.composing import Composers
from newsroom.desk.measuring import fitting
from newsroom.ui.editor.fit_button import FitButton
from newsroom.ui.main_window import MainWindow
from tests.typeset.material import SENTENCES
from tests.ui.hands import LEFT, click_row, compose, placements, settle
from tests.ui.test_paging import DINNER, RUN, bring

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
WAY = re.compile(r"第(\d+)段删(\d+)字省1行")


def ways(button: FitButton) -> list[QAction]:
    """The ways that the menu lists."""
    return [action for action in button.menu().actions() if action.text().startswith("第")]


@pytest.fixture
def overset(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with a story that runs over its place, typed at the keyboard."""
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    bring(qtbot, window, RUN, 0, 20)
    uuid = placements(window)[RUN].article
    window.editing.open(uuid)
    settle(qtbot, window)
    body = window.editor.body
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.End)
    for sentence in SENTENCES:
        qtbot.keyClick(body, Qt.Key.Key_Return)
        compose(body, "", sentence)
    edition = window.paging._now()
    assert edition is not None
    expected = fitting(Composers(), edition, uuid)
    assert expected.ways
    menu = window.editor.foot.button.menu()
    qtbot.waitUntil(
        lambda: bool(menu.actions()) and menu.actions()[0].text() == expected.words,
        timeout=20_000,
    )
    return window


def chosen_by_key(qtbot: QtBot, button: FitButton) -> None:
    """Open the menu by a click and take its first way by the keyboard."""
    seen: list[str] = []

    def take() -> None:
        menu = button.menu()
        assert isinstance(menu, QMenu)
        seen.append("open" if menu.isVisible() else "shut")
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        menu.close()

    QTimer.singleShot(300, button, take)
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["open"]


def test_cuts_are_listed_cheapest_first_and_told_by_the_tip(overset: MainWindow):
    button = overset.editor.foot.button
    found = [WAY.match(action.text()) for action in ways(button)]
    characters = [int(match[2]) for match in found if match]
    assert len(characters) == len(found)
    assert characters == sorted(characters)
    assert button.isVisible()
    head = button.menu().actions()[0]
    assert head.text().startswith(overset.editor.foot.fit.text())
    assert not head.isEnabled()
    assert found[0] is not None
    assert found[0][0] in overset.editor.foot.fit.toolTip()


def test_a_way_goes_to_the_last_line_of_its_paragraph(qtbot: QtBot, overset: MainWindow):
    button, body = overset.editor.foot.button, overset.editor.body
    words = ways(button)[0].text()
    match = WAY.match(words)
    assert match
    paragraph = body.body().split("\n")[int(match[1]) - 1]
    chosen_by_key(qtbot, button)
    line = words.split("末行“", 1)[1][:-1]
    assert body.body()[body.caret() :].startswith(line)
    assert paragraph.endswith(line)
    assert body.hasFocus()


def test_cutting_as_told_saves_the_line(qtbot: QtBot, overset: MainWindow):
    button, body = overset.editor.foot.button, overset.editor.body
    over, _ = overset.paging.fit_of(overset.editing.article)
    match = WAY.match(ways(button)[0].text())
    assert over
    assert match
    chosen_by_key(qtbot, button)
    for _ in range(int(match[2])):
        qtbot.keyClick(body, Qt.Key.Key_Backspace)
    qtbot.waitUntil(
        lambda: overset.paging.fit_of(overset.editing.article)[0] == over - 1, timeout=20_000
    )
    assert overset.editor.foot.fit.text() == (f"多 {over - 1} 行" if over > 1 else "正好")


def test_an_article_on_no_page_has_nothing_to_cut(qtbot: QtBot, overset: MainWindow):
    click_row(qtbot, overset, DINNER)
    qtbot.waitUntil(lambda: overset.editor.foot.fit.text() == "本期未上版", timeout=20_000)
    button = overset.editor.foot.button
    assert ways(button) == []
    assert not button.isVisible()
    assert overset.editor.foot.fit.toolTip() == ""
