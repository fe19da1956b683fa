"""What follows from the articles is made anew: the roll, and places in the indexes.

The indexes themselves are filled by the program once the library is open, as after an update.
"""

from __future__ import annotations

from newsroom.store.database import Database
from newsroom.store.roll_schema import order
from newsroom.store.sixth.search import FIRST_ID

_ROLL = f"""
    INSERT INTO roll (id, article, publication, issue, status, kind, section, unit, importance,
        characters, created, binned, placed, filler, title_order, author_order, folding, day)
    SELECT {FIRST_ID} + row_number() OVER (ORDER BY a.updated, a.uuid), a.uuid, a.publication,
        a.issue, a.status, a.kind, a.section, a.source_unit, a.importance, a.characters, a.created,
        a.binned IS NOT NULL, EXISTS (SELECT 1 FROM placement WHERE article = a.uuid),
        EXISTS (SELECT 1 FROM filler WHERE article = a.uuid), newsroom_order(a.title),
        newsroom_order((SELECT name FROM credit WHERE article = a.uuid ORDER BY position LIMIT 1)),
        0, coalesce((SELECT date FROM issue WHERE uuid = a.issue), substr(a.created, 1, 10))
    FROM article a
"""  # noqa: S608 - a number of the program's own
_LIKENESS = """
    INSERT INTO likeness (article, version, judge, marks)
    SELECT uuid, 0, 0, x'' FROM article ORDER BY created, uuid
"""


def make_anew(database: Database) -> None:
    """Empty what follows from articles and begin it anew; triggers must be off."""
    database.connection.create_function("newsroom_order", 1, order, deterministic=True)
    for statement in (
        "INSERT INTO gram (gram) VALUES ('delete-all')",
        "INSERT INTO likeness_mark (likeness_mark) VALUES ('delete-all')",
        "DELETE FROM roll",
        "DELETE FROM likeness",
        _ROLL,
        _LIKENESS,
    ):
        database.execute(statement)


def settle_states(database: Database) -> None:
    """Let the triggers say each article's status from where it stands now."""
    database.execute("UPDATE article SET stage = stage")
