"""Faults that editors let stand: for one place, for an article, always."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from newsroom.errors import NotFoundError
from newsroom.model.excuse import Excuse
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row


class Excuses:
    """The excuse table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, articles: Iterable[str]) -> tuple[Excuse, ...]:
        """What holds in some articles, what always holds with it, oldest first."""
        return self._some(
            "article IS NULL OR article IN (SELECT value FROM json_each(?))",
            (json.dumps(list(articles)),),
        )

    def all(self) -> tuple[Excuse, ...]:
        """All there are, oldest first."""
        return self._some("1", ())

    def find(self, uuid: str) -> Excuse | None:
        """One of them; None where there is none."""
        row = self._database.row("SELECT * FROM excuse WHERE uuid = ?", (uuid,))
        return None if row is None else _excuse(row)

    def get(self, uuid: str) -> Excuse:
        """One of them. Raises NotFoundError."""
        found = self.find(uuid)
        if found is None:
            raise NotFoundError("这条忽略已经撤回")
        return found

    def add(self, excuse: Excuse) -> None:
        """Keep an excuse. Raises NotFoundError on an unknown article."""
        try:
            self._database.insert("excuse", to_row(excuse) | {"article": excuse.article or None})
        except sqlite3.IntegrityError as error:
            raise NotFoundError("稿库里没有这篇稿件，忽略记不上") from error

    def remove(self, uuid: str) -> None:
        """Take an excuse back. Raises NotFoundError."""
        self.get(uuid)
        self._database.execute("DELETE FROM excuse WHERE uuid = ?", (uuid,))

    def _some(self, where: str, values: tuple[str, ...]) -> tuple[Excuse, ...]:
        rows = self._database.rows(
            f"SELECT * FROM excuse WHERE {where} ORDER BY time, uuid",  # noqa: S608
            values,
        )
        return tuple(_excuse(row) for row in rows)


def _excuse(row: sqlite3.Row) -> Excuse:
    return from_row(Excuse, row, article=row["article"] or "")
