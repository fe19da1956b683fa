"""更正启事 and the printed pieces that they correct."""

from __future__ import annotations

from newsroom.model.withdrawal import Erratum
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row


class Errata:
    """The erratum table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, erratum: Erratum) -> None:
        """Tie a notice to the piece that it corrects."""
        columns = to_row(erratum) | {"issue": erratum.issue or None}
        self._database.put("erratum", "notice", columns)

    def remove(self, notice: str) -> None:
        """Untie a notice."""
        self._database.execute("DELETE FROM erratum WHERE notice = ?", (notice,))

    def of(self, notice: str) -> Erratum | None:
        """What a notice corrects; None where it is no correction made from a piece."""
        row = self._database.row(_STANDING.format(where="e.notice = ?"), (notice,))
        return None if row is None else from_row(Erratum, row, issue=row["issue"] or "")

    def on(self, wrong: str) -> tuple[Erratum, ...]:
        """The notices that correct a piece, oldest first; those in the bin correct nothing."""
        sql = _STANDING.format(where="e.wrong = ? AND a.binned IS NULL")
        rows = self._database.rows(f"{sql} ORDER BY e.time, e.notice", (wrong,))
        return tuple(from_row(Erratum, row, issue=row["issue"] or "") for row in rows)


_STANDING = "SELECT e.* FROM erratum e JOIN article a ON a.uuid = e.notice WHERE {where}"
