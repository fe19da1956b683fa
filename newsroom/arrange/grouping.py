"""Layouts of what is placed together: stories under one another, or in rows of up to three.

Members keep their order. Stories of a row stand side by side and are equally deep, so that the
whole is a rectangle with level edges; the name of the section stands over its top row alone. Briefs
come last and run on, in columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
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
# The same of a brief set over a column more than one, and of a blank row below a brief.
_WIDE_BRIEF, _LOOSE = 20, 6


@dataclass(frozen=True)
class Member:
    """An article with its shapes by span and depth, no section above. wish: columns it asks for."""

    article: Article
    shapes: Mapping[int, Mapping[int, Shape]]
    wish: int

    @property
    def abreast(self) -> bool:
        """Whether others may stand beside it; what has no headline runs on below."""
        return bool(self.article.headline) and self.article.kind.prose

    def astray(self, span: int) -> int:
        """What it costs to set it over another span than it asks for."""
        if self.article.kind in (*RESERVED, ArticleKind.BRIEF):
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
    for depth, layout in _over(members, span).items():
        whole = depth + label_rows
        if whole <= MOST_ROWS or len(members) == 1:
            cost = layout.cost + max(whole - _MOST_TALL, 0) * _TALL
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
        if members[first].article.kind is ArticleKind.BRIEF:
            _put_below(done, _briefs(members[first:], span), reached[-1])
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
            moved = (replace(p, row=above + p.row) for p in lower.parts) if above else lower.parts
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


def _briefs(members: Sequence[Member], span: int) -> _Depths:
    """Briefs running on in one to three columns of equal depth.

    So that columns end level some briefs have a blank row below them, at most one each.
    """
    if span == 1 or span > min(_MOST_ABREAST, len(members)):
        return _columns((_run(members, span),))
    found = _columns((_run(members, span),))
    for sizes in _shares(len(members), span):
        ends = accumulate(sizes, initial=0)
        runs = [_run(members[a:b], 1) for a, b in pairwise(ends)]
        for depth, layout in _columns(runs).items():
            if depth not in found or layout.cost < found[depth].cost:
                found[depth] = layout
    return found


def _run(members: Sequence[Member], span: int) -> tuple[Shape, ...]:
    """Briefs under one another, as close as they come; empty where one of them has no shape."""
    found: list[Shape] = []
    for member in members:
        depths = member.shapes.get(span)
        if not depths:
            return ()
        shape = depths[min(depths)]
        plain = found and not any(s.box or s.tint for s in (found[-1], shape))
        found.append(shape.run_on() if plain else shape)
    return tuple(found)


def _columns(runs: Sequence[tuple[Shape, ...]]) -> _Depths:
    """Runs of briefs side by side, for each depth that all of them can have."""
    if not all(runs):
        return {}
    least = [sum(shape.depth for shape in run) for run in runs]
    most = [
        rows + sum(shape.text_columns == 1 for shape in run)
        for rows, run in zip(least, runs, strict=True)
    ]
    found: _Depths = {}
    for depth in range(max(least), min(most) + 1):
        parts, column = [], 0
        for rows, run in zip(least, runs, strict=True):
            parts += _loosened(run, column, depth - rows)
            column += run[0].span
        wide = sum((shape.span - 1) * len(run) for run in runs for shape in run[:1])
        loose = sum(depth - rows for rows in least)
        found[depth] = Layout(wide * _WIDE_BRIEF + loose * _LOOSE, tuple(parts))
    return found


def _loosened(run: Sequence[Shape], column: int, rows: int) -> Iterator[Part]:
    """A run of briefs, so many of which have a blank row below."""
    row = 0
    for shape in run:
        loose = rows > 0 and shape.text_columns == 1
        depth, under = shape.depth + loose, shape.under + loose
        yield Part(column, row, replace(shape, depth=depth, under=under) if loose else shape)
        row, rows = row + depth, rows - loose


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
    astray = member.astray(span)
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
