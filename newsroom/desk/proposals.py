"""What becomes of proposed pages: put in place of those that stand, or closed one remedy more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from newsroom.arrange.assembly import Assembly, Move
from newsroom.arrange.closing import Closing
from newsroom.arrange.moves import moves
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid

__all__ = ["closed", "leaving", "moves", "with_pages", "without", "writing"]


def with_pages(edition: Edition, assemblies: Sequence[Assembly]) -> Edition:
    """The edition with proposed pages in place of those that stand."""
    coming = tuple(placement for assembly in assemblies for placement in assembly.placements)
    going = set(leaving(edition.placements, assemblies))
    rest = (placement for placement in edition.placements if placement not in going)
    return replace(edition, placements=(*rest, *coming))


def leaving(standing: Sequence[Placement], assemblies: Sequence[Assembly]) -> tuple[Placement, ...]:
    """What no longer stands as it does once proposed pages are taken: all of those pages, and what
    they bring from others.
    """
    pages = {assembly.page for assembly in assemblies}
    moved = {(p.article, p.part) for assembly in assemblies for p in assembly.placements}
    return tuple(p for p in standing if p.page in pages or (p.article, p.part) in moved)


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


def writing(closing: Closing) -> bool:
    """Whether a closing asks for words to be cut or added; its place is taken with the page."""
    return closing.placement is None or bool(closing.cuts or closing.pushes)


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


def _same_fact(assembly: Assembly, chosen: int) -> range:
    """The numbers of the fact that a closing answers and of all that answer it."""
    facts = [number for number, each in enumerate(assembly.closings) if each.kind.fact]
    begin = max((number for number in facts if number <= chosen), default=chosen)
    end = min((number for number in facts if number > chosen), default=len(assembly.closings))
    return range(begin, end)


def _cells(placements: Sequence[Placement]) -> int:
    return sum(placement.span * placement.depth for placement in placements)
