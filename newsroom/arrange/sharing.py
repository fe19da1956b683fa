"""Sharing copy out among pages: the model behind 分版.

Each bundle goes to one page or none; what it is worth there counts, and what each page then lacks
or has too much of what fills it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from newsroom.arrange.solving import solved, solver_for
from newsroom.job import Job

# Worth in hundredths of a cell (basic column × row) that a page gets too few of, of one beyond a
# fifth of the page, of one too many, and of a page's having a story that can lead it.
_SHORT, _EMPTY, _LONG, _LED = 30, 60, 60, 3000
_FIFTH = 0.2
# Stories as they usually look fill a page with that share of it, stretched or squeezed.
_LEAST, _MOST = 0.85, 1.0
_SECONDS = 1.0

_Gains = list[tuple[cp_model.LinearExprT, int]]


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be shared out. cells: basic columns × rows. worths: on each page, and what it is
    worth to be on any. leads: whether it can lead a page."""

    cells: int
    worths: Sequence[int]
    leads: bool


def shared(loads: Sequence[Load], free: Sequence[int], job: Job) -> list[int]:
    """The number of the page for each load; -1 where it had better wait.

    free: the cells that each page still has to fill. Raises CancelledError after a cancel.
    """
    model, pages = cp_model.CpModel(), range(len(free))
    taken = [[model.new_bool_var(f"{n} on {p}") for p in pages] for n in range(len(loads))]
    gains: _Gains = []
    for load, literals in zip(loads, taken, strict=True):
        model.add_at_most_one(literals)
        gains += [(x, 100 * worth) for x, worth in zip(literals, load.worths, strict=True)]
    for page in pages:
        gains += _of_page(model, [literals[page] for literals in taken], loads, free[page])
    parts, weights = [part for part, _ in gains], [weight for _, weight in gains]
    model.maximize(cp_model.LinearExpr.weighted_sum(parts, weights))
    solver = solver_for(_SECONDS)
    solver.parameters.linearization_level = 2  # an assignment: its relaxation nearly solves it
    if not solved(solver, model, job):
        return [-1] * len(loads)
    return [next((p for p in pages if solver.boolean_value(row[p])), -1) for row in taken]


def _of_page(
    model: cp_model.CpModel, mine: Sequence[cp_model.IntVar], loads: Sequence[Load], free: int
) -> _Gains:
    """What a page gains by a story that can lead it, and loses by too little or too much."""
    cells = [load.cells for load in loads]
    copy = cp_model.LinearExpr.weighted_sum(mine, cells)
    short = model.new_int_var(0, round(max(free, 0) * _FIFTH), "")
    empty = model.new_int_var(0, max(free, 0), "")
    long = model.new_int_var(0, sum(cells), "")
    model.add(copy + short + empty >= round(max(free, 0) * _LEAST))
    model.add(copy - long <= round(max(free, 0) * _MOST))
    led = model.new_bool_var("")
    leads = [x for x, load in zip(mine, loads, strict=True) if load.leads]
    model.add(cp_model.LinearExpr.sum(leads) >= led)
    return [(short, -_SHORT), (empty, -_EMPTY), (long, -_LONG), (led, _LED)]


__all__ = ["Load", "shared"]
