"""Kinds of copy from the window: 转载, 通稿, 撤稿, 更正, and what is counted."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from newsroom.model.change import Change
from newsroom.model.kinds import ArticleKind
from newsroom.model.status import IssueStatus
from newsroom.ui.kinds.compare_dialog import CompareDialog
from newsroom.ui.kinds.cut_dialog import CutDialog
from newsroom.ui.kinds.holes_dialog import HolesDialog
from newsroom.ui.kinds.rectify_dialog import RectifyDialog
from newsroom.ui.kinds.rules_dialog import KindRulesDialog
from newsroom.ui.kinds.withdraw_dialog import WithdrawDialog
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import article, click_row, command, compose, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
TITLE, OTHER = "河堤晨跑道修好了", "社区食堂加开晚餐"


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with one of its articles open."""
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    click_row(qtbot, window, TITLE)
    return window


def choose_kind(window: MainWindow, kind: ArticleKind) -> None:
    box = window.editor.heads.kind
    box.setCurrentIndex(box.findData(kind))


def place(window: MainWindow, uuid: str, page: int) -> None:
    issue = window.place[1]
    where = on_desk(window, lambda desk: desk.library.issues.pages(issue)[page - 1].uuid)
    on_desk(window, lambda desk: desk.paging.bring(uuid, where))


def test_a_reprint_says_whence_it_comes(qtbot: QtBot, opened: MainWindow) -> None:
    bar = opened.editor.origin
    assert bar.isHidden()
    choose_kind(opened, ArticleKind.REPRINT)
    assert bar.isVisible()
    compose(bar.source, "河岸")
    assert bar.composing
    compose(bar.source, "", "《河岸晚报》")
    qtbot.keyClicks(bar.date, "2021.13.8")
    assert bar.date.property("tone") == "error"
    bar.date.setText("2021-10-8")
    assert bar.date.property("tone") == ""
    press(qtbot, bar, "写到文末")
    press(qtbot, bar, "写到文末")
    opened.editing.save()
    settle(qtbot, opened)
    kept = article(opened, opened.editing.article)
    assert kept.kind is ArticleKind.REPRINT
    assert kept.origin.source == "《河岸晚报》"
    assert kept.origin.date == datetime.date(2021, 10, 8)
    assert kept.body.count("（转载自《河岸晚报》2021年10月8日）") == 1
    click_row(qtbot, opened, OTHER)
    assert bar.isHidden()
    click_row(qtbot, opened, TITLE)
    assert bar.date.text() == "2021年10月8日"


def test_a_wire_is_locked_cut_with_a_reason_and_restored(qtbot: QtBot, opened: MainWindow) -> None:
    editor, bar = opened.editor, opened.editor.origin
    came = editor.body.body()
    editor.body.insert("自己添的。")
    choose_kind(opened, ArticleKind.WIRE)
    press(qtbot, bar, "记下原稿并锁定")
    settle(qtbot, opened)
    assert "与原稿不符：增加了“自己添的。”" in bar._told.text()
    assert editor.body.isReadOnly()
    press(qtbot, bar, "恢复原稿")
    settle(qtbot, opened)
    assert editor.body.body() == came
    assert bar._told.text() == "文字已锁定，与原稿一致"
    qtbot.keyClicks(editor.body, "x")
    editor.body.mark_lines("## ")
    editor.body.insert("x")
    editor.body.replace([(0, 2, "x")])
    assert editor.body.body() == came
    assert editor.heads.fields["headline"].isReadOnly()
    press(qtbot, bar, "删节…")
    ask = dialog_of(qtbot, opened, CutDialog)
    assert not ask._buttons.button(ask._buttons.StandardButton.Ok).isEnabled()
    ask._reason.setCurrentText("版面不够")
    ask.accept()
    settle(qtbot, opened)
    assert not editor.body.isReadOnly()
    editor.body.replace([(0, 5, "")])
    qtbot.waitUntil(lambda: bar._told.text() == "比原稿少 5 字：版面不够")
    press(qtbot, bar, "对照原稿…")
    beside = dialog_of(qtbot, opened, CompareDialog)
    beside.reject()
    opened.editing.save()
    settle(qtbot, opened)
    kept = article(opened, opened.editing.article)
    assert (kept.origin.cut, kept.origin.text) == ("版面不够", came)
    press(qtbot, bar, "恢复原稿")
    settle(qtbot, opened)
    assert article(opened, kept.uuid).locked
    assert editor.body.isReadOnly()
    choose_kind(opened, ArticleKind.NEWS)
    assert not editor.body.isReadOnly()


def test_a_piece_is_withdrawn_its_place_filled_and_all_undone(
    qtbot: QtBot, opened: MainWindow
) -> None:
    uuid = opened.editing.article
    place(opened, uuid, 2)
    (stood,) = on_desk(opened, lambda desk: desk.library.issues.placements_of(uuid))
    same = on_desk(opened, lambda desk: _copied(desk, uuid, opened.place))
    command(opened, "撤稿").trigger()
    settle(qtbot, opened)
    ask = dialog_of(qtbot, opened, WithdrawDialog)
    ok = ask._buttons.button(ask._buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    ask._reason.setCurrentText("与事实有出入")
    ask._order.setCurrentText("值班总编")
    ask.accept()
    offered = dialog_of(qtbot, opened, HolesDialog)
    settle(qtbot, opened)
    first = offered.chosen()
    assert first is not None
    assert (first.article, first.exact) == (same, True)
    (fate,) = opened.editor.fate.fates
    assert fate.words.startswith("已撤稿：与事实有出入（值班总编决定）")
    press(qtbot, offered, "补上")
    settle(qtbot, opened)
    (there,) = on_desk(opened, lambda desk: desk.library.issues.placements_of(same))
    assert (there.column, there.row) == (stood.column, stood.row)
    opened.acts.undo()
    opened.acts.undo()
    settle(qtbot, opened)
    assert on_desk(opened, lambda desk: desk.library.issues.placements_of(uuid)) == (stood,)
    qtbot.waitUntil(opened.editor.fate.isHidden)
    opened.acts.redo()
    settle(qtbot, opened)
    press(qtbot, opened.editor.fate, "恢复刊用")
    settle(qtbot, opened)
    assert not on_desk(opened, lambda desk: desk.library.withdrawals.holds(uuid))


def _copied(desk, uuid: str, place: tuple[str, str, str]) -> str:
    from dataclasses import replace  # noqa: PLC0415

    from newsroom.model.identity import new_id  # noqa: PLC0415

    same = replace(desk.library.articles.get(uuid), uuid=new_id(), headline="河堤跑道开放了哦")
    desk.library.articles.add(
        same, publication=place[0], issue=place[1], person="何编辑", reason="导入"
    )
    return same.uuid


def test_a_correction_is_made_from_the_printed_piece(qtbot: QtBot, opened: MainWindow) -> None:
    uuid, issue = opened.editing.article, opened.place[1]
    place(opened, uuid, 2)
    printed = IssueStatus.PRINTED
    on_desk(opened, lambda desk: desk.library.releases.set_status(issue, printed))
    body = opened.editor.body
    at = body.body().index("三公里")
    body.select(at, at + 3)
    command(opened, "作更正启事").trigger()
    settle(qtbot, opened)
    ask = dialog_of(qtbot, opened, RectifyDialog)
    fields = [ask._table.cellWidget(0, column) for column in (0, 1)]
    assert all(isinstance(field, QLineEdit) for field in fields)
    wrong, right = fields
    assert wrong.text() == "三公里"  # type: ignore[union-attr]
    right.setText("两公里")  # type: ignore[union-attr]
    assert "“三公里”应为“两公里”" in ask._body.toPlainText()
    press(qtbot, ask, "再加一处")
    ask._table.cellWidget(1, 0).setText("六公里")  # type: ignore[union-attr]
    assert ask._told.text() == "原稿里没有“六公里”，请核对"
    ask._table.cellWidget(1, 0).setText("")  # type: ignore[union-attr]
    ask._body.setPlainText("更正：跑道全长两公里。")
    ask._sorry.setChecked(False)
    assert ask._body.toPlainText() == "更正：跑道全长两公里。"
    ask.accept()
    qtbot.waitUntil(lambda: opened.editing.article not in ("", uuid))
    settle(qtbot, opened)
    notice = article(opened, opened.editing.article)
    assert (notice.kind, notice.body) == (ArticleKind.CORRECTION, "更正：跑道全长两公里。")
    press(qtbot, opened.editor.fate, "打开原稿")
    qtbot.waitUntil(lambda: opened.editing.article == uuid)
    settle(qtbot, opened)
    assert [fate.button for fate in opened.editor.fate.fates] == ["打开更正"]


def test_which_kinds_count_is_the_houses_own(qtbot: QtBot, opened: MainWindow) -> None:
    home = opened.place[0]
    command(opened, "体裁与统计").trigger()
    settle(qtbot, opened)
    ask = dialog_of(qtbot, opened, KindRulesDialog)
    row = list(ArticleKind).index(ArticleKind.WIRE)
    item = ask._list.topLevelItem(row)
    assert item is not None
    assert item.text(0) == "通稿"
    item.setCheckState(1, Qt.CheckState.Checked)
    ask.accept()
    settle(qtbot, opened)
    rules = on_desk(opened, lambda desk: dict(desk.kinds.rules(home)))
    assert rules[ArticleKind.WIRE].own
    assert not rules[ArticleKind.WIRE].paid


def test_refusals_are_told(qtbot: QtBot, opened: MainWindow) -> None:
    said: list[str] = []
    opened.kinding.said.connect(said.append)
    choose_kind(opened, ArticleKind.REPRINT)
    press(qtbot, opened.editor.origin, "写到文末")
    assert said == ["请先填原载报刊和日期"]


def test_a_row_is_let_go_when_a_piece_outside_the_list_is_opened(
    qtbot: QtBot, opened: MainWindow
) -> None:
    uuid = opened.editing.article
    place(opened, uuid, 2)
    opened.refresh(Change(pool=True))
    qtbot.waitUntil(lambda: opened.pool.model.row_of(uuid) < 0)
    click_row(qtbot, opened, OTHER)
    assert opened.pool.chosen() == [opened.editing.article]
    opened.editing.open(uuid)
    settle(qtbot, opened)
    assert opened.pool.chosen() == []
