"""Tiling a page: the search for a fill, in phases that each build on what the last one found.

First any exact fill that holds the most important items (CP-SAT over the hard rules), then the
worthiest choice of the others, then the looks. One solver thread, a fixed seed and limits in the
solver's own deterministic time make the same input give the same page; only where a machine is so
slow that the limit in seconds strikes first may an improvement be missed.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from newsroom.arrange.constraints import Fill, Rules
from newsroom.arrange.looks import Looks
from newsroom.arrange.pieces import SPARE, Effort, Field, Item, Rectangle, Tiling
from newsroom.job import Job

_SEED = 7
_TRIES = 4
# Shapes as small as can be seldom fit together: so much more than their least the items need.
_PLAY = 1.06
# Deterministic time of the solver that passes in a second, and how much longer than planned it may
# last on a busy machine before it is cut short.
_PACE, _PATIENCE = 0.25, 4.0
_STOP_AGAIN = 0.01  # seconds
# No story is set at a greater cost above its cheapest look, not even to fill a page.
_AWKWARD_COST = 160
# In a page that is too short no story is set at a greater cost above its cheapest than this.
_USUAL_COST = 40


@dataclass(frozen=True, slots=True)
class _Search:
    """One tiling under way."""

    field: Field
    job: Job
    effort: Effort
    lead: bool = True


def tile(field: Field, items: Sequence[Item], job: Job, effort: Effort) -> Tiling:
    """Fill a field as well as the effort allows.

    items: most important first, then in the order they came; the first is the lead. An item is
    held over only for want of an exact fill that holds it with all those before it. Where there
    is no exact fill, as few blank rows as can be; where that leaves over a row a column blank and
    nothing is held over, the copy is too short: each story as it usually looks, and the foot of
    the page blank.
    Raises CancelledError after a cancel.
    """
    items = [fitting for item in items if (fitting := _fitting(item, field)).options]
    if not items:
        return Tiling({}, field.area, field.area == 0, 0.0)
    search = _Search(field, job, effort)
    found = _filled(search, items)
    if found.exact or not field.locked:
        return found
    # What is locked may leave the lead no room at the left top.
    other = _filled(replace(search, lead=False), items)
    return other if other.blank < found.blank else found


def _filled(search: _Search, items: Sequence[Item]) -> Tiling:
    if sum(item.most for item in items) >= search.field.area:
        places = _first(search, items)
        if places is not None:
            search.job.report(0.5, "已排满，正在调整版面")
            return _better(search, [item for item in items if item.key in places], places)
        core = items[: _core(search.field, items)]
        found = _blank(search, core, full=True)
        if len(core) < len(items) or found.blank <= search.field.columns:
            return found
    search.job.report(0.7, "稿件不足，正在从上往下排")
    return _level(search, [_usual(item) for item in items])


def _fitting(item: Item, field: Field) -> Item:
    """The item with the options only that the field has room for and that are not awkward."""
    costs = [cost for depths in item.options.values() for cost in depths.values()]
    most = min(costs, default=0) + _AWKWARD_COST
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


def _first(search: _Search, items: Sequence[Item]) -> dict[str, Rectangle] | None:
    """An exact fill with as many of the first items as can be; None where none was found."""
    core = _core(search.field, items)
    limit = search.effort.first / _TRIES
    for attempt in range(_TRIES):
        search.job.report(0.1 + 0.1 * attempt, "正在排满版面")
        last = attempt == _TRIES - 1
        held = int(search.lead) if last else max(core - attempt, 1)
        offered = items[: core + SPARE]
        rules = Rules(search.field, offered, held, Fill.EXACT, lead=search.lead)
        if held < len(offered):
            rules.model.maximize(_worth(rules))
        solver = _solver(limit)
        if _solved(solver, rules, search.job):
            return rules.places(solver)
        if held <= 1:
            break
    return None


def _worth(rules: Rules) -> cp_model.LinearExprT:
    """What placing the items is worth: one outweighs all that are less important together."""
    count = len(rules.items)
    ranks = sorted({item.importance for item in rules.items})
    worth = [
        (count + 1) ** ranks.index(item.importance) * count * 2 - number
        for number, item in enumerate(rules.items)
    ]
    return cp_model.LinearExpr.weighted_sum(rules.present, worth)


def _better(search: _Search, items: Sequence[Item], places: dict[str, Rectangle]) -> Tiling:
    """The same items, filling the field just as well, at less cost."""
    rules = Rules(search.field, items, len(items), Fill.EXACT, lead=search.lead)
    Looks(rules, full=True)
    rules.hint(places)
    solver = _solver(search.effort.better)
    if _solved(solver, rules, search.job):
        return _tiling(search, rules.places(solver), solver.objective_value)
    return _tiling(search, places, 0.0)


def _usual(item: Item) -> Item:
    """The item without the options that stretch or squeeze it."""
    options = {}
    for span, depths in item.options.items():
        least = min(depths.values())
        options[span] = {d: cost for d, cost in depths.items() if cost <= least + _USUAL_COST}
    return replace(item, options=options)


def _level(search: _Search, items: Sequence[Item]) -> Tiling:
    """All items over one straight foot, below which the page is blank; else as that may be."""
    rules = Rules(search.field, items, len(items), Fill.LEVEL, lead=search.lead)
    Looks(rules, full=False)
    solver = _solver(search.effort.loose)
    if search.field.locked or not _solved(solver, rules, search.job):
        return _blank(search, items, full=False)
    return _tiling(search, rules.places(solver), solver.objective_value)


def _blank(search: _Search, items: Sequence[Item], *, full: bool) -> Tiling:
    """As few blank rows as can be, or where the page cannot be full, the most items."""
    rules = Rules(search.field, items, int(search.lead), Fill.LOOSE, lead=search.lead)
    Looks(rules, full=full)
    # Where everything found room, only a nearly full page is worth having; the rest is `_level`'s.
    solver = _solver(search.effort.loose / 2 if full else search.effort.loose)
    if not _solved(solver, rules, search.job):
        return _tiling(search, {}, 0.0)
    return _tiling(search, rules.places(solver), solver.objective_value)


def _tiling(search: _Search, places: dict[str, Rectangle], cost: float) -> Tiling:
    blank = search.field.area - sum(place.span * place.depth for place in places.values())
    return Tiling(places, blank, blank == 0, cost)


def _solver(seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    seconds = max(seconds, 0.05)
    solver.parameters.max_deterministic_time = seconds * _PACE
    solver.parameters.max_time_in_seconds = seconds * _PATIENCE
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = _SEED
    return solver


def _solved(solver: cp_model.CpSolver, rules: Rules, job: Job) -> bool:
    """Whether a solution was found. Raises CancelledError after a cancel."""
    done = threading.Event()

    def stop() -> None:
        # A call that comes before the search has begun is lost, so it is made until it is heard.
        while not done.wait(_STOP_AGAIN):
            solver.stop_search()

    job.check()
    job.stop_with(lambda: threading.Thread(target=stop, daemon=True).start())
    try:
        status = solver.solve(rules.model)
    finally:
        done.set()
        job.stop_with(None)
    job.check()
    return status in (cp_model.OPTIMAL, cp_model.FEASIBLE)


__all__ = ["Effort", "Field", "Item", "Rectangle", "Tiling", "tile"]
