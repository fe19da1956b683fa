"""What it costs a standing story to move: its place, its span and its depth, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ortools.sat.python import cp_model

from newsroom.arrange.constraints import Rules
from newsroom.arrange.pieces import Item, Rectangle

# How often what touches the free items is freed with them.
_RINGS = 2


def moving(rules: Rules) -> Iterator[tuple[cp_model.LinearExprT, str]]:
    """Literals and distances that tell what moves, with the names of their weights."""
    for number, item in enumerate(rules.items):
        if item.standing is not None:
            yield from _moved(rules, number, item.standing)


def rings(items: Sequence[Item]) -> Iterator[frozenset[str]]:
    """What may leave its columns, ever more: nothing, what changed or is new, what touches that,
    everything.

    An item is changed where the rectangle in which it stands no longer holds it. None where
    nothing stands yet.
    """
    stands = {item.key: item.standing for item in items if item.standing is not None}
    if not stands:
        return
    free = frozenset(item.key for item in items if not _settled(item))
    yield frozenset()
    if free:
        yield free
    for _ in range(_RINGS):
        touched = {
            key
            for key, place in stands.items()
            if any(_touch(place, stands[other]) for other in free if other in stands)
        }
        if touched <= free:
            break
        free |= touched
        yield free
    yield frozenset(stands) | free


def _settled(item: Item) -> bool:
    stands = item.standing
    return stands is not None and stands.depth in item.options.get(stands.span, {})


def _touch(one: Rectangle, other: Rectangle) -> bool:
    return (
        one.column <= other.right
        and other.column <= one.right
        and one.row <= other.bottom
        and other.row <= one.bottom
    )


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
