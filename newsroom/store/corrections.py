"""The correction list of each issue (改样单), and the differences that an editor let stand."""

from __future__ import annotations

from newsroom.errors import NotFoundError
from newsroom.model.correction import Correction
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row


class Corrections:
    """The correction and let_stand tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, issue: str) -> tuple[Correction, ...]:
        """An issue's corrections by their numbers."""
        rows = self._database.rows(
            "SELECT * FROM correction WHERE issue = ? ORDER BY number", (issue,)
        )
        return tuple(from_row(Correction, row, article=row["article"] or "") for row in rows)

    def get(self, uuid: str) -> Correction:
        """One correction. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM correction WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("改样单里没有这一条")
        return from_row(Correction, row, article=row["article"] or "")

    def next_number(self, issue: str) -> int:
        """The number that the issue's next correction gets."""
        sql = "SELECT coalesce(max(number), 0) + 1 FROM correction WHERE issue = ?"
        return int(self._database.value(sql, (issue,)))

    def put(self, correction: Correction) -> None:
        """Write a correction down, new or changed."""
        columns = to_row(correction) | {"article": correction.article or None}
        self._database.put("correction", "uuid", columns)

    def remove(self, uuid: str) -> None:
        """Take a correction off its list. Raises NotFoundError."""
        self.get(uuid)
        self._database.execute("DELETE FROM correction WHERE uuid = ?", (uuid,))

    def standing(self, issue: str) -> frozenset[str]:
        """Marks of the differences that were let stand."""
        rows = self._database.rows("SELECT mark FROM let_stand WHERE issue = ?", (issue,))
        return frozenset(row["mark"] for row in rows)

    def let_stand(self, issue: str, mark: str, *, stands: bool) -> None:
        """Let a difference stand from now on, or no longer."""
        if stands:
            sql = "INSERT OR IGNORE INTO let_stand (issue, mark) VALUES (?, ?)"
        else:
            sql = "DELETE FROM let_stand WHERE issue = ? AND mark = ?"
        self._database.execute(sql, (issue, mark))
