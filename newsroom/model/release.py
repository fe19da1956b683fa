"""The sign-off of a whole issue (签发), which freezes its pages and what stands on them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from newsroom.model.identity import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One sign-off of an issue. fingerprint, code: of all its pages, as they were seen. open: what
    was known to be unfinished, in Chinese. reopened: when the issue was opened again, by whom and
    why; None while the sign-off stands.
    """

    uuid: str = field(default_factory=new_id)
    issue: str
    person: str
    time: datetime.datetime
    fingerprint: str
    code: str
    open: tuple[str, ...] = ()
    reopened: datetime.datetime | None = None
    reopener: str = ""
    reason: str = ""
