"""Small work beside the window: answers for who is still there, silence for who is gone."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from newsroom.ui.aside import Aside


def test_answers_arrive_in_the_thread_that_asked(qtbot: QtBot):
    owner, found = QObject(), []
    here = QThread.currentThread()
    aside = Aside(owner)
    aside.do(threading.get_ident, lambda ident: found.append((ident, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(found))
    (ident, thread) = found[0]
    assert ident != threading.get_ident()
    assert thread == here


def test_who_is_gone_is_not_told_and_asks_nothing_more(qtbot: QtBot):
    owner, told, done = QObject(), [], []
    begun, go = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go.wait()
        return "late"

    aside = Aside(owner)
    aside.do(slow, told.append)
    aside.do(slow, told.append)
    aside.do(partial(done.append, "never begun"), told.append)
    begun.wait()
    delete(owner)
    go.set()
    aside.wait()
    other, last = QObject(), []
    Aside(other).do(lambda: "here", last.append)
    qtbot.waitUntil(lambda: bool(last))
    assert (told, done) == ([], [])


def test_one_who_stops_waits_for_what_has_begun_alone(qtbot: QtBot):
    owner, other, told, done = QObject(), QObject(), [], []
    begun, go = threading.Semaphore(0), threading.Event()

    def slow() -> str:
        begun.release()
        go.wait()
        return "other"

    for _ in range(2):
        Aside(other).do(slow, told.append)
        begun.acquire()
    aside = Aside(owner)
    aside.do(partial(done.append, "never begun"), done.append)
    aside.stop()
    go.set()
    qtbot.waitUntil(lambda: told == ["other", "other"])
    assert done == []
