"""What an assembly moves as one: an article, or a group of briefs stacked under one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from newsroom.arrange.pieces import Item, Rectangle
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import Look, Shape, shapes

# Text over several columns should stand at least so many rows deep under its heading.
_LEAST_STRIP = 9
# No story should stand deeper.
_MOST_TALL = 60
# Costs in the soft costs of a tiling: of a shape's distance from its usual look, of a row that
# makes a strip, of a row too tall, and of a column's difference from the span that the importance
# asks for, once for each degree of importance.
_SHAPE, _THIN, _TALL, _SPAN = 12, 40, 10, 6


# No page of a newspaper has more body lines; a deeper stack of briefs is parted.
_MOST_ROWS = 80

# Shapes to put under one another, by span and whole depth.
Stacks: TypeAlias = dict[tuple[int, int], tuple[Shape, ...]]


@dataclass(frozen=True)
class Unit:
    """One or more articles that are placed together.

    stacks: for each span and whole depth, the shapes to put under one another.
    """

    articles: tuple[str, ...]
    item: Item
    stacks: Stacks

    def placements(self, page: str, place: Rectangle) -> list[Placement]:
        """The placements of the unit in a rectangle that is one of its stacks."""
        made, row = [], place.row
        shapes_ = self.stacks[place.span, place.depth]
        for article, shape in zip(self.articles, shapes_, strict=True):
            made.append(shape.placement(article, page, place.column, row))
            row += shape.depth
        return made


def units(
    edition: Edition, articles: Sequence[str], composer: Composer, columns: int
) -> Iterator[Unit]:
    """The units of some articles, one by one in their order; the first is the page's lead.

    Briefs of one section are one unit, or as many as it takes for none to be deeper than a page.
    """
    lead = True
    for members in _groups(edition, articles):
        for uuids, stacks in _stacked(edition, members, composer, columns):
            yield _unit(edition, uuids, stacks, _wish(edition, uuids, columns, lead=lead))
            lead = False


def _groups(edition: Edition, articles: Sequence[str]) -> list[list[str]]:
    """Articles by what they are placed with, each group where its first member stands."""
    found: dict[str, list[str]] = {}
    for uuid in articles:
        found.setdefault(_group(edition.articles[uuid]), []).append(uuid)
    return list(found.values())


def _group(article: Article) -> str:
    if article.kind is ArticleKind.BRIEF and article.section:
        return f"brief {article.section}"
    return article.uuid


def _stacked(
    edition: Edition, members: Sequence[str], composer: Composer, columns: int
) -> Iterator[tuple[tuple[str, ...], Stacks]]:
    """The members stacked; a new stack begins where the last would outgrow the page."""
    below: tuple[str, ...] = ()
    stacks: Stacks = {}
    for uuid in members:
        higher = _higher(stacks, _by_size(edition, uuid, composer, columns, label=False))
        if below and higher:
            below, stacks = (*below, uuid), higher
            continue
        if below:
            yield below, stacks
        first = _by_size(edition, uuid, composer, columns, label=True)
        below, stacks = (uuid,), {size: (shape,) for size, shape in first.items()}
    if below:
        yield below, stacks


def _by_size(
    edition: Edition, uuid: str, composer: Composer, columns: int, *, label: bool
) -> dict[tuple[int, int], Shape]:
    """The shapes of an article by span and depth."""
    found = shapes(composer, edition.articles[uuid], edition.pictures, Look(label=label))
    return {(shape.span, shape.depth): shape for shape in found if shape.span <= columns}


def _higher(stacks: Stacks, member: dict[tuple[int, int], Shape]) -> Stacks:
    """All ways to put a member below some stacks, by span and whole depth."""
    higher: Stacks = {}
    for (span, depth), below in stacks.items():
        for (other, more), shape in member.items():
            if other == span and depth + more <= _MOST_ROWS:
                higher.setdefault((span, depth + more), (*below, shape))
    return higher


def _unit(
    edition: Edition,
    members: tuple[str, ...],
    stacks: Stacks,
    wish: int,
) -> Unit:
    articles = [edition.articles[uuid] for uuid in members]
    importance = _importance(edition, members)
    options: dict[int, dict[int, int]] = {}
    for (span, depth), stack in sorted(stacks.items()):
        cost = _SPAN * abs(span - wish) * importance + _cost(depth, stack)
        options.setdefault(span, {})[depth] = cost
    headline = any(article.headline for article in articles)
    return Unit(members, Item(members[0], importance, options, headline), stacks)


def _importance(edition: Edition, members: Sequence[str]) -> int:
    return max(edition.articles[uuid].importance for uuid in members)


def _wish(edition: Edition, members: Sequence[str], columns: int, *, lead: bool) -> int:
    """The span that the importance asks for; a lead takes well over half the page."""
    least = -(-columns * 3 // 5) if lead else 1
    return min(max(_importance(edition, members) - 1, least), columns)


def _cost(depth: int, stack: Sequence[Shape]) -> int:
    """What the looks of a stack cost."""
    looks = sum(shape.cost for shape in stack) * _SHAPE + _thin(stack[0]) * _THIN
    return round(looks) + max(depth - _MOST_TALL, 0) * _TALL


def _thin(shape: Shape) -> int:
    """Rows that a shape's text lacks to be more than a strip under its heading."""
    if shape.span == 1 or not shape.headline_rows:
        return 0
    return max(_LEAST_STRIP + shape.span - 2 - (shape.depth - shape.headline_rows), 0)
