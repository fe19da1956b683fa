"""Compares two versions beside the window; only the newest question is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal

from newsroom.desk.revising import Row, compared
from newsroom.model.article import Article

Rows = tuple[Row, ...]


class Comparer(QObject):
    """compared: the Rows of the two versions last asked for."""

    compared = Signal(object)
    _answer = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._answer.connect(self._take)

    def ask(self, before: Article, after: Article) -> None:
        """Compare two versions."""
        self._asked += 1
        self._pool.start(partial(_compare, before, after, self._asked, self._tell))

    def _tell(self, number: int, rows: Rows) -> None:
        self._answer.emit(number, rows)

    def _take(self, number: int, rows: Rows) -> None:
        if number == self._asked:
            self.compared.emit(rows)


def _compare(
    before: Article, after: Article, number: int, tell: Callable[[int, Rows], None]
) -> None:
    rows = compared(before, after)
    try:
        tell(number, rows)
    except RuntimeError:  # the window was closed meanwhile
        return
