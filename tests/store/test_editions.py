"""Editions: what an issue is composed from, gathered whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from newsroom.model.article import Article, ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import Placement
from newsroom.model.roster import Official
from newsroom.model.teaser import Teaser
from newsroom.store import editions
from newsroom.store.library import Library
from tests.pool import pool

Add = Callable[..., Article]


def on(page: Page, article: Article) -> Placement:
    return Placement(page=page.uuid, article=article.uuid, column=0, row=9, span=2, depth=20)


def filler(library: Library, paper: str, article: Article, **facts: object) -> Filler:
    made = Filler(article=article.uuid, publication=paper, kind=FillerKind.TEXT, **facts)  # type: ignore[arg-type]
    library.fillers.put(made)
    return made


def picture(library: Library, mark: str) -> Picture:
    return library.pictures.record(Picture(mark * 32, ".png", 30, 20))


def test_an_edition_holds_what_is_placed_and_the_pool(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    page = library.issues.pages(issue.uuid)[0]
    shot = picture(library, "ab")
    placed = add(Article(headline="排", slots=(Slot(picture=shot.sha256),)), issue=issue.uuid)
    waiting = add(Article(headline="待"), issue=issue.uuid, page=page.uuid)
    add(Article(headline="别处"))
    placement = on(page, placed)
    library.issues.place(placement)
    edition = library.editions.get(issue.uuid)
    assert edition.issue == issue
    assert edition.publication == library.publications.get(paper)
    assert edition.pages == library.issues.pages(issue.uuid)
    assert edition.placements == (placement,)
    assert edition.articles == {placed.uuid: placed, waiting.uuid: waiting}
    assert edition.pictures == {shot.sha256: shot}
    assert pool(library, issue.uuid) == (waiting.uuid,)
    assert library.issues.meant(issue.uuid) == {waiting.uuid: page.uuid}


def test_an_edition_holds_the_fillers_of_its_day_with_their_artwork(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    art = picture(library, "cd")
    slots = (Slot(picture=art.sha256),)
    good = add(Article(kind=ArticleKind.ADVERT, headline="节水", slots=slots))
    last_day = add(Article(headline="今日止"))
    late = add(Article(headline="过期"))
    binned = add(Article(headline="弃用"))
    kept = filler(library, paper, good, span=2, rows=20)
    filler(library, paper, last_day, valid_until=issue.date)
    filler(library, paper, late, valid_until=issue.date - datetime.timedelta(days=1))
    filler(library, paper, binned)
    library.articles.bin(binned.uuid)
    edition = library.editions.get(issue.uuid)
    assert set(edition.fillers) == set(edition.articles) == {good.uuid, last_day.uuid}
    assert edition.fillers[good.uuid] == kept
    assert edition.pictures == {art.sha256: art}


def test_a_filler_that_stands_is_a_filler_whatever_became_of_it(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    page = library.issues.pages(issue.uuid)[0]
    late, binned = add(Article(headline="过期")), add(Article(headline="弃用"))
    filler(library, paper, late)
    filler(library, paper, binned)
    library.issues.place(on(page, late))
    library.issues.place(on(page, binned))
    filler(library, paper, late, valid_until=datetime.date(2020, 1, 1))
    library.articles.bin(binned.uuid)
    edition = library.editions.get(issue.uuid)
    assert set(edition.fillers) == set(edition.articles) == {late.uuid, binned.uuid}
    assert {f.last_used for f in edition.fillers.values()} == {issue.date}


def test_an_edition_holds_its_furnishing(
    library: Library, add: Add, issue: Issue, paper: str
) -> None:
    art = picture(library, "ef")
    story, elsewhere = add(Article(headline="要闻"), issue=issue.uuid), add(Article(headline="外"))
    banner = Banner(publication=paper, section="乡村振兴", picture=art.sha256, rows=4)
    library.furnishing.set_banners(paper, (banner,))
    line = Teaser(issue=issue.uuid, article=story.uuid, words="秋收过半")
    strayed = Teaser(issue=issue.uuid, article=elsewhere.uuid)
    library.furnishing.set_teasers(issue.uuid, (strayed, line))
    second, first = Official(name="李闻", rank=2), Official(name="宋晓", rank=1, title="区长")
    library.officials.put((second, first))
    edition = library.editions.get(issue.uuid)
    assert edition.banners == {"乡村振兴": banner}
    assert edition.pictures == {art.sha256: art}
    assert edition.teasers == (strayed, line)
    assert edition.leaders == (first, second)


def test_an_edition_is_read_by_indexes(library: Library) -> None:
    plan = library._database.rows(
        f"EXPLAIN QUERY PLAN SELECT * FROM article WHERE {editions.CHOSEN}", ("i", "i", '["f"]')
    )
    assert not any(row["detail"].startswith("SCAN article") for row in plan)
