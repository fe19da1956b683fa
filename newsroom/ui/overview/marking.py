"""Marks on the page tabs: which pages run over or fall short, and which are signed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from newsroom.desk.plans import Progress, progresses
from newsroom.model.signoff import Signoff
from newsroom.ui.pages.page_tabs import Mark

if TYPE_CHECKING:
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

        def ask(signoffs: tuple[Signoff, ...]) -> None:
            paging.ask(partial(progresses, signoffs=signoffs), show, "marks")

        def show(found: object) -> None:
            assert isinstance(found, tuple)
            if issue == paging.issue:
                self._window.pages.set_marks({each.page: mark(each) for each in found})

        self._window.lane.do(lambda desk: desk.signing.signoffs(issue), ask)


def mark(told: Progress) -> Mark:
    """A page's mark: what is wrong with it goes before who signed it."""
    words = "，".join(filter(None, (f"排满 {told.fill:.0%}", told.fits, told.signatures)))
    if told.over or told.lost:
        return Mark("circle-alert", "error", words)
    if told.stale:
        return Mark("triangle-alert", "warning", words)
    if told.short:
        return Mark("circle-dashed", "quiet", words)
    return Mark("circle-check" if told.signed else "", "good", words)
