"""Ctrl+K: commands and places are found by words and by sound, done, or explained."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from newsroom.ui.commands.finding import Offer, matching
from newsroom.ui.commands.palette import Palette
from newsroom.ui.commands.sheet import ShortcutSheet
from newsroom.ui.main_window import MainWindow
from newsroom.ui.searching.window import SearchWindow
from tests.ui.conftest import STORY
from tests.ui.hands import CONTROL, LEFT, command, dialog_of, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "raise", "grabbing the keyboard"),
]
TITLE = STORY.split("\n", 1)[0]


def offer(words: str, path: str = "", does: str = "") -> Offer:
    return Offer(words, path, lambda: None, does=does)


def never(_typed: str, _words: str) -> bool:
    return False


def open_palette(qtbot: QtBot, window: MainWindow) -> Palette:
    window.commands.open_palette()
    palette = dialog_of(qtbot, window, Palette)
    qtbot.waitUntil(lambda: palette._hearing.ready, timeout=20_000)
    return palette


def test_it_opens_by_its_shortcut_and_goes_with_a_click_elsewhere(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    dialog_of(qtbot, window, Palette)
    qtbot.mouseClick(window.windowHandle(), LEFT, pos=QPoint(5, 300))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: not window.findChildren(Palette))


def words(palette: Palette) -> list[str]:
    return [one.words for one in palette.offers()]


def test_the_best_come_first() -> None:
    known = [
        offer("打印大样", "文件"),
        offer("大样", "版面"),
        offer("签字", "版面", "在大样上签字"),
        offer("退出", "文件"),
    ]
    assert [one.words for one in matching("大样", known, never)] == ["大样", "打印大样", "签字"]
    assert [one.words for one in matching("大样 文件", known, never)] == ["打印大样"]
    assert matching("", known, never) == known
    sounded = matching("tc", known, lambda typed, said: (typed, said) == ("tc", "退出"))
    assert [one.words for one in sounded] == ["退出"]


def test_a_command_is_found_by_initials_and_done(qtbot: QtBot, window: MainWindow) -> None:
    count = window.pages.tabs.count()
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "jyb")
    assert words(palette)[0] == "加一版"
    assert palette.offers()[0].path == "版面"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.tabs.count() == count + 1)
    settle(qtbot, window)
    again = open_palette(qtbot, window)
    assert words(again)[0] == "加一版"  # used last, offered first
    qtbot.keyClick(again.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Palette))


def test_what_cannot_be_done_says_why_and_stays(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "sdjs")
    assert words(palette)[0] == "锁定／解锁"
    assert palette.note.text() == "请先在版面上选中一篇稿件"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)


def test_pages_and_articles_are_gone_to(qtbot: QtBot, window: MainWindow) -> None:
    last = window.lines[0].issues[0].pages[-1]
    palette = open_palette(qtbot, window)
    palette.field.setText(last.name)
    row = words(palette).index(f"转到 {last.label} {last.name}")
    for _ in range(row):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place[2] == last.uuid)
    settle(qtbot, window)
    assert window.pages.current == last.uuid
    palette = open_palette(qtbot, window)
    palette.field.setText(TITLE)
    qtbot.waitUntil(lambda: f"打开 《{TITLE}》" in words(palette))
    palette.list.setCurrentRow(words(palette).index(f"打开 《{TITLE}》"))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.editing.article))
    settle(qtbot, window)


def test_what_nothing_is_called_is_looked_for_in_all_texts(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette = open_palette(qtbot, window)
    palette.field.setText("土路")
    assert words(palette)[-1] == "检索稿库：土路"
    palette.list.setCurrentRow(len(words(palette)) - 1)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    search = dialog_of(qtbot, window, SearchWindow)
    assert search.field.text() == "土路"
    qtbot.waitUntil(lambda: search.model.rowCount() == 1)
    search.reject()


def test_the_sheet_tells_every_shortcut_and_finds_one(qtbot: QtBot, window: MainWindow) -> None:
    command(window, "快捷键一览").trigger()
    sheet = dialog_of(qtbot, window, ShortcutSheet)
    said = sheet.text.toPlainText()
    for path, one in window.commands.listed():
        if one.keys:
            assert one.keys in said and path in said, one.name
    sheet.field.setText("回收站")
    said = sheet.text.toPlainText()
    assert "Ctrl+Shift+D" in said and "Del" in said and "Ctrl+N" not in said
    qtbot.waitUntil(lambda: sheet._hearing.ready, timeout=20_000)
    sheet.field.setText("hsz")
    assert "Ctrl+Shift+D" in sheet.text.toPlainText()
    sheet.field.setText("没有的")
    assert "没有这样的快捷键" in sheet.text.toPlainText()
    sheet.close()
