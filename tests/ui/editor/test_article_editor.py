"""The editor alone: what is shown comes back, names complete, lines are marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.picture import Slot
from newsroom.ui.editor.article_editor import ArticleEditor

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
ARTICLE = Article(
    section="街坊",
    kicker="一条路 几代人",
    headline="老街铺上新石板",
    subhead="——修旧如旧",
    dateline="本报讯",
    credits=(
        Credit("田禾", Role.REPORTER, "见习记者"),
        Credit("陶小满", Role.CORRESPONDENT),
        Credit("安宁", Role.PHOTOGRAPHER),
    ),
    source_unit="区住建局",
    body="## 开工\n石板来自本地山里。\n● 先修水沟",
    slots=(Slot("新石板路。", ("安宁",)),),
    importance=4,
)


@pytest.fixture
def editor(qtbot: QtBot) -> ArticleEditor:
    editor = ArticleEditor()
    qtbot.addWidget(editor)
    editor.show_article(ARTICLE)
    editor.show()
    return editor


def test_what_is_shown_comes_back(editor: ArticleEditor):
    assert editor.article() == ARTICLE


def test_photographers_of_captions_stand_at_their_picture(editor: ArticleEditor):
    byline = editor.heads.byline
    assert [chip.text() for chip in byline.chips()] == ["见习记者 田禾", "通讯员 陶小满"]
    byline.add("记者 吴越")
    typed = editor.article()
    assert typed is not None
    assert typed.credits == (
        *ARTICLE.credits[:2],
        Credit("吴越", Role.REPORTER),
        ARTICLE.credits[2],
    )


@pytest.mark.parametrize(
    ("mark", "line"),
    [(0, "## 石板来自本地山里。"), (2, "● 石板来自本地山里。"), (3, "> 石板来自本地山里。")],
)
def test_marks_are_put_on_and_taken_off(editor: ArticleEditor, mark: int, line: str):
    editor.body.set_caret(6)
    editor.marks[mark].act()
    assert editor.body.body().split("\n")[1] == line
    editor.marks[mark].act()
    assert editor.body.body() == ARTICLE.body


def test_a_run_in_crosshead_leaves_the_rest_of_a_long_paragraph(editor: ArticleEditor):
    long = "先清沟渠再铺石板" * 40
    editor.resize(420, 700)
    editor.body.set_body(f"{long}\n第二段")
    select(editor, 0, 4)
    editor.body.mark_run_in()
    assert editor.body.body() == f"### 先清沟渠｜{long[4:]}\n第二段"
    editor.body.mark_run_in()
    assert editor.body.body() == f"先清沟渠\u3000{long[4:]}\n第二段"


def test_a_line_selected_with_its_break_is_marked_alone(editor: ArticleEditor):
    editor.body.set_body("开工\n石板来自山里")
    select(editor, 0, 3)
    editor.body.mark_lines("## ")
    assert editor.body.body() == "## 开工\n石板来自山里"


def select(editor: ArticleEditor, start: int, end: int) -> None:
    cursor = editor.body.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.body.setTextCursor(cursor)


def test_another_article_is_shown_without_an_edit(qtbot: QtBot, editor: ArticleEditor):
    with qtbot.assertNotEmitted(editor.edited):
        editor.show_article(replace(ARTICLE, headline="另一篇", importance=2))
        editor.show_article(None)
    assert editor.article() is None and not editor.composing


def test_in_a_low_window_pictures_give_way_to_the_bar_above_the_body(qtbot: QtBot) -> None:
    window, bar = QWidget(), QWidget()
    qtbot.addWidget(window)
    editor = ArticleEditor(window)
    editor.show_article(ARTICLE)
    bar.hide()
    editor.put_above_body(bar)
    editor.resize(450, 20 * editor.fontMetrics().height())
    window.show()
    assert not editor.pictures.isHidden()
    bar.show()
    assert editor.pictures.isHidden()
    editor.resize(450, 40 * editor.fontMetrics().height())
    assert not editor.pictures.isHidden()
    editor.show_only_text(True)
    bar.hide()
    assert editor.pictures.isHidden()
