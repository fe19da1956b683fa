from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QObject

from newsroom.ui.memory import Memory, give_back


def test_memory_is_given_back_once_after_the_last_long_work(qtbot) -> None:
    owner = QObject()
    memory = Memory(owner)
    memory._timer.setInterval(0)
    memory.follow(True)
    assert not memory._timer.isActive()
    memory.follow(False)
    memory.follow(False)
    qtbot.waitUntil(lambda: memory.times == 1)
    assert not memory._timer.isActive()


def test_work_that_begins_anew_keeps_what_it_may_need(qtbot) -> None:
    owner = QObject()
    memory = Memory(owner)
    memory.follow(False)
    memory.follow(True)
    assert not memory._timer.isActive()


def test_what_was_freed_goes_back_to_the_system() -> None:
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.free.argtypes = [ctypes.c_void_p]
    blocks = [libc.malloc(60_000) for _ in range(400)]
    for block in blocks[:-1]:
        libc.free(block)
    assert give_back() is sys.platform.startswith("linux")
    libc.free(blocks[-1])
