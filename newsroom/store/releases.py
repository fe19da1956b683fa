"""Sign-offs of whole issues, and what they freeze."""

from __future__ import annotations

import sqlite3

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.issue import Issue
from newsroom.model.release import Release
from newsroom.model.status import IssueStatus
from newsroom.store.database import Database
from newsroom.store.rows import from_row, storable, to_row

_FROZEN = """
    SELECT i.* FROM standing s JOIN issue i ON i.uuid = s.issue
    WHERE s.article = :article AND s.state <> 'open'
    AND NOT EXISTS (SELECT 1 FROM filler f WHERE f.article = :article) LIMIT 1
"""
_AT_PRINTERS = """
    SELECT i.* FROM standing s JOIN issue i ON i.uuid = s.issue
    WHERE s.article = ? AND s.state = 'released' LIMIT 1
"""


class Releases:
    """The release table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, issue: str) -> tuple[Release, ...]:
        """The sign-offs of an issue, oldest first; those that were taken back by opening it again
        among them.
        """
        rows = self._database.rows(
            "SELECT * FROM release WHERE issue = ? ORDER BY time, uuid", (issue,)
        )
        return tuple(from_row(Release, row) for row in rows)

    def standing(self, issue: str) -> Release | None:
        """The sign-off that freezes an issue now; None where it is open, or was printed without."""
        return next((one for one in reversed(self.of(issue)) if one.reopened is None), None)

    def frozen_in(self, article: str) -> str | None:
        """The frozen issue that keeps an article as it is; None where it may be changed."""
        row = _holding(self._database, article)
        return None if row is None else row["uuid"]

    def add(self, release: Release) -> None:
        """Keep one. Raises RefusedError where nobody is named."""
        if not storable(release.person).strip():
            raise RefusedError("没有写签发人", kept="没有签发", advice="请先选好是谁在用")
        self._database.insert("release", to_row(release))

    def update(self, release: Release) -> None:
        """Say that, or that not, an issue was opened again. Raises NotFoundError."""
        if not self._database.update("release", "uuid", to_row(release)):
            raise NotFoundError("这次签发已经撤回")

    def remove(self, uuid: str) -> None:
        """Take one back."""
        self._database.execute("DELETE FROM release WHERE uuid = ?", (uuid,))

    def set_status(self, issue: str, status: IssueStatus) -> None:
        """Freeze an issue or open it. Raises NotFoundError."""
        if not self._database.update("issue", "uuid", {"uuid": issue, "status": status.value}):
            raise NotFoundError("稿库里没有这一期")


def check_issue(database: Database, issue: str | None) -> None:
    """Raises RefusedError where an issue is frozen."""
    row = database.row("SELECT * FROM issue WHERE uuid = ? AND status <> 'open'", (issue,))
    if row is not None:
        raise _frozen(from_row(Issue, row), "版面")


def check_page(database: Database, page: str) -> None:
    """Raises RefusedError where a page's issue is frozen."""
    check_issue(database, database.value("SELECT issue FROM page WHERE uuid = ?", (page,)))


def check_article(database: Database, article: str) -> None:
    """Raises RefusedError where an article stands in a frozen issue; fillers stand in many, and
    may leave or join their pool.
    """
    row = database.row(_FROZEN, {"article": article})
    if row is not None:
        raise _frozen(from_row(Issue, row), "稿件")


def check_text(database: Database, article: str) -> None:
    """Raises RefusedError where an article may not say anything else: it stands in a frozen issue,
    or is a filler of one that was signed off and not printed yet.
    """
    row = _holding(database, article)
    if row is not None:
        raise _frozen(from_row(Issue, row), "稿件")


def _holding(database: Database, article: str) -> sqlite3.Row | None:
    """The frozen issue that keeps an article's text as it is."""
    row = database.row(_FROZEN, {"article": article})
    return row if row is not None else database.row(_AT_PRINTERS, (article,))


def check_style(database: Database, publication: str) -> None:
    """Raises RefusedError where an issue of a publication was signed off and not printed yet: what
    all its pages are made by would change it.
    """
    sql = "SELECT * FROM issue WHERE publication = ? AND status = 'released' ORDER BY date LIMIT 1"
    row = database.row(sql, (publication,))
    if row is not None:
        raise RefusedError(
            f"{from_row(Issue, row).label}已签发、还没有标为已刊，改版式和栏头会改动它的版面",
            kept="没有改动",
            advice="已经印好的，请先用“审校—本期签发—标为已刊…”；还要改的，请先“重新打开本期…”",
        )


def _frozen(issue: Issue, what: str) -> RefusedError:
    return RefusedError(
        f"{issue.label}{issue.status.text}，{what}已经冻结",
        kept="没有改动",
        advice="确实要改，请先用“审校—本期签发—重新打开本期…”，写明理由",
    )
