"""Carries answers of other threads into the window's, whoever of those that asked is still there.

No window owns a post: a signal of a widget that Qt threw away meanwhile would raise in the thread
that answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Post(QObject):
    """Made in the window's thread. delivered: (receiver, value), which calls the receiver with the
    value there, in order; of a closed post nothing arrives.
    """

    delivered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.closed = False
        self.delivered.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def _call(self, receiver: Callable[[Any], None], value: object) -> None:
        if not self.closed:
            receiver(value)
