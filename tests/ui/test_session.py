"""Libraries: opened, made, lately used, held elsewhere, damaged."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.errors import FileError
from newsroom.ui import start
from newsroom.ui.main_window import MainWindow
from newsroom.ui.session import Session
from tests.ui.hands import Opening, command, dialog_of, press, settle

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


def window_on_show() -> MainWindow:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return next(w for w in shown if w.isVisible())


def choose(qtbot: QtBot, window: MainWindow, words: str, path: Path, accept: str) -> None:
    command(window, words).trigger()
    dialog = dialog_of(qtbot, window, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    press(qtbot, dialog, accept)


def test_another_library_takes_the_window_over(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
):
    other = tmp_path / "邻区.newsroom"
    with Desk.open(other, create=True) as desk:
        desk.name_person("邻区编辑")
    first = window.path
    choose(qtbot, window, "打开稿库", other, "选择")
    qtbot.waitUntil(lambda: session.window is not window)
    now = session.window
    assert now is not None and now.isVisible()
    assert now.path == other
    qtbot.waitUntil(lambda: "邻区编辑" in now.person.text())
    menu = next(m for m in now.findChildren(QMenu) if m.title().startswith("最近的稿库"))
    menu.aboutToShow.emit()
    recent = [a for a in menu.actions() if a.toolTip() == str(first)]
    assert [action.isEnabled() for action in recent] == [True]
    recent[0].trigger()
    qtbot.waitUntil(lambda: session.window is not now)
    assert session.window is not None and session.window.path == first


def test_a_new_library_is_made(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path):
    choose(qtbot, window, "新建稿库", tmp_path / "新库", "保存")
    qtbot.waitUntil(lambda: session.window is not window)
    now = session.window
    assert now is not None
    assert now.path == tmp_path / "新库.newsroom"
    # The name last used on this computer goes on in a library that knows none.
    qtbot.waitUntil(lambda: "何编辑" in now.person.text())


def test_a_library_held_elsewhere_is_explained_and_the_window_stays(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
):
    other = tmp_path / "邻区.newsroom"
    with Desk.open(other, create=True):
        window.acts.library_wanted.emit(other, False)
        box = dialog_of(qtbot, window, QMessageBox)
        assert "邻区.newsroom" in box.text() and "使用" in box.text()
        press(qtbot, box, "知道了")
    assert session.window is window and window.isVisible()


def test_a_file_that_is_no_library_is_explained(qtbot: QtBot, window: MainWindow, tmp_path: Path):
    wrong = tmp_path / "错.newsroom"
    wrong.write_text("不是稿库")
    window.acts.library_wanted.emit(wrong, False)
    box = dialog_of(qtbot, window, QMessageBox)
    assert "错.newsroom" in box.text()


def test_at_the_start_another_library_is_offered(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "home"))
    start.prepare()
    seen: list[list[str]] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append([button.text() for button in box.buttons()])
        seen.append([box.text()])
        press(qtbot, box, "知道了")

    QTimer.singleShot(200, answer)
    error = FileError(tmp_path / "坏.newsroom", "已经损坏")
    assert start._another(error) is None
    assert set(seen[0]) == {"知道了", "打开其他稿库…", "新建稿库…"}
    assert "坏.newsroom" in seen[1][0]


def test_closing_ends_all_threads_and_frees_the_library(
    qtbot: QtBot, open_window: Opening, library: Path
):
    def alive() -> set[threading.Thread]:
        """Those of windows: the worker processes are the program's, and listened to for good."""
        return {t for t in threading.enumerate() if t.is_alive() and t.name != "answers"}

    before = alive()
    window = open_window(library)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.pages.preview._page is not None, timeout=20_000)
    window.close()
    qtbot.waitUntil(lambda: not alive() - before)
    with Desk.open(library) as desk:
        assert desk.person() == "何编辑"
