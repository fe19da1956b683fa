"""分版 from the window: proposed beside it, changed in a table, taken in one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.distributing import Meant, propose_pages
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.ui import dialogs, trouble
from newsroom.ui.furnishing.distribution_dialog import DistributionDialog
from newsroom.ui.processes import shared

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_Made = tuple[Edition, tuple[Meant, ...]]


class DistributingHand(QObject):
    """changed: a Change. said: words for the status bar. gathering: typed text must be saved."""

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._failed = partial(trouble.show, window)

    def ask(self) -> None:
        """Propose a page for each article of the issue's pool, to be changed and taken."""
        issue, lane = self._window.place[1], self._window.lane
        if not issue:
            self.said.emit("请先在左侧选一期，再分版")
            return
        self.gathering.emit()

        def run(job: Job) -> _Made:
            job.report(0.05, "正在分版")
            edition = lane.wait(lambda desk: desk.paging.edition(issue))
            return edition, shared().ask(partial(propose_pages, edition), job)

        self._window.long_work.start(run, self._show, self._failed)

    def _show(self, made: _Made) -> None:
        edition, proposed = made
        if not proposed:
            self.said.emit("没有要分版的稿件：本期稿件都已定了版或已上版")
            return
        dialog = DistributionDialog(edition, proposed, self._window)
        dialogs.ask(dialog, lambda: self._take(dialog.meant()))

    def _take(self, meant: tuple[Meant, ...]) -> None:
        self._window.lane.do(
            lambda desk: desk.paging.take_distribution(meant), self.changed.emit, self._failed
        )
