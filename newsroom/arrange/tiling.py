"""Tiling a page: the search for a fill, in phases that each build on what the last one found.

First any exact fill that holds the most important items (CP-SAT over the hard rules), then the
worthiest choice of the others, then the looks. One solver thread, a fixed seed and limits in the
solver's own deterministic time make the same input give the same page; only where a machine is so
slow that the limit in seconds strikes first may an improvement be missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ortools.sat.python import cp_model

from newsroom.arrange.annealing import Annealing
from newsroom.arrange.constraints import USUAL, Demands, Fill, Rules
from newsroom.arrange.freeing import Freeing
from newsroom.arrange.looks import Looks
from newsroom.arrange.pieces import SPARE, Effort, Field, Item, Rectangle, Tiling
from newsroom.arrange.searching import (
    MOST_MOVED,
    Search,
    fitting,
    ladder,
    rules_of,
    tiling_of,
    together,
)
from newsroom.arrange.solving import solved, solver_for
from newsroom.arrange.staying import moving
from newsroom.arrange.unfilled import unfilled
from newsroom.arrange.weights import WEIGHTS
from newsroom.job import Job

# Attempts at an exact fill: how many of the items that could share the page may be held over, and
# whether nothing more important is than what is placed. The last holds to the lead alone.
_ATTEMPTS = ((0, True), (1, True), (0, False), (2, False), (0, False))
_SOFTER = 0.45  # how far the search is when it begins to give up demands
_DEGREE = 3  # so many stories are worth one that is more important by a degree
_WIDEST = 2  # of these are made with the lead wider than all others, before it need not be
_TRIES = 4  # that share the time for a first fill
# The share of the seconds for a better page that go to annealing where it is possible.
_ANNEALED = 0.25
# More than all moves of a page can cost.
_MOST_MOVES = 20_000
# Before a standing story moves, shapes that cost so much are let pass.
_DEAR_COST = 260


# A search with what it held to, and the items that it placed.
_Found: TypeAlias = "tuple[Search, list[Item], dict[str, Rectangle]]"


def tile(field: Field, items: Sequence[Item], job: Job, effort: Effort) -> Tiling:
    """Fill a field as well as the effort allows.

    items: most important first, then in the order they came; the first is the lead. An item is
    held over only for want of an exact fill that holds it with all those before it. Where there
    is no exact fill, as few blank rows as can be; where that leaves over a row a column blank and
    nothing is held over, the copy is too short: each story as it usually looks, and the foot of
    the page blank. What stands moves as little as may be. Slots of a template and the leaders'
    order are given up where nothing else fills the page, in that order, and the tiling says so.
    Raises CancelledError after a cancel.
    """
    dear = [fit for item in items if (fit := fitting(item, field, _DEAR_COST)).options]
    items = [fitting(item, field) for item in dear]
    if not items or not field.area:
        return Tiling({}, field.area, field.area == 0, 0.0)
    search = Search(field, job, effort)
    if sum(item.most for item in items) >= field.area:
        found = _filled(search, items, dear)
        if found is not None:
            job.report(0.5, "已排满，正在调整版面")
            return _better(*found)
    return unfilled(search, items)


def _filled(search: Search, items: Sequence[Item], dear: Sequence[Item]) -> _Found | None:
    """An exact fill under as many demands as can be met; None where none was found.

    The lead is not made the widest at the price of copy. dear: the items with dear shapes too.
    """
    wide: _Found | None = None
    for demands in ladder(search.field, items):
        asked = replace(search, demands=demands)
        found = _near(asked, dear) or _first(asked, items)
        if demands.widest:
            wide = found
            if found is None or _worth(found[1]) < _worth(items[: together(search.field, items)]):
                continue
        if found is not None:
            return found if wide is None or _worth(found[1]) > _worth(wide[1]) else wide
        if wide is not None:
            break
    return wide


def _worth(items: Sequence[Item]) -> int:
    """What it is worth to place some items."""
    return sum(_DEGREE**item.importance for item in items)


def _near(search: Search, items: Sequence[Item]) -> _Found | None:
    """An exact fill in which as few of the standing items move as can be; None where none is found.

    Their columns are held first, then ever more of them move. The search comes back with what it
    held to.
    """
    core = together(search.field, items)
    offered = items[: core + SPARE]
    for moved, stay in _moves(search, offered, core):
        near = replace(
            search, demands=replace(search.demands, moved=moved, stay=stay, order=not stay)
        )
        places = _try(near, offered, core if stay else 1)
        if places is not None:
            return _kept(near, offered, places)
    return None


def _first(search: Search, items: Sequence[Item]) -> _Found | None:
    """An exact fill with as many of the first items as can be; None where none was found."""
    core = together(search.field, items)
    offered = items[: core + SPARE]
    attempts, begun = _ATTEMPTS, 0.2 if search.demands == USUAL else _SOFTER
    if search.demands.widest:
        attempts, begun = _ATTEMPTS[:_WIDEST], 0.1
    for attempt, (fewer, order) in enumerate(attempts):
        search.job.report(begun + 0.05 * attempt * (begun < _SOFTER), "正在排满版面")
        last = attempt == len(_ATTEMPTS) - 1
        # What could be softened is, before it makes an important story be held over.
        if last and _softer(search.demands, offered):
            break
        held = int(search.demands.lead) if last else max(core - fewer, 1)
        asked = replace(search, demands=replace(search.demands, order=order))
        places = _try(asked, offered, held)
        if places is not None:
            return _kept(search, offered, places)
    return None


def _kept(search: Search, items: Sequence[Item], places: dict[str, Rectangle]) -> _Found:
    return search, [item for item in items if item.key in places], places


def _moves(search: Search, items: Sequence[Item], core: int) -> Iterator[tuple[int, bool]]:
    """How many standing items may move, ever more, and whether all of them stay on the page."""
    stands = sum(item.standing is not None for item in items)
    needed = sum(
        item.least for n, item in enumerate(items) if n < core or item.standing is not None
    )
    if stands and needed <= search.field.area:
        yield from ((moved, True) for moved in (*range(min(MOST_MOVED, stands)), stands))
    if stands:
        yield from ((moved, False) for moved in range(1, min(MOST_MOVED, stands)))


def _softer(demands: Demands, items: Sequence[Item]) -> bool:
    """Whether something less can be asked for."""
    slots = demands.slots and any(item.slot for item in items)
    return slots or (demands.leaders and any(item.rank for item in items))


def _try(search: Search, items: Sequence[Item], held: int) -> dict[str, Rectangle] | None:
    rules = rules_of(search, items, held, Fill.EXACT)
    costs = [*_absence(rules)] if held < len(items) else []
    costs += [(part, WEIGHTS[name]) for part, name in moving(rules)]
    if costs:
        rules.model.minimize(
            cp_model.LinearExpr.weighted_sum([p for p, _ in costs], [w for _, w in costs])
        )
    standing = {item.key: item.standing for item in items if item.standing is not None}
    if standing:
        rules.hint(standing)
    near = search.demands.moved is not None
    solver = solver_for(search.effort.first if near else search.effort.first / _TRIES)
    return rules.places(solver) if solved(solver, rules.model, search.job) else None


def _absence(rules: Rules) -> Iterator[tuple[cp_model.LinearExprT, int]]:
    """What holding items over costs: one outweighs all that are less important together."""
    count = len(rules.items)
    ranks = sorted({item.importance for item in rules.items})
    for number, item in enumerate(rules.items):
        worth = (count + 1) ** ranks.index(item.importance) * (count * 2 - number)
        yield ~rules.present[number], worth * _MOST_MOVES


def _better(search: Search, items: Sequence[Item], places: dict[str, Rectangle]) -> Tiling:
    """The same items, filling the field just as well, at less cost."""
    seconds, field = search.effort.better, search.field
    if not field.taken and not any(item.standing for item in items):
        annealing = Annealing(field, items, search.demands)
        places, _ = annealing.better(places, seconds * _ANNEALED, search.job)
        seconds *= 1 - _ANNEALED
    search.job.report(0.65, "正在调整版面")

    def make(pinned: Mapping[str, Rectangle]) -> Rules:
        rules = rules_of(search, items, len(items), Fill.EXACT, pinned)
        Looks(rules, full=True)
        return rules

    places = Freeing(items, make).better(places, seconds, search.job)
    return tiling_of(search, places, 0.0)


__all__ = ["Effort", "Field", "Item", "Rectangle", "Tiling", "tile"]
