"""What rows of each table look like, so that a page found without its tree is known by its rows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.store.salvaging.records import Value

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_JSON = re.compile(r'[\[{"\d\-tfn].*', re.DOTALL)
_DIGEST = re.compile(r"[0-9a-f]{64}|")
_STYLE = re.compile(r".*^\s*\[publication\]", re.DOTALL | re.MULTILINE)

_HINTS: dict[str, re.Pattern[str]] = {
    **dict.fromkeys(
        (
            *("uuid", "article", "issue", "page", "base", "head", "revision", "publication"),
            *("parcel", "desk", "contributor", "notice", "wrong", "signature", "one", "kept"),
        ),
        _UUID,
    ),
    **dict.fromkeys(("time", "created", "updated", "added", "booked", "came", "saved"), _TIME),
    **dict.fromkeys(("date", "day"), _DAY),
    **dict.fromkeys(("sha256", "hash", "fingerprint"), _DIGEST),
    **dict.fromkeys(
        (
            *("content", "value", "parents", "ids", "facts", "pictures", "kept_breaks", "version"),
            *("steps", "photographers", "needs", "entry", "anchor", "spot", "duties"),
        ),
        _JSON,
    ),
    "source": _STYLE,
}
_OPEN = frozenset({("correction", "source"), ("picture", "fingerprint")})
_NO_ROWS = frozenset({"_sqlite_migrations", "apart"})  # or too plain to be told from an index
_ALIKE = 2  # columns that must be known by their looks


@dataclass(frozen=True, slots=True)
class Column:
    """A column as rows keep it. kind: its type. needed: not NULL and without a default."""

    name: str
    kind: str
    nullable: bool
    needed: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: its columns in the order that records keep them in, and what they refer to.

    bare: without rowids. key: the column that its own index is of; empty for none.
    parents: (column, table, its key).
    """

    name: str
    columns: tuple[Column, ...]
    bare: bool
    key: str
    parents: tuple[tuple[str, str, str], ...]

    @property
    def least(self) -> int:
        """How many columns a row has at least: those that came later have defaults."""
        needed = [at for at, column in enumerate(self.columns) if column.needed]
        return max(needed, default=0) + 1

    def fits(self, row: Sequence[Value]) -> bool:
        """Whether a record can be a row of this table."""
        if not self.least <= len(row) <= len(self.columns):
            return False
        return all(map(_fits, self.columns, row))

    def likeness(self, rows: Sequence[Sequence[Value]]) -> int:
        """By how many columns some rows look like this table's; 0 where they do not."""
        if self.name in _NO_ROWS or not all(self.fits(row) for row in rows):
            return 0
        known = 0
        for at, column in enumerate(self.columns):
            hint = _HINTS.get(column.name) if (self.name, column.name) not in _OPEN else None
            if hint is None or column.kind != "TEXT":
                continue
            said = [row[at] for row in rows if at < len(row) and row[at] is not None]
            if not all(isinstance(value, str) and hint.fullmatch(value) for value in said):
                return 0
            known += bool(said)
        return known if known >= _ALIKE else 0


def _fits(column: Column, value: Value) -> bool:
    if value is None:
        return column.nullable
    kinds = {"TEXT": str, "INTEGER": int, "BLOB": bytes, "REAL": float}
    return isinstance(value, kinds[column.kind])


def shapes(connection: sqlite3.Connection) -> dict[str, Shape]:
    """The tables of an open library, without those of its indexes of words."""
    found: dict[str, Shape] = {}
    rows = connection.execute("PRAGMA table_list").fetchall()
    for row in rows:
        if row["schema"] == "main" and row["type"] == "table" and row["strict"]:
            found[row["name"]] = _shape(connection, row["name"], bool(row["wr"]))
    return found


def _shape(connection: sqlite3.Connection, name: str, bare: bool) -> Shape:
    rows = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    alias = [row["name"] for row in rows if row["pk"] and row["type"] == "INTEGER" and not bare]
    if bare:  # its key comes first in every record
        rows = sorted(rows, key=lambda row: (not row["pk"], row["pk"]))
    columns = tuple(
        Column(
            row["name"],
            row["type"],
            not (row["notnull"] or row["pk"]) or row["name"] in alias,
            bool(row["notnull"] or row["pk"]) and row["dflt_value"] is None,
        )
        for row in rows
    )
    keys = [row["name"] for row in rows if row["pk"]]
    parents = tuple(
        (row["from"], row["table"], row["to"] or _key(connection, row["table"]))
        for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')
    )
    single = keys[0] if len(keys) == 1 and not bare and not alias else ""
    return Shape(name, columns, bare, single, parents)


def _key(connection: sqlite3.Connection, table: str) -> str:
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    return next(row["name"] for row in rows if row["pk"] == 1)
