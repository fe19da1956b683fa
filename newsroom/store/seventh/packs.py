"""Tables of a house's own rule packs of proofreading, and of where packs are switched on or off.

The packs that come with the program lie in its files. What a house adds belongs to a publication:
packs of its own, and entries of those and of the program's.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE pack (
        uuid TEXT PRIMARY KEY,
        publication TEXT NOT NULL REFERENCES publication,
        key TEXT NOT NULL,
        title TEXT NOT NULL,
        note TEXT NOT NULL,
        UNIQUE (publication, key)
    ) STRICT
    """,
    """
    CREATE TABLE pack_entry (
        uuid TEXT PRIMARY KEY,
        publication TEXT NOT NULL REFERENCES publication,
        pack TEXT NOT NULL,          -- key: of the house's own or of the program's
        entry TEXT NOT NULL,         -- JSON
        person TEXT NOT NULL,
        time TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX pack_entry_by_publication ON pack_entry (publication, time)",
    """
    CREATE TABLE pack_switch (
        scope TEXT NOT NULL,         -- a publication, or newspaper, internal, bulletin
        pack TEXT NOT NULL,
        entry TEXT NOT NULL,         -- fingerprint of one of the program's; empty: the whole pack
        heard INTEGER NOT NULL,
        PRIMARY KEY (scope, pack, entry)
    ) STRICT, WITHOUT ROWID
    """,
)
