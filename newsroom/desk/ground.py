"""The free ground of a page, in basic columns and body lines."""

from __future__ import annotations

from collections.abc import Collection

from newsroom.errors import RefusedError
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.model.publication import PublicationKind
from newsroom.typeset.furniture import blocked

LEAST_DEPTH = 3


class Ground:
    """The free cells of a page: below the masthead or folio, in the ear, and where nothing stands.

    Raises RefusedError for a bulletin, which has no grid.
    """

    def __init__(self, edition: Edition, page: str) -> None:
        check_grid(edition)
        grid = edition.publication.grid
        head = blocked(edition.publication, edition.page(page).number)
        self._columns = grid.columns
        self._taken = []
        for column in range(grid.columns):
            first = head.first_row(column)
            self._taken.append([row < first for row in range(grid.rows)])
        self._whole = sum(not taken for rows in self._taken for taken in rows)
        for placement in edition.on_page(page):
            for column in range(placement.column, min(placement.right, grid.columns)):
                for row in range(placement.row, min(placement.bottom, grid.rows)):
                    self._taken[column][row] = True

    @property
    def fill(self) -> float:
        """The share (0 to 1) of the ground below masthead or folio that something stands on."""
        free = sum(not taken for rows in self._taken for taken in rows)
        return 1 - free / max(self._whole, 1)

    def open(self, column: int, row: int) -> bool:
        """Whether a cell is inside the type area and free."""
        inside = 0 <= column < self._columns and 0 <= row < len(self._taken[0])
        return inside and not self._taken[column][row]

    def depth(self, column: int, row: int, span: int) -> int:
        """Free rows below a cell over so many columns."""
        if column + span > self._columns:
            return 0
        depth = 0
        while row + depth < len(self._taken[0]) and not any(
            self._taken[c][row + depth] for c in range(column, column + span)
        ):
            depth += 1
        return depth

    def room(self, span: int, depth: int) -> tuple[int, int] | None:
        """The highest, then leftmost cell with so many free columns and rows; None for none."""
        for row in range(len(self._taken[0]) - depth + 1):
            for column in range(self._columns - span + 1):
                if self.open(column, row) and self.depth(column, row, span) >= depth:
                    return column, row
        return None

    def largest(self, column: int, row: int) -> tuple[int, int]:
        """Span and depth of the largest free rectangle with its left top at a cell."""
        spans = range(1, self._columns - column + 1)
        return max(
            ((span, self.depth(column, row, span)) for span in spans),
            key=lambda found: found[0] * found[1],
        )


def check_grid(edition: Edition) -> None:
    """Raise RefusedError for a bulletin, where nothing is placed."""
    if edition.publication.kind is PublicationKind.BULLETIN:
        raise RefusedError("信息、简报按稿件顺序连排，不需要放置")


def check_place(edition: Edition, placement: Placement, verb: str) -> None:
    """Raise RefusedError where a placement would leave the type area, or stand on the masthead,
    the folio or another article.
    """
    check_grid(edition)
    found = obstacle(edition, placement)
    if found:
        raise RefusedError(f"不能{verb}：{found}", kept="版面没有变化")


def obstacle(edition: Edition, placement: Placement, moving: Collection[str] = ()) -> str:
    """What is in a placement's way, in words; empty where nothing is.

    moving: other placements that leave their places in the same act.
    """
    grid = edition.publication.grid
    inside = (
        placement.column >= 0
        and placement.row >= 0
        and placement.span >= 1
        and placement.right <= grid.columns
        and placement.depth >= LEAST_DEPTH
        and placement.bottom <= grid.rows
    )
    head = blocked(edition.publication, edition.page(placement.page).number)
    if not inside or head.meets(placement):
        return "超出版心"
    for other in edition.on_page(placement.page):
        if other.uuid == placement.uuid or other.uuid in moving:
            continue
        if other.overlaps(placement):
            return f"会压住《{edition.articles[other.article].title}》"
    return ""
