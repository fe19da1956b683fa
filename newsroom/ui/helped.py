"""F1 in dialogs: each one that gets the focus is given the key, once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_HELPED = "helped"
_GUIDE = "GuideDialog"


class Helped(QObject):
    """Watches where the focus goes; dialogs are shut off from the window's own keys."""

    def __init__(self, window: QWidget, show: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._show = show
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(_HELPED):
            return
        if type(dialog).__name__ != _GUIDE and self._owns(dialog):
            dialog.setProperty(_HELPED, True)
            QShortcut(QKeySequence("F1"), dialog, self._show)

    def _owns(self, widget: QWidget) -> bool:
        above = widget.parentWidget()
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None
