"""Tables of who holds which page, and of the page packages that went out and came in."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE page_holding (
        page TEXT PRIMARY KEY REFERENCES page ON DELETE CASCADE,
        state TEXT NOT NULL,
        person TEXT NOT NULL,        -- who works on it, or for whom it is worked on here
        desk TEXT NOT NULL,          -- the other desk; empty until it is known
        since TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE page_package (
        uuid TEXT PRIMARY KEY,
        page TEXT NOT NULL REFERENCES page ON DELETE CASCADE,
        way TEXT NOT NULL,           -- out, in
        before TEXT NOT NULL,        -- JSON: the packages it grew from, newest first
        desk TEXT NOT NULL,          -- that made it
        person TEXT NOT NULL,        -- out: for whom; in: from whom
        time TEXT NOT NULL,
        content TEXT NOT NULL        -- JSON: the page as it went
    ) STRICT
    """,
    "CREATE INDEX page_package_by_page ON page_package (page, time)",
)
