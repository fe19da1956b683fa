"""Proofreading on the desk: what is read and by which setting; what an editor lets stand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.faults import Copy, Piece
from newsroom.desk.packs import PackBook
from newsroom.desk.recalling import names, recall, recall_all
from newsroom.desk.undo import Step, Steps
from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article
from newsroom.model.change import Change
from newsroom.model.edition import Edition
from newsroom.model.excuse import Excuse, Reach, excuse
from newsroom.model.fault import Fault
from newsroom.model.issue import IssueNumber
from newsroom.proof.rule import Setting
from newsroom.proof.text import Records
from newsroom.store.library import Library


@dataclass(frozen=True, slots=True)
class ExcuseRow:
    """Something let stand. title: of its article; empty where it always holds."""

    excuse: Excuse
    title: str


class Proofreading:
    """The verbs of proofreading. It shows; the editor decides: none of them changes an article."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    # What is read ---------------------------------------------------------------------------------

    def setting(
        self, publication: str, day: datetime.date | None = None, issue: str = ""
    ) -> Setting:
        """What rules are told of a publication and of a day; of today where none is given. issue:
        whose order of leaders holds, where it has its own.

        Raises NotFoundError.
        """
        day = day or datetime.date.today()
        roster = self._library.officials.roster(issue)
        if not publication:
            return Setting(day=day, roster=roster, names=names(self._library))
        book = PackBook(self._library, self._steps, self._person)
        number = self._library.issues.get(issue).number if issue else IssueNumber()
        return replace(
            book.setting(publication, day),
            roster=roster,
            names=names(self._library),
            combined=len(number.numbers) > 1,
        )

    def of_article(self, uuid: str, typed: Article | None = None) -> Copy:
        """What reading one article takes; typed: as it stands in the editor, where it does.

        Raises NotFoundError.
        """
        summary = self._library.articles.summary(uuid)
        day = self._library.issues.get(summary.issue).date if summary.issue else None
        placements = self._library.issues.placements_of(uuid)
        page = self._library.issues.page(placements[0].page).number if placements else 0
        article = typed or self._library.articles.get(uuid)
        return Copy(
            self.setting(summary.publication, day, summary.issue or ""),
            (Piece(article, page, recall(self._library, article, day)),),
            self._library.excuses.of((uuid,)),
        )

    def of_issue(self, issue: str, page: str = "", typed: Article | None = None) -> Copy:
        """What reading an issue takes, or one of its pages: its stories in the order of the pages,
        behind them those that stand on none.

        Raises NotFoundError.
        """
        edition = self._library.editions.get(issue)
        if page and not any(one.uuid == page for one in edition.pages):
            raise NotFoundError("这一期里没有这个版")
        return self.of_edition(edition, page, typed)

    def of_edition(
        self,
        edition: Edition,
        page: str = "",
        typed: Article | None = None,
        *,
        recalled: bool = True,
    ) -> Copy:
        """The same of a snapshot. recalled: with what the library holds beside each story, which
        takes a while.
        """
        found = stories(edition, page)
        articles = [typed if typed and typed.uuid == one.uuid else one for one, _ in found]
        beside = (Records(),) * len(articles)
        if recalled:
            beside = recall_all(self._library, articles, edition.issue.date)
        pieces = tuple(
            Piece(article, number, records)
            for article, (_, number), records in zip(articles, found, beside, strict=True)
        )
        return Copy(
            self.setting(edition.issue.publication, edition.issue.date, edition.issue.uuid),
            pieces,
            self._library.excuses.of(piece.article.uuid for piece in pieces),
        )

    # What is let stand ----------------------------------------------------------------------------

    def excuses(self) -> tuple[Excuse, ...]:
        """All that was let stand, the newest first."""
        return self._library.excuses.all()[::-1]

    def excuse_rows(self) -> tuple[ExcuseRow, ...]:
        """The same, with what the articles are called."""
        excuses = self.excuses()
        known = self._library.articles.each([one.article for one in excuses if one.article])
        titles = {article.uuid: " ".join(article.title.split()) for article in known}
        return tuple(ExcuseRow(one, titles.get(one.article, "")) for one in excuses)

    def excuse(self, fault: Fault, reach: Reach) -> Change:
        """Let a fault stand: here, in its article, or always.

        Raises RefusedError where nobody sits at the keyboard, NotFoundError.
        """
        person = self._person()
        if not person:
            raise RefusedError(
                "还没有填写编辑姓名", kept="没有改动", advice="请先在“文件—编辑姓名…”里填写"
            )
        given = excuse(fault, reach, person, datetime.datetime.now(datetime.UTC))
        return self._act(f"忽略疑误（{reach.text}）", (given,), add=True)

    def revoke(self, uuids: Sequence[str]) -> Change:
        """Take excuses back; what they are about is told again. Raises NotFoundError."""
        given = tuple(self._library.excuses.get(uuid) for uuid in uuids)
        return self._act("撤回忽略的疑误", given, add=False) if given else Change()

    def _act(self, verb: str, excuses: tuple[Excuse, ...], *, add: bool) -> Change:
        change = self._put(verb, excuses, add=add)
        self._steps.record(
            Step(
                verb,
                lambda: self._put(f"撤销{verb}", excuses, add=not add),
                lambda: self._put(f"重做{verb}", excuses, add=add),
                lambda done: all(
                    (self._library.excuses.find(one.uuid) is not None) is (add if done else not add)
                    for one in excuses
                ),
            )
        )
        return change

    def _put(self, verb: str, excuses: Iterable[Excuse], *, add: bool) -> Change:
        articles = set[str]()
        with self._library.transaction():
            for one in excuses:
                if add:
                    self._library.excuses.add(one)
                else:
                    self._library.excuses.remove(one.uuid)
                ids = tuple(filter(None, (one.uuid, one.article)))
                self._library.events.append(self._person(), verb, ids)
                articles.add(one.article or "*")
        return Change(label=verb, excuses=frozenset(articles))


def stories(edition: Edition, page: str = "") -> tuple[tuple[Article, int], ...]:
    """What is read of an edition, or of one of its pages, with the number of its page: 0 for what
    stands on none.
    """
    pages = sorted(edition.pages, key=lambda one: one.number)
    numbers: dict[str, int] = {}
    for one in pages:
        if page in ("", one.uuid):
            for placement in edition.on_page(one.uuid):
                numbers.setdefault(placement.article, one.number)
    if not page:
        placed = edition.placed
        own = (name for name in edition.articles if name not in edition.fillers)
        numbers |= {name: 0 for name in own if name not in placed}
    found = ((edition.articles.get(name), number) for name, number in numbers.items())
    return tuple((article, number) for article, number in found if article and article.kind.story)
