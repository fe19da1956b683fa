"""Tables of likenesses of articles, of pairs found alike, of past issues taken in.

A `likeness` keeps the marks of an article's newest version (text/likeness), `likeness_mark` finds
articles by them. `judge` is set while nobody has looked yet what that version is like; `alike`
keeps what was found, and who said that the two are no repetition. A `past_file` is a file of a
past issue that was taken in, so that a folder can be gone on with.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE likeness (
        id INTEGER PRIMARY KEY,
        article TEXT NOT NULL UNIQUE REFERENCES article ON DELETE CASCADE,
        version INTEGER NOT NULL,    -- of the way marks are made; 0 for not yet
        judge INTEGER NOT NULL,      -- it is to be looked what it is like
        marks BLOB NOT NULL          -- four bytes each, the greater digits first
    ) STRICT
    """,
    """
    INSERT INTO likeness (article, version, judge, marks)
    SELECT uuid, 0, 0, x'' FROM article ORDER BY created, uuid
    """,
    "CREATE INDEX likeness_unmade ON likeness (id) WHERE version = 0",
    "CREATE INDEX likeness_unjudged ON likeness (id) WHERE judge = 1",
    """
    CREATE VIRTUAL TABLE likeness_mark USING fts5(
        words, content='', detail=none, columnsize=0, tokenize='ascii'
    )
    """,
    """
    CREATE TRIGGER article_alike AFTER INSERT ON article
    BEGIN
        INSERT INTO likeness (article, version, judge, marks) VALUES (NEW.uuid, 0, 0, x'');
    END
    """,
    """
    CREATE TABLE alike (
        article TEXT NOT NULL REFERENCES article ON DELETE CASCADE,  -- the one that came later
        other TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
        share INTEGER NOT NULL,      -- thousandths of the shorter one
        excused TEXT,                -- by whom
        excused_time TEXT,
        PRIMARY KEY (article, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX alike_by_other ON alike (other)",
    """
    CREATE TABLE past_file (
        publication TEXT NOT NULL REFERENCES publication,
        sha256 TEXT NOT NULL,
        name TEXT NOT NULL,
        issue TEXT REFERENCES issue ON DELETE SET NULL,
        articles INTEGER NOT NULL,
        time TEXT NOT NULL,
        PRIMARY KEY (publication, sha256)
    ) STRICT, WITHOUT ROWID
    """,
)
"""The tables."""
