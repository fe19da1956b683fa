"""What is offered where a library cannot be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.errors import Bar, FileError, LibraryError, NewsroomError
from newsroom.ui import opening, start
from newsroom.ui.main_window import MainWindow
from newsroom.ui.opening import Opener, Then, Way
from newsroom.ui.session import Session
from tests.ui.hands import dialog_of, press


def boxes() -> list[QMessageBox]:
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
    return [box for box in shown if box.isVisible()]


def words(box: QMessageBox) -> set[str]:
    return {button.text() for button in box.buttons()}


@pytest.fixture
def ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two ways, one of which fits damage alone; gives what was taken."""
    taken: list[str] = []

    def mend(error: NewsroomError, _parent: object, then: Then) -> None:
        taken.append(error.what)
        then(None if len(taken) == 1 else partial(Desk.open, tmp_path / "好.newsroom", create=True))

    damaged = Way("修好它", "修好再打开", mend, frozenset({Bar.DAMAGED}))
    held = Way("等一等", "等那边关闭", mend, frozenset({Bar.HELD}))
    monkeypatch.setattr(opening, "WAYS", (damaged, held))
    return taken


def test_a_way_is_offered_where_it_fits(tmp_path: Path, ways: list[str], qtbot: QtBot) -> None:
    start.prepare()
    damaged = LibraryError(tmp_path / "坏.newsroom", "已经损坏", Bar.DAMAGED)
    got: list[Opener | None] = []
    box = opening.offer(None, damaged, got.append)
    assert words(box) == {"知道了", "修好它", "打开其他稿库…", "新建稿库…"}
    assert all(button.toolTip() for button in box.buttons() if button.text() != "知道了")
    press(qtbot, box, "知道了")
    qtbot.waitUntil(lambda: got == [None])
    other = opening.offer(None, FileError(tmp_path / "坏.newsroom", "打不开"), got.append)
    assert words(other) == {"知道了", "打开其他稿库…", "新建稿库…"}
    press(qtbot, other, "知道了")
    qtbot.waitUntil(lambda: got == [None, None])


def test_whoever_thinks_otherwise_is_asked_again(
    tmp_path: Path, ways: list[str], qtbot: QtBot
) -> None:
    start.prepare()
    seen: list[str] = []

    def answer() -> None:
        for box in boxes():
            seen.append(box.text())
            press(qtbot, box, "修好它")

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(20)
    opener = opening.asked(LibraryError(tmp_path / "坏.newsroom", "已经损坏", Bar.DAMAGED))
    timer.stop()
    assert len(ways) == len(seen) == 2
    assert opener is not None
    with opener() as desk:
        assert desk.library.path == tmp_path / "好.newsroom"


def test_from_the_window_the_way_that_was_taken_replaces_it(
    qtbot: QtBot, window: MainWindow, session: Session, ways: list[str], tmp_path: Path
) -> None:
    torn = tmp_path / "撕.newsroom"
    torn.touch()
    window.acts.library_wanted.emit(torn, False)
    box = dialog_of(qtbot, window, QMessageBox)
    assert words(box) == {"知道了", "修好它"}
    press(qtbot, box, "修好它")
    qtbot.waitUntil(lambda: any(b is not box for b in window.findChildren(QMessageBox)))
    again = next(b for b in window.findChildren(QMessageBox) if b is not box)
    press(qtbot, again, "修好它")
    qtbot.waitUntil(lambda: session.window is not window)
    assert session.window is not None and session.window.path == tmp_path / "好.newsroom"
