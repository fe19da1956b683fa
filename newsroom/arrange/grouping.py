"""Layouts of what is placed together: stories under one another, or in rows of up to three.

Members keep their order. Those of a row stand side by side and are equally deep, so that the
whole is a rectangle with level edges; the name of the section stands over its top row alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from newsroom.arrange.pieces import Rectangle
from newsroom.model.article import Article, ArticleKind
from newsroom.model.placement import Placement
from newsroom.typeset.copyfit import Shape
from newsroom.typeset.reserved import RESERVED

MOST_ROWS = 80  # no page of a newspaper has more body lines
_MOST_ABREAST = 3
# A shape that costs so much more than its article's cheapest over a span is not used in a group.
_FAR = 8.0
# Text over several columns should stand at least so many rows deep under its heading, and no
# group deeper than this.
_LEAST_STRIP, _MOST_TALL = 9, 60
# Costs in the soft costs of a tiling: of a shape's distance from its usual look, of a row that
# makes a strip, of a row too tall, of a column's difference from the span that the importance
# asks for, once for each degree of importance, of two headlines side by side, and of a picture
# story no wider than a column.
_SHAPE, _THIN, _TALL, _SPAN, _BESIDE, _SMALL = 12, 40, 10, 6, 30, 60


@dataclass(frozen=True)
class Member:
    """An article with its shapes by span and depth, no section above. wish: columns it asks for."""

    article: Article
    shapes: Mapping[int, Mapping[int, Shape]]
    wish: int

    @property
    def abreast(self) -> bool:
        """Whether others may stand beside it; what has no headline runs on below."""
        return bool(self.article.headline) and self.article.kind is ArticleKind.NEWS

    def astray(self, span: int) -> int:
        """What it costs to set it over another span than it asks for."""
        if self.article.kind in RESERVED:
            return 0
        small = _SMALL if self.article.kind is ArticleKind.PICTURE and span == 1 else 0
        return _SPAN * abs(span - self.wish) * self.article.importance + small

    def least(self, span: int) -> int:
        """Its least depth over a span; more than a page has where it cannot take that."""
        return min(self.shapes.get(span, ()), default=MOST_ROWS + 1)


@dataclass(frozen=True, slots=True)
class Part:
    """A member's shape at its column and row of the whole."""

    column: int
    row: int
    shape: Shape


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to place all members, in their order. cost: of its looks."""

    cost: int
    parts: tuple[Part, ...]


Layouts: TypeAlias = dict[tuple[int, int], Layout]
# What some members can be, by depth.
_Depths: TypeAlias = dict[int, Layout]


def layouts(members: Sequence[Member], label_rows: Sequence[int]) -> Layouts:
    """The best layout of some members for each span and whole depth.

    label_rows: what the name of the section takes over each span; the index is the span.
    """
    return {
        (span, depth): layout
        for span in range(1, len(label_rows))
        for depth, layout in layouts_over(members, span, label_rows[span]).items()
    }


def layouts_over(members: Sequence[Member], span: int, label_rows: int) -> dict[int, Layout]:
    """The best layout of some members over one span for each whole depth, under a name that takes
    so many rows."""
    found: dict[int, Layout] = {}
    briefs = members[0].article.kind is ArticleKind.BRIEF
    astray = members[0].astray(span) if briefs else 0  # once for all of them
    for depth, layout in _over(members, span).items():
        whole = depth + label_rows
        if whole <= MOST_ROWS or len(members) == 1:
            cost = layout.cost + astray + max(whole - _MOST_TALL, 0) * _TALL
            parts = tuple(_labelled(part, label_rows) for part in layout.parts)
            found[whole] = Layout(cost, parts)
    return found


def placed(
    members: Sequence[Member], layout: Layout, page: str, place: Rectangle
) -> list[Placement]:
    """The placements that a layout of some members makes in a rectangle of its extent."""
    return [
        part.shape.placement(
            member.article.uuid, page, place.column + part.column, place.row + part.row
        )
        for member, part in zip(members, layout.parts, strict=True)
    ]


def _labelled(part: Part, rows: int) -> Part:
    """A part where the name of the section stands over the whole."""
    if part.row:
        return replace(part, row=part.row + rows)
    return replace(part, shape=part.shape.labelled(rows))


def _over(members: Sequence[Member], span: int) -> _Depths:
    """The members over one span, row by row."""
    if len(members) == 1:
        return _options(members[0], span)
    reached: list[_Depths] = [{0: Layout(0, ())}, *({} for _ in members)]
    for first, done in enumerate(reached[:-1]):
        if not done:
            continue
        for count in range(1, min(_MOST_ABREAST, len(members) - first) + 1):
            row = _row(members[first : first + count], span)
            _put_below(done, row, reached[first + count])
    return reached[-1]


def _put_below(done: _Depths, row: _Depths, target: _Depths) -> None:
    """All ways to put a row below what is done; the cheapest of each depth is kept."""
    for above, upper in done.items():
        for depth, lower in row.items():
            whole, cost = above + depth, upper.cost + lower.cost
            known = target.get(whole)
            if (above and whole > MOST_ROWS) or (known is not None and known.cost <= cost):
                continue
            moved = (replace(part, row=above) for part in lower.parts) if above else lower.parts
            target[whole] = Layout(cost, (*upper.parts, *moved))


def _row(members: Sequence[Member], span: int) -> _Depths:
    """Members side by side over a span, by their common depth."""
    if len(members) > 1 and not all(member.abreast for member in members):
        return {}
    found: _Depths = {}
    for spans in _shares(span, len(members)):
        options = [_usual(m, s) for m, s in zip(members, spans, strict=True)]
        for depth in set(options[0]).intersection(*options[1:]):
            cost = sum(option[depth].cost for option in options) + _BESIDE * (len(members) - 1)
            if depth not in found or cost < found[depth].cost:
                found[depth] = Layout(cost, _abreast([option[depth] for option in options]))
    return found


def _abreast(options: Sequence[Layout]) -> tuple[Part, ...]:
    parts, column = [], 0
    for option in options:
        (part,) = option.parts
        parts.append(replace(part, column=column) if column else part)
        column += part.shape.span
    return tuple(parts)


def _shares(span: int, count: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide a span among so many members."""
    if count == 1:
        yield (span,)
        return
    for first in range(1, span - count + 2):
        for rest in _shares(span - first, count - 1):
            yield (first, *rest)


def _options(member: Member, span: int) -> _Depths:
    """A member over a span, by depth."""
    astray = 0 if member.article.kind is ArticleKind.BRIEF else member.astray(span)
    return {
        depth: Layout(
            round(shape.cost * _SHAPE) + _thin(shape) * _THIN + astray, (Part(0, 0, shape),)
        )
        for depth, shape in member.shapes.get(span, {}).items()
    }


def _usual(member: Member, span: int) -> _Depths:
    """The same without what is far from its usual look."""
    shapes = member.shapes.get(span, {})
    most = min((shape.cost for shape in shapes.values()), default=0.0) + _FAR
    return {d: layout for d, layout in _options(member, span).items() if shapes[d].cost <= most}


def _thin(shape: Shape) -> int:
    """Rows that a shape's text lacks to be more than a strip under its heading."""
    if shape.span == 1 or not shape.headline_rows:
        return 0
    return max(_LEAST_STRIP + shape.span - 2 - (shape.depth - shape.headline_rows), 0)


__all__ = ["MOST_ROWS", "Layout", "Layouts", "Member", "Part", "layouts", "layouts_over", "placed"]
