"""Where a page package belongs: what its publication, issue and pages are called here.

They are known by their identities, else by publication, day and number, so that a page made up in
a library of its own finds the page it is for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsroom.model.issue import Issue
from newsroom.model.parcels import Beside, PageParcel
from newsroom.model.placement import Placement
from newsroom.store.library import Library


def homes_of(library: Library, parcel: PageParcel) -> dict[str, str]:
    """What publication, issue and pages of the package are called here."""
    homes: dict[str, str] = {}
    publication = library.publications.named(parcel.house.stem)
    if publication is None:
        return homes
    homes[parcel.house.uuid] = publication
    homes[parcel.issue.publication] = publication
    issue = _issue_here(library, parcel, publication)
    if issue is None:
        return homes
    homes[parcel.issue.uuid] = issue.uuid
    pages = library.issues.pages(issue.uuid)
    known, numbers = {page.uuid for page in pages}, {page.number: page.uuid for page in pages}
    for page in parcel.pages:
        if page.uuid not in known and page.number in numbers:
            homes[page.uuid] = numbers[page.number]
    return homes


def _issue_here(library: Library, parcel: PageParcel, publication: str) -> Issue | None:
    same = library.issues.some([parcel.issue.uuid])
    alike = (
        one
        for one in library.issues.all(publication)
        if (one.date, one.number.numbers, one.number.kind)
        == (parcel.issue.date, parcel.issue.number.numbers, parcel.issue.number.kind)
    )
    return same[0] if same else next(alike, None)


def at_home(parcel: PageParcel, homes: Mapping[str, str]) -> PageParcel:
    """A parcel with other identities of its publication, issue and pages."""

    def name(uuid: str) -> str:
        return homes.get(uuid, uuid)

    def placed(placements: Sequence[Placement]) -> tuple[Placement, ...]:
        return tuple(replace(one, page=name(one.page)) for one in placements)

    house = replace(parcel.house, uuid=name(parcel.house.uuid))
    issue = replace(parcel.issue, uuid=name(parcel.issue.uuid), publication=house.uuid)
    return replace(
        parcel,
        page=name(parcel.page),
        house=house,
        issue=issue,
        pages=tuple(replace(p, uuid=name(p.uuid), issue=issue.uuid) for p in parcel.pages),
        placements=placed(parcel.placements),
        fillers=tuple(replace(one, publication=house.uuid) for one in parcel.fillers),
        teasers=tuple(replace(one, issue=issue.uuid) for one in parcel.teasers),
        beside=Beside(articles=parcel.beside.articles, placements=placed(parcel.beside.placements)),
    )
