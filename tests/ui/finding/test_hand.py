"""Find and replace as hands use them: in the article on show, and in the whole issue."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from newsroom.desk import seeking
from newsroom.model.edition import Edition
from newsroom.ui.finding.bar import FindBar
from newsroom.ui.finding.issue_window import IssueWindow
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import CONTROL, article, click_row, compose, on_desk, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]
RUN, DINNER = "河堤晨跑道修好了", "社区食堂加开晚餐"
KEY = Qt.Key
BODY = "跑道修好了，跑道很长。\n跑道边有灯。"


@pytest.fixture
def bar(qtbot: QtBot, window: MainWindow) -> FindBar:
    """The bar over an article whose body is known."""
    click_row(qtbot, window, RUN)
    window.editor.body.set_body(BODY)
    window.editor.body.set_caret(0)
    qtbot.keyClick(window, KEY.Key_H, CONTROL)
    bar = window.finding.bar
    assert bar.isVisible()
    assert bar.sought.hasFocus()
    return bar


def selected(window: MainWindow) -> str:
    return window.editor.body.selected()


def edition(window: MainWindow) -> Edition:
    """The issue on show."""
    shown = window.paging.edition
    assert shown is not None
    return shown


def found(qtbot: QtBot, window: MainWindow) -> IssueWindow:
    """The hits of the whole issue, once they are on show."""
    qtbot.waitUntil(lambda: window.finding.results is not None, timeout=20_000)
    results = window.finding.results
    assert results is not None
    return results


def first_hit(results: IssueWindow) -> QTreeWidgetItem:
    """The first hit of the first article."""
    top = results._list.topLevelItem(0)
    assert top is not None
    hit = top.child(0)
    assert hit is not None
    return hit


def test_enter_walks_through_headline_and_body_and_begins_anew(
    qtbot: QtBot, window: MainWindow, bar: FindBar
):
    compose(bar.sought, "", "跑道")
    assert bar.told() == "共 4 处"
    assert len(window.editor.body.extraSelections()) == 3
    qtbot.keyClick(bar.sought, KEY.Key_Return)
    assert (selected(window), window.editor.body.selection()) == ("跑道", (0, 2))
    for _ in range(3):
        qtbot.keyClick(bar.sought, KEY.Key_Return)
    assert bar.told() == "第 1 处，共 4 处，已从头继续"
    assert window.editor.heads.fields["headline"].selectedText() == "跑道"
    qtbot.keyClick(bar.sought, KEY.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.editor.body.selection() == (12, 14)
    qtbot.keyClick(bar.sought, KEY.Key_Escape)
    assert window.editor.body.hasFocus()
    assert window.editor.body.extraSelections() == []


def test_one_is_replaced_and_all_are_undone_in_one_step(
    qtbot: QtBot, window: MainWindow, bar: FindBar
):
    compose(bar.sought, "", "跑道")
    compose(bar.new, "", "步道")
    qtbot.keyClick(bar.new, KEY.Key_Return)
    qtbot.keyClick(bar.new, KEY.Key_Return)
    assert window.editor.body.body() == BODY.replace("跑道", "步道", 1)
    assert bar.told() == "第 2 处，共 3 处"
    qtbot.keyClick(bar.new, KEY.Key_Return, CONTROL)
    assert bar.told() == "已替换 3 处"
    assert window.editor.body.body() == BODY.replace("跑道", "步道")
    assert window.editor.heads.fields["headline"].text() == "河堤晨步道修好了"
    assert not window.finding._rest.isActive()
    qtbot.keyClick(window.focusWidget(), KEY.Key_Z, CONTROL)
    assert window.editor.body.body() == BODY.replace("跑道", "步道", 1)


def test_nothing_is_looked_for_or_replaced_while_an_input_method_composes(
    qtbot: QtBot, window: MainWindow, bar: FindBar
):
    compose(bar.sought, "", "跑道")
    compose(bar.new, "", "步道")
    body = window.editor.body
    body.setFocus()
    compose(body, "pao")
    bar.replace_all.emit()
    bar.replace_one.emit()
    assert body.body() == BODY
    assert body.document().firstBlock().layout().preeditAreaText() == "pao"
    compose(body, "", "跑道")
    qtbot.waitUntil(lambda: bar.told() == "共 5 处")


def test_whole_words_wait_for_their_dictionary_beside_the_window(
    qtbot: QtBot, window: MainWindow, bar: FindBar, monkeypatch: pytest.MonkeyPatch
):
    let, begun = threading.Event(), threading.Event()
    read, ready = seeking.read, False

    def slowly() -> None:
        nonlocal ready
        begun.set()
        assert let.wait(20)
        read()
        ready = True

    monkeypatch.setattr(seeking, "read", slowly)
    monkeypatch.setattr(seeking, "ready", lambda: ready)
    compose(bar.sought, "", "跑道")
    bar._options["whole"].click()
    assert begun.wait(20)
    assert bar.told() == "正在准备词典，马上就好…"
    bar.replace_all.emit()
    assert window.editor.body.body() == BODY
    let.set()
    qtbot.waitUntil(lambda: bar.told() == "共 4 处", timeout=20_000)


def test_a_dictionary_that_cannot_be_read_is_told_of(
    qtbot: QtBot, window: MainWindow, bar: FindBar, monkeypatch: pytest.MonkeyPatch
):
    def fail() -> None:
        raise OSError

    monkeypatch.setattr(seeking, "read", fail)
    monkeypatch.setattr(seeking, "ready", lambda: False)
    compose(bar.sought, "", "跑道")
    bar._options["whole"].click()
    qtbot.waitUntil(lambda: "词典读不出来" in bar.told())


def test_a_wrong_expression_is_told_in_the_bar(qtbot: QtBot, window: MainWindow, bar: FindBar):
    bar._options["regular"].click()
    compose(bar.sought, "", "(跑")
    assert "少一个右括号" in bar.told()
    qtbot.keyClick(bar.sought, KEY.Key_Return)
    assert window.editor.body.extraSelections() == []


def test_a_whole_issue_is_searched_and_replaced_as_one_step(
    qtbot: QtBot, window: MainWindow, bar: FindBar
):
    run = window.editing.article
    dinner = next(u for u in edition(window).articles if u != run)
    bar.scope.setCurrentIndex(1)
    compose(bar.sought, "", "社区食堂")
    compose(bar.new, "", "长者食堂")
    window.editor.body.set_body(f"{BODY}\n社区食堂也近。")
    qtbot.keyClick(bar.sought, KEY.Key_Return)
    results = found(qtbot, window)
    lines = results.lines()
    assert "第 3 段　【社区食堂】也近。" in lines
    assert "主题　【社区食堂】加开晚餐" in lines
    first_hit(results).setCheckState(0, Qt.CheckState.Unchecked)
    button = next(b for b in results.findChildren(QPushButton) if "全部替换" in b.text())
    qtbot.waitUntil(lambda: button.text() == f"全部替换（{len(lines) - 1} 处）")
    button.click()
    qtbot.waitUntil(lambda: "已替换" in bar.told())
    settle(qtbot, window)
    label = on_desk(window, lambda desk: desk.undo_label)
    assert label == "替换“社区食堂”为“长者食堂”（1 篇 2 处）"
    assert "社区食堂也近" in article(window, run).body
    assert article(window, dinner).headline == "长者食堂加开晚餐"
    assert article(window, dinner).body.startswith("即日起，南门长者食堂每天")
    window.acts.undo()
    settle(qtbot, window)
    assert all("长者食堂" not in article(window, u).body for u in (run, dinner))


def test_a_hit_of_the_issue_opens_its_article_there(qtbot: QtBot, window: MainWindow, bar: FindBar):
    bar.scope.setCurrentIndex(1)
    compose(bar.sought, "", "老人凭卡")
    qtbot.keyClick(bar.sought, KEY.Key_Return)
    results = found(qtbot, window)
    results._open(first_hit(results))
    settle(qtbot, window)
    body = window.editor.body
    assert body.body()[body.caret() :].startswith("老人凭卡")
    lit = [s.cursor.selectedText() for s in body.extraSelections()]
    assert "老人凭卡" in lit


def test_an_article_with_unsaved_typing_of_another_sitting_is_left_alone(
    qtbot: QtBot, window: MainWindow, bar: FindBar
):
    dinner = next(u for u in edition(window).articles if u != window.editing.article)
    opened = on_desk(window, lambda desk: desk.writing.open(dinner))
    typed = replace(opened.article, subhead="没存的副题")
    on_desk(window, lambda desk: desk.writing.keep(typed, opened.head.uuid))
    bar.scope.setCurrentIndex(1)
    compose(bar.sought, "", "老人凭卡")
    compose(bar.new, "", "长者凭卡")
    qtbot.keyClick(bar.sought, KEY.Key_Return)
    results = found(qtbot, window)
    said: list[str] = []
    window.finding.said.connect(said.append)
    results.wanted.emit()
    qtbot.waitUntil(lambda: bool(said))
    assert "有还没保存的改动" in said[0]
    assert "老人凭卡" in article(window, dinner).body
