"""Tiling: exact fills, nothing overlapping, locks kept, the best held when there is too much."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.arrange.tiling import Effort, Field, Item, Rectangle, Tiling, tile
from newsroom.errors import CancelledError
from newsroom.job import Job

PAGE = Field(6, 4, 88)
PATIENT = Effort(0.8, 0.05)
QUICK = Effort(0.4, 0.05)


def item(key: str, area: int, importance: int = 3, spans: Sequence[int] = (1, 2, 3, 4)) -> Item:
    """A story of so many cells, with four rows to play in each span."""
    depths = {span: range(-(-area // span) + 3, -(-area // span) + 8) for span in spans}
    options = {
        span: {depth: 12 * (depth - d[0]) for depth in d}
        for span, d in depths.items()
        if d[-1] <= 80
    }
    return Item(key, importance, options)


def cells(tiling: Tiling, field: Field) -> list[tuple[int, int]]:
    rectangles = [*tiling.places.values(), *field.locked]
    return [
        (column, row)
        for r in rectangles
        for column in range(r.column, r.column + r.span)
        for row in range(r.row, r.row + r.depth)
    ]


def check(tiling: Tiling, field: Field, items: Sequence[Item]) -> None:
    covered = cells(tiling, field)
    assert len(covered) == len(set(covered)), "overlap"
    assert all(0 <= c < field.columns and field.first <= r < field.last for c, r in covered)
    whole = field.columns * (field.last - field.first)
    assert tiling.blank == whole - len(covered)
    by_key = {one.key: one for one in items}
    for key, place in tiling.places.items():
        assert place.depth in by_key[key].options[place.span]


def test_fills_a_page_exactly_when_copy_allows() -> None:
    items = [item(f"a{i}", area, 5 if i == 0 else 3) for i, area in enumerate([90] + [55] * 8)]
    tiling = tile(PAGE, items, Job(), PATIENT)
    check(tiling, PAGE, items)
    assert tiling.exact
    assert tiling.blank == 0


def test_the_lead_stands_left_top_and_nothing_is_wider() -> None:
    items = [item("lead", 80, 5)] + [item(f"a{i}", 50) for i in range(9)]
    tiling = tile(PAGE, items, Job(), PATIENT)
    lead = tiling.places["lead"]
    assert (lead.column, lead.row) == (0, PAGE.first)
    assert all(place.span <= lead.span for place in tiling.places.values())


def test_too_much_copy_holds_the_least_important_over() -> None:
    items = [item("lead", 90, 5)] + [item(f"a{i}", 40 + 7 * i, 4) for i in range(5)]
    items += [item(f"b{i}", 30 + 9 * i, 1) for i in range(6)]
    tiling = tile(PAGE, items, Job(), PATIENT)
    check(tiling, PAGE, items)
    held = [one for one in items if one.key not in tiling.places]
    assert tiling.exact
    assert held
    assert {one.importance for one in held} == {1}


def test_short_copy_is_all_placed_and_the_rest_stays_blank() -> None:
    items = [item("lead", 60, 5), item("a", 40), item("b", 30)]
    tiling = tile(PAGE, items, Job(), PATIENT)
    check(tiling, PAGE, items)
    assert set(tiling.places) == {"lead", "a", "b"}
    assert tiling.blank > 0
    assert not tiling.exact


def test_what_is_locked_stays() -> None:
    field = Field(6, 4, 88, [Rectangle(2, 20, 2, 30)])
    items = [item("lead", 80, 5)] + [item(f"a{i}", 50) for i in range(9)]
    tiling = tile(field, items, Job(), PATIENT)
    check(tiling, field, items)
    assert field.area == 6 * 84 - 60


def test_a_lead_without_room_at_the_left_top_still_finds_a_place() -> None:
    field = Field(6, 4, 88, [Rectangle(1, 4, 5, 10)])
    items = [item("lead", 120, 5, (3, 4)), item("a", 90), item("b", 80)]
    tiling = tile(field, items, Job(), QUICK)
    check(tiling, field, items)
    assert set(tiling.places) == {"lead", "a", "b"}


def test_the_same_items_are_tiled_the_same_way() -> None:
    items = [item("lead", 80, 5)] + [item(f"a{i}", 40 + 5 * i) for i in range(8)]
    assert tile(PAGE, items, Job(), QUICK) == tile(PAGE, items, Job(), QUICK)


def test_important_stories_stand_above_lesser_ones() -> None:
    items = [item("lead", 90, 5)] + [item(f"a{i}", 60, 4 if i < 2 else 1) for i in range(7)]
    tiling = tile(PAGE, items, Job(), Effort(0.8, 0.5))
    rows = {key: place.row for key, place in tiling.places.items()}
    high = [row for key, row in rows.items() if key in ("a0", "a1")]
    low = [row for key, row in rows.items() if key in ("a2", "a3", "a4", "a5", "a6")]
    assert sum(high) / len(high) < sum(low) / len(low)


def test_nothing_to_place_leaves_the_page_blank() -> None:
    assert tile(PAGE, [], Job(), PATIENT) == Tiling({}, PAGE.area, False, 0.0)


def test_an_item_too_big_for_the_page_is_held_over() -> None:
    items = [item("lead", 80, 5), item("huge", 600)]
    tiling = tile(PAGE, items, Job(), PATIENT)
    assert set(tiling.places) == {"lead"}


def test_cancel_ends_the_search() -> None:
    job = Job()
    items = [item(f"a{i}", 50) for i in range(14)]
    timer = threading.Timer(0.3, job.cancel)
    timer.start()
    with pytest.raises(CancelledError):
        tile(PAGE, items, job, Effort(60.0, 60.0))
    timer.join()


def test_a_person_in_a_hurry_gets_the_best_found_so_far() -> None:
    told: list[float] = []

    def hear(fraction: float, _text: str) -> None:
        told.append(fraction)
        if fraction >= 0.5:
            job.settle()

    job = Job(hear)
    items = [item(f"a{i}", area, 5 if i == 0 else 3) for i, area in enumerate([90] + [55] * 8)]
    tiling = tile(PAGE, items, job, Effort(first=60.0, better=3_600.0))
    check(tiling, PAGE, items)
    assert tiling.exact
    assert max(told) < 0.7


@settings(max_examples=4, deadline=None)
@given(st.lists(st.integers(20, 120), min_size=1, max_size=8))
def test_any_copy_is_placed_without_overlap(areas: list[int]) -> None:
    items = [item(f"a{i}", area) for i, area in enumerate(areas)]
    check(tile(PAGE, items, Job(), QUICK), PAGE, items)
