"""What takes long at its first use is read beside the window, and told of once it is there."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from newsroom.ui.preparing import Preparing


def test_others_do_without_until_it_is_ready(qtbot: QtBot) -> None:
    owner, go, where = QObject(), threading.Event(), []

    def work() -> None:
        where.append(threading.get_ident())
        go.wait()

    preparing = Preparing(work, owner)
    assert not preparing.ready
    with qtbot.waitSignal(preparing.done):
        go.set()
    assert preparing.ready
    assert where != [threading.get_ident()]


def test_what_goes_wrong_is_told(qtbot: QtBot) -> None:
    owner, go = QObject(), threading.Event()

    def work() -> None:
        go.wait()
        raise OSError("gone")

    preparing = Preparing(work, owner)
    told: list[object] = []
    preparing.failed.connect(told.append)
    go.set()
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], OSError)
    assert not preparing.ready
