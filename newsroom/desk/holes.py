"""补缺: what fits the place that a withdrawn piece leaves, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsroom.arrange.filling import fills, worded
from newsroom.arrange.pieces import Rectangle
from newsroom.arrange.remedy import ClosingKind, Table
from newsroom.desk.moving import fitted
from newsroom.desk.replacing import replaced
from newsroom.job import Job
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.filler import FillerKind
from newsroom.model.kinds import ArticleKind
from newsroom.model.markup import visible
from newsroom.model.placement import Placement

if TYPE_CHECKING:
    from newsroom.desk.composing import Composers

_MEASURED = 12  # articles that are set into a hole to see whether they fit
_OFFERED = 8
_MOST_OVER = 6  # lines that an editor would still cut
_MOST_WHITE = 0.34  # of a place that may stay empty for now
_STRETCHES = (ClosingKind.RESHAPE, ClosingKind.PUSH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One way to fill a hole. title: of the article that comes, empty where those around it grow.
    words: how it fits. placements: to be added, or to take the place of those of their identity.
    over, under: lines too many and too few.
    """

    page: str
    article: str = ""
    title: str = ""
    words: str
    placements: tuple[Placement, ...]
    over: int = 0
    under: int = 0

    @property
    def exact(self) -> bool:
        """Whether nothing more is to be done."""
        return not (self.over or self.under)


def offers(
    edition: Edition,
    holes: tuple[Placement, ...],
    composers: Composers,
    job: Job,
) -> tuple[Offer, ...]:
    """What would fill the places that a piece has left, best first. A question to a worker.

    edition: without the piece. holes: where it stood. Raises CancelledError after a cancel.
    """
    found: list[Offer] = []
    for hole in holes:
        if _taken(edition, hole):
            continue
        found += _brought(edition, hole, composers, job)
        found += _grown(edition, hole, composers, job)
    found.sort(key=lambda offer: (offer.over > 0, offer.over + offer.under))
    return tuple(found[:_OFFERED])


def _taken(edition: Edition, hole: Placement) -> bool:
    return any(map(hole.overlaps, edition.placements))


def _brought(edition: Edition, hole: Placement, composers: Composers, job: Job) -> Iterator[Offer]:
    """Copy of the pool and fillers, each set in the very rectangle."""
    for number, uuid in enumerate(_candidates(edition, hole)):
        job.check()
        job.report(0.1 + 0.8 * number / _MEASURED, "正在比量补得上的稿件")
        (placed,) = replaced(composers, edition, (replace(hole, part=0),), uuid)
        fit = fitted(composers, edition, placed)
        room = placed.depth * (placed.text_columns or placed.span)
        if fit.over <= _MOST_OVER and fit.under <= _MOST_WHITE * room:
            article = edition.articles[uuid]
            yield Offer(
                page=hole.page,
                article=uuid,
                title=article.title,
                words=f"{_home(edition, uuid)}，{_told(fit.over, fit.under)}",
                placements=(placed,),
                over=fit.over,
                under=fit.under,
            )


def _grown(edition: Edition, hole: Placement, composers: Composers, job: Job) -> Iterator[Offer]:
    """The stories above the hole with larger pictures, more open headings or words to be added;
    and two pieces that fill it together.
    """
    composer = composers.composer(edition.publication)
    pool = [uuid for uuid in _candidates(edition, hole) if uuid not in edition.fillers]
    standing = tuple(edition.on_page(hole.page))
    table = Table(edition, hole.page, standing, tuple(pool), composer, job)
    gap = Rectangle(hole.column, hole.row, hole.span, hole.depth)
    for closing in fills(table, gap, worded(table, gap)):
        placement = closing.placement
        if placement is None:
            continue
        pair = closing.kind not in _STRETCHES and bool(closing.others)
        if pair or closing.kind in _STRETCHES:
            coming = (placement, *closing.others)
            titles = [edition.articles[each.article].title for each in coming]
            yield Offer(
                page=hole.page,
                article=placement.article if pair else "",
                title="》和《".join(titles) if pair else "",
                words="两篇一起，正好放下" if pair else closing.words,
                placements=coming,
                under=len(closing.pushes),
            )


def _candidates(edition: Edition, hole: Placement) -> list[str]:
    """What may be set into a hole: the pool's copy meant for that page or for none, nearest in
    length first, and fillers of the day that have no size of their own or just this one.
    """
    room = hole.span * hole.depth * edition.publication.grid.characters
    pool = [
        uuid
        for uuid, article in edition.articles.items()
        if uuid not in edition.placed
        and uuid not in edition.fillers
        and _copy(article)
        and edition.meant.get(uuid, hole.page) == hole.page
    ]
    pool.sort(key=lambda uuid: abs(_length(edition.articles[uuid]) - 0.8 * room))
    spare = [
        uuid
        for uuid, filler in edition.fillers.items()
        if uuid in edition.articles
        and uuid not in edition.placed
        and filler.valid(edition.issue.date)
        and filler.kind is not FillerKind.ADVERT
        and (not filler.span or (filler.span, filler.rows) == (hole.span, hole.depth))
    ]
    return [*pool, *spare][:_MEASURED]


def _copy(article: Article) -> bool:
    if article.kind.block or article.kind is ArticleKind.GUIDE:
        return False
    return bool(article.body.strip() or article.slots)


def _length(article: Article) -> int:
    return sum(not char.isspace() for char in visible(article.body))


def _home(edition: Edition, uuid: str) -> str:
    filler = edition.fillers.get(uuid)
    return f"补白库：{filler.kind.text}" if filler is not None else "未上版的稿件"


def _told(over: int, under: int) -> str:
    if over:
        return f"要删 {over} 行"
    return f"还空 {under} 行" if under else "正好放下"


def page_labels(edition: Edition, found: Sequence[Offer]) -> dict[str, str]:
    """What the pages of some offers are called."""
    return {offer.page: edition.page(offer.page).label for offer in found}
