"""Searching all that the library holds, and searches that are kept by name."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsroom.desk.undo import Step, Steps
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.change import Change
from newsroom.model.query import Hit, Hits, Query, SavedSearch, SearchOrder
from newsroom.store.library import Library
from newsroom.text.query import read_query

__all__ = ["Found", "Hit", "Hits", "Query", "SavedSearch", "SearchOrder", "Searching", "asked"]

_INDEXED = 200  # articles put into the index at once
_NAME = 40  # characters of a kept search's name


def asked(typed: str) -> Query:
    """What a line of the search asks for today."""
    return read_query(typed, datetime.date.today())


class Searching:
    """The verbs of searching."""

    def __init__(self, library: Library, steps: Steps, person: Callable[[], str]) -> None:
        self._library = library
        self._steps = steps
        self._person = person

    def first(self, query: Query, order: SearchOrder, limit: int) -> Hits:
        """The first finds. Best first gives as many as were compared (some two hundred at most),
        after which `more` goes on with the others, newest first.
        """
        seeking = self._library.seeking
        if order is SearchOrder.RANK and (best := seeking.best(query, datetime.date.today())):
            return Hits(best, _FROM_THE_TOP)
        return seeking.newest(query, None, limit)

    def more(self, query: Query, resume: int, limit: int) -> Hits:
        """More finds, newest first, from where an earlier stretch ended; those of a best-first
        beginning come again.
        """
        return self._library.seeking.newest(query, resume, limit)

    def found(self, query: Query, order: SearchOrder, limit: int = 0) -> tuple[str, ...]:
        """Identities of the finds. limit: 0 for all."""
        part = self.first(query, order, limit or -1)
        found = dict.fromkeys(part.articles)
        while part.resume is not None and (not limit or len(found) < limit):
            part = self.more(query, part.resume, limit or -1)
            found.update(dict.fromkeys(part.articles))
        return tuple(found)[: limit or None]

    def hits(self, articles: Sequence[str], query: Query) -> tuple[Hit, ...]:
        """The lines of some finds, in their order; those that are no more are left out."""
        return self._library.seeking.hits(articles, query)

    def prepare(self, job: Job) -> None:
        """Index what is not indexed yet, as in a library of an older program. Raises
        CancelledError.
        """
        pool = self._library.pool
        left = count = pool.unindexed()
        while left:
            job.report(1 - left / count, f"正在建立全文索引，还有 {left:,} 篇")
            left = pool.index_more(_INDEXED)

    # Kept searches -------------------------------------------------------------------------------

    def kept(self) -> tuple[SavedSearch, ...]:
        """Every kept search, the first kept first."""
        return self._library.saved_searches.all()

    def keep(self, search: SavedSearch) -> Change:
        """Keep a search by a name; another one of that name is replaced. Raises RefusedError
        where it has no name or asks for nothing.
        """
        name = " ".join(search.name.split())[:_NAME]
        if not name:
            raise RefusedError("请给这条检索起个名字", kept="检索没有保存")
        if not search.query.strip():
            raise RefusedError("检索栏是空的，没有可保存的", kept="检索没有保存")
        same = [one for one in self.kept() if one.name == name]
        after = replace(search, name=name, uuid=same[0].uuid if same else search.uuid)
        return self._act(f"保存检索：{name}", same[0] if same else None, after)

    def rename(self, uuid: str, name: str) -> Change:
        """Give a kept search another name. Raises NotFoundError, RefusedError."""
        before = self._library.saved_searches.get(uuid)
        name = " ".join(name.split())[:_NAME]
        if not name or any(one.name == name and one.uuid != uuid for one in self.kept()):
            told = f"已经有一条检索叫“{name}”" if name else "请给这条检索起个名字"
            raise RefusedError(told, kept="名字没有改")
        return self._act(f"检索改名：{name}", before, replace(before, name=name))

    def drop(self, uuid: str) -> Change:
        """Keep a search no longer. Raises NotFoundError."""
        before = self._library.saved_searches.get(uuid)
        return self._act(f"删除检索：{before.name}", before, None)

    def _act(self, label: str, before: SavedSearch | None, after: SavedSearch | None) -> Change:
        uuid = (after or before or SavedSearch(name="", query="")).uuid
        change = self._put(label, before, after)

        def unchanged(done: bool) -> bool:
            stands = {one.uuid: one for one in self.kept()}.get(uuid)
            return stands == (after if done else before)

        self._steps.record(
            Step(
                label,
                lambda: self._put(f"撤销{label}", after, before),
                lambda: self._put(label, before, after),
                unchanged,
            )
        )
        return change

    def _put(self, label: str, before: SavedSearch | None, after: SavedSearch | None) -> Change:
        library = self._library
        verb = "删除检索" if after is None else "保存检索" if before is None else "修改检索"
        with library.transaction():
            if after is not None:
                library.saved_searches.put(after)
            elif before is not None:
                library.saved_searches.drop(before.uuid)
            kept = after or before
            library.events.append(self._person(), verb, (kept.uuid,) if kept else ())
        return Change(label=label)


class Found:
    """What a line of the search finds, fetched as far as it is looked at.

    query: the line as it was read.
    """

    def __init__(self, query: Query, begun: Hits) -> None:
        self.query = query
        self._waiting = list(begun.articles)
        self._known = set(begun.articles)
        self._resume = begun.resume

    @classmethod
    def begin(cls, searching: Searching, typed: str, order: SearchOrder) -> Found:
        """Begin to look; of a line that asks for nothing, the newest articles."""
        query = asked(typed)
        return cls(query, searching.first(query, order, _STRETCH))

    @property
    def more(self) -> bool:
        """Whether more may follow."""
        return bool(self._waiting) or self._resume is not None

    def take(self, searching: Searching, count: int) -> tuple[Hit, ...]:
        """The next finds with their lines; there may be none though more follow, so that no call
        lasts long.
        """
        if len(self._waiting) < count and self._resume is not None:
            part = searching.more(self.query, self._resume, count)
            new = [article for article in part.articles if article not in self._known]
            self._waiting += new
            self._known.update(new)
            self._resume = part.resume
        chosen, self._waiting = self._waiting[:count], self._waiting[count:]
        return searching.hits(chosen, self.query)


_STRETCH = 30
_FROM_THE_TOP = 1 << 62  # above every place in the roll
