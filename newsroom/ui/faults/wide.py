"""Reads the page or the issue on show, article after article, beside the window."""

# ruff: noqa: PLC0415 - loaded when a page is first read

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.model.change import Change
from newsroom.ui.faults import panel as words
from newsroom.ui.faults.live import LiveReading
from newsroom.ui.faults.panel import FaultsPanel, Range
from newsroom.ui.processes import reader

if TYPE_CHECKING:
    from newsroom.desk.faults import Copy, Found
    from newsroom.job import Job
    from newsroom.model.fault import Fault
    from newsroom.ui.main_window import MainWindow

_REST = 1200  # milliseconds after a change
_STOPPED = "校对停下了。再点一次“本版”或“本期”从头校。"


class WideReading(QObject):
    """read_through: what is listed is known, or why nothing is. said: words for the status bar."""

    read_through = Signal()
    said = Signal(str)

    def __init__(self, window: MainWindow, live: LiveReading) -> None:
        super().__init__(window)
        self._window = window
        self._live = live
        self._wanted = Range.PAGE
        self._why = words.NO_ISSUE
        self._copy: Copy | None = None
        self._found: Found | None = None
        self._busy = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.again)
        window.long_work.running.connect(self._follow)

    def read(self, wanted: Range) -> None:
        """Read the page or the issue on show. What is typed counts as it stands."""
        self._wanted, self._copy, self._found = wanted, None, None
        self.again()

    def again(self) -> None:
        """Read the same anew."""
        _, issue, page = self._window.place
        self._rest.stop()
        if not issue or (self._wanted is Range.PAGE and not page and not self._window.flows):
            self._say(words.NO_ISSUE)
            return
        if self._busy:
            self._rest.start()
            return
        typed = self._window.editing.now()
        only = page if self._wanted is Range.PAGE else ""
        self._say(words.READING)
        self._window.lane.do(
            lambda desk: desk.proofreading.of_issue(issue, only, typed), self._start, self._fail
        )

    def refresh(self, change: Change) -> None:
        """Read again where other articles, or what stands on pages, changed."""
        others = change.articles - {self._window.article}
        known = change.roster or change.packs
        if self._copy is not None and (
            others or known or change.pages or change.issues or change.excuses
        ):
            self._rest.start()

    @property
    def faults(self) -> tuple[Fault, ...] | None:
        """What was found and not excused, in the order of the pages; None while it is not known.
        Of the article on show what is found in it now.
        """
        from newsroom.desk.faults import in_order, standing

        copy, found = self._copy, self._found
        if copy is None or found is None:
            return None
        mine, live = self._window.article, self._live.faults
        faults = list(standing(found.faults, copy.excuses))
        if live is not None and any(piece.article.uuid == mine for piece in copy.pieces):
            between = {fault for fault in found.between if fault.article == mine}
            faults = [f for f in faults if f.article != mine or f in between]
            faults += live
        return in_order(faults, copy.pieces)

    def show(self, panel: FaultsPanel) -> None:
        """List what was found, equal ones once."""
        from newsroom.desk.fault_lines import lines
        from newsroom.desk.faults import counted

        faults = self.faults
        if faults is None or self._copy is None:
            panel.say(self._why)
        elif not faults:
            panel.say(words.CLEAN)
        else:
            panel.show_lines(lines(counted(faults), self._copy.pieces))

    def _start(self, copy: Copy) -> None:
        from newsroom.desk.faults import read_by

        def work(job: Job) -> Found:
            return read_by(copy, reader(), job)

        self._busy = True
        self._window.long_work.start(work, partial(self._done, copy), self._fail)

    def _done(self, copy: Copy, found: Found) -> None:
        self._busy = False
        self._copy, self._found = copy, found
        count = len(self.faults or ())
        self.said.emit(
            f"{self._wanted.value}校对完了，疑误 {count} 处"
            if count
            else f"{self._wanted.value}校对完了，没有发现疑误"
        )
        self.read_through.emit()

    def _fail(self, error: BaseException) -> None:
        from newsroom.ui import trouble

        self._busy = False
        self._say(_STOPPED)
        trouble.show(self._window, error)

    def _follow(self, running: bool) -> None:
        """Work that was stopped by the person tells nobody."""
        if not running and self._busy:
            self._busy = False
            if self._found is None:
                self._say(_STOPPED)

    def _say(self, why: str) -> None:
        self._why = why
        self.read_through.emit()
