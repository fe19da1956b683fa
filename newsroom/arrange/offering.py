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
from newsroom.model.frame import Fit, TextRole
from newsroom.model.placement import Placement
from newsroom.typeset.blocks import Wanted, heading
from newsroom.typeset.compose import Composer

_ORDERED = (ArticleKind.ADVERT, ArticleKind.PSA, ArticleKind.GUIDE)
# What stands where its kind asks for it, whatever its importance.
_UNGRADED = frozenset({*_ORDERED, ArticleKind.PICTURE})


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
    if kind.block:
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
    composer: Composer,
) -> Iterable[Offer]:
    """The units as offers, in their order."""
    for unit in found:
        articles = [edition.articles[uuid] for uuid in unit.articles]
        kinds = frozenset(article.kind for article in articles)
        likely = _likely(unit, page)
        item = replace(
            unit.item,
            importance=max(importance[uuid] for uuid in unit.articles),
            heads=_heads(likely),
            sizes=_sizes(edition, composer, likely),
            graded=not kinds & _UNGRADED,
            rank=min((rank[uuid] for uuid in unit.articles if rank[uuid]), default=0),
        )
        yield Offer(
            unit,
            item,
            kinds,
            articles[0].section,
            any(_pictured(article) for article in articles),
        )


def _pictured(article: Article) -> bool:
    return article.kind is ArticleKind.PICTURE or any(slot.picture for slot in article.slots)


def _likely(unit: Unit, page: str) -> dict[int, list[Placement]]:
    """The placements of a unit at the likeliest depth of each span."""
    found = {}
    for span, depths in unit.item.options.items():
        depth = min(depths, key=lambda d: (depths[d], d))
        found[span] = unit.placements(page, Rectangle(0, 0, span, depth))
    return found


def _heads(likely: Mapping[int, Sequence[Placement]]) -> dict[int, int]:
    """Rows of the uppermost heading by span, the gap row included."""
    return {
        span: max((p.headline_rows + 1 for p in made if p.row == 0), default=1)
        for span, made in likely.items()
    }


def _sizes(
    edition: Edition, composer: Composer, likely: Mapping[int, Sequence[Placement]]
) -> dict[int, int]:
    """Half points of the largest headline by span, as it is printed once it fits."""
    return {
        span: max((_printed(edition, composer, p) for p in made), default=0)
        for span, made in likely.items()
    }


def _printed(edition: Edition, composer: Composer, placement: Placement) -> int:
    house = edition.publication
    wanted = Wanted(placement.span, house.grid.measure(placement.span), placement.headline_size)
    parts = heading(edition.articles[placement.article], house, composer.setter, wanted).parts
    main = (part.size for part in parts if part.role is TextRole.HEADLINE)
    return max((round(size.pt * 2) for size in main), default=0)


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
