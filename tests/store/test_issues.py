from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from newsroom.errors import AmbiguousError, NotFoundError, RefusedError
from newsroom.model.article import Article, ArticleKind
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.issue import Distribution, Issue, IssueFacts, IssueNumber
from newsroom.model.length import Pt
from newsroom.model.page import Page
from newsroom.model.picture import Crop
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.status import IssueStatus
from newsroom.store.library import Library
from tests.pool import pool

Add = Callable[..., Article]


def numbered(publication: str, year: int, *numbers: int, total: int = 0) -> Issue:
    totals = tuple(range(total, total + len(numbers))) if total else ()
    return Issue(
        publication=publication,
        date=datetime.date(year, 10, 16),
        number=IssueNumber(numbers, totals),
    )


def on(page: Page, article: Article, **how: object) -> Placement:
    where = {"column": 0, "row": 9, "span": 2, "depth": 20} | how
    return Placement(page=page.uuid, article=article.uuid, **where)  # type: ignore[arg-type]


def test_an_issue_comes_back_with_all_its_facts(library: Library, paper: str) -> None:
    issue = Issue(
        publication=paper,
        date=datetime.date(2021, 10, 16),
        number=IssueNumber((32, 33), (707, 708)),
        facts=IssueFacts(
            name="上街时报",
            date=datetime.date(2021, 10, 16),
            number=IssueNumber((32, 33)),
            distribution=(Distribution("本期送", "各科室"),),
            editors=("甲", "乙"),
        ),
    )
    library.issues.add(issue)
    assert library.issues.get(issue.uuid) == issue
    assert library.issues.pages(issue.uuid) == ()
    changed = replace(issue, number=IssueNumber((34,)))
    library.issues.update(replace(changed, status=IssueStatus.PRINTED))  # told to the releases
    assert library.issues.get(issue.uuid) == changed


def test_issues_come_newest_first_and_by_publication(library: Library, paper: str) -> None:
    other = library.publications.find("郑州日报")
    old, new = numbered(paper, 2020, 1), numbered(paper, 2021, 1)
    daily = numbered(other, 2022, 1)
    for issue in (old, daily, new):
        library.issues.add(issue)
    assert library.issues.all() == (daily, new, old)
    assert library.issues.all(paper) == (new, old)


def test_an_issue_is_found_by_what_an_editor_calls_it(library: Library, paper: str) -> None:
    both = numbered(paper, 2021, 32, 33, total=707)
    library.issues.add(both)
    library.issues.add(numbered(paper, 2021, 34, total=709))
    for reference in (
        *("32", "33", "708", "上街时报/2021/32", "shangjie-shibao/2021/33", "2021/32"),
        *(both.uuid, "上街时报/2021/32、33"),
    ):
        assert library.issues.find(reference) == both.uuid
        assert library.issues.find(reference, paper) == both.uuid
    assert library.issues.reference(both) == "上街时报/2021/32、33"


def test_an_ambiguous_number_names_usable_candidates(library: Library, paper: str) -> None:
    other = library.publications.find("郑州日报")
    made = [numbered(paper, 2020, 32), numbered(paper, 2021, 32), numbered(other, 2021, 32)]
    for issue in made:
        library.issues.add(issue)
    with pytest.raises(AmbiguousError, match="“32”不止一期") as caught:
        library.issues.find("32")
    assert set(caught.value.candidates) == {
        "上街时报/2020/32",
        "上街时报/2021/32",
        "郑州日报/2021/32",
    }
    found = {library.issues.find(name) for name in caught.value.candidates}
    assert found == {issue.uuid for issue in made}
    assert library.issues.find("32", other) == made[2].uuid


def test_two_issues_of_one_number_are_allowed_and_told_apart(library: Library, paper: str) -> None:
    twins = (numbered(paper, 2021, 32), numbered(paper, 2021, 32))
    for issue in twins:
        library.issues.add(issue)
    with pytest.raises(AmbiguousError) as caught:
        library.issues.find("上街时报/2021/32")
    assert set(caught.value.candidates) == {issue.uuid for issue in twins}


def test_what_is_not_found_is_explained(library: Library, issue: Issue) -> None:
    with pytest.raises(NotFoundError, match="没有“99”这一期。最近几期：上街时报/2021/32"):
        library.issues.find("99")
    with pytest.raises(NotFoundError, match="看不懂期号"):
        library.issues.find("上周那期")
    with pytest.raises(NotFoundError, match=r"没有“晚报”这份报刊。现有：.*上街时报"):
        library.issues.find("晚报/2021/32")
    for ask in (library.issues.get, library.editions.get, library.issues.remove):
        with pytest.raises(NotFoundError, match="没有这一期"):
            ask("none")
    with pytest.raises(NotFoundError, match="没有这一期"):
        library.issues.update(numbered(issue.publication, 2021, 1))
    with pytest.raises(NotFoundError, match="没有这份报刊"):
        library.issues.add(numbered("none", 2021, 1))


def test_pages_come_from_the_house_style_and_can_be_changed(library: Library, issue: Issue) -> None:
    pages = library.issues.pages(issue.uuid)
    names = library.publications.get(issue.publication).pages
    assert [(page.number, page.name) for page in pages] == list(enumerate(names, 1))
    assert library.issues.issue_of(pages[0].uuid) == issue
    changed = replace(pages[0], name="头版", editor="甲", designer="乙", proofreader="丙")
    library.issues.update_page(changed)
    assert library.issues.page(changed.uuid) == changed
    extra = Page(issue=issue.uuid, number=len(pages) + 1)
    library.issues.add_page(extra)
    assert library.issues.pages(issue.uuid)[-1] == extra
    for verb in (library.issues.page, library.issues.remove_page, library.issues.issue_of):
        with pytest.raises(NotFoundError, match="没有这个版"):
            verb("none")
    with pytest.raises(NotFoundError, match="没有这个版"):
        library.issues.update_page(Page(issue=issue.uuid, number=1))
    with pytest.raises(NotFoundError, match="没有这一期"):
        library.issues.add_page(Page(issue="none", number=1))


def test_stories_are_counted_without_fillers_adverts_and_the_guide(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    first, second, third = library.issues.pages(issue.uuid)[:3]
    story = add(Article(headline="秋收"), issue=issue.uuid)
    guide = add(Article(headline="导读", kind=ArticleKind.GUIDE), issue=issue.uuid)
    notice, advert = add(Article(headline="停水")), add(Article(kind=ArticleKind.ADVERT))
    for filler in (notice, advert):
        library.fillers.put(Filler(article=filler.uuid, publication=paper, kind=FillerKind.NOTICE))
    rows = ((first, story), (first, guide), (first, notice), (second, advert))
    for number, (page, article) in enumerate(rows):
        library.issues.place(replace(on(page, article), column=number))
    library.issues.place(replace(on(first, story), column=5, part=1))
    assert library.issues.stories(issue.uuid) == {first.uuid: 1, second.uuid: 0}
    edition = library.editions.get(issue.uuid)
    assert edition.stories(first.uuid) == {story.uuid}
    assert not edition.stories(second.uuid) | edition.stories(third.uuid)


def test_a_removed_page_gives_its_articles_back_to_the_pool(
    library: Library, add: Add, issue: Issue
) -> None:
    page, other = library.issues.pages(issue.uuid)[:2]
    article = add(Article(headline="秋收"), issue=issue.uuid, page=page.uuid)
    library.issues.place(on(page, article))
    assert pool(library, issue.uuid) == ()
    library.issues.remove_page(page.uuid)
    assert pool(library, issue.uuid) == (article.uuid,)
    assert library.issues.meant(issue.uuid) == {}
    assert other in library.issues.pages(issue.uuid)
    assert page not in library.issues.pages(issue.uuid)


def test_a_placement_comes_back_whole_and_is_replaced_by_its_identity(
    library: Library, add: Add, issue: Issue
) -> None:
    page, other = library.issues.pages(issue.uuid)[:2]
    article = add(Article(headline="秋收"), issue=issue.uuid)
    placement = Placement(
        page=page.uuid,
        article=article.uuid,
        column=1,
        row=9,
        span=3,
        depth=30,
        text_columns=2,
        headline_size=Pt(36),
        headline_rows=4,
        vertical_headline=True,
        pictures=(PicturePlace(0, 1, 2, 12, Crop(0.1, 0.2, 0.0, 0.05)),),
        box=True,
        tint=10,
        locked=True,
        kept_breaks=(11, 23),
    )
    library.issues.place(placement)
    assert library.issues.placement(placement.uuid) == placement
    moved = replace(placement, page=other.uuid, headline_size=None, pictures=(), locked=False)
    library.issues.place(moved)
    assert library.issues.placements(page.uuid) == ()
    assert library.issues.placements(other.uuid) == (moved,)
    assert library.issues.issue_placements(issue.uuid) == (moved,)
    library.issues.remove_placement(placement.uuid)
    assert library.issues.issue_placements(issue.uuid) == ()
    with pytest.raises(NotFoundError, match="没有这个版位"):
        library.issues.remove_placement(placement.uuid)
    with pytest.raises(NotFoundError, match="没有这个版位"):
        library.issues.placement(placement.uuid)


def test_a_jump_stands_on_two_pages(library: Library, add: Add, issue: Issue) -> None:
    first, second = library.issues.pages(issue.uuid)[:2]
    article = add(Article(headline="秋收"), issue=issue.uuid)
    tail = on(first, article, part=1)
    head = on(second, article)
    library.issues.place(tail)
    library.issues.place(head)
    assert library.issues.placements_of(article.uuid) == (head, tail)
    assert library.articles.summary(article.uuid).pages == (1, 2)


def test_placing_brings_a_free_article_into_the_issue(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    page = library.issues.pages(issue.uuid)[0]
    free = add(Article(headline="自由稿"))
    library.issues.place(on(page, free))
    assert library.articles.summary(free.uuid).issue == issue.uuid

    later = numbered(paper, 2022, 1)
    library.issues.add(later)
    foreign = add(Article(headline="外期稿"), issue=later.uuid)
    with pytest.raises(RefusedError, match="《外期稿》属于2022年"):
        library.issues.place(on(page, foreign))
    binned = add(Article(headline="弃稿"), issue=issue.uuid)
    library.articles.bin(binned.uuid)
    with pytest.raises(RefusedError, match="《弃稿》在回收站里"):
        library.issues.place(on(page, binned))
    with pytest.raises(NotFoundError, match="没有这篇稿件"):
        library.issues.place(on(page, Article()))
    assert [p.article for p in library.issues.placements(page.uuid)] == [free.uuid]


def test_only_an_empty_issue_can_be_taken_back(library: Library, add: Add, issue: Issue) -> None:
    article = add(Article(headline="秋收"), issue=issue.uuid)
    with pytest.raises(RefusedError, match="里还有稿件"):
        library.issues.remove(issue.uuid)
    library.articles.assign(article.uuid, None)
    library.issues.remove(issue.uuid)
    assert library.issues.all() == ()
    assert library.integrity() == ()


def test_references_between_tables_are_enforced(library: Library, issue: Issue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        library._database.execute("DELETE FROM issue")
    assert library.issues.all() == (issue,)
