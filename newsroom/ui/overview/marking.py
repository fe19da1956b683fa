"""Marks on the page tabs: which pages run over or fall short, are signed, or are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from newsroom.desk.plans import Progress, progresses
from newsroom.model.holding import Holding
from newsroom.model.signoff import Signoff
from newsroom.ui.pages.page_tabs import Mark

if TYPE_CHECKING:
    from newsroom.desk.desk import Desk
    from newsroom.ui.main_window import MainWindow

_REST_MILLISECONDS = 800  # other pages wait until the one on show has rested


class MarkingHand(QObject):
    """Keeps the marks of the tabs at what the issue's pages are like."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._ask)

    def follow(self) -> None:
        """The page on show changed, and others perhaps with it."""
        self._rest.start()

    def _ask(self) -> None:
        paging, issue = self._window.paging, self._window.paging.issue
        if not issue:
            return

        def ask(known: tuple[tuple[Signoff, ...], Mapping[str, Holding]]) -> None:
            signoffs, holdings = known
            paging.ask(partial(progresses, signoffs=signoffs), partial(show, holdings), "marks")

        def show(holdings: Mapping[str, Holding], found: object) -> None:
            assert isinstance(found, tuple)
            if issue == paging.issue:
                marks = {each.page: mark(each, holdings.get(each.page)) for each in found}
                self._window.pages.set_marks(marks)

        def read(desk: Desk) -> tuple[tuple[Signoff, ...], Mapping[str, Holding]]:
            return desk.signing.signoffs(issue), desk.library.holdings.some([issue])

        self._window.lane.do(read, ask)


def mark(told: Progress, holding: Holding | None = None) -> Mark:
    """A page's mark: that another desk works on it goes first, then what is wrong with it, and
    who signed it last.
    """
    held = holding.words if holding is not None else ""
    parts = (held, f"排满 {told.fill:.0%}", told.fits, told.signatures)
    words = "，".join(filter(None, parts))
    if holding is not None and holding.state.away:
        return Mark("users", "accent", f"{words}；这里的改动，交回时会对照着合到一起")
    if told.over or told.lost:
        return Mark("circle-alert", "error", words)
    if told.stale:
        return Mark("triangle-alert", "warning", words)
    if told.short:
        return Mark("circle-dashed", "quiet", words)
    return Mark("circle-check" if told.signed else "", "good", words)
