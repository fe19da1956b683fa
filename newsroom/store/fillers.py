"""The filler pool (补白库): what closes gaps, kept for use in any issue of a publication."""

from __future__ import annotations

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.filler import Filler
from newsroom.store.database import Database
from newsroom.store.rows import from_row, to_row

_USED = """
    SELECT f.*, (
        SELECT max(i.date) FROM placement x JOIN page p ON p.uuid = x.page
        JOIN issue i ON i.uuid = p.issue WHERE x.article = f.article
    ) AS last_used FROM filler f
"""
_WORKED_OUT = frozenset({"last_used"})


class Fillers:
    """The filler table. A filler's article belongs to no issue and may stand in many."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, filler: Filler) -> None:
        """Take an article into the filler pool, or change what is known of it there.

        `last_used` is not kept, but worked out. Raises NotFoundError on an unknown article or
        publication, RefusedError for an article that belongs to an issue.
        """
        with self._database.transaction():
            row = self._database.row(
                "SELECT title, issue FROM article WHERE uuid = ?", (filler.article,)
            )
            if row is None:
                raise NotFoundError("稿库里没有这篇稿件")
            if row["issue"] is not None:
                raise RefusedError(
                    f"《{row['title']}》属于某一期，不能收进补白库",
                    kept="稿件没有移动",
                    advice="请先把它移出这一期",
                )
            home = "SELECT 1 FROM publication WHERE uuid = ?"
            if self._database.value(home, (filler.publication,)) is None:
                raise NotFoundError("稿库里没有这份报刊")
            self._database.put("filler", "article", to_row(filler, without=_WORKED_OUT))

    def get(self, article: str) -> Filler:
        """The filler whose article that is, also from the bin. Raises NotFoundError."""
        found = self._some("f.article = ?", article)
        if not found:
            raise NotFoundError("补白库里没有这篇稿件")
        return found[0]

    def holds(self, article: str) -> bool:
        """Whether an article is a filler."""
        sql = "SELECT 1 FROM filler WHERE article = ?"
        return self._database.value(sql, (article,)) is not None

    def all(self, publication: str) -> tuple[Filler, ...]:
        """A publication's fillers outside the bin, those not used for the longest time first."""
        return self._some(
            "f.publication = ? AND f.article IN (SELECT uuid FROM article WHERE binned IS NULL)",
            publication,
        )

    def standing(self, issue: str) -> tuple[Filler, ...]:
        """The fillers that stand on an issue's pages, those in the bin included."""
        return self._some(
            "f.article IN (SELECT x.article FROM placement x JOIN page p ON p.uuid = x.page "
            "WHERE p.issue = ?)",
            issue,
        )

    def _some(self, where: str, value: str) -> tuple[Filler, ...]:
        order = "ORDER BY last_used NULLS FIRST, f.article"
        rows = self._database.rows(f"{_USED} WHERE {where} {order}", (value,))
        return tuple(from_row(Filler, row) for row in rows)
