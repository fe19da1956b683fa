"""Tables of the 人名职务库."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE official (          -- one title of one person, for a time
        uuid TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        rank INTEGER NOT NULL,       -- order of listing; 0 for none
        title TEXT NOT NULL,
        since TEXT,
        until TEXT,
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX official_by_name ON official (name)",
    # The order of leaders knew no days: who stood in it serves until somebody says otherwise.
    """
    INSERT INTO official (uuid, name, rank, title, note)
    SELECT uuid, name, rank, title, '' FROM leader
    """,
    "DROP TABLE leader",
    """
    CREATE TABLE issue_leader (      -- where an issue puts leaders in an order of its own
        issue TEXT NOT NULL REFERENCES issue ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (issue, position)
    ) STRICT, WITHOUT ROWID
    """,
)
