"""Entries of one person that were made one, and entries of one name that are two persons."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from newsroom.errors import NotFoundError
from newsroom.model.contributor import Contributor
from newsroom.model.identity import new_id
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row, utc_text


@dataclass(frozen=True, slots=True)
class Tie:
    """A name of an article that meant the entry that went."""

    article: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Two entries made one: the one kept, as it was `before`, and the one gone, with its ties."""

    uuid: str = field(default_factory=new_id)
    kept: str
    gone: Contributor
    before: Contributor
    credits: tuple[Tie, ...]
    person: str
    time: datetime.datetime
    parted: datetime.datetime | None = None


class Joinings:
    """The joining and apart tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, joining: Joining) -> None:
        """Write down that two entries were made one."""
        self._database.insert("joining", to_row(joining))

    def get(self, uuid: str) -> Joining:
        """One of them. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM joining WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("没有这次合并的记录")
        return from_row(Joining, row)

    def standing(self, kept: str) -> tuple[Joining, ...]:
        """What was joined to an entry and not parted again, newest first."""
        rows = self._database.rows(
            "SELECT * FROM joining WHERE kept = ? AND parted IS NULL ORDER BY time DESC, uuid",
            (kept,),
        )
        return tuple(from_row(Joining, row) for row in rows)

    def set_parted(self, uuid: str, time: datetime.datetime | None) -> None:
        """Write down when two were parted again; None: they are one."""
        columns = {"uuid": uuid, "parted": utc_text(time) if time else None}
        self._database.update("joining", "uuid", columns)

    def apart(self) -> frozenset[frozenset[str]]:
        """Pairs of entries that are known to be two persons."""
        rows = self._database.rows("SELECT one, other FROM apart")
        return frozenset(frozenset((row["one"], row["other"])) for row in rows)

    def set_apart(self, pair: frozenset[str], *, apart: bool) -> None:
        """Know, or no longer know, that a pair of entries is two persons."""
        one, other = sorted(pair)
        self._database.execute("DELETE FROM apart WHERE one = ? AND other = ?", (one, other))
        if apart:
            self._database.insert("apart", {"one": one, "other": other})
