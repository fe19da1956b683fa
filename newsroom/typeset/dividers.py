"""Column rules (栏线): hair lines in gutters that have text on both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from newsroom.model.frame import RuleFrame
from newsroom.model.length import Length
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.typeset.area import GAP_ROWS, boxed
from newsroom.typeset.legs import Leg

_BRIDGED_ROWS = 2
_LEAST_ROWS = 3


def intervals(rows: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Runs (first, past the last) of rows; short holes, as above crossheads, are bridged."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and row - found[-1][1] <= _BRIDGED_ROWS:
            found[-1] = (found[-1][0], row + 1)
        else:
            found.append((row, row + 1))
    return tuple(pair for pair in found if pair[1] - pair[0] >= _LEAST_ROWS)


def between_legs(
    grid: Grid, columns: Sequence[Leg], texts: Mapping[int, frozenset[int]]
) -> tuple[RuleFrame, ...]:
    """Rules between the legs of one article. texts: the rows of the page each leg has lines on."""
    found = []
    for number in range(len(columns) - 1):
        left, right = columns[number], columns[number + 1]
        shared = texts.get(number, frozenset()) & texts.get(number + 1, frozenset())
        centre = left.right + Length((right.x - left.right) // 2)
        found.extend(_rule(grid, centre, rows) for rows in intervals(shared))
    return tuple(found)


def between_articles(grid: Grid, placements: Sequence[Placement]) -> tuple[RuleFrame, ...]:
    """Rules between placements that stand side by side; boxes need none."""
    found = []
    for column in range(1, grid.columns):
        left = _rows(p for p in placements if p.right == column)
        right = _rows(p for p in placements if p.column == column)
        centre = grid.x(column) - Length(grid.body_size // 2)
        found.extend(_rule(grid, centre, rows) for rows in intervals(left & right))
    return tuple(found)


def _rows(placements: Iterable[Placement]) -> frozenset[int]:
    return frozenset(
        row
        for placement in placements
        if not boxed(placement)
        for row in range(placement.row + GAP_ROWS, placement.bottom)
    )


def _rule(grid: Grid, centre: Length, rows: tuple[int, int]) -> RuleFrame:
    inset = Length((grid.pitch - grid.body_size) // 2)
    top = grid.y(rows[0]) + inset
    height = grid.y(rows[1]) - inset - top
    return RuleFrame(centre, top, Length(0), height, grid.rule, label="栏线")


def under_articles(
    grid: Grid,
    placements: Sequence[Placement],
    first_row: int,
    group: Callable[[Placement], str],
) -> tuple[RuleFrame, ...]:
    """Rules in the gap rows between stories that stand one above the other; boxes need none, nor
    do members of one group of briefs (same name, not empty)."""
    found = []
    for placement in placements:
        if placement.row <= first_row or boxed(placement):
            continue
        name = group(placement)
        above = [
            p
            for p in placements
            if p.bottom == placement.row and not boxed(p) and not (name and group(p) == name)
        ]
        spans = [(max(p.column, placement.column), min(p.right, placement.right)) for p in above]
        found.extend(
            _flat(grid, placement.row, span) for span in sorted(spans) if span[0] < span[1]
        )
    return tuple(found)


def _flat(grid: Grid, row: int, span: tuple[int, int]) -> RuleFrame:
    x = grid.x(span[0])
    y = grid.y(row) + Length(grid.pitch * GAP_ROWS // 2)
    return RuleFrame(x, y, grid.measure(span[1] - span[0]), Length(0), grid.rule, label="横线")
