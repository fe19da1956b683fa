"""Where the window and its panes stood last time."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter

from newsroom.ui.panes import Panes

_SMALL_SCREEN = 1440  # up to here the window needs it all
_LISTS = (200, 310)  # pixels
_EDITOR = (340, 860)
_POINTS = 10  # the usual size of type
_LARGE = 0.35  # how far panes grow with their type


def restore(window: QMainWindow, panes: QSplitter, settings: QSettings) -> None:
    """Put a window and its panes where they were; at first, or on a small screen, over it all."""
    geometry, state = settings.value("window"), settings.value("panes")
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if isinstance(geometry, QByteArray) and screen.width() > _SMALL_SCREEN:
        window.restoreGeometry(geometry)
    else:
        window.setGeometry(screen)
        window.setWindowState(Qt.WindowState.WindowMaximized)
    if not isinstance(state, QByteArray) or not panes.restoreState(state):
        QTimer.singleShot(0, window, lambda: panes.setSizes(first_sizes(panes.width())))
    if isinstance(panes, Panes):
        # A former program's state knows nothing of collapsing, and sets the handles' width.
        panes.setChildrenCollapsible(True)
        panes.setHandleWidth(panes.thickness)
        panes.remember(first_sizes(window.width()))


def keep(window: QMainWindow, panes: QSplitter, settings: QSettings) -> None:
    """Remember where they stand."""
    settings.setValue("window", window.saveGeometry())
    if not panes.isVisible():  # covered by the welcome, where nobody moved them
        return
    settings.setValue("panes", panes.saveState())


def first_sizes(width: int) -> list[int]:
    """Widths of lists, editor and page in a window so wide: the page gets what is left over.

    Large type takes some of it from the page, which is the same at any size of type.
    """
    large = 1 + max(QApplication.font().pointSizeF() / _POINTS - 1, 0) * _LARGE
    lists = min(max(round(width * 0.18 * large), _LISTS[0]), round(_LISTS[1] * large))
    rest = max(width - lists, 1)
    editor = min(max(round(rest * 0.42), _EDITOR[0]), round(_EDITOR[1] * large))
    return [lists, editor, max(rest - editor, 1)]
