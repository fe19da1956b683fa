"""Articles that come from other desks, known by their lineage and never written over.

An article that is new is taken in; one that only the other desk changed becomes that version; one
that both changed waits until an editor has seen both, put together as far as they do not collide.
What came is kept as a version of its own in every case.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from newsroom.compare.merging import Merge, alike, merge
from newsroom.desk import keeping
from newsroom.errors import NewsroomError, RefusedError
from newsroom.model.arrival import Arrival
from newsroom.model.article import FIELD_WORDS, Article
from newsroom.model.event import Event
from newsroom.model.exchange import Ancestor, PackedArticle, common, descent
from newsroom.model.identity import new_id
from newsroom.model.revision import Revision
from newsroom.store.library import Library

REASON = "收回来稿"
MERGED = "合并来稿"
KEPT = "合并来稿：用本机的"


class Outcome(StrEnum):
    """What became of an article that came."""

    NEW = "new"
    SAME = "same"
    UPDATED = "updated"
    WAITING = "waiting"
    REFUSED = "refused"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "new": "新稿",
            "same": "没有变化",
            "updated": "已更新",
            "waiting": "两边都改过，待合并",
            "refused": "没有收",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Home:
    """Where new articles go."""

    publication: str
    issue: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one article. before, after: its texts, where it was changed. note: what to
    tell the editor.
    """

    outcome: Outcome
    article: str
    title: str
    note: str = ""
    before: Article | None = None
    after: Article | None = None
    ends: keeping.Ends = keeping.NO_ENDS


class Lineage:
    """Takes articles in. Every verb runs inside the caller's transaction."""

    def __init__(self, library: Library, person: Callable[[], str]) -> None:
        self._library = library
        self._person = person

    def take(self, packed: PackedArticle, home: Home, parcel: str) -> Taken:
        """Take one article; its pictures must have been taken in before.

        parcel: the package that brought it. Raises RefusedError, NotFoundError.
        """
        uuid = packed.article.uuid
        self._check_own(packed)
        if not self._library.articles.each([uuid]):
            purged = self._library.purging.purged([uuid]).get(uuid)
            if purged is not None:
                return Taken(Outcome.REFUSED, uuid, packed.article.title, gone_for_good(purged))
            self._library.arrivals.tell(uuid, _told(packed))
            return self._new(packed, home)
        self._library.arrivals.tell(uuid, _told(packed))
        if self._library.articles.binned(uuid):
            note = "在回收站里，没有收；要用请先恢复，再收一次"
            return Taken(Outcome.REFUSED, uuid, packed.article.title, note)
        if self._library.withdrawals.holds(uuid):
            note = "已经撤稿，没有收；要用请先撤销撤稿，再收一次"
            return Taken(Outcome.REFUSED, uuid, packed.article.title, note)
        return self._known(packed, parcel)

    def _check_own(self, packed: PackedArticle) -> None:
        """Raises RefusedError where a version bears the identity of another article's."""
        for version in (packed.revision, *packed.earlier):
            known = self._library.history.find(version.uuid)
            if known is not None and known.article.uuid != packed.article.uuid:
                raise RefusedError(
                    f"《{packed.article.title}》的版本编号与别的稿件重复，包可能被改动过",
                    kept="这一篇没有收",
                    advice="请让对方重新打包发送一次",
                )

    def _new(self, packed: PackedArticle, home: Home) -> Taken:
        self._library.articles.add(
            packed.article,
            publication=home.publication,
            issue=home.issue,
            page=home.page,
            person=packed.revision.person,
            reason=REASON,
            came=packed.revision,
        )
        return Taken(Outcome.NEW, packed.article.uuid, packed.article.title)

    def _known(self, packed: PackedArticle, parcel: str) -> Taken:
        uuid, theirs = packed.article.uuid, packed.revision
        head, draft = self._library.history.head(uuid), self._library.history.draft(uuid)
        ours = head.article if draft is None else draft.article
        parents = self._library.arrivals.parents(uuid)
        same = Taken(Outcome.SAME, uuid, ours.title)
        if theirs.uuid in descent(head.uuid, parents):
            return same if draft is None else replace(same, note="正在编辑，来稿里没有更新的内容")
        if alike(ours, theirs.article):
            return same
        self._drop_older(uuid, theirs.uuid, parents)
        base = self._base(packed, head.uuid, parents)
        found = merge(base, ours, theirs.article)
        if not found.changed:
            return replace(same, note="来稿里没有新的改动，本机的改动都在")
        if draft is None and not found.ours_changed and base is not None:
            return self._update(head, theirs, found)
        self._library.arrivals.wait(Arrival(revision=theirs, parcel=parcel, came=_now(), base=base))
        clashes = len(found.clashes)
        note = f"有 {clashes} 处改到了一起" if clashes else "改动互不冲突，可以直接合并"
        return Taken(Outcome.WAITING, uuid, ours.title, note)

    def _drop_older(
        self, article: str, theirs: str, parents: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Let versions wait no longer that the one that came has grown from."""
        for arrival in self._library.arrivals.waiting(article):
            if arrival.revision.uuid in descent(theirs, parents):
                self._library.arrivals.settle(arrival.revision.uuid)

    def _update(self, head: Revision, theirs: Revision, found: Merge) -> Taken:
        stood = keeping.standing(self._library, (head.article,))
        saved = keeping.save(
            self._library,
            replace(theirs.article, status=head.article.status),
            person=self._person(),
            reason=REASON,
            came=theirs,
        ).article
        left = keeping.standing(self._library, (saved,))
        words = "、".join(FIELD_WORDS.get(name, name) for name in found.changed)
        ends = keeping.Ends(stood, left)
        return Taken(
            Outcome.UPDATED, saved.uuid, saved.title, f"改了{words}", head.article, saved, ends
        )

    def _base(
        self, packed: PackedArticle, head: str, parents: Mapping[str, tuple[str, ...]]
    ) -> Article | None:
        """The version both sides last had in common, as far as its text is at hand."""
        own = {each.uuid: each for each in self._library.history.revisions(packed.article.uuid)}
        texts = {each.uuid: each for each in (*packed.earlier, packed.revision)} | own
        nearest = [
            texts[one] for one in common(head, packed.revision.uuid, parents) if one in texts
        ]
        shared = descent(head, parents) & descent(packed.revision.uuid, parents)
        found = nearest or [texts[one] for one in shared if one in texts]
        return max(found, key=lambda one: one.time).article if found else None

    # What waits ----------------------------------------------------------------------------------

    def compared(self, revision: str) -> tuple[Arrival, Merge]:
        """A version that waits, put together with the article as it is now.

        Raises RefusedError where it does not wait any more.
        """
        arrival = self._arrival(revision)
        uuid = arrival.revision.article.uuid
        draft = self._library.history.draft(uuid)
        ours = self._library.articles.get(uuid) if draft is None else draft.article
        return arrival, merge(arrival.base, ours, arrival.revision.article)

    def settle(self, revision: str, result: Article) -> tuple[Article, Article, keeping.Ends]:
        """Make what the editor decided the article's newest version, which descends from both.

        Gives the article before and after, and its kept line ends. Raises RefusedError.
        """
        arrival = self._arrival(revision)
        theirs = arrival.revision
        draft = self._library.history.draft(result.uuid)
        if draft is not None:
            self._library.articles.save(draft.article, person=draft.person, reason="保存")
            self._library.history.drop_draft(result.uuid)
        head = self._library.history.head(result.uuid)
        stood = keeping.standing(self._library, (head.article,))
        self._library.history.adopt(theirs)
        reason = KEPT if alike(result, head.article) else MERGED
        saved = keeping.save(
            self._library,
            replace(result, status=head.article.status),
            person=self._person(),
            reason=reason,
            parents=(head.uuid, theirs.uuid),
        ).article
        self._library.arrivals.settle(revision)
        left = keeping.standing(self._library, (saved,))
        return head.article, saved, keeping.Ends(stood, left)

    def apart(self, revision: str, home: Home) -> Article:
        """Take what came as an article of its own, beside ours. Raises RefusedError."""
        arrival = self._arrival(revision)
        other = replace(arrival.revision.article, uuid=new_id())
        self._library.articles.add(
            other,
            publication=home.publication,
            issue=home.issue,
            page=home.page,
            person=self._person(),
            reason=REASON,
        )
        return other

    def _arrival(self, revision: str) -> Arrival:
        arrival = self._library.arrivals.arrival(revision)
        if arrival is None:
            raise RefusedError("这份来稿已经合并过了", kept="稿件没有变化")
        return arrival


def gone_for_good(purged: Event) -> str:
    """What to say of a piece that comes though it was deleted for good here."""
    day = purged.time.astimezone()
    who = f"由{purged.person}" if purged.person else ""
    return f"{day.year}年{day.month}月{day.day}日已{who}{purged.verb}，没有收"


def refused(packed: PackedArticle, error: NewsroomError) -> Taken:
    """An article that could not be taken, as told to the editor."""
    return Taken(Outcome.REFUSED, packed.article.uuid, packed.article.title, error.what)


def _told(packed: PackedArticle) -> tuple[Ancestor, ...]:
    versions = (packed.revision, *packed.earlier)
    return (*packed.ancestry, *(Ancestor(one.uuid, one.parents) for one in versions))


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
