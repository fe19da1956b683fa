"""What every article is like: its marks, kept with each version, and the pairs that were found.

Marks are found by an index without texts and positions (`likeness_mark`). What it names is then
compared by text, which is up to who asks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from newsroom.model.listing import ArticleFilter
from newsroom.model.markup import visible
from newsroom.model.similar import Pair
from newsroom.store import listing
from newsroom.store.database import Database
from newsroom.store.nearest import nearest, packed, unpacked, word
from newsroom.store.stamps import Stamps
from newsroom.text.likeness import VERSION, Print, print_of

if TYPE_CHECKING:
    from newsroom.model.article import Article

_THOUSAND = 1000


def text_of(article: Article) -> str:
    """What of an article is compared: its text and its captions, a line each."""
    captions = (slot.caption for slot in article.slots)
    return "\n".join((visible(article.body), *captions))


class Likenesses:
    """The tables of likenesses. read: whole articles by their identities."""

    def __init__(
        self,
        database: Database,
        stamps: Stamps,
        read: Callable[[Sequence[str]], tuple[Article, ...]],
    ) -> None:
        self._database = database
        self._stamps = stamps
        self._read = read
        self._of_today = False

    # Marks ---------------------------------------------------------------------------------------

    def put(self, article: Article, *, judge: bool = True) -> None:
        """Keep the marks of a new version; part of saving it. judge: it is to be looked what it is
        like; not for what was printed long ago.
        """
        self._keep(article, judge=judge)

    def pending(self) -> int:
        """How many articles have no marks yet; all where marks are made in another way now."""
        if not self._of_today:
            self._renew()
        return self._database.value("SELECT count(*) FROM likeness WHERE version = 0")

    def make_more(self, count: int) -> int:
        """Make the marks of some more articles, the newest first; how many are left."""
        self.pending()
        rows = self._database.rows(
            "SELECT article FROM likeness WHERE version = 0 ORDER BY id DESC LIMIT ?", (count,)
        )
        with self._database.transaction():
            for article in self._read([row["article"] for row in rows]):
                self._keep(article, judge=False)
        return self.pending()

    def near(self, print_: Print, limit: int, *, without: str = "") -> tuple[str, ...]:
        """The articles outside the bin that have most marks in common with a text; fillers, which
        are meant to be printed again, are left out.
        """
        return nearest(self._database, print_.marks, limit, without)

    def bearing(self, word: str, limit: int) -> tuple[str, ...]:
        """The newest articles outside the bin that may hold a word, by the index of words alone:
        what it names is to be checked by text. Fillers are left out.
        """
        sql, values = listing.stretch(ArticleFilter(text=word), None, limit)
        return tuple(row["article"] for row in self._database.rows(sql, values))

    def _keep(self, article: Article, *, judge: bool) -> None:
        row = self._database.row(
            "SELECT id, version, marks FROM likeness WHERE article = ?", (article.uuid,)
        )
        assert row is not None, "a trigger makes it with the article"
        marks = print_of(text_of(article)).marks
        now = packed(marks)
        if row["version"] == VERSION and row["marks"] == now:
            return
        if row["version"]:
            _unmark(self._database, row["id"], row["marks"])
        self._database.execute(
            "UPDATE likeness SET version = ?, judge = ?, marks = ? WHERE id = ?",
            (VERSION, int(judge), now, row["id"]),
        )
        if marks:
            self._database.execute(
                "INSERT INTO likeness_mark (rowid, words) VALUES (?, ?)",
                (row["id"], " ".join(map(word, marks))),
            )

    def _renew(self) -> None:
        """Empty an index of marks that were made in another way."""
        old = "SELECT 1 FROM likeness WHERE version NOT IN (0, ?) LIMIT 1"
        if self._database.value(old, (VERSION,)) is not None:
            with self._database.transaction():
                clear = "INSERT INTO likeness_mark (likeness_mark) VALUES ('delete-all')"
                self._database.execute(clear)
                self._database.execute("UPDATE likeness SET version = 0, marks = x''")
        self._of_today = True

    # Pairs ---------------------------------------------------------------------------------------

    def unjudged(self, limit: int) -> tuple[str, ...]:
        """Some articles whose newest version nobody has looked at, the latest first."""
        rows = self._database.rows(
            "SELECT article FROM likeness WHERE judge = 1 ORDER BY id DESC LIMIT ?", (limit,)
        )
        return tuple(row["article"] for row in rows)

    def waiting(self) -> int:
        """How many articles nobody has looked at since they came or changed."""
        return self._database.value("SELECT count(*) FROM likeness WHERE judge = 1")

    def judge(self, article: str, shares: Iterable[tuple[str, float]]) -> frozenset[str]:
        """Keep what an article was found to be like: other articles with their shares. What was
        excused before stays so. Those that it was not known to be like.
        """
        found = dict(shares)
        with self._database.transaction():
            self._database.execute("UPDATE likeness SET judge = 0 WHERE article = ?", (article,))
            for pair in self.pairs(article, excused=True):
                other = pair.other if pair.article == article else pair.article
                if other in found:
                    self._share(pair, found.pop(other))
                elif not pair.excused:
                    self._database.execute(
                        "DELETE FROM alike WHERE article = ? AND other = ?",
                        (pair.article, pair.other),
                    )
            for other, share in found.items():
                self._database.insert(
                    "alike", {"article": article, "other": other, "share": _thousandths(share)}
                )
        return frozenset(found)

    def pairs(self, article: str, *, excused: bool = False) -> tuple[Pair, ...]:
        """The pairs an article is in, those most alike first. excused: also those that were."""
        rows = self._database.rows(
            "SELECT * FROM alike WHERE (article = ?1 OR other = ?1) "
            "AND (?2 OR excused IS NULL) ORDER BY share DESC, article, other",
            (article, int(excused)),
        )
        return tuple(map(_pair, rows))

    def open_pairs(self, limit: int) -> tuple[Pair, ...]:
        """Pairs that nobody excused, of which one is still to be printed, the latest first."""
        rows = self._database.rows(
            "SELECT k.* FROM alike k JOIN roll a ON a.article = k.article "
            "JOIN roll b ON b.article = k.other "
            "WHERE k.excused IS NULL AND a.binned = 0 AND b.binned = 0 "
            "AND (a.status <> 'printed' OR b.status <> 'printed') "
            "ORDER BY a.id DESC, k.share DESC LIMIT ?",
            (limit,),
        )
        return tuple(map(_pair, rows))

    def excuse(self, pair: Pair, person: str | None) -> None:
        """Let a pair be no repetition, or (None) one again."""
        time = None if person is None else self._stamps.now_text()
        self._database.execute(
            "UPDATE alike SET excused = ?, excused_time = ? WHERE article = ? AND other = ?",
            (person, time, pair.article, pair.other),
        )

    def _share(self, pair: Pair, share: float) -> None:
        self._database.execute(
            "UPDATE alike SET share = ? WHERE article = ? AND other = ?",
            (_thousandths(share), pair.article, pair.other),
        )


def drop(database: Database, article: str) -> None:
    """Take an article out of the index of marks; part of erasing it."""
    row = database.row("SELECT id, version, marks FROM likeness WHERE article = ?", (article,))
    if row is not None and row["version"]:
        _unmark(database, row["id"], row["marks"])


def _unmark(database: Database, number: int, marks: bytes) -> None:
    if marks:
        database.execute(
            "INSERT INTO likeness_mark (likeness_mark, rowid, words) VALUES ('delete', ?, ?)",
            (number, " ".join(map(word, unpacked(marks)))),
        )


def _pair(row: sqlite3.Row) -> Pair:
    return Pair(
        article=row["article"],
        other=row["other"],
        share=row["share"] / _THOUSAND,
        excused=row["excused"] or "",
    )


def _thousandths(share: float) -> int:
    return round(share * _THOUSAND)
