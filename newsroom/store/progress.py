"""What pages hold, read from what stands on them; and what composing them found the last time."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.store.database import Database

_STAND = """
    SELECT x.*, a.head, u.updated AS styled FROM placement x
    JOIN page p ON p.uuid = x.page JOIN issue i ON i.uuid = p.issue
    JOIN publication u ON u.uuid = i.publication JOIN article a ON a.uuid = x.article
    WHERE COLUMN IN (SELECT value FROM json_each(?)) ORDER BY x.uuid
"""
_PRINTED = """
    SELECT p.uuid AS page, p.number, p.name, p.editor, p.designer, p.proofreader,
        i.date, i.number AS issue_number, i.facts
    FROM page p JOIN issue i ON i.uuid = p.issue
    WHERE COLUMN IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Fit:
    """What composing a page found. fingerprint: of the composed page, as signatures name it; empty
    where masthead or folio would print something else now.
    """

    over: int
    short: int
    fingerprint: str


class Progress:
    """Reads of pages and issues by many at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cells(self, issues: Sequence[str]) -> dict[str, int]:
        """How many cells of each page are taken."""
        sql = (
            "SELECT x.page, sum(x.span * x.depth) AS cells FROM placement x "
            "JOIN page p ON p.uuid = x.page WHERE p.issue IN (SELECT value FROM json_each(?)) "
            "GROUP BY x.page"
        )
        return {row["page"]: row["cells"] for row in self._rows(sql, issues)}

    def articles(self, issues: Sequence[str]) -> dict[str, int]:
        """How many articles belong to each issue, the bin left out."""
        sql = (
            "SELECT issue, count(*) AS count FROM roll "
            "WHERE issue IN (SELECT value FROM json_each(?)) AND NOT binned GROUP BY issue"
        )
        return {row["issue"]: row["count"] for row in self._rows(sql, issues)}

    def delivered(self, issues: Sequence[str]) -> dict[str, str]:
        """When the last package of each issue went out, as the library keeps times."""
        sql = (
            "SELECT issue, max(time) AS time FROM delivery "
            "WHERE issue IN (SELECT value FROM json_each(?)) GROUP BY issue"
        )
        return {row["issue"]: row["time"] for row in self._rows(sql, issues)}

    def fits(self, issues: Sequence[str]) -> dict[str, Fit]:
        """What composing found of those pages that still hold just what they held then."""
        sql = (
            "SELECT f.* FROM page_fit f JOIN page p ON p.uuid = f.page "
            "WHERE p.issue IN (SELECT value FROM json_each(?))"
        )
        stands = self._stand("p.issue", issues)
        found = {}
        for row in self._rows(sql, issues):
            stood, now = row["stands"], stands[row["page"]]
            if stood.partition(" ")[0] == now.partition(" ")[0]:
                mark = row["fingerprint"] if stood == now else ""
                found[row["page"]] = Fit(row["over"], row["short"], mark)
        return found

    def keep_fit(self, page: str, fit: Fit) -> bool:
        """Keep what composing a page found as it stands now; whether that is news."""
        stands = self._stand("p.uuid", [page]).get(page)
        if stands is None:
            return False
        known = self._database.row("SELECT * FROM page_fit WHERE page = ?", (page,))
        columns = {
            "page": page,
            "stands": stands,
            "over": fit.over,
            "short": fit.short,
            "fingerprint": fit.fingerprint,
        }
        if known is not None and dict(known) == columns:
            return False
        self._database.put("page_fit", "page", columns)
        return True

    def _stand(self, column: str, chosen: Sequence[str]) -> dict[str, str]:
        """What stands on each page, how and in which version, then what is printed above it, as
        two short texts with a space between.
        """
        marks: dict[str, list[object]] = defaultdict(list)
        for row in self._rows(_STAND.replace("COLUMN", column), chosen):
            marks[row["page"]].append(tuple(row))
        printed = self._rows(_PRINTED.replace("COLUMN", column), chosen)
        return {
            row["page"]: f"{_short(marks.get(row['page'], []))} {_short(tuple(row))}"
            for row in printed
        }

    def _rows(self, sql: str, chosen: Sequence[str]) -> list[sqlite3.Row]:
        return self._database.rows(sql, (json.dumps(list(chosen)),))


def _short(told: Sequence[object]) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]
