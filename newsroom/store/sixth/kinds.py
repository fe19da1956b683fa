"""Kinds of copy as data, withdrawn pieces, corrections printed later, contributors and units.

`article.origin` tells where copy of others comes from (model/origin). A `withdrawal` without
`revoked` keeps its article out of pages, archive, statistics and fees. An `erratum` is a 更正启事
and the piece that it corrects. A `joining` is what two entries of one person were before they
became one: enough to part them again.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE article ADD COLUMN origin TEXT NOT NULL DEFAULT '{}'",
    """
    CREATE TABLE kind_rule (
        publication TEXT NOT NULL REFERENCES publication,
        kind TEXT NOT NULL,
        own INTEGER NOT NULL,
        paid INTEGER NOT NULL,
        PRIMARY KEY (publication, kind)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE withdrawal (
        uuid TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES article,
        issue TEXT REFERENCES issue,     -- NULL where it was meant for none yet
        reason TEXT NOT NULL,
        ordered_by TEXT NOT NULL,
        person TEXT NOT NULL,
        time TEXT NOT NULL,
        revoked TEXT                     -- when it was taken back
    ) STRICT
    """,
    "CREATE INDEX withdrawal_by_article ON withdrawal (article) WHERE revoked IS NULL",
    "CREATE INDEX withdrawal_by_issue ON withdrawal (issue)",
    """
    CREATE TABLE erratum (
        notice TEXT PRIMARY KEY REFERENCES article,
        wrong TEXT NOT NULL REFERENCES article,
        issue TEXT REFERENCES issue,     -- the one that the wrong piece was printed in
        person TEXT NOT NULL,
        time TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX erratum_by_wrong ON erratum (wrong)",
    "ALTER TABLE contributor ADD COLUMN pinyin TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE contributor ADD COLUMN roles TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE contributor ADD COLUMN pen_names TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE contributor ADD COLUMN former_names TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE contributor ADD COLUMN spellings TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE contributor ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE alias (                 -- every name of everybody, as names are compared
        name TEXT NOT NULL,
        contributor TEXT NOT NULL,
        own INTEGER NOT NULL,            -- how the name itself is written
        PRIMARY KEY (name, contributor)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX alias_by_contributor ON alias (contributor)",
    """
    INSERT INTO alias
    SELECT lower(replace(replace(replace(name, ' ', ''), '\u3000', ''), '•', '·')), uuid, 1
    FROM contributor
    """,
    """
    CREATE TABLE joining (
        uuid TEXT PRIMARY KEY,
        kept TEXT NOT NULL,              -- a contributor
        gone TEXT NOT NULL,              -- JSON: the contributor whose entry went
        before TEXT NOT NULL,            -- JSON: the contributor that was kept, as it was
        credits TEXT NOT NULL,           -- JSON: the articles and names that were retied
        person TEXT NOT NULL,
        time TEXT NOT NULL,
        parted TEXT                      -- when they were parted again
    ) STRICT
    """,
    "CREATE INDEX joining_by_kept ON joining (kept)",
    """
    CREATE TABLE apart (                 -- entries of one name that are two persons
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        PRIMARY KEY (one, other)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE unit (
        uuid TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        other_names TEXT NOT NULL,       -- JSON
        contact TEXT NOT NULL,
        phone TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT
    """,
)
"""The tables, and the columns of older tables."""
