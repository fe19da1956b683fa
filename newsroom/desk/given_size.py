"""Fillers and adverts of a size of their own, where they may stand."""

from __future__ import annotations

from newsroom.desk.ground import Ground
from newsroom.errors import RefusedError
from newsroom.model.filler import Filler
from newsroom.model.placement import Placement


def block(filler: Filler, free: Ground, page: str, column: int, row: int) -> Placement:
    """A filler at a free cell, in its own size. Raises RefusedError where that has no room."""
    if free.depth(column, row, filler.span) < filler.rows:
        raise RefusedError(
            f"这里放不下 {filler.span} 栏 × {filler.rows} 行的{filler.kind.text}",
            kept="版面没有变化",
            advice="请放到更大的空白处，或在补白库里改它的大小",
        )
    return Placement(
        page=page,
        article=filler.article,
        column=column,
        row=row,
        span=filler.span,
        depth=filler.rows,
    )


def check_size(filler: Filler, place: Placement) -> None:
    """Raise RefusedError where a place is not of a filler's own size."""
    if (filler.span, filler.rows) != (place.span, place.depth):
        raise RefusedError(
            f"这条{filler.kind.text}是 {filler.span} 栏 × {filler.rows} 行，"
            f"版位是 {place.span} 栏 × {place.depth} 行",
            kept="版面没有变化",
            advice="请换一条同样大小的，或在补白库里改它的大小",
        )
