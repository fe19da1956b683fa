"""What binds items beside the fill: the leaders' order, and the slots of the page's template.

Of two articles that tell of different leaders the lower one never stands above the higher (nor
left of it in the same row), is never wider and never larger. An item with a slot stands in the
slot's columns, at its row and with its depth as nearly as elastic shapes need it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from newsroom.arrange.constraints import Rules
from newsroom.arrange.pieces import Item, Rectangle, before, near_slot

# Literals that must all hold for a rule to count.
_If = list[cp_model.LiteralT]


def bind(rules: Rules) -> None:
    """Add what the rules' demands ask for."""
    if rules.demands.order:
        for one, other in before(rules.items):
            rules.model.add_implication(rules.present[other], rules.present[one])
    if rules.demands.leaders:
        for higher, lower in pairs(rules):
            _order(rules, higher, lower, None)
        for number, item in enumerate(rules.items):
            for place, rank in rules.field.ranked:
                _against_locked(rules, number, item, place, rank)
    if rules.demands.slots:
        for number, item in enumerate(rules.items):
            if item.slot is not None:
                _stands_in(rules, number, item.slot, [rules.present[number]])


def pairs(rules: Rules) -> Iterator[tuple[int, int]]:
    """The numbers of each two items of different leaders, the higher one's first."""
    for higher, one in enumerate(rules.items):
        for lower, other in enumerate(rules.items):
            if 0 < one.rank < other.rank:
                yield higher, lower


def loosely(rules: Rules) -> Iterator[tuple[cp_model.IntVar, str]]:
    """For what is not demanded, literals that tell where it is not kept, with their weights."""
    model = rules.model
    if not rules.demands.leaders:
        for higher, lower in pairs(rules):
            broken = model.new_bool_var("")
            _order(rules, higher, lower, broken)
            yield broken, "leaders"
    if not rules.demands.slots:
        for number, item in enumerate(rules.items):
            if item.slot is not None:
                missed = model.new_bool_var("")
                _stands_in(rules, number, item.slot, [rules.present[number], ~missed])
                yield missed, "slot"


def _order(rules: Rules, higher: int, lower: int, broken: cp_model.IntVar | None) -> None:
    model = rules.model
    one, other = rules.items[higher], rules.items[lower]
    both: _If = [rules.present[higher], rules.present[lower]]
    if broken is not None:
        both.append(~broken)
    rows = rules.rows
    model.add(rows[lower] >= rows[higher]).only_enforce_if(both)
    below = rules.when(rows[lower] >= rows[higher] + 1)
    right = rules.when(rules.left(lower) >= rules.left(higher))
    model.add_bool_or([below, right, *(~literal for literal in both)])
    if min(other.options) <= max(one.options):
        model.add(rules.width(lower) <= rules.width(higher)).only_enforce_if(both)
    # What is too short to be as large can only keep its place; the page's notes tell of it.
    if other.least <= one.most:
        model.add(rules.area(lower) <= rules.area(higher)).only_enforce_if(both)


def _against_locked(rules: Rules, number: int, item: Item, place: Rectangle, rank: int) -> None:
    """The order between an item and an article that the editor locked."""
    if not item.rank or not rank or item.rank == rank:
        return
    model, here = rules.model, rules.present[number]
    row, left = rules.rows[number], rules.left(number)
    width, area = rules.width(number), rules.area(number)
    if item.rank < rank:
        model.add(row <= place.row).only_enforce_if(here)
        aside = rules.when(row <= place.row - 1), rules.when(left <= place.column)
        model.add(width >= place.span).only_enforce_if(here)
        model.add(area >= place.area).only_enforce_if(here)
    else:
        model.add(row >= place.row).only_enforce_if(here)
        aside = rules.when(row >= place.row + 1), rules.when(left >= place.column)
        model.add(width <= place.span).only_enforce_if(here)
        model.add(area <= place.area).only_enforce_if(here)
    model.add_bool_or([*aside, ~here])


def _stands_in(rules: Rules, number: int, slot: Rectangle, where: _If) -> None:
    model = rules.model
    rows, depths = near_slot(slot)
    model.add_linear_constraint(rules.rows[number], rows.start, rows.stop - 1).only_enforce_if(
        where
    )
    model.add_linear_constraint(
        rules.depths[number], depths.start, depths.stop - 1
    ).only_enforce_if(where)
    exact = [
        x
        for span, column, x in rules.places_of(number)
        if (span, column) == (slot.span, slot.column)
    ]
    model.add_bool_or([*exact, *(~literal for literal in where)])
