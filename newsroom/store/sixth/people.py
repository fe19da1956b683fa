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
    # Whoever was named until now goes on working under the name.
    """
    INSERT INTO person (uuid, name, duties, pin, "left")
    SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
        substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' ||
        hex(randomblob(6))), trim(json_extract(value, '$')), '[]', '', 0
    FROM setting WHERE key = 'person' AND trim(json_extract(value, '$')) <> ''
    """,
)

STATEMENTS: tuple[str, ...] = (*_PERSONS,)
