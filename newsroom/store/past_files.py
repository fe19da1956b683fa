"""Files of past issues (过刊) that were taken in: told by their content, so that none is twice."""

from __future__ import annotations

from newsroom.store.database import Database
from newsroom.store.rows import storable
from newsroom.store.stamps import Stamps


class PastFiles:
    """The past_file table."""

    def __init__(self, database: Database, stamps: Stamps) -> None:
        self._database = database
        self._stamps = stamps

    def taken(self, publication: str) -> dict[str, str]:
        """The files that were taken in, by content: when, and under which name."""
        rows = self._database.rows(
            "SELECT sha256, name, time FROM past_file WHERE publication = ?", (publication,)
        )
        return {row["sha256"]: f"{row['time'][:10]} 收过“{row['name']}”" for row in rows}

    def add(self, publication: str, sha256: str, name: str, issue: str, articles: int) -> None:
        """Write down that a file was taken in."""
        columns = {
            "publication": publication,
            "sha256": sha256,
            "name": storable(name),
            "issue": issue,
            "articles": articles,
            "time": self._stamps.now_text(),
        }
        self._database.insert("past_file", columns)
