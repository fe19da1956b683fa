"""What editors said of checks before printing: reasons for single findings, rules, signatures."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.finding import CheckRule, Override
from newsroom.model.signoff import Signoff
from newsroom.store.database import Database
from newsroom.store.rows import from_row, storable, to_row


class Checks:
    """The tables of overrides, rules and signatures."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Reasons -------------------------------------------------------------------------------------

    def overrides(self, issue: str) -> tuple[Override, ...]:
        """The reasons given in an issue, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM override WHERE issue = ? ORDER BY time, uuid", (issue,)
        )
        return tuple(from_row(Override, row) for row in rows)

    def override(self, uuid: str) -> Override:
        """One reason. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM override WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("这条理由已经撤回")
        return from_row(Override, row)

    def add_override(self, override: Override) -> None:
        """Keep a reason. Raises RefusedError on an empty one, NotFoundError on an unknown issue."""
        if not storable(override.reason).strip():
            raise RefusedError("没有写理由", kept="没有改动", advice="请写明为什么可以照印")
        with self._database.transaction():
            self._check_issue(override.issue)
            self._database.insert("override", to_row(override))

    def remove_override(self, uuid: str) -> None:
        """Take a reason back. Raises NotFoundError."""
        self.override(uuid)
        self._database.execute("DELETE FROM override WHERE uuid = ?", (uuid,))

    # Rules ---------------------------------------------------------------------------------------

    def rules(self, publication: str) -> tuple[CheckRule, ...]:
        """What a publication holds otherwise than is usual, by kind."""
        rows = self._database.rows(
            "SELECT * FROM check_rule WHERE publication = ? ORDER BY kind", (publication,)
        )
        return tuple(from_row(CheckRule, row) for row in rows)

    def set_rules(self, publication: str, rules: Iterable[CheckRule]) -> None:
        """Put these in place of all that a publication held."""
        with self._database.transaction():
            self._database.execute("DELETE FROM check_rule WHERE publication = ?", (publication,))
            for rule in rules:
                self._database.insert("check_rule", to_row(rule) | {"publication": publication})

    # Signatures ----------------------------------------------------------------------------------

    def signoffs(self, issue: str) -> tuple[Signoff, ...]:
        """The signatures on an issue's pages, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM signoff WHERE issue = ? ORDER BY time, uuid", (issue,)
        )
        return tuple(from_row(Signoff, row, page=row["page"] or "") for row in rows)

    def signoff(self, uuid: str) -> Signoff:
        """One signature. Raises NotFoundError."""
        row = self._database.row("SELECT * FROM signoff WHERE uuid = ?", (uuid,))
        if row is None:
            raise NotFoundError("这个签字已经撤回")
        return from_row(Signoff, row, page=row["page"] or "")

    def add_signoff(self, signoff: Signoff) -> None:
        """Keep a signature. Raises RefusedError where nobody is named, NotFoundError on an unknown
        issue or page.
        """
        if not storable(signoff.person).strip():
            raise RefusedError("没有写签字人", kept="没有签字", advice="请先填写编辑姓名")
        with self._database.transaction():
            self._check_issue(signoff.issue)
            known = "SELECT 1 FROM page WHERE uuid = ? AND issue = ?"
            place = (signoff.page, signoff.issue)
            if signoff.page and self._database.value(known, place) is None:
                raise NotFoundError("这一期里没有这个版")
            self._database.insert("signoff", to_row(signoff) | {"page": signoff.page or None})

    def remove_signoff(self, uuid: str) -> None:
        """Take a signature back. Raises NotFoundError."""
        self.signoff(uuid)
        self._database.execute("DELETE FROM signoff WHERE uuid = ?", (uuid,))

    def _check_issue(self, issue: str) -> None:
        if self._database.value("SELECT 1 FROM issue WHERE uuid = ?", (issue,)) is None:
            raise NotFoundError("稿库里没有这一期")
