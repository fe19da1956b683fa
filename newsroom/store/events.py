"""The event log: who did what when, append-only and chained by hashes.

Rows hold identities and fingerprints, never text, so that a piece can be erased for good and the
chain still verifies. Each desk has a chain of its own; a row's hash covers the row before it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Iterable

from newsroom.model.event import Event
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row, utc_text
from newsroom.store.stamps import Stamps


class Events:
    """The event table."""

    def __init__(self, database: Database, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps

    def append(
        self, person: str, verb: str, ids: Iterable[str] = (), fingerprint: str = ""
    ) -> Event:
        """Write one act down. verb: what was done, without any title or text of an article."""
        with self._database.transaction():
            desk = self._stamps.desk
            last = self._database.row(
                "SELECT sequence, hash FROM event WHERE desk = ? ORDER BY sequence DESC", (desk,)
            )
            facts = {
                "desk": desk,
                "sequence": 1 if last is None else last["sequence"] + 1,
                "clock": self._stamps.clock(),
                "time": self._stamps.now(),
                "person": person,
                "verb": verb,
                "ids": tuple(ids),
                "fingerprint": fingerprint,
                "previous": "" if last is None else last["hash"],
            }
            event = Event(**facts, hash="")
            columns = to_row(event)
            columns["hash"] = _hash(columns)
            self._database.insert("event", columns)
        return from_row(Event, columns)

    def recent(self, limit: int = 100) -> tuple[Event, ...]:
        """The latest events of all desks, newest first."""
        rows = self._database.rows(
            "SELECT * FROM event ORDER BY clock DESC, desk, sequence DESC LIMIT ?", (limit,)
        )
        return tuple(from_row(Event, row) for row in rows)

    def touching(
        self, records: Iterable[str], since: datetime.datetime | None = None
    ) -> tuple[Event, ...]:
        """What was done to any of some records, oldest first; since: only what is later."""
        rows = self._database.rows(
            "SELECT * FROM event WHERE time > ? AND EXISTS (SELECT 1 FROM json_each(ids) "
            "WHERE value IN (SELECT value FROM json_each(?))) ORDER BY clock, desk, sequence",
            (utc_text(since) if since else "", json.dumps(list(records), ensure_ascii=False)),
        )
        return tuple(from_row(Event, row) for row in rows)

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the chains, one Chinese sentence each; empty where all is sound."""
        found: list[str] = []
        desk, sequence, previous = "", 0, ""
        for row in self._database.execute("SELECT * FROM event ORDER BY desk, sequence"):
            if row["desk"] != desk:
                desk, sequence, previous = row["desk"], 0, ""
            found.extend(_faults(row, sequence, previous))
            sequence, previous = row["sequence"], row["hash"]
        return tuple(found)


def _faults(row: sqlite3.Row, sequence: int, previous: str) -> Iterable[str]:
    number = f"操作记录第{row['sequence']}条"
    if row["sequence"] != sequence + 1:
        yield f"{number}之前缺少记录"
    elif row["previous"] != previous:
        yield f"{number}与前一条接不上"
    if row["hash"] != _hash({name: row[name] for name in row.keys()}):  # noqa: SIM118
        yield f"{number}（{row['time'][:10]}）被改动过"


def _hash(columns: dict) -> str:
    covered = {name: value for name, value in columns.items() if name != "hash"}
    text = json.dumps(covered, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf8")).hexdigest()
