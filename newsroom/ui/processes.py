"""The program's worker processes: one set for all windows, started once the first is painted; one
more reads copy for faults, so that neither waits for the other.
"""

from __future__ import annotations

import gc
import sys
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from newsroom.desk.workers import Workers

_HAND_OVER = 0.001  # seconds
_YOUNG = 10_000  # objects made between two looks at the youngest


class _Home(QObject):
    """Where they live: as long as the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.workers = Workers(waiting=True)
        self.reader = Workers(1, waiting=True)
        for each in (self.workers, self.reader):
            application.aboutToQuit.connect(each.stop)


def begin() -> None:
    """The first window is painted: let the workers start, and spare the window long pauses.

    Python's collector would walk through all that a start makes whenever it looks for garbage,
    which takes it 30 to 100 ms; it is told that this stays, and to look less often. A thread that
    works in Python hands over to the window after a millisecond, not after five.
    """
    sys.setswitchinterval(_HAND_OVER)
    if not gc.get_freeze_count():
        gc.freeze()
        gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    shared().open()


def shared() -> Workers:
    """The application's workers; what is asked of them waits until they may start."""
    return _home().workers


def reader() -> Workers:
    """The process that reads copy for faults; started by `open`, once the window is at rest."""
    return _home().reader


def forget() -> None:
    """Let no process remember what it was told until now: each ends once it is free, and a new one
    takes its place when it is asked.
    """
    home = _home()
    for each in (home.workers, home.reader):
        threading.Thread(target=each.renew, name="renewing", daemon=True).start()


def _home() -> _Home:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    home = application.findChild(_Home) or _Home(application)
    assert isinstance(home, _Home)
    return home
