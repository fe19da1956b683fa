"""The free ground of a page, in basic columns and body lines."""

from __future__ import annotations

from newsroom.errors import RefusedError
from newsroom.model.edition import Edition
from newsroom.model.publication import PublicationKind


class Ground:
    """The free cells of a page. Raises RefusedError for a bulletin, which has no grid."""

    def __init__(self, edition: Edition, page: str, first_row: int) -> None:
        grid = edition.publication.grid
        if edition.publication.kind is PublicationKind.BULLETIN:
            raise RefusedError("信息、简报按稿件顺序连排，不需要放置")
        self._columns = grid.columns
        self._bottom = [
            self._blocked(edition, page, column, first_row, grid.rows)
            for column in range(grid.columns)
        ]

    @staticmethod
    def _blocked(edition: Edition, page: str, column: int, first: int, rows: int) -> list[bool]:
        cells = [row < first for row in range(rows)]
        for placement in edition.on_page(page):
            if placement.column <= column < placement.right:
                for row in range(placement.row, min(placement.bottom, rows)):
                    cells[row] = True
        return cells

    def open(self, column: int, row: int) -> bool:
        """Whether a cell is inside the type area and free."""
        inside = 0 <= column < self._columns and 0 <= row < len(self._bottom[0])
        return inside and not self._bottom[column][row]

    def depth(self, column: int, row: int, span: int) -> int:
        """Free rows below a cell over so many columns."""
        if column + span > self._columns:
            return 0
        depth = 0
        while row + depth < len(self._bottom[0]) and not any(
            self._bottom[c][row + depth] for c in range(column, column + span)
        ):
            depth += 1
        return depth

    def first(self, depth: int) -> tuple[int, int] | None:
        """The highest, then leftmost cell with so many free rows below; None for none."""
        for row in range(len(self._bottom[0])):
            for column in range(self._columns):
                if self.depth(column, row, 1) >= depth:
                    return column, row
        return None

    def largest(self, column: int, row: int) -> tuple[int, int]:
        """Span and depth of the largest free rectangle with its left top at a cell."""
        spans = range(1, self._columns - column + 1)
        return max(
            ((span, self.depth(column, row, span)) for span in spans),
            key=lambda found: found[0] * found[1],
        )
