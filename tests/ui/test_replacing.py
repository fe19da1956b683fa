"""替换稿件: chosen from the waiting articles, or dropped onto the one to be replaced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from newsroom.ui.main_window import MainWindow
from newsroom.ui.replacing import ReplaceDialog
from tests.ui.hands import cell, command, dialog_of, drop, on_desk, placements, row_of, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"


@pytest.fixture
def placed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with one story on page one."""
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    uuid = next(a.uuid for a in edition.articles.values() if a.title == RUN)
    page = edition.pages[0].uuid
    window.refresh(on_desk(window, lambda desk: desk.paging.place(uuid, page, 0, 20)))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.pages.preview._placements), timeout=20_000)
    return window


def rectangle(window: MainWindow, title: str) -> tuple[int, ...]:
    put = placements(window)[title]
    return put.column, put.row, put.span, put.depth


def test_an_article_is_chosen_by_keys_and_stands_where_the_old_one_did(
    qtbot: QtBot, placed: MainWindow
):
    before = rectangle(placed, RUN)
    placed.pages.preview.select(placements(placed)[RUN].uuid)
    command(placed, "替换稿件").trigger()
    dialog = dialog_of(qtbot, placed, ReplaceDialog)
    assert dialog._list.count() == 1 and DINNER in dialog._list.item(0).text()
    dialog._search.setText("查无")
    assert dialog.chosen() == "" and not dialog._buttons.buttons()[0].isEnabled()
    dialog._search.clear()
    qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
    settle(qtbot, placed)
    assert rectangle(placed, DINNER) == before
    command(placed, "撤销").trigger()
    settle(qtbot, placed)
    assert rectangle(placed, RUN) == before


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard")
def test_a_drop_onto_a_story_asks_and_replaces(qtbot: QtBot, placed: MainWindow):
    view = placed.pool.list_view()
    data = view.model().mimeData([view.model().index(row_of(placed, DINNER), 0)])
    before = rectangle(placed, RUN)
    assert drop(placed.pages.preview, data, cell(placed, before[0], before[1] + 2))
    menu = placed.findChild(QMenu, "replace")
    assert isinstance(menu, QMenu) and menu.isVisible()
    assert RUN in menu.actions()[0].text() and "稿件列表" in menu.actions()[0].text()
    assert set(placements(placed)) == {RUN}
    menu.actions()[0].trigger()
    menu.close()
    settle(qtbot, placed)
    assert {DINNER: rectangle(placed, DINNER)} == {DINNER: before}
    assert set(placements(placed)) == {DINNER}


def test_with_nothing_waiting_it_says_so(qtbot: QtBot, placed: MainWindow):
    dinner = on_desk(placed, lambda desk: desk.paging.edition(placed.place[1])).articles
    uuid = next(a.uuid for a in dinner.values() if a.title == DINNER)
    placed.refresh(on_desk(placed, lambda desk: desk.writing.bin(uuid)))
    settle(qtbot, placed)
    placed.pages.preview.select(placements(placed)[RUN].uuid)
    command(placed, "替换稿件").trigger()
    assert "没有未上版的稿件" in placed.statusBar().currentMessage()
