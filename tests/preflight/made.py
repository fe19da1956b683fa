"""A clean page of own writing, composed for real, to be spoiled one thing at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue, IssueFacts, IssueNumber
from newsroom.model.page import Page
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Publication
from newsroom.preflight.snapshot import Found, Snapshot
from newsroom.typeset.compose import Composer

_STYLES = Path(__file__).parents[2] / "resources" / "publications"
_SENTENCES = (
    "河堤上的石阶修了三次，最后一次换成了防滑的青石板，老人下到水边也放心。",
    "早上来打水的、洗菜的、散步的人都多起来，石阶旁边添了两排长椅。",
    "管护员每天早晚各巡一遍，看护栏有没有松动，台阶上有没有青苔。",
    "入冬之前，沿河的路灯要全部换成低杆的，光落在路面上，不照进人家窗里。",
    "水边立了水位标尺，涨到红线广播就响，街坊们都知道往高处走。",
)
_OTHERS = (
    "山口的风电机组九月底并网，叶片转一圈，村里的磨坊能转半个钟头。",
    "运叶片的那天，盘山路封了六个小时，沿路的人家搬了凳子出来看。",
    "检修工三个人一班，背着工具从塔筒里爬上去，来回要一个半小时。",
    "并网以后，合作社的冷库改用了谷电，苹果能放到来年清明。",
    "风大的日子机组会自己收桨，值班室里只听见一声长长的哨响。",
)
PICTURE = Picture("a" * 64, ".jpg", 3000, 2000)
FIRST = Article(
    uuid="first",
    headline="河堤石阶换了青石板",
    body="",
    credits=(Credit("周闻笛", Role.REPORTER),),
    slots=(Slot("青石板铺好的石阶。", ("高远山",), PICTURE.sha256),),
)
SECOND = Article(
    uuid="second",
    headline="山口风机转起来",
    body="",
    credits=(Credit("林可欣", Role.CORRESPONDENT),),
)
PLACES = (
    Placement(
        uuid="at-first",
        page="page",
        article="first",
        column=0,
        row=3,
        span=4,
        depth=85,
        pictures=(PicturePlace(0, 0, 2, 24),),
    ),
    Placement(uuid="at-second", page="page", article="second", column=4, row=3, span=2, depth=85),
)


@cache
def house(stem: str = "shangjie-shibao") -> Publication:
    """A house style of the project."""
    return Publication.from_file(_STYLES / f"{stem}.toml")


@cache
def composer(stem: str = "shangjie-shibao") -> Composer:
    """Its composer, made once."""
    return Composer(house(stem))


def copy(sentences: Iterable[str], characters: int) -> str:
    """So many characters, in paragraphs of five sentences."""
    paragraph = "".join(sentences)
    body = "\n".join([paragraph] * (characters // len(paragraph) + 1))
    return body[: characters - 1] + "。"


@cache
def clean() -> Edition:
    """One page two, filled by two stories whose length is found by setting them."""
    page = Page(
        uuid="page", issue="issue", number=2, name="综合", editor="孟小满", proofreader="沈一"
    )
    issue = Issue(
        uuid="issue",
        publication="house",
        date=datetime.date(2021, 10, 16),
        number=IssueNumber((32,), (707,)),
        facts=IssueFacts(printer="河湾印刷厂", recipients="各街道、社区", copies=3000),
    )
    pictures = {PICTURE.sha256: PICTURE}
    edition = Edition(house(), issue, (page,), PLACES, {"first": FIRST, "second": SECOND}, pictures)
    for article, sentences in ((FIRST, _SENTENCES), (SECOND, _OTHERS)):
        low, high = 200, 6000
        while low < high:
            middle = (low + high + 1) // 2
            tried = with_article(edition, replace(article, body=copy(sentences, middle)))
            fit = composer().page(tried, "page").fit(f"at-{article.uuid}")
            assert fit is not None
            low, high = (middle, high) if not fit.over else (low, middle - 1)
        edition = with_article(edition, replace(article, body=copy(sentences, low)))
    return edition


def with_article(edition: Edition, article: Article) -> Edition:
    """The edition with an article as given, or as one more."""
    return replace(edition, articles={**edition.articles, article.uuid: article})


def changed(uuid: str, **fields: object) -> Edition:
    """The clean edition with one article changed."""
    return with_article(clean(), replace(clean().articles[uuid], **fields))  # type: ignore[arg-type]


def moved(uuid: str, **fields: object) -> Edition:
    """The clean edition with one placement changed."""
    placements = tuple(
        replace(p, **fields) if p.uuid == uuid else p  # type: ignore[arg-type]
        for p in clean().placements
    )
    return replace(clean(), placements=placements)


def snapshot(edition: Edition | None = None, **fields: object) -> Snapshot:
    """The edition, composed."""
    edition = edition or clean()
    pages = composer(edition.publication.stem).pages(edition)
    return Snapshot(edition, pages, **fields)  # type: ignore[arg-type]


Look = Callable[[Snapshot], Iterable[Found]]


def words(look: Look, edition: Edition | None = None, **fields: object) -> list[str]:
    """What a check tells of an edition."""
    return [found.words for found in look(snapshot(edition, **fields))]


def dated(**facts: object) -> Edition:
    """The clean issue with other facts of its masthead."""
    issue = clean().issue
    return replace(clean(), issue=replace(issue, facts=replace(issue.facts, **facts)))  # type: ignore[arg-type]


def issued(date: str, *numbers: int, totals: tuple[int, ...] = (), **fields: object) -> Issue:
    number = IssueNumber(numbers, totals, **fields)  # type: ignore[arg-type]
    return Issue(publication="house", date=datetime.date.fromisoformat(date), number=number)


def this(date: str, *numbers: int, totals: tuple[int, ...] = (), **fields: object) -> Edition:
    """The clean edition as another issue."""
    given = issued(date, *numbers, totals=totals, **fields)
    return replace(clean(), issue=replace(clean().issue, date=given.date, number=given.number))
