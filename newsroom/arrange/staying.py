"""What it costs a standing story to move: its place, its span and its depth, each by itself."""

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
