"""替换稿件: an article in another's place, with nothing else moving."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsroom.desk.composing import Composers
from newsroom.model.edition import Edition
from newsroom.model.identity import new_id
from newsroom.model.placement import Placement
from newsroom.typeset.copyfit import Look, Shape, shapes_of

# So many of the shapes nearest to the place are composed there.
_TRIED = 8


def replaced(
    composers: Composers, edition: Edition, old: tuple[Placement, ...], article: str
) -> tuple[Placement, ...]:
    """The placements of an article that takes the place of another's (all its parts, old).

    The same rectangle and look; the headline's height, the pictures and the legs by copyfit, so
    that it fits exactly where any shape does. It runs on into the other's jump where it needs to.
    """
    head, tails = old[0], old[1:]
    best = min(
        (_fit(composers, edition, old, (placed,)), index, placed)
        for index, placed in enumerate(_options(composers, edition, head, article))
    )
    (over, _), _, placed = best
    if not over:
        return (placed,)
    rest = tuple(replace(_plain(tail, article), part=tail.part) for tail in tails)
    return (placed, *rest)


def _options(
    composers: Composers, edition: Edition, head: Placement, article: str
) -> Iterable[Placement]:
    """Placements in the head's rectangle, nearest shapes first, the plain one last."""
    composer = composers.composer(edition.publication)
    look = Look(
        box=head.box,
        tint=head.tint,
        spans=(head.span,),
        drop_cap=head.drop_cap,
        vertical=head.vertical_headline,
    )
    found: list[Shape] = []
    for label in (True, False):
        found += shapes_of(edition, composer, article, replace(look, label=label))
    found.sort(key=lambda shape: (abs(shape.depth - head.depth), shape.cost))
    for shape in found[:_TRIED]:
        made = shape.placement(article, head.page, head.column, head.row)
        yield replace(made, depth=head.depth, locked=head.locked)
    yield _plain(head, article)


def _plain(placement: Placement, article: str) -> Placement:
    """A placement of another article in the same rectangle and look, set as usual."""
    return replace(
        placement,
        uuid=new_id(),
        article=article,
        part=0,
        text_columns=0,
        headline_size=None,
        headline_rows=0,
        pictures=(),
        kept_breaks=(),
    )


def _fit(
    composers: Composers,
    edition: Edition,
    old: tuple[Placement, ...],
    new: tuple[Placement, ...],
) -> tuple[int, int]:
    """Lines over and short of the first new placement in place of the old ones."""
    gone = {placement.uuid for placement in old}
    others = tuple(p for p in edition.placements if p.uuid not in gone)
    placed = replace(edition, placements=(*others, *new))
    fit = composers.composer(edition.publication).article(placed, new[0]).fit
    return fit.over, fit.under
