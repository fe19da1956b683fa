"""检索稿库: typed, walked through, read, opened at the place; searches kept by name."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from newsroom.model.query import SearchOrder
from newsroom.ui.main_window import MainWindow
from newsroom.ui.searching.model import whereabouts
from newsroom.ui.searching.window import SearchWindow
from tests.ui.conftest import BRIEF, STORY
from tests.ui.hands import CONTROL, command, dialog_of, on_desk, placements, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard"),
]
LEAD, SHORT = (text.split("\n", 1)[0] for text in (STORY, BRIEF))


@pytest.fixture
def search(qtbot: QtBot, window: MainWindow) -> SearchWindow:
    command(window, "检索稿库").trigger()
    opened = dialog_of(qtbot, window, SearchWindow)
    settle(qtbot, window)
    return opened


def titles(search: SearchWindow) -> list[str]:
    return [search.model.index(row).data() for row in range(search.model.rowCount())]


def look(qtbot: QtBot, window: MainWindow, search: SearchWindow, typed: str) -> None:
    search.field.setText(typed)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)  # at once, without waiting for a rest
    settle(qtbot, window)


def answer(qtbot: QtBot, search: SearchWindow, name: str) -> None:
    """Give the name that is asked for."""
    qtbot.waitUntil(lambda: bool(search.findChildren(QInputDialog)))
    asking = search.findChildren(QInputDialog)[-1]
    asking.setTextValue(name)
    asking.accept()
    qtbot.waitUntil(lambda: not search.findChildren(QInputDialog))


def test_finds_are_listed_read_and_opened_at_their_place(
    qtbot: QtBot, window: MainWindow, search: SearchWindow
) -> None:
    assert titles(search) == [SHORT, LEAD] and search._told.text() == "最近的 2 篇"
    assert not search._keep.isEnabled()
    look(qtbot, window, search, "飲水台")
    assert titles(search) == [LEAD] and search._told.text() == "找到 1 篇"
    hit = search.chosen()
    assert hit is not None
    shown = [hit.line.snippet[a:b] for a, b in hit.line.snippet_marks]
    assert shown == ["饮水台"] and hit.issue_label in hit.issue_label
    assert whereabouts(hit).startswith("上街时报　2026年3月7日 第5期")
    assert "饮水台" in search.reader.toPlainText() and search.reader.article == hit.line.uuid
    assert search.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.editing.article == hit.line.uuid)
    settle(qtbot, window)
    assert not search.isVisible()
    assert window.editor.body.selected() == "饮水台"
    command(window, "检索稿库").trigger()
    assert dialog_of(qtbot, window, SearchWindow) is search
    settle(qtbot, window)
    assert titles(search) == [LEAD] and search.field.selectedText() == "飲水台"
    search.reject()


def test_keys_walk_through_the_finds(
    qtbot: QtBot, window: MainWindow, search: SearchWindow
) -> None:
    look(qtbot, window, search, "田禾")
    assert sorted(titles(search)) == sorted([SHORT, LEAD])
    qtbot.keyClick(search.field, Qt.Key.Key_Down)
    assert search.list.currentIndex().row() == 1 and search.field.text() == "田禾"
    settle(qtbot, window)
    assert search.reader.article == search.chosen().line.uuid  # type: ignore[union-attr]
    qtbot.keyClick(search.field, Qt.Key.Key_Up)
    qtbot.keyClick(search.field, Qt.Key.Key_PageUp)
    assert search.list.currentIndex().row() == 0
    search.order.setCurrentIndex(list(SearchOrder).index(SearchOrder.NEWEST))
    search.order.activated.emit(1)
    settle(qtbot, window)
    assert titles(search) == [SHORT, LEAD]
    search.reject()


def test_conditions_are_added_by_a_menu_and_explained(
    qtbot: QtBot, window: MainWindow, search: SearchWindow
) -> None:
    menu = search._add.menu()
    adds = {action.text(): action for action in menu.actions()}
    look(qtbot, window, search, "食堂")
    adds["记者…"].trigger()
    assert search.field.text() == "食堂 记者:"
    qtbot.keyClicks(search.field, "tianhe")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert titles(search) == [] and "没有找到" in search._empty.text()
    assert search.reader.toPlainText() == "" and not search._open.isEnabled()
    search.field.clear()
    adds["带空格的整句…"].trigger()
    qtbot.keyClicks(search.field, "a b")
    assert search.field.text() == "“a b”"
    days = cast("object", adds["日期"].menu())
    chosen = {action.text(): action for action in days.actions()}  # type: ignore[attr-defined]
    search.field.clear()
    chosen["去年"].trigger()
    assert search.field.text() == "日期:去年 "
    look(qtbot, window, search, "日期:昨晚")
    assert search._note.isVisible() and "日期:昨晚" in search._note.text()
    look(qtbot, window, search, "")
    assert not search._note.isVisible()
    search.reject()


def test_a_find_is_shown_on_its_page(
    qtbot: QtBot, window: MainWindow, search: SearchWindow
) -> None:
    pages = window.lines[0].issues[0].pages
    look(qtbot, window, search, "垂柳")
    hit = search.chosen()
    assert hit is not None and not search._page.isEnabled()
    place = on_desk(window, lambda desk: desk.paging.place(hit.line.uuid, pages[1].uuid, 0, 40))
    assert place.pages
    window.refresh(place)  # what is on show follows
    settle(qtbot, window)
    again = search.chosen()
    assert again is not None and (again.page, again.number) == (pages[1].uuid, pages[1].number)
    qtbot.keyClick(search.field, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.place[2] == pages[1].uuid)
    settle(qtbot, window)
    assert not search.isVisible() and window.editing.article == hit.line.uuid
    assert LEAD in placements(window)


def test_searches_are_kept_renamed_dropped_and_brought_back(
    qtbot: QtBot, window: MainWindow, search: SearchWindow
) -> None:
    def listed() -> list[str]:
        settle(qtbot, window)
        return [search.kept.item(row).text() for row in range(search.kept.count())]

    assert listed() == ["已保存的检索", "把常用的检索保存在这里"]
    look(qtbot, window, search, "记者:田禾 食堂")
    press(qtbot, search, "保存检索…")
    answer(qtbot, search, "食堂的稿")
    assert listed() == ["已保存的检索", "食堂的稿"]
    look(qtbot, window, search, "别的")
    search.kept.itemClicked.emit(search.kept.item(1))
    settle(qtbot, window)
    assert search.field.text() == "记者:田禾 食堂" and titles(search) == [SHORT]
    search.kept.setCurrentRow(1)
    qtbot.keyClick(search.kept, Qt.Key.Key_F2)
    answer(qtbot, search, "食堂")
    assert listed() == ["已保存的检索", "食堂"]
    search.kept.setCurrentRow(1)
    qtbot.keyClick(search.kept, Qt.Key.Key_Delete)
    assert listed() == ["已保存的检索", "把常用的检索保存在这里"]
    window.commands.run("undo")
    assert listed() == ["已保存的检索", "食堂"]
    qtbot.keyClick(search.field, Qt.Key.Key_Return)  # what was opened from is remembered
    qtbot.waitUntil(lambda: not search.isVisible())
    assert listed()[2:] == ["最近查过", "记者:田禾 食堂"]
