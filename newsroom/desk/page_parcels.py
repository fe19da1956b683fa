"""A page of the library as a page package carries it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from newsroom.desk.packing import (
    PackedPictures,
    all_articles,
    packed_articles,
    packed_pictures,
    shown_in,
)
from newsroom.model.exchange import PackedArticle
from newsroom.model.issue import Issue
from newsroom.model.kinds import ArticleKind
from newsroom.model.page import Page
from newsroom.model.parcels import Beside, PackedHouse, PackedTable, PageParcel
from newsroom.model.placement import Placement
from newsroom.model.publication import PublicationKind
from newsroom.model.teaser import Teaser
from newsroom.store.library import Library
from newsroom.store.portable import OF_ARTICLE, OF_ISSUE, OF_PAGE, OF_SIGNATURE, read

SIGNED = ("signoff", "review")
"""The tables of what may have been signed on paper."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A parcel, and the originals that it holds by their names in the package."""

    parcel: PageParcel
    files: dict[str, Path]


def page_parcel(library: Library, page: str, along: Sequence[str] = ()) -> Packed:
    """A page with what stands on it and what is meant for it. along: other articles of the issue
    that go with it. Raises NotFoundError.
    """
    sheet = library.issues.page(page)
    issue = library.issues.get(sheet.issue)
    placements = library.issues.placements(page)
    placed = tuple(dict.fromkeys(p.article for p in placements))
    meant = tuple(uuid for uuid, home in library.issues.meant(issue.uuid).items() if home == page)
    chosen = tuple(dict.fromkeys((*placed, *meant, *along)))
    tables = _tables(library, issue, sheet, chosen)
    articles = packed_articles(library, chosen, _named_revisions(tables))
    teasers, beside = _beside(library, issue, placements)
    pictures = _pictures(library, (*articles, *beside.articles), tables)
    parcel = PageParcel(
        page=page,
        before=tuple(one.uuid for one in library.holdings.packages(page)),
        house=packed_house(library, issue.publication),
        issue=issue,
        pages=library.issues.pages(issue.uuid),
        placements=placements,
        articles=articles,
        meant=tuple(uuid for uuid in meant if uuid not in placed),
        along=tuple(uuid for uuid in along if uuid not in (*placed, *meant)),
        fillers=tuple(library.fillers.get(u) for u in placed if library.fillers.holds(u)),
        teasers=teasers,
        stages=tuple((uuid, library.reviews.stage(uuid)) for uuid in chosen),
        beside=beside,
        tables=tables,
        pictures=pictures.pictures,
    )
    return Packed(parcel, dict(pictures.files or {}))


def packed_house(library: Library, publication: str) -> PackedHouse:
    """A publication's house style. Raises NotFoundError, RefusedError where it is spoilt."""
    house = library.publications.get(publication)
    return PackedHouse(publication, house.stem, house.name, house.source)


def flows(library: Library, issue: Issue) -> bool:
    """Whether an issue is a bulletin, which has no pages to be made up apart."""
    return library.publications.get(issue.publication).kind is PublicationKind.BULLETIN


def _tables(
    library: Library, issue: Issue, page: Page, articles: Sequence[str]
) -> tuple[PackedTable, ...]:
    packed = library.portables.packed
    found = [
        *(packed(table, [page.uuid]) for table in OF_PAGE),
        *(packed(table, articles) for table in OF_ARTICLE),
        *(packed(table, [issue.uuid]) for table in OF_ISSUE),
    ]
    signed = [row["uuid"] for table in found if table.name in SIGNED for row in read(table)]
    found += [packed(table, signed) for table in OF_SIGNATURE]
    return tuple(table for table in found if table.rows)


def _named_revisions(tables: Sequence[PackedTable]) -> set[str]:
    """The versions that reviews read."""
    rows = chain.from_iterable(read(table) for table in tables if table.name == "review")
    return {str(row["revision"]) for row in rows}


def _beside(
    library: Library, issue: Issue, placements: Sequence[Placement]
) -> tuple[tuple[Teaser, ...], Beside]:
    """What stands on other pages and is needed to show this one: other parts of its articles, and
    the stories of its 导读.
    """
    here = {p.article for p in placements}
    kinds = {uuid: library.articles.summary(uuid).kind for uuid in here}
    teasers: tuple[Teaser, ...] = ()
    if ArticleKind.GUIDE in kinds.values():
        teasers = library.furnishing.teasers(issue.uuid)
    wanted = here | {teaser.article for teaser in teasers}
    mine = {p.uuid for p in placements}
    others = tuple(
        p
        for p in library.issues.issue_placements(issue.uuid)
        if p.article in wanted and p.uuid not in mine
    )
    elsewhere = {p.article for p in others} | {teaser.article for teaser in teasers}
    stories = tuple(
        PackedArticle(revision=library.history.head(uuid)) for uuid in sorted(elsewhere - here)
    )
    return teasers, Beside(articles=stories, placements=others)


def _pictures(
    library: Library, articles: Sequence[PackedArticle], tables: Sequence[PackedTable]
) -> PackedPictures:
    photos = {
        str(row["photo"])
        for table in tables
        if table.name == "paper"
        for row in map(json.loads, table.rows)
        if row.get("photo")
    }
    return packed_pictures(library, shown_in(all_articles(articles)) | photos)
