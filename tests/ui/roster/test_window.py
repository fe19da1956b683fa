"""The window of the 人名职务库: entries are written, moved, given another post, looked for."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from newsroom.model.roster import Official
from newsroom.ui.main_window import MainWindow
from newsroom.ui.roster.form import OfficialDialog
from newsroom.ui.roster.issue_dialog import IssueLeadersDialog
from newsroom.ui.roster.list_dialog import RosterListDialog
from newsroom.ui.roster.table import NAME
from newsroom.ui.roster.window import RosterWindow
from tests.ui.hands import command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]

THREE = (
    Official(name="周敬山", rank=1, title="区委书记"),
    Official(name="林和平", rank=2, title="区长"),
    Official(name="方立新", rank=3, title="区政协主席"),
)
GONE = Official(name="冯远", rank=2, title="区长", until=datetime.date(2020, 1, 31))


def shown(qtbot: QtBot, window: MainWindow) -> RosterWindow:
    command(window, "人名职务库").trigger()
    settle(qtbot, window)
    return dialog_of(qtbot, window, RosterWindow)


def names(roster: RosterWindow) -> list[str]:
    return [item.text(NAME) for item in roster.table.items()]


def write(form: OfficialDialog, field: str, words: str) -> None:
    (line,) = [one for one in form.findChildren(QLineEdit) if one.accessibleName() == field]
    line.setText(words)


def test_an_entry_is_written_changed_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    roster = shown(qtbot, window)
    assert not roster.table.isVisible()
    press(qtbot, roster, "添加(&A)…")
    form = dialog_of(qtbot, window, OfficialDialog)
    write(form, "姓名", "周 敬山")
    write(form, "职务", "区委书记")
    write(form, "离任", "去冬")
    press(qtbot, form, "确定")
    assert form.isVisible()
    write(form, "离任", "")
    write(form, "任职", "2024-03")
    press(qtbot, form, "确定")
    settle(qtbot, window)
    (made,) = on_desk(window, lambda desk: desk.roster.roster().officials)
    assert (made.name, made.rank, made.since) == ("周敬山", 1, datetime.date(2024, 3, 1))
    assert names(roster) == ["周敬山"]
    roster.undone.emit()
    settle(qtbot, window)
    assert on_desk(window, lambda desk: desk.roster.roster().officials) == ()


def test_rows_are_moved_struck_out_and_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    on_desk(window, lambda desk: desk.roster.put((*THREE, GONE)))
    roster = shown(qtbot, window)
    assert names(roster) == ["周敬山", "林和平", "方立新"]
    roster.table.choose(THREE[2].uuid)
    qtbot.keyClick(roster.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)
    assert names(roster) == ["周敬山", "方立新", "林和平"]
    assert on_desk(window, lambda desk: desk.roster.roster().ever("方立新")[0].rank) == 2
    roster.table.choose(THREE[0].uuid)
    qtbot.keyClick(roster.table, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert names(roster) == ["方立新", "林和平"]
    roster.search.setText("区长")
    assert names(roster) == ["林和平"]
    roster.whole.setCurrentIndex(1)
    assert names(roster) == ["林和平", "冯远"] or names(roster) == ["冯远", "林和平"]
    roster.search.setText("没有这个人")
    assert names(roster) == []


def test_another_post_ends_the_one_before(qtbot: QtBot, window: MainWindow) -> None:
    on_desk(window, lambda desk: desk.roster.put(THREE))
    roster = shown(qtbot, window)
    roster.table.choose(THREE[1].uuid)
    press(qtbot, roster, "改任(&R)…")
    form = dialog_of(qtbot, window, OfficialDialog)
    write(form, "职务", "区委书记")
    write(form, "任职", "2025-06-10")
    press(qtbot, form, "确定")
    settle(qtbot, window)
    posts = on_desk(window, lambda desk: desk.roster.roster().ever("林和平"))
    ended, fresh = sorted(posts, key=lambda one: one.since is not None)
    assert (ended.title, ended.until) == ("区长", datetime.date(2025, 6, 9))
    assert (fresh.title, fresh.since) == ("区委书记", datetime.date(2025, 6, 10))


def test_an_issue_has_an_order_of_its_own_and_gives_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    on_desk(window, lambda desk: desk.roster.put(THREE))
    issue = window.place[1]
    before = [led.official.name for led in on_desk(window, lambda d: d.roster.of_issue(issue))]
    assert before == ["周敬山", "林和平", "方立新"]
    command(window, "本期领导排序").trigger()
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, IssueLeadersDialog)
    press(qtbot, dialog, "下移")
    press(qtbot, dialog, "确定")
    settle(qtbot, window)
    changed = [led.official.name for led in on_desk(window, lambda d: d.roster.of_issue(issue))]
    assert changed == [before[1], before[0], *before[2:]]
    command(window, "本期领导排序").trigger()
    settle(qtbot, window)
    press(qtbot, dialog_of(qtbot, window, IssueLeadersDialog), "恢复平时的先后")
    settle(qtbot, window)
    assert not on_desk(window, lambda desk: desk.roster.own_order(issue))


def test_a_list_is_shown_with_what_it_changes_and_taken_as_one_step(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    on_desk(window, lambda desk: desk.roster.put(THREE))
    roster = shown(qtbot, window)
    (tmp_path / "名单.txt").write_text("区委书记：周敬山\n副区长：冯远\n区长：林和萍\n", "utf8")
    window.roster.take(tmp_path / "名单.txt")
    settle(qtbot, window)
    dialog = dialog_of(qtbot, window, RosterListDialog)
    told = {item.text(1): (item.text(0), item.checkState(0)) for item in dialog._items()}
    on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    assert told["冯远"] == ("新增", on)
    assert told["林和萍"] == ("新增", off)  # one character from 林和平
    assert told["方立新"] == ("离任", off)
    assert told["周敬山"][0] == "不变"
    press(qtbot, dialog, "收下")
    settle(qtbot, window)
    assert "冯远" in names(roster)
    assert "林和萍" not in names(roster)
    assert on_desk(window, lambda desk: desk.undo()).roster
    assert on_desk(window, lambda desk: desk.roster.roster().names) == {o.name for o in THREE}
