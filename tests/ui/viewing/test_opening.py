"""The ways round a library that cannot be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from newsroom.errors import Bar, LibraryError
from newsroom.ui import opening, start
from newsroom.ui.opening import Opener, Take
from newsroom.ui.viewing.opening import bring, look
from tests.ui.hands import answer_files, press


@pytest.fixture(autouse=True)
def application(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSROOM_HOME", str(tmp_path / "home"))
    start.prepare()


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What the person answers where a file is to be named."""

    def answer(name: str) -> None:
        answer_files(monkeypatch, name)

    return answer


@pytest.fixture
def told(qtbot: QtBot) -> Iterator[list[str]]:
    """The messages that were shown, each put away at once."""
    seen: list[str] = []

    def put_away() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(box.text())
            press(qtbot, box, "知道了")

    timer = QTimer(QApplication.instance())
    timer.timeout.connect(put_away)
    timer.start(20)
    yield seen
    timer.stop()
    timer.deleteLater()


def taken(way: Take, library: Path) -> Opener | None:
    got: list[Opener | None] = []
    way(LibraryError(library, "在网络共享文件夹里", Bar.NETWORK), None, got.append)
    assert len(got) == 1
    return got[0]


def test_which_ways_fit_which_bar(library: Path) -> None:
    def words(bar: Bar) -> set[str]:
        error = LibraryError(library, "打不开", bar)
        return {way.words for way in opening.WAYS if way.fits(error)}

    assert {"只读打开", "拷到本机打开…"} <= words(Bar.NETWORK) & words(Bar.NO_WRITING)
    assert "只读打开" in words(Bar.HELD) and "拷到本机打开…" not in words(Bar.HELD)
    for bar in (Bar.DAMAGED, Bar.NEWER, Bar.FOREIGN, Bar.MISSING):
        assert not {"只读打开", "拷到本机打开…"} & words(bar)


def test_a_library_is_looked_at(library: Path) -> None:
    opener = taken(look, library)
    assert opener is not None
    with opener() as desk:
        assert desk.viewed is not None and desk.viewed.bar is Bar.NETWORK
        assert desk.person() == "何编辑"


def test_a_library_is_carried_to_this_computer(
    library: Path, tmp_path: Path, chosen: Callable[[str], None]
) -> None:
    (tmp_path / "本机").mkdir()
    chosen(str(tmp_path / "本机" / "河湾"))
    opener = taken(bring, library)
    assert opener is not None
    with opener() as desk:
        assert desk.library.path == tmp_path / "本机" / "河湾.newsroom"
        assert desk.viewed is None
        assert desk.library.integrity() == ()


def test_whoever_names_no_place_is_asked_again(
    library: Path, chosen: Callable[[str], None]
) -> None:
    chosen("")
    assert taken(bring, library) is None


def test_what_goes_wrong_is_told(
    library: Path, tmp_path: Path, chosen: Callable[[str], None], told: list[str]
) -> None:
    chosen(str(library))
    assert taken(bring, library) is None
    assert taken(look, tmp_path / "没有.newsroom") is None
    assert told == ["“河湾.newsroom”已经存在。", "“没有.newsroom”不存在。"]
