"""Composes the page on show beside the window; only the newest wish counts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from newsroom.desk.composing import Composers
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames


@dataclass(frozen=True)
class Made:
    """Composed pages and the edition they were composed from: the one asked for, or all."""

    edition: Edition
    pages: tuple[PageFrames, ...]


_Question = tuple[Callable[[Composers], object], Callable[[object], None]]


class PageMaker(QObject):
    """A thread of its own for composing.

    made: a Made, in the window's thread. troubled: an exception.
    """

    made = Signal(object)
    troubled = Signal(object)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._composers = Composers()
        self._wish: tuple[Edition, str] | None = None
        self._questions: dict[str, _Question] = {}
        self._changed = threading.Condition()
        self._ended = False
        self._answered.connect(self._tell, Qt.ConnectionType.QueuedConnection)
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

        done: gets the result in the window's thread.
        """
        with self._changed:
            self._questions[about] = (work, done)
            self._changed.notify()

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            work, receiver = task
            try:
                answer = work()
            except BaseException as error:
                self._answered.emit(self.troubled.emit, error)
            else:
                self._answered.emit(receiver, answer)

    def _next(self) -> tuple[Callable[[], object], Callable[[object], None]] | None:
        """Wait for what to do, pages first; None at the end."""
        with self._changed:
            while self._wish is None and not self._questions and not self._ended:
                self._changed.wait()
            if self._ended:
                return None
            if self._wish is not None:
                edition, page = self._wish
                self._wish = None
                return lambda: Made(edition, self._pages(edition, page)), self.made.emit
            work, done = self._questions.pop(next(iter(self._questions)))
            return lambda: work(self._composers), done

    def _pages(self, edition: Edition, page: str) -> tuple[PageFrames, ...]:
        if page:
            return (self._composers.page(edition, page),)
        return self._composers.pages(edition)

    def _tell(self, receiver: Callable[[object], None], value: object) -> None:
        receiver(value)
