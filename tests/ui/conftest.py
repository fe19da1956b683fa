"""What the window's tests share: a real library on disk and the real window over it."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import datetime
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.desk.receiving import read_pasted
from newsroom.model.issue import IssueNumber
from newsroom.ui import start
from newsroom.ui.main_window import MainWindow
from newsroom.ui.session import Session
from tests.ui.hands import Opening, settle

STORY = """河堤晨跑道修好了
本报讯（记者 田禾 通讯员 陶小满）昨天清晨，新修的河堤跑道迎来第一批跑步的人。
跑道全长三公里，沿岸装了路灯和饮水台。
附近居民说，过去走的是土路，下雨天一脚泥，如今孩子上学也从这里过。
施工队还在两处拐弯加了护栏，计划下月再种一排垂柳。
"""
BRIEF = """社区食堂加开晚餐
本报讯（记者 田禾）即日起，南门社区食堂每天加开晚餐，老人凭卡可打八折。
食堂每周公布一次菜单，居民可以在门口的意见簿上点菜。
"""


_PATIENCE = 30_000


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits on conditions as long as a busy machine may need; what holds is seen at once."""
    for name in ("waitUntil", "waitSignal", "waitExposed"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=_PATIENCE))
    return qtbot


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Throws a test's windows away at once: the next test would dress them all once more."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with one issue of a newspaper and two articles in its pool."""
    path = tmp_path_factory.mktemp("made") / "河湾.newsroom"
    with Desk.open(path, create=True) as desk:
        desk.name_person("何编辑")
        desk.set("review", "never")  # what is taken in here is told as it is read
        home = desk.library.publications.find("shangjie-shibao")
        number = IssueNumber((5,), (680,))
        change = desk.paging.new_issue(home, datetime.date(2026, 3, 7), number)
        issue = next(iter(change.issues))
        for text in (STORY, BRIEF):
            desk.receiving.take([read_pasted(text)], home, issue)
    return path


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    """A copy of the test's own."""
    shutil.copy(made, tmp_path / made.name)
    media = made.with_suffix(".media")
    shutil.copytree(media, tmp_path / media.name)
    return tmp_path / made.name


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """The program's session in a profile of its own; what is open at the end is closed."""
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "home"))
    start.prepare()
    session = Session(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    yield session
    window = session.window
    if window is not None and window.isVisible():
        window.long_work.cancel()
        qtbot.waitUntil(lambda: not window.long_work.busy, timeout=20_000)
        window.close()
    if window is not None:
        window.deleteLater()
    # What Python made may not outlive Python in Qt's clipboard.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def open_window(qtbot: QtBot, session: Session) -> Opening:
    """Opens windows over libraries as the program does."""

    def open_(path: Path) -> MainWindow:
        window = session.open(lambda: Desk.open(path, create=True))
        window.resize(1366, 740)
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: bool(window.lines))
        settle(qtbot, window)
        return window

    return open_


@pytest.fixture
def window(open_window: Opening, library: Path) -> MainWindow:
    """The window over the library, its issue on show."""
    return open_window(library)
