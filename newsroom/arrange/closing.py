"""Closing a page (补版、抠行): what ends it level where copy is short, what fits it where long.

A remedy is proved before it is offered: a placement made for a gap fills it exactly and holds
its text, words to cut or to add were tried in the composition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsroom.arrange.filling import fills, worded
from newsroom.arrange.gaps import gaps
from newsroom.arrange.mending import overs
from newsroom.arrange.pieces import Rectangle
from newsroom.arrange.remedy import Closing, ClosingKind, Table
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.reserved import RESERVED


def closings(
    edition: Edition,
    page: str,
    placements: Sequence[Placement],
    held_over: Sequence[str],
    composer: Composer,
    job: Job,
) -> tuple[Closing, ...]:
    """What a page lacks or has too much, each with what would mend it, best first.

    placements: all of the page, as proposed. held_over: articles that may still be placed there,
    most important first. Raises CancelledError after a cancel.
    """
    mine = {placement.article for placement in placements if not placement.part}
    others = (p for p in edition.placements if p.page != page and (p.part or p.article not in mine))
    proposed = replace(edition, placements=(*others, *placements))
    pool = tuple(uuid for uuid in held_over if _fills(edition.articles.get(uuid)))
    table = Table(proposed, page, tuple(placements), pool, composer, job)
    return (*overs(table), *_of_gaps(table))


def _fills(article: Article | None) -> bool:
    """Whether an article is copy that a gap may be filled with."""
    if article is None or article.kind in RESERVED:
        return False
    return bool(article.body.strip()) or (
        article.kind is ArticleKind.PICTURE and article.slots != ()
    )


def _of_gaps(table: Table) -> Iterator[Closing]:
    grid = table.edition.publication.grid
    head = table.composer.blocked(table.edition.page(table.page).number)
    taken = (Rectangle(head.column, head.row, head.span, head.rows),)
    for gap in gaps(grid, 0, table.placements, taken):
        words = worded(table, gap)
        yield Closing(words, ClosingKind.GAP, columns=gap.span, rows=gap.depth)
        for closing in fills(table, gap, words):
            yield replace(closing, columns=gap.span, rows=gap.depth)


__all__ = ["Closing", "ClosingKind", "closings"]
