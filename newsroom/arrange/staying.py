"""What stands on a page and had better stay: how many stories may leave their columns, and what
each costs that moves, by its place, its span and its depth."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python import cp_model

from newsroom.arrange.constraints import Rules
from newsroom.arrange.pieces import Rectangle


def moving(rules: Rules) -> Iterator[tuple[cp_model.LinearExprT, str]]:
    """Literals and distances that tell what moves, with the names of their weights."""
    for number, item in enumerate(rules.items):
        if item.standing is not None:
            yield from _moved(rules, number, item.standing)


def hold(rules: Rules, moved: int) -> None:
    """Let no more standing items than so many leave their columns, or their order in these."""
    model = rules.model
    stands = {n: item.standing for n, item in enumerate(rules.items) if item.standing is not None}
    kept = {
        number: rules.choices[number, place.span, place.column]
        for number, place in stands.items()
        if (number, place.span, place.column) in rules.choices
    }
    model.add(cp_model.LinearExpr.sum(list(kept.values())) >= len(stands) - moved)
    for one, upper in stands.items():
        for other, lower in stands.items():
            above = upper.bottom <= lower.row
            across = upper.column < lower.right and lower.column < upper.right
            if above and across and one in kept and other in kept:
                below = rules.rows[other] >= rules.ends[one]
                model.add(below).only_enforce_if([kept[one], kept[other]])


def _moved(
    rules: Rules, number: int, stands: Rectangle
) -> Iterator[tuple[cp_model.LinearExprT, str]]:
    model, row = rules.model, rules.rows[number]
    moved, wider, deeper = (model.new_bool_var("") for _ in range(3))
    there = [x for _, column, x in rules.places_of(number) if column == stands.column]
    here = [x for span, _, x in rules.places_of(number) if span == stands.span]
    gone = ~rules.present[number]
    model.add_bool_or([moved, gone, *there])
    model.add(row == stands.row).only_enforce_if([~moved, rules.present[number]])
    model.add_bool_or([wider, gone, *here])
    same = rules.depths[number] == stands.depth
    model.add(same).only_enforce_if([~deeper, rules.present[number]])
    yield moved, "place"
    yield wider, "span"
    yield deeper, "depth"
    for part, start, name in (
        (row, stands.row, "place row"),
        (rules.left(number), stands.column, "place column"),
    ):
        far = model.new_int_var(0, rules.field.last, "")
        model.add(far >= part - start).only_enforce_if(rules.present[number])
        model.add(far >= start - part).only_enforce_if(rules.present[number])
        yield far, name
