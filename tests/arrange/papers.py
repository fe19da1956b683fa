"""Own writing for whole pages: editions of many articles, made from a seed."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.page import Page
from newsroom.model.picture import Picture, Slot
from newsroom.model.publication import Publication
from newsroom.typeset.compose import Composer

_STYLES = Path(__file__).parents[2] / "resources" / "publications"

HEADLINES = (
    "渠口村的水渠通了",
    "三条断头路年内打通 居民出行少绕两公里",
    "雨前查井盖 雨中守涵洞",
    "社区食堂添了早餐",
    "旧厂房里办起修车课 学员当月上岗",
    "图书室搬到家门口",
    "供热管网提前一个月试水",
    "果农学会看账本",
)

SENTENCES = (
    "渠口村的水渠去年冬天动工，今年春灌前全线贯通，下游四百亩麦田第一次喝上了头遍水。",
    "村里把清淤的日子定在每月初五，谁家门前的渠段谁来管，名单就贴在村委会的墙上。",
    "“往年等水要等到半夜，现在上午排号下午就能浇。”种了二十年麦子的老赵说。",
    "施工队先修支渠再修干渠，为的是不耽误一季庄稼，工期虽长了18天，大家都说值。",
    "水利站在三处闸口装了水尺，读数每天早晚各报一次，用水多少一看便知。",
    "到六月底，全村水费比去年同期少收了一成半，省下的钱用来给渠边栽了两排杨树。",
    "接下来，村里打算把剩下的1.6公里土渠也衬砌好，争取秋种之前完工。",
    "邻近两个村听说以后，派人来看了三趟，回去也照着样子画了图。",
)

_SHAPES = ((3000, 2000), (2000, 3000), (2400, 1800))


@cache
def house() -> Publication:
    """The six-column house style."""
    return Publication.from_file(_STYLES / "shangjie-shibao.toml")


@cache
def composer() -> Composer:
    """One composer for all tests: what it has set once it keeps."""
    return Composer(house())


def text(characters: int, start: int = 0) -> str:
    """Paragraphs of about so many characters."""
    lines, number = [], start
    while sum(map(len, lines)) < characters:
        line = [SENTENCES[(number + i) % len(SENTENCES)] for i in range(1 + number % 3)]
        lines.append("".join(line))
        number += 3
    return "\n".join(lines)


def story(
    name: str, characters: int = 400, importance: int = 3, slots: Sequence[Slot] = ()
) -> Article:
    """A news story."""
    number = sum(map(ord, name))
    return Article(
        uuid=name,
        headline=HEADLINES[number % len(HEADLINES)],
        credits=(Credit("孟晓晨", Role.REPORTER),),
        body=text(characters, number),
        slots=tuple(slots),
        importance=importance,
    )


def brief(name: str, section: str = "短波", importance: int = 2) -> Article:
    """A brief of a group."""
    body = SENTENCES[sum(map(ord, name)) % len(SENTENCES)]
    return Article(
        uuid=name, kind=ArticleKind.BRIEF, section=section, body=body, importance=importance
    )


def photo(name: str, shape: tuple[int, int] = _SHAPES[0]) -> tuple[Slot, Picture]:
    """A picture and the slot that holds it."""
    sha256 = name.encode().hex().ljust(64, "0")[:64]
    picture = Picture(sha256=sha256, suffix=".jpg", width=shape[0], height=shape[1])
    return Slot("贯通后的水渠，水到田头。", ("罗一鸣",), sha256), picture


def edition(articles: Sequence[Article], pictures: Sequence[Picture] = ()) -> Edition:
    """Two pages with nothing placed yet."""
    issue = Issue(
        uuid="issue",
        publication=house().stem,
        date=datetime.date(2026, 4, 17),
        number=IssueNumber((15,), (640,)),
    )
    pages = tuple(
        Page(uuid=f"page{number}", issue="issue", number=number, name=name)
        for number, name in ((1, "要闻"), (2, "综合"))
    )
    by_name = {picture.sha256: picture for picture in pictures}
    return Edition(house(), issue, pages, (), {a.uuid: a for a in articles}, by_name)


def paper(seed: int, count: int | None = None) -> Edition:
    """A page's worth of articles of all lengths with up to three pictures."""
    chance = random.Random(seed)
    count = count or chance.randint(8, 12)
    shown = set(chance.sample(range(count), chance.randint(0, 3)))
    articles, pictures = [], []
    for number in range(count):
        slots: tuple[Slot, ...] = ()
        if number in shown:
            slot, picture = photo(f"{seed}-{number}", chance.choice(_SHAPES))
            slots = (slot,)
            pictures.append(picture)
        article = story(
            f"{number:02d}-{seed}",
            chance.choice((160, 200, 260, 320, 420, 560, 800)),
            5 if number == 0 else chance.choice((4, 3, 3, 3, 2, 1)),
            slots,
        )
        extras = {
            "headline": chance.choice(HEADLINES),
            "kicker": chance.choice(("", "", "春灌一线见闻")),
            "subhead": chance.choice(("", "", "——渠口村用水记")),
        }
        articles.append(replace(article, **extras))
    return edition(articles, pictures)
