"""Composes the page on show in a process beside the window; only the newest wish counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.composing import one_page, some_pages
from newsroom.desk.workers import Work, Workers
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.ui.post import Post
from newsroom.ui.processes import shared

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers


@dataclass(frozen=True)
class Made:
    """Composed pages and the edition they were composed from: the one asked for, or all."""

    edition: Edition
    pages: tuple[PageFrames, ...]


_Receiver = Callable[[object], None]


class PageMaker(QObject):
    """A thread of its own that asks a worker and waits for it.

    urgent: asks the worker kept for what is on show; else one of the others. workers: the
    application's where none are given. made: a Made, in the window's thread. troubled: an
    exception. lost: a worker's process ended and was replaced.
    """

    made = Signal(object)
    troubled = Signal(object)
    lost = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        urgent: bool = True,
        workers: Workers | None = None,
    ) -> None:
        super().__init__(parent)
        self._workers = workers or shared()
        self._urgent = urgent
        self._wish: tuple[Edition, str] | None = None
        self._questions: dict[str, tuple[Work, _Receiver]] = {}
        self._changed = threading.Condition()
        self._ended = False
        self._job = Job()
        if urgent:
            self._workers.lost = self.lost.emit
        self._post = Post()
        self._thread = threading.Thread(target=self._run, name="composing", daemon=True)
        self._thread.start()

    def wish(self, edition: Edition, page: str) -> None:
        """Ask for a page, or with "" for all; an older wish that was not begun is dropped."""
        with self._changed:
            self._wish = (edition, page)
            self._changed.notify()

    def ask(
        self, work: Callable[[Composers], object], done: Callable[[object], None], about: str = ""
    ) -> None:
        """Have `work` done once no page is wished for; an older question about the same thing that
        was not begun is dropped.

        work: a module's function with its arguments (functools.partial), for it is called in
        another process. done: gets the result in the window's thread.
        """
        with self._changed:
            self._questions[about] = (partial(_answer, work), done)
            self._changed.notify()

    def stop(self) -> None:
        """End the thread; what it waits for is given up."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._job.cancel()
        self._thread.join()
        self._post.closed = True

    def _run(self) -> None:
        while (task := self._next()) is not None:
            work, receiver = task
            try:
                answer = self._workers.ask(work, self._job, urgent=self._urgent)
            except CancelledError:
                return
            except BaseException as error:
                self._post.delivered.emit(self._trouble, error)
            else:
                self._post.delivered.emit(receiver, answer)

    def _next(self) -> tuple[Work, _Receiver] | None:
        """Wait for what to do, pages first; None at the end."""
        with self._changed:
            while self._wish is None and not self._questions and not self._ended:
                self._changed.wait()
            if self._ended:
                return None
            if self._wish is not None:
                edition, page = self._wish
                self._wish = None
                return _composing(edition, page), partial(self._show, edition)
            return self._questions.pop(next(iter(self._questions)))

    def _show(self, edition: Edition, made: object) -> None:
        pages = (made,) if isinstance(made, PageFrames) else made
        assert isinstance(pages, tuple)
        self.made.emit(Made(edition, pages))

    def _trouble(self, error: object) -> None:
        self.troubled.emit(error)


def _composing(edition: Edition, page: str) -> Work:
    if page:
        return partial(one_page, edition, page)
    return partial(some_pages, edition, ())


def _answer(work: Callable[[Composers], object], composers: Composers, _job: Job) -> object:
    """A question that is about composing alone."""
    return work(composers)
