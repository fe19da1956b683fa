"""A notice of changes (改版通知): what a further print package changes against the one before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageNotice:
    """One page. label: 一版. code, former: version codes, now and then; empty where the page is
    not, or was not, part of the issue. lines: what changed, one sentence each.
    """

    label: str
    code: str
    former: str
    lines: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the page is printed exactly as it was given before."""
        return bool(self.code) and self.code == self.former


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """number: of this package; former: of the one before, which went out at `time`.

    order: what changed in the print order.
    """

    number: int
    former: int
    time: datetime.datetime
    pages: tuple[PageNotice, ...]
    order: tuple[str, ...] = ()
