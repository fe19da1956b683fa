"""Mending an overset (多行): a story that runs over made to fit, its neighbours or its words
giving way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsroom.arrange.remedy import (
    MOST_LINES,
    Closing,
    ClosingKind,
    Table,
    difference,
    told_cuts,
)
from newsroom.model.placement import Placement

_ROUND = 10  # characters
_MOST_ROWS = 8  # that a story below gives up


def overs(table: Table) -> Iterator[Closing]:
    """Each story that runs over, with what mends it, best first."""
    for placement in table.placements:
        if placement.article not in table.edition.articles:
            continue
        over, _ = table.fit(placement)
        if over:
            words = f"{table.title(placement.article)}多 {over} 行"
            told = words if over <= MOST_LINES else f"{words}{_large(table, placement, over)}"
            yield Closing(told, ClosingKind.OVER, placement.article, rows=over)
            for closing in _mended(table, placement, over, words):
                yield replace(closing, rows=over)


def _large(table: Table, placement: Placement, over: int) -> str:
    """What is to be done with a story that runs over by more than words can mend."""
    grid = table.edition.publication.grid
    legs = max(placement.text_columns or placement.span, 1)
    each = (grid.measure(placement.span) // grid.body_size - (legs - 1)) // legs
    return f"（约 {max(round(over * each / _ROUND), 1) * _ROUND} 字），请删改、加大版位或下转"


def _mended(table: Table, placement: Placement, over: int, words: str) -> Iterator[Closing]:
    uuid = placement.article
    changed = table.reshaped(placement, placement.depth)
    if changed is not None:
        told = f"{words}：{difference(placement, changed)}即可排下"
        yield Closing(told, ClosingKind.RESHAPE, uuid, changed)
    chosen = table.cut(placement, over)
    if chosen:
        yield Closing(f"{words}：{told_cuts(chosen)}", ClosingKind.CUT, uuid, cuts=chosen)
    if changed is None:
        yield from _deeper(table, placement, words)


def _deeper(table: Table, placement: Placement, words: str) -> Iterator[Closing]:
    """The story made deeper: into free rows below it, or as far as the story below gives way."""
    if placement.locked or placement.part:
        return
    free, below = _below(table, placement)
    depths = sorted({s.depth for s in table.shapes(placement.article, placement.span, placement)})
    for depth in (depth for depth in depths if depth > placement.depth):
        more = depth - placement.depth
        yields = _lowered(table, below, more - free) if more > free and below else None
        if more > free and yields is None:
            if more - free > _MOST_ROWS or below is None:
                return
            continue
        changed = table.reshaped(placement, depth)
        if changed is None:
            continue
        told = f"{words}：版位加深 {more} 行"
        if yields is not None and below is not None:
            told += f"，下面{table.title(yields.article)}{difference(below, yields)}"
        others = (yields,) if yields is not None else ()
        yield Closing(told, ClosingKind.RESHAPE, placement.article, changed, others=others)
        return


def _below(table: Table, placement: Placement) -> tuple[int, Placement | None]:
    """Free rows below a story, and the story just as wide that ends them, where there is one."""
    lower = [
        other
        for other in table.placements
        if other.row >= placement.bottom
        and other.column < placement.right
        and placement.column < other.right
    ]
    first = min(lower, key=lambda other: other.row, default=None)
    if first is None:
        return table.edition.publication.grid.rows - placement.bottom, None
    same = (first.column, first.span) == (placement.column, placement.span)
    return first.row - placement.bottom, first if same else None


def _lowered(table: Table, below: Placement, rows: int) -> Placement | None:
    """The story below with so many rows less, its foot where it was; None where it cannot."""
    other = table.reshaped(below, below.depth - rows)
    return None if other is None else replace(other, row=below.row + rows)


__all__ = ["overs"]
