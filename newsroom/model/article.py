"""An article (稿件): everything that is written, nothing of where it stands on a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.model.credit import Credit
from newsroom.model.identity import new_id
from newsroom.model.kinds import ArticleKind, ArticleStatus
from newsroom.model.origin import Origin
from newsroom.model.picture import Slot

FIELD_WORDS = {
    "kind": "体裁",
    "section": "栏题",
    "kicker": "引题",
    "headline": "主题",
    "subhead": "副题",
    "dateline": "电头",
    "credits": "署名",
    "source_unit": "来源单位",
    "body": "正文",
    "jump_from": "上接",
    "jump_to": "下转",
    "slots": "图片和图注",
    "importance": "重要程度",
    "notes": "备注",
    "origin": "出处",
}
"""What the newsroom calls an article's fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One story. Texts that are absent are empty, never None.

    section: 栏题 it stands under; for briefs the name of their group.
    kicker, headline, subhead: 引题, 主题, 副题; a space is a preferred line break.
    dateline: the printed opening (本报讯, 新华社北京10月16日电); place and agency are its parts.
    body: markup (model/markup) without dateline and byline.
    jump_from, jump_to: the page named by 上接 / 下转, as printed (一版, 第1版).
    importance: 1 (least) to 5 (lead); 3 until an editor says.
    notes: what reading the copy found doubtful, in Chinese.
    status: follows from reviews and from where it stands; no part of what is written.
    origin: where copy of others comes from (转载, 通稿).
    """

    uuid: str = field(default_factory=new_id)
    kind: ArticleKind = ArticleKind.NEWS
    section: str = ""
    kicker: str = ""
    headline: str = ""
    subhead: str = ""
    dateline: str = ""
    place: str = ""
    agency: str = ""
    credits: tuple[Credit, ...] = ()
    source_unit: str = ""
    body: str = ""
    jump_from: str = ""
    jump_to: str = ""
    slots: tuple[Slot, ...] = ()
    importance: int = 3
    status: ArticleStatus = field(default=ArticleStatus.DRAFT, compare=False)
    notes: tuple[str, ...] = ()
    origin: Origin = Origin()

    @property
    def locked(self) -> bool:
        """Whether its words must stay as they came: a 通稿 whose original was taken down, as long
        as nobody gave a reason to cut it.
        """
        return self.kind is ArticleKind.WIRE and bool(self.origin.text) and not self.origin.cut

    @property
    def title(self) -> str:
        """What lists show: the headline, or the beginning of the text."""
        if self.headline:
            return self.headline
        opening = self.body or (self.slots[0].caption if self.slots else "")
        return opening.lstrip("#>● ")[:18] or "无题"
