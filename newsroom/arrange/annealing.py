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
from newsroom.arrange.judging import judged
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
_PACE = 900  # steps that a usual machine makes in a second
# A hard rule that is not kept.
_FORBIDDEN = 100_000
_WHEEL = 5  # parts


@dataclass(frozen=True, slots=True)
class _Stage:
    """One cooling. off: what a cell off an item's depths costs. share: of all steps."""

    off: int
    hot: float
    cold: float
    share: float


# What nearly fits is let by at first, so that the search gets about.
_STAGES = (_Stage(8, 200, 10, 0.4), _Stage(20, 60, 10, 0.25), _Stage(50, 60, 5, 0.35))


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
        self._strict(0)
        widths = [span for span in items[0].options if span > demands.widest]
        self._widths = sorted(widths) if demands.lead else [0]

    def better(
        self, places: Mapping[str, Rectangle], seconds: float, job: Job
    ) -> tuple[dict[str, Rectangle], float]:
        """The best tiling found, with its cost; the one given where none is better.

        Raises CancelledError after a cancel.
        """
        rects = [places[item.key] for item in self._items]
        best = _State(0, rects[0].span if self._demands.lead else 0, rects, *self._cost(rects))
        ends = time.monotonic() + patience(seconds)
        now = best
        for stage in _STAGES if len(rects) > 1 else ():
            self._strict(stage.off)
            now = self._start(rects) if now is best else self._sized(_State(now.tree, now.lead))
            steps = round(seconds * _PACE * stage.share)
            now, whole = self._cooled(now, stage, steps, job, ends)
            if whole is not None and whole.cost < best.cost:
                best = whole
        found = {item.key: r for item, r in zip(self._items, best.rects, strict=True)}
        return found, best.cost

    def _cooled(
        self, now: _State, stage: _Stage, steps: int, job: Job, ends: float
    ) -> tuple[_State, _State | None]:
        """The best state met while cooling, and the best one that is a page."""
        best, whole = now, None
        for step in range(steps):
            if step % 16 == 0:
                job.check()
                if job.settled or time.monotonic() > ends:
                    break
            heat = stage.hot * (stage.cold / stage.hot) ** (step / steps)
            other = self._changed(now)
            worse = other.cost - now.cost if math.isfinite(other.cost) else math.inf
            if worse <= 0 or self._random.random() < math.exp(-worse / heat):
                now = other
                best = min(best, now, key=lambda state: state.cost)
                if now.whole and (whole is None or now.cost < whole.cost):
                    whole = now
        return best, whole

    def _strict(self, off: int) -> None:
        """From now on a cell off an item's depths costs so much."""
        self._off = off
        self._slicers: dict[int, Slicer] = {}
        self._offs = {
            (item.key, span): stretched(span, depths, off)
            for item in self._items
            for span, depths in item.options.items()
        }

    def _cost(self, rects: Sequence[Rectangle]) -> tuple[float, bool]:
        """What rectangles cost, and whether they are a page: each item at a depth it can have."""
        places = {item.key: r for item, r in zip(self._items, rects, strict=True)}
        costs = judged(self._field, self._items, places)
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
        slicer = self._slicers.get(state.lead)
        if slicer is None:
            most = state.lead - self._demands.widest if state.lead else self._field.columns
            slicer = self._slicers[state.lead] = Slicer(
                self._field, self._items, state.lead, most, self._off
            )
        rects = slicer.sizes(state.tree)
        return _State(state.tree, state.lead, rects, *self._cost(rects)) if rects else state

    def _changed(self, state: _State) -> _State:
        """A neighbour of a state; its cost is infinite where it fills no page."""
        other = self._varied(state)
        if (other.tree, other.lead) == (state.tree, state.lead):
            return state
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
