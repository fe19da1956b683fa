"""What a tiling is about: the field to fill, the items to fill it with, and the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# So many items beyond those that fit take part in the choice; the rest are held over.
SPARE = 5


@dataclass(frozen=True, slots=True)
class Effort:
    """Seconds the search may take: for a first exact fill, and then for a better one."""

    first: float = 1.5
    better: float = 1.5

    @property
    def loose(self) -> float:
        """Seconds for a page that cannot be filled."""
        return (self.first + self.better) / 2


@dataclass(frozen=True, slots=True)
class Item:
    """Something to place.

    importance: 1 to 5. options: for each span it can take, the depths in body lines it can have
    there, each with what it costs in looks (0 is as the house likes it best).
    """

    key: str
    importance: int
    options: Mapping[int, Mapping[int, int]]
    headline: bool = True

    @property
    def least(self) -> int:
        """The fewest cells it can fill."""
        return min(span * min(depths) for span, depths in self.options.items())

    @property
    def most(self) -> int:
        """The most cells it can fill."""
        return max(span * max(depths) for span, depths in self.options.items())


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


@dataclass(frozen=True, slots=True)
class Field:
    """The ground to fill: columns by rows first to last (exclusive), less what is locked."""

    columns: int
    first: int
    last: int
    locked: Sequence[Rectangle] = ()

    @property
    def rows(self) -> int:
        """Rows there are."""
        return self.last - self.first

    @property
    def area(self) -> int:
        """Cells there are to fill."""
        return self.columns * self.rows - sum(lock.span * lock.depth for lock in self.locked)


@dataclass(frozen=True, slots=True)
class Tiling:
    """A way to fill the field; items without a place are held over. blank: cells left empty.

    cost: of its looks, as far as they were searched for.
    """

    places: Mapping[str, Rectangle]
    blank: int
    exact: bool
    cost: float
