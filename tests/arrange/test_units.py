"""Units: what is placed together, and what its looks cost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from newsroom.arrange.pieces import Rectangle
from newsroom.arrange.units import Unit, units
from newsroom.model.article import Article
from newsroom.model.placement import Placement
from tests.arrange.papers import brief, composer, edition, house, paper, story

GRID = house().grid


def made(*articles: Article) -> list[Unit]:
    whole = edition(articles)
    return list(units(whole, list(whole.articles), composer(), GRID.columns))


def test_a_story_is_a_unit_with_a_cost_for_each_shape() -> None:
    (unit,) = made(story("a", 400, 4))
    assert unit.articles == ("a",)
    assert {1, 2, 3, 4} <= set(unit.item.options) <= set(range(1, GRID.columns + 1))
    assert unit.item.headline
    assert all(cost >= 0 for depths in unit.item.options.values() for cost in depths.values())


def test_the_lead_wishes_for_more_columns_than_an_equal() -> None:
    lead, other = made(story("a", 400, 3), story("b", 400, 3))
    assert _cheapest_span(lead) > _cheapest_span(other)


def test_a_strip_costs_more_than_a_block() -> None:
    _, short = made(story("a", 600, 5), story("b", 260, 4))
    widest = max(short.item.options)
    assert widest > 3
    assert min(short.item.options[widest].values()) > min(short.item.options[2].values())


def test_briefs_of_a_section_are_one_unit_wherever_they_stand() -> None:
    found = made(story("a"), brief("b1"), story("c"), brief("b2"), brief("d", "来信"))
    assert [unit.articles for unit in found] == [("a",), ("b1", "b2"), ("c",), ("d",)]


def test_placements_of_a_group_stand_under_one_another() -> None:
    _, unit = made(story("a"), *(brief(f"b{i}") for i in range(3)))
    depth = min(unit.item.options[1])
    placed = unit.placements("page2", Rectangle(3, 20, 1, depth))
    assert [p.article for p in placed] == ["b0", "b1", "b2"]
    assert [p.row for p in placed] == [20, placed[0].bottom, placed[1].bottom]
    assert placed[-1].bottom == 20 + depth
    assert placed[0].headline_rows > 0
    assert [p.headline_rows for p in placed[1:]] == [0, 0]


def test_more_briefs_than_a_page_is_deep_are_parted() -> None:
    found = made(*(brief(f"b{i}") for i in range(40)))
    assert len(found) > 1
    assert [uuid for unit in found for uuid in unit.articles] == [f"b{i}" for i in range(40)]
    assert all(unit.item.options for unit in found)


def test_what_an_editor_fixed_of_a_story_s_look_is_kept() -> None:
    styles = edition([story("a", 600), story("b", 600)])
    styled = Placement(
        page="page2", article="a", column=0, row=4, span=3, depth=30, box=True, tint=8, drop_cap=2
    )
    upright = Placement(
        page="page2", article="b", column=3, row=4, span=3, depth=30, vertical_headline=True
    )
    styles = replace(styles, placements=(styled, upright))
    one, other = units(styles, list(styles.articles), composer(), GRID.columns)
    for span, depths in one.item.options.items():
        (placed,) = one.placements("page2", Rectangle(0, 4, span, min(depths)))
        assert (placed.box, placed.tint, placed.drop_cap) == (True, 8, 2)
    for span, depths in other.item.options.items():
        (placed,) = other.placements("page2", Rectangle(0, 4, span, min(depths)))
        assert placed.vertical_headline


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_chosen_of_a_unit_composes_with_nothing_over(seed: int) -> None:
    chance, made_ = random.Random(seed), paper(seed)
    styles = [{"box": True}, {"drop_cap": 3}, {"vertical_headline": True}, {"tint": 5}, {}]
    known = [
        replace(Placement(page="page1", article=uuid, column=0, row=14, span=2, depth=9), **style)
        for uuid, style in zip(made_.articles, styles, strict=False)
    ]
    made_ = replace(made_, placements=tuple(known))
    for unit in units(made_, list(made_.articles), composer(), GRID.columns):
        for span, depth in chance.sample(sorted(unit.layouts), min(6, len(unit.layouts))):
            column = chance.randint(0, GRID.columns - span)
            placed = unit.placements("page2", Rectangle(column, 4, span, depth))
            alone = replace(made_, placements=tuple(placed))
            fits = composer().page(alone, "page2").fits
            assert [fit.over for fit in fits] == [0] * len(placed), (unit.articles, span, depth)
            assert all(fit.under < max(span, 2) for fit in fits)


def _cheapest_span(unit: Unit) -> int:
    costs = {span: min(depths.values()) for span, depths in unit.item.options.items()}
    return min(costs, key=lambda span: costs[span])
