"""Tables of who sits at the keyboard, contributors with their names and units."""

from __future__ import annotations

_PERSONS = (
    """
    CREATE TABLE person (            -- of the newsroom, who may sit at the keyboard
        uuid TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        duties TEXT NOT NULL,        -- JSON
        pin TEXT NOT NULL,           -- salted hash; empty for none
        "left" INTEGER NOT NULL
    ) STRICT
    """,
)

STATEMENTS: tuple[str, ...] = (*_PERSONS,)
