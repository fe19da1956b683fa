"""How far an article is (稿件状态): its reviews first, then its page, its issue and the press."""

from __future__ import annotations

from enum import StrEnum


class ArticleStatus(StrEnum):
    """How far an article is on its way to print.

    Up to READY it is what the reviews made of it (model/review); PLACED, RELEASED and PRINTED
    follow from where it stands: a reviewed piece on a page, any piece in a signed-off issue, in a
    printed one. Nothing keeps a piece that is still being reviewed off a page.
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FIRST = "first"
    SECOND = "second"
    FINAL = "final"
    READY = "ready"
    PLACED = "placed"
    RELEASED = "released"
    PRINTED = "printed"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _WORDS[self.value]

    @property
    def reviewed(self) -> bool:
        """Whether all its reviews are done."""
        return self in (self.READY, self.PLACED, self.RELEASED, self.PRINTED)


_WORDS = {
    "draft": "草稿",
    "submitted": "待审",
    "first": "一审",
    "second": "二审",
    "final": "终审",
    "ready": "待排",
    "placed": "已排",
    "released": "签发",
    "printed": "已刊",
}


class IssueStatus(StrEnum):
    """Whether an issue may still be changed. RELEASED (签发) and PRINTED (已刊) issues are frozen:
    their pages and what stands on them; they count as published, in statistics and archive.
    """

    OPEN = "open"
    RELEASED = "released"
    PRINTED = "printed"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"open": "在编", "released": "已签发", "printed": "已刊"}[self.value]

    @property
    def frozen(self) -> bool:
        """Whether its pages and their articles are kept as they are."""
        return self is not IssueStatus.OPEN
