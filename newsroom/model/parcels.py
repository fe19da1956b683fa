"""What page packages (*.nrpage) and packages of a publication's settings (*.nrpub) carry.

The container, articles and pictures are model/exchange's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from newsroom.model.banner import Banner
from newsroom.model.exchange import PackedArticle, PackedPicture, faults, hashed, identity
from newsroom.model.filler import Filler
from newsroom.model.holding import PageState
from newsroom.model.issue import Issue
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.roster import Official
from newsroom.model.status import ArticleStatus
from newsroom.model.teaser import Teaser

MOST_ROWS = 20_000
_MOST_PAGES = 99
_MOST_CELLS = 10_000


@dataclass(frozen=True, slots=True)
class PackedHouse:
    """A publication's house style. uuid: its identity at the desk that sent it."""

    uuid: str
    stem: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class PackedTable:
    """Rows of one table of the library, each as a JSON object of its columns."""

    name: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands on other pages and is needed to show this one as it was: the other parts of
    articles that jump, and the stories that its 导读 names. It is looked at, never taken back.
    """

    articles: tuple[PackedArticle, ...] = ()
    placements: tuple[Placement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParcel:
    """What a page package carries.

    page: identity of the one it is about. before: the packages it grew from, newest first. pages:
    all of the issue. placements: what stands on the page. articles: what stands there or is meant
    for it (`meant`), or comes along (`along`). fillers: those among the articles. teasers: of the
    whole issue where the page shows its 导读. stages: how far the reviews of each article are.
    tables: signatures, remarks, reviews and the like.
    """

    page: str
    before: tuple[str, ...] = ()
    house: PackedHouse
    issue: Issue
    pages: tuple[Page, ...]
    placements: tuple[Placement, ...] = ()
    articles: tuple[PackedArticle, ...] = ()
    meant: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    fillers: tuple[Filler, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    stages: tuple[tuple[str, ArticleStatus], ...] = ()
    beside: Beside = Beside()
    tables: tuple[PackedTable, ...] = ()
    pictures: tuple[PackedPicture, ...] = ()

    @property
    def state(self) -> PageState:
        """The page and what stands on it. Raises KeyError."""
        return PageState(page=self.sheet, placements=self.placements, teasers=self.teasers)

    @property
    def sheet(self) -> Page:
        """The page it is about. Raises KeyError."""
        for page in self.pages:
            if page.uuid == self.page:
                return page
        raise KeyError(self.page)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseParcel:
    """What a package of a publication's settings carries. leaders: the whole 人名职务库, under the
    name it has had in packages since it was only an order of leaders.
    """

    house: PackedHouse
    banners: tuple[Banner, ...] = ()
    leaders: tuple[Official, ...] = ()
    tables: tuple[PackedTable, ...] = ()
    pictures: tuple[PackedPicture, ...] = ()


def page_faults(parcel: PageParcel, members: Collection[str]) -> tuple[str, ...]:
    """What contradicts itself in a page package that was read well; empty where all agrees."""
    return (
        *faults((*parcel.articles, *parcel.beside.articles), parcel.pictures, members),
        *_page_faults(parcel),
        *_placement_faults(parcel),
        *_table_faults(parcel.tables),
    )


def house_faults(parcel: HouseParcel, members: Collection[str]) -> tuple[str, ...]:
    """The same of a package of a publication's settings."""
    found = [*faults((), parcel.pictures, members), *_table_faults(parcel.tables)]
    if not _named(parcel.house):
        found.append("no house style")
    if any(banner.picture and not hashed(banner.picture) for banner in parcel.banners):
        found.append("a banner without its hash")
    named = (*(one.uuid for one in parcel.banners), *(one.uuid for one in parcel.leaders))
    if not all(map(identity, named)):
        found.append("an identity that is none")
    return tuple(found)


def _page_faults(parcel: PageParcel) -> Iterator[str]:
    known = [page.uuid for page in parcel.pages]
    named = (parcel.issue.uuid, *known, *parcel.before)
    if not all(map(identity, named)):
        yield "an identity that is none"
    if not _named(parcel.house):
        yield "no house style"
    if known.count(parcel.page) != 1 or len(set(known)) != len(known) or len(known) > _MOST_PAGES:
        yield "pages that are none"
    if any(page.issue != parcel.issue.uuid for page in parcel.pages):
        yield "a page of another issue"
    if any(not 0 < page.number <= _MOST_PAGES for page in parcel.pages):
        yield "a page without its number"
    if any(teaser.issue != parcel.issue.uuid for teaser in parcel.teasers):
        yield "a teaser of another issue"


def _placement_faults(parcel: PageParcel) -> Iterator[str]:
    articles = {packed.article.uuid for packed in parcel.articles}
    pages = {page.uuid for page in parcel.pages}
    if {*parcel.meant, *parcel.along, *(f.article for f in parcel.fillers)} - articles:
        yield "an article that is not there"
    beside = {packed.article.uuid for packed in parcel.beside.articles} | articles
    for placement in parcel.placements:
        if placement.page != parcel.page or placement.article not in articles:
            yield "a placement of something else"
    for placement in parcel.beside.placements:
        if placement.page not in pages - {parcel.page} or placement.article not in beside:
            yield "a placement beside the page of something else"
    for placement in (*parcel.placements, *parcel.beside.placements):
        if not _on_paper(placement) or not identity(placement.uuid):
            yield "a placement that no page holds"


def _on_paper(placement: Placement) -> bool:
    measures = (placement.column, placement.row, placement.span, placement.depth)
    return (
        all(0 <= measure <= _MOST_CELLS for measure in measures)
        and placement.span > 0
        and placement.depth > 0
        and placement.part >= 0
    )


def _table_faults(tables: Collection[PackedTable]) -> Iterator[str]:
    if sum(len(table.rows) for table in tables) > MOST_ROWS:
        yield "too many rows"


def _named(house: PackedHouse) -> bool:
    return bool(house.stem and house.name and house.source) and identity(house.uuid)
