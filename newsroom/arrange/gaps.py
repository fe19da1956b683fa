"""Gaps: the rectangles of a page's type area that nothing stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from newsroom.arrange.pieces import Rectangle
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid

# Columns by their number from the left, each with the rows of it that are free.
_Free = dict[int, list[tuple[int, int]]]


def gaps(
    grid: Grid, first: int, placements: Iterable[Placement], taken: Collection[Rectangle] = ()
) -> tuple[Rectangle, ...]:
    """What is blank from row `first` on, as rectangles as wide as can be, from the left top.

    taken: what no placement may take besides. A free run of rows that neighbouring columns share
    exactly is one gap.
    """
    blocks = [*taken, *(Rectangle(p.column, p.row, p.span, p.depth) for p in placements)]
    free = {column: _runs(grid, first, column, blocks) for column in range(grid.columns)}
    return tuple(sorted(_joined(free), key=lambda gap: (gap.row, gap.column)))


def _runs(
    grid: Grid, first: int, column: int, blocks: Sequence[Rectangle]
) -> list[tuple[int, int]]:
    """The free rows of a column, as (top, bottom)."""
    mine = [b for b in blocks if b.column <= column < b.column + b.span]
    found, top = [], first
    for block in sorted(mine, key=lambda b: b.row):
        if block.row > top:
            found.append((top, min(block.row, grid.rows)))
        top = max(top, block.bottom)
    if top < grid.rows:
        found.append((top, grid.rows))
    return [run for run in found if run[0] < run[1]]


def _joined(free: _Free) -> Iterable[Rectangle]:
    for column, runs in free.items():
        for top, bottom in runs:
            if (top, bottom) in free.get(column - 1, ()):
                continue
            span = 1
            while (top, bottom) in free.get(column + span, ()):
                span += 1
            yield Rectangle(column, top, span, bottom - top)


__all__ = ["gaps"]
