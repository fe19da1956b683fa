from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from newsroom.errors import RefusedError
from newsroom.model.article import Article
from newsroom.model.issue import Issue
from newsroom.model.placement import Placement
from newsroom.model.status import ArticleStatus, IssueStatus
from newsroom.store.library import Library

Add = Callable[..., Article]
OPEN, RELEASED, PRINTED = IssueStatus.OPEN, IssueStatus.RELEASED, IssueStatus.PRINTED


def stand(library: Library, issue: Issue, article: Article, page: int = 0, part: int = 0) -> str:
    home = library.issues.pages(issue.uuid)[page].uuid
    placed = Placement(
        page=home, article=article.uuid, part=part, column=0, row=30 * page, span=2, depth=9
    )
    library.issues.place(placed)
    return placed.uuid


def test_only_what_stands_in_a_frozen_issue_was_published(
    library: Library, issue: Issue, add: Add
) -> None:
    placed, waiting = add(Article(headline="春浇忙")), add(Article(headline="等着"))
    library.articles.assign(waiting.uuid, issue.uuid)
    stand(library, issue, placed)
    stand(library, issue, placed, page=1, part=1)
    assert library.published.of(placed.uuid) == ()
    library.releases.set_status(issue.uuid, RELEASED)
    parts = library.published.of(placed.uuid)
    assert [(one.part, one.number, one.state) for one in parts] == [
        (0, 1, RELEASED),
        (1, 2, RELEASED),
    ]
    assert library.published.between() == parts
    assert library.published.between(publication="none") == ()
    assert library.published.between(since=issue.date + datetime.timedelta(days=1)) == ()
    assert library.published.of(waiting.uuid) == ()
    status = library.articles.summary(placed.uuid).status
    assert status is ArticleStatus.RELEASED
    assert library.articles.summary(waiting.uuid).status is ArticleStatus.DRAFT


def test_an_issue_without_placements_is_all_that_belongs_to_it(
    library: Library, issue: Issue, add: Add
) -> None:
    page = library.issues.pages(issue.uuid)[2]
    item = add(Article(headline="一条"), issue=issue.uuid, page=page.uuid)
    binned = add(Article(headline="不要的"), issue=issue.uuid)
    library.articles.bin(binned.uuid)
    library.releases.set_status(issue.uuid, PRINTED)
    (one,) = library.published.between()
    assert (one.article, one.page, one.number) == (item.uuid, page.uuid, 3)
    assert library.articles.summary(item.uuid).status is ArticleStatus.PRINTED
    with pytest.raises(RefusedError, match="已刊，稿件已经冻结"):
        add(Article(headline="补录"), issue=issue.uuid)
    library.releases.set_status(issue.uuid, OPEN)
    later = add(Article(headline="补录"), issue=issue.uuid)
    library.releases.set_status(issue.uuid, PRINTED)
    assert library.articles.summary(later.uuid).status is ArticleStatus.PRINTED


def test_issues_that_were_never_signed_off_wait(library: Library, issue: Issue, add: Add) -> None:
    after = issue.date + datetime.timedelta(days=1)
    assert library.published.waiting(after) == ()
    add(Article(headline="春浇忙"), issue=issue.uuid)
    assert [one.uuid for one in library.published.waiting(after)] == [issue.uuid]
    assert library.published.waiting(issue.date) == ()
    assert library.published.waiting(after, "none") == ()


def test_what_was_printed_is_frozen(library: Library, issue: Issue, add: Add) -> None:
    placed = add(Article(headline="春浇忙"))
    stand(library, issue, placed)
    library.releases.set_status(issue.uuid, PRINTED)
    assert library.releases.frozen_in(placed.uuid) == issue.uuid
    with pytest.raises(RefusedError, match="已刊，稿件已经冻结"):
        library.articles.save(
            Article(uuid=placed.uuid, headline="改题"), person="甲", reason="保存"
        )
    assert library.releases.standing(issue.uuid) is None
