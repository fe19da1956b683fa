"""A printed issue with known copy, for statistics and fees."""

from __future__ import annotations

import datetime
from dataclasses import replace

from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import IssueNumber
from newsroom.model.kinds import ArticleKind
from newsroom.model.placement import Placement
from newsroom.model.status import IssueStatus

DAY = datetime.date(2026, 3, 7)
_LINE = "入秋以来，城东的小街换了新路灯。"  # 16 characters


def home(desk: Desk) -> str:
    """上街时报."""
    return desk.library.publications.find("上街时报")


def new_issue(desk: Desk, day: datetime.date = DAY, number: int = 5) -> str:
    """An open issue of 上街时报."""
    change = desk.paging.new_issue(home(desk), day, IssueNumber((number,), (700 + number,)))
    return next(iter(change.issues))


def put(desk: Desk, issue: str, article: Article, *pages: int) -> str:
    """Take an article into an issue, and put its parts on these pages, side by side."""
    library = desk.library
    if article.uuid not in {one.uuid for one in library.articles.each([article.uuid])}:
        library.articles.add(
            article, publication=home(desk), issue=issue, person="林可欣", reason="导入"
        )
    known = {page.number: page.uuid for page in library.issues.pages(issue)}
    for part, number in enumerate(pages):
        standing = len(library.issues.placements(known[number]))
        place = Placement(
            page=known[number],
            article=article.uuid,
            column=standing % 5,
            row=20,
            span=1,
            depth=20,
            part=part,
        )
        library.issues.place(place)
    return article.uuid


def close(desk: Desk, issue: str, status: IssueStatus = IssueStatus.PRINTED) -> None:
    """Make an issue a published one, or open it again."""
    desk.library.releases.set_status(issue, status)


def story(headline: str, *names: str, lines: int = 10, **facts: object) -> Article:
    """An article of 16 characters a line, by correspondents; a name with a star is a reporter's."""
    credits_ = tuple(
        Credit(name.strip("*"), Role.REPORTER if name.endswith("*") else Role.CORRESPONDENT)
        for name in names
    )
    made = Article(headline=headline, body="\n".join([_LINE] * lines), credits=credits_)
    return replace(made, **facts)  # type: ignore[arg-type]


def printed(desk: Desk) -> str:
    """The issue of March 7th: a jumped lead, a joint story, a brief of three items, wire copy, an
    unused story."""
    issue = new_issue(desk)
    put(desk, issue, story("河堤跑道修好了", "田禾*", "陶小满", lines=20), 1, 2)
    put(desk, issue, story("食堂加开晚餐", "陶小满", source_unit="南门街道"), 3)
    items = "● 夜校报名。\n● 书屋周末不关门。\n● 早市提前半小时。"
    brief = replace(story("", "何平"), kind=ArticleKind.BRIEF, section="简讯", body=items)
    put(desk, issue, brief, 2)
    put(desk, issue, story("转来的通稿", kind=ArticleKind.WIRE), 4)
    put(desk, issue, story("没有用上的稿", "陶小满"))
    close(desk, issue)
    return issue
