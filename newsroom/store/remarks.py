"""Remarks on articles and pages, kept by themselves: no version of any article holds them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.remark import Remark, RemarkState
from newsroom.store.database import Database
from newsroom.store.rows import from_row, storable, to_row

_MOST = 4_000  # characters of what one remark says or proposes


class Remarks:
    """The remark table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_issue(self, issue: str) -> tuple[Remark, ...]:
        """What was remarked on an issue's pages and on the articles that belong to it, oldest
        first.
        """
        return self._some(
            "issue = ? OR article IN (SELECT uuid FROM article WHERE issue = ?)", (issue, issue)
        )

    def of_article(self, article: str) -> tuple[Remark, ...]:
        """What was remarked on an article, oldest first."""
        return self._some("article = ?", (article,))

    def get(self, uuid: str) -> Remark:
        """One remark. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM remark WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("这条批注已经删去")
        return _remark(row)

    def find(self, uuid: str) -> Remark | None:
        """One remark; None where there is none."""
        row = self._database.row("SELECT * FROM remark WHERE uuid = ?", (uuid,))
        return None if row is None else _remark(row)

    def open_counts(self, articles: Iterable[str]) -> dict[str, int]:
        """How many open remarks each of some articles has, those without left out."""
        found: dict[str, int] = {}
        for article in articles:
            sql = "SELECT count(*) FROM remark WHERE article = ? AND state = ?"
            count = self._database.value(sql, (article, RemarkState.OPEN.value))
            if count:
                found[article] = count
        return found

    def put(self, remark: Remark) -> None:
        """Write a remark down, new or changed.

        Raises RefusedError where it says nothing or too much, NotFoundError on an unknown article.
        """
        if not storable(remark.says).strip():
            raise RefusedError("批注没有写内容", kept="没有记下批注", advice="请写明要改什么")
        if max(len(remark.words), len(remark.proposal or "")) > _MOST:
            raise RefusedError(f"一条批注最多 {_MOST} 字", kept="没有记下批注")
        try:
            columns = to_row(remark) | {"article": remark.article or None}
            self._database.put("remark", "uuid", columns)
        except sqlite3.IntegrityError as error:
            raise NotFoundError("稿库里没有这篇稿件，批注记不上") from error

    def remove(self, uuid: str) -> None:
        """Take a remark away. Raises NotFoundError."""
        self.get(uuid)
        self._database.execute("DELETE FROM remark WHERE uuid = ?", (uuid,))

    def _some(self, where: str, values: tuple[str, ...]) -> tuple[Remark, ...]:
        rows = self._database.rows(
            f"SELECT * FROM remark WHERE {where} ORDER BY time, uuid",  # noqa: S608
            values,
        )
        return tuple(_remark(row) for row in rows)


def _remark(row: sqlite3.Row) -> Remark:
    return from_row(Remark, row, article=row["article"] or "")
