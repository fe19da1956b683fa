"""The filler pool: kept for reuse, in no issue's pool, on pages of many issues."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article, ArticleKind
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.issue import Issue, IssueNumber
from newsroom.model.listing import ArticleFilter
from newsroom.model.placement import Placement
from newsroom.store.library import Library
from tests.pool import pool

Add = Callable[..., Article]


def kept(library: Library, paper: str, article: Article, **facts: object) -> Filler:
    made = Filler(
        article=article.uuid,
        publication=paper,
        kind=FillerKind.PUBLIC_SERVICE,
        **facts,  # type: ignore[arg-type]
    )
    library.fillers.put(made)
    return made


def stand(library: Library, issue: Issue, article: Article, column: int = 0) -> Placement:
    page = library.issues.pages(issue.uuid)[0].uuid
    placement = Placement(page=page, article=article.uuid, column=column, row=20, span=2, depth=20)
    library.issues.place(placement)
    return placement


def test_a_filler_comes_back_whole(library: Library, add: Add, paper: str) -> None:
    advert = add(Article(kind=ArticleKind.ADVERT, headline="节约用水"))
    day = datetime.date(2021, 12, 31)
    made = kept(library, paper, advert, span=2, rows=20, valid_until=day)
    assert library.fillers.get(advert.uuid) == made
    again = kept(library, paper, advert, rows=24)
    assert library.fillers.all(paper) == (again,)
    assert library.fillers.holds(advert.uuid)
    assert not library.fillers.holds("none")


def test_one_filler_stands_in_many_issues_and_remembers_the_last(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    advert, fresh = add(Article(headline="节约用水")), add(Article(headline="补一条"))
    kept(library, paper, advert)
    kept(library, paper, fresh)
    older = Issue(
        publication=paper, date=datetime.date(2021, 10, 9), number=IssueNumber((31,), (706,))
    )
    library.issues.add_with_pages(older)
    stand(library, issue, advert)
    stand(library, older, advert)
    assert [f.last_used for f in library.fillers.all(paper)] == [None, issue.date]
    assert library.articles.summary(advert.uuid).issue is None
    assert [f.article for f in library.fillers.standing(older.uuid)] == [advert.uuid]
    assert pool(library, issue.uuid) == ()


def test_lists_of_copy_hold_no_fillers_but_the_bin_does(
    library: Library, add: Add, paper: str
) -> None:
    advert, story = add(Article(headline="节约用水")), add(Article(headline="秋收"))
    kept(library, paper, advert)
    assert [line.uuid for line in library.articles.summaries()] == [story.uuid]
    assert library.articles.summary(advert.uuid).filler
    assert not library.articles.summary(story.uuid).filler
    library.articles.bin(advert.uuid)
    assert library.fillers.all(paper) == ()
    (line,) = library.articles.summaries(ArticleFilter(in_bin=True))
    assert (line.uuid, line.filler) == (advert.uuid, True)
    library.articles.restore(advert.uuid)
    assert [f.article for f in library.fillers.all(paper)] == [advert.uuid]


def test_a_filler_leaves_its_pool_and_not_the_pages_it_stands_on(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    advert = add(Article(headline="节约用水"))
    kept(library, paper, advert)
    placement = stand(library, issue, advert)
    library.articles.bin(advert.uuid)
    assert library.issues.issue_placements(issue.uuid) == (placement,)


def test_what_is_no_filler_is_refused(library: Library, add: Add, issue: Issue, paper: str) -> None:
    story = add(Article(headline="秋收"), issue=issue.uuid)
    with pytest.raises(RefusedError, match="《秋收》属于某一期，不能收进补白库"):
        kept(library, paper, story)
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        kept(library, paper, Article())
    with pytest.raises(NotFoundError, match="没有这份报刊"):
        kept(library, "none", add(Article(headline="甲")))
    with pytest.raises(NotFoundError, match="补白库里没有"):
        library.fillers.get(story.uuid)


def test_a_filler_belongs_to_no_issue_and_to_its_own_publication(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    advert, foreign = add(Article(headline="节约用水")), add(Article(headline="外报公告"))
    kept(library, paper, advert)
    with pytest.raises(RefusedError, match="在补白库里，不归入某一期"):
        library.articles.assign(advert.uuid, issue.uuid)
    other = library.publications.find("郑州日报")
    library.articles.assign(foreign.uuid, None, publication=other)
    kept(library, other, foreign)
    with pytest.raises(RefusedError, match="别的报刊的补白库"):
        stand(library, issue, foreign)
