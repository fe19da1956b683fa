"""What takes long at its first use (a dictionary, tables of sounds) is read beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from newsroom.ui.aside import Aside


class Preparing(QObject):
    """Does some work once, in another thread; those who need it do without until it is done.

    done: it is ready now. failed: an exception that the work raised.
    """

    done = Signal()
    failed = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self.ready = False
        Aside(self).do(partial(_tried, work), self._end)

    def _end(self, trouble: Exception | None) -> None:
        if trouble is None:
            self.ready = True
            self.done.emit()
        else:
            self.failed.emit(trouble)


def _tried(work: Callable[[], object]) -> Exception | None:
    """What went wrong; None where all is well."""
    try:
        work()
    except Exception as error:
        return error
    return None
