"""Automatic assembly from the window: proposed beside it, reviewed, taken in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from newsroom.desk.assembling import Assembly, check_pages, propose, propose_issue
from newsroom.desk.composing import SharedComposers
from newsroom.desk.proposals import with_pages
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.ui import dialogs, trouble
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.pages.page_tabs import PagesPane
from newsroom.ui.pages.pictures import NoPictures
from newsroom.ui.processes import shared
from newsroom.ui.review.dialog import Review, ReviewDialog
from newsroom.ui.review.options import Option, of_issue, of_page, share
from newsroom.ui.worker import Lane, LongWork

_TOLD_SECONDS = 0.05
_NAMED = 2  # titles that a line of the status bar has room for


@dataclass(frozen=True)
class _Wish:
    """What is to be assembled. page: empty for all pages of the issue.

    fresh: nothing that stands is kept in its place, and the proposals are always shown. only:
    placements that alone may be set anew; empty for all of the page.
    """

    issue: str
    page: str = ""
    fresh: bool = False
    only: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Made:
    """What was proposed for an edition; options where they are to be reviewed."""

    edition: Edition
    assemblies: tuple[Assembly, ...]
    options: tuple[Option, ...] = ()


class AssemblingHand(QObject):
    """changed: a Change. said: words for the status bar. opened: (article, offset) to edit.

    gathering: what is typed must be saved now, for the work that follows reads it.
    """

    changed = Signal(object)
    said = Signal(str)
    opened = Signal(str, int)
    gathering = Signal()

    def __init__(self, pane: PagesPane, lane: Lane, long_work: LongWork, window: QWidget) -> None:
        super().__init__(window)
        self._pane = pane
        self._lane = lane
        self._long_work = long_work
        self._window = window
        self._workers = shared()
        self._composers = SharedComposers(self._workers)
        self._pictures = LaterRenditions(NoPictures(), self)
        self._failed = partial(trouble.show, window)

    def set_picture_source(self, source: PictureSource) -> None:
        """Where the pictures of proposed pages are found."""
        self._pictures.deleteLater()
        self._pictures = LaterRenditions(source, self)

    def page(self, issue: str) -> None:
        """Fill the page on show by itself, moving little of what stands."""
        self._assemble(_Wish(issue, self._pane.current))

    def page_anew(self, issue: str) -> None:
        """Propose the page on show as if nothing stood there yet."""
        self._assemble(_Wish(issue, self._pane.current, fresh=True))

    def chosen(self, issue: str) -> None:
        """Propose what is selected on the page on show anew; all else stays where it is."""
        only = frozenset(self._pane.preview.chosen)
        if not only:
            self.said.emit("请先在版面上选中要重新排的稿件（按住 Ctrl 点，可以选多篇）")
            return
        self._assemble(_Wish(issue, self._pane.current, fresh=True, only=only))

    def all(self, issue: str) -> None:
        """Fill all pages of an issue, one after another."""
        self._assemble(_Wish(issue))

    def _assemble(self, wish: _Wish) -> None:
        if not wish.issue:
            self.said.emit("请先在左侧选一期，再自动排版")
            return
        self.gathering.emit()

        def run(job: Job) -> _Made:
            job.report(0.05, "正在排版")
            edition = self._lane.wait(lambda desk: desk.paging.edition(wish.issue))
            _check(edition)
            return self._proposed(edition, wish, job)

        self._long_work.search(run, self._judge, self._failed)

    def _proposed(self, edition: Edition, wish: _Wish, job: Job) -> _Made:
        """What is proposed; composed for a review where one is needed."""
        composers = self._composers
        if not wish.page:
            assemblies = self._workers.ask(partial(propose_issue, edition), job)
            if not _to_review(edition, assemblies):
                return _Made(edition, assemblies)
            return _Made(edition, assemblies, of_issue(edition, assemblies, composers, job))
        work = partial(propose, edition, wish.page, fresh=wish.fresh, only=wish.only)
        assembly = self._workers.ask(work, job)
        asked = wish.fresh or assembly.alternatives
        if not asked and not _to_review(edition, (assembly,)):
            return _Made(edition, (assembly,))
        return _Made(edition, (assembly,), of_page(edition, assembly, composers, job))

    def _judge(self, made: _Made) -> None:
        """Ask where something would move; else take what was found, or say that all is well."""
        if made.options:
            self._review(made)
        elif any(assembly.moves for assembly in made.assemblies):
            self._take(made.edition, made.assemblies)
        else:
            self.said.emit(f"版面不用变动：{_outcome(made.edition, made.assemblies)}")

    def _review(self, made: _Made) -> None:
        whole = len(made.assemblies) > 1
        edition = with_pages(made.edition, made.assemblies) if whole else made.edition
        review = Review(edition, made.options, self._pictures, self._compose, whole)
        dialog = ReviewDialog(review, self._window)
        dialog.article_wanted.connect(self.opened)
        dialogs.ask(dialog, lambda: self._take(made.edition, dialog.taken()))

    def _compose(self, edition: Edition, page: str, done: Callable[[PageFrames], None]) -> None:
        self._long_work.start(lambda _job: self._composers.page(edition, page), done, self._failed)

    def _take(self, edition: Edition, assemblies: tuple[Assembly, ...]) -> None:
        def done(change: Change) -> None:
            self.changed.emit(change)
            self.said.emit(_outcome(edition, assemblies))

        self._lane.do(lambda desk: desk.paging.take(assemblies, edition), done, self._failed)


def _to_review(edition: Edition, assemblies: tuple[Assembly, ...]) -> bool:
    """Whether an editor has to say yes: something that stands would move or leave, or a page that
    stays as it is can be closed. What only comes to free ground is taken at once.
    """
    for assembly in assemblies:
        stood = edition.on_page(assembly.page)
        if not set(stood) <= set(assembly.placements):
            return True
        if stood and assembly.closings and not assembly.moves:
            return True
    return False


def _check(edition: Edition) -> None:
    check_pages(edition)
    if not edition.articles:
        raise RefusedError("这一期还没有稿件", advice="请先收稿或新写稿件，再自动排版")


def _outcome(edition: Edition, assemblies: tuple[Assembly, ...]) -> str:
    """How full the pages are, and what found no room on any."""
    placed = {p.article for assembly in assemblies for p in assembly.placements}
    held = dict.fromkeys(uuid for a in assemblies for uuid in a.held_over if uuid not in placed)
    fill = sum(assembly.fill for assembly in assemblies) / len(assemblies)
    seconds = sum(assembly.seconds for assembly in assemblies)
    words = f"排满 {share(fill)}" + (f"，用时 {seconds:.1f} 秒" if seconds >= _TOLD_SECONDS else "")
    if any(assembly.closings for assembly in assemblies):
        words += "；再按 Ctrl+L 看怎样补齐"
    titles = [f"《{edition.articles[uuid].title}》" for uuid in held]
    named = "、".join(titles[:_NAMED]) + (f"等 {len(titles)} 篇" if len(titles) > _NAMED else "")
    return f"{words}；没有排下：{named}" if titles else words
