"""Faults marked on the page on show: a layer over the proof that can be switched on and off."""

# ruff: noqa: PLC0415 - loaded when the layer is first switched on

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from newsroom.errors import CancelledError, NewsroomError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.ui.aside import Aside
from newsroom.ui.pages.overlay import View
from newsroom.ui.processes import reader
from newsroom.ui.remarks import marks

if TYPE_CHECKING:
    from newsroom.desk.fault_marks import Marked
    from newsroom.desk.faults import Copy
    from newsroom.model.edition import Edition
    from newsroom.model.frame import PageFrames
    from newsroom.ui.main_window import MainWindow

_REST = 700  # milliseconds after the page was composed anew


class FaultMarking(QObject):
    """chosen: a FaultLine whose number on the page was clicked. said: words for the status bar."""

    chosen = Signal(object)
    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._preview = window.pages.preview
        self._marked: tuple[Marked, ...] = ()
        self._page = 0
        self._asked = 0
        self._job, self._aside = Job(), Aside(self)
        self.on = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read)
        window.paging.fits_shown.connect(self._follow)
        self._preview.layers.append(self._paint)
        self._preview.viewport().installEventFilter(self)

    def toggle(self) -> None:
        """Switch the layer on or off."""
        self.on = not self.on
        if self.on:
            self._read()
        else:
            self._show((), 0)
            self.said.emit("大样上不再标疑误")

    def stop(self) -> None:
        """Forget what was asked."""
        self._job.cancel()
        self._aside.stop()

    def refresh(self, change: Change) -> None:
        """Other faults are let stand."""
        if self.on and change.excuses:
            self._rest.start()

    @property
    def numbered(self) -> tuple[Marked, ...]:
        """What is marked on the page on show."""
        return self._marked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A mark tells what is wrong; a click on its number goes there."""
        if not self._marked:
            return False
        if isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            if found is not None:
                words = f"{found.line.change}\n{found.line.explained}"
                QToolTip.showText(event.globalPos(), words, self._preview.viewport())
                return True
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            number = marks.badge_at(
                self._preview, [one.mark for one in self._marked], self._page, event.position()
            )
            if number:
                self.chosen.emit(self._marked[number - 1].line)
                return True
        return False

    def _at(self, point: QPointF) -> Marked | None:
        shown = [one.mark for one in self._marked]
        number = marks.hit(self._preview.view, shown, self._page, point)
        return self._marked[number - 1] if number else None

    def _follow(self) -> None:
        if self.on:
            frames = self._window.paging.frames
            if frames is None or frames.number != self._page:
                self._show((), 0)
            self._rest.start()

    def _read(self) -> None:
        edition, frames = self._window.paging.edition, self._window.paging.frames
        if edition is None or frames is None:
            self.said.emit("请先在左侧选一期，再选一版")
            return
        issue, typed = edition.issue.uuid, self._window.editing.now()
        page = "" if self._window.flows else frames.page
        self._asked += 1
        asked = self._asked

        def take(copy: Copy) -> None:
            self._aside.do(
                partial(_marked, copy, edition, frames, self._job), partial(show, frames.number)
            )

        def show(number: int, found: tuple[Marked, ...]) -> None:
            if asked == self._asked and self.on:
                self._show(found, number)
                words = f"这一版标出疑误 {len(found)} 处" if found else "这一版没有发现疑误"
                self.said.emit(words)

        self._window.lane.do(
            lambda desk: desk.proofreading.of_issue(issue, page, typed), take, lambda _error: None
        )

    def _show(self, found: tuple[Marked, ...], page: int) -> None:
        if (found, page) != (self._marked, self._page):
            self._marked, self._page = found, page
            self._preview.viewport().update()

    def _paint(self, painter: QPainter, view: View) -> None:
        if self._marked:
            marks.paint(painter, view, [one.mark for one in self._marked], self._page)


def _marked(copy: Copy, edition: Edition, frames: PageFrames, job: Job) -> tuple[Marked, ...]:
    """What is found on a page, asked of the process that reads what is typed."""
    from newsroom.desk.composing import with_typed
    from newsroom.desk.fault_lines import lines
    from newsroom.desk.fault_marks import on_page
    from newsroom.desk.faults import in_order, read_by, standing

    try:
        found = read_by(copy, reader(), job)
    except (NewsroomError, CancelledError):
        return ()
    for piece in copy.pieces:
        edition = with_typed(edition, piece.article)
    open_ = standing(in_order(found.faults, copy.pieces), copy.excuses)
    return on_page(edition, frames, lines(open_, copy.pieces))
