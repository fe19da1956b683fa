"""What is offered to a page: the articles that may stand there, as items to place.

An offer is a unit with what the page knows of it: its leader's rank, where it stands now, and the
slot of the page's template that is for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.leading import by_importance
from newsroom.arrange.pieces import SPARE, Field, Item, Rectangle
from newsroom.arrange.units import Unit
from newsroom.job import Job
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.frame import Fit
from newsroom.model.placement import Placement

_ORDERED = (ArticleKind.ADVERT, ArticleKind.GUIDE)
_SOON = 2  # units that are always measured, however large they are


@dataclass(frozen=True)
class Offer:
    """A unit as an item. kinds: of its articles. kept: its placements on the page where they may
    stay as they are, each holding its text."""

    unit: Unit
    item: Item
    kinds: frozenset[ArticleKind]
    section: str
    pictured: bool
    kept: tuple[Placement, ...] = ()

    def placements(self, page: str, place: Rectangle) -> list[Placement]:
        """Its placements in a rectangle; those that stand there already as they are."""
        if self.kept and place == self.item.standing:
            return list(self.kept)
        return self.unit.placements(page, place)


def candidates(
    edition: Edition, page: str, stays: Sequence[Placement], rank: Mapping[str, int]
) -> list[tuple[str, int]]:
    """Articles to place with their importance: most important first, then leaders in their order,
    then what stands on the page, then in the order they came. What was ordered for the page goes
    right behind its lead, since no story may take its room."""
    kept = {placement.article for placement in stays}
    mine = {placement.article for placement in edition.on_page(page)} - kept
    elsewhere = edition.placed - mine
    meant = [
        uuid
        for uuid in edition.articles
        if uuid not in kept
        and uuid not in elsewhere
        and uuid not in edition.fillers
        and (uuid in mine or _may_come(edition, uuid, page))
    ]
    meant.sort(key=lambda uuid: uuid not in mine)
    found = by_importance(edition.articles, meant, rank)
    ordered = [pair for pair in found if edition.articles[pair[0]].kind in _ORDERED]
    stories = [pair for pair in found if pair not in ordered]
    return [*stories[:1], *ordered, *stories[1:]]


def _may_come(edition: Edition, uuid: str, page: str) -> bool:
    """Whether an article that stands nowhere may be placed on a page."""
    meant, kind = edition.meant.get(uuid), edition.articles[uuid].kind
    if kind is ArticleKind.ADVERT:
        return meant == page
    if kind is ArticleKind.GUIDE:
        return edition.page(page).number == 1
    return meant is None or meant == page


def offers(
    edition: Edition,
    page: str,
    found: Iterable[Unit],
    importance: Mapping[str, int],
    rank: Mapping[str, int],
) -> Iterable[Offer]:
    """The units as offers, in their order."""
    for unit in found:
        articles = [edition.articles[uuid] for uuid in unit.articles]
        item = replace(
            unit.item,
            importance=max(importance[uuid] for uuid in unit.articles),
            heads=_heads(unit, page),
            rank=min((rank[uuid] for uuid in unit.articles if rank[uuid]), default=0),
        )
        yield Offer(
            unit,
            item,
            frozenset(article.kind for article in articles),
            articles[0].section,
            any(_pictured(article) for article in articles),
        )


def _pictured(article: Article) -> bool:
    return article.kind is ArticleKind.PICTURE or any(slot.picture for slot in article.slots)


def _heads(unit: Unit, page: str) -> dict[int, int]:
    """Rows of the uppermost heading, the gap row included, at the likeliest depth of each span."""
    found = {}
    for span, depths in unit.item.options.items():
        depth = min(depths, key=lambda d: (depths[d], d))
        made = unit.placements(page, Rectangle(0, 0, span, depth))
        found[span] = max((p.headline_rows + 1 for p in made if p.row == 0), default=1)
    return found


def enough(field: Field, found: Iterable[Offer], job: Job) -> list[Offer]:
    """The first offers, as many as could share the field and a few more to choose from."""
    offered: list[Offer] = []
    room, spare = field.area, SPARE
    for offer in found:
        job.report(0.1 * (1 - max(room, 0) / max(field.area, 1)), "正在量取稿件")
        offered.append(offer)
        room -= offer.item.least if offer.item.options else 0
        spare -= room < 0
        if not spare:
            break
    return offered


def standing(
    offers_: Sequence[Offer], before: Sequence[Placement], fits: Mapping[str, Fit]
) -> list[Offer]:
    """The offers with where they stand now. fits: of the placements that stand, by placement."""
    known = {placement.article: placement for placement in before if placement.part == 0}
    return [_standing(offer, known, fits) for offer in offers_]


def _standing(offer: Offer, known: Mapping[str, Placement], fits: Mapping[str, Fit]) -> Offer:
    mine = [known[uuid] for uuid in offer.unit.articles if uuid in known]
    if len(mine) < len(offer.unit.articles):
        return offer
    place = _around(mine)
    if sum(p.span * p.depth for p in mine) != place.area:
        return offer
    item = replace(offer.item, standing=place)
    holds = [fits.get(p.uuid) for p in mine]
    if not all(fit is not None and not fit.over and not fit.short for fit in holds):
        return replace(offer, item=item)
    depths = dict(item.options.get(place.span, {}))
    depths[place.depth] = min(depths.values(), default=0)
    options = {**item.options, place.span: depths}
    return replace(offer, item=replace(item, options=options), kept=tuple(mine))


def _around(placements: Sequence[Placement]) -> Rectangle:
    left, top = min(p.column for p in placements), min(p.row for p in placements)
    right, bottom = max(p.right for p in placements), max(p.bottom for p in placements)
    return Rectangle(left, top, right - left, bottom - top)
