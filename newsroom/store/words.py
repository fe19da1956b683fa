"""Words that a publication's articles have used in a field, to complete the next one from."""

from __future__ import annotations

from newsroom.store.database import Database

FIELDS = ("section", "dateline", "source_unit")
_USED = """
    SELECT word, count(*) AS pieces FROM (
        SELECT {field} AS word FROM article WHERE publication = ? AND binned IS NULL
        ORDER BY updated DESC LIMIT 2000
    )
    WHERE word <> '' GROUP BY word ORDER BY pieces DESC, word LIMIT ?
"""


class Words:
    """What was written in short fields before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def used(self, publication: str, field: str, limit: int = 300) -> tuple[str, ...]:
        """The words of one of FIELDS in a publication's newest articles, most used first.

        Raises ValueError for any other field.
        """
        if field not in FIELDS:
            raise ValueError(field)
        rows = self._database.rows(_USED.format(field=field), (publication, limit))
        return tuple(row["word"] for row in rows)
