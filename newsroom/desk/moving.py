"""Placements moved, sized, exchanged and brought to other pages, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsroom.desk.composing import Composers
from newsroom.desk.given_size import block
from newsroom.desk.ground import Ground, obstacle
from newsroom.model.edition import Edition
from newsroom.model.frame import Fit
from newsroom.model.placement import Placement


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in basic columns and body lines, as a placement stands in."""

    column: int
    row: int
    span: int
    depth: int

    @classmethod
    def of(cls, placement: Placement) -> Rect:
        """The placement's rectangle."""
        return cls(placement.column, placement.row, placement.span, placement.depth)


@dataclass(frozen=True, slots=True)
class Tried:
    """How a placement would fare in another rectangle. fit: None where nothing can be told."""

    fit: Fit | None
    obstacle: str = ""


def sized(old: Placement, rect: Rect) -> Placement:
    """A placement in another rectangle. Another span takes the legs, the heading and the places of
    pictures that the house gives it.
    """
    new = replace(old, column=rect.column, row=rect.row, span=rect.span, depth=rect.depth)
    if rect.span == old.span:
        return new
    return replace(new, text_columns=0, headline_rows=0, pictures=())


def exchanged(first: Placement, second: Placement) -> tuple[Placement, Placement]:
    """Two placements, each in the other's rectangle and on its page."""
    one = replace(sized(first, Rect.of(second)), page=second.page)
    return one, replace(sized(second, Rect.of(first)), page=first.page)


def shifted(placements: Sequence[Placement], columns: int, rows: int) -> tuple[Placement, ...]:
    """Placements moved by columns and rows, all by the same."""
    return tuple(replace(p, column=p.column + columns, row=p.row + rows) for p in placements)


def tried(composers: Composers, edition: Edition, placement: str, rect: Rect) -> Tried:
    """How an article of the edition would fit in another rectangle on its page.

    No fit where the edition does not hold the placement or it would leave the type area; total.
    """
    old = next((p for p in edition.placements if p.uuid == placement), None)
    if old is None:
        return Tried(None)
    new = sized(old, rect)
    return Tried(fitted(composers, edition, new), obstacle(edition, new))


def fitted(composers: Composers, edition: Edition, placement: Placement) -> Fit:
    """How an article of the edition would fit a placement that is set otherwise than it stands."""
    others = tuple(p for p in edition.placements if p.uuid != placement.uuid)
    there = replace(edition, placements=(*others, placement))
    return composers.composer(edition.publication).article(there, placement).fit


def transferred(
    composers: Composers, edition: Edition, old: Placement, page: str
) -> Placement | None:
    """A placement at another page's first free place: as it is where it has room, else in the
    shape of its article that stands highest. None where none has room.
    """
    free = Ground(edition, page)
    cell = free.room(old.span, old.depth)
    if cell is not None:
        return replace(old, page=page, column=cell[0], row=cell[1])
    if old.part or len(edition.parts(old.article)) > 1:
        return None
    found = _first_shape(composers, edition, old.article, page)
    return None if found is None else replace(found, uuid=old.uuid, locked=old.locked)


def brought(composers: Composers, edition: Edition, article: str, page: str) -> Placement | None:
    """An article of the pool at a page's first place that takes it whole; None where none does."""
    filler = edition.fillers.get(article)
    if filler is not None and filler.span:
        free = Ground(edition, page)
        cell = free.room(filler.span, filler.rows)
        return None if cell is None else block(filler, free, page, *cell)
    return _first_shape(composers, edition, article, page)


def _first_shape(
    composers: Composers, edition: Edition, article: str, page: str
) -> Placement | None:
    """The shape nearest to a newspaper's usual proportion, of those that have room on a page."""
    from newsroom.typeset.copyfit import shapes_of  # noqa: PLC0415  a window needs none

    free = Ground(edition, page)
    composer = composers.composer(edition.publication)
    shapes = sorted(
        shapes_of(edition, composer, article), key=lambda s: (abs(s.depth - 12 * s.span), s.cost)
    )
    cells: dict[tuple[int, int], tuple[int, int] | None] = {}
    for shape in shapes:
        size = (shape.span, shape.depth)
        if size not in cells:
            cells[size] = free.room(*size)
        cell = cells[size]
        if cell is not None:
            return shape.placement(article, page, *cell)
    return None
