"""What a review offers: proposed pages, each composed, with what stands on it and what moves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from newsroom.desk.assembling import Assembly, Closing, Move, moves
from newsroom.desk.composing import Composers
from newsroom.job import Job
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid

_ORDER = ("第一种", "第二种", "第三种", "第四种", "第五种")


@dataclass(frozen=True)
class Option:
    """A proposed page. name: 第一种 or 二版. frames: as it would be printed."""

    name: str
    assembly: Assembly
    frames: PageFrames

    @property
    def moved(self) -> tuple[Placement, ...]:
        """The placements that come or change."""
        articles = {move.article for move in self.assembly.moves}
        return tuple(p for p in self.assembly.placements if p.article in articles)

    @property
    def facts(self) -> str:
        """第一种 / 100%　动 3 篇: what stands under its thumbnail."""
        moves, over = len(self.assembly.moves), self.assembly.overset_lines
        words = f"动 {moves} 篇" if moves else "不动"
        if over:
            words += f"，多 {over} 行"
        return f"{self.name}\n{share(self.assembly.fill)}　{words}"


def share(fill: float) -> str:
    """100% only where nothing is free; else never rounded up to it."""
    percent = round(fill * 100)
    return f"{min(percent, 99) if fill < 1 else percent}%"


def of_page(
    edition: Edition, assembly: Assembly, composers: Composers, job: Job
) -> tuple[Option, ...]:
    """One page's best proposal and its alternatives."""
    ways = (assembly, *assembly.alternatives)
    return tuple(_composed(edition, ways, _ORDER, composers, job))


def of_issue(
    edition: Edition, assemblies: Sequence[Assembly], composers: Composers, job: Job
) -> tuple[Option, ...]:
    """The proposals of several pages, one for each."""
    names = [edition.page(assembly.page).label for assembly in assemblies]
    whole = with_pages(edition, assemblies)
    return tuple(_composed(whole, assemblies, names, composers, job))


def with_pages(edition: Edition, assemblies: Sequence[Assembly]) -> Edition:
    """The edition with proposed pages in place of those that stand."""
    pages = {assembly.page for assembly in assemblies}
    coming = [placement for assembly in assemblies for placement in assembly.placements]
    moved = {(placement.article, placement.part) for placement in coming}
    rest = [
        p for p in edition.placements if p.page not in pages and (p.article, p.part) not in moved
    ]
    return replace(edition, placements=(*rest, *coming))


def closed(assembly: Assembly, chosen: int, grid: Grid) -> Assembly:
    """The assembly with one of its closings taken: its placement added, or put for the old one.

    What else would have closed the same gap is settled with it, and whatever would use the same
    article or the same ground again. What it moves is told with the rest.
    """
    closing = assembly.closings[chosen]
    placement = closing.placement
    if placement is None:
        return assembly
    coming = (placement, *closing.others)
    changed = {p.uuid for p in coming}
    placements = (*(p for p in assembly.placements if p.uuid not in changed), *coming)
    settled = _same_fact(assembly, chosen)
    left = tuple(
        other
        for number, other in enumerate(assembly.closings)
        if number not in settled
        and (not other.article or other.article != closing.article)
        and (other.placement is None or not any(map(other.placement.overlaps, coming)))
    )
    placed = {p.article for p in coming}
    held = tuple(uuid for uuid in assembly.held_over if uuid not in placed)
    fill = assembly.fill * _cells(placements) / max(_cells(assembly.placements), 1)
    return replace(
        assembly,
        placements=placements,
        closings=left,
        held_over=held,
        fill=min(fill, 1.0),
        moves=_further(assembly.moves, moves(assembly.placements, placements, grid)),
    )


def without(assembly: Assembly, articles: Collection[str]) -> Assembly:
    """A page of an issue once some articles it holds over were placed on another."""
    closings = tuple(
        closing
        for closing in assembly.closings
        if not any(p.article in articles for p in (closing.placement, *closing.others) if p)
    )
    held = tuple(uuid for uuid in assembly.held_over if uuid not in articles)
    return replace(assembly, closings=closings, held_over=held)


def _further(before: Sequence[Move], then: Sequence[Move]) -> tuple[Move, ...]:
    """What moves, and what moves then; an article of both is told of once."""
    more = {move.article: move.words for move in then}
    first = (
        replace(move, words=f"{move.words}，{more.pop(move.article)}")
        if move.article in more
        else move
        for move in before
    )
    return (*first, *(move for move in then if move.article in more))


def writing(closing: Closing) -> bool:
    """Whether a closing asks for words to be cut or added; its place is taken with the page."""
    return closing.placement is None or bool(closing.cuts or closing.pushes)


def _same_fact(assembly: Assembly, chosen: int) -> range:
    """The numbers of the fact that a closing answers and of all that answer it."""
    facts = [number for number, each in enumerate(assembly.closings) if each.kind.fact]
    begin = max((number for number in facts if number <= chosen), default=chosen)
    end = min((number for number in facts if number > chosen), default=len(assembly.closings))
    return range(begin, end)


def _cells(placements: Sequence[Placement]) -> int:
    return sum(placement.span * placement.depth for placement in placements)


def _composed(
    edition: Edition,
    assemblies: Sequence[Assembly],
    names: Sequence[str],
    composers: Composers,
    job: Job,
) -> Iterator[Option]:
    for name, assembly in zip(names, assemblies, strict=False):
        job.check()
        proposed = with_pages(edition, [assembly])
        yield Option(name, assembly, composers.page(proposed, assembly.page))
