"""Where copy comes from that is not the house's own, and what may not be changed in it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Of a 转载: the paper that printed it first, and its day. Of a 通稿: who sent it out, when,
    its headline and text as they came, and why it was cut.

    text: body markup; empty while nothing was taken down as the original. cut: empty while the
    text must stand as it came.
    """

    source: str = ""
    date: datetime.date | None = None
    headline: str = ""
    text: str = ""
    cut: str = ""

    @property
    def told(self) -> str:
        """《某某日报》 and its day in one breath; empty where nothing is known."""
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日" if self.date else ""
        return f"{self.source}{day}"
