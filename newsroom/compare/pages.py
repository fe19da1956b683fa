"""A page that two desks changed: what both did put together, placement by placement.

What one desk alone changed is taken from it. Where both changed the same placement, or moved two
articles onto the same ground, nobody but an editor can say which page is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from newsroom.model.holding import PageState
from newsroom.model.page import Page
from newsroom.model.placement import Placement

Placed = dict[str, Placement]

_FIELDS = ("name", "editor", "designer", "proofreader", "template")


@dataclass(frozen=True, slots=True)
class MergedPage:
    """What came of two states of a page.

    state: the page put together; ours where something collides. clashes: articles on which the two
    desks disagree; empty where the page could be put together. ours, theirs: whether that side
    changed anything.
    """

    state: PageState
    clashes: tuple[str, ...] = ()
    ours: bool = False
    theirs: bool = False


def merge(base: PageState | None, ours: PageState, theirs: PageState) -> MergedPage:
    """Put two states of a page together. base: what both knew last; None where that is unknown,
    so that everything that differs collides, unless one of the two is empty.

    Kept line ends are bookkeeping: where only they differ, the later proof's (theirs) hold.
    """
    if base is None:
        empty = replace(ours, placements=())
        base = empty if not ours.placements or not theirs.placements else None
    if base is None:
        same = _plain(ours.placements) == _plain(theirs.placements)
        names = dict.fromkeys(p.article for p in (*ours.placements, *theirs.placements))
        clashes = () if same else tuple(names)
        return MergedPage(ours, clashes, ours=True, theirs=not same)
    sides = [_named(state.placements) for state in (base, ours, theirs)]
    found, clashes = _placements(*sides)
    changed = [_changed(sides[0], side) for side in sides[1:]]
    clashes |= _on_one_ground(found, *changed) | _twice(found, *changed)
    touched = [
        bool(mine) or _told(base) != _told(now)
        for mine, now in zip(changed, (ours, theirs), strict=True)
    ]
    state = PageState(
        page=_page(base.page, ours.page, theirs.page),
        placements=ours.placements if clashes else tuple(found.values()),
        teasers=ours.teasers if theirs.teasers == base.teasers else theirs.teasers,
    )
    return MergedPage(state, tuple(sorted(clashes)), ours=touched[0], theirs=touched[1])


def same_page(one: PageState, other: PageState) -> bool:
    """Whether two states of a page show the same, kept line ends aside."""
    return _told(one) == _told(other) and _plain(one.placements) == _plain(other.placements)


def _placements(base: Placed, ours: Placed, theirs: Placed) -> tuple[Placed, set[str]]:
    """Placement by placement; and the articles of those that both changed, each otherwise."""
    found: Placed = {}
    clashes = set()
    for uuid in base | ours | theirs:
        was, mine, other = base.get(uuid), ours.get(uuid), theirs.get(uuid)
        if _same(mine, other) or _same(mine, was):
            chosen = other
        else:
            chosen = mine
            if not _same(other, was):
                clashes |= {p.article for p in (mine, other) if p is not None}
        if chosen is not None:
            found[uuid] = chosen
    return found, clashes


def _on_one_ground(found: Placed, ours: set[str], theirs: set[str]) -> set[str]:
    """The articles that the two desks put onto the same ground."""
    return {
        placement.article
        for one, other in _pairs(found, ours, theirs)
        if one.overlaps(other)
        for placement in (one, other)
    }


def _twice(found: Placed, ours: set[str], theirs: set[str]) -> set[str]:
    """The articles that both desks put onto the page, each in a place of its own."""
    return {
        one.article
        for one, other in _pairs(found, ours, theirs)
        if (one.article, one.part) == (other.article, other.part)
    }


def _pairs(
    found: Placed, ours: set[str], theirs: set[str]
) -> Iterator[tuple[Placement, Placement]]:
    for mine, other in product(ours & found.keys(), theirs & found.keys()):
        if mine != other:
            yield found[mine], found[other]


def _page(base: Page, ours: Page, theirs: Page) -> Page:
    """Field by field; where both changed one, the desk that made the page up knows better."""
    values = {
        name: getattr(ours if getattr(theirs, name) == getattr(base, name) else theirs, name)
        for name in _FIELDS
    }
    return replace(ours, **values)


def _told(state: PageState) -> tuple[object, ...]:
    return (*(getattr(state.page, name) for name in _FIELDS), state.teasers)


def _changed(base: Placed, now: Placed) -> set[str]:
    return {u for u in base.keys() | now.keys() if not _same(base.get(u), now.get(u))}


def _same(one: Placement | None, other: Placement | None) -> bool:
    if one is None or other is None:
        return one is other
    return replace(one, kept_breaks=()) == replace(other, kept_breaks=())


def _plain(placements: Iterable[Placement]) -> set[Placement]:
    return {replace(placement, kept_breaks=()) for placement in placements}


def _named(placements: Iterable[Placement]) -> Placed:
    return {placement.uuid: placement for placement in placements}
