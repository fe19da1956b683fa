"""Looking for a lovelier page by freeing: some neighbouring stories are set free, the rest keep
their columns (and what touches none of the free ones its rows), and the solver does its best.

How many are free follows from how soon the solver is done. A fixed seed and limits in the solver's
own time make the same copy give the same page.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Mapping, Sequence

from ortools.sat.python import cp_model

from newsroom.arrange.constraints import Rules
from newsroom.arrange.pieces import Item, Rectangle
from newsroom.arrange.solving import PACE, patience, quick_solver, solved
from newsroom.job import Job

_SEED = 13
# The solver's own time for one turn, and what making the model ready for it counts.
_EACH, _READY = 0.04, 0.005
_FEWEST, _START, _MORE, _FEWER = 3.0, 4.0, 0.05, 0.2


class Freeing:
    """One search. make: the rules with the looks to minimise, where some items by key keep the
    span and the left column of a place.
    """

    def __init__(
        self, items: Sequence[Item], make: Callable[[Mapping[str, Rectangle]], Rules]
    ) -> None:
        self._items, self._make = items, make
        self._random = random.Random(_SEED)  # noqa: S311 - no secret

    def better(
        self, places: Mapping[str, Rectangle], seconds: float, job: Job
    ) -> dict[str, Rectangle]:
        """The best tiling found from a given one. Raises CancelledError after a cancel."""
        keys = [item.key for item in self._items]
        now, count, cost = dict(places), _START, math.inf
        budget, ends = seconds * PACE, time.monotonic() + patience(seconds)
        while budget > 0 and time.monotonic() < ends and not job.settled:
            free = self._free([now[key] for key in keys], min(int(count), len(keys)))
            solver, found, rules = self._freed(now, free, min(_EACH, budget), job)
            budget -= solver.response_proto.deterministic_time + _READY
            done = found and solver.response_proto.status == cp_model.OPTIMAL
            if found and solver.objective_value <= cost:
                now, cost = rules.places(solver), solver.objective_value
            if done and len(free) == len(keys):
                break
            count = count + _MORE if done else max(count - _FEWER, _FEWEST)
        return now

    def _free(self, rects: Sequence[Rectangle], count: int) -> set[int]:
        """Some items by number, most often such as touch one another."""
        numbers = range(len(rects))
        if self._random.random() < 0.4:
            return set(self._random.sample(numbers, count))
        free = [self._random.randrange(len(rects))]
        while len(free) < count:
            rest = [n for n in numbers if n not in free]
            near = [n for n in rest if any(_meet(rects[n], rects[f]) for f in free)]
            free.append(self._random.choice(near or rest))
        return set(free)

    def _freed(
        self, now: Mapping[str, Rectangle], free: set[int], limit: float, job: Job
    ) -> tuple[cp_model.CpSolver, bool, Rules]:
        """The solver, and whether it found anything with these items free, under which rules."""
        rects = [now[item.key] for item in self._items]
        numbered = list(zip(self._items, rects, strict=True))
        rules = self._make({i.key: r for n, (i, r) in enumerate(numbered) if n not in free})
        for number, place in enumerate(rects):
            if number in free or any(_meet(place, rects[other]) for other in free):
                continue
            for variable, value in (
                (rules.rows[number], place.row),
                (rules.depths[number], place.depth),
            ):
                domain = rules.model.proto.variables[variable.index].domain
                domain.clear()
                domain.extend((value, value))
        rules.hint(now)
        solver = quick_solver(limit)
        return solver, solved(solver, rules.model, job, settles=True), rules


def _meet(one: Rectangle, other: Rectangle) -> bool:
    """Whether two stories stand next to each other, if only at a corner."""
    return (
        one.column <= other.right
        and other.column <= one.right
        and one.row <= other.bottom
        and other.row <= one.bottom
    )
