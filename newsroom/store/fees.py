"""What publications pay by, and what was settled."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from newsroom.errors import NotFoundError
from newsroom.model.fee import FeeTable, Settlement
from newsroom.store.database import Database
from newsroom.store.rows import from_json, to_json


class Fees:
    """The fee_table and settlement tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tables(self, publication: str) -> tuple[FeeTable, ...]:
        """A publication's tables, the newest first."""
        rows = self._database.rows(
            "SELECT * FROM fee_table WHERE publication = ? ORDER BY since DESC, uuid DESC",
            (publication,),
        )
        return tuple(_table(row) for row in rows)

    def table(self, uuid: str) -> FeeTable:
        """One table. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM fee_table WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("没有这份稿费标准")
        return _table(row)

    def has(self, uuid: str) -> bool:
        """Whether there is such a table."""
        return self._database.value("SELECT 1 FROM fee_table WHERE uuid = ?", (uuid,)) is not None

    def put(self, table: FeeTable) -> None:
        """Keep a table, also in place of what it was before."""
        columns = {
            "uuid": table.uuid,
            "publication": table.publication,
            "since": table.since.isoformat(),
            "content": to_json(table),
        }
        self._database.put("fee_table", "uuid", columns)

    def remove(self, uuid: str) -> None:
        """Take a table out. Raises NotFoundError."""
        gone = self._database.execute("DELETE FROM fee_table WHERE uuid = ?", (uuid,))
        if gone.rowcount == 0:
            raise NotFoundError("没有这份稿费标准")

    def settlements(self, publication: str) -> tuple[Settlement, ...]:
        """A publication's settlements, the newest first."""
        rows = self._database.rows(
            "SELECT content FROM settlement WHERE publication = ? ORDER BY until DESC, uuid DESC",
            (publication,),
        )
        return tuple(from_json(Settlement, row["content"]) for row in rows)

    def settle(self, settlement: Settlement) -> None:
        """Keep a settlement."""
        columns = {
            "uuid": settlement.uuid,
            "publication": settlement.publication,
            "since": settlement.since.isoformat(),
            "until": settlement.until.isoformat(),
            "content": to_json(settlement),
        }
        self._database.insert("settlement", columns)

    def unsettle(self, uuid: str) -> None:
        """Take a settlement back. Raises NotFoundError."""
        gone = self._database.execute("DELETE FROM settlement WHERE uuid = ?", (uuid,))
        if gone.rowcount == 0:
            raise NotFoundError("没有这次结算")

    def heirs(self) -> dict[str, str]:
        """Whom entries of contributors that were joined to another one are counted for now."""
        rows = self._database.rows(
            "SELECT json_extract(gone, '$.uuid') AS gone, kept FROM joining WHERE parted IS NULL"
        )
        kept = {row["gone"]: row["kept"] for row in rows}
        return {gone: _last(kept, gone) for gone in kept}


def _last(kept: Mapping[str, str], uuid: str) -> str:
    """Where a chain of joinings ends."""
    seen = {uuid}
    while (uuid := kept.get(uuid, uuid)) not in seen:
        seen.add(uuid)
    return uuid


def _table(row: sqlite3.Row) -> FeeTable:
    """A table from its row, whose column says whose it is: it may have come from another desk."""
    return replace(from_json(FeeTable, row["content"]), publication=row["publication"])
