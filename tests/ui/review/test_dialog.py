"""The review: thumbnails, moves, what is held over, what closes a page, taken by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from newsroom.arrange.assembly import Assembly
from newsroom.arrange.closing import ClosingKind
from newsroom.desk.composing import Composers
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.typeset.cuts import Push
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.pages.pictures import NoPictures
from newsroom.ui.review.dialog import Review, ReviewDialog
from newsroom.ui.review.options import of_issue, of_page
from tests.ui.hands import press

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def shown(qtbot: QtBot, edition: Edition, *proposed: Assembly, whole: bool = False):
    composers = Composers()
    make = of_issue(edition, proposed, composers, Job()) if whole else None
    options = make or of_page(edition, proposed[0], composers, Job())
    parent = QWidget()
    qtbot.addWidget(parent)
    review = Review(
        edition,
        options,
        LaterRenditions(NoPictures(), parent),
        lambda edition, page, done: done(composers.page(edition, page)),
        whole,
    )
    dialog = ReviewDialog(review, parent)
    dialog.keep = parent  # type: ignore[attr-defined]
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def lines(rows) -> list[str]:
    return [rows.item(row).text() for row in range(rows.count())]


def test_it_tells_what_moves_what_is_left_and_what_closes(
    qtbot: QtBot, edition: Edition, proposed: Assembly
):
    dialog = shown(qtbot, edition, proposed)
    first, second = (article.title for article in edition.articles.values())
    assert dialog.windowTitle() == "自动排版：一版"
    assert "排满 50%" in dialog._summary.text() and "1.2 秒" in dialog._summary.text()
    assert dialog._notes.text() == "提示"
    assert lines(dialog._moves.rows) == [f"《{first}》新上版"]
    assert lines(dialog._held.rows) == [f"《{second}》"]
    assert dialog._held.title.text() == "没有排下的稿件（1）"
    assert len(lines(dialog._closings.rows)) == 5
    assert not dialog._apply.isEnabled()
    dialog._moves.rows.setCurrentRow(0)
    assert dialog._sheet._chosen == next(iter(edition.articles))


def test_arrows_choose_a_way_and_enter_takes_it(qtbot: QtBot, edition: Edition, proposed: Assembly):
    dialog = shown(qtbot, edition, proposed)
    assert dialog.taken() == (proposed,)
    qtbot.keyClick(dialog._ways, Qt.Key.Key_Down)
    assert dialog.taken() == proposed.alternatives
    assert not dialog._closings.rows.isVisible() and not dialog._apply.isVisible()
    qtbot.keyClick(dialog._ways, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_numbers_choose_and_nothing_is_taken_before_enter(
    qtbot: QtBot, edition: Edition, proposed: Assembly
):
    (way,) = proposed.alternatives
    seen = replace(way, blemishes=("碰题 2 处", "通缝 1 道"))
    dialog = shown(qtbot, edition, replace(proposed, alternatives=(seen,)))
    assert dialog._notes.text() == "提示"
    assert dialog._ways.item(1).text().endswith("碰题 2 处")
    qtbot.keyClick(dialog._ways, "2")
    assert dialog.taken() == (seen,)
    assert "碰题 2 处、通缝 1 道" in dialog._notes.text()
    title = next(iter(edition.articles.values())).title
    assert f"和第一种比，2 篇的位置或大小不同，最大的《{title}》撤下" in dialog._notes.text()
    qtbot.keyClick(dialog._ways, "3")
    assert dialog.taken() == (seen,)
    qtbot.keyClick(dialog._ways, "1")
    assert [each.page for each in dialog.taken()] == [proposed.page]
    assert dialog.result() == 0 and dialog.isVisible()
    qtbot.keyClick(dialog._ways, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_enter_at_once_takes_the_first(qtbot: QtBot, edition: Edition, proposed: Assembly):
    dialog = shown(qtbot, edition, proposed)
    qtbot.keyClick(dialog._ways, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.taken() == (proposed,)


def test_a_closing_is_taken_and_the_page_shown_with_it(
    qtbot: QtBot, edition: Edition, proposed: Assembly
):
    dialog = shown(qtbot, edition, proposed)
    dialog._closings.rows.setCurrentRow(1)
    press(qtbot, dialog, "采用这条建议")
    (now,) = dialog.taken()
    assert {p.article for p in now.placements} == set(edition.articles)
    assert "100%" in dialog._ways.item(0).text()
    assert not dialog._held.rows.isVisible()
    frames = dialog._option.frames
    assert {fit.placement for fit in frames.fits} == {p.uuid for p in now.placements}


def test_a_closing_that_comes_when_all_is_closed_or_another_was_taken_changes_nothing(
    qtbot: QtBot, edition: Edition, proposed: Assembly
):
    composers, waiting = Composers(), []
    dialog = shown(qtbot, edition, proposed)
    frames = composers.page(edition, proposed.page)
    review = replace(dialog._review, compose=lambda _e, _p, done: waiting.append(done))
    dialog._review = review
    for row in (1, 3):
        dialog._closings.rows.setCurrentRow(row)
        dialog._take_closing()
    waiting[0](frames)
    taken = dialog.taken()
    waiting[1](frames)
    assert dialog.taken() == taken
    dialog._closings.rows.setCurrentRow(1)
    dialog._take_closing()
    delete(dialog)
    assert len(waiting) == 3
    waiting[2](frames)


def test_a_closing_that_needs_words_takes_the_page_and_opens_the_story(
    qtbot: QtBot, edition: Edition, proposed: Assembly
):
    push = Push(2, 3, 1, 40, 50, 50)
    closings = (*proposed.closings[:-1], replace(proposed.closings[-1], pushes=(push,)))
    dialog = shown(qtbot, edition, replace(proposed, closings=closings))
    dialog._closings.rows.setCurrentRow(4)
    with qtbot.waitSignal(dialog.article_wanted) as told:
        press(qtbot, dialog, "采用版面并去改稿")
    assert told.args == [next(iter(edition.articles)), 40]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_place_that_words_are_to_fill_is_taken_with_the_page(
    qtbot: QtBot, edition: Edition, proposed: Assembly
):
    deeper, push = proposed.closings[3], Push(2, 3, 1, 40, 50, 50)
    closings = (*proposed.closings[:3], replace(deeper, kind=ClosingKind.PUSH, pushes=(push,)))
    dialog = shown(qtbot, edition, replace(proposed, closings=closings))
    dialog._closings.rows.setCurrentRow(3)
    with qtbot.waitSignal(dialog.article_wanted):
        press(qtbot, dialog, "采用版面并去改稿")
    (taken,) = dialog.taken()
    assert [p.depth for p in taken.placements] == [24]


def test_pages_of_an_issue_are_taken_together(qtbot: QtBot, edition: Edition, proposed: Assembly):
    dialog = shown(qtbot, edition, proposed, whole=True)
    assert dialog.windowTitle() == "自动排版：全期"
    press(qtbot, dialog, "全部采用")
    assert dialog.taken() == (proposed,)


def test_an_article_that_closes_one_page_is_not_offered_on_the_next(
    qtbot: QtBot, edition: Edition, proposed: Assembly
):
    following = edition.pages[1]
    other = replace(proposed, page=following.uuid, number=following.number, placements=(), moves=())
    dialog = shown(qtbot, edition, proposed, other, whole=True)
    dialog._closings.rows.setCurrentRow(1)
    press(qtbot, dialog, "采用这条建议")
    first, second = dialog.taken()
    assert first.held_over == second.held_over == ()
    assert "article" not in [closing.kind for closing in second.closings]
