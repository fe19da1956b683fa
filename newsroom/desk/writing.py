"""Writing: open, keep, save, bin and restore articles. Nothing typed is ever lost."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.undo import Step, Steps
from newsroom.desk.versions import Versions
from newsroom.model.article import Article, ArticleKind
from newsroom.model.change import Change
from newsroom.model.placement import Placement
from newsroom.model.revision import Draft, Revision
from newsroom.store.library import Library


@dataclass(frozen=True, slots=True)
class Opened:
    """An article on the desk: its newest revision, and the unsaved draft where there is one.

    conflict: the draft was begun on an older revision than the newest; both must be shown.
    """

    head: Revision
    draft: Draft | None

    @property
    def article(self) -> Article:
        """What the editor shows first."""
        return self.draft.article if self.draft is not None else self.head.article

    @property
    def conflict(self) -> bool:
        """Whether the draft was begun on a revision that is no longer the newest."""
        return self.draft is not None and self.draft.base != self.head.uuid


class Writing:
    """The verbs of writing. Each leaves an event, but for the draft journal's second by second."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person
        self._versions = Versions(library, steps, person)

    def open(self, article: str) -> Opened:
        """An article with its draft. Raises NotFoundError."""
        history = self._library.history
        return Opened(history.head(article), history.draft(article))

    def new(
        self, publication: str, issue: str | None = None, kind: ArticleKind = ArticleKind.NEWS
    ) -> Change:
        """An empty article in the issue's pool (or the publication's); its identity is in the
        change.
        """
        article = Article(kind=kind)
        with self._library.transaction():
            self._library.articles.add(
                article, publication=publication, issue=issue, person=self._person(), reason="新建"
            )
            self._log("新建稿件", article.uuid)
        return _touched("新建稿件", article.uuid, pool=True)

    def keep(self, article: Article, base: str) -> None:
        """Write the draft journal: what was typed since revision `base`."""
        now = datetime.datetime.now(datetime.UTC)
        self._library.history.write_draft(Draft(article, base, self._person(), now))

    def save(self, article: Article, reason: str = "保存") -> Change:
        """Make a revision of what stands in the editor; the draft is then settled."""
        if not self._versions.save(article, reason, f"修改《{article.title}》"):
            return Change()
        return _touched("保存", article.uuid, pool=True)

    def drop_draft(self, article: str) -> Change:
        """Go back to the newest revision; the draft is made a revision first, so none is lost."""
        with self._library.transaction():
            draft = self._library.history.draft(article)
            if draft is None:
                return Change()
            head = self._library.history.head(article)
            # There and back: what line ends count in is the same text as before.
            self._library.articles.save(draft.article, person=draft.person, reason="未保存的改动")
            self._library.articles.save(head.article, person=self._person(), reason="放弃改动")
            self._library.history.drop_draft(article)
            self._log("放弃改动", article)
        return _touched("放弃改动", article, pool=True)

    def recovered(self) -> tuple[Draft, ...]:
        """Drafts that were never settled: what a crash or power cut left."""
        return tuple(self._library.history.drafts())

    def revisions(self, article: str) -> tuple[Revision, ...]:
        """All versions of an article, newest first."""
        return tuple(self._library.history.revisions(article))

    def rate(self, article: str, importance: int) -> Change:
        """Say how important an article is, 1 to 5."""
        return self.save(
            replace(self.open(article).article, importance=min(max(importance, 1), 5)), "定重要程度"
        )

    def bin(self, article: str) -> Change:
        """Move an article to the bin and take it off its pages; a filler leaves its pool alone."""
        title = self._library.articles.get(article).title
        placements = self._leaving(article)
        change = self._bin(article, "删除")
        self._steps.record(
            Step(
                f"删除《{title}》",
                lambda: self._unbin(article, "撤销删除", placements),
                lambda: self._bin(article, "重做删除"),
                lambda done: self._library.articles.binned(article) is done,
            )
        )
        return change

    def restore(self, article: str) -> Change:
        """Take an article back out of the bin."""
        return self._unbin(article, "恢复")

    def _bin(self, article: str, verb: str) -> Change:
        placements = self._leaving(article)
        with self._library.transaction():
            for placement in placements:
                self._library.issues.remove_placement(placement.uuid)
            self._library.articles.bin(article)
            self._log(verb, article)
        pages = frozenset(placement.page for placement in placements)
        return Change(label="移到回收站", articles=frozenset({article}), pages=pages, pool=True)

    def _unbin(self, article: str, verb: str, placements: Sequence[Placement] = ()) -> Change:
        with self._library.transaction():
            self._library.articles.restore(article)
            back = self._put_back(sorted(placements, key=lambda placement: placement.part))
            self._log(verb, article)
        return Change(
            label="恢复",
            articles=frozenset({article}),
            pages=frozenset(placement.page for placement in placements),
            pool=True,
            notes=() if len(back) == len(placements) else (_note(article, back, self._library),),
        )

    def _put_back(self, placements: Sequence[Placement]) -> list[Placement]:
        """Put an article's parts, its beginning first, where they stood; a jump's tail does not
        come back without its beginning. Those that are put.
        """
        back: list[Placement] = []
        for placement in placements:
            if any(map(placement.overlaps, self._library.issues.placements(placement.page))):
                break
            self._library.issues.place(placement)
            back.append(placement)
        return back

    def _leaving(self, article: str) -> tuple[Placement, ...]:
        """What leaves its page where an article is binned."""
        filler = self._library.fillers.holds(article)
        return () if filler else self._library.issues.placements_of(article)

    def _log(self, verb: str, article: str) -> None:
        self._library.events.append(self._person(), verb, (article,))


def _touched(label: str, article: str, *, pool: bool = False) -> Change:
    return Change(label=label, articles=frozenset({article}), pool=pool)


def _note(article: str, back: Sequence[Placement], library: Library) -> str:
    title = library.articles.get(article).title
    if back:
        return f"《{title}》下转的位置已经有别的内容，下转没有恢复"
    return f"《{title}》原来的位置已经有别的内容，它回到了稿件列表"
