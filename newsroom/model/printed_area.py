"""How many characters a page counts for: its type area full of body text, with pictures and
ornaments counted in part (报纸期刊质量管理规定, appendix: characters a line × lines; photos at
80 %, ornaments at 30 %).
"""

from __future__ import annotations

from newsroom.model.edition import Edition
from newsroom.model.filler import FillerKind
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid

_PICTURE, _ORNAMENT = 80, 30  # percent


def printed_characters(edition: Edition) -> dict[int, int]:
    """Characters of each page of a newspaper, by its number."""
    grid = edition.publication.grid
    return {
        page.number: sum(
            (
                _cells(grid, grid.columns, grid.rows) * 100,
                *(_less(edition, placement) for placement in edition.on_page(page.uuid)),
            )
        )
        // 100
        for page in edition.pages
    }


def _less(edition: Edition, placement: Placement) -> int:
    """What a placement takes off its page's characters, in hundredths; not above 0."""
    grid = edition.publication.grid
    filler = edition.fillers.get(placement.article)
    if filler is not None and filler.kind.block:
        share = _ORNAMENT if filler.kind is FillerKind.ORNAMENT else _PICTURE
        return -(100 - share) * _cells(grid, placement.span, placement.depth)
    return -(100 - _PICTURE) * sum(
        _cells(grid, picture.span, picture.rows) for picture in placement.pictures
    )


def _cells(grid: Grid, span: int, rows: int) -> int:
    return (span * grid.characters + max(span - 1, 0)) * rows
