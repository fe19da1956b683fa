"""Assembling one page: articles and their shapes in, a proposed set of placements out."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.tiling import Effort, Field, Rectangle, Tiling, tile
from newsroom.arrange.units import Unit, units
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import Fit, TextFrame
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer

USUAL = Effort()


@dataclass(frozen=True, slots=True)
class Assembly:
    """A proposed page.

    placements: of the whole page, what was locked included. held_over: articles that found no
    room, most important first. fill: share of the type area below masthead or folio that the
    placements occupy; 1.0 is exact. overset_lines: body lines that found no room, 0 unless an
    editor's locked placement is too small. seconds: what it took.
    """

    page: str
    number: int
    placements: tuple[Placement, ...]
    held_over: tuple[str, ...]
    fill: float
    overset_lines: int
    seconds: float


def assemble(
    edition: Edition, page: str, composer: Composer, job: Job, effort: Effort = USUAL
) -> Assembly:
    """Propose how the articles on a page and those of the pool fill it.

    Takes the articles that stand on the page unlocked, those meant for it, and those of the pool
    meant for none; what is locked stays. Raises CancelledError after a cancel.
    """
    began = time.monotonic()
    stays = tuple(p for p in edition.on_page(page) if p.locked or p.part)
    field = _field(edition, page, stays)
    offered = units(edition, _candidates(edition, page, stays), composer, field.columns)
    tiling = tile(field, [unit.item for unit in offered], job, effort)
    placed = _placements(page, offered, tiling, edition.on_page(page))
    placements = (*stays, *placed)
    standing = {placement.article for placement in placements}
    held = [uuid for unit in offered for uuid in unit.articles if uuid not in standing]
    over = sum(fit.over for fit in _fits(edition, page, placements, composer))
    occupied = sum(p.span * p.depth for p in placed)
    fill = occupied / field.area if field.area else 1.0
    return Assembly(
        page,
        edition.page(page).number,
        placements,
        tuple(held),
        fill,
        over,
        time.monotonic() - began,
    )


def _field(edition: Edition, page: str, stays: Sequence[Placement]) -> Field:
    publication = edition.publication
    head = publication.masthead if edition.page(page).number == 1 else publication.folio
    locked = [Rectangle(p.column, p.row, p.span, p.depth) for p in stays]
    return Field(publication.grid.columns, head.rows, publication.grid.rows, locked)


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
        and (uuid in mine or edition.meant.get(uuid, page) == page)
    ]
    return sorted(meant, key=lambda uuid: -edition.articles[uuid].importance)


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
