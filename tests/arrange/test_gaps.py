"""Gaps: every free cell is in one of them, none overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.arrange.gaps import gaps
from newsroom.arrange.pieces import Rectangle
from newsroom.model.placement import Placement
from tests.arrange.papers import house

GRID = house().grid


def at(column: int, row: int, span: int, depth: int) -> Placement:
    return Placement(page="page2", article="a", column=column, row=row, span=span, depth=depth)


def test_an_empty_page_is_one_gap() -> None:
    assert gaps(GRID, 4, ()) == (Rectangle(0, 4, 6, 84),)


def test_a_full_page_has_none() -> None:
    assert gaps(GRID, 4, (at(0, 4, 6, 84),)) == ()


def test_columns_that_share_a_free_run_share_its_gap() -> None:
    found = gaps(GRID, 4, (at(0, 4, 2, 84), at(2, 4, 4, 70), at(4, 74, 2, 8)))
    assert found == (Rectangle(2, 74, 2, 14), Rectangle(4, 82, 2, 6))


def test_what_is_taken_by_furniture_is_no_gap() -> None:
    assert gaps(GRID, 0, (at(0, 14, 6, 74),), (Rectangle(0, 0, 4, 14),)) == (
        Rectangle(4, 0, 2, 14),
    )


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.integers(0, 87), st.integers(1, 4), st.integers(1, 60)),
        max_size=6,
    )
)
def test_gaps_and_placements_cover_the_page(blocks: list[tuple[int, int, int, int]]) -> None:
    placements = [at(c, r, min(s, 6 - c), d) for c, r, s, d in blocks]
    covered = {
        (c, r)
        for p in placements
        for c in range(p.column, p.right)
        for r in range(max(p.row, 4), min(p.bottom, 88))
    }
    free = [
        (c, r)
        for gap in gaps(GRID, 4, placements)
        for c in range(gap.column, gap.column + gap.span)
        for r in range(gap.row, gap.bottom)
    ]
    assert len(free) == len(set(free))
    assert covered.isdisjoint(free)
    assert len(covered) + len(free) == 6 * 84
