"""Who holds which page, and the page packages that went out and came in."""

from __future__ import annotations

import json
from collections.abc import Sequence

from newsroom.model.holding import Holding, PagePackage
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row


class Holdings:
    """The tables of holdings and page packages."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, page: str) -> Holding | None:
        """Who holds a page; None where it never left this desk."""
        row = self._database.row("SELECT * FROM page_holding WHERE page = ?", (page,))
        return None if row is None else from_row(Holding, row)

    def some(self, issues: Sequence[str]) -> dict[str, Holding]:
        """The holdings of the pages of some issues, by page."""
        rows = self._database.rows(
            "SELECT h.* FROM page_holding h JOIN page p ON p.uuid = h.page "
            "WHERE p.issue IN (SELECT value FROM json_each(?))",
            (json.dumps(list(issues)),),
        )
        return {row["page"]: from_row(Holding, row) for row in rows}

    def put(self, holding: Holding) -> None:
        """Say who holds a page."""
        self._database.put("page_holding", "page", to_row(holding))

    def clear(self, page: str) -> None:
        """Say that nobody else has to do with a page."""
        self._database.execute("DELETE FROM page_holding WHERE page = ?", (page,))

    def people(self) -> tuple[str, ...]:
        """Those who ever got or sent a page, the latest first."""
        rows = self._database.rows(
            "SELECT person, max(time) AS time FROM page_package WHERE person <> '' "
            "GROUP BY person ORDER BY time DESC, person"
        )
        return tuple(row["person"] for row in rows)

    # Packages ------------------------------------------------------------------------------------

    def keep(self, package: PagePackage) -> None:
        """Keep what a package carried."""
        self._database.insert("page_package", to_row(package))

    def package(self, uuid: str) -> PagePackage | None:
        """A package that was sent or taken here; None where it was not."""
        row = self._database.row("SELECT * FROM page_package WHERE uuid = ?", (uuid,))
        return None if row is None else from_row(PagePackage, row)

    def packages(self, page: str) -> tuple[PagePackage, ...]:
        """The packages of a page, newest first."""
        rows = self._database.rows(
            "SELECT * FROM page_package WHERE page = ? ORDER BY time DESC, uuid DESC", (page,)
        )
        return tuple(from_row(PagePackage, row) for row in rows)

    def forget(self, uuid: str) -> None:
        """Forget a package whose taking was undone, so that it can be taken again."""
        self._database.execute("DELETE FROM page_package WHERE uuid = ?", (uuid,))
