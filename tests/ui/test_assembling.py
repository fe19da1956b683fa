"""Assembly from the window: what moves is reviewed first, the rest is taken at once; undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.change import Change
from newsroom.model.placement import Placement
from newsroom.ui.main_window import MainWindow
from newsroom.ui.review.dialog import ReviewDialog
from tests.ui.hands import command, dialog_of, on_desk, placements, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"


def where(placement: Placement) -> tuple[int, int, int, int]:
    return placement.column, placement.row, placement.span, placement.depth


@pytest.fixture
def assembled(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with its first page filled by itself, which needs no question."""
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    command(window, "自动排版：本版").trigger()
    settle(qtbot, window)
    assert len(placements(window)) == 2
    return window


def test_another_way_is_reviewed_given_up_taken_and_undone(qtbot: QtBot, assembled: MainWindow):
    window = assembled
    before = placements(window)
    command(window, "重新排（不保留现有位置）").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, ReviewDialog)
    assert 1 <= dialog._ways.count() <= 3
    press(qtbot, dialog, "取消")
    settle(qtbot, window)
    assert placements(window) == before
    command(window, "重新排（不保留现有位置）").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, ReviewDialog)
    dialog._ways.setCurrentRow(dialog._ways.count() - 1)
    (wanted,) = dialog.taken()
    press(qtbot, dialog, "采用")
    settle(qtbot, window)
    now = placements(window)
    assert {where(p) for p in now.values()} == {where(p) for p in wanted.placements}
    if wanted.moves:
        command(window, "撤销").trigger()
        settle(qtbot, window)
    assert placements(window) == before


def test_what_changed_meanwhile_is_not_run_over(qtbot: QtBot, assembled: MainWindow):
    window = assembled
    command(window, "重新排（不保留现有位置）").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, ReviewDialog)
    gone = placements(window)[DINNER].uuid
    window.refresh(on_desk(window, lambda desk: desk.paging.remove(gone)))
    press(qtbot, dialog, "采用")
    settle(qtbot, window)
    assert set(placements(window)) == {RUN}
    box = dialog_of(qtbot, window, QMessageBox)
    assert "又改动过" in box.text()
    press(qtbot, box, "知道了")


def test_a_jumped_story_keeps_its_other_half(qtbot: QtBot, window: MainWindow):
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    uuid = next(a.uuid for a in edition.articles.values() if a.title == RUN)
    one, two = edition.pages[0].uuid, edition.pages[1].uuid

    def jumped(desk: Desk) -> Change:
        change = desk.paging.place(uuid, one, 0, 30)
        put = next(p for p in desk.paging.edition(window.place[1]).placements)
        change |= desk.paging.resize(put.uuid, 0, 30, 1, 8)
        return change | desk.paging.jump_to(put.uuid, two)

    window.refresh(on_desk(window, jumped))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.pages.preview._placements), timeout=20_000)
    command(window, "自动排版：本版").trigger()
    settle(qtbot, window)
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    assert [p.page for p in edition.parts(uuid)] == [one, two]


@pytest.mark.parametrize(
    ("words", "accept"), [("自动排版：本版", "采用"), ("自动排版：全期", "全部采用")]
)
def test_what_would_move_is_asked_first(qtbot: QtBot, window: MainWindow, words: str, accept: str):
    edition = on_desk(window, lambda desk: desk.paging.edition(window.place[1]))
    uuid = next(a.uuid for a in edition.articles.values() if a.title == RUN)
    page = edition.pages[0].uuid

    def cramped(desk: Desk) -> Change:
        change = desk.paging.place(uuid, page, 2, 40)
        (put,) = desk.paging.edition(window.place[1]).placements
        return change | desk.paging.resize(put.uuid, 2, 40, 1, 5)

    window.refresh(on_desk(window, cramped))
    settle(qtbot, window)
    before = placements(window)
    command(window, words).trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, ReviewDialog)
    moves = [dialog._moves.rows.item(row).text() for row in range(dialog._moves.rows.count())]
    assert any(RUN in line for line in moves)
    assert placements(window) == before
    press(qtbot, dialog, accept)
    settle(qtbot, window)
    now = placements(window)
    assert set(now) == {RUN, DINNER}
    assert where(now[RUN]) != where(before[RUN]) and now[RUN].uuid == before[RUN].uuid
    command(window, "撤销").trigger()
    settle(qtbot, window)
    assert placements(window) == before


def test_a_person_in_a_hurry_takes_what_was_found(qtbot: QtBot, window: MainWindow):
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    assert not window._settle.isVisible()
    command(window, "自动排版：本版").trigger()
    qtbot.waitUntil(window._settle.isVisible, timeout=20_000)
    qtbot.mouseClick(window._settle, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert not window._settle.isVisible()
    assert len(placements(window)) == 2
