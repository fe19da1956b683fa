"""What is pasted into the body: cleaned, one step of undo, pictures offered to the strip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from newsroom.desk.pasting import cleaned
from newsroom.ui.editor.body import BodyEdit
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import CONTROL, click_row, compose, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN = "河堤晨跑道修好了"
PAGE = "<h2>开工</h2><p>石板来自<a href='#'>山里</a>。</p><ul><li>先修水沟</li></ul>"


@pytest.fixture
def body(qtbot: QtBot, window: MainWindow) -> BodyEdit:
    click_row(qtbot, window, RUN)
    window.editor.body.set_body("甲乙")
    window.editor.body.set_caret(1)
    window.editor.body.setFocus()
    return window.editor.body


def paste(qtbot: QtBot, body: BodyEdit, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(body, Qt.Key.Key_V, CONTROL)


def copied(source: str, plain: str = "") -> QMimeData:
    data = QMimeData()
    data.setHtml(source)
    data.setText(plain or "开工")
    return data


def test_a_copied_page_comes_in_clean_as_one_step(qtbot: QtBot, window: MainWindow, body: BodyEdit):
    paste(qtbot, body, copied(PAGE))
    assert body.body() == "甲## 开工\n石板来自山里。\n● 先修水沟乙"
    body.undo()
    assert body.body() == "甲乙"


def test_a_page_that_holds_no_text_falls_back_to_its_words(qtbot: QtBot, body: BodyEdit):
    paste(qtbot, body, copied("<style>p{}</style>", "只有\r\n文字"))
    assert body.body() == "甲只有\n文字乙"


def test_a_long_page_is_cleaned_beside_the_window(qtbot: QtBot, window: MainWindow, body: BodyEdit):
    paste(qtbot, body, copied(f"<p>{'石板' * 90_000}</p>"))
    settle(qtbot, window)
    assert len(body.body()) == 180_002


def test_a_long_page_comes_late_only_into_its_own_article(
    qtbot: QtBot, window: MainWindow, body: BodyEdit
):
    said: list[str] = []
    window.pasting.said.connect(said.append)
    run = window.editing.article
    paste(qtbot, body, copied(f"<p>{'石板' * 40_000}</p>"))
    compose(body, "ni")
    settle(qtbot, window)
    assert body.body() == "甲乙"
    compose(body, "", "你")
    qtbot.waitUntil(lambda: len(body.body()) == 80_003)
    edition = window.paging.edition
    assert edition is not None
    window.editing.open(next(u for u in edition.articles if u != run))
    settle(qtbot, window)
    before = body.body()
    assert window.editing.article != run
    window.pasting._bring_text(run, "石板", cleaned(PAGE))
    assert said == ["稿件已经换了，粘贴的内容没有放进去，请回到那一篇再粘贴一次"]
    assert body.body() == before


def test_words_alone_can_be_pasted_as_they_are(qtbot: QtBot, window: MainWindow, body: BodyEdit):
    QGuiApplication.clipboard().setMimeData(copied(PAGE, "开工\n石板"))
    window.pasting.paste_plain()
    assert body.body() == "甲开工\n石板乙"


def test_what_is_copied_here_keeps_its_marks(qtbot: QtBot, body: BodyEdit):
    body.set_body("## 开工\n**甲**")
    body.selectAll()
    body.copy()
    body.set_body("")
    qtbot.keyClick(body, Qt.Key.Key_V, CONTROL)
    assert body.body() == "## 开工\n**甲**"


def test_nothing_is_pasted_into_what_an_input_method_composes(qtbot: QtBot, body: BodyEdit):
    compose(body, "ni")
    body.insertFromMimeData(copied(PAGE))
    assert body.body() == "甲乙"
    compose(body, "", "你")
    assert body.body() == "甲你乙"


def test_a_copied_picture_goes_into_the_strip(qtbot: QtBot, window: MainWindow, body: BodyEdit):
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    data = QMimeData()
    data.setImageData(image)
    paste(qtbot, body, data)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: len(window.editor.pictures.slots()) == 1)
    assert body.body() == "甲乙"


def test_pictures_in_copied_text_are_offered(
    qtbot: QtBot, window: MainWindow, body: BodyEdit, tmp_path
):
    picture = tmp_path / "图.png"
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#405060"))
    assert image.save(str(picture))
    said: list[str] = []
    window.pasting.said.connect(said.append)
    paste(
        qtbot,
        body,
        copied(f"<p>丙</p><img src='{picture.as_uri()}'><img src='https://example.cn/b.png'>"),
    )
    offer = window.pasting.offer
    assert offer.isVisible()
    assert offer.words.text() == "粘贴的内容里有 1 张图片"
    assert "1 张图片没有带来" in said[0]
    press(qtbot, offer, "放进图片栏")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: len(window.editor.pictures.slots()) == 1)
    assert not offer.isVisible()
    assert offer.findChildren(QToolButton)
