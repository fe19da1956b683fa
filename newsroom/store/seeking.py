"""The search: what a query finds in all that a library holds, newest first or best first.

The index names what may hold the words, newest first; the texts say whether they do. Best first
needs no look at all of them: worth falls with age, so that of headlines as of texts the newest
finds are the best ones, but for how often a text says a word; some of each are compared.
"""

from __future__ import annotations

import datetime
import heapq
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from newsroom.model.article import Article
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.listing import ArticleSummary
from newsroom.model.query import Hit, Hits, Place, Query, Wanted
from newsroom.store import looking, search
from newsroom.store.database import Database
from newsroom.store.excerpts import excerpt
from newsroom.store.looking import Copy, Term
from newsroom.store.pool import Pool, Reader
from newsroom.store.rows import from_json, storable
from newsroom.store.search import spans

LOOKED = 400  # texts looked through in one call
_COMPARED = 80  # finds of headlines, and of texts, that are put in order
_FIRST, _BATCH = 24, 200  # texts read at once: at first, and later


@dataclass(frozen=True, slots=True)
class _Branch:
    """One way to be found. match: the index's query, empty where it cannot help."""

    match: str
    terms: tuple[Term, ...]
    conditions: tuple[str, ...]
    values: dict[str, Any]
    withdrawn: bool

    @property
    def exact(self) -> bool:
        """Whether the index says all: where words of one or two common characters are wanted."""
        plain = all(term.place is None and not term.absent for term in self.terms)
        asked = [term.text for term in self.terms]
        return bool(self.match) and plain and not self.withdrawn and search.exact(asked)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One article that the index named. found: it holds what is asked for. copy: its text, where
    that was looked at.
    """

    id: int
    article: str
    day: str
    found: bool
    copy: Copy | None = None


class Seeking:
    """The verbs of searching. Belongs to the library's thread; reads only."""

    def __init__(self, database: Database, pool: Pool, read: Reader) -> None:
        self._database = database
        self._pool = pool
        self._index = pool.index
        self._read = read

    def newest(self, query: Query, resume: int | None = None, limit: int = -1) -> Hits:
        """A stretch of finds, newest first. resume: where an earlier one ended. limit: -1 for all.

        Looks through at most `LOOKED` texts where a limit is given, so that a stretch may hold
        fewer though more follow.
        """
        found: dict[str, None] = {}
        for looked, seen in enumerate(self._merged(self._branches(query), resume), 1):
            if seen.found:
                found[seen.article] = None
            if len(found) == limit or (looked >= LOOKED and limit >= 0):
                return Hits(tuple(found), seen.id)
        return Hits(tuple(found))

    def best(self, query: Query, today: datetime.date) -> tuple[str, ...]:
        """The finds that answer best, at most some two hundred; empty where no words are asked
        for, which nothing answers better than anything else, and while the index is not whole.
        `newest` gives all.
        """
        terms = looking.terms_of(query)
        if self._index.pending() or not any(not term.absent for term in terms):
            return ()
        score: dict[str, float] = {}
        for branches in self._tiers(query, terms):
            seen = islice(self._merged(branches, None, read=True), LOOKED)
            for one in islice((one for one in seen if one.found), _COMPARED):
                if one.copy is not None and one.article not in score:
                    age = looking.fresh(datetime.date.fromisoformat(one.day), today)
                    score[one.article] = one.copy.worth(terms) * age
        return tuple(sorted(score, key=lambda article: -score[article]))

    def hits(self, articles: Sequence[str], query: Query) -> tuple[Hit, ...]:
        """The lines of some finds, in their order; those that are no more are left out."""
        asked = looking.terms_of(query)
        terms = [term.text for term in asked if not term.absent and term.text]
        typed = [term.text for term in looking.folded((Wanted(query.literal),))]
        texts = {article.uuid: article for article in self._read(articles)}
        stands = self._standing(articles)
        lines = self._pool.lines(articles)
        return tuple(
            _hit(line, texts[line.uuid], terms, typed, stands.get(line.uuid)) for line in lines
        )

    def _standing(self, articles: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Articles' days and papers, and where they stand: of several places the latest issue, of
        a jump its beginning.
        """
        values = (json.dumps(list(articles)),)
        found = {row["article"]: dict(row) for row in self._database.rows(_HOMES, values)}
        places = self._database.rows(_PLACES, values)
        for row in sorted(places, key=lambda row: (row["date"], -row["part"])):
            if row["article"] in found and row["issue"]:
                found[row["article"]] |= dict(row)
        return found

    # The ways to be found ------------------------------------------------------------------------

    def _branches(self, query: Query) -> tuple[_Branch, ...]:
        """What is meant, and where that says more than words, what is typed, letter by letter."""
        terms = looking.terms_of(query)
        meant = self._branch(query, terms)
        typed = looking.folded((Wanted(query.literal),)) if query.literal else ()
        return (meant, self._branch(Query(), typed)) if typed else (meant,)

    def _tiers(self, query: Query, terms: tuple[Term, ...]) -> Iterator[tuple[_Branch, ...]]:
        """All words in the headlines; some of them there; all of them anywhere."""
        free = [term for term in terms if term.place is None and not term.absent]
        if free:
            heads = tuple(
                replace(term, place=Place.HEADLINE) if term in free else term for term in terms
            )
            yield (self._branch(query, heads),)
        if len(free) > 1:
            for one in free:
                yield (self._branch(query, (replace(one, place=Place.HEADLINE), *terms)),)
        yield self._branches(query)

    def _branch(self, query: Query, terms: tuple[Term, ...]) -> _Branch:
        conditions, values = _conditions(query)
        indexed = not self._index.pending()
        parts = (
            search.match((term.text,), term.place) for term in terms if indexed and not term.absent
        )
        match = " AND ".join(dict.fromkeys(parts))
        if match:
            conditions.insert(0, "gram MATCH :match")
            values["match"] = match
        return _Branch(match, terms, tuple(conditions), values, query.withdrawn)

    # Looking through texts -----------------------------------------------------------------------

    def _merged(
        self, branches: Sequence[_Branch], below: int | None, *, read: bool = False
    ) -> Iterator[_Seen]:
        """What all branches name, newest first, each article once where it is found. read: look
        at all texts, also where the index says enough.
        """
        if len(branches) == 1:
            yield from self._stream(branches[0], below, read=read)
            return
        streams = [self._stream(branch, below, read=True) for branch in branches]
        kept: _Seen | None = None
        for seen in heapq.merge(*streams, key=lambda seen: -seen.id):
            if kept is not None and kept.id != seen.id:
                yield kept
                kept = seen
            elif kept is None or not kept.found:
                kept = seen
        if kept is not None:
            yield kept

    def _stream(self, branch: _Branch, below: int | None, *, read: bool) -> Iterator[_Seen]:
        cursor = self._named(branch, below)
        if branch.exact and not read:
            for row in cursor:
                yield _Seen(row["id"], row["article"], row["day"], found=not row["withdrawn"])
            return
        size = _FIRST
        while rows := cursor.fetchmany(size):
            size = min(size * 2, _BATCH)
            copies = self._copies([row["article"] for row in rows])
            for row in rows:
                copy = copies[row["article"]]
                fits = bool(row["withdrawn"]) is branch.withdrawn and copy.holds(branch.terms)
                yield _Seen(row["id"], row["article"], row["day"], fits, copy)

    def _named(self, branch: _Branch, below: int | None) -> sqlite3.Cursor:
        """What may be found, newest first."""
        order, table = "r.id", "roll r"
        if branch.match:
            order, table = "gram.rowid", "gram CROSS JOIN roll r ON r.id = gram.rowid"
        conditions, values = list(branch.conditions), dict(branch.values)
        if below is not None:
            conditions.append(f"{order} < :below")
            values["below"] = below
        return self._database.execute(
            f"SELECT r.id, r.article, r.day, {_WITHDRAWN} FROM {table} "  # noqa: S608
            f"WHERE {' AND '.join(conditions)} ORDER BY {order} DESC",
            values,
        )

    def _copies(self, articles: Sequence[str]) -> dict[str, Copy]:
        rows = self._database.rows(looking.COLUMNS, (json.dumps(articles),))
        return {row["uuid"]: Copy(row) for row in rows}


def _hit(
    line: ArticleSummary,
    article: Article,
    terms: Sequence[str],
    typed: Sequence[str],
    row: dict[str, Any] | None,
) -> Hit:
    shown = excerpt(article, terms)
    title = spans(line.title, terms)
    if typed and not shown.marks and not title:
        shown, title = excerpt(article, typed), spans(line.title, typed)
    line = replace(line, title_marks=title, snippet=shown.text, snippet_marks=shown.marks)
    place = {"field": shown.field, "start": shown.start, "end": shown.end}
    if row is None:  # gone between two reads
        return Hit(line=line, day=line.updated.date(), **place)
    day = datetime.date.fromisoformat(row["day"])
    if row["issue"] is None:
        return Hit(line=line, publication=row["publication"], day=day, **place)
    number = from_json(IssueNumber, row["numbers"])
    issue = Issue(publication="", date=datetime.date.fromisoformat(row["date"]), number=number)
    return Hit(
        line=line,
        publication=row["publication"],
        issue=row["issue"],
        issue_label=issue.label,
        page=row["page"] or "",
        number=row["number"] or 0,
        day=day,
        **place,
    )


_HOMES = """
    SELECT r.article, r.day, p.name AS publication, i.uuid AS issue, i.date, i.number AS numbers,
        NULL AS page, NULL AS number
    FROM roll r
    JOIN publication p ON p.uuid = r.publication
    LEFT JOIN issue i ON i.uuid = r.issue
    WHERE r.article IN (SELECT value FROM json_each(?))
"""
# Joined to others or sorted, the view would be made as a whole.
_PLACES = """
    SELECT s.article, s.issue, s.date, s.part, s.page, s.number,
        (SELECT number FROM issue WHERE uuid = s.issue) AS numbers
    FROM standing s WHERE s.article IN (SELECT value FROM json_each(?))
"""


def _conditions(query: Query) -> tuple[list[str], dict[str, Any]]:
    found, values = ["r.binned = 0", "r.filler = 0"], {}
    if query.since:
        found.append("r.day >= :since")
        values["since"] = query.since.isoformat()
    if query.until:
        found.append("r.day <= :until")
        values["until"] = query.until.isoformat()
    for column, wanted in (("status", query.statuses), ("kind", query.kinds)):
        if wanted:
            found.append(_AMONG[column])
            values[column] = json.dumps([one.value for one in wanted])
    if not query.shown and not query.kinds:
        found.append("r.kind NOT IN ('guide', 'advert', 'psa')")  # nothing of them is text
    if query.publication:
        found.append("r.publication IN (SELECT uuid FROM publication WHERE instr(name, :paper))")
        values["paper"] = storable(query.publication)
    if query.withdrawn:
        found.append("r.article IN (SELECT article FROM withdrawal WHERE revoked IS NULL)")
    if query.pages or query.numbers:
        found.append("(r.placed = 1 OR r.issue IS NOT NULL)")  # known without a look elsewhere
        found.append(_STANDING.format(_stands(query, values)))
    return found, values


_WITHDRAWN = (
    "EXISTS (SELECT 1 FROM withdrawal w WHERE w.article = r.article AND w.revoked IS NULL) "
    "AS withdrawn"
)
_AMONG = {
    "status": "r.status IN (SELECT value FROM json_each(:status))",
    "kind": "r.kind IN (SELECT value FROM json_each(:kind))",
}
_STANDING = "EXISTS (SELECT 1 FROM standing s WHERE s.article = r.article{})"
_NUMBERED = (
    "EXISTS (SELECT 1 FROM issue i, json_each(i.number, '$.numbers') n "
    "WHERE i.uuid = s.issue AND n.value IN (SELECT value FROM json_each(:numbers)))"
)


def _stands(query: Query, values: dict[str, Any]) -> str:
    """Of which page and of which issues."""
    told = ""
    if query.pages:
        told += " AND s.number IN (SELECT value FROM json_each(:pages))"
        values["pages"] = json.dumps(query.pages)
    if query.numbers:
        told += f" AND {_NUMBERED}"
        values["numbers"] = json.dumps(query.numbers)
    return told
