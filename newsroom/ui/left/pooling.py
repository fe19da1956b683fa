"""Fills the pool: the first rows at once, the others after them, the index of words beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.desk.overview import FIRST, Beginning, begin
from newsroom.model.listing import ArticleFilter, Found
from newsroom.ui.pool import PoolPane
from newsroom.ui.worker import Lane

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk

_MORE = 10_000  # rows of one stretch: some twenty milliseconds
_INDEXED = 40  # articles put into the index at once
_REST = 30  # milliseconds between, for others


class PoolHand(QObject):
    """Keeps the pool's list as it is wished. opened: the article in the editor.

    shown: another list, or the same one anew, is on show.
    """

    shown = Signal()

    def __init__(self, pane: PoolPane, lane: Lane, opened: Callable[[], str]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._lane = lane
        self._opened = opened
        self._serial = 0
        self._wish: ArticleFilter | None = None
        self._left = self._all = 0
        self._begun = False
        pane.model.needed.connect(self._fetch)
        pane.facets_wanted.connect(self._fetch_facets)

    def show(self, publication: str, issue: str) -> None:
        """Show the list that the pane asks for; a list that was asked for before and has not come
        yet is forgotten.
        """
        wish = self._pane.wish(publication, issue)
        again = wish == self._wish
        self._wish = wish
        self._serial += 1
        serial = self._serial
        first, last = self._pane.used_rows() if again else (0, 0)
        least = FIRST + last

        def work(desk: Desk) -> Beginning | None:
            return begin(desk.library, wish, least, first) if serial == self._serial else None

        def shown(beginning: Beginning | None) -> None:
            if beginning is not None and serial == self._serial:
                found = beginning.found
                self._pane.show_list(found, beginning.lines, self._opened(), again=again)
                self.shown.emit()
                self._go_on(found, serial)

        self._lane.do(work, shown)
        if not self._begun:
            self._begun = True
            self._lane.do(lambda desk: desk.library.pool.unindexed(), self._count)

    def _go_on(self, found: Found, serial: int) -> None:
        """Fetch the rest of the list, a stretch at a time."""
        wish, resume = self._wish, found.resume
        if wish is None or resume is None:
            return

        def work(desk: Desk) -> Found | None:
            if serial != self._serial:
                return None
            return desk.library.pool.found(wish, resume, _MORE)

        def came(more: Found | None) -> None:
            if more is not None and serial == self._serial:
                self._pane.show_more(more)
                self._go_on(more, serial)

        self._lane.do(work, came)

    def _fetch(self, first: int, last: int) -> None:
        """Fetch the lines of some rows that were scrolled to."""
        articles, serial = self._pane.model.articles(first, last), self._serial
        text = self._wish.text if self._wish is not None else ""

        def came(lines: tuple) -> None:
            if serial == self._serial:
                self._pane.model.take(lines)

        self._lane.do(lambda desk: desk.library.pool.lines(articles, text), came)

    def _fetch_facets(self) -> None:
        self._lane.do(lambda desk: desk.library.pool.facets(), self._pane.narrower.set_facets)

    # The index -----------------------------------------------------------------------------------

    def _count(self, left: int) -> None:
        self._all = left
        self._index(left)

    def _index(self, left: int) -> None:
        """Go on indexing what an older program's library holds, and tell how far it is."""
        if not left:
            self._pane.tell("")
            if self._all:
                self._settle(begin=True)
            return
        share = 100 * (self._all - left) // max(self._all, 1)
        self._pane.tell(f"正在建立全文索引 {share}%")
        QTimer.singleShot(_REST, self, self._index_more)

    def _index_more(self) -> None:
        self._lane.do(lambda desk: desk.library.pool.index_more(_INDEXED), self._index)

    def _settle(self, *, begin: bool = False) -> None:
        """Put the parts of an index that was just made together, a little at a time."""

        def settled(more: bool) -> None:
            if more:
                QTimer.singleShot(_REST, self, self._settle)

        self._lane.do(lambda desk: desk.library.pool.settle(begin=begin), settled)
