"""Assembling one page: articles and their shapes in, a proposed set of placements out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.assembly import Assembly, Move
from newsroom.arrange.closing import closings
from newsroom.arrange.judging import blemishes, judged
from newsroom.arrange.leading import out_of_order, ranks
from newsroom.arrange.moves import moves
from newsroom.arrange.naming import named
from newsroom.arrange.offering import Offer, candidates, enough, offers, standing
from newsroom.arrange.pieces import Effort, Field, Rectangle, Tiling
from newsroom.arrange.slotting import notes_of, slotted
from newsroom.arrange.units import units
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import Fit, TextFrame
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.furniture import blocked

USUAL = Effort(better=1.8, other=0.45)
# How many stories held over weigh as much as one that is more important by a degree.
_HELD = 3


@dataclass(frozen=True)
class _Work:
    """One assembly under way. offers: what the tiling chooses from; names: titles by article."""

    edition: Edition
    page: str
    composer: Composer
    field: Field
    stays: tuple[Placement, ...]
    candidates: tuple[str, ...]
    importance: Mapping[str, int]
    rank: Mapping[str, int]
    began: float


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
    what stands moves as little as may be. A page that stands fuller than what was found, holds all
    its text and leaves out nothing more important, is proposed as it stands; one that is full and
    needs no change comes at once, without other ways. Raises CancelledError after a cancel.
    """
    from newsroom.arrange.others import others  # noqa: PLC0415 - the solver is slow to load
    from newsroom.arrange.tiling import tile  # noqa: PLC0415

    rank = ranks(edition.articles, edition.leaders)
    stays = tuple(p for p in edition.on_page(page) if stays_put(edition, p))
    chosen = candidates(edition, page, stays, rank)
    field = _field(edition, page, stays, rank)
    names = tuple(uuid for uuid, _ in chosen)
    began = time.monotonic()
    work = _Work(edition, page, composer, field, stays, names, dict(chosen), rank, began)
    offered = _offered(work, job, fresh=fresh)
    now = _standing(work)
    if _unchanged(work, offered, now, fresh=fresh):
        return _finished(work, _judged(now, field, offered), (), job)
    tiling = tile(field, [offer.item for offer in offered], job, effort)
    found = _found(work, offered, tiling)
    first, *further = others(field, [offer.item for offer in offered], tiling, job, effort)
    best = replace(found, cost=first.cost, blemishes=blemishes(first.costs))
    if not now.overset_lines and _worth(work, now) > _worth(work, found):
        best = _judged(now, field, offered)
    rest = tuple(_found(work, offered, tiling) for tiling in further)
    return _finished(work, best, rest, job)


def _finished(work: _Work, best: Assembly, rest: tuple[Assembly, ...], job: Job) -> Assembly:
    ways = []
    if best.fill < 1 or best.overset_lines:
        ways = closings(
            work.edition, work.page, best.placements, best.held_over, work.composer, job
        )
    seconds = time.monotonic() - work.began
    return replace(best, alternatives=rest, closings=tuple(ways), seconds=seconds)


def _offered(work: _Work, job: Job, *, fresh: bool) -> list[Offer]:
    """What the tiling chooses from, with where it stands and what slots it has."""
    edition, page, field = work.edition, work.page, work.field
    found = units(edition, list(work.candidates), work.composer, field.columns)
    offered = enough(
        field, offers(edition, page, found, work.importance, work.rank, work.composer), job
    )
    before = edition.on_page(page)
    if before and not fresh:
        fits = {fit.placement: fit for fit in work.composer.page(edition, page).fits}
        offered = standing(offered, before, fits)
    house = edition.publication
    template = house.template(edition.page(page).template)
    if template is None:
        return offered
    return slotted(field, offered, template, {house.masthead.rows, house.folio.rows})


def _unchanged(work: _Work, offered: Sequence[Offer], now: Assembly, *, fresh: bool) -> bool:
    """Whether the page is as full as can be, each story as it stands, and nothing better waits."""
    if fresh or now.fill < 1 or now.overset_lines or now.notes:
        return False
    here = [offer for offer in offered if offer.item.standing]
    rest = [offer for offer in offered if not offer.item.standing and offer.item.options]
    placed = {p.article for p in now.placements} - {p.article for p in work.stays}
    if not all(offer.kept for offer in here) or placed - {u for o in here for u in o.unit.articles}:
        return False
    least = min((offer.item.importance for offer in here), default=0)
    return all(offer.item.importance <= least for offer in rest)


def _judged(now: Assembly, field: Field, offered: Sequence[Offer]) -> Assembly:
    """The page as it stands, with the soft costs of where things stand."""
    items = [offer.item for offer in offered if offer.item.standing and offer.item.options]
    places = {item.key: item.standing for item in items if item.standing}
    costs = judged(field, items, places) if items else {}
    return replace(now, cost=float(sum(costs.values())), blemishes=blemishes(costs))


def _found(work: _Work, offered: Sequence[Offer], tiling: Tiling) -> Assembly:
    """A tiling as a page."""
    before = work.edition.on_page(work.page)
    known = {placement.article: placement.uuid for placement in before if placement.part == 0}
    chosen = [
        (offer, tiling.places[offer.item.key])
        for offer in offered
        if offer.item.key in tiling.places
    ]
    made = named(work.edition, work.page, work.stays, chosen)
    placed = [replace(p, uuid=known.get(p.article, p.uuid)) for p in made]
    notes = notes_of(offered, tiling, work.edition.page(work.page).template)
    fill = 1.0 - tiling.blank / max(work.field.whole, 1)
    told = _told(work, (*work.stays, *placed), fill, notes)
    return replace(told, cost=tiling.cost, blemishes=blemishes(tiling.costs))


def _worth(work: _Work, found: Assembly) -> tuple[int, float]:
    """What a page is worth: the less important copy it holds over, then how full it is."""
    held = sum(_HELD ** work.importance[uuid] for uuid in found.held_over)
    return -held, found.fill


def _standing(work: _Work) -> Assembly:
    """The page as it stands, told as if it had been found now."""
    placements = work.edition.on_page(work.page)
    taken = sum(lock.area for lock in _taken(work.field, placements))
    return _told(work, placements, taken / max(work.field.whole, 1), ())


def _told(
    work: _Work, placements: tuple[Placement, ...], fill: float, notes: tuple[str, ...]
) -> Assembly:
    edition, page = work.edition, work.page
    placed = {placement.article for placement in placements}
    held = tuple(uuid for uuid in work.candidates if uuid not in placed)
    fits = _fits(edition, page, placements, work.composer)
    return Assembly(
        page,
        edition.page(page).number,
        placements,
        held,
        fill,
        sum(fit.over for fit in fits),
        0.0,
        moves(edition.on_page(page), placements, edition.publication.grid),
        notes=(*notes, *out_of_order(placements, work.rank, edition.articles)),
    )


def stays_put(edition: Edition, placement: Placement) -> bool:
    """What the editor locked stays, what begins or goes on by a jump, and what of the filler pool
    was put down: adverts are booked, and other fillers never come by themselves.
    """
    return (
        placement.locked
        or placement.article in edition.fillers
        or placement.part > 0
        or len(edition.parts(placement.article)) > 1
    )


def _field(
    edition: Edition, page: str, stays: Sequence[Placement], rank: Mapping[str, int]
) -> Field:
    grid = edition.publication.grid
    head = blocked(edition.publication, edition.page(page).number)
    if head.span < grid.columns:
        block = Rectangle(head.column, head.row, head.span, head.rows)
        field = Field(grid.columns, head.row, grid.rows, blocked=(block,))
    else:
        field = Field(grid.columns, head.rows, grid.rows)
    ranked = [(Rectangle(p.column, p.row, p.span, p.depth), rank.get(p.article, 0)) for p in stays]
    return replace(
        field,
        locked=_taken(field, stays),
        ranked=tuple((place, number) for place, number in ranked if number),
    )


def _taken(field: Field, stays: Sequence[Placement]) -> tuple[Rectangle, ...]:
    """What stays, column by column, without what overlaps or stands outside the field."""
    found = []
    for column in range(field.columns):
        mine = [p for p in stays if p.column <= column < p.right]
        free = field.top(column)
        for placement in sorted(mine, key=lambda p: p.row):
            top, bottom = max(placement.row, free), min(placement.bottom, field.last)
            if top < bottom:
                found.append(Rectangle(column, top, 1, bottom - top))
                free = bottom
    return tuple(found)


def _fits(
    edition: Edition, page: str, placements: Sequence[Placement], composer: Composer
) -> tuple[Fit, ...]:
    rest = tuple(p for p in edition.placements if p.page != page)
    proposed = replace(edition, placements=(*rest, *placements))
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
