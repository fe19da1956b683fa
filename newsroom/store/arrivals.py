"""Hand-in packages as booked, lineage that only other desks hold, and versions that wait."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from newsroom.model.arrival import Arrival, ParcelLine
from newsroom.model.article import Article
from newsroom.model.exchange import Ancestor
from newsroom.model.revision import Revision
from newsroom.store.database import Database
from newsroom.store.rows import from_json, from_row, to_json, to_row, utc_text, utc_time
from newsroom.store.stamps import Stamps

_ARTICLES = frozenset({"articles"})


class Arrivals:
    """The tables of packages and of what they brought."""

    def __init__(self, database: Database, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps

    @property
    def desk(self) -> str:
        """This library's own identity among desks."""
        return self._stamps.desk

    # The book of packages ------------------------------------------------------------------------

    def book(self, line: ParcelLine) -> None:
        """Write down that a package went out or came in."""
        with self._database.transaction():
            self._database.insert("parcel", to_row(line, without=_ARTICLES))
            for article, revision in line.articles:
                columns = {"parcel": line.uuid, "article": article, "revision": revision}
                self._database.insert("parcel_article", columns)

    def unbook(self, parcel: str) -> None:
        """Strike a package out again: for undo."""
        self._database.execute("DELETE FROM parcel WHERE uuid = ?", (parcel,))

    def booked(self, parcel: str) -> ParcelLine | None:
        """A package as booked; None where it never passed here."""
        found = self._lines("uuid = ?", (parcel,))
        return found[0] if found else None

    def parcels(self, limit: int = 200) -> tuple[ParcelLine, ...]:
        """The latest packages, newest first."""
        return self._lines("1 ORDER BY time DESC, uuid DESC LIMIT ?", (limit,))

    def of_article(self, article: str) -> tuple[ParcelLine, ...]:
        """The packages that an article travelled in, newest first."""
        return self._lines(
            "uuid IN (SELECT parcel FROM parcel_article WHERE article = ?) "
            "ORDER BY time DESC, uuid DESC",
            (article,),
        )

    def newest(self, articles: Iterable[str]) -> dict[str, ParcelLine]:
        """For each of some articles the package it travelled in last; those in none left out."""
        found = {}
        for article in articles:
            lines = self.of_article(article)
            if lines:
                found[article] = lines[0]
        return found

    def exchanged(self, article: str) -> frozenset[str]:
        """The versions of an article that went out or came in."""
        sql = "SELECT revision FROM parcel_article WHERE article = ?"
        return frozenset(row["revision"] for row in self._database.rows(sql, (article,)))

    def _lines(self, where: str, values: tuple[object, ...]) -> tuple[ParcelLine, ...]:
        sql = f"SELECT * FROM parcel WHERE {where}"  # noqa: S608
        inside = "SELECT article, revision FROM parcel_article WHERE parcel = ? ORDER BY article"
        return tuple(
            from_row(
                ParcelLine,
                row,
                articles=tuple(map(tuple, self._database.rows(inside, (row["uuid"],)))),
            )
            for row in self._database.rows(sql, values)
        )

    # Lineage -------------------------------------------------------------------------------------

    def tell(self, article: str, ancestors: Iterable[Ancestor]) -> None:
        """Remember who descends from whom at another desk."""
        for each in ancestors:
            self._database.execute(
                "INSERT OR IGNORE INTO ancestor (revision, article, parents) VALUES (?, ?, ?)",
                (each.uuid, article, to_json(each.parents)),
            )

    def parents(self, article: str) -> Mapping[str, tuple[str, ...]]:
        """The parents of every version of an article that is known of."""
        told = self._database.rows(
            "SELECT revision AS uuid, parents FROM ancestor WHERE article = ?", (article,)
        )
        own = self._database.rows(
            "SELECT uuid, parents FROM revision WHERE article = ?", (article,)
        )
        return {row["uuid"]: tuple(json.loads(row["parents"])) for row in (*told, *own)}

    # What waits ----------------------------------------------------------------------------------

    def wait(self, arrival: Arrival) -> None:
        """Keep a version until an editor puts it together with ours."""
        columns = {
            "revision": arrival.revision.uuid,
            "article": arrival.revision.article.uuid,
            "parcel": arrival.parcel,
            "came": utc_text(arrival.came),
            "version": to_json(arrival.revision),
            "base": None if arrival.base is None else to_json(arrival.base),
        }
        self._database.put("arrival", "revision", columns)

    def settle(self, revision: str) -> None:
        """Let a version wait no longer."""
        self._database.execute("DELETE FROM arrival WHERE revision = ?", (revision,))

    def waiting(self, article: str | None = None) -> tuple[Arrival, ...]:
        """What waits, of one article or of all outside the bin, oldest first."""
        rows = self._database.rows(
            "SELECT r.* FROM arrival r JOIN article a ON a.uuid = r.article "
            "WHERE a.binned IS NULL AND (? IS NULL OR r.article = ?) ORDER BY r.came, r.revision",
            (article, article),
        )
        return tuple(map(_arrival, rows))

    def count(self) -> int:
        """How many wait, without reading any text."""
        return self._database.value(
            "SELECT count(*) FROM arrival r JOIN article a ON a.uuid = r.article "
            "WHERE a.binned IS NULL"
        )

    def arrival(self, revision: str) -> Arrival | None:
        """One that waits; None where it does not wait any more."""
        row = self._database.row("SELECT * FROM arrival WHERE revision = ?", (revision,))
        return None if row is None else _arrival(row)


def _arrival(row: sqlite3.Row) -> Arrival:
    return Arrival(
        revision=from_json(Revision, row["version"]),
        parcel=row["parcel"],
        came=utc_time(row["came"]),
        base=None if row["base"] is None else from_json(Article, row["base"]),
    )
