"""Rectangles on the grid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.ui.pages.cells import (
    LEAST_DEPTH,
    Box,
    area,
    cell_at,
    dropped,
    flush,
    snapped,
)
from tests.ui.pages.made_pages import GRID

BOXES = st.builds(
    lambda column, row, span, depth: Box(
        column, row, min(span, GRID.columns - column), min(depth, GRID.rows - row)
    ),
    st.integers(0, GRID.columns - 1),
    st.integers(0, GRID.rows - LEAST_DEPTH),
    st.integers(1, GRID.columns),
    st.integers(LEAST_DEPTH, GRID.rows),
)
STEPS = st.integers(-100, 100)
HANDLES = st.tuples(st.integers(-1, 1), st.integers(-1, 1))


def lies_on_the_page(box: Box) -> bool:
    return (
        box.column >= 0
        and box.row >= 0
        and box.span >= 1
        and box.depth >= LEAST_DEPTH
        and box.column + box.span <= GRID.columns
        and box.row + box.depth <= GRID.rows
    )


@given(BOXES, STEPS, STEPS)
def test_moving_keeps_size_and_page(box: Box, columns: int, rows: int):
    moved = box.moved(columns, rows, GRID)
    assert (moved.span, moved.depth) == (box.span, box.depth)
    assert lies_on_the_page(moved)


@given(BOXES, HANDLES, STEPS, STEPS)
def test_resizing_leaves_the_opposite_edges(
    box: Box, handle: tuple[int, int], columns: int, rows: int
):
    resized = box.resized(handle, columns, rows, GRID)
    assert lies_on_the_page(resized)
    if handle[0] >= 0:
        assert resized.column == box.column
    if handle[0] <= 0:
        assert resized.column + resized.span == box.column + box.span
    if handle[1] >= 0:
        assert resized.row == box.row
    if handle[1] <= 0:
        assert resized.row + resized.depth == box.row + box.depth


@given(BOXES)
def test_the_cell_of_a_boxs_first_point_is_its_own(box: Box):
    where = area(GRID, box)
    assert cell_at(GRID, where.left, where.top) == (box.column, box.row)
    assert cell_at(GRID, where.right - 1, where.bottom - 1) == (
        box.column + box.span - 1,
        box.row + box.depth - 1,
    )


def test_what_is_dropped_at_the_edge_is_moved_back_onto_the_page():
    where = area(GRID, Box(5, 87, 1, 1))
    assert dropped(GRID, where.right, where.bottom, 3, 20) == Box(3, 68, 3, 20)
    assert dropped(GRID, -1, -1, 9, 900) == Box(0, 0, 6, 88)


@given(BOXES, BOXES, HANDLES)
def test_snapping_moves_an_edge_by_a_line_at_most(box: Box, other: Box, handle: tuple[int, int]):
    for held in (None, handle):
        found = snapped(box, held, [other], GRID)
        assert lies_on_the_page(found)
        assert (found.column, found.span) == (box.column, box.span)
        assert abs(found.row - box.row) <= 1
        assert abs(found.row + found.depth - box.row - box.depth) <= 1
        if held is None:
            assert found.depth == box.depth


def test_a_box_a_line_off_a_neighbour_comes_flush_with_it():
    above, beside = Box(0, 10, 3, 20), Box(4, 0, 2, 9)
    assert snapped(Box(0, 31, 2, 8), None, [above], GRID) == Box(0, 30, 2, 8)
    assert snapped(Box(0, 32, 2, 8), None, [above], GRID) == Box(0, 32, 2, 8)
    assert snapped(Box(0, 40, 2, 11), (0, 1), [Box(2, 50, 2, 9)], GRID) == Box(0, 40, 2, 10)
    assert snapped(Box(0, 31, 2, 8), None, [Box(5, 30, 1, 9)], GRID) == Box(0, 31, 2, 8)
    assert flush(Box(0, 30, 2, 58), [above, beside], GRID) == (True, True)
    assert flush(Box(0, 31, 2, 8), [above, beside], GRID) == (False, False)
