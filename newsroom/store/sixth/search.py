"""Tables of the index of words, ranking and saved searches.

`roll.id` is the order of the newest change, and of search's newest first; what is taken in with a
day of its own, such as past issues, stands between what is older and what is newer than it
(store/order). Ids begin far above 1 so that there is room below; the index of words is made anew.
`roll.day` is the day of the issue that an article belongs to, otherwise of its taking in.
"""

# ruff: noqa: S608 - nothing from outside stands in a statement

from __future__ import annotations

FIRST_ID = 1 << 20  # three bytes in the index; so many more on either side are three, too

_DAY = """coalesce((SELECT date FROM issue WHERE uuid = NEW.issue), substr(NEW.created, 1, 10))"""

STATEMENTS: tuple[str, ...] = (
    "INSERT INTO gram (gram) VALUES ('delete-all')",
    f"UPDATE roll SET id = id + {FIRST_ID}, folding = 0",
    "ALTER TABLE roll ADD COLUMN day TEXT NOT NULL DEFAULT ''",
    """
    UPDATE roll SET day = coalesce(
        (SELECT date FROM issue WHERE uuid = roll.issue), substr(created, 1, 10)
    )
    """,
    "CREATE INDEX roll_by_day ON roll (day, id)",
    f"""
    CREATE TRIGGER roll_dated AFTER INSERT ON roll
    BEGIN
        UPDATE roll SET id = max(NEW.id, {FIRST_ID + 1}), day = {_DAY} WHERE id = NEW.id;
    END
    """,
    f"""
    CREATE TRIGGER roll_dated_anew AFTER UPDATE OF issue, created ON roll
    WHEN NEW.issue IS NOT OLD.issue OR NEW.created <> OLD.created
    BEGIN UPDATE roll SET day = {_DAY} WHERE id = NEW.id; END
    """,
    """
    CREATE TRIGGER issue_dated_anew AFTER UPDATE OF date ON issue WHEN NEW.date <> OLD.date
    BEGIN UPDATE roll SET day = NEW.date WHERE issue = NEW.uuid; END
    """,
    """
    CREATE TABLE saved_search (
        uuid TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        "order" TEXT NOT NULL,
        saved TEXT NOT NULL
    ) STRICT
    """,
)
