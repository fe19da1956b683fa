"""The one Qt application of the process, also where there is no screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

_X_PORT = 6000


def ensure_application() -> QApplication:
    """The running application, or a new one that paints without a screen where there is none.

    Qt ends the whole process where it cannot reach a screen, so that is looked at first.
    Raises RuntimeError where the process runs a Qt application without painting.
    """
    running = QCoreApplication.instance()
    if isinstance(running, QApplication):
        return running
    if running is not None:
        raise RuntimeError("the running Qt application cannot paint")
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.platform.startswith("linux"):
        os.environ.update(input_methods(os.environ))
    kind = Handed if sys.platform == "darwin" else QApplication
    return kind([sys.argv[0] if sys.argv else "newsroom"])


class Handed(QApplication):
    """macOS starts a program once and hands it documents by events, at any time.

    handed: there are more in `documents`, which whoever takes them empties.
    """

    handed = Signal()

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.documents: list[Path] = []

    def event(self, event: QEvent) -> bool:
        """Take a document."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.documents.append(Path(event.file()))
            self.handed.emit()
            return True
        return super().event(event)


def input_methods(environment: Mapping[str, str]) -> dict[str, str]:
    """What to set so that Chinese can be typed by fcitx, for which Qt's own build has no plugin.

    Where fcitx is asked for, ibus is named after it: fcitx 5 answers what is asked of ibus. Qt
    tries the names of QT_IM_MODULES in turn, and heeds QT_IM_MODULE only without them; it looks
    for the program ibus-daemon unless it is to ask the portal.
    """
    asked = environment.get("QT_IM_MODULES") or environment.get("QT_IM_MODULE", "")
    names = [name for name in asked.split(";") if name]
    if "ibus" in names or not any(name.startswith("fcitx") for name in names):
        return {}
    return {"QT_IM_MODULES": ";".join((*names, "ibus")), "IBUS_USE_PORTAL": "1"}


def has_display() -> bool:
    """Whether a window could be shown: always on Windows and macOS, elsewhere a server answers."""
    if sys.platform in ("win32", "darwin"):
        return True
    return _wayland_answers() or _x_answers(os.environ.get("DISPLAY", ""))


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _connects(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name))


def _x_answers(display: str) -> bool:
    host, _, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
        return _connects(path) or _connects(f"\0{path}")
    import socket  # noqa: PLC0415 - only where there are X and Wayland

    try:
        with socket.create_connection((host, _X_PORT + int(number)), timeout=1.0):
            return True
    except OSError:
        return False


def _connects(path: str) -> bool:
    import socket  # noqa: PLC0415 - as above

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(1.0)
            probe.connect(path)
    except OSError:
        return False
    return True
