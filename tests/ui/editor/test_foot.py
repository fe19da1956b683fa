"""The foot line: length of the body, the selection and the paragraph, and how it fits."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from newsroom.ui.editor.body import BodyEdit
from newsroom.ui.editor.foot import Foot
from tests.ui.hands import compose

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def foot(qtbot: QtBot) -> Foot:
    body = BodyEdit()
    qtbot.addWidget(body)
    foot = Foot(body, body)
    body.set_body("## 开工\n\n石板来自**山里**，好。\n末段")
    foot.show_count("正文 13 字")
    return foot


def test_paragraph_and_selection_are_counted(qtbot: QtBot, foot: Foot):
    body = foot._body
    body.set_caret(12)
    qtbot.waitUntil(lambda: foot.here.text() == "第 2 段 9 字")
    assert foot.count.text() == "正文 13 字"
    body.select(6, len("## 开工\n\n石板来自**山里**，好。"))
    qtbot.waitUntil(lambda: foot.count.text() == "选中 9 字（不计标点 7）")
    body.set_caret(0)
    qtbot.waitUntil(lambda: foot.count.text() == "正文 13 字")


def test_nothing_is_counted_while_an_input_method_composes(qtbot: QtBot, foot: Foot):
    body = foot._body
    body.set_caret(len(body.body()))
    qtbot.waitUntil(lambda: foot.here.text() == "第 3 段 2 字")
    compose(body, "zi")
    foot._follow()
    assert foot.here.text() == "第 3 段 2 字"
    compose(body, "", "字")
    qtbot.waitUntil(lambda: foot.here.text() == "第 3 段 3 字")


@pytest.mark.parametrize(
    ("over", "under", "elsewhere", "words", "tone"),
    [
        (3, 0, "", "多 3 行", "error"),
        (0, 2, "", "缺 2 行", "warning"),
        (0, 0, "", "正好", "good"),
        (None, 0, "", "本期未上版", "quiet"),
        (None, 0, "一版", "在一版", "quiet"),
    ],
)
def test_lines_over_and_under_have_their_colour(
    foot: Foot, over: int | None, under: int, elsewhere: str, words: str, tone: str
):
    foot.show_fit(over, under, elsewhere)
    assert foot.fit.text() == words
    assert foot.fit.property("tone") == tone
    assert words in foot.fit.accessibleName()


def test_words_never_lay_out_what_stands_around(qtbot: QtBot, foot: Foot):
    body = foot._body
    body.resize(600, 300)
    foot.setGeometry(0, 260, 600, 40)
    body.show()
    qtbot.waitUntil(lambda: foot.fit.x() > 0)
    assert foot.layout() is None
    for over, under in ((12, 0), (0, 123)):
        foot.show_fit(over, under, "")
        qtbot.waitUntil(lambda: foot.fit.width() == foot.fit.sizeHint().width())
        assert foot.fit.geometry().right() < 600
        assert foot.count.geometry().right() < foot.here.x() or foot.here.isHidden()


def test_without_room_only_a_warning_stays(qtbot: QtBot, foot: Foot):
    foot.show_saved("已保存")
    foot.show_fit(0, 0, "")
    foot.resize(60, 30)
    foot._body.show()
    qtbot.waitUntil(lambda: foot.saved.isHidden() and foot.here.isHidden())
    foot.show_saved("没有存上")
    qtbot.waitUntil(lambda: not foot.saved.isHidden())
