"""Banners, the lines of the 导读 and the order of leaders: short lists, written whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom.errors import NotFoundError, RefusedError
from newsroom.model.article import Article
from newsroom.model.banner import Banner
from newsroom.model.issue import Issue
from newsroom.model.picture import Picture
from newsroom.model.teaser import Teaser
from newsroom.store.library import Library

Add = Callable[..., Article]


def test_banners_come_back_by_section(library: Library, paper: str) -> None:
    art = library.pictures.record(Picture("ab" * 32, ".png", 400, 60))
    drawn = Banner(publication=paper, section="乡村振兴", picture=art.sha256, rows=4)
    typed = Banner(publication=paper, section="民生")
    library.furnishing.set_banners(paper, (typed, drawn))
    assert set(library.furnishing.banners(paper)) == {drawn, typed}
    assert library.furnishing.banners(library.publications.find("郑州日报")) == ()
    row = library._database.row("SELECT picture FROM banner WHERE section = '民生'")
    assert row is not None
    assert row["picture"] is None


def test_bad_banners_leave_the_old_ones(library: Library, paper: str) -> None:
    old = Banner(publication=paper, section="民生")
    library.furnishing.set_banners(paper, (old,))
    with pytest.raises(RefusedError, match="“民生”已经有栏头"):
        library.furnishing.set_banners(paper, (old, Banner(publication=paper, section="民生")))
    with pytest.raises(NotFoundError, match="没有栏头的图片"):
        library.furnishing.set_banners(
            paper, (Banner(publication=paper, section="时评", picture="no"),)
        )
    assert library.furnishing.banners(paper) == (old,)


def test_teasers_keep_their_order(library: Library, add: Add, issue: Issue) -> None:
    first, second = (add(Article(headline=name), issue=issue.uuid) for name in "甲乙")
    lines = (
        Teaser(issue=issue.uuid, article=second.uuid, words="乙在三版"),
        Teaser(issue=issue.uuid, article=first.uuid),
    )
    library.furnishing.set_teasers(issue.uuid, lines)
    assert library.furnishing.teasers(issue.uuid) == lines
    with pytest.raises(NotFoundError, match="导读里的一篇稿件"):
        library.furnishing.set_teasers(issue.uuid, (Teaser(issue=issue.uuid, article="no"),))
    assert library.furnishing.teasers(issue.uuid) == lines


def test_an_issue_with_a_guide_alone_can_be_taken_back(
    library: Library, add: Add, issue: Issue
) -> None:
    story = add(Article(headline="甲"))
    line = Teaser(issue=issue.uuid, article=story.uuid)
    library.furnishing.set_teasers(issue.uuid, (line,))
    library.issues.remove(issue.uuid)
    assert library.issues.all() == ()
