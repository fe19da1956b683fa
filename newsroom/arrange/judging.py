"""What the looks of a finished tiling cost, weight by weight, just as `looks` has them counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsroom.arrange.pieces import Field, Item, Rectangle, before, near_slot
from newsroom.arrange.weights import HEAD, WEIGHTS

SHAPES = "shapes"


def judged(field: Field, items: Sequence[Item], places: Mapping[str, Rectangle]) -> dict[str, int]:
    """The soft costs of a tiling of all items, by the names of their weights.

    SHAPES are the costs of the items' own shapes. Slots and the leaders' order count where they
    are not kept; whether they were asked for is not known here.
    """
    rects = [places[item.key] for item in items]
    found: Counter[str] = Counter()
    found[SHAPES] = sum(
        item.options[r.span].get(r.depth, 0) for item, r in zip(items, rects, strict=True)
    )
    least = min((item.importance for item in items), default=0)
    for item, r in zip(items, rects, strict=True):
        found["row"] += (item.importance - least) * (r.row - field.first)
        found["column"] += (item.importance - least) * r.column
    _leading(field, items, rects, found)
    _order(items, rects, found)
    _pairs(items, rects, found)
    _lines(field, rects, found)
    _crowds(field, rects, found)
    for item, r in zip(items, rects, strict=True):
        found["slot"] += item.slot is not None and not in_slot(item.slot, r)
    return {name: count * WEIGHTS.get(name, 1) for name, count in found.items() if count}


def in_slot(slot: Rectangle, place: Rectangle) -> bool:
    """Whether a place is as the slot asks."""
    rows, depths = near_slot(slot)
    same = (slot.column, slot.span) == (place.column, place.span)
    return same and place.row in rows and place.depth in depths


def _leading(
    field: Field, items: Sequence[Item], rects: Sequence[Rectangle], found: Counter[str]
) -> None:
    if len(items) < 2:
        return
    lead = rects[0].span
    wish = min(field.columns // 2 + 1, max(items[0].options))
    found["lead"] += max(wish - lead, 0)
    found["peer"] += sum(r.span == lead > 1 for r in rects[1:])


def _order(items: Sequence[Item], rects: Sequence[Rectangle], found: Counter[str]) -> None:
    """The more important above the less important, and in the larger type."""
    for i, j in before(items):
        one, other = rects[i], rects[j]
        across = one.column < other.right and other.column < one.right
        found["under"] += across and one.row > other.row
        found["louder"] += items[i].sizes.get(one.span, 0) < items[j].sizes.get(other.span, 0)


def _pairs(items: Sequence[Item], rects: Sequence[Rectangle], found: Counter[str]) -> None:
    heads = [item.heads.get(r.span, HEAD) for item, r in zip(items, rects, strict=True)]
    for i, one in enumerate(rects):
        for j in range(i + 1, len(rects)):
            other = rects[j]
            if items[i].rank != items[j].rank and items[i].rank and items[j].rank:
                pair = (one, other) if items[i].rank < items[j].rank else (other, one)
                found["leaders"] += not in_order(*pair)
            if one.right != other.column and other.right != one.column:
                continue
            if one.row >= other.row + heads[j] or other.row >= one.row + heads[i]:
                continue
            if items[i].headline and items[j].headline:
                found["bump"] += 1
                found["twin"] += one.span == other.span


def in_order(higher: Rectangle, lower: Rectangle) -> bool:
    """Whether a lower leader's place yields to a higher one's."""
    return (
        (higher.row, higher.column) <= (lower.row, lower.column)
        and lower.span <= higher.span
        and lower.area <= higher.area
    )


def _lines(field: Field, rects: Sequence[Rectangle], found: Counter[str]) -> None:
    """Lines across the page, and gutters down it."""
    top = field.top(0)
    across = [*rects, *(lock for lock in field.locked if lock.column)]
    for r in rects[1:]:
        if r.column == 0 and r.row > top and r.span < field.columns:
            found["cut"] += not any(o.row < r.row < o.bottom for o in across)
    for gutter in range(field.columns - 1):
        found["gap"] += not any(r.column <= gutter < r.right - 1 for r in rects[1:])


def _crowds(field: Field, rects: Sequence[Rectangle], found: Counter[str]) -> None:
    """Stories of one span, stories over the same columns, stories that leave the ear."""
    spans = Counter(r.span for r in rects)
    for span, count in spans.items():
        if span == field.columns:
            found["whole"] += max(count - 1, 0)
        else:
            found["same"] += max(count - (len(rects) + 1) // 2, 0)
    towers = Counter((r.span, r.column) for r in rects if 1 < r.span < field.columns)
    found["stacked"] += sum(count - 1 for count in towers.values())
    for block in field.blocked:
        found["ear"] += sum(r.row < block.bottom < r.bottom for r in rects)
