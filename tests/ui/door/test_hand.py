"""A second start of the program: the first window comes to the front and takes the files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.doors import held_here
from newsroom.errors import Bar, FileError, LibraryError
from newsroom.ui.door import calling, first, speaking
from newsroom.ui.door.speaking import Ear, Knock, address, knock
from newsroom.ui.main_window import MainWindow
from newsroom.ui.session import Session
from newsroom.ui.sorting.dialog import SortingDialog
from tests.ui.hands import Opening, dialog_of, settle

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of this person's with a short name, as a desktop provides one."""
    folder = Path(tempfile.mkdtemp(prefix="nr-"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    yield folder
    assert list(folder.iterdir()) == []
    folder.rmdir()


@pytest.fixture
def open_door(qtbot: QtBot, open_window: Opening, library: Path) -> MainWindow:
    """The window, its door open."""
    window = open_window(library)
    qtbot.waitUntil(lambda: any(held.door for held in held_here([library])))
    return window


def again(library: Path, *files: Path) -> subprocess.Popen[str]:
    """Start the program once more, as a desktop does."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "newsroom", "--library", str(library)]
    words = [str(file) for file in files]
    return subprocess.Popen(
        [*command, *words], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )


def test_a_second_start_raises_the_first_window_and_hands_its_files_over(
    qtbot: QtBot, open_door: MainWindow, library: Path, tmp_path: Path
) -> None:
    on_desk = open_door.lane.wait(lambda desk: desk.set("review", "always"))
    assert on_desk is not None
    copy = tmp_path / "来稿.txt"
    copy.write_text("菜场换了新棚\n本报讯（记者 田禾）菜场昨天换了新棚。\n", "utf8")
    open_door.showMinimized()
    second = again(library, copy)
    try:
        dialog = dialog_of(qtbot, open_door, SortingDialog)
        assert second.wait(30) == 0
    finally:
        second.kill()
        _, told = second.communicate()
    assert told == ""
    assert not open_door.isMinimized() and open_door.isVisible()
    dialog.reject()
    settle(qtbot, open_door)


def test_files_wait_until_nothing_else_is_asked(
    qtbot: QtBot, open_door: MainWindow, tmp_path: Path
) -> None:
    open_door.lane.wait(lambda desk: desk.set("review", "always"))
    copy = tmp_path / "来稿.txt"
    copy.write_text("菜场换了新棚\n本报讯（记者 田禾）菜场昨天换了新棚。\n", "utf8")
    asked = QDialog(open_door)
    asked.open()
    said: list[bool] = []
    door = address(open_door.path)
    call = threading.Thread(target=lambda: said.append(knock(door, Knock((str(copy),)))))
    call.start()
    qtbot.waitUntil(lambda: bool(said))
    call.join()
    assert said == [True] and not open_door.long_work.busy
    asked.accept()
    dialog_of(qtbot, open_door, SortingDialog).reject()
    settle(qtbot, open_door)


def test_who_speaks_another_language_is_not_answered(qtbot: QtBot, open_door: MainWindow) -> None:
    from multiprocessing.connection import Client  # noqa: PLC0415

    for said in (b"\xff\x00", b"[]", b'{"files": [3]}', b'{"token": {}}'):
        with Client(address(open_door.path)) as line, pytest.raises(EOFError):
            line.send_bytes(said)
            line.recv_bytes()
    heard: list[bool] = []
    door = address(open_door.path)
    threading.Thread(target=lambda: heard.append(knock(door, Knock()))).start()
    qtbot.waitUntil(lambda: heard == [True])


def test_a_window_that_hangs_does_not_answer(
    open_door: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as impatient:
        impatient.setattr(speaking, "_PATIENCE", 0.2)
        # No event of the window runs meanwhile.
        assert not knock(address(open_door.path), Knock(), 2.0)


def test_nobody_answers_where_nobody_is(tmp_path: Path) -> None:
    assert not knock(address(tmp_path / "没有.newsroom"), Knock(), 0.5)
    assert not calling.called([tmp_path / "没有.newsroom"], [])


def test_a_program_without_a_window_is_told_of_at_once(library: Path) -> None:
    """A command that holds the library has no door, for longer than a start lasts."""
    with Desk.open(library):
        lock = library.with_name(library.name + ".lock")
        told = lock.read_text("utf8")
        year = told.index('"since": "') + len('"since": "')
        lock.write_text(told[:year] + "2001" + told[year + 4 :], "utf8")
        assert not calling.called_late(LibraryError(library, "正由别人使用", Bar.HELD), [])
    assert not calling.called_late(FileError(library, "打不开"), [])


def answering(library: Path, opened: Callable[[], None]) -> Ear:
    """A window's door without the window."""
    return Ear(address(library), lambda _told, done: done.set(), opened)


def test_a_window_that_is_just_opening_is_waited_for(library: Path) -> None:
    with Desk.open(library) as desk:
        ear = answering(library, lambda: desk.library.name_door(address(library)))
        assert calling.called_late(LibraryError(library, "正由别人使用", Bar.HELD), [])
        ear.stop()


def test_a_start_that_finds_a_window_ends_at_once(library: Path) -> None:
    opened = threading.Event()
    with Desk.open(library) as desk:
        ear = answering(library, opened.set)
        assert opened.wait(30)
        assert calling.called([library], []) is None
        desk.library.name_door(address(library))
        assert first.run(library) == 0
        ear.stop()
        assert calling.called([library], []) is False


def test_a_library_of_another_window_of_ours_raises_that(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other, heard = tmp_path / "邻区.newsroom", threading.Event()
    with Desk.open(other, create=True) as desk:

        def hear(_told: Knock, done: threading.Event) -> None:
            heard.set()
            done.set()

        ear = Ear(address(other), hear, lambda: desk.library.name_door(address(other)))
        qtbot.waitUntil(lambda: any(held.door for held in held_here([other])))
        window.library_wanted.emit(other, False)
        assert heard.is_set()
        assert [box for box in window.findChildren(QMessageBox) if box.isVisible()] == []
        ear.stop()


def test_a_crashed_windows_socket_is_no_hindrance(
    qtbot: QtBot, library: Path, open_window: Opening
) -> None:
    Path(address(library)).write_text("left over")
    open_window(library)
    qtbot.waitUntil(lambda: any(held.door for held in held_here([library])))


def test_a_window_without_a_place_for_a_door_works_all_the_same(
    qtbot: QtBot, library: Path, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    deep = tmp_path / ("很长的名字" * 8)
    monkeypatch.setenv("NEWSROOM_HOME", str(deep))
    assert address(library) == ""
    window = session.open(lambda: Desk.open(library))
    qtbot.waitUntil(lambda: window.made("editing"))
    settle(qtbot, window)
    window.door.open()
    assert [one.door for one in held_here([library])] == [""]
    shutil.rmtree(deep)
    assert [box for box in window.findChildren(QMessageBox) if box.isVisible()] == []


def test_minimised_windows_come_back(open_door: MainWindow) -> None:
    open_door.showMinimized()
    open_door.door._come_forward("token")
    assert not open_door.windowState() & Qt.WindowState.WindowMinimized
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "token"
