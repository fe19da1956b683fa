"""Articles on pages: dragged in, moved, resized, removed, undone; assembled; bulletins."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.model.change import Change
from newsroom.model.issue import IssueNumber
from newsroom.ui.commands.situation import FLOWS
from newsroom.ui.main_window import MainWindow
from newsroom.ui.page_dialog import PageDialog
from newsroom.ui.pages.dragging import ARTICLE_MIME
from tests.ui.conftest import BRIEF, STORY
from tests.ui.hands import (
    CONTROL,
    LEFT,
    Opening,
    cell,
    click_row,
    command,
    dialog_of,
    drop,
    haul,
    on_desk,
    placements,
    press,
    row_of,
    settle,
    titles,
)

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"


def shown(qtbot: QtBot, window: MainWindow, count: int) -> None:
    """Until the page on show holds so many placements."""
    qtbot.waitUntil(lambda: len(window.pages.preview._placements) == count, timeout=20_000)


def bring(qtbot: QtBot, window: MainWindow, title: str, column: int, row: int) -> None:
    """Drag an article from the pool onto a cell of the page."""
    view = window.pool.list_view()
    data = view.model().mimeData([view.model().index(row_of(window, title), 0)])
    assert data.hasFormat(ARTICLE_MIME)
    before = len(window.pages.preview._placements)
    assert drop(window.pages.preview, data, cell(window, column, row))
    settle(qtbot, window)
    shown(qtbot, window, before + 1)


@pytest.fixture
def placed(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the story on its first page."""
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    bring(qtbot, window, RUN, 0, 20)
    return window


def test_an_article_is_dragged_onto_the_page_and_back_into_the_pool(
    qtbot: QtBot, placed: MainWindow
):
    window = placed
    put = placements(window)[RUN]
    assert put.column == 0
    assert RUN not in titles(window)
    preview = window.pages.preview
    preview.select(put.uuid)
    settle(qtbot, window)
    assert window.editing.article == put.article
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Delete)
    settle(qtbot, window)
    shown(qtbot, window, 0)
    assert RUN in titles(window)


def test_moves_and_sizes_are_undone_and_done_again(qtbot: QtBot, placed: MainWindow):
    window = placed
    first = placements(window)[RUN]
    inside = cell(window, first.column, first.row + 1)
    haul(window, inside, cell(window, first.column + 1, first.row + 3))
    settle(qtbot, window)
    moved = placements(window)[RUN]
    assert (moved.column, moved.row) == (first.column + 1, first.row + 2)
    preview = window.pages.preview
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert placements(window)[RUN].depth == moved.depth + 1
    for expected in (moved, first):
        command(window, "撤销").trigger()
        settle(qtbot, window)
        now = placements(window)[RUN]
        assert (now.column, now.row, now.depth) == (expected.column, expected.row, expected.depth)
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert placements(window) == {}
    for _ in range(3):
        command(window, "重做").trigger()
        settle(qtbot, window)
    assert placements(window)[RUN].depth == moved.depth + 1
    assert "重做" in window.statusBar().currentMessage()


def test_a_hand_moves_what_it_sees_until_the_next_page_is_composed(
    qtbot: QtBot, placed: MainWindow
):
    before = placements(placed)[RUN]
    placed.pages.step(1)
    haul(placed, cell(placed, before.column, before.row + 1), cell(placed, before.column, 41))
    settle(qtbot, placed)
    after = placements(placed)[RUN]
    assert (after.page, after.row) == (before.page, 40)


def test_an_overlap_is_refused_in_words_and_the_page_stays(qtbot: QtBot, placed: MainWindow):
    window = placed
    put = placements(window)[RUN]
    bring(qtbot, window, DINNER, 4, 60)
    other = placements(window)[DINNER]
    inside = cell(window, other.column, other.row)
    haul(window, inside, cell(window, put.column, put.row - 3))
    settle(qtbot, window)
    assert f"《{RUN}》" in window.statusBar().currentMessage()
    assert placements(window)[DINNER] == other
    haul(window, cell(window, put.column, put.row), cell(window, put.column, put.row - 12))
    settle(qtbot, window)
    assert "超出版心" in window.statusBar().currentMessage()
    assert placements(window)[RUN] == put
    shown(qtbot, window, 2)


def test_lines_over_and_under_follow_the_typing(qtbot: QtBot, placed: MainWindow):
    window = placed
    window.editing.open(placements(window)[RUN].article)
    settle(qtbot, window)
    body = window.editor.body
    qtbot.waitUntil(lambda: window.editor.foot.fit.text() not in ("", "本期未上版"))
    before = window.editor.foot.fit.text()
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, "a b " * 300)
    qtbot.waitUntil(lambda: window.editor.foot.fit.text().startswith("多"), timeout=20_000)
    assert window.editor.foot.fit.text() != before
    assert window.paging.fit_of(window.editing.article)[0]


def test_an_article_on_another_page_is_not_said_to_be_on_none(qtbot: QtBot, placed: MainWindow):
    window = placed
    window.editing.open(placements(window)[RUN].article)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.foot.fit.text() not in ("", "本期未上版"))
    command(window, "加一版").trigger()
    settle(qtbot, window)
    edition = window.paging.edition
    assert edition is not None
    window.paging.go_to(max(edition.pages, key=lambda page: page.number).uuid)
    qtbot.waitUntil(lambda: window.editor.foot.fit.text() == "在一版", timeout=20_000)


def test_words_typed_and_not_yet_saved_run_on_by_a_jump(qtbot: QtBot, placed: MainWindow):
    window = placed
    window.editing.open(placements(window)[RUN].article)
    settle(qtbot, window)
    window.editor.body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(window.editor.body, "a b " * 300)
    qtbot.waitUntil(lambda: window.editor.foot.fit.text().startswith("多"), timeout=20_000)
    command(window, "加一版").trigger()
    settle(qtbot, window)
    window.pages.preview.select(placements(window)[RUN].uuid)
    command(window, "下转到下一版").trigger()
    settle(qtbot, window)
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    assert [p.part for p in edition.parts(window.editing.article)] == [0, 1]


def test_one_page_is_assembled(qtbot: QtBot, window: MainWindow):
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    qtbot.mouseClick(window.pages.assemble_button, LEFT)
    settle(qtbot, window)
    shown(qtbot, window, 2)
    assert set(placements(window)) == {RUN, DINNER}
    assert "排满" in window.statusBar().currentMessage()
    assert titles(window) == []
    assert "没有待排的稿件" in window.pool._empty.text()


def test_a_cancelled_assembly_leaves_nothing(qtbot: QtBot, window: MainWindow):
    window.assemble_all()
    assert window._stop.isVisible()
    qtbot.mouseClick(window._stop, LEFT)
    settle(qtbot, window)
    assert placements(window) == {}
    assert not window._stop.isVisible()


def test_assembling_nothing_says_so(qtbot: QtBot, window: MainWindow):
    home = window.place[0]
    change = on_desk(
        window,
        lambda desk: desk.paging.new_issue(home, datetime.date(2026, 3, 14), IssueNumber((6,))),
    )
    window.go_to(home, next(iter(change.issues)))
    window.refresh(change)
    settle(qtbot, window)
    command(window, "自动排版：全期").trigger()
    settle(qtbot, window)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "还没有稿件" in box.text()
    assert "收稿" in box.informativeText()


def test_tabs_and_tree_choose_the_same_page(qtbot: QtBot, window: MainWindow):
    qtbot.waitUntil(lambda: window.pages.tabs.count() > 1)
    window.tree.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.pages.tabs.currentIndex() == 1)
    assert window.tree.current()[2] == window.pages.current
    assert window.place[2] == window.pages.current
    qtbot.keyClick(window.tree, Qt.Key.Key_Down)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.pages.tabs.currentIndex() == 2)
    qtbot.keyClick(window.tree, Qt.Key.Key_Up)
    qtbot.keyClick(window.tree, Qt.Key.Key_Up)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.pages.tabs.currentIndex() == 0)


def test_the_page_names_its_editors(qtbot: QtBot, window: MainWindow):
    qtbot.waitUntil(lambda: bool(window.pages.current))
    command(window, "版面信息").trigger()
    dialog = dialog_of(qtbot, window, PageDialog)
    field = dialog._fields["editor"]
    field.clear()
    qtbot.keyClicks(field, "Li")
    press(qtbot, dialog, "确定")
    settle(qtbot, window)
    page = window.pages.current
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    assert edition.page(page).editor == "Li"


def test_a_locked_placement_stays_where_it_is(qtbot: QtBot, placed: MainWindow):
    window = placed
    put = placements(window)[RUN]
    window.pages.preview.select(put.uuid)
    for words in ("锁定／解锁", "加框／去框"):
        command(window, words).trigger()
        settle(qtbot, window)
    locked = placements(window)[RUN]
    assert locked.locked and locked.box
    command(window, "自动排版：本版").trigger()
    settle(qtbot, window)
    assert placements(window)[RUN] == locked
    assert DINNER in placements(window)


def test_commands_that_need_a_selection_say_so(qtbot: QtBot, window: MainWindow):
    window.styling.toggle_lock()
    assert "选中" in window.statusBar().currentMessage()
    window.paging.jump()
    assert "选中" in window.statusBar().currentMessage()


def test_a_bulletin_shows_the_pages_its_text_needs(
    qtbot: QtBot, open_window: Opening, tmp_path: Path
):
    path = tmp_path / "信息.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
        home = desk.library.publications.find("shangjie-xinxi")
        change = desk.paging.new_issue(home, datetime.date(2026, 3, 9), IssueNumber((2,)))
        issue = next(iter(change.issues))
        for text in (STORY, BRIEF):
            desk.receiving.take([read_pasted(text)], home, issue)
    window = open_window(path)
    qtbot.waitUntil(lambda: window.pages.tabs.count() == 1, timeout=20_000)
    preview = window.pages.preview
    assert preview._page is not None and preview._grid is None
    view = window.pool.list_view()
    data = view.model().mimeData([view.model().index(0, 0)])
    assert not drop(preview, data, QPointF(200, 200))
    window.editing.open(view.model().index(0, 0).data(257).uuid)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.foot.fit.text() == "在第1页", timeout=20_000)
    body = window.editor.body
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.insertPlainText("\n" + "再写一段凑满一页的话。" * 150)
    qtbot.waitUntil(lambda: window.pages.tabs.count() > 1, timeout=20_000)
    window.pages.step(1)
    assert preview._page.number == 2
    window.assemble()
    settle(qtbot, window)
    assert "连排" in dialog_of(qtbot, window, QMessageBox).text()
    dialog_of(qtbot, window, QMessageBox).close()
    assert window.pool._scope.currentText() == "本期稿件"
    assert len(titles(window)) == 2
    assert not window.pages.assemble_button.isEnabled()
    assert "连排" in window.pages.assemble_button.toolTip()
    for words in ("自动排版：全期", "加一版", "固定断行：本版", "替换稿件", "版面信息"):
        assert not command(window, words).isEnabled(), words
        assert command(window, words).toolTip() == FLOWS
    for words in ("出大样", "签字", "期次资料", "导出与付印"):
        assert command(window, words).isEnabled(), words


def test_commands_of_pages_come_back_with_a_paper(qtbot: QtBot, window: MainWindow) -> None:
    paper, issue, _ = window.place

    def bulletin(desk: Desk) -> tuple[str, Change]:
        home = desk.library.publications.find("shangjie-xinxi")
        return home, desk.paging.new_issue(home, datetime.date(2026, 3, 9), IssueNumber((2,)))

    home, change = on_desk(window, bulletin)
    window.go_to(home, next(iter(change.issues)))
    window.refresh(change)
    settle(qtbot, window)
    assert "本期还没有稿件" in window.pool._empty.text()
    assert "Ctrl+N" in window.pool._empty.text()
    assert not command(window, "自动排版：本版").isEnabled()
    window.go_to(paper, issue)
    window.refresh(Change(issues=frozenset({issue})))
    settle(qtbot, window)
    assert command(window, "自动排版：本版").isEnabled()
    assert command(window, "自动排版：本版").toolTip() != FLOWS
    assert window.pool._scope.currentText() == "本期未上版"
    assert window.pages.assemble_button.isEnabled()
    assert "锁定的不动" in window.pages.assemble_button.toolTip()


def test_search_narrows_the_pool(qtbot: QtBot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert("食堂")
    qtbot.waitUntil(lambda: titles(window) == [DINNER])
    field.clear()
    qtbot.waitUntil(lambda: len(titles(window)) == 2)
    field.insert("查无此文")
    qtbot.waitUntil(lambda: titles(window) == [])
    assert window.pool._empty.text() == "没有找到。"


def test_binned_articles_come_back(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, DINNER)
    view = window.pool.list_view()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert titles(window) == [RUN]
    assert window.editing.article == ""
    window.pool._scope.setCurrentText("回收站")
    window.pool.wanted.emit()
    settle(qtbot, window)
    assert titles(window) == [DINNER]
    view.setCurrentIndex(view.model().index(0, 0))
    command(window, "从回收站恢复").trigger()
    settle(qtbot, window)
    assert titles(window) == []


def test_several_chosen_articles_stay_chosen_when_the_list_is_shown_anew(
    qtbot: QtBot, window: MainWindow
):
    view = window.pool.list_view()
    view.setFocus()
    view.selectAll()
    both = set(window.pool.chosen())
    assert len(both) == 2
    window.show_pool()
    settle(qtbot, window)
    assert set(window.pool.chosen()) == both
