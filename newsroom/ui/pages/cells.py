"""Rectangles on a page's grid of basic columns and body lines, as a hand moves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsroom.model.placement import Placement
    from newsroom.model.publication import Grid


LEAST_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in whole basic columns and body lines."""

    column: int
    row: int
    span: int
    depth: int

    @classmethod
    def of(cls, placement: Placement) -> Box:
        """The placement's rectangle."""
        return cls(placement.column, placement.row, placement.span, placement.depth)

    def moved(self, columns: int, rows: int, grid: Grid) -> Box:
        """Shifted by columns and rows, kept whole inside the type area."""
        return replace(
            self,
            column=_within(self.column + columns, 0, grid.columns - self.span),
            row=_within(self.row + rows, 0, grid.rows - self.depth),
        )

    def resized(self, handle: tuple[int, int], columns: int, rows: int, grid: Grid) -> Box:
        """With the edges of `handle` shifted: (-1, 1) is the lower left corner, (1, 0) the right.

        The opposite edges stay; at least one column and two lines remain.
        """
        left, right = self.column, self.column + self.span
        top, bottom = self.row, self.row + self.depth
        across, down = handle
        if across < 0:
            left = _within(left + columns, 0, right - 1)
        if across > 0:
            right = _within(right + columns, left + 1, grid.columns)
        if down < 0:
            top = _within(top + rows, 0, bottom - LEAST_DEPTH)
        if down > 0:
            bottom = _within(bottom + rows, top + LEAST_DEPTH, grid.rows)
        return Box(left, top, right - left, bottom - top)


def snapped(box: Box, handle: tuple[int, int] | None, others: Sequence[Box], grid: Grid) -> Box:
    """The box with an edge a line away from a neighbour's, or from the foot of the type area,
    brought flush with it; others beside it in its columns or next to them count.

    handle: the edges that move, as in `resized`; None where the whole box does.
    """
    edges = _edges(box, others) | {grid.rows}
    if handle is None or handle[1] < 0:
        shift = _nearest(box.row, edges)
        if shift and handle is None:
            return box.moved(0, shift, grid)
        if shift:
            return box.resized((0, -1), 0, shift, grid)
    if handle is None or handle[1] > 0:
        shift = _nearest(box.row + box.depth, edges)
        if shift and handle is None:
            return box.moved(0, shift, grid)
        if shift:
            return box.resized((0, 1), 0, shift, grid)
    return box


def flush(box: Box, others: Sequence[Box], grid: Grid) -> tuple[bool, bool]:
    """Whether the upper and the lower edge of a box lie on a neighbour's or the area's foot."""
    edges = _edges(box, others)
    return box.row in edges, box.row + box.depth in edges | {grid.rows}


def _edges(box: Box, others: Sequence[Box]) -> set[int]:
    near = [
        o for o in others if o.column <= box.column + box.span and box.column <= o.column + o.span
    ]
    return {row for other in near for row in (other.row, other.row + other.depth)}


def _nearest(row: int, edges: set[int]) -> int:
    """How far an edge that is a line off lies; 0 where none does, or one lies right here."""
    if row in edges:
        return 0
    return next((shift for shift in (-1, 1) if row + shift in edges), 0)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page, in EMU from the trim's top left corner."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom


def area(grid: Grid, box: Box) -> Area:
    """Where a box lies on the page."""
    left, top = int(grid.x(box.column)), int(grid.y(box.row))
    return Area(left, top, left + int(grid.measure(box.span)), top + int(grid.pitch) * box.depth)


def column_step(grid: Grid) -> int:
    """From one basic column's left edge to the next one's."""
    return int(grid.x(1)) - int(grid.x(0))


def cell_at(grid: Grid, x: float, y: float) -> tuple[int, int]:
    """The nearest column and row of the type area to a point on the page."""
    gutter = column_step(grid) - int(grid.measure(1))
    column = int((x - int(grid.left) + gutter / 2) // column_step(grid))
    row = int((y - int(grid.top)) // int(grid.pitch))
    return _within(column, 0, grid.columns - 1), _within(row, 0, grid.rows - 1)


def dropped(grid: Grid, x: float, y: float, span: int, depth: int) -> Box:
    """The box of that size whose top left cell lies under a point, moved back onto the page."""
    span, depth = min(max(span, 1), grid.columns), min(max(depth, LEAST_DEPTH), grid.rows)
    column, row = cell_at(grid, x, y)
    return Box(column, row, span, depth).moved(0, 0, grid)


def _within(value: int, least: int, most: int) -> int:
    return max(min(value, most), least)
