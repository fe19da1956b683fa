"""What was published: the one place that says so, for statistics, fees, search and archive.

Published is what stands on a page of an issue that was signed off (签发) or printed (已刊) and was
not withdrawn; of an issue without any placement (a bulletin, an imported issue) all that belongs
to it. The rule itself is the view `published` of the schema; SQL of this room may join it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.model.issue import Issue
from newsroom.model.status import IssueStatus
from newsroom.store.database import Database
from newsroom.store.rows import from_row


@dataclass(frozen=True, slots=True)
class Printed:
    """One part of an article on one page of one issue. part: 0 for its beginning, 1 for what was
    jumped. page, number: identity and number of the page; None where the issue has no pages of its
    own. state: of the issue.
    """

    article: str
    part: int
    page: str | None
    number: int | None
    issue: str
    publication: str
    date: datetime.date
    state: IssueStatus


class Published:
    """Reads of what was published."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issues(
        self,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        publication: str | None = None,
    ) -> tuple[Issue, ...]:
        """The issues of these days, both included, that readers got, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM issue WHERE date BETWEEN :since AND :until AND status <> 'open' "
            "AND (:publication IS NULL OR publication = :publication) ORDER BY date, uuid",
            {
                "since": (since or datetime.date.min).isoformat(),
                "until": (until or datetime.date.max).isoformat(),
                "publication": publication,
            },
        )
        return tuple(from_row(Issue, row) for row in rows)

    def between(
        self,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        publication: str | None = None,
    ) -> tuple[Printed, ...]:
        """All that was published in issues of these days, both included, by day and page; a jump
        gives two parts.
        """
        # One issue at a time: of many at once SQLite would read through all articles.
        sql = "SELECT * FROM published WHERE issue = ? ORDER BY number, article, part"
        issues = self.issues(since, until, publication)
        found = (row for issue in issues for row in self._database.rows(sql, (issue.uuid,)))
        return tuple(from_row(Printed, row) for row in found)

    def of(self, article: str) -> tuple[Printed, ...]:
        """Where an article was published, oldest first; empty where it was not."""
        rows = self._database.rows(
            "SELECT * FROM published WHERE article = ? ORDER BY date, issue, part", (article,)
        )
        return tuple(from_row(Printed, row) for row in rows)

    def waiting(self, before: datetime.date, publication: str | None = None) -> tuple[Issue, ...]:
        """Issues of earlier days that hold copy but were never signed off: they do not count."""
        rows = self._database.rows(
            "SELECT i.* FROM issue i WHERE i.status = 'open' AND i.date < :before "
            "AND (:publication IS NULL OR i.publication = :publication) "
            "AND (EXISTS (SELECT 1 FROM article a WHERE a.issue = i.uuid AND a.binned IS NULL)) "
            "ORDER BY i.date, i.uuid",
            {"before": before.isoformat(), "publication": publication},
        )
        return tuple(from_row(Issue, row) for row in rows)
