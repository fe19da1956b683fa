"""Options of a review: what is offered, and what a closing that is taken settles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.arrange.assembly import Assembly
from newsroom.desk.composing import Composers
from newsroom.desk.proposals import closed, with_pages, without
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.ui.review.options import of_issue, of_page, share


def test_a_share_is_never_rounded_up_to_full():
    assert [share(fill) for fill in (1.0, 0.9999, 0.5, 0.0)] == ["100%", "99%", "50%", "0%"]


def test_a_page_is_offered_with_its_alternatives(edition: Edition, proposed: Assembly):
    options = of_page(edition, proposed, Composers(), Job())
    assert [option.facts for option in options] == [
        "第一种\n50%　动 1 篇",
        "第二种\n60%　动 1 篇",
    ]
    assert [p.span for option in options for p in option.moved] == [3, 6]
    assert all(option.frames.page == proposed.page for option in options)
    (page,) = of_issue(edition, [replace(proposed, overset_lines=3)], Composers(), Job())
    assert page.facts == "一版\n50%　动 1 篇，多 3 行"


def test_pages_are_put_in_place_of_those_that_stand_and_jumps_stay(
    edition: Edition, proposed: Assembly
):
    first, _ = edition.articles
    one, two = edition.pages[0].uuid, edition.pages[1].uuid
    old = Placement(page=one, article=first, column=4, row=40, span=2, depth=10)
    tail = Placement(page=two, article=first, column=0, row=40, span=2, depth=10, part=1)
    stood = replace(edition, placements=(old, tail))
    assert with_pages(stood, [proposed]).placements == (tail, *proposed.placements)


def test_a_closing_settles_its_gap_and_whatever_would_use_the_same(
    proposed: Assembly, edition: Edition
):
    grid = edition.publication.grid
    once = closed(proposed, 1, grid)
    assert len(once.placements) == 2 and once.held_over == ()
    assert [closing.kind for closing in once.closings] == ["gap", "reshape", "push"]
    assert once.fill == pytest.approx(1.0)
    assert [move.words for move in once.moves] == ["新上版", "新上版"]
    twice = closed(once, 1, grid)
    assert twice.closings == ()
    assert [move.words for move in twice.moves] == ["新上版，加高4行", "新上版"]
    assert sorted(p.depth for p in twice.placements) == [20, 24]
    assert closed(proposed, 4, grid) is proposed


def test_what_one_page_took_is_not_offered_on_another(proposed: Assembly):
    left = without(proposed, proposed.held_over)
    assert left.held_over == ()
    assert [closing.kind for closing in left.closings] == ["gap", "gap", "reshape", "push"]
