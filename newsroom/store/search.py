"""Finding articles by any words in them: an index of pairs of characters.

SQLite's own ways of dividing text miss words of two characters, so the index holds every pair of
neighbours (`gram`, contentless, no positions; store/pairs). What it names is then checked against
the text. The pairs of headlines, names, units, sections and captions are kept once more with a mark
of their field.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsroom.model.markup import visible
from newsroom.model.query import Place
from newsroom.store import pairs
from newsroom.store.database import Database
from newsroom.store.roll_schema import order
from newsroom.store.sixth.search import FIRST_ID
from newsroom.text.folding import fold

if TYPE_CHECKING:
    from newsroom.model.article import Article

FOLDING = 2  # to be raised with every change of what is indexed, or how it is folded

_AROUND = 10  # characters shown before the words found
_SNIPPET = 60
_SETTLED = 500  # pages of the index written in one go: some ten milliseconds

Span = tuple[int, int]


def terms(text: str) -> tuple[str, ...]:
    """What is asked for, folded: parts divided by white space, each of which must be found."""
    return tuple(dict.fromkeys(filter(None, map(fold, text.split()))))


def exact(wanted: Sequence[str]) -> bool:
    """Whether the index alone answers, without a look at the texts."""
    return all(len(term) <= 2 and pairs.own(term) for term in wanted)


def match(wanted: Iterable[str], place: Place | None = None) -> str:
    """The index's own query for some terms, anywhere or in one field. What it names is to be
    checked: others share the signs of characters, and pairs may stand apart.
    """
    return " AND ".join(part for term in wanted for part in pairs.asked(term, place))


def texts(article: Article) -> tuple[str, ...]:
    """What of an article can be found, each text for itself."""
    return tuple(text for _place, text in placed_texts(article))


def placed_texts(article: Article) -> Iterator[tuple[Place | None, str]]:
    """What of an article can be found, and as which field; None for those of no field."""
    yield Place.HEADLINE, article.headline
    yield Place.BODY, visible(article.body)
    yield Place.HEADLINE, article.kicker
    yield Place.HEADLINE, article.subhead
    for slot in article.slots:
        yield Place.CAPTION, slot.caption
    yield Place.SECTION, article.section
    yield None, article.dateline
    yield Place.UNIT, article.source_unit
    for credit in article.credits:
        yield Place.CREDIT, credit.name
    for slot in article.slots:
        for name in slot.photographers:
            yield Place.CREDIT, name


def holds(article: Article, wanted: Sequence[str]) -> bool:
    """Whether an article holds all terms, each within one of its texts."""
    folded = [fold(text) for text in texts(article)]
    return all(any(term in text for text in folded) for term in wanted)


def spans(text: str, wanted: Iterable[str]) -> tuple[Span, ...]:
    """Where terms stand in a text: character offsets, in order, not overlapping."""
    places: list[int] = []
    folded = []
    for at, char in enumerate(text):
        part = fold(char)
        folded.append(part)
        places += [at] * len(part)
    whole, found = "".join(folded), set()
    for term in wanted:
        start = whole.find(term)
        while start >= 0:
            found.update(range(places[start], places[start + len(term) - 1] + 1))
            start = whole.find(term, start + len(term))
    return tuple(_runs(sorted(found)))


def _runs(offsets: Sequence[int]) -> Iterator[Span]:
    start = None
    for at, offset in enumerate(offsets):
        start = offset if start is None else start
        if at + 1 == len(offsets) or offsets[at + 1] != offset + 1:
            yield start, offset + 1
            start = None


def snippet(article: Article, wanted: Sequence[str]) -> str:
    """Some words of an article around the first of the terms that its headline does not hold."""
    missing = [term for term in wanted if term not in fold(article.title)]
    for text in texts(article)[1:] if missing else ():
        for paragraph in text.split("\n"):
            if any(term in fold(paragraph) for term in missing):
                start = max(spans(paragraph, missing)[0][0] - _AROUND, 0)
                return ("…" if start else "") + paragraph[start : start + _SNIPPET]
    return ""


class Search:
    """The index, and the roll's own columns, kept with every version of an article."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._of_today = False

    def put(self, article: Article, before: Article | None, number: int = 0) -> None:
        """Index a new version; part of saving it. before: the version whose words go. number: its
        place in the roll (store/order) where it is not the newest.
        """
        row = self._row(article.uuid)
        self._drop(row["id"], row["folding"], before)
        newest = self._database.value("SELECT max(id) FROM roll")
        last = row["id"] if row["id"] == newest and before is None else max(newest, FIRST_ID) + 1
        self._write(article, row["id"], number or last)

    def drop(self, article: str, before: Article | None) -> None:
        """Take an article out of the index; part of erasing it. before: its present version. An
        index of another folding is emptied, and made anew piece by piece.
        """
        row = self._row(article)
        if row["folding"] == FOLDING:
            self._drop(row["id"], FOLDING, before)
        elif row["folding"]:
            self._renew()

    def settle(self, *, begin: bool = False) -> bool:
        """Put the parts that the index is in together for a while, as after much was added;
        whether there is more to do. begin: with all of them, from now on.
        """
        before = self._database.connection.total_changes
        pages = -_SETTLED if begin else _SETTLED
        self._database.execute("INSERT INTO gram (gram, rank) VALUES ('merge', ?)", (pages,))
        return self._database.connection.total_changes - before >= 2

    def pending(self) -> int:
        """How many articles are not in the index yet; begins anew where folding has changed."""
        if not self._of_today:
            self._renew()
        return self._database.value("SELECT count(*) FROM roll WHERE folding = 0")

    def unindexed(self, limit: int) -> list[str]:
        """Some articles that are not in the index yet, newest first."""
        rows = self._database.rows(
            "SELECT article FROM roll WHERE folding = 0 ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [row["article"] for row in rows]

    def add(self, articles: Iterable[Article]) -> None:
        """Index what was not indexed yet; nothing else of it changes."""
        with self._database.transaction():
            for article in articles:
                row = self._row(article.uuid)
                if not row["folding"]:
                    self._write(article, row["id"], row["id"])

    def _renew(self) -> None:
        """Empty an index that was made with another folding."""
        old = "SELECT 1 FROM roll WHERE folding NOT IN (0, ?) LIMIT 1"
        if self._database.value(old, (FOLDING,)) is not None:
            with self._database.transaction():
                self._database.execute("INSERT INTO gram (gram) VALUES ('delete-all')")
                self._database.execute("UPDATE roll SET folding = 0")
        self._of_today = True

    def _row(self, article: str) -> sqlite3.Row:
        row = self._database.row("SELECT id, folding FROM roll WHERE article = ?", (article,))
        assert row is not None, "the roll is kept by triggers"
        return row

    def _drop(self, number: int, folding: int, before: Article | None) -> None:
        if before is not None and folding == FOLDING:
            self._database.execute(
                "INSERT INTO gram (gram, rowid, words) VALUES ('delete', ?, ?)",
                (number, _words(before)),
            )

    def _write(self, article: Article, old: int, number: int) -> None:
        names = article.credits
        self._database.execute(
            "UPDATE roll SET id = ?, folding = ?, title_order = ?, author_order = ? WHERE id = ?",
            (number, FOLDING, order(article.title), order(names[0].name if names else ""), old),
        )
        self._database.execute(
            "INSERT INTO gram (rowid, words) VALUES (?, ?)", (number, _words(article))
        )


def _words(article: Article) -> str:
    """Every pair of neighbours in an article's texts; those of some fields twice, once marked."""
    found: dict[str, None] = {}
    for place, text in placed_texts(article):
        folded = fold(text)
        found.update(dict.fromkeys(pairs.pairs(folded)))
        if pairs.marked(place):
            found.update(dict.fromkeys(pairs.pairs(folded, place)))
    return " ".join(found)
