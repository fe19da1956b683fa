"""Drives the program's own window over a library, by events, as fast as it goes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsroom.desk.desk import Desk
from newsroom.ui import start
from newsroom.ui.main_window import MainWindow
from newsroom.ui.session import Session
from tests.bench.watchdog import Watch


class Painted(QObject):
    """Tells when a widget was painted. then: called with the clock, after each painting."""

    def __init__(self, then: Callable[[float], None]) -> None:
        super().__init__()
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Painting is done once the event is dealt with."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, lambda: self._then(time.perf_counter()))
        return False


class Whole(QObject):
    """Counts how often all of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A painting of the whole widget."""
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.count += event.rect() == watched.rect()
        return False


def settled(window: MainWindow, watch: Watch) -> None:
    """Until the window has done what it was asked, and its library too."""
    watch.until(lambda: not window.long_work.busy)
    for _ in range(3):
        done: list[bool] = []
        window.lane.do(lambda _desk: True, done.append)
        watch.until(lambda done=done: done)


@contextmanager
def opened(path: Path, watch: Watch) -> Iterator[MainWindow]:
    """The window over a library, which is made where it is missing."""
    os.environ["NEWSROOM_HOME"] = str(path.parent / "home")
    start.prepare()
    ini = str(path.with_name("window.ini"))
    session = Session(QSettings(ini, QSettings.Format.IniFormat))
    window = session.open(lambda: Desk.open(path, create=True))
    window.resize(1366, 740)
    watch.until(lambda: window.lines)
    settled(window, watch)
    try:
        yield window
    finally:
        window.long_work.cancel()
        watch.until(lambda: not window.long_work.busy)
        window.close()
        window.deleteLater()
        watch.rest(0.01)


def press(widget: QObject, text: str) -> None:
    """A key goes down and up, as events that Qt delivers."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.postEvent(widget, event)
