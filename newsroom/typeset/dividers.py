"""Column rules (栏线): hair lines in gutters that have text on both sides.

A group of stories is set off from others by heavier rules, its members from one another by hair
lines; briefs that run on under one another have none between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from newsroom.model.frame import RuleFrame
from newsroom.model.length import Length
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.typeset.area import GAP_ROWS
from newsroom.typeset.furniture import Blocked
from newsroom.typeset.groups import Company
from newsroom.typeset.legs import Leg

_BRIDGED_ROWS = 2
_LEAST_ROWS = 3
_NOTHING = Length(0)
_HEAVY = 2.5  # a group's outer rules by a hair line

NO_COMPANY: Mapping[str, Company] = {}


def intervals(rows: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Runs (first, past the last) of rows; short holes, as above crossheads, are bridged."""
    found: list[tuple[int, int]] = []
    ordered = sorted(rows)
    if ordered and ordered[-1] - ordered[0] == len(ordered) - 1:
        found, ordered = [(ordered[0], ordered[-1] + 1)], []
    for row in ordered:
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
    # Most legs of an article end level, and so do the rules between them.
    reaches: dict[frozenset[int], list[tuple[Length, Length]]] = {}
    for number, (left, right) in enumerate(pairwise(columns)):
        shared = texts.get(number, frozenset()) & texts.get(number + 1, frozenset())
        if shared not in reaches:
            reaches[shared] = [_reach(grid, rows) for rows in intervals(shared)]
        centre = Length((int(left.x) + int(left.width) + int(right.x)) // 2)
        found += [_upright(grid, centre, reach) for reach in reaches[shared]]
    return tuple(found)


def between_articles(
    grid: Grid, placements: Sequence[Placement], company: Mapping[str, Company] = NO_COMPANY
) -> tuple[RuleFrame, ...]:
    """Rules between placements that stand side by side; boxes need none. company: who is of a
    group of several, by placement."""
    rows: dict[tuple[int, bool], set[int]] = defaultdict(set)
    for left in placements:
        for right in placements:
            if left.right == right.column:
                heavy = _apart(left, right, company)
                rows[right.column, heavy] |= _rows(left, company) & _rows(right, company)
    found = []
    for (column, heavy), meeting in sorted(rows.items()):
        centre = grid.x(column) - Length(grid.body_size // 2)
        found.extend(_rule(grid, centre, each, heavy=heavy) for each in intervals(meeting))
    return tuple(found)


def _apart(one: Placement, other: Placement, company: Mapping[str, Company]) -> bool:
    """Whether a group ends between two placements."""
    mine, others = company.get(one.uuid), company.get(other.uuid)
    return (mine.group if mine else "") != (others.group if others else "")


def _rows(placement: Placement, company: Mapping[str, Company] = NO_COMPANY) -> frozenset[int]:
    """The rows beside which a rule may stand: not those of a label over its group."""
    if placement.boxed:
        return frozenset()
    mine = company.get(placement.uuid)
    top = placement.row + GAP_ROWS + (mine.rows if mine else 0)
    return frozenset(range(top, placement.bottom))


def _rule(grid: Grid, centre: Length, rows: tuple[int, int], *, heavy: bool = False) -> RuleFrame:
    return _upright(grid, centre, _reach(grid, rows), heavy=heavy)


def _reach(grid: Grid, rows: tuple[int, int]) -> tuple[Length, Length]:
    """Top and height of a rule beside rows of text."""
    first, past = rows
    pitch = int(grid.pitch)
    inset = (pitch - int(grid.body_size)) // 2
    height = pitch * (past - first) - inset * 2
    return Length(int(grid.top) + pitch * first + inset), Length(height)


def _upright(
    grid: Grid, centre: Length, reach: tuple[Length, Length], *, heavy: bool = False
) -> RuleFrame:
    return RuleFrame(centre, reach[0], _NOTHING, reach[1], _weight(grid, heavy=heavy), label="栏线")


def _weight(grid: Grid, *, heavy: bool) -> Length:
    return Length(round(grid.rule * _HEAVY)) if heavy else grid.rule


def under_articles(
    grid: Grid, placements: Sequence[Placement], company: Mapping[str, Company] = NO_COMPANY
) -> tuple[RuleFrame, ...]:
    """Rules in the gap rows between stories that stand one above the other; boxes need none, nor
    do briefs of one group, nor a group whose label stands there."""
    found = []
    for placement in placements:
        if placement.boxed or (placement.uuid in company and company[placement.uuid].rows):
            continue
        above = [
            other
            for other in placements
            if other.bottom == placement.row
            and not other.boxed
            and not _run_on(other, placement, company)
        ]
        for other in sorted(above, key=lambda each: each.column):
            first, past = max(other.column, placement.column), min(other.right, placement.right)
            if first < past:
                heavy = _apart(other, placement, company)
                found.append(_flat(grid, placement.row, (first, past), heavy=heavy))
    return tuple(found)


def _run_on(one: Placement, other: Placement, company: Mapping[str, Company]) -> bool:
    mine, others = company.get(one.uuid), company.get(other.uuid)
    if mine is None or others is None:
        return False
    return mine.group == others.group and mine.brief and others.brief


def _flat(grid: Grid, row: int, span: tuple[int, int], *, heavy: bool) -> RuleFrame:
    x = grid.x(span[0])
    y = grid.y(row) + Length(grid.pitch * GAP_ROWS // 2)
    width = grid.measure(span[1] - span[0])
    return RuleFrame(x, y, width, Length(0), _weight(grid, heavy=heavy), label="横线")


def beside_masthead(
    grid: Grid, placements: Sequence[Placement], masthead: Blocked
) -> tuple[RuleFrame, ...]:
    """The rule between a masthead and what stands in the ear beside it."""
    ear = [p for p in placements if p.column == masthead.right and p.row < masthead.bottom]
    rows = {row for p in ear for row in _rows(p) if row < masthead.bottom}
    centre = grid.x(masthead.right) - Length(grid.body_size // 2)
    return tuple(_rule(grid, centre, each) for each in intervals(rows))
