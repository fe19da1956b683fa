"""Tables of what pieces are paid by, and of what was settled.

A `fee_table` holds from its day until the next one of its publication begins. A `settlement` keeps
each person's amounts as they were paid, and what was carried over. What came in within some days
is found by the roll.
"""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE fee_table (
        uuid TEXT PRIMARY KEY,
        publication TEXT NOT NULL REFERENCES publication,
        since TEXT NOT NULL,
        content TEXT NOT NULL            -- JSON
    ) STRICT
    """,
    "CREATE INDEX fee_table_by_day ON fee_table (publication, since)",
    """
    CREATE TABLE settlement (
        uuid TEXT PRIMARY KEY,
        publication TEXT NOT NULL REFERENCES publication,
        since TEXT NOT NULL,
        until TEXT NOT NULL,
        content TEXT NOT NULL            -- JSON
    ) STRICT
    """,
    "CREATE INDEX settlement_by_day ON settlement (publication, until)",
    "CREATE INDEX roll_by_taking_in ON roll (created)",
)
"""The tables."""
