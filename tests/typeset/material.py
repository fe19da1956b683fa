"""Own writing to set: articles of every kind, and an issue to put them in."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.issue import Distribution, Issue, IssueFacts, IssueNumber
from newsroom.model.page import Page
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication

STYLES = Path(__file__).parents[2] / "resources" / "publications"

SENTENCES = (
    "清晨六点，河东路菜市场的卷帘门刚刚拉起，市场管理员老周已经沿着通道走了两遍。",
    "他手里的登记本记着四十七个摊位的检测结果，谁家的青菜复检、谁家的秤该校准，一目了然。",
    "“以前靠嗓子喊，现在靠数字说话。”老周笑着说，去年一年市场收到的投诉只有3件。",
    "这份底气来自改造：排水沟加深了20厘米，电线全部入槽，公平秤从1台增加到6台。",
    "街道办事处把改造方案贴在门口，听取摊主意见一百二十多条，采纳了其中的八成。",
    "摊主们起初担心停业影响收入，街道便在隔壁空地搭起临时大棚，水电费减免两个月。",
    "改造完成后，日均客流由1800人次升到2600人次，不少年轻人也提着布袋来买菜。",
    "下一步，市场将开设晚间便民时段，方便下班晚的居民，并试行“线上点单、门口自取”。",
    "区商务部门表示，年内还将改造三处老旧市场，让群众的“菜篮子”拎得更稳、更放心。",
    "对于居民反映的停车难，街道联合交警部门在周边划出86个临时泊位，早间两小时免费。",
)


def house(stem: str) -> Publication:
    """A house style of the project."""
    return Publication.from_file(STYLES / f"{stem}.toml")


def prose(paragraphs: int, sentences: int = 3, start: int = 0) -> str:
    """Body text of that many paragraphs."""
    lines = []
    for number in range(paragraphs):
        first = start + number * sentences
        lines.append("".join(SENTENCES[(first + i) % len(SENTENCES)] for i in range(sentences)))
    return "\n".join(lines)


def story(name: str = "a", paragraphs: int = 6, **changes: object) -> Article:
    """A news story with a byline."""
    plain = Article(
        uuid=name,
        headline="老市场换新颜 菜篮子更稳当",
        credits=(
            Credit("周明远", Role.REPORTER),
            Credit("何思雨", Role.REPORTER),
            Credit("郑安", Role.CORRESPONDENT),
        ),
        body=prose(paragraphs),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def brief(name: str, section: str = "简讯") -> Article:
    """A brief of a group."""
    return Article(
        uuid=name,
        kind=ArticleKind.BRIEF,
        section=section,
        body=SENTENCES[3] + SENTENCES[4],
        credits=(Credit("何思雨", Role.REPORTER),),
    )


PHOTO = Picture(sha256="p" * 64, suffix=".jpg", width=3000, height=2000)
SLOT = Slot("改造后的市场宽敞明亮，早市上人来人往。", ("陈立",), PHOTO.sha256)


def edition(
    publication: Publication,
    articles: tuple[Article, ...],
    placements: tuple[Placement, ...],
    pages: int = 2,
) -> Edition:
    """An edition of the given articles."""
    issue = Issue(
        uuid="issue",
        publication=publication.stem,
        date=datetime.date(2026, 3, 14),
        number=IssueNumber((9,), (912,)),
        facts=IssueFacts(
            distribution=(
                Distribution("本期送", "区委、区政府领导"),
                Distribution("发", "各街道办事处，区直各部门，各村（社区）党组织"),
            ),
            editors=("林致远", "沈一"),
        ),
    )
    names = publication.pages or ("",)
    sheets = tuple(
        Page(
            uuid=f"page{number}",
            issue="issue",
            number=number,
            name=names[(number - 1) % len(names)],
            editor="林致远",
            proofreader="沈一",
        )
        for number in range(1, pages + 1)
    )
    return Edition(
        publication,
        issue,
        sheets,
        placements,
        {article.uuid: article for article in articles},
        {PHOTO.sha256: PHOTO},
    )


def placement(article: str, **changes: object) -> Placement:
    """A placement of an article on page two, three columns wide."""
    facts: dict[str, object] = {
        "uuid": f"at-{article}",
        "page": "page2",
        "article": article,
        "column": 0,
        "row": 4,
        "span": 3,
        "depth": 40,
    }
    return Placement(**{**facts, **changes})  # type: ignore[arg-type]
