"""What articles are and how far they are: words of lists and records alike."""

from __future__ import annotations

from enum import StrEnum


class ArticleKind(StrEnum):
    """What an article is; the value is the name on the command line and in the library.

    ADVERT: a reserved block (广告, 公益广告, 题花) that its artwork fills. GUIDE: the 导读 of page
    one, whose lines follow the pages of the stories they name (model/teaser).
    """

    NEWS = "news"
    BRIEF = "brief"
    PICTURE = "picture"
    BULLETIN = "bulletin"
    ADVERT = "advert"
    GUIDE = "guide"

    @property
    def story(self) -> bool:
        """Whether a newsroom counts it as a story (篇)."""
        return self not in (ArticleKind.ADVERT, ArticleKind.GUIDE)


class ArticleStatus(StrEnum):
    """How far an article is on its way to print."""

    DRAFT = "draft"
    READY = "ready"
    PLACED = "placed"
    PRINTED = "printed"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"draft": "草稿", "ready": "待排", "placed": "已排", "printed": "已刊"}[self.value]
