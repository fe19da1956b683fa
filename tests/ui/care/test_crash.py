"""An error nobody foresaw: saved first, told once, the report at hand."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.errors import Bar, LibraryError
from newsroom.ui import trouble
from newsroom.ui.care import crash
from newsroom.ui.care.crash import CrashBox
from newsroom.ui.care.text_dialog import TextDialog
from newsroom.ui.main_window import MainWindow
from newsroom.ui.session import Session
from tests.ui.hands import click_row, command, dialog_of, on_desk, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def _fail(error: Exception) -> None:
    """Let an exception escape as it does from a slot."""
    try:
        raise error
    except Exception:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def test_what_is_typed_is_saved_before_the_error_is_told(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    click_row(qtbot, window, "河堤晨跑道修好了")
    settle(qtbot, window)
    qtbot.keyClicks(window.editor.body, "typed just now")
    uuid = window.editing.article
    _fail(RuntimeError("河堤"))
    box = dialog_of(qtbot, window, CrashBox)
    assert "您打的字已经存好" in box.informativeText()
    assert "河堤" not in box.informativeText()
    draft = on_desk(window, lambda desk: desk.library.history.draft(uuid))
    assert draft is not None and "typed just now" in draft.article.body
    _fail(RuntimeError("again"))
    assert len(window.findChildren(CrashBox)) == 1
    press(qtbot, box, "接着工作")
    settle(qtbot, window)

    def refuse() -> bool:
        raise OSError(5, "gone")

    monkeypatch.setattr(window.editing, "secure", refuse)
    crash.of_thread(ZeroDivisionError())  # where the journal cannot be written that is said
    box = dialog_of(qtbot, window, CrashBox)
    assert "没有存上" in box.informativeText()
    press(qtbot, box, "接着工作")


def test_the_window_is_opened_again_with_the_same_article(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    click_row(qtbot, window, "河堤晨跑道修好了")
    settle(qtbot, window)
    qtbot.keyClicks(window.editor.body, "typed")
    uuid = window.editing.article
    trouble.show(window, ZeroDivisionError())
    press(qtbot, dialog_of(qtbot, window, CrashBox), "存好并重新打开")
    qtbot.waitUntil(lambda: session.window is not None and session.window is not window)
    now = session.window
    assert now is not None
    qtbot.waitUntil(lambda: now.article == uuid)
    settle(qtbot, now)
    assert "typed" in now.editor.body.body()


def test_the_report_is_shown_and_then_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    trouble.show(window, ZeroDivisionError())
    press(qtbot, dialog_of(qtbot, window, CrashBox), "诊断报告…")
    dialog = dialog_of(qtbot, window, TextDialog)
    text = dialog.text.toPlainText()
    assert "【窗口】" in text and "quick" not in text
    for words in ("河堤", "何编辑", "河湾", "田禾"):
        assert words not in text
    dialog.copy.click()
    assert QApplication.clipboard().text() == text
    dialog.save.click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    target = tmp_path / "报告.txt"
    chooser.filesSelected.emit([str(target)])
    chooser.close()
    assert target.read_text("utf8") == text
    assert str(target) in dialog.told.text()
    dialog.close()
    window.diagnosing.open()  # and once more from the menu
    again = dialog_of(qtbot, window, TextDialog)
    again.close()
    settle(qtbot, window)


def test_the_file_is_inspected_and_what_is_damaged_leads_to_the_ways_round(
    qtbot: QtBot, window: MainWindow, session: Session, library: Path
) -> None:
    command(window, "检查稿库文件").trigger()
    box = dialog_of(qtbot, window, QMessageBox)
    assert "没有损坏" in box.text()
    press(qtbot, box, "知道了")
    on_desk(window, lambda desk: desk.library.settings.set("idle_minutes", 7))
    for path, ways in ((library, True), (library.with_name("别的.newsroom"), False)):
        trouble.show(window, LibraryError(path, "已经损坏", Bar.DAMAGED))
        box = dialog_of(qtbot, window, QMessageBox)
        assert any("看怎么办" in button.text() for button in box.buttons()) is ways
        press(qtbot, box, "知道了")
        settle(qtbot, window)
    with library.open("r+b") as file:  # of a table without rows: nobody reads it meanwhile
        for number in _pages_of(library, "settlement"):
            file.seek((number - 1) * 4096)
            file.write(b"\xff" * 4096)
    command(window, "检查稿库文件").trigger()
    box = dialog_of(qtbot, window, QMessageBox)
    assert "有损坏" in box.text()
    offered: list[set[str]] = []

    def answer() -> None:  # what is offered waits in a loop of its own
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        for each in shown:
            if each.isVisible() and "已经损坏" in each.text():
                offered.append({button.text() for button in each.buttons()})
                press(qtbot, each, "知道了")

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    press(qtbot, box, "关上它，看怎么办…")
    qtbot.waitUntil(lambda: bool(offered))
    timer.stop()
    assert {"抢救…", "从备份恢复…"} <= offered[0]


def _pages_of(library: Path, table: str) -> list[int]:
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        return [number for (number,) in rows]
