"""Assembling pages: composed by the real composer, nothing over, nothing overlapping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from newsroom.arrange.assemble import Assembly, assemble
from newsroom.arrange.tiling import Effort
from newsroom.errors import CancelledError
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.frame import PictureFrame, TextFrame, TextRole
from newsroom.model.placement import Placement
from tests.arrange.papers import brief, composer, edition, house, paper, photo, story

QUICK = Effort(1.0, 0.05)
GRID = house().grid


def assembled(paper: Edition, page: str = "page2", effort: Effort = QUICK) -> Assembly:
    return assemble(paper, page, composer(), Job(), effort)


def with_placements(paper: Edition, assembly: Assembly) -> Edition:
    others = tuple(p for p in paper.placements if p.page != assembly.page)
    return replace(paper, placements=(*others, *assembly.placements))


def check(paper: Edition, assembly: Assembly) -> None:
    """What must hold of every assembled page."""
    first = composer().blocked(assembly.number).bottom
    placements = assembly.placements
    for index, one in enumerate(placements):
        assert one.page == assembly.page
        assert 0 <= one.column < one.right <= GRID.columns
        assert first <= one.row < one.bottom <= GRID.rows
        assert not any(one.overlaps(other) for other in placements[index + 1 :])
    frames = composer().page(with_placements(paper, assembly), assembly.page)
    assert [fit.over for fit in frames.fits] == [0] * len(placements)
    assert assembly.overset_lines == 0
    cells = sum(p.span * p.depth for p in placements)
    assert assembly.fill == pytest.approx(cells / (GRID.columns * (GRID.rows - first)))
    placed = {p.article for p in placements}
    assert placed.isdisjoint(assembly.held_over)
    assert placed | set(assembly.held_over) == set(paper.articles)


def where(placements: Sequence[Placement]) -> dict[str, tuple[int, int, int, int]]:
    return {p.article: (p.column, p.row, p.span, p.depth) for p in placements}


@pytest.mark.parametrize(("seed", "page"), [(0, "page1"), (1, "page2"), (3, "page2")])
def test_pages_with_enough_copy_are_filled_exactly(seed: int, page: str) -> None:
    made = paper(seed)
    assembly = assembled(made, page)
    check(made, assembly)
    assert assembly.fill == 1.0


def test_a_page_short_of_copy_ends_level() -> None:
    made = paper(2)
    assembly = assembled(made)
    check(made, assembly)
    assert not assembly.held_over
    feet = {
        max(p.bottom for p in assembly.placements if p.column <= column < p.right)
        for column in range(GRID.columns)
    }
    assert len(feet) == 1


def test_little_copy_is_placed_whole_from_the_top() -> None:
    made = edition([story("a", 300, 5), story("b", 200), story("c", 250)])
    assembly = assembled(made)
    check(made, assembly)
    assert not assembly.held_over
    assert assembly.fill < 1
    first = composer().blocked(2).bottom
    covered = {
        (column, row)
        for p in assembly.placements
        for column in range(p.column, p.right)
        for row in range(p.row, p.bottom)
    }
    assert all((column, row - 1) in covered or row == first for column, row in covered)


def test_nothing_to_place_leaves_an_empty_page() -> None:
    assembly = assembled(edition([]))
    assert (assembly.placements, assembly.held_over, assembly.fill) == ((), (), 0.0)


def test_what_is_held_over_is_less_important_and_named_in_order() -> None:
    made = edition(
        [story("lead", 600, 5)]
        + [story(f"low{i}", 500 + 40 * i, 1) for i in range(5)]
        + [story(f"high{i}", 300 + 60 * i, 4) for i in range(4)]
    )
    assembly = assembled(made)
    check(made, assembly)
    assert assembly.held_over
    assert {made.articles[uuid].importance for uuid in assembly.held_over} == {1}


def test_briefs_of_a_section_stand_under_one_another_with_one_label() -> None:
    briefs = [brief(f"brief{i}") for i in range(4)]
    made = edition([story("lead", 800, 5), *briefs, *(story(f"a{i}", 450) for i in range(4))])
    assembly = assembled(made)
    check(made, assembly)
    stack = [p for p in assembly.placements if p.article.startswith("brief")]
    stack.sort(key=lambda p: (p.column, p.row))
    assert [p.article for p in stack] == [article.uuid for article in briefs]
    feet = {
        max(p.bottom for p in stack if p.column == column) for column in {p.column for p in stack}
    }
    assert len(feet) == 1
    for one, other in pairwise(stack):
        assert other.column > one.column or other.row == one.bottom
    frames = composer().page(with_placements(made, assembly), "page2").frames
    labels = [f for f in frames if isinstance(f, TextFrame) and f.role is TextRole.SECTION]
    assert len(labels) == 1


def test_pictures_stand_with_their_stories() -> None:
    slot, picture = photo("one")
    other, upright = photo("two", (2000, 3000))
    pictured = Article(
        uuid="photo", kind=ArticleKind.PICTURE, headline="水到田头", slots=(other,), importance=4
    )
    made = edition(
        [story("lead", 700, 5, (slot,)), pictured, *(story(f"a{i}", 420) for i in range(4))],
        (picture, upright),
    )
    assembly = assembled(made)
    check(made, assembly)
    frames = composer().page(with_placements(made, assembly), "page2").frames
    shown = {f.article: f.picture for f in frames if isinstance(f, PictureFrame)}
    assert shown == {"lead": picture.sha256, "photo": upright.sha256}


def test_what_is_locked_and_what_follows_a_jump_stay_as_they_are() -> None:
    made = edition([story(f"a{i}", 420, 5 if i == 0 else 3) for i in range(9)])
    locked = Placement(page="page2", article="a3", column=3, row=30, span=3, depth=22, locked=True)
    begun = Placement(page="page1", article="a4", column=0, row=14, span=2, depth=14)
    tail = Placement(page="page2", article="a4", column=0, row=70, span=2, depth=18, part=1)
    made = replace(made, placements=(locked, begun, tail))
    assembly = assembled(made)
    assert set(assembly.placements[:2]) == {locked, tail}
    standing = assembly.placements
    for index, one in enumerate(standing):
        assert not any(one.overlaps(other) for other in standing[index + 1 :])
    assert [p.article for p in standing].count("a3") == 1
    assert [p.article for p in standing].count("a4") == 1
    assert "a3" not in assembly.held_over
    assert "a4" not in assembly.held_over


def test_the_same_copy_gives_the_same_page_and_keeps_its_placements() -> None:
    made = paper(7)
    before = assembled(made)
    again = assembled(with_placements(made, before))
    known = {p.article: p.uuid for p in before.placements}
    assert {p.article: p.uuid for p in again.placements} == known
    assert where(again.placements) == where(before.placements)


def test_articles_of_other_pages_are_left_alone() -> None:
    made = edition([story(f"a{i}", 400) for i in range(5)])
    other = Placement(page="page1", article="a0", column=0, row=14, span=3, depth=30)
    made = replace(made, placements=(other,), meant={"a1": "page1", "a2": "page2"})
    assembly = assembled(made)
    named = {p.article for p in assembly.placements} | set(assembly.held_over)
    assert named == {"a2", "a3", "a4"}


def test_progress_rises_and_a_cancel_leaves_nothing() -> None:
    heard: list[float] = []
    job = Job(lambda fraction, _: heard.append(fraction))
    assemble(paper(4), "page2", composer(), job, QUICK)
    assert heard == sorted(heard)
    assert len(heard) > 2
    stopped = Job()
    stopped.cancel()
    with pytest.raises(CancelledError):
        assemble(paper(4), "page2", composer(), stopped, QUICK)
