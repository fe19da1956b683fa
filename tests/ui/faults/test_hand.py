"""校对 in the window: waves while typing, from fault to fault, taken, let stand, read by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.faults import Found
from newsroom.model import account
from newsroom.model.excuse import Reach
from newsroom.ui.faults.excuses_window import ExcusesWindow
from newsroom.ui.faults.panel import CLEAN, FILTERED, FaultsPanel, Range
from newsroom.ui.main_window import MainWindow
from tests.ui.hands import click_row, command, compose, dialog_of, on_desk, press, settle

TITLE = "河堤晨跑道修好了"
WRONG = "跑道边的路灯亮了，。居民都来了，，很热闹。"


def told(window: MainWindow) -> list[str]:
    """The words that are found fault with."""
    return [fault.text for fault in window.faults.live.faults or ()]


def waved(window: MainWindow) -> list[str]:
    body = window.editor.body
    return [one.cursor.selectedText() for one in body.waves.selections]


def panel(window: MainWindow) -> FaultsPanel:
    (found,) = window.column.findChildren(FaultsPanel)
    return found


@pytest.fixture
def writing(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with an article open, whose body was read."""
    click_row(qtbot, window, TITLE)
    qtbot.waitUntil(lambda: window.faults.live.faults == ())
    return window


def write(qtbot: QtBot, window: MainWindow, words: str = WRONG) -> None:
    """Type a paragraph, and wait until it has been read."""
    window.editor.body.set_caret(0)
    window.editor.body.insert(f"{words}\n")
    qtbot.waitUntil(lambda: bool(told(window)))


def test_waves_come_with_what_is_typed_and_go_with_it(qtbot: QtBot, writing: MainWindow) -> None:
    write(qtbot, writing)
    qtbot.waitUntil(lambda: waved(writing) == ["，。", "，，"])
    body = writing.editor.body
    body.replace(((8, 10, "。"),))
    qtbot.waitUntil(lambda: waved(writing) == ["，，"])
    command(writing, "边写边校，开或关").trigger()
    assert waved(writing) == []
    command(writing, "边写边校，开或关").trigger()
    assert waved(writing) == ["，，"]


def test_nothing_is_shown_while_an_input_method_composes(qtbot: QtBot, writing: MainWindow) -> None:
    body = writing.editor.body
    body.set_caret(0)
    body.insert("路灯亮了")
    compose(body, "，，")
    assert body.composing
    writing.faults.live.read.emit()
    assert waved(writing) == []
    compose(body, "", "，，")
    qtbot.waitUntil(lambda: waved(writing) == ["，，"])


def test_from_fault_to_fault_and_round(qtbot: QtBot, writing: MainWindow) -> None:
    body, said = writing.editor.body, []
    writing.faults.said.connect(said.append)
    command(writing, "下一处疑误").trigger()
    assert said == ["没有发现疑误"]
    assert panel(writing).told == CLEAN
    write(qtbot, writing)
    body.set_caret(0)
    body.setFocus()
    seen = []
    for words in ("下一处疑误", "下一处疑误", "下一处疑误", "上一处疑误", "上一处疑误"):
        command(writing, words).trigger()
        seen.append(body.selected())
    assert seen == ["，。", "，，", "，。", "，，", "，。"]
    assert said[1:] == ["到头了，从第一处再看", "到头了，从最后一处再看"]
    chosen = panel(writing).chosen()
    assert chosen is not None and chosen.fault.text == "，。"
    assert chosen.field == "正文第1段"
    assert "点号" in panel(writing).told


def test_headlines_are_read_gone_to_and_changed(qtbot: QtBot, writing: MainWindow) -> None:
    field = writing.editor.heads.fields["headline"]
    field.setText(" 跑道、、修好了")
    qtbot.waitUntil(lambda: told(writing) == ["、、"])
    command(writing, "下一处疑误").trigger()
    assert field.selectedText() == "、、"
    command(writing, "照建议改").trigger()
    assert field.text() == " 跑道、修好了"
    qtbot.waitUntil(lambda: told(writing) == [])


def credits_of(window: MainWindow) -> list[str]:
    """What stands in the 差错率账 of the issue on show as found before printing."""
    row = on_desk(window, lambda desk: desk.account.of_issue(window.place[1]))
    return [one.error.wrong for one in row.rate.counted if one.error.found is account.Found.BEFORE]


def test_suggestions_are_taken_by_the_editor(qtbot: QtBot, writing: MainWindow) -> None:
    """What is mended is a credit, until its mending is undone."""
    write(qtbot, writing)
    body = writing.editor.body
    body.set_caret(9)
    body.setFocus()
    command(writing, "照建议改").trigger()
    assert body.body().startswith("跑道边的路灯亮了，居民")
    qtbot.waitUntil(lambda: told(writing) == ["，，"])
    assert credits_of(writing) == ["，。"]
    body.undo()
    assert body.body().startswith(WRONG)
    qtbot.waitUntil(lambda: len(told(writing)) == 2 == len(panel(writing).shown))
    assert credits_of(writing) == []
    list_ = panel(writing).list
    list_.setCurrentIndex(list_.model().index(0, 0))
    qtbot.keyClick(list_, Qt.Key.Key_2)
    assert body.body().startswith("跑道边的路灯亮了。居民")
    qtbot.waitUntil(lambda: told(writing) == ["，，"])
    command(writing, "下一处疑误").trigger()
    command(writing, "记入差错率账").trigger()
    settle(qtbot, writing)
    assert credits_of(writing) == ["，。", "，，"]


def test_nothing_is_changed_where_nobody_looks(qtbot: QtBot, writing: MainWindow) -> None:
    write(qtbot, writing)
    body, said = writing.editor.body, []
    writing.faults.said.connect(said.append)
    body.set_caret(len(WRONG) + 5)
    body.setFocus()
    before = body.body()
    command(writing, "照建议改").trigger()
    assert body.body() == before
    assert said == ["光标处没有疑误，已到下一处，看过再按"]
    assert body.selected() == "，。"


def test_keys_stay_in_the_list_after_a_click(qtbot: QtBot, writing: MainWindow) -> None:
    write(qtbot, writing)
    body = writing.editor.body
    command(writing, "下一处疑误").trigger()
    list_ = panel(writing).list
    place = list_.visualRect(list_.model().index(1, 0)).center()
    qtbot.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert body.selected() == "，，"
    assert writing.focusWidget() is list_
    qtbot.keyClick(writing.focusWidget(), Qt.Key.Key_1)
    assert body.body().startswith("跑道边的路灯亮了，。居民都来了，很热闹。")
    assert writing.focusWidget() is list_
    qtbot.waitUntil(lambda: [line.fault.text for line in panel(writing).shown] == ["，。"])
    qtbot.keyClick(writing.focusWidget(), Qt.Key.Key_Return)
    assert body.selected() == "，。"
    assert writing.focusWidget() is body


def test_what_is_let_stand_is_told_no_more_until_it_is_revoked(
    qtbot: QtBot, writing: MainWindow
) -> None:
    write(qtbot, writing)
    body = writing.editor.body
    body.set_caret(9)
    body.setFocus()
    command(writing, "忽略这一处").trigger()
    qtbot.waitUntil(lambda: told(writing) == ["，，"])
    list_ = panel(writing).list
    qtbot.waitUntil(lambda: [line.fault.text for line in panel(writing).shown] == ["，，"])
    qtbot.keyClick(list_, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: told(writing) == [])
    qtbot.waitUntil(lambda: waved(writing) == [])
    command(writing, "忽略过的疑误").trigger()
    window = dialog_of(qtbot, writing, ExcusesWindow)
    qtbot.waitUntil(lambda: len(window.shown) == 2)
    reaches = [row.excuse.reach for row in window.shown]
    assert reaches == [Reach.ARTICLE, Reach.ONCE]
    assert [row.title for row in window.shown] == [TITLE, TITLE]
    assert window.shown[0].excuse.person == "何编辑"
    window.list.selectAll()
    press(qtbot, window, "撤回(&R)")
    qtbot.waitUntil(lambda: window.shown == ())
    qtbot.waitUntil(lambda: told(writing) == ["，。", "，，"])
    window.close()
    settle(qtbot, writing)
    writing.acts.undo()
    qtbot.waitUntil(lambda: told(writing) == [])


def test_an_issue_is_read_equal_faults_once_and_gone_through(
    qtbot: QtBot, writing: MainWindow, tmp_path: Path
) -> None:
    write(qtbot, writing)
    writing.editing.save()
    click_row(qtbot, writing, "社区食堂加开晚餐")
    writing.editor.body.set_caret(0)
    writing.editor.body.insert("食堂边的路灯也亮了，，方便多了。\n")
    qtbot.waitUntil(lambda: told(writing) == ["，，"])
    command(writing, "校对本期").trigger()
    shown = panel(writing)
    qtbot.waitUntil(lambda: len(shown.shown) == 2)
    assert shown.range is Range.ISSUE
    counts = {line.fault.text: line.fault.count for line in shown.shown}
    assert counts == {"，。": 1, "，，": 2}
    line = next(line for line in shown.shown if line.fault.text == "，。")
    shown.choose(line)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: writing.editor.body.selected() == "，。")
    assert writing.article == line.fault.article
    settle(qtbot, writing)
    writing.exporting.folder = tmp_path
    press(qtbot, shown, "疑误清单(&L)…")
    chooser = dialog_of(qtbot, writing, QFileDialog)
    chooser.filesSelected.emit([str(tmp_path)])
    chooser.close()
    box = dialog_of(qtbot, writing, QMessageBox)
    assert "疑误清单" in box.text()
    box.close()
    (written,) = tmp_path.glob("*.docx")
    assert "本期" in written.name


def test_a_page_is_read_and_clean_copy_is_said_to_be_so(qtbot: QtBot, writing: MainWindow) -> None:
    issue = writing.place[1]
    page = on_desk(writing, lambda desk: desk.library.issues.pages(issue))[0].uuid
    article = writing.article
    change = on_desk(writing, lambda desk: desk.paging.place_first(article, page))
    writing.refresh(change)
    writing.turn_to(writing.place[0], issue, page)
    settle(qtbot, writing)
    command(writing, "校对本版").trigger()
    shown = panel(writing)
    qtbot.waitUntil(lambda: shown.told == CLEAN)
    qtbot.keyClick(shown.list, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_rule_that_fails_is_named_once_and_a_failure_tells_calmly(
    qtbot: QtBot, writing: MainWindow
) -> None:
    said: list[str] = []
    hand = writing.faults
    hand.said.connect(said.append)
    hand.live._found = Found(troubles=("坏包.toml",))
    hand.live.read.emit()
    hand.live.read.emit()
    assert said == ["校对规则“坏包.toml”有误，已停用，其余照常校对"]
    hand.live.troubled.emit(RuntimeError("gone"))
    assert said[1] == "这一次没有校成，稿件没有受影响；接着写会再校"


def test_a_list_is_filtered_by_level(qtbot: QtBot, writing: MainWindow) -> None:
    write(qtbot, writing)
    command(writing, "下一处疑误").trigger()
    shown = panel(writing)
    assert len(shown.shown) == 2
    press(qtbot, shown, "差错 2")
    assert shown.shown == ()
    assert shown.told == FILTERED
    press(qtbot, shown, "差错 2")
    assert len(shown.shown) == 2
    press(qtbot, shown, "关闭")
    assert not shown.isVisible()
