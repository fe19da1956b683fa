"""Further tilings of a page that is full: truly different ones that look nearly as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ortools.sat.python import cp_model

from newsroom.arrange.constraints import Demands, Fill, Rules
from newsroom.arrange.freeing import Freeing
from newsroom.arrange.judging import judged
from newsroom.arrange.looks import Looks
from newsroom.arrange.pieces import Effort, Field, Item, Rectangle, Tiling
from newsroom.arrange.searching import Search, fitting, rules_of, tiling_of
from newsroom.arrange.solving import solved, solver_for
from newsroom.job import Job

# How many, of how many items at least, and what they may cost.
_OTHERS, _FEW, _COST_FACTOR, _COST_MORE = 2, 3, 1.3, 150


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
    search = Search(field, job, effort, demands=_loosened(found))
    costs = judged(field, placed, found.places)
    made = [replace(found, cost=sum(costs.values()), costs=costs)]
    kept = [fitting(item, field) for item in placed]
    for number in range(_OTHERS if effort.other > 0 and len(kept) >= _FEW else 0):
        if job.settled:
            break
        job.report(0.8 + 0.1 * number, "正在找别的排法")
        other = _other(search, kept, made)
        if other is None:
            break
        made.append(other)
    return tuple(made)


def _loosened(found: Tiling) -> Demands:
    gone = found.loosened
    return Demands("lead" not in gone, "leaders" not in gone, "slots" not in gone)


def _other(search: Search, items: Sequence[Item], made: Sequence[Tiling]) -> Tiling | None:
    """A tiling unlike those made, at a cost that is not much greater than the first one's."""

    def make(pinned: Mapping[str, Rectangle]) -> Rules:
        rules = rules_of(search, items, len(items), Fill.EXACT, pinned)
        for tiling in made:
            _differ(rules, tiling)
        return rules

    def judging(pinned: Mapping[str, Rectangle]) -> Rules:
        rules = make(pinned)
        Looks(rules, full=True)
        return rules

    rules = make({})
    solver = solver_for(search.effort.other)
    if not solved(solver, rules.model, search.job, settles=True):
        return None
    freeing = Freeing(items, judging)
    places = freeing.better(rules.places(solver), search.effort.other, search.job)
    costs = judged(search.field, items, places)
    cost, dear = sum(costs.values()), made[0].cost * _COST_FACTOR + _COST_MORE
    return replace(tiling_of(search, places, cost), costs=costs) if cost <= dear else None


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
