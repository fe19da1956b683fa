"""A desk over a fresh library, with an issue of the tabloid to work on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.desk.desk import Desk
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import IssueNumber

STORY = "入秋以来，城东的小街换了新路灯，晚饭后出门散步的人多了起来。"


def story(headline: str, paragraphs: int = 8, **fields: object) -> Article:
    """An article of own writing, about 30 characters a paragraph."""
    body = "\n".join([STORY] * paragraphs)
    article = Article(headline=headline, body=body, credits=(Credit("周闻笛", Role.REPORTER),))
    return replace(article, **fields)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "库.newsroom", create=True) as opened:
        opened.name_person("林可欣")
        yield opened


@pytest.fixture
def issue(desk: Desk) -> str:
    """An issue of 上街时报 with its four pages."""
    home = desk.library.publications.find("上街时报")
    number = IssueNumber((32,), (707,))
    change = desk.paging.new_issue(home, datetime.date(2021, 10, 16), number)
    return next(iter(change.issues))


def put(desk: Desk, issue: str, article: Article) -> str:
    """Take an article into the issue's pool."""
    home = desk.library.issues.get(issue).publication
    desk.library.articles.add(
        article, publication=home, issue=issue, person="林可欣", reason="导入"
    )
    return article.uuid
