"""What a tiling is about: the field to fill, the items to fill it with, and the outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

# So many items beyond those that fit take part in the choice; the rest are held over.
SPARE = 5


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds the search may take: for a first exact fill, for a better one, for each other one."""

    first: float = 1.5
    better: float = 1.5
    other: float = 0.0

    @property
    def loose(self) -> float:
        """Seconds for a page that cannot be filled."""
        return (self.first + self.better) / 2


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Columns and rows on the page's grid."""

    column: int
    row: int
    span: int
    depth: int

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.row + self.depth

    @property
    def right(self) -> int:
        """The first column right of it."""
        return self.column + self.span

    @property
    def area(self) -> int:
        """Cells in it."""
        return self.span * self.depth


@dataclass(frozen=True)
class Item:
    """Something to place.

    importance: 1 to 5. options: for each span it can take, the depths in body lines it can have
    there, each with what it costs in looks (0 is as the house likes it best). heads: for each
    span the rows its heading takes from its top, the gap row included; few where not given.
    sizes: for each span how large its headline is printed, in half points. graded: its importance
    tells where it stands, as that of stories does and that of advertisements does not.
    rank: of the leader it tells of, 1 being the first; 0 for none. standing: where it stands now
    and had better stay. slot: where the page's template has a place for it.
    """

    key: str
    importance: int
    options: Mapping[int, Mapping[int, int]]
    headline: bool = True
    heads: Mapping[int, int] = field(default_factory=dict)
    rank: int = 0
    standing: Rectangle | None = None
    slot: Rectangle | None = None
    sizes: Mapping[int, int] = field(default_factory=dict)
    graded: bool = True

    @cached_property
    def least(self) -> int:
        """The fewest cells it can fill."""
        return min(span * min(depths) for span, depths in self.options.items())

    @cached_property
    def most(self) -> int:
        """The most cells it can fill."""
        return max(span * max(depths) for span, depths in self.options.items())


@dataclass(frozen=True, slots=True)
class Field:
    """The ground to fill: columns by rows first to last (exclusive), less what is taken.

    blocked: what a masthead takes that leaves an ear beside it. locked: what the editor fixed,
    cut to what of it stands on free ground. ranked: the whole rectangles of locked articles that
    tell of a leader, with the leader's rank.
    """

    columns: int
    first: int
    last: int
    locked: Sequence[Rectangle] = ()
    blocked: Sequence[Rectangle] = ()
    ranked: Sequence[tuple[Rectangle, int]] = ()

    @property
    def rows(self) -> int:
        """Rows there are."""
        return self.last - self.first

    @property
    def taken(self) -> tuple[Rectangle, ...]:
        """Ground that no item may take."""
        return (*self.blocked, *self.locked)

    @property
    def whole(self) -> int:
        """Cells there are for articles, locked ones among them."""
        return self.columns * self.rows - sum(block.area for block in self.blocked)

    @property
    def area(self) -> int:
        """Cells there are to fill."""
        return self.whole - sum(lock.area for lock in self.locked)

    def top(self, column: int) -> int:
        """The first row of a column below what is blocked."""
        return max(
            (b.bottom for b in self.blocked if b.column <= column < b.right), default=self.first
        )


@dataclass(frozen=True, slots=True)
class Tiling:
    """A way to fill the field; items without a place are held over. blank: cells left empty.

    cost: of its looks and moves, as far as they were searched for. loosened: hard rules that had
    to be given up for it: "leaders" or "slots". costs: of the looks by the names of their weights,
    where the tiling is finished.
    """

    places: Mapping[str, Rectangle]
    blank: int
    exact: bool
    cost: float = 0.0
    loosened: tuple[str, ...] = ()
    costs: Mapping[str, int] = field(default_factory=dict)


def before(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The numbers of each two graded items of unlike importance, the more important one's first."""
    for one, upper in enumerate(items):
        for other, lower in enumerate(items):
            if upper.graded and lower.graded and upper.importance > lower.importance:
                yield one, other


# How far from its slot's row an item may begin, and what share of the slot's depth it may differ.
_SLOT_ROWS, _SLOT_SHARE = 8, 0.34


def near_slot(slot: Rectangle) -> tuple[range, range]:
    """The rows at which an item in a slot may begin, and the depths it may have."""
    play = max(round(slot.depth * _SLOT_SHARE), 3)
    rows = range(max(slot.row - _SLOT_ROWS, 0), slot.row + _SLOT_ROWS + 1)
    return rows, range(max(slot.depth - play, 1), slot.depth + play + 1)
