"""Tables of the 差错率账 and of what outside readers wrote (审读意见)."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE outside_review (
        uuid TEXT PRIMARY KEY,
        publication TEXT NOT NULL REFERENCES publication,
        issue TEXT NOT NULL REFERENCES issue ON DELETE CASCADE,
        day TEXT NOT NULL,
        content TEXT NOT NULL        -- JSON
    ) STRICT
    """,
    "CREATE INDEX outside_review_by_day ON outside_review (publication, day)",
    """
    CREATE TABLE booked_error (
        uuid TEXT PRIMARY KEY,
        issue TEXT NOT NULL REFERENCES issue ON DELETE CASCADE,
        review TEXT REFERENCES outside_review ON DELETE CASCADE,  -- NULL: found by the house
        time TEXT NOT NULL,
        content TEXT NOT NULL        -- JSON
    ) STRICT
    """,
    "CREATE INDEX booked_error_by_issue ON booked_error (issue, time)",
    """
    CREATE TABLE error_weight (      -- where a publication weighs errors otherwise than the rule
        publication TEXT NOT NULL REFERENCES publication,
        sort TEXT NOT NULL,
        content TEXT NOT NULL,       -- JSON
        PRIMARY KEY (publication, sort)
    ) STRICT, WITHOUT ROWID
    """,
)
