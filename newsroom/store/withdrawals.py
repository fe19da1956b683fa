"""Withdrawn pieces (撤稿): which, why, by whose order."""

from __future__ import annotations

import datetime

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.withdrawal import Withdrawal
from newsroom.store.database import Database
from newsroom.store.releases import check_article
from newsroom.store.rows import from_row, to_row, utc_text

STANDS = "revoked IS NULL"


class Withdrawals:
    """The withdrawal table. A row is never deleted: one that was taken back says when."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, withdrawal: Withdrawal) -> None:
        """Write down that a piece is withdrawn. Raises RefusedError where it is already."""
        with self._database.transaction():
            if self.holds(withdrawal.article):
                raise RefusedError("这篇稿件已经撤稿", kept="没有再撤一次")
            columns = {"issue": withdrawal.issue or None}
            self._database.insert("withdrawal", to_row(withdrawal) | columns)

    def set_revoked(self, uuid: str, time: datetime.datetime | None) -> None:
        """Take a withdrawal back, or let it stand again (None). Raises NotFoundError, and
        RefusedError where the piece belongs to what a frozen issue holds.
        """
        article = self.get(uuid).article
        columns = {"uuid": uuid, "revoked": utc_text(time) if time else None}
        with self._database.transaction():
            check_article(self._database, article)
            self._database.update("withdrawal", "uuid", columns)
            check_article(self._database, article)

    def holds(self, article: str) -> bool:
        """Whether an article is withdrawn now."""
        sql = f"SELECT 1 FROM withdrawal WHERE article = ? AND {STANDS}"  # noqa: S608
        return self._database.value(sql, (article,)) is not None

    def of(self, article: str) -> Withdrawal | None:
        """The withdrawal that an article is under, or None."""
        found = self._some(f"article = ? AND {STANDS}", article)
        return found[0] if found else None

    def history(self, article: str) -> tuple[Withdrawal, ...]:
        """All that an article was ever under, those taken back too; oldest first."""
        return self._some("article = ?", article)

    def in_issue(self, issue: str) -> tuple[Withdrawal, ...]:
        """What was withdrawn from an issue and still is; oldest first."""
        return self._some(f"issue = ? AND {STANDS}", issue)

    def get(self, uuid: str) -> Withdrawal:
        """One withdrawal. Raises NotFoundError."""
        found = self._some("uuid = ?", uuid)
        if not found:
            raise NotFoundError("没有这次撤稿的记录")
        return found[0]

    def articles(self) -> frozenset[str]:
        """Every article that is withdrawn now."""
        rows = self._database.rows(f"SELECT article FROM withdrawal WHERE {STANDS}")  # noqa: S608
        return frozenset(row["article"] for row in rows)

    def _some(self, where: str, value: str) -> tuple[Withdrawal, ...]:
        rows = self._database.rows(
            f"SELECT * FROM withdrawal WHERE {where} ORDER BY time, uuid",  # noqa: S608
            (value,),
        )
        return tuple(from_row(Withdrawal, row, issue=row["issue"] or "") for row in rows)
