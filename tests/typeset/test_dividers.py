"""Column rules and rules between stories."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.length import Length
from newsroom.typeset.dividers import (
    beside_masthead,
    between_articles,
    between_legs,
    intervals,
    under_articles,
)
from newsroom.typeset.furniture import Blocked
from newsroom.typeset.groups import Company
from newsroom.typeset.legs import legs
from tests.typeset.material import house, placement

GRID = house("shangjie-shibao").grid


def test_short_holes_are_bridged_and_short_rules_left_out() -> None:
    assert intervals([1, 2, 3, 5, 6, 20, 21, 40, 41, 42]) == ((1, 7), (40, 43))
    assert intervals([]) == ()


def test_a_rule_stands_in_the_middle_of_the_gutter_where_both_legs_have_text() -> None:
    columns = legs(GRID.x(0), GRID.measure(2), 2, GRID.body_size)
    texts = {0: frozenset(range(10, 30)), 1: frozenset(range(10, 22))}
    (rule,) = between_legs(GRID, columns, texts)
    assert rule.x == columns[0].right + Length(GRID.body_size // 2)
    assert (rule.width, rule.weight) == (0, GRID.rule)
    assert GRID.y(10) < rule.y
    assert rule.y + rule.height < GRID.y(22)


def test_stories_side_by_side_are_parted_but_not_from_a_box() -> None:
    left = placement("a", span=3, row=4, depth=20)
    right = placement("b", column=3, row=10, depth=20)
    (rule,) = between_articles(GRID, [left, right])
    assert GRID.y(11) <= rule.y
    assert rule.y + rule.height <= GRID.y(24)
    assert between_articles(GRID, [left, placement("b", column=3, row=10, box=True)]) == ()
    assert between_articles(GRID, [left, placement("b", column=4, row=10)]) == ()


def test_stories_one_above_the_other_are_parted_in_the_gap_row() -> None:
    top = placement("a", span=3, row=4, depth=20)
    low = placement("b", span=2, column=2, row=24)
    (rule,) = under_articles(GRID, [top, low])
    assert (rule.x, rule.width) == (GRID.x(2), GRID.measure(1))
    assert GRID.y(24) < rule.y < GRID.y(25)
    briefs = {"at-a": Company("at-a", True), "at-b": Company("at-a", True)}
    assert under_articles(GRID, [top, low], briefs) == ()


def test_a_groups_outer_rules_are_heavier_than_those_between_its_members() -> None:
    one = placement("a", span=2, row=4, depth=20)
    two = placement("b", column=2, span=2, row=4, depth=20)
    other = placement("c", column=4, span=2, row=4, depth=20)
    under = placement("d", span=2, row=24, depth=20)
    company = {"at-a": Company("at-a"), "at-b": Company("at-a")}
    inner, outer = between_articles(GRID, [one, two, other, under], company)
    assert (inner.x, inner.weight) == (GRID.x(2) - GRID.body_size // 2, GRID.rule)
    assert outer.weight > 2 * GRID.rule
    (below,) = under_articles(GRID, [one, two, other, under], company)
    assert below.weight == outer.weight
    both = {"at-a": Company("at-a", True), "at-b": Company("at-a", False)}
    stacked = [one, placement("b", span=2, row=24)]
    assert [rule.weight for rule in under_articles(GRID, stacked, both)] == [GRID.rule]


def test_the_ear_is_ruled_off_from_the_masthead() -> None:
    masthead = Blocked(0, 0, 4, 14)
    ear = placement("a", column=4, row=0, span=2, depth=20)
    (rule,) = beside_masthead(GRID, [ear], masthead)
    assert GRID.x(4) - GRID.body_size < rule.x < GRID.x(4)
    assert GRID.y(1) <= rule.y
    assert GRID.y(13) < rule.y + rule.height <= GRID.y(14)
    assert beside_masthead(GRID, [ear], Blocked(0, 0, 6, 14)) == ()
    assert beside_masthead(GRID, [replace(ear, box=True)], masthead) == ()
