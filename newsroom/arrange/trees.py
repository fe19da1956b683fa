"""Trees of a page taken apart and put together; tilings as trees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from newsroom.arrange.pieces import Field, Rectangle
from newsroom.arrange.slicing import ABOVE, BESIDE, LEFT, RIGHT, Node, Tree, wheel


def wheeled(tree: Tree) -> bool:
    """Whether the root of a tree is a wheel."""
    return isinstance(tree, Node) and tree.kind in (RIGHT, LEFT)


def first_of(tree: Tree) -> int:
    """The item at the left top."""
    while isinstance(tree, Node):
        tree = tree.parts[0]
    return tree


def size_of(tree: Tree) -> int:
    """How many items a tree holds."""
    return 1 if isinstance(tree, int) else sum(size_of(part) for part in tree.parts)


def mapped(tree: Tree, numbers: Mapping[int, int]) -> Tree:
    """The tree with other numbers of its items."""
    if isinstance(tree, int):
        return numbers.get(tree, tree)
    return Node(tree.kind, tuple(mapped(part, numbers) for part in tree.parts))


def without(tree: Tree, number: int) -> Tree | None:
    """The tree without an item; None where a wheel would lose a part."""
    if isinstance(tree, int):
        return tree
    if number in tree.parts:
        if wheeled(tree):
            return None
        return tree.parts[1] if tree.parts[0] == number else tree.parts[0]
    parts = [part for whole in tree.parts if (part := without(whole, number)) is not None]
    return Node(tree.kind, tuple(parts)) if len(parts) == len(tree.parts) else None


def joins(tree: Tree) -> Iterator[Node]:
    """Every part that puts one part above or beside another."""
    if isinstance(tree, Node):
        if not wheeled(tree):
            yield tree
        for part in tree.parts:
            yield from joins(part)


def replaced(tree: Tree, old: Tree, new: Tree) -> Tree:
    """The tree with one part in the place of another."""
    if tree == old:
        return new
    if isinstance(tree, int):
        return tree
    return Node(tree.kind, tuple(replaced(part, old, new) for part in tree.parts))


def straight(rects: Sequence[tuple[int, Rectangle]]) -> Tree | None:
    """A tiling of a rectangle as a tree of straight cuts; None where it is none."""
    if len(rects) == 1:
        return rects[0][0]
    for kind, start, end in ((ABOVE, _top, _bottom), (BESIDE, _left, _right)):
        for cut in sorted({start(r) for _, r in rects})[1:]:
            before = [pair for pair in rects if end(pair[1]) <= cut]
            after = [pair for pair in rects if start(pair[1]) >= cut]
            if len(before) + len(after) == len(rects):
                one, other = straight(before), straight(after)
                return None if one is None or other is None else Node(kind, (one, other))
    return None


def roughly(rects: Sequence[tuple[int, Rectangle]]) -> Tree:
    """A tree of straight cuts that cross as few of the rectangles as can be."""
    if len(rects) == 1:
        return rects[0][0]
    found = []
    for kind, start, end in ((ABOVE, _top, _bottom), (BESIDE, _left, _right)):
        for cut in sorted({start(r) for _, r in rects} | {end(r) for _, r in rects}):
            before = [pair for pair in rects if start(pair[1]) + end(pair[1]) < 2 * cut]
            after = [pair for pair in rects if start(pair[1]) + end(pair[1]) >= 2 * cut]
            crossed = sum(start(r) < cut < end(r) for _, r in rects)
            if before and after:
                found.append((crossed, abs(len(before) - len(after)), kind, before, after))
    if not found:
        return Node(ABOVE, (rects[0][0], roughly(rects[1:])))
    _, _, kind, before, after = min(found, key=lambda one: one[:2])
    return Node(kind, (roughly(before), roughly(after)))


def _top(r: Rectangle) -> int:
    return r.row


def _bottom(r: Rectangle) -> int:
    return r.bottom


def _left(r: Rectangle) -> int:
    return r.column


def _right(r: Rectangle) -> int:
    return r.right


def turning(field_: Field, rects: Sequence[tuple[int, Rectangle]]) -> Tree | None:
    """A tiling of the page as a wheel of trees."""
    rows = sorted({r.row - field_.first for _, r in rects} - {0})
    for left, low in product(range(1, field_.columns), repeat=2):
        if left == low:
            continue
        kind = RIGHT if left > low else LEFT
        for deep, other in product(rows, repeat=2):
            if deep == other or (deep < other) != (kind == RIGHT):
                continue
            cut = (left, low, deep, other)
            parts = wheel(cut, field_.columns, field_.first, field_.rows)
            members = [[pair for pair in rects if _inside(pair[1], part)] for part in parts]
            if sum(map(len, members)) == len(rects) and all(members):
                trees = [tree for part in members if (tree := straight(part)) is not None]
                if len(trees) == len(parts):
                    return Node(kind, tuple(trees))
    return None


def _inside(r: Rectangle, part: Rectangle) -> bool:
    return (
        part.column <= r.column
        and r.right <= part.right
        and part.row <= r.row
        and r.bottom <= part.bottom
    )
