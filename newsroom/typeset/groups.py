"""Groups (栏头 over grouped stories): who belongs together on a page, and what stands over them.

A group is every story of one section on a page that touches another one of it. What names the
section stands once over the group, across its top edge; the rows it takes come off the top of
those members that stand on that edge. A story alone is a group of one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from newsroom.model.article import Article, ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.edition import Edition
from newsroom.model.guide import GUIDE
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement
from newsroom.model.publication import Publication

_TYPE_HEIGHT = 1.7  # of the type's size
_LEAST_ROWS = 2
_MOST_ARTWORK = 6  # rows that artwork asks for by itself
_MOST_SHARE = 4  # an editor's rows are no more than this part of the page


class Rectangle(Protocol):
    """Columns and rows of a page's grid."""

    @property
    def column(self) -> int:
        """The first column."""
        ...

    @property
    def row(self) -> int:
        """The first row."""
        ...

    @property
    def span(self) -> int:
        """Columns across."""
        ...

    @property
    def depth(self) -> int:
        """Rows down."""
        ...


Kind = TypeVar("Kind", bound=Rectangle)


@dataclass(frozen=True, slots=True)
class Label:
    """What names a section over one story.

    rows: body lines it takes off the top of this one. column, span: of the whole group's top
    edge, over which it is drawn, where `drawn` says that this story's frames hold it; of members
    further right they do not. picture: artwork in the place of type. grouped: others share it.
    runs_on: nothing does, nor any gap, since a brief runs on below another one of its group.
    """

    text: str = ""
    rows: int = 0
    column: int = 0
    span: int = 0
    drawn: bool = False
    picture: Picture | None = None
    grouped: bool = False
    runs_on: bool = False


NO_LABEL = Label()
_RUNS_ON = Label(runs_on=True)


@dataclass(frozen=True, slots=True)
class Company:
    """The group that a placement belongs to, by its first member.

    brief: it is itself a brief. rows: of the group's label above it.
    """

    group: str
    brief: bool = False
    rows: int = 0


def section_of(article: Article) -> str:
    """The words that stand over an article: its section; a guide has 导读, an advert nothing."""
    if article.kind.block:
        return ""
    if article.kind is ArticleKind.GUIDE:
        return article.section or GUIDE
    return article.section


def grouping(article: Article) -> str:
    """What an article is grouped by; empty where it stays alone."""
    return "" if article.kind is ArticleKind.GUIDE else section_of(article)


def touch(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles share a part of an edge; a corner is not enough."""
    across = min(one.column + one.span, other.column + other.span) - max(one.column, other.column)
    down = min(one.row + one.depth, other.row + other.depth) - max(one.row, other.row)
    return (across > 0 and down >= 0) or (across >= 0 and down > 0)


def connected(start: Kind, others: Iterable[Kind]) -> tuple[Kind, ...]:
    """A rectangle and all that it reaches through touching ones, in reading order."""
    found, waiting, left = [], [start], list(others)
    while waiting:
        here = waiting.pop()
        found.append(here)
        near = {id(other) for other in left if touch(here, other)}
        waiting.extend(other for other in left if id(other) in near)
        left = [other for other in left if id(other) not in near]
    return tuple(sorted(found, key=lambda member: (member.row, member.column)))


def on_top(members: Sequence[Kind]) -> tuple[Kind, ...]:
    """The members of a group under its label: those on its top row, from the leftmost on as far as
    they stand side by side."""
    top = min(member.row for member in members)
    found: list[Kind] = []
    for member in sorted((m for m in members if m.row == top), key=lambda m: m.column):
        if found and member.column > found[-1].column + found[-1].span:
            break
        found.append(member)
    return tuple(found)


def type_rows(house: Publication) -> int:
    """Body lines that a label in the house's section size takes."""
    return math.ceil(house.section_size * _TYPE_HEIGHT / house.grid.pitch)


def label_rows(
    house: Publication, span: int, banner: Banner | None = None, picture: Picture | None = None
) -> int:
    """Body lines that a section's label takes over `span` basic columns: as its banner asks, by
    its artwork's aspect within reason, or what the type needs."""
    grid = house.grid
    least = _LEAST_ROWS if picture else type_rows(house)
    if banner is not None and banner.rows > 0:
        return min(max(banner.rows, least), max(grid.rows // _MOST_SHARE, least))
    if picture is None or picture.width <= 0 or picture.height <= 0:
        return least
    height = grid.measure(span) * picture.height / picture.width
    return min(max(math.ceil(height / grid.pitch), least), _MOST_ARTWORK)


def artwork(edition: Edition, section: str) -> tuple[Banner | None, Picture | None]:
    """A section's banner and its artwork, as far as the edition holds them."""
    banner = edition.banners.get(section)
    return banner, edition.pictures.get(banner.picture) if banner and banner.picture else None


def rows_by_span(edition: Edition, section: str) -> tuple[int, ...]:
    """What `label_rows` gives for each span of the page's columns; the index is the span."""
    house = edition.publication
    kept = artwork(edition, section)
    return (0, *(label_rows(house, span, *kept) for span in range(1, house.grid.columns + 1)))


def members(edition: Edition, placement: Placement) -> tuple[Placement, ...]:
    """The group a placement belongs to, itself as given even where the edition's differs."""
    name = grouping(edition.articles[placement.article])
    if not name or placement.part:
        return (placement,)
    others = [
        other
        for other in edition.placements
        if other.page == placement.page
        and other.uuid != placement.uuid
        and not other.part
        and (article := edition.articles.get(other.article)) is not None
        and grouping(article) == name
    ]
    if not others:
        return (placement,)
    candidates = sorted((*others, placement), key=lambda member: member.uuid)
    return _clusters(tuple(candidates))[placement.uuid]


@lru_cache(maxsize=64)
def _clusters(candidates: tuple[Placement, ...]) -> Mapping[str, tuple[Placement, ...]]:
    """The groups of some stories of one section, by member. Kept, since every story of a page
    asks for its group, several times over."""
    found: dict[str, tuple[Placement, ...]] = {}
    for member in candidates:
        if member.uuid not in found:
            left = [c for c in candidates if c is not member and c.uuid not in found]
            group = connected(member, left)
            found.update((one.uuid, group) for one in group)
    return found


def company(edition: Edition, placements: Sequence[Placement]) -> dict[str, Company]:
    """By placement the group of several that it belongs to, for the rules of one page."""
    found: dict[str, Company] = {}
    for placement in placements:
        if placement.uuid in found:
            continue
        group = members(edition, placement)
        if len(group) == 1:
            continue
        for member in group:
            brief = edition.articles[member.article].kind is ArticleKind.BRIEF
            rows = label(edition, member).rows
            found[member.uuid] = Company(group[0].uuid, brief, rows)
    return found


def _runs_on(edition: Edition, placement: Placement, group: Iterable[Placement]) -> bool:
    """Whether it is a brief right below another one of its group, over the same columns."""
    return _plain_brief(edition, placement) and any(
        (other.column, other.span, other.bottom)
        == (placement.column, placement.span, placement.row)
        and _plain_brief(edition, other)
        for other in group
    )


def _plain_brief(edition: Edition, placement: Placement) -> bool:
    brief = edition.articles[placement.article].kind is ArticleKind.BRIEF
    return brief and not placement.boxed


def artwork_lost(edition: Edition, section: str) -> bool:
    """Whether a section's banner names artwork that the edition does not hold."""
    banner, picture = artwork(edition, section)
    return bool(banner and banner.picture and picture is None)


def label(edition: Edition, placement: Placement) -> Label:
    """What stands over one placement. Raises KeyError where the edition lacks its article."""
    text = section_of(edition.articles[placement.article])
    if not text or placement.part:
        return NO_LABEL
    group = members(edition, placement)
    tops = on_top(group)
    if placement not in tops:
        return _RUNS_ON if _runs_on(edition, placement, group) else NO_LABEL
    first, last = tops[0], tops[-1]
    span = last.column + last.span - first.column
    banner, picture = artwork(edition, text)
    rows = label_rows(edition.publication, span, banner, picture)
    drawn = placement == first
    return Label(text, rows, first.column, span, drawn, picture, len(group) > 1)
