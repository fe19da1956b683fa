"""Typing is kept: drafts, revisions, recovery, two versions, input methods, undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.credit import Role
from newsroom.ui.conflict_dialog import ConflictDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.pool import _SUMMARY
from tests.ui.hands import (
    Opening,
    article,
    click_row,
    compose,
    dialog_of,
    on_desk,
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
CONTROL = Qt.KeyboardModifier.ControlModifier
WINDOW_CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_run(qtbot: QtBot, window: MainWindow) -> str:
    """The story on show; its identity."""
    click_row(qtbot, window, RUN)
    assert window.editing.article
    return window.editing.article


def draft_body(window: MainWindow, uuid: str) -> str:
    draft = on_desk(window, lambda desk: desk.writing.open(uuid).draft)
    return draft.article.body if draft is not None else ""


def versions(window: MainWindow, uuid: str) -> int:
    return len(on_desk(window, lambda desk: desk.writing.revisions(uuid)))


def test_fields_show_the_byline_by_role(window: MainWindow, open_run: str):
    editor = window.editor
    assert [chip.text() for chip in editor.heads.byline.chips()] == ["记者 田禾", "通讯员 陶小满"]
    assert editor.heads.fields["dateline"].text() == "本报讯"
    assert editor.heads.fields["headline"].text() == RUN
    assert "正文" in editor.foot.count.text()


def test_typing_is_journalled_by_itself(qtbot: QtBot, window: MainWindow, open_run: str):
    before = versions(window, open_run)
    body = window.editor.body
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, "abc")
    qtbot.waitUntil(lambda: draft_body(window, open_run).endswith("abc"))
    assert versions(window, open_run) == before
    qtbot.waitUntil(lambda: "已自动保存" in window.editor.foot.saved.text())


def test_control_s_makes_a_version_and_loses_nothing_typed_meanwhile(
    qtbot: QtBot, window: MainWindow, open_run: str
):
    before = versions(window, open_run)
    body = window.editor.body
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, "one")
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    qtbot.keyClicks(body, "two")
    settle(qtbot, window)
    assert article(window, open_run).body.endswith("one")
    assert body.body().endswith("onetwo")
    assert versions(window, open_run) == before + 1
    qtbot.waitUntil(lambda: draft_body(window, open_run).endswith("onetwo"))
    assert not on_desk(window, lambda desk: desk.writing.open(open_run).conflict)


def test_leaving_an_article_makes_a_version_only_where_it_changed(
    qtbot: QtBot, window: MainWindow, open_run: str
):
    before = versions(window, open_run)
    click_row(qtbot, window, DINNER)
    other = window.editing.article
    assert other != open_run
    assert versions(window, open_run) == before
    window.editor.body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(window.editor.body, "x")
    click_row(qtbot, window, RUN)
    assert article(window, other).body.endswith("x")
    assert draft_body(window, other) == ""


def test_of_articles_asked_for_at_once_the_last_is_shown(
    qtbot: QtBot, window: MainWindow, open_run: str
):
    other = window.pool.list_view().model().index(row_of(window, DINNER), 0)
    window.pool.opened.emit(other.data(_SUMMARY).uuid)
    window.editing.open(open_run)
    settle(qtbot, window)
    assert window.editing.article == open_run


def test_what_cannot_be_saved_stays_on_show(qtbot: QtBot, window: MainWindow, open_run: str):
    body = window.editor.body
    body.moveCursor(QTextCursor.MoveOperation.End)
    on_desk(window, lambda desk: desk.library._database.execute("PRAGMA query_only = 1"))
    qtbot.keyClicks(body, "abc")
    click_row(qtbot, window, DINNER)
    press(qtbot, dialog_of(qtbot, window, QMessageBox), "知道了")
    assert window.editing.article == open_run
    assert body.body().endswith("abc")
    assert window.pool.chosen() == [open_run]
    on_desk(window, lambda desk: desk.library._database.execute("PRAGMA query_only = 0"))
    click_row(qtbot, window, DINNER)
    assert window.editing.article != open_run
    assert article(window, open_run).body.endswith("abc")


def test_names_typed_together_are_persons_of_one_role(
    qtbot: QtBot, window: MainWindow, open_run: str
):
    byline = window.editor.heads.byline
    byline.chips()[0].setFocus()
    qtbot.keyClick(byline.chips()[0], Qt.Key.Key_F2)
    compose(byline.input, "", "田禾、周一帆 吴越")
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    names = [(c.name, c.role) for c in article(window, open_run).credits]
    assert names == [
        ("田禾", Role.REPORTER),
        ("周一帆", Role.REPORTER),
        ("吴越", Role.REPORTER),
        ("陶小满", Role.CORRESPONDENT),
    ]


def test_the_last_composed_character_is_never_lost(qtbot: QtBot, window: MainWindow, open_run: str):
    body = window.editor.body
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.End)
    start = body.body()
    compose(body, "ni")
    assert window.editor.composing
    with qtbot.waitSignal(window.editing._journal.timeout):
        window.editing._edited()
    settle(qtbot, window)
    assert draft_body(window, open_run) == ""
    assert body.body() == start
    compose(body, "hao", "你")
    assert window.editor.composing
    compose(body, "", "好")
    assert not window.editor.composing
    qtbot.waitUntil(lambda: draft_body(window, open_run) == f"{start}你好")


@pytest.mark.parametrize("where", ["body", "headline", "byline"])
def test_who_composes_without_a_rest_is_written_down_all_the_same(
    qtbot: QtBot, window: MainWindow, open_run: str, where: str
):
    editor = window.editor
    fields = {"body": editor.body, "byline": editor.heads.byline.input, **editor.heads.fields}
    field = fields[where]
    field.setFocus()
    compose(field, "chen")
    compose(field, "yu", "陈")
    assert editor.composing

    def kept() -> bool:
        draft = on_desk(window, lambda desk: desk.writing.open(open_run).draft)
        return draft is not None and draft.article == editor.article()

    qtbot.waitUntil(kept)
    assert editor.composing
    compose(field, "", "宇")
    assert "陈宇" in str(editor.article())
    qtbot.waitUntil(kept)


def test_marks_keep_their_look_while_an_input_method_composes(window: MainWindow, open_run: str):
    body = window.editor.body
    body.setPlainText("## 小标题")
    block = body.document().firstBlock()
    before = [(f.start, f.length) for f in block.layout().formats()]
    body.moveCursor(QTextCursor.MoveOperation.End)
    compose(body, "wei")
    assert block.text() == "## 小标题"
    assert block.layout().preeditAreaText() == "wei"
    assert body.document().firstBlock().userState() == -1
    compose(body, "", "尾")
    assert block.text() == "## 小标题尾"
    assert before and block.layout().formats()


def test_saving_while_composing_keeps_what_is_there(
    qtbot: QtBot, window: MainWindow, open_run: str
):
    body = window.editor.body
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.End)
    compose(body, "", "甲")
    compose(body, "yi")
    click_row(qtbot, window, DINNER)
    assert article(window, open_run).body.endswith("甲")


def test_typing_is_undone_first_then_acts(qtbot: QtBot, window: MainWindow, open_run: str):
    body = window.editor.body
    body.setFocus()
    start = body.body()
    qtbot.keyClicks(body, "z")
    qtbot.keyClick(body, Qt.Key.Key_Z, CONTROL)
    assert body.body() == start
    qtbot.keyClick(body, Qt.Key.Key_Z, WINDOW_CONTROL_SHIFT)
    assert body.body() == f"z{start}"
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    window.tree.setFocus()
    qtbot.keyClick(window.tree, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.body.body() == start)
    assert article(window, open_run).body == start
    qtbot.keyClick(window.tree, Qt.Key.Key_Z, WINDOW_CONTROL_SHIFT)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.body.body() == f"z{start}")


def test_run_in_crossheads_after_rare_hanzi(qtbot: QtBot, window: MainWindow, open_run: str):
    body = window.editor.body
    body.setPlainText("𠮷庆街先行。后面是正文")
    cursor = body.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    window.editor.marks[1].act()
    assert body.body() == "### 𠮷庆街先行。｜后面是正文"


def test_a_new_article_is_chosen_and_ready_to_write(qtbot: QtBot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    settle(qtbot, window)
    assert titles(window)[0] == "无题"
    view = window.pool.list_view()
    assert [i.row() for i in view.selectionModel().selectedIndexes()] == [row_of(window, "无题")]
    field = window.editor.heads.fields["headline"]
    assert window.focusWidget() is field
    compose(field, "", "新题")
    qtbot.waitUntil(lambda: titles(window)[0] == "新题")  # before any version is made
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    assert "新题" in titles(window)


def test_what_a_crash_left_is_named_and_shown(qtbot: QtBot, open_window: Opening, library):
    uuid = _draft(library, "断电前写的一句。")
    window = open_window(library)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "找回了 1 篇" in box.text()
    assert RUN in box.informativeText()
    press(qtbot, box, "打开接着写")
    settle(qtbot, window)
    assert window.editing.article == uuid
    assert window.editor.body.body() == "断电前写的一句。"
    window.editing.save()
    settle(qtbot, window)
    assert article(window, uuid).body == "断电前写的一句。"
    assert not on_desk(window, lambda desk: desk.writing.recovered())


@pytest.mark.parametrize(
    ("choice", "body"), [("用没存的改动", "草稿里的话。"), ("用已存的版本", "后来存的话。")]
)
def test_of_two_versions_the_editor_chooses(
    qtbot: QtBot, open_window: Opening, library, choice: str, body: str
):
    uuid = _draft(library, "草稿里的话。", newer="后来存的话。")
    window = open_window(library)
    press(qtbot, dialog_of(qtbot, window, QMessageBox), "打开接着写")
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, ConflictDialog)
    assert RUN in dialog.findChildren(QLabel)[0].text()
    press(qtbot, dialog, choice)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.body.body() == body)
    assert article(window, uuid).body == body
    bodies = {r.article.body for r in on_desk(window, lambda desk: desk.writing.revisions(uuid))}
    assert {"草稿里的话。", "后来存的话。"} <= bodies
    assert not on_desk(window, lambda desk: desk.writing.recovered())


def _draft(library, body: str, newer: str = "") -> str:
    """Leave a draft as a crash would; with `newer`, on a revision that is no longer the newest."""
    with Desk.open(library) as desk:
        uuid = next(s.uuid for s in desk.library.articles.summaries() if s.title == RUN)
        opened = desk.writing.open(uuid)
        if newer:
            desk.writing.save(replace(opened.article, body=newer))
        desk.writing.keep(replace(opened.article, body=body), opened.head.uuid)
    return uuid


@pytest.mark.parametrize("where", ["body", "headline", "byline", "section"])
def test_no_refresh_touches_what_is_being_composed(
    qtbot: QtBot, window: MainWindow, open_run: str, where: str
):
    editor = window.editor
    fields = {"body": editor.body, "byline": editor.heads.byline.input, **editor.heads.fields}
    field = fields[where]
    field.setFocus()
    before = editor.article()
    assert before is not None
    compose(field, "xin")
    other = replace(before, subhead="别处改的副题", body="别处改的正文。")
    window.refresh(on_desk(window, lambda desk: desk.writing.save(other)))
    settle(qtbot, window)
    assert editor.composing
    assert editor.article() == before
    compose(field, "", "新")
    assert not editor.composing
    assert editor.article() != before
    assert "别处" not in editor.body.body()


def test_a_text_that_could_not_be_saved_is_not_binned(window: MainWindow, open_run: str):
    window.editor.body.setPlainText("存不上的字")
    window.editing._unsettle()
    window.acts.bin_articles()
    assert window.editing.article == open_run
    assert "还没有存上" in window.statusBar().currentMessage()


def test_what_the_disk_refused_is_written_once_it_is_well(
    qtbot: QtBot, window: MainWindow, open_run: str
):
    editing, body = window.editing, window.editor.body

    def let(refuse: int) -> None:
        sql = f"PRAGMA query_only = {refuse}"
        on_desk(window, lambda desk: desk.library._database.execute(sql))

    let(1)
    qtbot.keyClicks(body, "z")
    press(qtbot, dialog_of(qtbot, window, QMessageBox), "知道了")
    told: list[object] = []
    window.lane.troubled.connect(told.append)
    qtbot.keyClicks(body, "y")
    qtbot.waitUntil(lambda: not editing._journal.isActive() and editing._again.isActive())
    settle(qtbot, window)
    assert told == []  # once is enough
    assert "没有存上" in window.editor.foot.saved.text()
    assert editing.unsaved
    let(0)
    editing._again.start(0)
    qtbot.waitUntil(lambda: draft_body(window, open_run).startswith("zy"))
    qtbot.waitUntil(lambda: "已自动保存" in window.editor.foot.saved.text())
