"""Faults in the fields of the editor: captions, headlines, locked and marked copy."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsroom.model.article import Article
from newsroom.model.fault import Fault
from newsroom.model.finding import Severity
from newsroom.model.picture import Slot
from newsroom.ui.editor.article_editor import ArticleEditor
from newsroom.ui.faults.places import Places, begins, ends

ARTICLE = Article(
    headline="路灯亮了，。",
    body="# 号\n路灯**亮，。了**\n最后一段。",
    slots=(Slot("灯光"), Slot("夜里的𠮷路，。很亮", ("田禾",))),
)


def fault(field: str, start: int, text: str = "，。", slot: int = -1) -> Fault:
    return Fault(
        rule="doubled",
        severity=Severity.ERROR,
        field=field,
        slot=slot,
        start=start,
        end=start + len(text),
        text=text,
        message="重复",
    )


@pytest.fixture
def editor(qtbot: QtBot) -> ArticleEditor:
    made = ArticleEditor()
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show_article(ARTICLE)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_captions_are_gone_to_and_changed(editor: ArticleEditor) -> None:
    places, found = Places(editor), fault("slots", 5, slot=1)
    caption = editor.pictures.captions()[1]
    places.show([found])
    places.go_to(found)
    assert caption.selectedText() == "，。"
    assert places.caret() == (begins(found), ends(found))
    assert places.take(found, "，") == ""
    assert caption.text() == "夜里的𠮷路，很亮"
    places.show([])
    beyond = fault("slots", 10, "田禾", slot=1)
    assert places.take(beyond, "天禾") == "请到稿件里直接改"


def test_headlines_are_changed_and_the_caret_is_known(editor: ArticleEditor) -> None:
    places, found = Places(editor), fault("headline", 4)
    field = editor.heads.fields["headline"]
    places.go_to(found)
    assert places.caret() == (begins(found), ends(found))
    field.deselect()
    field.setCursorPosition(2)
    assert places.caret() == (begins(fault("headline", 2)),) * 2
    assert places.take(found, "。") == ""
    assert field.text() == "路灯亮了。"
    assert places.take(found, "。") == "请到稿件里直接改"
    gap = fault("headline", 2, "")
    places.go_to(gap)
    assert (field.selectedText(), field.cursorPosition()) == ("", 2)


def test_the_body_is_changed_where_no_mark_stands_between(editor: ArticleEditor) -> None:
    places, body = Places(editor), editor.body
    at = ARTICLE.body.index("，。")
    assert places.take(fault("body", at), "，") == ""
    assert body.selected() == "，"
    assert places.caret() == (begins(fault("body", at, "，")), ends(fault("body", at, "，")))
    across = fault("body", at - 3, "灯亮")
    assert places.take(across, "灯") == "这几个字里有加粗之类的标记，请直接在正文里改"
    end = len(body.body()) - 1
    assert places.take(fault("body", end, ""), "了") == ""
    assert body.body().endswith("最后一段了。")


def test_what_is_locked_is_left_alone(editor: ArticleEditor) -> None:
    places = Places(editor)
    editor.body.setReadOnly(True)
    editor.heads.fields["headline"].setReadOnly(True)
    at = ARTICLE.body.index("，。")
    for found in (fault("body", at), fault("headline", 4)):
        assert places.take(found, "，") == "这篇稿件现在不能改，请先解除锁定"
    assert editor.heads.fields["headline"].text() == ARTICLE.headline


def test_a_byline_is_gone_to_and_changed_by_hand(editor: ArticleEditor, qtbot: QtBot) -> None:
    places, found = Places(editor), fault("credits", 0, "田禾", slot=0)
    places.go_to(found)
    assert places.take(found, "天禾") == "请到稿件里直接改"
    editor.origin.setFocus(Qt.FocusReason.OtherFocusReason)
    editor.foot.setFocus()
    assert places.caret() is None
