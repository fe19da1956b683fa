"""Soft costs: counted for a finished page just as the solver counts them; searches never lose."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from newsroom.arrange.annealing import Annealing
from newsroom.arrange.constraints import USUAL, Fill, Rules
from newsroom.arrange.freeing import Freeing
from newsroom.arrange.judging import judged
from newsroom.arrange.looks import Looks
from newsroom.arrange.pieces import Effort, Field, Item, Rectangle
from newsroom.arrange.slicing import ABOVE, BESIDE, LEFT, Node, Slicer
from newsroom.arrange.solving import solved, solver_for
from newsroom.arrange.tiling import tile
from newsroom.arrange.trees import roughly, straight, turning
from newsroom.arrange.weights import WEIGHTS
from newsroom.job import Job

PAGE = Field(6, 4, 64)
QUICK = Effort(0.8, 0.0)


def items(seed: int, count: int = 8) -> list[Item]:
    """Stories that fill the page together, each with some rows to play."""
    chance = random.Random(seed)
    parts = [chance.uniform(0.6, 1.4) for _ in range(count)]
    made = []
    for number, part in enumerate(parts):
        cells = PAGE.area * part / sum(parts) * 0.93
        options = {}
        for span in range(1, 5):
            least = round(cells / span)
            if 6 <= least <= 50:
                options[span] = {least + more: 12 * more for more in range(6)}
        rating = 5 if number == 0 else chance.choice((2, 3, 4))
        heads = {span: 3 + span for span in options}
        made.append(Item(f"i{number}", rating, options, number != 3, heads))
    return sorted(made, key=lambda item: -item.importance)


def filled(seed: int) -> tuple[list[Item], dict[str, Rectangle]]:
    made = items(seed)
    tiling = tile(PAGE, made, Job(), QUICK)
    assert tiling.exact
    return [item for item in made if item.key in tiling.places], dict(tiling.places)


def counted(made: Sequence[Item], places: dict[str, Rectangle]) -> float:
    rules = Rules(PAGE, made, len(made), Fill.EXACT)
    Looks(rules, full=True)
    for number, item in enumerate(rules.items):
        place = places[item.key]
        rules.model.add(rules.choices[number, place.span, place.column] == 1)
        rules.model.add(rules.rows[number] == place.row)
        rules.model.add(rules.depths[number] == place.depth)
    solver = solver_for(1.0)
    assert solved(solver, rules.model, Job())
    return solver.objective_value


@pytest.mark.parametrize("seed", range(4))
def test_costs_are_those_of_the_solver_and_searches_lower_them(seed: int) -> None:
    made, places = filled(seed)
    before = sum(judged(PAGE, made, places).values())
    assert before == counted(made, places)
    annealed, cost = Annealing(PAGE, made, USUAL).better(places, 0.3, Job())
    assert cost == sum(judged(PAGE, made, annealed).values()) <= before

    def make(pinned: Mapping[str, Rectangle]) -> Rules:
        rules = Rules(PAGE, made, len(made), Fill.EXACT, pinned=pinned)
        Looks(rules, full=True)
        return rules

    freed = Freeing(made, make).better(annealed, 0.2, Job())
    assert sum(judged(PAGE, made, freed).values()) <= cost
    for found in (annealed, freed):
        whole(made, found)


def whole(made: Sequence[Item], places: dict[str, Rectangle]) -> None:
    cells = {
        (column, row)
        for r in places.values()
        for column in range(r.column, r.right)
        for row in range(r.row, r.bottom)
    }
    assert len(cells) == sum(r.area for r in places.values()) == PAGE.area
    assert all(places[item.key].depth in item.options[places[item.key].span] for item in made)
    lead = places[made[0].key]
    assert (lead.column, lead.row) == (0, PAGE.first)
    assert all(r.span <= lead.span for r in places.values())


def test_straight_cuts_and_wheels_are_found_in_tilings() -> None:
    straight_ = [
        (0, Rectangle(0, 4, 6, 20)),
        (1, Rectangle(0, 24, 2, 40)),
        (2, Rectangle(2, 24, 4, 40)),
    ]
    assert straight(straight_) == Node(ABOVE, (0, Node(BESIDE, (1, 2))))
    wheel = [
        (0, Rectangle(0, 4, 2, 40)),
        (1, Rectangle(2, 4, 4, 20)),
        (2, Rectangle(4, 24, 2, 40)),
        (3, Rectangle(0, 44, 4, 20)),
        (4, Rectangle(2, 24, 2, 20)),
    ]
    assert straight(wheel) is None
    assert turning(PAGE, wheel) == Node(LEFT, (0, 1, 2, 3, 4))
    assert isinstance(roughly(wheel), Node)


def test_the_cheapest_sizes_of_a_tree_are_found() -> None:
    dear = [
        Item("a", 3, {6: {20: 0, 24: 50}}),
        Item("b", 3, {2: {36: 0, 40: 9}, 3: {40: 0}}),
        Item("c", 3, {4: {36: 30, 40: 0}}),
    ]
    slicer = Slicer(PAGE, dear, 0, PAGE.columns, 1_000)
    found = slicer.sizes(Node(ABOVE, (0, Node(BESIDE, (1, 2)))))
    assert found == [Rectangle(0, 4, 6, 20), Rectangle(0, 24, 2, 40), Rectangle(2, 24, 4, 40)]
    assert slicer.least(Node(ABOVE, (0, Node(BESIDE, (1, 2))))) == 9
    # Where the middle one is the most important it costs by every row that it stands low.
    dear[1] = replace(dear[1], importance=5)
    low = Slicer(PAGE, dear, 0, PAGE.columns, 1_000)
    assert low.least(Node(ABOVE, (0, Node(BESIDE, (1, 2))))) == 9 + 2 * 20 * WEIGHTS["row"]
    assert low.least(Node(BESIDE, (0, Node(BESIDE, (1, 2))))) == math.inf
    assert low.sizes(Node(BESIDE, (0, Node(BESIDE, (1, 2))))) is None
    five = [
        Item(str(n), 3, {s: {d: 0}})
        for n, (s, d) in enumerate(((2, 40), (4, 20), (2, 40), (4, 20), (2, 20)))
    ]
    turned = Slicer(PAGE, five, 0, PAGE.columns, 1_000).sizes(Node(LEFT, (0, 1, 2, 3, 4)))
    assert turned is not None
    assert turned[4] == Rectangle(2, 24, 2, 20)
