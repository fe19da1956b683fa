"""Assembling one page: articles and their shapes in, a proposed set of placements out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsroom.arrange.assembly import Assembly, Move
from newsroom.arrange.moves import moves
from newsroom.arrange.pieces import SPARE, Effort, Field, Rectangle, Tiling
from newsroom.arrange.units import Unit, units
from newsroom.job import Job
from newsroom.model.article import ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.frame import Fit, TextFrame
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer

USUAL = Effort()


def assemble(
    edition: Edition,
    page: str,
    composer: Composer,
    job: Job,
    effort: Effort = USUAL,
    *,
    fresh: bool = False,
) -> Assembly:
    """Propose how the articles on a page and those of the pool fill it.

    Takes the articles that stand on the page unlocked, those meant for it, and those of the pool
    meant for none; what is locked stays. Fillers are never taken, a 导读 only on page one, an
    advertisement only where it is meant for the page. fresh: as if nothing stood there yet; else
    what stands moves as little as may be. A page that stands fuller than what was found, and
    holds all its text, is proposed as it stands. Raises CancelledError after a cancel.
    """
    from newsroom.arrange.tiling import tile  # noqa: PLC0415 - the solver is slow to load

    began = time.monotonic()
    stays = tuple(p for p in edition.on_page(page) if stays_put(edition, p))
    field = _field(edition, page, stays)
    candidates = _candidates(edition, page, stays)
    offered = _offered(field, units(edition, candidates, composer, field.columns), job)
    tiling = tile(field, [unit.item for unit in offered], job, effort)
    placed = _placements(page, offered, tiling, edition.on_page(page))
    fill = 1.0 - tiling.blank / (field.columns * field.rows)
    found = _told(edition, page, (*stays, *placed), candidates, composer, fill)
    now = _standing(edition, page, field, candidates, composer)
    best = now if now.fill > found.fill and not now.overset_lines else found
    moved = moves(edition.on_page(page), best.placements, edition.publication.grid)
    return replace(best, moves=moved, seconds=time.monotonic() - began)


def _standing(
    edition: Edition, page: str, field: Field, candidates: Sequence[str], composer: Composer
) -> Assembly:
    """The page as it stands, told as if it had been found now."""
    placements = edition.on_page(page)
    taken = sum(lock.span * lock.depth for lock in _taken(field, placements))
    fill = taken / (field.columns * field.rows)
    return _told(edition, page, placements, candidates, composer, fill)


def _told(
    edition: Edition,
    page: str,
    placements: tuple[Placement, ...],
    candidates: Sequence[str],
    composer: Composer,
    fill: float,
) -> Assembly:
    standing = {placement.article for placement in placements}
    held = tuple(uuid for uuid in candidates if uuid not in standing)
    over = sum(fit.over for fit in _fits(edition, page, placements, composer))
    return Assembly(page, edition.page(page).number, placements, held, fill, over, 0.0)


def stays_put(edition: Edition, placement: Placement) -> bool:
    """What the editor locked stays, and what begins or goes on by a jump."""
    return placement.locked or len(edition.parts(placement.article)) > 1 or placement.part > 0


def _field(edition: Edition, page: str, stays: Sequence[Placement]) -> Field:
    publication = edition.publication
    head = publication.masthead if edition.page(page).number == 1 else publication.folio
    field = Field(publication.grid.columns, head.rows, publication.grid.rows)
    return replace(field, locked=_taken(field, stays))


def _taken(field: Field, stays: Sequence[Placement]) -> tuple[Rectangle, ...]:
    """What stays, column by column, without what overlaps or stands outside the field."""
    found = []
    for column in range(field.columns):
        mine = [p for p in stays if p.column <= column < p.right]
        free = field.first
        for placement in sorted(mine, key=lambda p: p.row):
            top, bottom = max(placement.row, free), min(placement.bottom, field.last)
            if top < bottom:
                found.append(Rectangle(column, top, 1, bottom - top))
                free = bottom
    return tuple(found)


def _offered(field: Field, found: Iterable[Unit], job: Job) -> list[Unit]:
    """The first units, as many as could share the field and a few more to choose from."""
    offered: list[Unit] = []
    room, spare = field.area, SPARE
    for unit in found:
        job.report(0.1 * (1 - max(room, 0) / max(field.area, 1)), "正在量取稿件")
        offered.append(unit)
        room -= unit.item.least if unit.item.options else 0
        spare -= room < 0
        if not spare:
            break
    return offered


def _candidates(edition: Edition, page: str, stays: Sequence[Placement]) -> list[str]:
    """Articles to place: most important first, then in the order they came."""
    kept = {placement.article for placement in stays}
    mine = {placement.article for placement in edition.on_page(page)}
    elsewhere = edition.placed - mine
    meant = [
        uuid
        for uuid in edition.articles
        if uuid not in kept
        and uuid not in elsewhere
        and uuid not in edition.fillers
        and (uuid in mine or _may_come(edition, uuid, page))
    ]
    return sorted(meant, key=lambda uuid: -edition.articles[uuid].importance)


def _may_come(edition: Edition, uuid: str, page: str) -> bool:
    """Whether an article that stands nowhere may be placed on a page."""
    meant, kind = edition.meant.get(uuid), edition.articles[uuid].kind
    if kind is ArticleKind.ADVERT:
        return meant == page
    if kind is ArticleKind.GUIDE:
        return edition.page(page).number == 1
    return meant is None or meant == page


def _placements(
    page: str, offered: Sequence[Unit], tiling: Tiling, before: Sequence[Placement]
) -> tuple[Placement, ...]:
    """Placements of the tiled units; an article that stood on the page keeps its identity."""
    known = {placement.article: placement.uuid for placement in before if placement.part == 0}
    made = []
    for unit in offered:
        place = tiling.places.get(unit.item.key)
        if place is not None:
            made += unit.placements(page, place)
    return tuple(
        replace(placement, uuid=known.get(placement.article, placement.uuid)) for placement in made
    )


def _fits(
    edition: Edition, page: str, placements: Sequence[Placement], composer: Composer
) -> tuple[Fit, ...]:
    others = tuple(p for p in edition.placements if p.page != page)
    proposed = replace(edition, placements=(*others, *placements))
    return composer.page(proposed, page).fits


def flow(edition: Edition, composer: Composer) -> tuple[Assembly, ...]:
    """The pages of a bulletin, one assembly each.

    A bulletin has nothing to place: its items run on over as many pages as they need. The fill is
    how far down its page the text reaches.
    """
    began = time.monotonic()
    grid = edition.publication.grid
    done = []
    for frames in composer.pages(edition):
        texts = [f for f in frames.frames if isinstance(f, TextFrame) and f.article]
        foot = max((frame.y + frame.height - grid.top for frame in texts), default=0)
        fill = min(max(foot / grid.type_height, 0.0), 1.0)
        seconds = time.monotonic() - began
        done.append(Assembly(frames.page, frames.number, (), (), fill, 0, seconds))
    return tuple(done)


__all__ = ["USUAL", "Assembly", "Move", "assemble", "flow", "stays_put"]
