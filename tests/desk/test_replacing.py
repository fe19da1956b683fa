"""替换稿件: an article takes another's place, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.desk.desk import Desk
from newsroom.errors import RefusedError
from newsroom.model.placement import Placement
from newsroom.typeset.copyfit import shapes
from tests.desk.conftest import put, story
from tests.pool import pool


def first_page(desk: Desk, issue: str) -> str:
    return desk.library.issues.pages(issue)[0].uuid


def standing(desk: Desk, issue: str) -> dict[str, Placement]:
    return {p.article: p for p in desk.library.issues.issue_placements(issue)}


def rectangle(placement: Placement) -> tuple[str, int, int, int, int]:
    return (
        placement.page,
        placement.column,
        placement.row,
        placement.span,
        placement.depth,
    )


def test_the_new_article_stands_where_the_old_one_stood(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    old, other, new = (put(desk, issue, story(name, 10)) for name in ("老街", "书屋", "渡口"))
    desk.paging.place(old, page, 0, 20)
    desk.paging.place(other, page, 4, 20)
    head = standing(desk, issue)[old]
    desk.paging.restyle(head.uuid, lambda p: replace(p, tint=8, locked=True))
    before = standing(desk, issue)
    change = desk.paging.replace(head.uuid, new)
    after = standing(desk, issue)
    assert set(after) == {new, other}
    assert after[other] == before[other]
    assert rectangle(after[new]) == rectangle(before[old])
    assert (after[new].tint, after[new].locked) == (8, True)
    assert change.articles == {old, new}
    assert desk.undo_label == "替换《老街》"
    assert old in pool(desk.library, issue)
    desk.undo()
    assert standing(desk, issue) == before
    desk.redo()
    assert standing(desk, issue) == after


def test_a_shape_that_fits_exactly_is_taken(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    old, new = put(desk, issue, story("老街", 10)), put(desk, issue, story("渡口", 9))
    edition = desk.paging.edition(issue)
    composers = Composers()
    composer = composers.composer(edition.publication)
    held = edition.articles[new]
    depth = max(s.depth for s in shapes(composer, held, {}) if s.span == 3)
    desk.paging.place(old, page, 0, 20)
    placed = standing(desk, issue)[old]
    desk.paging.resize(placed.uuid, 0, 20, 3, depth)
    desk.paging.replace(placed.uuid, new)
    made = standing(desk, issue)[new]
    fit = composers.page(desk.paging.edition(issue), page).fit(made.uuid)
    assert fit is not None
    assert (fit.over, fit.short) == (0, 0)


def test_too_long_an_article_shows_its_overset_in_the_same_place(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    old, new = put(desk, issue, story("老街", 6)), put(desk, issue, story("渡口", 60))
    desk.paging.place(old, page, 0, 20)
    placed = standing(desk, issue)[old]
    desk.paging.replace(placed.uuid, new)
    made = standing(desk, issue)[new]
    assert rectangle(made) == rectangle(placed)
    fit = Composers().page(desk.paging.edition(issue), page).fit(made.uuid)
    assert fit is not None
    assert fit.over > 0


def test_an_article_that_jumps_gives_its_places_or_its_tail_free(desk: Desk, issue: str) -> None:
    pages = desk.library.issues.pages(issue)
    old = put(desk, issue, story("老街", 60))
    short, long = put(desk, issue, story("短", 3)), put(desk, issue, story("长", 60))
    desk.paging.place(old, pages[0].uuid, 4, 60)
    desk.paging.jump_to(standing(desk, issue)[old].uuid, pages[1].uuid)
    head, tail = desk.paging.edition(issue).parts(old)
    desk.paging.replace(tail.uuid, short)
    assert [rectangle(p) for p in desk.library.issues.issue_placements(issue)] == [rectangle(head)]
    desk.undo()
    desk.paging.replace(head.uuid, long)
    parts = desk.paging.edition(issue).parts(long)
    assert [p.part for p in parts] == [0, 1]
    assert [rectangle(p) for p in parts] == [rectangle(head), rectangle(tail)]


def test_an_article_of_the_publications_pool_comes_in_and_goes_back(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    old = put(desk, issue, story("老街"))
    desk.paging.place(old, page, 0, 20)
    free = story("渡口")
    home = desk.library.issues.get(issue).publication
    desk.library.articles.add(free, publication=home, person="林可欣", reason="导入")
    desk.paging.replace(standing(desk, issue)[old].uuid, free.uuid)
    assert desk.library.articles.summary(free.uuid).issue == issue
    desk.undo()
    assert desk.library.articles.summary(free.uuid).issue is None
    assert set(standing(desk, issue)) == {old}
    desk.redo()
    assert set(standing(desk, issue)) == {free.uuid}


def test_what_stands_or_lies_in_the_bin_replaces_nothing(desk: Desk, issue: str) -> None:
    page = first_page(desk, issue)
    old, other, binned = (put(desk, issue, story(name)) for name in ("老街", "书屋", "渡口"))
    desk.paging.place(old, page, 0, 20)
    desk.paging.place(other, page, 4, 20)
    desk.writing.bin(binned)
    placed = standing(desk, issue)[old]
    with pytest.raises(RefusedError, match="《书屋》已经在版面上"):
        desk.paging.replace(placed.uuid, other)
    with pytest.raises(RefusedError, match="《渡口》在回收站里"):
        desk.paging.replace(placed.uuid, binned)
    assert set(standing(desk, issue)) == {old, other}
