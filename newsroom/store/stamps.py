"""What every lasting row carries: the desk it was written at, a logical clock, and the time."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from functools import cached_property

from newsroom.model.identity import new_id
from newsroom.store.database import Database
from newsroom.store.rows import utc_text

Now = Callable[[], datetime.datetime]


def utc_now() -> datetime.datetime:
    """The time, in UTC."""
    return datetime.datetime.now(datetime.UTC)


class Stamps:
    """Gives desk, clock and time."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database = database
        self._now = now

    @cached_property
    def desk(self) -> str:
        """This library's own identity among desks that exchange articles; made at first need."""
        found = self._database.value("SELECT value FROM setting WHERE key = 'desk'")
        if found is not None:
            return json.loads(found)
        made = new_id()
        self._database.put("setting", "key", {"key": "desk", "value": json.dumps(made)})
        return made

    def clock(self) -> int:
        """One more than the latest logical clock of any row, whichever desk wrote it."""
        return self._database.value(
            "SELECT 1 + max(coalesce((SELECT max(clock) FROM revision), 0), "
            "coalesce((SELECT max(clock) FROM event), 0), "
            "coalesce((SELECT max(clock) FROM review), 0))"
        )

    def now(self) -> datetime.datetime:
        """The time now."""
        return self._now()

    def now_text(self) -> str:
        """The time now, as the library keeps it."""
        return utc_text(self._now())
