"""Where the window and its panes stood last time."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

_SMALL_SCREEN = 1440  # up to here the window needs it all
_NARROW = 1600


def restore(window: QMainWindow, panes: QSplitter, settings: QSettings) -> None:
    """Put a window and its panes where they were; at first, or on a small screen, over it all."""
    geometry, state = settings.value("window"), settings.value("panes")
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if isinstance(geometry, QByteArray) and screen.width() > _SMALL_SCREEN:
        window.restoreGeometry(geometry)
    else:
        window.setGeometry(screen)
        window.setWindowState(Qt.WindowState.WindowMaximized)
    if isinstance(state, QByteArray):
        panes.restoreState(state)
    else:
        QTimer.singleShot(0, window, lambda: _share_out(window, panes))


def keep(window: QMainWindow, panes: QSplitter, settings: QSettings) -> None:
    """Remember where they stand."""
    settings.setValue("window", window.saveGeometry())
    settings.setValue("panes", panes.saveState())


def _share_out(window: QMainWindow, panes: QSplitter) -> None:
    """First sizes: lists as they need, the page more than the editor."""
    left = 240 if window.width() < _NARROW else 290
    rest = window.width() - left
    panes.setSizes([left, round(rest * 0.42), round(rest * 0.58)])
