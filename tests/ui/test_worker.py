"""The lane: calls in their order, and what is urgent between the parts of a long one."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from newsroom.desk.desk import Desk
from newsroom.ui import worker
from newsroom.ui.worker import Lane


@pytest.fixture
def lane(qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lane]:
    monkeypatch.setattr(worker, "_LOOK_SECONDS", 0.0)
    monkeypatch.setattr(worker, "_REST_SECONDS", 0.01)
    lane = Lane(lambda: Desk.open(library))
    lane.start()
    yield lane
    lane.stop()


def test_what_is_urgent_is_done_while_a_long_call_rests(lane: Lane):
    begun, urged = threading.Event(), threading.Event()
    done: list[str] = []

    def long(desk: Desk) -> None:
        begun.set()
        assert urged.wait(30)
        with desk.library.transaction():
            desk.library.rest()
            done.append("in a transaction")
        desk.library.rest()
        done.append("long")

    lane.do(long)
    assert begun.wait(30)
    lane.do(lambda _desk: done.append("asked before"))
    lane.urge(lambda _desk: done.append("urgent"))
    lane.urge(lambda _desk: done.append("urgent too"))
    urged.set()
    lane.wait(lambda _desk: None)
    assert done == ["in a transaction", "urgent", "urgent too", "long", "asked before"]


def test_what_is_urgent_is_done_before_what_waits(lane: Lane):
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def first(_desk: Desk) -> None:
        begun.set()
        assert go_on.wait(30)
        done.append("first")

    lane.do(first)
    assert begun.wait(30)
    lane.do(lambda _desk: done.append("second"))
    lane.urge(lambda _desk: done.append("urgent"))
    go_on.set()
    lane.wait(lambda _desk: done.append("last"))
    assert done == ["first", "urgent", "second", "last"]


def test_trouble_with_what_is_urgent_is_its_own(qtbot: QtBot, lane: Lane):
    troubles: list[BaseException] = []

    def fail(_desk: Desk) -> None:
        raise ValueError("urgent")

    def long(desk: Desk) -> str:
        lane.urge(fail, None, troubles.append)
        desk.library.rest()
        return "done"

    assert lane.wait(long) == "done"
    qtbot.waitUntil(lambda: bool(troubles))
    assert str(troubles[0]) == "urgent"
    assert lane.wait(lambda _desk: "goes on") == "goes on"


def test_the_file_alone_holds_all_once_nothing_is_asked_for(
    qtbot: QtBot, lane: Lane, library: Path
):
    def keep(desk: Desk) -> None:
        (first, *_) = desk.library.articles.where("1", ())
        base = desk.library.history.head(first.uuid).uuid
        desk.writing.keep(replace(first, body="打的字"), base)

    lane.do(keep)

    def copied() -> bool:
        alone = f"{library.as_uri()}?mode=ro&immutable=1"  # without its log
        try:
            with closing(sqlite3.connect(alone, uri=True)) as connection:
                return connection.execute("SELECT count(*) FROM draft").fetchone()[0] == 1
        except sqlite3.DatabaseError:  # while it is being folded in
            return False

    qtbot.waitUntil(copied)


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file stays")
def test_a_file_that_was_deleted_while_it_is_open_is_told(qtbot: QtBot, lane: Lane, library: Path):
    told: list[BaseException] = []
    lane.troubled.connect(told.append)
    library.unlink()
    lane.do(lambda _desk: None)
    qtbot.waitUntil(lambda: bool(told))
    assert "移走、改名或删除" in str(told[0])
    assert library.exists()
