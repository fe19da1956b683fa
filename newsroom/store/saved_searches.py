"""Searches that are kept by name."""

from __future__ import annotations

from newsroom.errors import NotFoundError
from newsroom.model.query import SavedSearch
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row
from newsroom.store.stamps import Stamps


class SavedSearches:
    """The table of kept searches."""

    def __init__(self, database: Database, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps

    def all(self) -> tuple[SavedSearch, ...]:
        """Every kept search, the first kept first."""
        rows = self._database.rows("SELECT * FROM saved_search ORDER BY saved, uuid")
        return tuple(from_row(SavedSearch, row) for row in rows)

    def get(self, uuid: str) -> SavedSearch:
        """One kept search. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM saved_search WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("这条检索已经不在了")
        return from_row(SavedSearch, row)

    def put(self, search: SavedSearch) -> None:
        """Keep a search, or change the kept one of that identity; it stays in its place."""
        columns = to_row(search)
        if not self._database.update("saved_search", "uuid", columns):
            self._database.insert("saved_search", columns | {"saved": self._stamps.now_text()})

    def drop(self, uuid: str) -> None:
        """Keep a search no longer."""
        self._database.execute("DELETE FROM saved_search WHERE uuid = ?", (uuid,))
