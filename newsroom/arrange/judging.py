"""What the looks of a finished tiling cost, weight by weight, just as `looks` has them counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from newsroom.arrange.pieces import Field, Item, Rectangle, before, near_slot
from newsroom.arrange.weights import HEAD, WEIGHTS

SHAPES = "shapes"
# The edges of a rectangle: its columns and rows, each from the first to the one behind the last.
_Edges: TypeAlias = "list[tuple[int, int, int, int]]"


def judged(field: Field, items: Sequence[Item], places: Mapping[str, Rectangle]) -> dict[str, int]:
    """The soft costs of a tiling of all items, by the names of their weights.

    SHAPES are the costs of the items' own shapes. Slots and the leaders' order count where they
    are not kept; whether they were asked for is not known here.
    """
    return Judge(field, items).costs([places[item.key] for item in items])


_BLEMISHES = {
    "leaders": "领导活动次序不合 {} 处",
    "slot": "不合模板 {} 处",
    "under": "次要的压在重要的上面 {} 处",
    "louder": "次要的标题更大 {} 处",
    "bump": "碰题 {} 处",
    "gap": "通缝 {} 道",
    "cut": "断版 {} 道",
    "peer": "{} 篇和头条一样宽",
    "lead": "头条窄 {} 栏",
    "whole": "通栏多 {} 篇",
    "ear": "报眼没有收齐 {} 处",
    "same": "同宽的稿件多 {} 篇",
    "stacked": "上下同宽 {} 处",
}


def blemishes(costs: Mapping[str, int]) -> tuple[str, ...]:
    """Those of the soft costs that one can see and count, dearest first."""
    seen = sorted((name for name in _BLEMISHES if costs.get(name)), key=lambda name: -costs[name])
    return tuple(_BLEMISHES[name].format(costs[name] // WEIGHTS[name]) for name in seen)


class Judge:
    """Judges many tilings of the same items: what does not depend on the tiling is ready."""

    def __init__(self, field: Field, items: Sequence[Item]) -> None:
        self._field, self._items = field, items
        least = min((item.importance for item in items), default=0)
        self._above = [item.importance - least for item in items]
        self._order = list(before(items))
        numbers = range(len(items))
        self._heads = [dict.fromkeys(item.options, HEAD) | dict(item.heads) for item in items]
        headed = [n for n in numbers if items[n].headline]
        self._headed = [(i, j) for i in headed for j in headed if i < j]
        self._leaders = [
            (i, j) for i in numbers for j in numbers if 0 < items[i].rank < items[j].rank
        ]
        self._slots = [(n, item.slot) for n, item in enumerate(items) if item.slot is not None]
        self._wish = min(field.columns // 2 + 1, max(items[0].options)) if len(items) > 1 else 0

    def costs(self, rects: Sequence[Rectangle]) -> dict[str, int]:
        """The soft costs by the names of their weights. rects: of the items, in their order."""
        field = self._field
        edges = [(r.column, r.column + r.span, r.row, r.row + r.depth) for r in rects]
        spans = [r.span for r in rects]
        found: dict[str, int] = {}
        found[SHAPES] = sum(
            [
                item.options.get(r.span, {}).get(r.depth, 0)
                for item, r in zip(self._items, rects, strict=True)
            ]
        )
        above = self._above
        found["row"] = sum([w * (e[2] - field.first) for w, e in zip(above, edges, strict=True)])
        found["column"] = sum([w * e[0] for w, e in zip(above, edges, strict=True)])
        if len(spans) > 1:
            found["lead"] = max(self._wish - spans[0], 0)
            found["peer"] = spans.count(spans[0]) - 1 if spans[0] > 1 else 0
        found["leaders"] = sum([not in_order(rects[i], rects[j]) for i, j in self._leaders])
        found["slot"] = sum([not in_slot(slot, rects[n]) for n, slot in self._slots])
        self._ordered(edges, spans, found)
        self._bumping(edges, spans, found)
        _lines(field, edges, found)
        _crowds(field, edges, found)
        return {name: count * WEIGHTS.get(name, 1) for name, count in found.items() if count}

    def _ordered(self, edges: _Edges, spans: Sequence[int], found: dict[str, int]) -> None:
        """The more important above the less important, and in the larger type."""
        under = louder = 0
        sizes = [i.sizes.get(span, 0) for i, span in zip(self._items, spans, strict=True)]
        for i, j in self._order:
            if sizes[i] < sizes[j]:
                louder += 1
            one, other = edges[i], edges[j]
            if one[2] > other[2] and one[0] < other[1] and other[0] < one[1]:
                under += 1
        found["under"], found["louder"] = under, louder

    def _bumping(self, edges: _Edges, spans: Sequence[int], found: dict[str, int]) -> None:
        bump = twin = 0
        feet = [
            edge[2] + heads.get(span, HEAD)
            for edge, heads, span in zip(edges, self._heads, spans, strict=True)
        ]
        for i, j in self._headed:
            one, other = edges[i], edges[j]
            if one[1] != other[0] and other[1] != one[0]:
                continue
            if one[2] < feet[j] and other[2] < feet[i]:
                bump += 1
                twin += spans[i] == spans[j]
        found["bump"], found["twin"] = bump, twin


def in_slot(slot: Rectangle, place: Rectangle) -> bool:
    """Whether a place is as the slot asks."""
    rows, depths = near_slot(slot)
    same = (slot.column, slot.span) == (place.column, place.span)
    return same and place.row in rows and place.depth in depths


def in_order(higher: Rectangle, lower: Rectangle) -> bool:
    """Whether a lower leader's place yields to a higher one's."""
    return (
        (higher.row, higher.column) <= (lower.row, lower.column)
        and lower.span <= higher.span
        and lower.area <= higher.area
    )


def _lines(field: Field, edges: _Edges, found: dict[str, int]) -> None:
    """Lines across the page, and gutters down it."""
    top, cut = field.top(0), 0
    for left, right, row, _ in edges[1:]:
        if left == 0 and row > top and right < field.columns:
            across = any(e[2] < row < e[3] for e in edges)
            cut += not (across or any(k.row < row < k.bottom for k in field.locked if k.column))
    crossed = {gutter for left, right, _, _ in edges[1:] for gutter in range(left, right - 1)}
    found["cut"], found["gap"] = cut, field.columns - 1 - len(crossed)


def _crowds(field: Field, edges: _Edges, found: dict[str, int]) -> None:
    """Stories of one span, stories over the same columns, stories that leave the ear."""
    columns, count = field.columns, len(edges)
    spans = Counter([right - left for left, right, _, _ in edges])
    found["whole"] = max(spans.pop(columns, 0) - 1, 0)
    found["same"] = sum([max(many - (count + 1) // 2, 0) for many in spans.values()])
    towers = [e[:2] for e in edges if 1 < e[1] - e[0] < columns]
    found["stacked"] = len(towers) - len(set(towers))
    found["ear"] = sum(
        [row < block.bottom < bottom for block in field.blocked for _, _, row, bottom in edges]
    )
