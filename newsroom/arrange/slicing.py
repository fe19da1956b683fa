"""Trees of a page: which part stands above or beside which, and the cheapest sizes for that.

A tree is the number of an item, or a part above or beside another, or at the root a wheel of five
parts, which no cut goes through (RIGHT: a, b, c, d clockwise from the left top round e in the
middle, b reaching further down than a; LEFT: a reaching further down than b). For every
part a table holds the least cost by width and depth, so the sizes found for a tree are the best.
Counted are the costs of shapes and of importance standing low or right, which add up part by part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

import numpy as np

from newsroom.arrange.pieces import Field, Item, Rectangle
from newsroom.arrange.weights import WEIGHTS

Table: TypeAlias = np.ndarray
ABOVE, BESIDE, RIGHT, LEFT = "above", "beside", "right", "left"
_KEPT = 20_000
# Rows by which an item may be off its depths while the search goes on.
_OFF = 12


class Node(NamedTuple):
    """A part made of parts. kind: how they stand to one another."""

    kind: str
    parts: tuple[Tree, ...]


Tree: TypeAlias = "int | Node"


class Slicer:
    """The sizes of trees of some items on a field without locks.

    lead: the width that the first item takes at least, 0 for any. most: that the others take at
    most. off: what a cell costs by which an item is off the depths it can have.
    """

    def __init__(self, field: Field, items: Sequence[Item], lead: int, most: int, off: int) -> None:
        self.columns, self.rows, self.first = field.columns, field.rows, field.first
        self._items = items
        self._lead, self._most, self._off = lead, most, off
        least = min(item.importance for item in items)
        self._above = [item.importance - least for item in items]
        self._tables: dict[Tree, Table] = {}
        self._weights: dict[Tree, int] = {}

    def sizes(self, tree: Tree) -> list[Rectangle] | None:
        """The cheapest rectangles of the items by number; None where the tree fills no page."""
        places: dict[int, Rectangle] = {}
        whole = Rectangle(0, self.first, self.columns, self.rows)
        if isinstance(tree, Node) and tree.kind in (RIGHT, LEFT):
            parts = self._wheel(tree)
            if parts is None:
                return None
            for part, place in zip(tree.parts, parts, strict=True):
                self._put(part, place, places)
        else:
            if not np.isfinite(self.table(tree)[self.columns, self.rows]):
                return None
            self._put(tree, whole, places)
        return [places[number] for number in range(len(self._items))]

    def table(self, tree: Tree) -> Table:
        """The least costs of a part by its width and depth; infinite where it has no such size."""
        known = self._tables.get(tree)
        if known is None:
            known = self._leaf(tree) if isinstance(tree, int) else self._joined(tree)
            if len(self._tables) > _KEPT:
                self._tables.clear()
            self._tables[tree] = known
        return known

    def weight(self, tree: Tree) -> int:
        """The importance in a part, which costs as often as it stands low or right."""
        known = self._weights.get(tree)
        if known is None:
            if isinstance(tree, int):
                known = self._above[tree]
            else:
                known = sum(self.weight(part) for part in tree.parts)
            self._weights[tree] = known
        return known

    def _leaf(self, number: int) -> Table:
        table = np.full((self.columns + 1, self.rows + 1), np.inf)
        for span, depths in self._items[number].options.items():
            if span < self._lead if number == 0 else span > self._most:
                continue
            for depth, cost in stretched(span, depths, self._off).items():
                if 0 < depth <= self.rows:
                    table[span, depth] = cost
        return table

    def _joined(self, tree: Node) -> Table:
        kind, (one, other) = tree
        a, b = self.table(one), self.table(other)
        joined = np.full_like(a, np.inf)
        if kind == ABOVE:
            low = WEIGHTS["row"] * self.weight(other)
            depths = np.flatnonzero(np.isfinite(a).any(axis=0))
            more = np.flatnonzero(np.isfinite(b).any(axis=0))
            if len(depths) <= len(more):
                for depth in depths:
                    np.minimum(
                        joined[:, depth:],
                        b[:, : self.rows + 1 - depth] + (a[:, depth] + low * depth)[:, None],
                        out=joined[:, depth:],
                    )
            else:
                sunk = a + low * np.arange(self.rows + 1)
                for depth in more:
                    np.minimum(
                        joined[:, depth:],
                        sunk[:, : self.rows + 1 - depth] + b[:, depth][:, None],
                        out=joined[:, depth:],
                    )
        else:
            right = WEIGHTS["column"] * self.weight(other)
            for width in range(1, self.columns):
                rest = self.columns + 1 - width
                np.minimum(
                    joined[width:], b[:rest] + (a[width] + right * width), out=joined[width:]
                )
        return joined

    def _put(self, tree: Tree, place: Rectangle, places: dict[int, Rectangle]) -> None:
        if isinstance(tree, int):
            places[tree] = place
            return
        kind, (one, other) = tree
        a, b, width, depth = self.table(one), self.table(other), place.span, place.depth
        if kind == ABOVE:
            low = WEIGHTS["row"] * self.weight(other)
            costs = a[width, : depth + 1] + b[width, depth::-1] + low * np.arange(depth + 1)
            cut = int(np.argmin(costs))
            parts = (
                Rectangle(place.column, place.row, width, cut),
                Rectangle(place.column, place.row + cut, width, depth - cut),
            )
        else:
            right = WEIGHTS["column"] * self.weight(other)
            costs = a[: width + 1, depth] + b[width::-1, depth] + right * np.arange(width + 1)
            cut = int(np.argmin(costs))
            parts = (
                Rectangle(place.column, place.row, cut, depth),
                Rectangle(place.column + cut, place.row, width - cut, depth),
            )
        self._put(one, parts[0], places)
        self._put(other, parts[1], places)

    def _wheel(self, tree: Node) -> list[Rectangle] | None:
        """The five parts of the page under a wheel."""
        best, found = np.inf, None
        kind, parts = tree
        tables = [self.table(part) for part in parts]
        weights = [self.weight(part) for part in parts]
        for left, low in product(range(1, self.columns), repeat=2):
            if (left > low) == (kind == RIGHT) and left != low:
                cost = self._turned(kind, tables, weights, (left, low))
                at = int(np.argmin(cost))
                if cost.flat[at] < best:
                    best = cost.flat[at]
                    found = (left, low, *divmod(at, self.rows + 1))
        return None if found is None else wheel(found, self.columns, self.first, self.rows)

    def _turned(
        self, kind: str, tables: Sequence[Table], weights: Sequence[int], widths: tuple[int, int]
    ) -> Table:
        """Costs by the depths of a and of b. widths: of a at the top left and of d at the foot."""
        a, b, c, d, e = tables
        left, low = widths
        columns, rows = self.columns, np.arange(self.rows + 1)
        down, across = WEIGHTS["row"], WEIGHTS["column"]
        middle = min(left, low)
        aside = weights[1] * left + weights[2] * low + weights[4] * middle
        one = a[left] + d[low, ::-1] + down * weights[3] * rows
        other = b[columns - left] + c[columns - low, ::-1] + down * weights[2] * rows
        gap = rows[None, :] - rows[:, None] if kind == RIGHT else rows[:, None] - rows[None, :]
        within = np.where(gap > 0, e[abs(left - low)][np.clip(gap, 0, None)], np.inf)
        top = np.minimum(rows[:, None], rows[None, :])
        return one[:, None] + other[None, :] + within + down * weights[4] * top + across * aside


def stretched(span: int, depths: Mapping[int, int], cell: int) -> dict[int, int]:
    """The costs of the depths that an item has over some columns, and of those a few rows off.

    cell: what each cell costs that it is off. Such a depth fills no page; it leads the search
    from a page that nearly fits to one that does.
    """
    found = dict(depths)
    for off in range(1, _OFF + 1):
        for depth, cost in depths.items():
            for near in (depth - off, depth + off):
                dear = cost + off * span * cell
                if near not in depths and dear < found.get(near, dear + 1):
                    found[near] = dear
    return found


def wheel(cut: tuple[int, int, int, int], columns: int, first: int, rows: int) -> list[Rectangle]:
    """The parts a to e of a page. cut: widths of a and d, depths of a and b."""
    left, low, deep, other = cut
    return [
        Rectangle(0, first, left, deep),
        Rectangle(left, first, columns - left, other),
        Rectangle(low, first + other, columns - low, rows - other),
        Rectangle(0, first + deep, low, rows - deep),
        Rectangle(min(left, low), first + min(deep, other), abs(left - low), abs(deep - other)),
    ]
