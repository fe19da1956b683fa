"""Legs, free rows and the flow of lines through them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.length import Length, Pt
from newsroom.typeset.legs import Block, Segment, flow, legs, needed_rows, segments

EM = Pt(9)


@dataclass(frozen=True)
class Row:
    before: int = 0
    keep: int = 0


def width(characters: int) -> Length:
    return EM * characters


@pytest.mark.parametrize(
    ("columns", "broken_to", "characters"), [(3, 2, 17), (4, 3, 15), (5, 4, 14), (6, 6, 11)]
)
def test_columns_break_into_legs_of_the_trades_widths(
    columns: int, broken_to: int, characters: int
) -> None:
    found = legs(Length(0), width(columns * 11 + columns - 1), broken_to, EM)
    assert [leg.width for leg in found] == [width(characters)] * broken_to


@given(st.integers(4, 120), st.integers(1, 9))
def test_legs_fill_the_width_and_stand_a_character_apart(characters: int, count: int) -> None:
    found = legs(Length(70), width(characters), count, EM)
    assert found[0].x == 70
    assert all(leg.width % EM == 0 and leg.width > 0 for leg in found)
    gaps = [b.x - a.right for a, b in pairwise(found)]
    assert all(gap >= EM for gap in gaps)
    assert max(gaps, default=0) - min(gaps, default=0) <= 1
    assert found[-1].right <= 70 + width(characters)


@pytest.mark.parametrize("characters", [-3, 0, 1, 2])
def test_a_leg_holds_a_character_however_narrow_the_width(characters: int) -> None:
    found = legs(Length(0), width(characters), 2, EM)
    assert [leg.width for leg in found] == [width(max(characters, 1))]


def test_rows_go_around_a_picture() -> None:
    columns = legs(Length(0), width(35), 3, EM)
    picture = Block(columns[1].x, width(23), 10, 6)
    found = segments(columns, 10, 20, [picture])
    assert found == (Segment(0, 10, 20), Segment(1, 16, 14), Segment(2, 16, 14))
    middle = Block(columns[0].x, width(11), 15, 5)
    assert segments(columns[:1], 10, 20, [middle]) == (Segment(0, 10, 5), Segment(0, 20, 10))


def test_lines_fill_leg_after_leg() -> None:
    room = (Segment(0, 0, 3), Segment(1, 0, 3))
    done = flow([Row()] * 5, room)
    assert done.spots == ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1))
    assert (done.over, done.under) == (0, 1)
    assert flow([Row()] * 9, room).over == 3


def test_a_crosshead_never_stands_at_a_foot() -> None:
    head = Row(before=1, keep=2)
    room = (Segment(0, 0, 5), Segment(1, 0, 5))
    done = flow([Row(), Row(), Row(), head, Row(), Row(), Row()], room)
    assert done.spots[3] == (1, 0)
    assert flow([Row(), head, Row(), Row()], room).spots[1] == (0, 2)


def test_a_crosshead_without_room_anywhere_still_stands_somewhere() -> None:
    room = (Segment(0, 0, 1), Segment(1, 0, 4))
    assert flow([Row(before=1, keep=2), Row(), Row()], room).spots[0] == (0, 0)


@given(
    st.lists(st.builds(Row, st.integers(0, 1), st.integers(0, 3)), max_size=60),
    st.lists(st.integers(0, 12), max_size=6),
)
def test_flow_is_in_order_and_inside(lines: list[Row], heights: list[int]) -> None:
    room = tuple(Segment(n, 0, rows) for n, rows in enumerate(heights))
    done = flow(lines, room)
    assert list(done.spots) == sorted(set(done.spots))
    assert all(0 <= row < heights[segment] for segment, row in done.spots)
    assert (done.over > 0) == (len(done.spots) < len(lines))
    assert done.under >= 0


def test_a_crosshead_gives_up_its_blank_where_it_then_just_fits() -> None:
    head = Row(before=1, keep=2)
    room = (Segment(0, 0, 5), Segment(1, 0, 5))
    assert flow([Row(), Row(), head, Row(), Row(), Row()], room).spots == (
        (0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 0),
    )  # fmt: skip


def test_rows_that_a_crosshead_left_at_a_foot_go_to_the_crossheads_above() -> None:
    head = Row(before=1, keep=2)
    text = [Row()] * 2
    room = (Segment(0, 0, 10), Segment(1, 0, 10))
    lines = [*text, head, *text, *text, head, *text]
    done = flow(lines, room)
    assert [row for leg, row in done.spots if leg == 0] == [0, 1, 4, 6, 7, 8, 9]
    assert done.spots[7] == (1, 0)
    assert done.under == 7
    assert flow([Row()] * 3, (Segment(0, 0, 5),)).spots == ((0, 0), (0, 1), (0, 2))


@given(
    st.lists(st.builds(Row, st.integers(0, 1), st.integers(0, 3)), max_size=60),
    st.lists(st.integers(1, 12), max_size=6),
)
def test_levelled_feet_lose_and_cross_nothing(lines: list[Row], heights: list[int]) -> None:
    room = tuple(Segment(n, 0, rows) for n, rows in enumerate(heights))
    done = flow(lines, room)
    for leg, rows in enumerate(heights[:-1]):
        there = [row for segment, row in done.spots if segment == leg]
        assert there == sorted(set(there))
        assert not there or (there[0] == 0 and there[-1] < rows)


def test_needed_rows_leave_out_the_blank_at_the_top() -> None:
    assert needed_rows([Row(before=1), Row(), Row(before=1)]) == 4
