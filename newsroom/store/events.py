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

_TITLES = """
    WITH wanted AS (SELECT value AS uuid FROM json_each(:ids))
    SELECT a.uuid, '《' || a.title || '》' AS title FROM article a JOIN wanted USING (uuid)
    UNION ALL SELECT p.uuid, p.number || '版' FROM page p JOIN wanted USING (uuid)
    UNION ALL SELECT i.uuid, i.date FROM issue i JOIN wanted USING (uuid)
    UNION ALL SELECT n.uuid, n.name FROM person n JOIN wanted USING (uuid)
    UNION ALL SELECT u.uuid, u.name FROM publication u JOIN wanted USING (uuid)
"""


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

    def titles(self, events: Iterable[Event]) -> dict[str, str]:
        """What the records of some events are called now, by identity: 《articles》, pages, issues,
        persons; what is no more has no name.
        """
        ids = json.dumps(sorted({one for event in events for one in event.ids}))
        found: dict[str, str] = {}
        for row in self._database.rows(_TITLES, {"ids": ids}):
            found[row["uuid"]] = row["title"]
        return found

    def verify(self) -> tuple[str, ...]:
        """What is wrong with the chains, one Chinese sentence each; empty where all is sound."""
        return chain_faults(self._database.execute("SELECT * FROM event ORDER BY desk, sequence"))

    def count(self) -> int:
        """How many there are."""
        return self._database.value("SELECT count(*) FROM event")

    def page(
        self, words: str = "", before: int | None = None, limit: int = 200
    ) -> tuple[Event, ...]:
        """Events newest first, of whom or of which verb `words` is part. before: the logical clock
        that they lie before, to read on.
        """
        rows = self._database.rows(
            "SELECT * FROM event WHERE (:before IS NULL OR clock < :before) "
            "AND (:words = '' OR instr(person, :words) OR instr(verb, :words)) "
            "ORDER BY clock DESC, desk, sequence DESC LIMIT :limit",
            {"before": before, "words": words.strip(), "limit": limit},
        )
        return tuple(from_row(Event, row) for row in rows)


def chain_faults(rows: Iterable[sqlite3.Row]) -> tuple[str, ...]:
    """What is wrong with chains of events, given by desk and sequence."""
    found: list[str] = []
    desk, sequence, previous = "", 0, ""
    for row in rows:
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
