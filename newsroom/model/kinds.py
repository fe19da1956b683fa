"""What articles are and how far they are: words of lists and records alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.status import ArticleStatus  # noqa: F401 - lists ask for both together


class ArticleKind(StrEnum):
    """What an article is; the value is the name on the command line and in the library.

    ADVERT, PSA: a reserved block (广告, 题花; 公益广告) that its artwork fills. GUIDE: the 导读 of
    page one, whose lines follow the pages of the stories they name (model/teaser). WIRE: 通稿 of
    an agency or an office, printed as it came. REPRINT: 转载 from another paper. CORRECTION: a
    更正启事 on a piece that was printed wrong. FILLER: the words of the filler pool (补白库), whose
    articles say so by their place there (model/filler).
    """

    NEWS = "news"
    BRIEF = "brief"
    PICTURE = "picture"
    COMMENTARY = "commentary"
    WIRE = "wire"
    REPRINT = "reprint"
    NOTICE = "notice"
    CORRECTION = "correction"
    BULLETIN = "bulletin"
    PSA = "psa"
    ADVERT = "advert"
    GUIDE = "guide"
    FILLER = "filler"

    @property
    def text(self) -> str:
        """What the newsroom calls it: on screen, in manuscripts and in tables alike."""
        return _WORDS[self.value]

    @property
    def story(self) -> bool:
        """Whether a newsroom counts it as a story (篇)."""
        return not self.block and self is not ArticleKind.GUIDE

    @property
    def block(self) -> bool:
        """Whether it is a reserved block that its artwork fills."""
        return self in (ArticleKind.ADVERT, ArticleKind.PSA)

    @property
    def prose(self) -> bool:
        """Whether it is set as a headline with a text below: all but briefs, pictures, items of
        bulletins, reserved blocks and the 导读.
        """
        return self in _PROSE


_WORDS = {
    "news": "消息",
    "brief": "简讯",
    "picture": "图片新闻",
    "commentary": "评论",
    "wire": "通稿",
    "reprint": "转载",
    "notice": "公告",
    "correction": "更正",
    "bulletin": "信息",
    "psa": "公益广告",
    "advert": "广告",
    "guide": "导读",
    "filler": "补白",
}
_PROSE = frozenset(
    {
        ArticleKind.NEWS,
        ArticleKind.COMMENTARY,
        ArticleKind.WIRE,
        ArticleKind.REPRINT,
        ArticleKind.NOTICE,
        ArticleKind.CORRECTION,
        ArticleKind.FILLER,
    }
)
WRITTEN_KINDS = (
    ArticleKind.NEWS,
    ArticleKind.BRIEF,
    ArticleKind.PICTURE,
    ArticleKind.COMMENTARY,
    ArticleKind.WIRE,
    ArticleKind.REPRINT,
    ArticleKind.NOTICE,
    ArticleKind.CORRECTION,
    ArticleKind.BULLETIN,
)
"""What an editor may call a piece of copy, the commonest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule:
    """How a publication counts one kind. own: the house's own copy (自采稿), which 用稿统计 counts
    for persons and units. paid: fees (稿费) are due for it.
    """

    kind: ArticleKind
    own: bool
    paid: bool


_OWN = frozenset(
    {
        ArticleKind.NEWS,
        ArticleKind.BRIEF,
        ArticleKind.PICTURE,
        ArticleKind.COMMENTARY,
        ArticleKind.BULLETIN,
    }
)
USUAL_RULES = {
    kind: KindRule(kind=kind, own=kind in _OWN, paid=kind in _OWN) for kind in ArticleKind
}
"""How kinds are counted where a publication says nothing else."""
