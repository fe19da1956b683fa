"""The measured stories on a paper's pages: five columns, three pages, every story placed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from newsroom import paths
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.length import Mm, Pt
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication
from newsroom.typeset.fonts import FontBook
from tests.bench.writing import Written

COLUMNS, CHARACTERS = 5, 14
HEADLINE = Pt(20)
# Stories on each page, from page 2 on.
THREE_PAGES, FOUR_PAGES = (3, 3, 4), (4, 4, 4, 4)


@cache
def house() -> Publication:
    """The tabloid's style on five columns, its sheet deep enough for four stories."""
    grid = replace(
        tabloid().grid, columns=COLUMNS, characters=CHARACTERS, rows=108, trim_height=Mm(490)
    )
    return replace(tabloid(), grid=grid)


@cache
def tabloid() -> Publication:
    """The shipped tabloid's style as it is."""
    return Publication.from_file(paths.resources() / "publications" / "shangjie-shibao.toml")


@cache
def fonts() -> FontBook:
    """The fonts of both, opened once."""
    return FontBook(tabloid().fonts)


def article(story: Written, number: int) -> Article:
    """A story as an article."""
    return Article(
        uuid=f"story{number}",
        headline=story.headline,
        body="\n".join(story.paragraphs),
        importance=3,
    )


def edition(stories: Sequence[Written], plan: Sequence[int] = THREE_PAGES) -> Edition:
    """The stories, each over all columns under the one before, so many on each page.

    They stand on pages with a folio, so that every page has the same room.
    """
    publication = house()
    articles = [article(story, number) for number, story in enumerate(stories)]
    pages, placements, rest = [], [], iter(articles)
    for number, count in enumerate(plan, 2):
        pages.append(Page(uuid=f"page{number}", issue="issue", number=number, name="综合"))
        placements += _stacked(f"page{number}", [next(rest) for _ in range(count)], publication)
    return Edition(
        publication,
        Issue(
            uuid="issue",
            publication=publication.stem,
            date=datetime.date(2026, 4, 17),
            number=IssueNumber((15,), (640,)),
        ),
        tuple(pages),
        tuple(placements),
        {a.uuid: a for a in articles},
        {},
    )


def _stacked(page: str, articles: Sequence[Article], publication: Publication) -> list[Placement]:
    first = publication.folio.rows
    depth = (publication.grid.rows - first) // len(articles)
    return [
        Placement(
            uuid=f"place-{article.uuid}",
            page=page,
            article=article.uuid,
            column=0,
            row=first + number * depth,
            span=publication.grid.columns,
            depth=depth,
            headline_size=HEADLINE,
        )
        for number, article in enumerate(articles)
    ]
