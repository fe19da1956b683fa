"""Where in the roll what comes in with a day of its own stands: past issues, an archive.

The roll's order is that of the newest change, and of search's newest first. What was printed years
ago and is taken in today belongs between what is older and what is newer. Identities lie close to
each other, since the index of words keeps the steps from one to the next: the closer, the smaller.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.store.database import Database
from newsroom.store.sixth.search import FIRST_ID


@dataclass(frozen=True, slots=True)
class Past:
    """When something was printed that is taken in later, and its place in the roll (`block`)."""

    day: datetime.date
    number: int


_ROOM_OF_A_DAY = 16  # left free between pieces that lie days apart, for what is taken in later


def block(
    database: Database, count: int, first: datetime.date, last: datetime.date | None = None
) -> range:
    """So many free identities for pieces of these days, oldest first.

    They stand after all that is as old, before all that is newer, wherever there is room; where
    other pieces of the same days leave none, in the nearest room there is.
    """
    last = last or first
    before = database.row(
        "SELECT id, day FROM roll WHERE day <= ? ORDER BY day DESC, id DESC LIMIT 1",
        (first.isoformat(),),
    )
    after = database.row(
        "SELECT id, day FROM roll WHERE day > ? ORDER BY day, id LIMIT 1", (last.isoformat(),)
    )
    if before is not None:
        start = before["id"] + 1
        end = database.value("SELECT min(id) FROM roll WHERE id >= ?", (start,))
        room = count if end is None else end - start
        if room >= count:
            gap = min(_apart(before["day"], first), (room - count) // 4)
            return range(start + gap, start + gap + count)
    top = after["id"] if after is not None else FIRST_ID + 1
    floor = database.value("SELECT max(id) FROM roll WHERE id < ?", (top,)) or 0
    if before is None or top - floor - 1 >= count:
        day = after["day"] if after is not None else datetime.date.today().isoformat()
        gap = min(_apart(day, last), max((top - floor - 1 - count) // 4, 0))
        if top - gap - count > floor:
            return range(top - gap - count, top - gap)
    return _nearest(database, count, before["id"] if before is not None else top)


def _apart(day: str, other: datetime.date) -> int:
    """The room that is left between two days."""
    return abs((datetime.date.fromisoformat(day) - other).days) * _ROOM_OF_A_DAY


def _nearest(database: Database, count: int, place: int) -> range:
    """The free stretch that lies nearest to a place; behind all others at the last."""
    start = database.value(
        "SELECT id + 1 FROM (SELECT id, lead(id) OVER (ORDER BY id) AS next FROM roll) "
        "WHERE next IS NULL OR next - id > :count ORDER BY abs(id - :place) LIMIT 1",
        {"count": count, "place": place},
    )
    return range(start, start + count)
