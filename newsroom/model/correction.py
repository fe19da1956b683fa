"""Corrections (改样): what the print shop is to change in a page it already has."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.identity import new_id


class CorrectionSource(StrEnum):
    """How a correction came up."""

    RETURNED = "returned"
    TELEPHONE = "telephone"
    DESK = "desk"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"returned": "回样比对", "telephone": "电话改样", "desk": "编辑改样"}[self.value]


class CorrectionState(StrEnum):
    """What became of a correction."""

    OPEN = "open"
    SENT = "sent"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"open": "待发", "sent": "已发印厂", "done": "已改", "dropped": "不改"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of the correction list (改样单) of an issue.

    number: counted within the issue from 1. page: its number on paper, 0 for none. place: words
    such as 3栏40行. before, after: the words as printed and as they should be; an empty `before`
    adds, an empty `after` takes out. article: identity, empty where it concerns none. mark: of
    the difference it was booked for (model/difference), empty where it was written by hand.
    """

    uuid: str = field(default_factory=new_id)
    issue: str
    number: int
    page: int = 0
    article: str = ""
    place: str = ""
    before: str = ""
    after: str = ""
    remark: str = ""
    mark: str = ""
    source: CorrectionSource = CorrectionSource.DESK
    state: CorrectionState = CorrectionState.OPEN
    person: str = ""
    time: datetime.datetime
