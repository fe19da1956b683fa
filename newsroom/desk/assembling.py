"""Automatic assembly: proposed from a frozen edition anywhere, taken where nothing moved since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newsroom.arrange.assemble import USUAL, assemble, flow, stays_put
from newsroom.arrange.assembly import Assembly
from newsroom.arrange.moves import moves
from newsroom.arrange.pieces import Effort
from newsroom.desk.composing import Composers
from newsroom.desk.keeping import without_breaks
from newsroom.errors import RefusedError
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.model.publication import PublicationKind


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be assembled, and how.

    page: its identity; empty for all pages of the issue. choice: which of a page's proposals is
    meant, 1 being the best. take: put it on the pages; else only propose.
    """

    page: str = ""
    effort: Effort = USUAL
    fresh: bool = False
    choice: int = 1
    take: bool = True


def proposed(edition: Edition, wish: Wish, composers: Composers, job: Job) -> tuple[Assembly, ...]:
    """The pages that a wish asks for. Raises RefusedError where there is no such choice."""
    if not wish.page:
        return propose_issue(edition, composers, job, wish.effort, fresh=wish.fresh)
    best = propose(edition, wish.page, composers, job, wish.effort, fresh=wish.fresh)
    ways = (best, *best.alternatives)
    if wish.choice > len(ways) and not wish.fresh:
        # A full page that needs no change comes without other ways.
        return proposed(edition, replace(wish, fresh=True), composers, job)
    if wish.choice > len(ways):
        raise RefusedError(
            f"这一版只排出 {len(ways)} 个方案",
            kept="版面没有变化",
            advice="请选前面的方案，或给更多时间再排",
        )
    return (ways[wish.choice - 1],)


def check_pages(edition: Edition) -> None:
    """Raise RefusedError for a bulletin: its pages follow from its text."""
    if edition.publication.kind is PublicationKind.BULLETIN:
        raise RefusedError("信息、简报按稿件顺序连排，不需要自动排版")


def propose(
    edition: Edition,
    page: str,
    composers: Composers,
    job: Job,
    effort: Effort = USUAL,
    *,
    fresh: bool = False,
    only: frozenset[str] = frozenset(),
) -> Assembly:
    """Propose how a page's articles and the pool fill it. Touches nothing; may run anywhere.

    fresh: as if nothing stood there yet but what is locked; else what stands moves as little as
    may be. only: placements that may be set anew; all others of the page stay where they are.
    Raises RefusedError for a bulletin, which flows.
    """
    check_pages(edition)
    composer = composers.composer(edition.publication)
    stays = {p.uuid: p for p in edition.on_page(page) if only and p.uuid not in only}
    held = tuple(replace(p, locked=True) if p.uuid in stays else p for p in edition.placements)
    made = assemble(replace(edition, placements=held), page, composer, job, effort, fresh=fresh)
    return _unlocked(made, edition, stays) if stays else made


def _unlocked(made: Assembly, edition: Edition, stays: Mapping[str, Placement]) -> Assembly:
    """A proposal with what was only held for it as it stood before."""
    placements = tuple(stays.get(p.uuid, p) for p in made.placements)
    return replace(
        made,
        placements=placements,
        moves=moves(edition.on_page(made.page), placements, edition.publication.grid),
        alternatives=tuple(_unlocked(other, edition, stays) for other in made.alternatives),
    )


def propose_issue(
    edition: Edition,
    composers: Composers,
    job: Job,
    effort: Effort = USUAL,
    *,
    fresh: bool = False,
) -> tuple[Assembly, ...]:
    """Propose all pages of an issue, one after another.

    What an earlier page holds over is offered to the next; each page names what no page took. No
    page has others to choose from: these belong to one page alone.
    fresh: all that is not locked is dealt out anew; else pages keep what they have. A bulletin's
    pages follow from its text. Touches nothing; may run anywhere.
    """
    if edition.publication.kind is PublicationKind.BULLETIN:
        return flow(edition, composers.composer(edition.publication))
    stood = edition
    if fresh:
        stays = tuple(p for p in edition.placements if stays_put(edition, p))
        edition = replace(edition, placements=stays)
    done, effort = [], replace(effort, other=0.0)
    for index, page in enumerate(edition.pages):
        job.report(index / len(edition.pages), f"正在排{page.label}")
        assembly = propose(edition, page.uuid, composers, job, effort, fresh=fresh)
        others = tuple(p for p in edition.placements if p.page != page.uuid)
        edition = replace(edition, placements=(*others, *assembly.placements))
        done.append(assembly)
    return tuple(_told(one, stood, edition) for one in done)


def _told(assembly: Assembly, before: Edition, after: Edition) -> Assembly:
    """A page of a whole issue: what no page took, and what changes against the issue before."""
    return replace(
        assembly,
        held_over=tuple(uuid for uuid in assembly.held_over if uuid not in after.placed),
        moves=moves(before.on_page(assembly.page), assembly.placements, before.publication.grid),
    )


def check_unmoved(assemblies: Sequence[Assembly], then: Edition, now: Edition) -> None:
    """Raise RefusedError where what a proposal would move has been moved since it was made."""
    pages = {assembly.page for assembly in assemblies}
    articles = {placement.article for one in assemblies for placement in one.placements}

    def meant(edition: Edition) -> set[Placement]:
        return {
            without_breaks(p)
            for p in edition.placements
            if p.page in pages or p.article in articles
        }

    moved = {placement.page for placement in meant(then) ^ meant(now)}
    known = {page.uuid for page in now.pages}
    if moved or not pages <= known:
        where = "、".join(page.label for page in now.pages if page.uuid in moved) or "有的版"
        raise RefusedError(
            f"自动排版的时候，{where}又改动过", kept="版面没有变化", advice="请重新自动排版"
        )


__all__ = [
    "Assembly",
    "Effort",
    "Wish",
    "check_pages",
    "check_unmoved",
    "propose",
    "propose_issue",
    "proposed",
]
