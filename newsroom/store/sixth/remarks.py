"""Tables of remarks of proofreaders on articles and pages, and of what each proof showed."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE remark (
        uuid TEXT PRIMARY KEY,
        issue TEXT NOT NULL,         -- identities; empty for none: packages bring remarks of
        page TEXT NOT NULL,          -- issues that only another desk holds
        article TEXT REFERENCES article,
        revision TEXT NOT NULL,
        anchor TEXT NOT NULL,        -- JSON
        spot TEXT NOT NULL,          -- JSON
        words TEXT NOT NULL,
        proposal TEXT,               -- NULL where nothing is proposed
        person TEXT NOT NULL,
        round TEXT NOT NULL,
        time TEXT NOT NULL,
        state TEXT NOT NULL,
        answer TEXT NOT NULL,
        settled_by TEXT NOT NULL,
        settled TEXT
    ) STRICT
    """,
    "CREATE INDEX remark_by_issue ON remark (issue, time)",
    "CREATE INDEX remark_by_article ON remark (article)",
    """
    CREATE TABLE proof_shot (        -- what each proof of a page showed, to compare the next with
        uuid TEXT PRIMARY KEY,
        issue TEXT NOT NULL,
        page TEXT NOT NULL,          -- identity; of a bulletin the issue's
        round TEXT NOT NULL,
        code TEXT NOT NULL,          -- of the page's version, as printed on the proof
        person TEXT NOT NULL,
        time TEXT NOT NULL,
        content BLOB NOT NULL        -- zlib: JSON
    ) STRICT
    """,
    "CREATE INDEX proof_shot_by_page ON proof_shot (page, time)",
)
