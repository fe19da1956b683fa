"""Fitting text beside a vertical headline (竖题).

The deeper the placement, the fewer columns the headline breaks into and the wider the text's legs:
so depth and measure are sought together, one depth after another from the least there could be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.model.frame import TextRole
from newsroom.model.length import Length, Pt
from newsroom.model.placement import Placement
from newsroom.typeset.article import Plan, planned
from newsroom.typeset.fitting import UNDER_COST, Body, Fitter, Places
from newsroom.typeset.flowing import spare


@dataclass(frozen=True, slots=True)
class Upright:
    """A placement's whole depth beside a vertical headline of a size, and what it holds."""

    depth: int
    size: Length | None
    body: Body


def beside(
    fitter: Fitter, placement: Placement, factors: Sequence[tuple[float, float]]
) -> Iterator[Upright]:
    """What fits beside a vertical headline, for each size of it and each way to show pictures.

    placement: its span, box, tint and size. factors: of other sizes to try, with what they cost.
    """
    count = max(1, placement.span - 1)
    upright = replace(placement, vertical_headline=True, text_columns=count)
    for size, more in _sizes(fitter, upright, factors):
        styled = replace(upright, headline_size=size)
        for cost, places in fitter.ways(placement.span):
            found = _least(fitter, replace(styled, pictures=places))
            if found is not None:
                depth, rows, under = found
                body = Body(rows, under, places, count, cost + more + under * UNDER_COST)
                yield Upright(depth, size, body)


def _sizes(
    fitter: Fitter, placement: Placement, factors: Sequence[tuple[float, float]]
) -> Iterator[tuple[Length | None, float]]:
    yield placement.headline_size, 0.0
    for part in _plan(fitter, placement).heading.parts if factors else ():
        if part.role is TextRole.HEADLINE:
            for factor, cost in factors:
                yield Pt(round(part.size.pt * factor)), cost


def _least(fitter: Fitter, placement: Placement) -> tuple[int, int, int] | None:
    """The least depth that holds text and pictures, its text rows and what the last leg lacks."""
    most = fitter.house.grid.rows
    deepest = _plan(fitter, replace(placement, depth=most))
    lines = fitter.text(deepest.columns[0].width).count
    if not _upright(deepest, placement.pictures) or _left(fitter, deepest) is None:
        return None
    depth = most - deepest.body.rows + max(-(-lines // len(deepest.columns)), 1)
    while depth <= most:
        plan = _plan(fitter, replace(placement, depth=depth))
        legs = len(plan.columns)
        under = _left(fitter, plan) if _upright(plan, placement.pictures) else None
        if under is not None:
            full = under < max(legs, 2) or not lines
            return (depth, plan.body.rows, under) if full else None
        # Half of what is missing: a deeper headline may take fewer columns, and the text fewer
        # lines.
        missing = fitter.text(plan.columns[0].width).count - sum(s.rows for s in plan.room)
        depth += max(missing // (2 * legs), 1)
    return None


def _left(fitter: Fitter, plan: Plan) -> int | None:
    """Free rows below the text; None where it finds no room."""
    text = fitter.text(plan.columns[0].width)
    return spare(text, tuple(segment.rows for segment in plan.room))


def _plan(fitter: Fitter, placement: Placement) -> Plan:
    task = replace(fitter.task(placement.span), placement=placement)
    return planned(task, fitter.house, fitter.setter)


def _upright(plan: Plan, pictures: Places) -> bool:
    """Whether the headline stands vertically there, and every picture finds room as it is."""
    whole = [spot.rows for spot in plan.spots] == [place.rows for place in pictures]
    return bool(plan.heading.parts) and not plan.heading_rows and whole


__all__ = ["Upright", "beside"]
