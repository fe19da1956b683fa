"""Tables of hand-in packages that went out and came in, of versions that only other desks hold, and
of versions that came and wait to be put together with ours."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE parcel (
        uuid TEXT PRIMARY KEY,
        kind TEXT NOT NULL,          -- submission, return
        way TEXT NOT NULL,           -- out, in
        desk TEXT NOT NULL,          -- that made it
        person TEXT NOT NULL,        -- out: for whom; in: from whom
        unit TEXT NOT NULL,
        made TEXT NOT NULL,          -- by the clock of the desk that made it
        time TEXT NOT NULL,          -- by ours
        name TEXT NOT NULL,          -- of the file
        note TEXT NOT NULL,
        answers TEXT NOT NULL        -- the package that it sends back; empty for none
    ) STRICT
    """,
    "CREATE INDEX parcel_by_time ON parcel (time)",
    """
    CREATE TABLE parcel_article (
        parcel TEXT NOT NULL REFERENCES parcel ON DELETE CASCADE,
        article TEXT NOT NULL,
        revision TEXT NOT NULL,
        PRIMARY KEY (parcel, article)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX parcel_article_by_article ON parcel_article (article)",
    """
    CREATE TABLE ancestor (          -- versions told of without their text
        revision TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        parents TEXT NOT NULL        -- JSON
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX ancestor_by_article ON ancestor (article)",
    """
    CREATE TABLE arrival (
        revision TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        parcel TEXT NOT NULL,
        came TEXT NOT NULL,
        version TEXT NOT NULL,       -- JSON: the version with its text
        base TEXT                    -- JSON: what both last had in common; NULL where unknown
    ) STRICT
    """,
    "CREATE INDEX arrival_by_article ON arrival (article)",
)
