"""Versions in the window: listed, compared with what is typed, brought back whole or in part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsroom.compare.revisions import Kind
from newsroom.ui.main_window import MainWindow
from newsroom.ui.revisions import cells
from newsroom.ui.revisions.window import RevisionsWindow
from tests.ui.hands import article, click_row, command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]
RUN = "河堤晨跑道修好了"
NEW = "跑道两头还设了存包柜。"


def compared(qtbot: QtBot, dialog: RevisionsWindow, count: int) -> None:
    """Until the comparison last asked for is on show and tells so many differences."""
    words = f"{count} 处不同" if count else "没有不同"
    qtbot.waitUntil(lambda: dialog._told.text() == words)


@pytest.fixture
def versions(qtbot: QtBot, window: MainWindow) -> RevisionsWindow:
    """The versions of the story: as it came, and with its first paragraph last and one more."""
    click_row(qtbot, window, RUN)
    uuid = window.editing.article
    came = article(window, uuid)
    one, *rest = came.body.split("\n")
    moved = replace(came, headline="河堤跑道修好了", body="\n".join([*rest, one, NEW]))
    window.refresh(on_desk(window, lambda desk: desk.writing.save(moved, "调整次序")))
    settle(qtbot, window)
    command(window, "版本记录").trigger()
    settle(qtbot, window)
    return dialog_of(qtbot, window, RevisionsWindow)


def test_versions_are_compared_stepped_through_and_brought_back(
    qtbot: QtBot, window: MainWindow, versions: RevisionsWindow
):
    dialog, view, uuid = versions, versions._view, window.editing.article
    assert "调整次序" in dialog._versions.item(0).text()
    assert f"（+{len(NEW)}）" in dialog._versions.item(0).text()
    assert dialog._versions.currentRow() == 1
    compared(qtbot, dialog, 3)
    seen = []
    for _ in range(4):
        row = view.chosen_row()
        assert row is not None
        seen.append((row.kind, row.name))
        qtbot.keyClick(view, Qt.Key.Key_N)
    assert seen == [
        (Kind.CHANGED, "主题"),
        (Kind.AWAY, "原第1段"),
        (Kind.MOVED, "第4段"),
        (Kind.ADDED, "第5段"),
    ]
    qtbot.keyClick(view, Qt.Key.Key_P)
    row = view.chosen_row()
    assert row is not None
    assert row.name == "第5段"
    press(qtbot, dialog, "恢复这一处")
    settle(qtbot, window)
    assert NEW not in article(window, uuid).body
    assert NEW not in window.editor.body.body()
    compared(qtbot, dialog, 2)
    window.editor.body.insertPlainText("刚打的字。")
    compared(qtbot, dialog, 3)
    press(qtbot, dialog, "恢复这个版本")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.editor.body.body() == dialog._lines[-1].article.body)
    assert article(window, uuid).headline == RUN
    compared(qtbot, dialog, 0)
    assert not dialog._whole.isEnabled()
    assert any("刚打的字" in line.article.body for line in dialog._lines)
    window.acts.undo()
    settle(qtbot, window)
    assert article(window, uuid).headline == "河堤跑道修好了"
    assert "刚打的字。" in window.editor.body.body()


def test_any_two_versions_are_compared_in_either_look(
    qtbot: QtBot, window: MainWindow, versions: RevisionsWindow
):
    dialog, view = versions, versions._view
    compared(qtbot, dialog, 3)
    dialog._versions.setCurrentRow(0)
    compared(qtbot, dialog, 0)
    dialog._with.setCurrentIndex(1)
    compared(qtbot, dialog, 3)
    assert not dialog._row.isEnabled()
    assert "现在的文字" in dialog._row.toolTip()
    every = view.count()
    dialog._only.setChecked(True)
    assert view.count() == 4 < every
    high = view.sizeHintForRow(0)
    dialog._beside.setCurrentIndex(1)
    assert not dialog._sides[0].isVisible()
    assert view.sizeHintForRow(0) <= high
    dialog._with.setCurrentIndex(dialog._with.count() - 1)
    compared(qtbot, dialog, 3)
    head = view.item(0).data(Qt.ItemDataRole.UserRole)
    assert [piece.text for piece in cells.inline(head) if piece.struck] == ["晨"]
    assert cells.words(cells.left(head)) == RUN
    assert cells.spoken(head).startswith("主题，改")
    uuid = window.editing.article
    click_row(qtbot, window, "社区食堂加开晚餐")
    qtbot.waitUntil(lambda: dialog.article not in ("", uuid))
    press(qtbot, dialog, "关闭")
    qtbot.waitUntil(lambda: not window.findChildren(RevisionsWindow))
