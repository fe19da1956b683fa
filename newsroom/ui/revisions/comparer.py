"""Compares two versions beside the window; only the newest question is answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from newsroom.desk.revising import Row, compared
from newsroom.model.article import Article
from newsroom.ui.aside import Aside

Rows = tuple[Row, ...]


class Comparer(QObject):
    """compared: the Rows of the two versions last asked for."""

    compared = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0
        self._aside = Aside(self)

    def ask(self, before: Article, after: Article) -> None:
        """Compare two versions."""
        self._asked += 1
        self._aside.do(partial(compared, before, after), partial(self._take, self._asked))

    def _take(self, number: int, rows: Rows) -> None:
        if number == self._asked:
            self.compared.emit(rows)
