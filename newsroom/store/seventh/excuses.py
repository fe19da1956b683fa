"""Tables of the faults that an editor let stand."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE excuse (
        uuid TEXT PRIMARY KEY,
        reach TEXT NOT NULL,         -- once, article, always
        rule TEXT NOT NULL,
        words TEXT NOT NULL,         -- what was found; empty for a gap
        message TEXT NOT NULL,       -- what was said of it
        article TEXT REFERENCES article ON DELETE CASCADE,  -- NULL: in all copy
        field TEXT NOT NULL,
        lead TEXT NOT NULL,          -- what stands before and after, for one place
        trail TEXT NOT NULL,
        person TEXT NOT NULL,
        time TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX excuse_by_article ON excuse (article)",
)
