"""The best of a page that cannot be filled: a straight foot, and all that is blank below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.arrange.constraints import Fill
from newsroom.arrange.looks import Looks
from newsroom.arrange.pieces import Item, Tiling
from newsroom.arrange.searching import MOST_MOVED, Search, ladder, rules_of, tiling_of, together
from newsroom.arrange.solving import solved, solver_for

# In a page that is too short no story is set at a greater cost above its cheapest than this.
_USUAL_COST = 40


def unfilled(search: Search, items: Sequence[Item]) -> Tiling:
    """The best of a page that cannot be filled exactly."""
    search = replace(search, demands=replace(search.demands, slots=False))
    best: Tiling | None = None
    for demands in ladder(search.field, [replace(item, slot=None) for item in items]):
        asked = replace(search, demands=replace(demands, slots=False, widest=False))
        found = _short(asked, items)
        if best is None or found.blank < best.blank:
            best = found
        if best.places and not search.field.locked:
            break
    return best or Tiling({}, search.field.area, False, 0.0)


def _short(search: Search, items: Sequence[Item]) -> Tiling:
    if sum(item.most for item in items) >= search.field.area:
        core = items[: together(search.field, items)]
        found = _blank(search, core, full=True)
        if len(core) < len(items) or found.blank <= search.field.columns:
            return found
    search.job.report(0.7, "稿件不足，正在从上往下排")
    return _level(search, [_usual(item) for item in items])


def _usual(item: Item) -> Item:
    """The item without the options that stretch or squeeze it."""
    options = {}
    for span, depths in item.options.items():
        least = min(depths.values())
        options[span] = {d: cost for d, cost in depths.items() if cost <= least + _USUAL_COST}
    return replace(item, options=options)


def _level(search: Search, items: Sequence[Item]) -> Tiling:
    """All items over one straight foot, below which the page is blank; else as that may be.

    What stands moves as little as may be, were it that the foot is not straight then.
    """
    if not search.field.locked:
        stands = sum(item.standing is not None for item in items)
        for moved in (*range(min(MOST_MOVED, stands)), None):
            near = replace(search, demands=replace(search.demands, moved=moved, stay=True))
            found = _whole(near, items, Fill.LEVEL)
            if moved is None and stands:
                still = replace(search, demands=replace(search.demands, moved=0, stay=True))
                found = _whole(still, items, Fill.LOOSE) or found
            if found is not None:
                return found
    return _blank(search, items, full=False)


def _whole(search: Search, items: Sequence[Item], fill: Fill) -> Tiling | None:
    """All items in a page that is too short; None where they do not fill it so."""
    rules = rules_of(search, items, len(items), fill)
    Looks(rules, full=False)
    solver = solver_for(search.effort.loose)
    if not solved(solver, rules.model, search.job):
        return None
    return tiling_of(search, rules.places(solver), solver.objective_value)


def _blank(search: Search, items: Sequence[Item], *, full: bool) -> Tiling:
    """As few blank rows as can be, or where the page cannot be full, the most items."""
    rules = rules_of(search, items, int(search.demands.lead), Fill.LOOSE)
    Looks(rules, full=full)
    # Where everything found room, only a nearly full page is worth having; the rest is `_level`'s.
    solver = solver_for(search.effort.loose / 2 if full else search.effort.loose)
    if not solved(solver, rules.model, search.job):
        return tiling_of(search, {}, 0.0)
    return tiling_of(search, rules.places(solver), solver.objective_value)
