"""Reads the article on show as it is typed, in a process of its own; only the newest text counts.

A key costs the window a timer started anew: the text goes over once the key has been dealt with.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsroom.desk.faults import Piece, asked, in_order, standing, warm
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.ui.page_maker import PageMaker
from newsroom.ui.processes import reader

if TYPE_CHECKING:
    from newsroom.desk.faults import Copy, Found
    from newsroom.model.fault import Fault
    from newsroom.ui.main_window import MainWindow

_Standing = tuple["Found | None", "Copy | None", "tuple[Fault, ...]"]
_AFTER_KEY = 15  # milliseconds: the page on show is composed first
_REST = 300


class LiveReading(QObject):
    """read: what was found in the article on show is known, or is none any more. excused: other
    faults are let stand. troubled: an exception.
    """

    read = Signal()
    excused = Signal()
    troubled = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._copy: Copy | None = None
        self._found: Found | None = None
        self._standing: _Standing = (None, None, ())
        self._typed: Article | None = None
        self._asked: Article | None = None
        self._maker = PageMaker(self, workers=reader())
        self._maker.troubled.connect(self.troubled)
        self._after_key = _timer(self, _AFTER_KEY, self._ask)
        self._rest = _timer(self, _REST, self._fetch)
        window.editing.typed.connect(self._follow)
        reader().open()
        self._maker.ask(warm, lambda _done: None, "warm")
        if window.article:
            self._fetch()

    def stop(self) -> None:
        """End the thread."""
        self._maker.stop()

    @property
    def copy(self) -> Copy | None:
        """The article on show with all that reading it takes; None where none is known yet."""
        copy, typed = self._copy, self._typed
        if copy is None or not copy.pieces or copy.pieces[0].article.uuid != self._window.article:
            return None
        if typed is None or typed.uuid != copy.pieces[0].article.uuid:
            return copy
        return replace(copy, pieces=(replace(copy.pieces[0], article=typed),))

    @property
    def faults(self) -> tuple[Fault, ...] | None:
        """What was found and not excused; None while it is not known."""
        copy, found = self._copy, self._found
        if copy is None or found is None or copy.pieces[0].article.uuid != self._window.article:
            return None
        known, by, open_ = self._standing
        if known is not found or by is not copy:
            open_ = standing(in_order(found.faults, copy.pieces), copy.excuses)
            self._standing = (found, copy, open_)
        return open_

    @property
    def troubles(self) -> tuple[str, ...]:
        """Names of rules that failed."""
        return self._found.troubles if self._found is not None else ()

    def refresh(self, change: Change) -> None:
        """Something that reading goes by may have changed."""
        mine = self._window.article in change.articles
        known = change.people or change.roster or change.packs
        if mine or known or change.excuses or change.issues or change.publications:
            self._rest.start()

    def _follow(self, article: Article) -> None:
        self._typed = article
        if self._copy is None or self._copy.pieces[0].article.uuid != article.uuid:
            self._found = None
            self.read.emit()
            self._fetch()
        else:
            self._after_key.start()

    def _fetch(self) -> None:
        uuid = self._window.article
        if uuid:
            self._window.lane.do(
                lambda desk: desk.proofreading.of_article(uuid), self._take, self._gone
            )

    def _take(self, copy: Copy) -> None:
        if copy.pieces[0].article.uuid != self._window.article:
            return
        before = self._copy
        if before is not None and before.setting == copy.setting:
            copy = replace(copy, setting=before.setting)  # the process has it already
        self._copy = copy
        if before is not None and before.excuses != copy.excuses:
            self.excused.emit()
        if self._typed is None or self._typed.uuid != copy.pieces[0].article.uuid:
            self._typed = self._window.editing.now()
        self._ask()

    def _gone(self, error: BaseException) -> None:
        """An article that is no more has no faults."""
        self._copy = self._found = None
        self.read.emit()

    def _ask(self) -> None:
        copy, article = self._copy, self._typed
        if copy is None or article is None:
            return
        known = copy.pieces[0]
        if known.article.uuid == article.uuid:
            self._asked = article
            work = partial(asked, copy.setting, Piece(article, known.page, known.records))
            self._maker.ask(work, partial(self._answered, article), "typed")

    def _answered(self, article: Article, found: object) -> None:
        """What was found counts for the very text it was found in, and not while composing."""
        if article is not self._asked or article is not self._typed:
            return
        if self._window.editor.composing or self._window.article != article.uuid:
            return
        self._found = found  # type: ignore[assignment]
        self.read.emit()


def _timer(parent: QObject, milliseconds: int, act: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
