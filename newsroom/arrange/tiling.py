"""Tiling a page: the search for a fill, in phases that each build on what the last one found.

First any exact fill that holds the most important items (CP-SAT over the hard rules), then the
worthiest choice of the others, then the looks. One solver thread, a fixed seed and limits in the
solver's own deterministic time make the same input give the same page; only where a machine is so
slow that the limit in seconds strikes first may an improvement be missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ortools.sat.python import cp_model

from newsroom.arrange.annealing import Annealing
from newsroom.arrange.binding import bind
from newsroom.arrange.constraints import USUAL, Demands, Fill, Rules
from newsroom.arrange.freeing import Freeing
from newsroom.arrange.judging import judged
from newsroom.arrange.looks import Looks
from newsroom.arrange.pieces import SPARE, Effort, Field, Item, Rectangle, Tiling
from newsroom.arrange.solving import solved, solver_for
from newsroom.arrange.staying import hold, moving
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
_ANNEALED = 0.4
# Shapes as small as can be seldom fit together: so much more than their least the items need.
_PLAY = 1.06
# Up to so many standing items may move, before all may.
_MOVED = 5
# More than all moves of a page can cost.
_MOST_MOVES = 20_000
# Other tilings of a page: how many, of how many items at least, and what they may cost.
_OTHERS, _FEW, _COST_FACTOR, _COST_MORE = 2, 3, 1.3, 150
# No story is set at a greater cost above its cheapest look, not even to fill a page.
_AWKWARD_COST = 160
# Before a standing story moves, shapes that cost so much are let pass.
_DEAR_COST = 260
# In a page that is too short no story is set at a greater cost above its cheapest than this.
_USUAL_COST = 40


@dataclass(frozen=True, slots=True)
class _Search:
    """One tiling under way."""

    field: Field
    job: Job
    effort: Effort
    demands: Demands = USUAL


# A search with what it held to, and the items that it placed.
_Found: TypeAlias = "tuple[_Search, list[Item], dict[str, Rectangle]]"


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
    dear = [fitting for item in items if (fitting := _fitting(item, field, _DEAR_COST)).options]
    items = [_fitting(item, field) for item in dear]
    if not items or not field.area:
        return Tiling({}, field.area, field.area == 0, 0.0)
    search = _Search(field, job, effort)
    if sum(item.most for item in items) >= field.area:
        found = _filled(search, items, dear)
        if found is not None:
            job.report(0.5, "已排满，正在调整版面")
            return _better(*found)
    return _unfilled(search, items)


def _filled(search: _Search, items: Sequence[Item], dear: Sequence[Item]) -> _Found | None:
    """An exact fill under as many demands as can be met; None where none was found.

    The lead is not made the widest at the price of copy. dear: the items with dear shapes too.
    """
    wide: _Found | None = None
    for demands in _ladder(search.field, items):
        asked = replace(search, demands=demands)
        found = _near(asked, dear) or _first(asked, items)
        if demands.widest:
            wide = found
            if found is None or _worth(found[1]) < _worth(items[: _core(search.field, items)]):
                continue
        if found is not None:
            return found if wide is None or _worth(found[1]) > _worth(wide[1]) else wide
        if wide is not None:
            break
    return wide


def _worth(items: Sequence[Item]) -> int:
    """What it is worth to place some items."""
    return sum(_DEGREE**item.importance for item in items)


def others(
    field: Field, items: Sequence[Item], found: Tiling, job: Job, effort: Effort
) -> tuple[Tiling, ...]:
    """A tiling with the cost of its looks alone, and up to two further ones of the same items.

    The further ones are exact, truly different and cost little more; what stands on the page may
    move freely for them. Raises CancelledError after a cancel.
    """
    placed = [replace(item, standing=None) for item in items if item.key in found.places]
    if not found.exact or not placed:
        return (found,)
    search = _Search(field, job, effort, demands=_loosened(found))
    made = [replace(found, cost=sum(judged(field, placed, found.places).values()))]
    kept = [_fitting(item, field) for item in placed]
    for number in range(_OTHERS if effort.other > 0 and len(kept) >= _FEW else 0):
        if job.settled:
            break
        job.report(0.8 + 0.1 * number, "正在找别的排法")
        other = _other(search, kept, made)
        if other is None:
            break
        made.append(other)
    return tuple(made)


def _ladder(field: Field, items: Sequence[Item]) -> Iterator[Demands]:
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


def _loosened(found: Tiling) -> Demands:
    gone = found.loosened
    return Demands("lead" not in gone, "leaders" not in gone, "slots" not in gone)


def _unfilled(search: _Search, items: Sequence[Item]) -> Tiling:
    """The best of a page that cannot be filled exactly."""
    search = replace(search, demands=replace(search.demands, slots=False))
    best: Tiling | None = None
    for demands in _ladder(search.field, [replace(item, slot=None) for item in items]):
        asked = replace(search, demands=replace(demands, slots=False, widest=False))
        found = _short(asked, items)
        if best is None or found.blank < best.blank:
            best = found
        if best.places and not search.field.locked:
            break
    return best or Tiling({}, search.field.area, False, 0.0)


def _short(search: _Search, items: Sequence[Item]) -> Tiling:
    if sum(item.most for item in items) >= search.field.area:
        core = items[: _core(search.field, items)]
        found = _blank(search, core, full=True)
        if len(core) < len(items) or found.blank <= search.field.columns:
            return found
    search.job.report(0.7, "稿件不足，正在从上往下排")
    return _level(search, [_usual(item) for item in items])


def _fitting(item: Item, field: Field, dear: int = _AWKWARD_COST) -> Item:
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


def _core(field: Field, items: Sequence[Item]) -> int:
    """How many of the first items fit the field together."""
    room = float(field.area)
    for number, item in enumerate(items):
        room -= item.least * _PLAY
        if room < 0:
            return max(number, 1)
    return len(items)


def _near(search: _Search, items: Sequence[Item]) -> _Found | None:
    """An exact fill in which as few of the standing items move as can be; None where none is found.

    Their columns are held first, then ever more of them move. The search comes back with what it
    held to.
    """
    core = _core(search.field, items)
    offered = items[: core + SPARE]
    for moved, stay in _moves(search, offered, core):
        near = replace(
            search, demands=replace(search.demands, moved=moved, stay=stay, order=not stay)
        )
        places = _try(near, offered, core if stay else 1)
        if places is not None:
            return _kept(near, offered, places)
    return None


def _first(search: _Search, items: Sequence[Item]) -> _Found | None:
    """An exact fill with as many of the first items as can be; None where none was found."""
    core = _core(search.field, items)
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


def _kept(search: _Search, items: Sequence[Item], places: dict[str, Rectangle]) -> _Found:
    return search, [item for item in items if item.key in places], places


def _moves(search: _Search, items: Sequence[Item], core: int) -> Iterator[tuple[int, bool]]:
    """How many standing items may move, ever more, and whether all of them stay on the page."""
    stands = sum(item.standing is not None for item in items)
    needed = sum(
        item.least for n, item in enumerate(items) if n < core or item.standing is not None
    )
    if stands and needed <= search.field.area:
        yield from ((moved, True) for moved in (*range(min(_MOVED, stands)), stands))
    if stands:
        yield from ((moved, False) for moved in range(1, min(_MOVED, stands)))


def _softer(demands: Demands, items: Sequence[Item]) -> bool:
    """Whether something less can be asked for."""
    slots = demands.slots and any(item.slot for item in items)
    return slots or (demands.leaders and any(item.rank for item in items))


def _try(search: _Search, items: Sequence[Item], held: int) -> dict[str, Rectangle] | None:
    rules = _rules(search, items, held, Fill.EXACT)
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


def _better(search: _Search, items: Sequence[Item], places: dict[str, Rectangle]) -> Tiling:
    """The same items, filling the field just as well, at less cost."""
    seconds, field = search.effort.better, search.field
    if not field.taken and not any(item.standing for item in items):
        annealing = Annealing(field, items, search.demands)
        places, _ = annealing.better(places, seconds * _ANNEALED, search.job)
        seconds *= 1 - _ANNEALED
    search.job.report(0.65, "正在调整版面")
    rules = _rules(search, items, len(items), Fill.EXACT)
    Looks(rules, full=True)
    return _tiling(search, Freeing(rules).better(places, seconds, search.job), 0.0)


def _other(search: _Search, items: Sequence[Item], made: Sequence[Tiling]) -> Tiling | None:
    """A tiling unlike those made, at a cost that is not much greater than the first one's."""
    rules = _rules(search, items, len(items), Fill.EXACT)
    for tiling in made:
        _differ(rules, tiling)
    solver = solver_for(search.effort.other)
    if not solved(solver, rules.model, search.job, settles=True):
        return None
    places = rules.places(solver)
    Looks(rules, full=True)
    places = Freeing(rules).better(places, search.effort.other, search.job)
    cost = sum(judged(search.field, items, places).values())
    dear = made[0].cost * _COST_FACTOR + _COST_MORE
    return _tiling(search, places, cost) if cost <= dear else None


def _differ(rules: Rules, tiling: Tiling) -> None:
    """Another span of the lead, or a third of the items over other columns."""
    keys = [
        (number, place.span, place.column)
        for number, item in enumerate(rules.items)
        if (place := tiling.places[item.key])
    ]
    # A place that an item has by a dear shape alone is not to be had again.
    same = {key: rules.choices[key] for key in keys if key in rules.choices}
    count = len(keys)
    other = rules.when(cp_model.LinearExpr.sum(list(same.values())) <= count - -(-count // 3))
    if keys[0] in same:
        rules.model.add_bool_or([other, ~same[keys[0]]])


def _usual(item: Item) -> Item:
    """The item without the options that stretch or squeeze it."""
    options = {}
    for span, depths in item.options.items():
        least = min(depths.values())
        options[span] = {d: cost for d, cost in depths.items() if cost <= least + _USUAL_COST}
    return replace(item, options=options)


def _level(search: _Search, items: Sequence[Item]) -> Tiling:
    """All items over one straight foot, below which the page is blank; else as that may be.

    What stands moves as little as may be, were it that the foot is not straight then.
    """
    if not search.field.locked:
        stands = sum(item.standing is not None for item in items)
        for moved in (*range(min(_MOVED, stands)), None):
            near = replace(search, demands=replace(search.demands, moved=moved, stay=True))
            found = _whole(near, items, Fill.LEVEL)
            if moved is None and stands:
                still = replace(search, demands=replace(search.demands, moved=0, stay=True))
                found = _whole(still, items, Fill.LOOSE) or found
            if found is not None:
                return found
    return _blank(search, items, full=False)


def _whole(search: _Search, items: Sequence[Item], fill: Fill) -> Tiling | None:
    """All items in a page that is too short; None where they do not fill it so."""
    rules = _rules(search, items, len(items), fill)
    Looks(rules, full=False)
    solver = solver_for(search.effort.loose)
    if not solved(solver, rules.model, search.job):
        return None
    return _tiling(search, rules.places(solver), solver.objective_value)


def _blank(search: _Search, items: Sequence[Item], *, full: bool) -> Tiling:
    """As few blank rows as can be, or where the page cannot be full, the most items."""
    rules = _rules(search, items, int(search.demands.lead), Fill.LOOSE)
    Looks(rules, full=full)
    # Where everything found room, only a nearly full page is worth having; the rest is `_level`'s.
    solver = solver_for(search.effort.loose / 2 if full else search.effort.loose)
    if not solved(solver, rules.model, search.job):
        return _tiling(search, {}, 0.0)
    return _tiling(search, rules.places(solver), solver.objective_value)


def _rules(search: _Search, items: Sequence[Item], core: int, fill: Fill) -> Rules:
    rules = Rules(search.field, items, core, fill, search.demands)
    bind(rules)
    if search.demands.moved is not None:
        hold(rules, search.demands.moved)
    return rules


def _tiling(search: _Search, places: dict[str, Rectangle], cost: float) -> Tiling:
    blank = search.field.area - sum(place.area for place in places.values())
    demands = search.demands
    asked = {"lead": demands.lead, "leaders": demands.leaders, "slots": demands.slots}
    loosened = tuple(name for name, kept in asked.items() if not kept)
    return Tiling(places, blank, blank == 0, cost, loosened)


__all__ = ["Effort", "Field", "Item", "Rectangle", "Tiling", "others", "tile"]
