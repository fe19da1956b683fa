"""What every search for a page's tiling shares: what is asked for, and the rules that follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.binding import bind
from newsroom.arrange.constraints import USUAL, Demands, Fill, Rules
from newsroom.arrange.pieces import Effort, Field, Item, Rectangle, Tiling
from newsroom.arrange.staying import hold
from newsroom.job import Job

# No story is set at a greater cost above its cheapest look, not even to fill a page.
AWKWARD_COST = 160
# Up to so many standing items may move, before all may.
MOST_MOVED = 5
# Shapes as small as can be seldom fit together: so much more than their least the items need.
_PLAY = 1.06


@dataclass(frozen=True, slots=True)
class Search:
    """One tiling under way."""

    field: Field
    job: Job
    effort: Effort
    demands: Demands = USUAL


def ladder(field: Field, items: Sequence[Item]) -> Iterator[Demands]:
    """What to ask for: everything, then less and less."""
    demands = USUAL
    if max(items[0].options) > 1 and not any(item.standing for item in items):
        yield replace(demands, widest=True)
    yield demands
    if any(item.slot for item in items):
        yield (demands := replace(demands, slots=False))
    if any(item.rank for item in items):
        yield (demands := replace(demands, leaders=False))
    if field.locked:
        # What is locked may leave the lead no room at the left top.
        yield replace(demands, lead=False)


def fitting(item: Item, field: Field, dear: int = AWKWARD_COST) -> Item:
    """The item with the options only that the field has room for and that are not awkward."""
    costs = [cost for depths in item.options.values() for cost in depths.values()]
    most = min(costs, default=0) + dear
    options = {
        span: fits
        for span, depths in item.options.items()
        if span <= field.columns
        and (fits := {d: cost for d, cost in depths.items() if d <= field.rows and cost <= most})
    }
    return replace(item, options=options)


def together(field: Field, items: Sequence[Item]) -> int:
    """How many of the first items fit the field together."""
    room = float(field.area)
    for number, item in enumerate(items):
        room -= item.least * _PLAY
        if room < 0:
            return max(number, 1)
    return len(items)


def rules_of(
    search: Search,
    items: Sequence[Item],
    core: int,
    fill: Fill,
    pinned: Mapping[str, Rectangle] | None = None,
) -> Rules:
    """The hard rules for some items, of which the first `core` must be placed.

    pinned: places whose span and left column their items keep.
    """
    rules = Rules(search.field, items, core, fill, search.demands, pinned)
    bind(rules)
    if search.demands.moved is not None:
        hold(rules, search.demands.moved)
    return rules


def tiling_of(search: Search, places: dict[str, Rectangle], cost: float) -> Tiling:
    """What was found, with the demands that were given up for it."""
    blank = search.field.area - sum(place.area for place in places.values())
    demands = search.demands
    asked = {"lead": demands.lead, "leaders": demands.leaders, "slots": demands.slots}
    loosened = tuple(name for name, kept in asked.items() if not kept)
    return Tiling(places, blank, blank == 0, cost, loosened)
