"""Trees of a page: which part stands above or beside which, and the cheapest sizes for that.

A tree is the number of an item, or a part above or beside another, or at the root a wheel of five
parts, which no cut goes through (RIGHT: a, b, c, d clockwise from the left top round e in the
middle, b reaching further down than a; LEFT: a reaching further down than b). For every
part a table holds the least cost by width and depth, so the sizes found for a tree are the best.
Counted are the costs of shapes and of importance standing low or right, which add up part by part.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple, TypeAlias

import numpy as np

from newsroom.arrange.pieces import Field, Item, Rectangle
from newsroom.arrange.weights import WEIGHTS

ABOVE, BESIDE, RIGHT, LEFT = "above", "beside", "right", "left"
_KEPT = 6_000
_Numbers: TypeAlias = np.ndarray
# Rows by which an item may be off its depths while the search goes on.
_OFF = 12


class Node(NamedTuple):
    """A part made of parts. kind: how they stand to one another."""

    kind: str
    parts: tuple[Tree, ...]


Tree: TypeAlias = "int | Node"


class Table(NamedTuple):
    """The least costs of a part. costs: by width and depth, infinite where it has no such size; as
    many infinite columns stand before those of the depths. widths, depths: least and most that it
    can have. weight: the importance in it, which costs as often as it stands low or right.
    """

    costs: _Numbers
    widths: tuple[int, int]
    depths: tuple[int, int]
    weight: int


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
        self._tables: dict[Tree, Table | None] = {}
        self._size = self.rows + 1
        self._ramp = np.arange(max(self.rows, self.columns) + 1, dtype=np.float32)
        self._ways = _ways(self.columns)

    def least(self, tree: Tree) -> float:
        """What the page costs at least under a tree; infinite where it fills none."""
        if isinstance(tree, Node) and tree.kind in (RIGHT, LEFT):
            return self._wheel(tree)[0]
        if isinstance(tree, Node):
            return self._cut(tree, self.columns, self.rows)[0]
        table = self.table(tree)
        return math.inf if table is None else float(self._of(table)[self.columns, self.rows])

    def sizes(self, tree: Tree) -> list[Rectangle] | None:
        """The cheapest rectangles of the items by number; None where the tree fills no page."""
        places: dict[int, Rectangle] = {}
        if isinstance(tree, Node) and tree.kind in (RIGHT, LEFT):
            parts = self._wheel(tree)[1]
            if parts is None:
                return None
            for part, place in zip(tree.parts, parts, strict=True):
                self._put(part, place, places)
        else:
            if not math.isfinite(self.least(tree)):
                return None
            self._put(tree, Rectangle(0, self.first, self.columns, self.rows), places)
        return [places[number] for number in range(len(self._items))]

    def table(self, tree: Tree) -> Table | None:
        """The least costs of a part; None where it has no size at all."""
        try:
            return self._tables[tree]
        except KeyError:
            made = self._leaf(tree) if isinstance(tree, int) else self._joined(tree)
        if len(self._tables) > _KEPT:
            self._tables.clear()
        self._tables[tree] = made
        return made

    def _of(self, table: Table) -> _Numbers:
        return table.costs[:, self._size :]

    def _leaf(self, number: int) -> Table | None:
        costs = np.full((self.columns + 1, 2 * self._size), np.inf, np.float32)
        widths: list[int] = []
        sizes: list[int] = []
        for span, depths in self._items[number].options.items():
            if span < self._lead if number == 0 else span > self._most:
                continue
            fits = stretched(span, depths, self._off)
            fits = {depth: cost for depth, cost in fits.items() if 0 < depth <= self.rows}
            costs[span, [self._size + depth for depth in fits]] = list(fits.values())
            sizes += fits
            widths += [span] * bool(fits)
        if not sizes:
            return None
        weight = self._above[number]
        return Table(costs, (min(widths), max(widths)), (min(sizes), max(sizes)), weight)

    def _joined(self, tree: Node) -> Table | None:
        kind, (one, other) = tree
        a, b = self.table(one), self.table(other)
        if a is None or b is None:
            return None
        return self._stacked(a, b) if kind == ABOVE else self._abreast(a, b)

    def _stacked(self, a: Table, b: Table) -> Table | None:
        """One part above another: every depth of the one whose depths are fewer, at once."""
        left, right = max(a.widths[0], b.widths[0]), min(a.widths[1], b.widths[1])
        top, foot = a.depths[0] + b.depths[0], min(a.depths[1] + b.depths[1], self.rows)
        if left > right or top > foot:
            return None
        size, low = self._size, WEIGHTS["row"] * b.weight
        (a0, a1), (b0, b1) = a.depths, b.depths
        costs = np.full((self.columns + 1, 2 * size), np.inf, np.float32)
        over, under = a.costs[left : right + 1], b.costs[left : right + 1]
        if a1 - a0 <= b1 - b0:
            fewer = over[:, size + a0 : size + a1 + 1] + low * self._ramp[a0 : a1 + 1]
            more, first = b.costs, a0
        else:
            fewer, first = under[:, size + b0 : size + b1 + 1], b0
            more = a.costs
            if low:
                more = more.copy()
                more[:, size:] += low * self._ramp[:size]
        wide, deep = more.strides
        # [width, depth of the one with fewer, depth of both] is what the other then costs.
        slid = np.ndarray(
            (right - left + 1, fewer.shape[1], foot - top + 1),
            np.float32,
            more,
            left * wide + (size + top - first) * deep,
            (wide, -deep, deep),
        )
        found = (slid + fewer[:, :, None]).min(axis=1)
        costs[left : right + 1, size + top : size + foot + 1] = found
        return Table(costs, (left, right), (top, foot), a.weight + b.weight)

    def _abreast(self, a: Table, b: Table) -> Table | None:
        """One part beside another: every way to share every width, at once."""
        left, right = a.widths[0] + b.widths[0], min(a.widths[1] + b.widths[1], self.columns)
        top, foot = max(a.depths[0], b.depths[0]), min(a.depths[1], b.depths[1])
        if left > right or top > foot:
            return None
        firsts, seconds, starts = self._ways
        at = slice(self._size + top, self._size + foot + 1)
        aside = WEIGHTS["column"] * b.weight * self._ramp[: self.columns + 1, None]
        both = (a.costs[:, at] + aside)[firsts] + b.costs[:, at][seconds]
        costs = np.full((self.columns + 1, 2 * self._size), np.inf, np.float32)
        costs[2:, at] = np.minimum.reduceat(both, starts, axis=0)
        return Table(costs, (left, right), (top, foot), a.weight + b.weight)

    def _cut(self, tree: Node, width: int, depth: int) -> tuple[float, int]:
        """The least cost of a part of some size, and the width or depth of its first part then."""
        kind, (one, other) = tree
        a, b, size = self.table(one), self.table(other), self._size
        if a is None or b is None:
            return math.inf, 0
        if kind == ABOVE:
            above = a.costs[width, size : size + depth + 1]
            costs = above + b.costs[width, size + depth : size - 1 : -1]
            aside = WEIGHTS["row"] * b.weight
        else:
            costs = a.costs[: width + 1, size + depth] + b.costs[width::-1, size + depth]
            aside = WEIGHTS["column"] * b.weight
        if aside:
            costs += aside * self._ramp[: len(costs)]
        cut = int(costs.argmin())
        return float(costs[cut]), cut

    def _put(self, tree: Tree, place: Rectangle, places: dict[int, Rectangle]) -> None:
        if isinstance(tree, int):
            places[tree] = place
            return
        column, row, width, depth = place.column, place.row, place.span, place.depth
        cut = self._cut(tree, width, depth)[1]
        if tree.kind == ABOVE:
            one = Rectangle(column, row, width, cut)
            other = Rectangle(column, row + cut, width, depth - cut)
        else:
            one = Rectangle(column, row, cut, depth)
            other = Rectangle(column + cut, row, width - cut, depth)
        self._put(tree.parts[0], one, places)
        self._put(tree.parts[1], other, places)

    def _wheel(self, tree: Node) -> tuple[float, list[Rectangle] | None]:
        """The least cost of the page under a wheel, and its five parts."""
        best, found = math.inf, None
        kind, parts = tree
        tables = [table for part in parts if (table := self.table(part)) is not None]
        if len(tables) < len(parts):
            return best, None
        costs = [self._of(table) for table in tables]
        weights = [table.weight for table in tables]
        for left, low in product(range(1, self.columns), repeat=2):
            if left != low and (left > low) == (kind == RIGHT):
                cost, deep, other = self._turned(kind, costs, weights, (left, low))
                if cost < best:
                    best, found = cost, (left, low, deep, other)
        return best, found and wheel(found, self.columns, self.first, self.rows)

    def _turned(
        self, kind: str, tables: Sequence[_Numbers], weights: Sequence[int], widths: tuple[int, int]
    ) -> tuple[float, int, int]:
        """The least cost with the depths of a and of b. widths: of a at the top left and of d at
        the foot."""
        a, b, c, d, e = tables
        left, low = widths
        columns, rows = self.columns, self._ramp[: self._size]
        down, across = WEIGHTS["row"], WEIGHTS["column"]
        one = a[left] + d[low, ::-1] + down * weights[3] * rows
        other = b[columns - left] + c[columns - low, ::-1] + down * weights[2] * rows
        ones, others = np.flatnonzero(np.isfinite(one)), np.flatnonzero(np.isfinite(other))
        if not len(ones) or not len(others):
            return math.inf, 0, 0
        gap = others[None, :] - ones[:, None]
        if kind == LEFT:
            gap = -gap
        # No part has the depth 0, so that what turns the other way costs infinitely much.
        within = e[abs(left - low)][np.maximum(gap, 0)]
        top = np.minimum(ones[:, None], others[None, :])
        costs = one[ones][:, None] + other[others][None, :] + within + down * weights[4] * top
        at = int(costs.argmin())
        aside = weights[1] * left + weights[2] * low + weights[4] * min(left, low)
        deep, wide = divmod(at, len(others))
        return float(costs.flat[at]) + across * aside, int(ones[deep]), int(others[wide])


@cache
def _ways(columns: int) -> tuple[_Numbers, _Numbers, _Numbers]:
    """The widths of two parts for every width from 2 on of both, and where each of these begins."""
    pairs = [(one, whole - one) for whole in range(2, columns + 1) for one in range(1, whole)]
    firsts, seconds = np.array(pairs or [(0, 0)]).T
    return firsts, seconds, np.array([w * (w - 1) // 2 for w in range(1, columns)], dtype=int)


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
