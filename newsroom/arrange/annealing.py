"""Looking for a lovelier page by annealing: trees of parts are changed a little, again and again.

A page whose change costs little is kept for a while, one that costs much seldom, and ever less so
as the search cools. A fixed seed and a fixed number of steps make the same copy give the same page.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsroom.arrange.constraints import Demands
from newsroom.arrange.judging import Judge
from newsroom.arrange.pieces import Field, Item, Rectangle
from newsroom.arrange.slicing import ABOVE, BESIDE, LEFT, RIGHT, Node, Slicer, Tree, stretched
from newsroom.arrange.solving import patience
from newsroom.arrange.trees import (
    first_of,
    joins,
    mapped,
    replaced,
    roughly,
    size_of,
    straight,
    turning,
    wheeled,
    without,
)
from newsroom.job import Job

_SEED = 11
_PACE = 6_000  # steps that a usual machine makes in a second
# A hard rule that is not kept.
_FORBIDDEN = 100_000
_WHEEL = 5  # parts
_MOST = 1e9  # more than any page costs
# What a cell costs that an item is off its depths: what nearly fits is let by while it is hot, so
# that the search gets about.
_OFF = 60
# Costs of a change that is made once in e times, when the search begins and when it ends.
_HOT, _COLD = 150, 15


@dataclass
class _State:
    """Where the search is. lead: the width at least of the lead, at most of all others. cost: of
    the rectangles. whole: they are a page as it may be."""

    tree: Tree
    lead: int
    rects: list[Rectangle] = field(default_factory=list)
    cost: float = math.inf
    whole: bool = False


class Annealing:
    """One search. Only for fields without locks or an ear, and items that stand nowhere yet."""

    def __init__(self, field_: Field, items: Sequence[Item], demands: Demands) -> None:
        self._field, self._items, self._demands = field_, items, demands
        self._random = random.Random(_SEED)  # noqa: S311 - no secret
        self._judge = Judge(field_, items)
        self._slicers: dict[int, Slicer] = {}
        self._offs = {
            (item.key, span): stretched(span, depths, _OFF)
            for item in items
            for span, depths in item.options.items()
        }
        widths = [span for span in items[0].options if span > demands.widest]
        self._widths = sorted(widths) if demands.lead else [0]

    def better(
        self, places: Mapping[str, Rectangle], seconds: float, job: Job
    ) -> tuple[dict[str, Rectangle], float]:
        """The best tiling found, with its cost; the one given where none is better.

        Raises CancelledError after a cancel.
        """
        rects = [places[item.key] for item in self._items]
        lead = rects[0].span if self._demands.lead else 0
        best = _State(0, lead, rects, *self._cost(rects))
        if len(rects) > 1:
            ends = time.monotonic() + patience(seconds)
            best = self._cooled(best, round(seconds * _PACE), job, ends)
        found = {item.key: r for item, r in zip(self._items, best.rects, strict=True)}
        return found, best.cost

    def _cooled(self, best: _State, steps: int, job: Job, ends: float) -> _State:
        """The best state met while cooling that is a page."""
        now = self._start(best.rects)
        for step in range(steps):
            if step % 16 == 0:
                job.check()
                if job.settled or time.monotonic() > ends:
                    break
            heat = _HOT * (_COLD / _HOT) ** (step / steps)
            most = now.cost - heat * math.log(1 - self._random.random())
            other = self._changed(now, most)
            if other is not None and other.cost <= most:
                now = other
                if now.whole and now.cost < best.cost:
                    best = now
        return best

    def _cost(self, rects: Sequence[Rectangle]) -> tuple[float, bool]:
        """What rectangles cost, and whether they are a page: each item at a depth it can have."""
        costs = self._judge.costs(rects)
        demands = self._demands
        asked = {"leaders": demands.leaders, "slot": demands.slots, "peer": demands.widest}
        hard = sum(kept and name in costs for name, kept in asked.items())
        off = sum(
            self._offs[item.key, r.span][r.depth]
            for item, r in zip(self._items, rects, strict=True)
            if r.depth not in item.options[r.span]
        )
        return sum(costs.values()) + hard * _FORBIDDEN + off, not hard and not off

    def _start(self, rects: Sequence[Rectangle]) -> _State:
        """The tiling as a tree, or one that comes near it."""
        numbered = list(enumerate(rects))
        tree = straight(numbered) or turning(self._field, numbered) or roughly(numbered)
        return self._sized(_State(tree, rects[0].span if self._demands.lead else 0))

    def _sized(self, state: _State) -> _State:
        rects = self._slicer(state.lead).sizes(state.tree)
        return _State(state.tree, state.lead, rects, *self._cost(rects)) if rects else state

    def _slicer(self, lead: int) -> Slicer:
        """What sizes trees where the lead has at least some width."""
        if lead not in self._slicers:
            most = lead - self._demands.widest if lead else self._field.columns
            self._slicers[lead] = Slicer(self._field, self._items, lead, most, _OFF)
        return self._slicers[lead]

    def _changed(self, state: _State, most: float) -> _State | None:
        """A neighbour of a state; None where it fills no page or costs more than so much."""
        other = self._varied(state)
        if (other.tree, other.lead) == (state.tree, state.lead):
            return state
        if not self._slicer(other.lead).least(other.tree) <= min(most, _MOST):
            return None
        return self._sized(other)

    def _varied(self, state: _State) -> _State:
        chance, tree, lead = self._random.random(), state.tree, state.lead
        if chance < 0.08:
            lead = self._random.choice(self._widths)
        elif chance < 0.15:
            tree = self._turned(tree)
        elif chance < 0.4:
            tree = self._swapped(tree)
        elif chance < 0.75:
            tree = self._moved(tree)
        else:
            tree = self._flipped(tree)
        first = first_of(tree)
        if self._demands.lead and first:
            tree = mapped(tree, {first: 0, 0: first})
        return _State(tree, lead)

    def _swapped(self, tree: Tree) -> Tree:
        """Two items in one another's place."""
        one, other = self._random.sample(range(len(self._items)), 2)
        return mapped(tree, {one: other, other: one})

    def _moved(self, tree: Tree) -> Tree:
        """One item taken out and put in elsewhere."""
        number = self._random.randrange(len(self._items))
        rest = without(tree, number)
        return tree if rest is None else self._inserted(rest, number)

    def _inserted(self, tree: Tree, number: int) -> Tree:
        """An item beside or above or below some part."""
        inward = wheeled(tree) or self._random.random() > 1 / size_of(tree)
        if isinstance(tree, Node) and inward:
            at = self._random.randrange(len(tree.parts))
            parts = list(tree.parts)
            parts[at] = self._inserted(parts[at], number)
            return Node(tree.kind, tuple(parts))
        kind = self._random.choice((ABOVE, BESIDE))
        return Node(kind, (tree, number) if self._random.random() < 0.5 else (number, tree))

    def _flipped(self, tree: Tree) -> Tree:
        """One join turned from above to beside, or with its parts exchanged."""
        found = list(joins(tree))
        if not found:
            return tree
        chosen = self._random.choice(found)
        if self._random.random() < 0.5:
            made = Node(BESIDE if chosen.kind == ABOVE else ABOVE, chosen.parts)
        else:
            made = Node(chosen.kind, chosen.parts[::-1])
        return replaced(tree, chosen, made)

    def _turned(self, tree: Tree) -> Tree:
        """A wheel made of a tree, or a tree of a wheel."""
        if isinstance(tree, Node) and wheeled(tree):
            made = tree.parts[0]
            for part in tree.parts[1:]:
                made = Node(self._random.choice((ABOVE, BESIDE)), (made, part))
            return made
        parts = [tree]
        while len(parts) < _WHEEL:
            large = [part for part in parts if isinstance(part, Node)]
            if not large:
                return tree
            chosen = self._random.choice(large)
            at = parts.index(chosen)
            parts[at : at + 1] = chosen.parts
        first, *rest = parts
        self._random.shuffle(rest)
        return Node(self._random.choice((RIGHT, LEFT)), (first, *rest))
