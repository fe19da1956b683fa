"""What need not be there when a window is first painted is made right behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_LATEST_MILLISECONDS = 3000  # a window that starts hidden is never painted


class AfterPaint(QObject):
    """Calls something once a window has been painted."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then: Callable[[], object] | None = then
        window.installEventFilter(self)
        window.update()
        QTimer.singleShot(_LATEST_MILLISECONDS, self, self._now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The first request to paint is followed by the painting."""
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._now)
        return False

    def _now(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
