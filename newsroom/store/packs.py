"""A house's own rule packs of proofreading, and where packs are switched on or off."""

from __future__ import annotations

import json
import sqlite3

from newsroom.errors import NotFoundError
from newsroom.model.pack import as_mapping, read_entry
from newsroom.model.pack_book import OwnEntry, OwnPack, Switch
from newsroom.store.database import Database
from newsroom.store.rows import from_row, storable, to_row


class Packs:
    """The tables of packs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def packs(self, publication: str) -> tuple[OwnPack, ...]:
        """The packs that a publication made, by title."""
        rows = self._database.rows(
            "SELECT * FROM pack WHERE publication = ? ORDER BY title, uuid", (publication,)
        )
        return tuple(from_row(OwnPack, row) for row in rows)

    def put_pack(self, pack: OwnPack) -> None:
        """Make a pack, or change it."""
        self._database.put("pack", "uuid", to_row(pack))

    def remove_pack(self, uuid: str) -> None:
        """Take a pack away; its entries are taken away one by one before."""
        self._database.execute("DELETE FROM pack WHERE uuid = ?", (uuid,))

    def entries(self, publication: str) -> tuple[OwnEntry, ...]:
        """The entries that a publication added, oldest first. Raises PackError on a row that holds
        none.
        """
        rows = self._database.rows(
            "SELECT * FROM pack_entry WHERE publication = ? ORDER BY time, uuid", (publication,)
        )
        return tuple(_entry(row) for row in rows)

    def find(self, uuid: str) -> OwnEntry | None:
        """One entry; None where there is none."""
        row = self._database.row("SELECT * FROM pack_entry WHERE uuid = ?", (uuid,))
        return None if row is None else _entry(row)

    def entry(self, uuid: str) -> OwnEntry:
        """One entry. Raises NotFoundError."""
        found = self.find(uuid)
        if found is None:
            raise NotFoundError("这一条已经不在词库里了")
        return found

    def put_entry(self, own: OwnEntry) -> None:
        """Add an entry, or change it."""
        text = json.dumps(as_mapping(own.entry), ensure_ascii=False)
        columns = to_row(own, without=frozenset({"entry"})) | {"entry": storable(text)}
        self._database.put("pack_entry", "uuid", columns)

    def remove_entry(self, uuid: str) -> None:
        """Take an entry away."""
        self._database.execute("DELETE FROM pack_entry WHERE uuid = ?", (uuid,))

    def switches(self, scope: str) -> tuple[Switch, ...]:
        """What is switched for a publication, or for a circle."""
        rows = self._database.rows(
            "SELECT * FROM pack_switch WHERE scope = ? ORDER BY pack, entry", (scope,)
        )
        return tuple(from_row(Switch, row) for row in rows)

    def switch(self, scope: str, pack: str, entry: str, heard: bool | None) -> None:
        """Switch a pack, or one of the program's entries; None: as it is by itself."""
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM pack_switch WHERE scope = ? AND pack = ? AND entry = ?",
                (scope, pack, entry),
            )
            if heard is not None:
                columns = to_row(Switch(scope=scope, pack=pack, entry=entry, heard=heard))
                self._database.insert("pack_switch", columns)


def _entry(row: sqlite3.Row) -> OwnEntry:
    return from_row(OwnEntry, row, entry=read_entry(json.loads(row["entry"])))
