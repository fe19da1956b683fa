from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.ui.main_window import MainWindow
from newsroom.ui.related import panel as words
from newsroom.ui.related.panel import RelatedPanel
from tests.ui.hands import click_row, on_desk, settle

EARLIER = Article(
    headline="河堤跑道动工",
    body="城东的河堤跑道昨天动工，跑道全长三公里，年底完工。河堤两岸的居民盼了好几年。",
)


def panel(qtbot: QtBot, window: MainWindow) -> RelatedPanel:
    window.commands.called("相关旧稿").trigger()
    (found,) = window.column.findChildren(RelatedPanel)
    qtbot.waitUntil(found.isVisible)
    return found


def put_earlier(window: MainWindow) -> None:
    def add(desk: Desk) -> None:
        home = desk.library.publications.find("shangjie-shibao")
        desk.library.articles.add(EARLIER, publication=home, person="", reason="导入")

    on_desk(window, add)


def test_earlier_stories_follow_the_one_that_is_written(qtbot: QtBot, window: MainWindow) -> None:
    put_earlier(window)
    shown = panel(qtbot, window)
    assert shown._empty.text() == words.NO_ARTICLE
    click_row(qtbot, window, "河堤晨跑道修好了")
    qtbot.waitUntil(lambda: shown.listed == ["河堤跑道动工"])
    assert {"跑道", "河堤"} & set(shown.words)
    assert "跑道" in shown.digest
    qtbot.waitUntil(lambda: "城东的河堤跑道昨天动工" in shown._text.toPlainText())
    (copy,) = [b for b in shown.findChildren(QToolButton) if b.accessibleName() == "复制提要"]
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == shown.digest
    click_row(qtbot, window, "社区食堂加开晚餐")
    qtbot.waitUntil(lambda: shown._empty.text() == words.NOTHING)
    assert shown.listed == []


def test_an_earlier_story_is_opened_and_the_panel_shut(qtbot: QtBot, window: MainWindow) -> None:
    put_earlier(window)
    click_row(qtbot, window, "河堤晨跑道修好了")
    shown = panel(qtbot, window)
    qtbot.waitUntil(lambda: shown.listed == ["河堤跑道动工"])
    qtbot.keyClick(shown._list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.editing.article == EARLIER.uuid)
    settle(qtbot, window)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    window.editor.body.insertPlainText("再写几句。")
    settle(qtbot, window)
    assert not shown.isVisible()
