"""What composing a page found holds as long as the page would come out just so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsroom.model.article import Article
from newsroom.model.issue import Issue
from newsroom.model.placement import Placement
from newsroom.store.library import Library
from newsroom.store.progress import Fit

FIT = Fit(over=2, short=0, fingerprint="甲")


def test_a_fit_holds_until_what_stands_there_changes(
    library: Library, issue: Issue, add: Callable[..., Article]
) -> None:
    page, other = library.issues.pages(issue.uuid)[:2]
    article = add(Article(headline="水渠通到田头"), issue=issue.uuid)
    placed = Placement(page=page.uuid, article=article.uuid, column=0, row=20, span=2, depth=9)
    library.issues.place(placed)
    assert library.progress.fits([issue.uuid]) == {}
    assert library.progress.keep_fit(page.uuid, FIT)
    assert not library.progress.keep_fit(page.uuid, FIT)
    assert library.progress.keep_fit(other.uuid, FIT)
    assert library.progress.fits([issue.uuid]) == {page.uuid: FIT, other.uuid: FIT}
    library.articles.save(replace(article, body="又有一段。"), person="", reason="改稿")
    assert library.progress.fits([issue.uuid]) == {other.uuid: FIT}
    assert library.progress.keep_fit(page.uuid, FIT)
    library.issues.place(replace(placed, depth=8))
    assert library.progress.fits([issue.uuid]) == {other.uuid: FIT}


def test_a_page_that_would_print_another_name_or_date_is_not_the_one_that_was_signed(
    library: Library, issue: Issue
) -> None:
    page, other = library.issues.pages(issue.uuid)[:2]
    for each in (page, other):
        library.progress.keep_fit(each.uuid, FIT)
    library.issues.update_page(replace(page, name="乡村"))
    unsigned = replace(FIT, fingerprint="")
    assert library.progress.fits([issue.uuid]) == {page.uuid: unsigned, other.uuid: FIT}
    library.issues.update(replace(issue, facts=replace(issue.facts, hotline="0000-1234567")))
    assert library.progress.fits([issue.uuid]) == {page.uuid: unsigned, other.uuid: unsigned}
    library.issues.update(issue)
    assert library.progress.fits([issue.uuid])[other.uuid] == FIT


def test_no_fit_is_kept_of_a_page_that_is_gone(library: Library, issue: Issue) -> None:
    page = library.issues.pages(issue.uuid)[1].uuid
    library.progress.keep_fit(page, FIT)
    library.issues.remove_page(page)
    assert library.progress.fits([issue.uuid]) == {}
    assert not library.progress.keep_fit(page, FIT)
