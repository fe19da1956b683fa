"""Automatic assembly from the window: proposed beside it, taken on the lane in one step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from newsroom.desk.composing import Composers
from newsroom.desk.paging import Assembly, propose, propose_issue
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.publication import PublicationKind
from newsroom.ui import trouble
from newsroom.ui.pages.page_tabs import PagesPane
from newsroom.ui.worker import Lane, LongWork

Made = tuple[Edition, tuple[Assembly, ...]]


class AssemblingHand(QObject):
    """changed: a Change. said: words for the status bar.

    gathering: what is typed must be saved now, for the work that follows reads it.
    """

    changed = Signal(object)
    said = Signal(str)
    gathering = Signal()

    def __init__(self, pane: PagesPane, lane: Lane, long_work: LongWork, window: QWidget) -> None:
        super().__init__(window)
        self._pane = pane
        self._lane = lane
        self._long_work = long_work
        self._composers = Composers()
        self._failed = partial(trouble.show, window)

    def page(self, issue: str) -> None:
        """Fill the page on show by itself."""
        page = self._pane.current
        self._assemble(issue, lambda e, job: (propose(e, page, self._composers, job),))

    def all(self, issue: str) -> None:
        """Fill all pages of an issue, one after another."""
        self._assemble(issue, lambda e, job: propose_issue(e, self._composers, job))

    def _assemble(self, issue: str, work: Callable[[Edition, Job], tuple[Assembly, ...]]) -> None:
        if not issue:
            self.said.emit("请先在左侧选一期，再自动排版")
            return
        self.gathering.emit()

        def run(job: Job) -> Made:
            job.report(0.05, "正在排版")
            edition = self._lane.wait(lambda desk: desk.paging.edition(issue))
            _check(edition)
            return edition, work(edition, job)

        self._long_work.start(run, self._take, self._failed)

    def _take(self, made: Made) -> None:
        edition, assemblies = made

        def done(change: Change) -> None:
            self.changed.emit(change)
            self.said.emit(_outcome(edition, assemblies))

        self._lane.do(lambda desk: desk.paging.take(assemblies), done, self._failed)


def _check(edition: Edition) -> None:
    if edition.publication.kind is PublicationKind.BULLETIN:
        raise RefusedError("信息、简报按稿件顺序连排，不需要自动排版")
    if not edition.articles:
        raise RefusedError("这一期还没有稿件", advice="请先收稿或新写稿件，再自动排版")


def _outcome(edition: Edition, assemblies: tuple[Assembly, ...]) -> str:
    """How full the pages are, and what found no room on any."""
    placed = {p.article for assembly in assemblies for p in assembly.placements}
    held = dict.fromkeys(uuid for a in assemblies for uuid in a.held_over if uuid not in placed)
    fill = sum(assembly.fill for assembly in assemblies) / len(assemblies)
    words = f"排满 {fill:.0%}，用时 {sum(a.seconds for a in assemblies):.1f} 秒"
    titles = "、".join(f"《{edition.articles[uuid].title}》" for uuid in held)
    return f"{words}；没有排下：{titles}" if titles else words
