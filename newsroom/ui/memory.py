"""Memory that big work leaves behind goes back to the system once the window rests.

glibc keeps what was freed for the next request: after an issue was taken in, assembled and exported
that is some 60 MB which the window never asks for again. Other systems' heaps shrink by themselves.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QTimer

from newsroom.ui.aside import Aside

_REST = 1000  # milliseconds without long work


class Memory(QObject):
    """Gives freed memory back, beside the window, a moment after the last long work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.times = 0  # that memory was given back
        self._aside = Aside(self)
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(lambda: self._aside.do(give_back, self._count))

    def follow(self, running: bool) -> None:
        """Long work has begun, or the last of it has ended."""
        if running:
            self._timer.stop()
        else:
            self._timer.start()

    def _count(self, _given: bool) -> None:
        self.times += 1


def give_back() -> bool:
    """Give this process's freed memory back to the system; whether any could be given."""
    trim = _trim()
    return trim is not None and bool(trim(0))


@cache
def _trim() -> Callable[[int], int] | None:
    """malloc_trim(3), where the C library is glibc."""
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
