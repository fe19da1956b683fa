"""Serves whoever calls at the window's door: comes to the front, takes files in."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from newsroom.desk.viewing import sweep
from newsroom.paths import LIBRARY_SUFFIX
from newsroom.ui.application import Handed
from newsroom.ui.door.speaking import Ear, Knock, address

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_AGAIN = 250  # milliseconds


class DoorHand(QObject):
    """called: (Knock, event to set once it was acted on)."""

    called = Signal(object, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AGAIN)
        self._later.timeout.connect(self._take)
        self.called.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._ear: Ear | None = None
        application = QApplication.instance()
        if isinstance(application, Handed):
            application.handed.connect(self._take_handed)

    def open(self) -> None:
        """Let others find this window, where it writes its library."""
        door = "" if self._window.sealed else address(self._window.path)
        if door and self._ear is None:
            lane = self._window.lane

            def opened() -> None:
                lane.do(lambda desk: desk.library.name_door(door))
                sweep()

            self._ear = Ear(door, self.called.emit, opened)
        self._take_handed()

    def bring(self, files: list[Path]) -> None:
        """Take files in as soon as the window is ready and nothing else is asked."""
        self._waiting += files
        self._take()

    def stop(self) -> None:
        """Close the door."""
        if self._ear is not None:
            self._ear.stop()

    def _take_handed(self) -> None:
        """What macOS handed over: files to be taken in, or a library to be opened."""
        application = QApplication.instance()
        if not isinstance(application, Handed):
            return
        found, application.documents = application.documents, []
        libraries = [path for path in found if path.suffix == LIBRARY_SUFFIX]
        self.bring([path for path in found if path not in libraries])
        for library in libraries[:1]:
            self._window.library_wanted.emit(library, False)

    def _answer(self, told: Knock, done: threading.Event) -> None:
        self._come_forward(told.token)
        self.bring([Path(name) for name in told.files])
        done.set()

    def _come_forward(self, token: str) -> None:
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt for Wayland looks for it there
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        for one in (window, QApplication.activeModalWidget()):
            if one is not None:
                one.raise_()
                one.activateWindow()
        QApplication.alert(window)

    def _take(self) -> None:
        window = self._window
        if not self._waiting:
            return
        if window.sealed:
            self._waiting = []
            window.say(window.sealed)
        elif not window.lines or not window.made("editing") or _asking():
            self._later.start()
        else:
            files, self._waiting = self._waiting, []
            window.acts.receive(files)


def _asking() -> bool:
    """Whether something is asked that must be answered first."""
    return QApplication.activeModalWidget() is not None
