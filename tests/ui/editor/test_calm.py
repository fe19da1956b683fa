"""Full-screen writing: the text alone, everything back as it was; where the caret rests is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsroom.ui.main_window import MainWindow
from tests.ui.hands import CONTROL, click_row, compose, on_desk, settle, titles

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN = "河堤晨跑道修好了"


def test_only_the_text_is_on_show_until_escape(qtbot: QtBot, window: MainWindow):
    click_row(qtbot, window, RUN)
    editor = window.editor
    size = editor.body.font().pointSizeF()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.calm.on
    shown = (editor.heads, window.pages, window.pool, window.statusBar(), editor.pictures)
    assert not any(widget.isVisible() for widget in shown)
    assert editor.body.hasFocus()
    assert editor.foot.isVisible()
    assert editor.body.font().pointSizeF() > size
    editor.body.set_caret(0)
    compose(editor.body, "", "新开头")
    compose(editor.body, "zi")
    qtbot.keyClick(editor.body, Qt.Key.Key_Escape)
    assert window.calm.on
    compose(editor.body, "", "字")
    qtbot.keyClick(editor.body, Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    uuid = window.editing.article
    body = on_desk(window, lambda desk: desk.writing.open(uuid).head.article.body)
    assert body.startswith("新开头字")
    qtbot.keyClick(editor.body, Qt.Key.Key_Escape)
    assert not window.calm.on
    assert all(widget.isVisible() for widget in shown)
    assert editor.body.font().pointSizeF() == pytest.approx(size)
    assert editor.body.viewportMargins().left() == 0


def test_without_an_article_there_is_nothing_to_write_full_screen(window: MainWindow):
    window.calm.toggle()
    assert not window.calm.on


def test_where_the_caret_rests_is_told_once_and_not_while_composing(
    qtbot: QtBot, window: MainWindow
):
    click_row(qtbot, window, titles(window)[0])
    body, told = window.editor.body, []
    body.setFocus()
    window.editing.caret.connect(lambda *spot: told.append(spot))
    for offset in (3, 5, 7):
        body.set_caret(offset)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(window.editing.article, 7)]
    compose(body, "ni")
    window.editing._tell_caret()
    assert len(told) == 1
    compose(body, "", "你")
    qtbot.waitUntil(lambda: told[-1] == (window.editing.article, 8))
