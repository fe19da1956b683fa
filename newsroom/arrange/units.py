"""What an assembly moves as one: an article, or a group of briefs stacked under one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from newsroom.arrange.pieces import Item, Rectangle
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.placement import Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import Look, Shape, shapes

# Text over several columns should stand at least so many rows deep under its heading.
_LEAST_STRIP = 9
# A story over one column should not stand deeper.
_MOST_TALL = 60
# Costs in the soft costs of a tiling: of a shape's distance from its usual look, of a row that
# makes a strip, of a row too tall, and of a column's difference from the span that the importance
# asks for, once for each degree of importance.
_SHAPE, _THIN, _TALL, _SPAN = 12, 40, 10, 6


@dataclass(frozen=True)
class Unit:
    """One or more articles that are placed together.

    stacks: for each span and whole depth, the shapes to put under one another.
    """

    articles: tuple[str, ...]
    item: Item
    stacks: dict[tuple[int, int], tuple[Shape, ...]]

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
) -> list[Unit]:
    """The units of some articles, in their order; briefs of one section are one unit."""
    found = []
    for _, group in groupby(articles, lambda u: _group(edition.articles[u])):
        members = tuple(group)
        options = [
            _by_size(
                shapes(
                    composer,
                    edition.articles[uuid],
                    edition.pictures,
                    Look(label=uuid == members[0]),
                ),
                columns,
            )
            for uuid in members
        ]
        stacks = _stacks(options)
        found.append(_unit(edition, members, stacks, columns))
    return found


def _group(article: Article) -> str:
    if article.kind is ArticleKind.BRIEF and article.section:
        return f"brief {article.section}"
    return article.uuid


def _by_size(options: Sequence[Shape], columns: int) -> dict[tuple[int, int], Shape]:
    """The shapes by span and depth."""
    found: dict[tuple[int, int], Shape] = {}
    for shape in options:
        if shape.span <= columns:
            found[shape.span, shape.depth] = shape
    return found


def _stacks(
    options: Sequence[dict[tuple[int, int], Shape]],
) -> dict[tuple[int, int], tuple[Shape, ...]]:
    """All ways to stack the members over one span, by span and whole depth."""
    stacks: dict[tuple[int, int], tuple[Shape, ...]] = {
        key: (shape,) for key, shape in options[0].items()
    }
    for member in options[1:]:
        higher: dict[tuple[int, int], tuple[Shape, ...]] = {}
        for (span, depth), below in stacks.items():
            for (other, more), shape in member.items():
                if other == span:
                    higher.setdefault((span, depth + more), (*below, shape))
        stacks = higher
    return stacks


def _unit(
    edition: Edition,
    members: tuple[str, ...],
    stacks: dict[tuple[int, int], tuple[Shape, ...]],
    columns: int,
) -> Unit:
    articles = [edition.articles[uuid] for uuid in members]
    importance = max(article.importance for article in articles)
    options: dict[int, dict[int, int]] = {}
    for (span, depth), stack in sorted(stacks.items()):
        wish = min(max(importance - 1, 1), columns)
        cost = _SPAN * abs(span - wish) * importance + _cost(span, depth, stack)
        options.setdefault(span, {})[depth] = cost
    headline = any(article.headline for article in articles)
    return Unit(members, Item(members[0], importance, options, headline), stacks)


def _cost(span: int, depth: int, stack: Sequence[Shape]) -> int:
    """What the looks of a stack cost."""
    looks = sum(shape.cost for shape in stack) * _SHAPE + _thin(stack[0]) * _THIN
    tall = max(depth - _MOST_TALL, 0) * _TALL if span == 1 else 0
    return round(looks) + tall


def _thin(shape: Shape) -> int:
    """Rows that a shape's text lacks to be more than a strip under its heading."""
    if shape.span == 1 or not shape.headline_rows:
        return 0
    return max(_LEAST_STRIP + shape.span - 2 - (shape.depth - shape.headline_rows), 0)
