"""Fillers (补白): what closes a gap on a page, kept for reuse in the filler pool (补白库)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.kinds import ArticleKind


class FillerKind(StrEnum):
    """What a filler is. Text fillers fit by copyfit; the others keep the size they have."""

    TEXT = "text"
    NOTICE = "notice"
    PUBLIC_SERVICE = "public_service"
    ORNAMENT = "ornament"
    ADVERT = "advert"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "text": "补白",
            "notice": "公告",
            "public_service": "公益广告",
            "ornament": "题花",
            "advert": "广告",
        }[self.value]

    @property
    def kind(self) -> ArticleKind:
        """What statistics count it as, whatever its article was called when it was taken in."""
        return _KINDS.get(self.value, ArticleKind.ADVERT)

    @property
    def block(self) -> bool:
        """Whether it is a reserved block that its artwork fills; the others are words."""
        return self in (FillerKind.PUBLIC_SERVICE, FillerKind.ORNAMENT, FillerKind.ADVERT)


_KINDS = {
    "text": ArticleKind.FILLER,
    "notice": ArticleKind.NOTICE,
    "public_service": ArticleKind.PSA,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """An entry of the filler pool. Its article may stand on pages of any issues.

    article: identity of the article that holds its words or artwork. span, rows: basic columns
    and body lines of its block, the gap row above included; 0 where copyfit decides.
    valid_until: the last day it may be printed; None for ever. last_used: date of the newest
    issue it stands in, which the library works out; None for never.
    """

    article: str
    publication: str
    kind: FillerKind
    span: int = 0
    rows: int = 0
    valid_until: datetime.date | None = None
    last_used: datetime.date | None = None

    def valid(self, date: datetime.date) -> bool:
        """Whether it may be printed on a day."""
        return self.valid_until is None or date <= self.valid_until
