"""The 人名职务库 as it is kept, and the order in which an issue puts its leaders."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.roster import Official, Roster, in_order, leaders_on, reordered
from newsroom.store.database import Database
from newsroom.store.rows import from_row, storable, to_row


class Officials:
    """The official and issue_leader tables."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def roster(self, issue: str = "") -> Roster:
        """The whole roster, in the order of listing. issue: whose own order holds, if any."""
        rows = self._database.rows("SELECT * FROM official")
        known = [from_row(Official, row) for row in rows]
        return Roster(in_order(reordered(known, self.order(issue) if issue else ())))

    def put(self, officials: Iterable[Official]) -> None:
        """Take entries in, or change those of the same identity. Raises RefusedError on one without
        a name, or whose time ends before it begins.
        """
        with self._database.transaction():
            for one in officials:
                _check(one)
                self._database.put("official", "uuid", to_row(one))

    def remove(self, uuids: Iterable[str]) -> None:
        """Strike entries out."""
        with self._database.transaction():
            for uuid in uuids:
                self._database.execute("DELETE FROM official WHERE uuid = ?", (uuid,))

    def leaders(self, issue: str, day: datetime.date) -> tuple[Official, ...]:
        """Whose activities have an order on the pages of an issue of that day."""
        return leaders_on(self.roster().officials, day, self.order(issue))

    def order(self, issue: str) -> tuple[str, ...]:
        """The names that an issue puts first, in its own order; empty where it has none."""
        sql = "SELECT name FROM issue_leader WHERE issue = ? ORDER BY position"
        return tuple(row["name"] for row in self._database.rows(sql, (issue,)))

    def set_order(self, issue: str, names: Sequence[str]) -> None:
        """Give an issue an order of its own; none takes it away. Raises NotFoundError."""
        if self._database.value("SELECT 1 FROM issue WHERE uuid = ?", (issue,)) is None:
            raise NotFoundError("稿库里没有这一期")
        with self._database.transaction():
            self._database.execute("DELETE FROM issue_leader WHERE issue = ?", (issue,))
            for position, name in enumerate(dict.fromkeys(names)):
                columns = {"issue": issue, "position": position, "name": storable(name)}
                self._database.insert("issue_leader", columns)


def _check(one: Official) -> None:
    kept = "人名职务库没有变化"
    if not storable(one.name).strip():
        raise RefusedError("有一位没有写姓名", kept=kept, advice="请填写姓名")
    if one.since is not None and one.until is not None and one.until < one.since:
        raise RefusedError(
            f"{one.name}的任期止于{one.until}，却从{one.since}开始",
            kept=kept,
            advice="请核对任职的起止日期",
        )
