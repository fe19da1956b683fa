"""Lists of articles, a stretch at a time: cheap to begin, gone on with only as far as is wanted."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsroom.model.listing import ArticleFilter, ArticleSummary, Facets, Found
from newsroom.store import listing, order, search
from newsroom.store.database import Database
from newsroom.store.rows import storable
from newsroom.store.search import Search

if TYPE_CHECKING:
    from newsroom.model.article import Article

CHECKED = 60  # texts looked through at once
_OFFERED = 200
_IN_ONE = (
    "SELECT count(*) AS count, min(id) AS last, group_concat(article) AS articles, "
    "group_concat(characters) AS lengths FROM ({})"
)

Reader = Callable[[Sequence[str]], "tuple[Article, ...]"]


class Pool:
    """What lists of articles ask of a library. read: whole articles by their identities."""

    def __init__(self, database: Database, index: Search, read: Reader) -> None:
        self._database = database
        self.index = index
        self._read = read

    def found(self, wanted: ArticleFilter, resume: int | None = None, limit: int = -1) -> Found:
        """A stretch of a list, from its beginning or where an earlier one ended.

        Of a search by longer words at most `CHECKED` texts are looked through in one call, so that
        a stretch may hold none though more follow. limit: -1 for all.
        """
        terms = search.terms(storable(wanted.text))
        indexed = not terms or not self.index.pending()
        if indexed and search.exact(terms):
            return self._plain(wanted, resume, limit)
        ask = listing.stretch if indexed else listing.unsearched
        rows = self._rows(*ask(wanted, resume, CHECKED))
        texts = {a.uuid: a for a in self._read([row["article"] for row in rows])}
        kept = [row for row in rows if search.holds(texts[row["article"]], terms)]
        return Found(
            tuple(row["article"] for row in kept),
            tuple(row["characters"] for row in kept),
            rows[-1]["id"] if len(rows) == CHECKED else None,
        )

    def all(self, wanted: ArticleFilter) -> tuple[ArticleSummary, ...]:
        """A list's lines, as many as the filter says."""
        articles: list[str] = []
        resume = None
        while not wanted.limit or len(articles) < wanted.limit:
            found = self.found(wanted, resume, wanted.limit or -1)
            articles += found.articles
            resume = found.resume
            if resume is None:
                break
        return self.lines(articles[: wanted.limit or None])

    def lines(self, articles: Sequence[str], text: str = "") -> tuple[ArticleSummary, ...]:
        """The lines of some articles, in their order, with the places of searched words marked;
        those that are no more are left out.
        """
        rows = self._rows(*listing.lines(articles))
        known = {row["uuid"]: listing.summary(row) for row in rows}
        lines = [known[uuid] for uuid in articles if uuid in known]
        terms = search.terms(storable(text))
        if not terms:
            return tuple(lines)
        texts = {a.uuid: a for a in self._read([line.uuid for line in lines])}
        return tuple(_marked(line, texts[line.uuid], terms) for line in lines)

    def facets(self) -> Facets:
        """What articles outside the bin can be filtered by."""
        common = (
            "SELECT {0} FROM roll WHERE binned = 0 AND {0} <> '' "
            "GROUP BY {0} ORDER BY count(*) DESC, {0} LIMIT ?"
        )
        names = "SELECT name FROM credit GROUP BY name ORDER BY count(*) DESC, name LIMIT ?"
        statements = (common.format("section"), names, common.format("unit"))
        return Facets(
            *(tuple(row[0] for row in self._rows(sql, (_OFFERED,))) for sql in statements)
        )

    def unindexed(self) -> int:
        """How many articles are not in the index of words yet."""
        return self.index.pending()

    def index_more(self, count: int) -> int:
        """Put some more articles into the index, the newest first; how many are left."""
        self.index.add(self._read(self.index.unindexed(count)))
        return self.index.pending()

    def known(self, articles: Sequence[str]) -> set[str]:
        """Which of some identities the library holds, the bin included."""
        sql = "SELECT uuid FROM article WHERE uuid IN (SELECT value FROM json_each(?))"
        return {row["uuid"] for row in self._rows(sql, (json.dumps(list(articles)),))}

    def room(self, count: int, first: datetime.date, last: datetime.date | None = None) -> range:
        """Places in the roll for so many pieces of days gone by, oldest first (store/order)."""
        return order.block(self._database, count, first, last)

    def settle(self, *, begin: bool = False) -> bool:
        """Put the parts that the index is in together for a while, as after much was added;
        whether there is more to do. begin: with all of them, from now on.
        """
        return self.index.settle(begin=begin)

    def _plain(self, wanted: ArticleFilter, resume: int | None, limit: int) -> Found:
        """A stretch that needs no look at texts, in one row: each row would be a chance for other
        threads of the program to come in between.
        """
        sql, values = listing.stretch(wanted, resume, limit)
        (row,) = self._rows(_IN_ONE.format(sql), values)
        if not row["count"]:
            return Found()
        articles = tuple(row["articles"].split(","))
        going_on = 0 <= limit <= len(articles)
        place = row["last"] if listing.by_time(wanted) else (resume or 0) + len(articles)
        lengths = tuple(map(int, row["lengths"].split(",")))
        return Found(articles, lengths, place if going_on else None)

    def _rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any]) -> list[sqlite3.Row]:
        return self._database.rows(sql, values)


def _marked(line: ArticleSummary, article: Article, terms: Sequence[str]) -> ArticleSummary:
    words = search.snippet(article, terms)
    return replace(
        line,
        title_marks=search.spans(line.title, terms),
        snippet=words,
        snippet_marks=search.spans(words, terms),
    )
