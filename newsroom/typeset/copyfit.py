"""Copyfit: every rectangle an article can be set in, and the room it asks for.

A shape is exact: a placement made from it composes with nothing over. Its legs are full but for
the last, which is short by `under` rows, fewer than there are legs (the least depth that holds
the text leaves no more). What is elastic is the white in the heading, within the house's rows,
and the height of pictures, as far as a crop of MOST_CROP allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.frame import TextRole
from newsroom.model.length import Length, Pt
from newsroom.model.picture import Picture
from newsroom.model.placement import PicturePlace, Placement
from newsroom.typeset.area import overhead
from newsroom.typeset.article import Plan, Task, planned, text_lines
from newsroom.typeset.blocks import Heading
from newsroom.typeset.compose import Composer
from newsroom.typeset.groups import NO_LABEL, Label, section_of, type_rows
from newsroom.typeset.legs import flow, segments
from newsroom.typeset.pictures import (
    aspect,
    cut,
    rows_for,
    rows_within_crop,
    usual_places,
    usual_span,
)
from newsroom.typeset.setting import TextLine

_LEAST_LEG = 4
_PICTURE_STEPS = 7
_HEAD_COST = 1.0
_CROP_COST = 20.0
_SPAN_COST = 1.5
_UNDER_COST = 0.5
_BROKEN_COST = 1.5
_SIZES, _SIZE_COST = (0.92, 1.08), 0.8
_USUAL_HEAD, _MOST_HEAD, _HEAVY_COST = 0.5, 1.0, 12.0


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to set an article.

    span: basic columns. depth: rows in all, the gap row above included. headline_rows: of the
    heading, 0 where it has none. headline_size: None for the house scale. text_columns: legs.
    under: rows the last leg is short. cost: how far from the usual look, 0 being usual.
    """

    span: int
    depth: int
    headline_rows: int
    headline_size: Length | None
    pictures: tuple[PicturePlace, ...]
    text_columns: int
    under: int
    cost: float
    box: bool = False
    tint: int = 0

    @property
    def area(self) -> int:
        """Basic columns × rows."""
        return self.span * self.depth

    def placement(self, article: str, page: str, column: int, row: int) -> Placement:
        """The placement that this shape makes at a place."""
        return Placement(
            page=page,
            article=article,
            column=column,
            row=row,
            span=self.span,
            depth=self.depth,
            text_columns=self.text_columns,
            headline_size=self.headline_size,
            headline_rows=self.headline_rows,
            pictures=self.pictures,
            box=self.box,
            tint=self.tint,
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What an editor has fixed of an article's look. label: print the section (see compose).

    label_rows: what it takes for each span (groups.rows_by_span); what type needs where empty.
    spans: the spans to try; all where empty.
    """

    label: bool = True
    box: bool = False
    tint: int = 0
    spans: tuple[int, ...] = ()
    size: Length | None = None
    label_rows: tuple[int, ...] = ()


USUAL = Look()


@dataclass(frozen=True, slots=True)
class _Trial:
    composer: Composer
    article: Article
    pictures: Mapping[str, Picture]
    look: Look
    span: int
    legs: int = 0
    lines: dict[Length, tuple[TextLine, ...]] = field(default_factory=dict)

    def text(self, task: Task, plan: Plan) -> tuple[TextLine, ...]:
        """The lines of the whole text; those of one measure are set once for all spans."""
        measure = plan.columns[0].width
        if measure not in self.lines:
            self.lines[measure] = text_lines(task, measure, self.composer.setter)
        return self.lines[measure]

    def task(self, depth: int, head: int, places: Sequence[PicturePlace]) -> Task:
        """The article in a rectangle at the head of a page."""
        placement = Placement(
            uuid="",
            page="",
            article=self.article.uuid,
            column=0,
            row=0,
            span=self.span,
            depth=depth,
            text_columns=self.legs or self.span,
            headline_size=self.look.size,
            headline_rows=head,
            pictures=tuple(places),
            box=self.look.box,
            tint=self.look.tint,
        )
        known = tuple(
            self.pictures[slot.picture]
            for slot in self.article.slots
            if slot.picture in self.pictures
        )
        return Task(self.article, placement, known, label=self.label)

    @property
    def label(self) -> Label:
        """What names the section, where it is printed."""
        text = section_of(self.article) if self.look.label else ""
        if not text:
            return NO_LABEL
        asked = self.look.label_rows
        rows = asked[self.span] if asked else type_rows(self.composer.publication)
        return Label(text, rows, 0, self.span, drawn=True)


@dataclass(frozen=True, slots=True)
class _Head:
    """One height of a heading, with the size of its headline where that is not the house's."""

    rows: int
    size: Length | None
    cost: float


@dataclass(frozen=True, slots=True)
class _Body:
    """What stands below a heading: its rows, the rows the last leg lacks, pictures and legs."""

    rows: int
    under: int
    pictures: tuple[PicturePlace, ...]
    legs: int
    cost: float = 0.0


def shapes_of(edition: Edition, composer: Composer, article: str) -> tuple[Shape, ...]:
    """The shapes of an edition's article. Raises KeyError where the edition does not hold it."""
    return shapes(composer, edition.articles[article], edition.pictures)


def shapes(
    composer: Composer,
    article: Article,
    pictures: Mapping[str, Picture],
    look: Look = USUAL,
) -> tuple[Shape, ...]:
    """Every shape of an article, one for each span and depth, by span and depth."""
    grid = composer.publication.grid
    best: dict[tuple[int, int], Shape] = {}
    lines: dict[Length, tuple[TextLine, ...]] = {}
    for span in look.spans or range(1, grid.columns + 1):
        trial = _Trial(composer, article, pictures, look, span, lines=lines)
        for shape in _of_span(trial):
            key = (shape.span, shape.depth)
            if shape.depth <= grid.rows and (key not in best or shape.cost < best[key].cost):
                best[key] = shape
    return tuple(best[key] for key in sorted(best))


def demand(
    composer: Composer,
    article: Article,
    pictures: Mapping[str, Picture],
    look: Look = USUAL,
) -> tuple[int, int]:
    """Least and greatest area (basic columns × rows) an article can fill; (0, 0) for none."""
    areas = [shape.area for shape in shapes(composer, article, pictures, look)]
    return (min(areas), max(areas)) if areas else (0, 0)


def _of_span(trial: _Trial) -> Iterator[Shape]:
    """Shapes of one span: each way of showing the pictures with each height of heading."""
    house = trial.composer.publication
    probe = planned(trial.task(house.grid.rows, 0, ()), house, trial.composer.setter)
    if probe.area.width < house.grid.body_size * 4:
        return
    heads = tuple(_headings(trial, probe))
    for legs, narrow in _leg_counts(trial):
        for body in _bodies(replace(trial, legs=legs), probe.heading.least, narrow):
            for head in heads:
                if head.rows <= body.rows * _MOST_HEAD or trial.span == 1 or not head.rows:
                    yield _shape(trial, head, body)


def _headings(trial: _Trial, probe: Plan) -> Iterator[_Head]:
    """Heights a heading can have: by the house's size, or one a little smaller or larger."""
    heading = probe.heading
    yield from _heights(heading, trial.look.size, 0.0)
    main = next((part for part in heading.parts if part.role is TextRole.HEADLINE), None)
    if trial.look.size is not None or main is None:
        return
    house = trial.composer.publication
    usual = house.headline.size(trial.span, trial.article.importance)
    for factor in _SIZES:
        size = Pt(round(usual.pt * factor))
        other = replace(trial, look=replace(trial.look, size=size))
        plan = planned(other.task(house.grid.rows, 0, ()), house, trial.composer.setter)
        yield from _heights(plan.heading, size, _SIZE_COST)


def _heights(heading: Heading, size: Length | None, cost: float) -> Iterator[_Head]:
    for rows in range(heading.least, heading.most + 1):
        yield _Head(rows, size, cost + abs(rows - heading.usual) * _HEAD_COST)


def _bodies(trial: _Trial, head: int, narrow: float) -> Iterator[_Body]:
    """What can stand below a heading: for each number of rows the best pictures."""
    seen: dict[int, _Body] = {}
    for cost, places in _picture_sets(trial):
        body = _fit(trial, head, places)
        if body is not None:
            body = replace(body, cost=cost + narrow + body.under * _UNDER_COST)
            if body.rows not in seen or body.cost < seen[body.rows].cost:
                seen[body.rows] = body
    yield from seen.values()


def _leg_counts(trial: _Trial) -> Iterator[tuple[int, float]]:
    """Legs to try with their cost: one a basic column, and wider ones (n 破 n-1) for plain text."""
    yield trial.span, 0.0
    if trial.span > 2 and not trial.article.slots and trial.article.kind is ArticleKind.NEWS:
        yield trial.span - 1, _BROKEN_COST


def _shape(trial: _Trial, head: _Head, body: _Body) -> Shape:
    look = trial.look
    heavy = max(head.rows / body.rows - _USUAL_HEAD, 0.0) if trial.span > 1 else 0.0
    return Shape(
        trial.span,
        overhead(trial.task(1, 0, ()).placement) + head.rows + body.rows,
        head.rows,
        head.size,
        body.pictures,
        body.legs,
        body.under,
        body.cost + head.cost + heavy * _HEAVY_COST,
        look.box,
        look.tint,
    )


def _fit(trial: _Trial, head: int, places: Sequence[PicturePlace]) -> _Body | None:
    """Least rows below the heading that hold text and pictures, and what the last leg lacks.

    None where pictures leave legs emptier than one row each.
    """
    house, setter = trial.composer.publication, trial.composer.setter
    task = trial.task(house.grid.rows, head, places)
    plan = planned(task, house, setter)
    lines = trial.text(task, plan)
    extra = overhead(task.placement) + head
    for rows in range(max(_least_rows(plan, lines), 1), house.grid.rows - extra + 1):
        if places:
            plan = planned(trial.task(rows + extra, head, places), house, setter)
            room = plan.room
        else:
            room = segments(plan.columns, plan.body.top, rows)
        if len(plan.spots) < len(places):
            continue
        flowed = flow(lines, room)
        if not flowed.over:
            full = flowed.under < max(len(plan.columns), 2) or not lines
            thin = lines and rows < _LEAST_LEG and trial.span > 1
            if not full or thin:
                return None
            return _Body(rows, flowed.under, tuple(places), len(plan.columns))
    return None


def _least_rows(plan: Plan, lines: Sequence[TextLine]) -> int:
    """A depth that surely is not too great: all lines and pictures divided by the legs."""
    taken = sum(
        spot.rows + spot.caption
        for spot in plan.spots
        for leg in plan.columns
        if spot.x < leg.right and leg.x < spot.x + spot.width
    )
    deepest = max((s.row + s.rows + s.caption - plan.body.top for s in plan.spots), default=0)
    return max(-(-(len(lines) + taken) // len(plan.columns)), deepest)


def _picture_sets(trial: _Trial) -> Iterator[tuple[float, tuple[PicturePlace, ...]]]:
    """Ways of showing an article's pictures, each with its cost."""
    article, grid = trial.article, trial.composer.publication.grid
    if not article.slots:
        yield 0.0, ()
        return
    usual = usual_places(article, trial.span, grid, trial.pictures)
    for width in _widths(trial):
        spans = [replace(place, span=width) for place in usual]
        moved = _moved(spans, trial.span, article) if width != usual[0].span else spans
        penalty = abs(width - usual[0].span) * _SPAN_COST
        for step in range(_PICTURE_STEPS):
            places, crop = _stepped(trial, moved, step / (_PICTURE_STEPS - 1))
            yield penalty + crop * _CROP_COST, places


def _widths(trial: _Trial) -> tuple[int, ...]:
    usual = usual_span(trial.article, trial.span)
    if trial.article.kind is ArticleKind.PICTURE or len(trial.article.slots) > 1:
        return (usual,)
    return tuple(width for width in (usual, usual - 1, usual + 1) if 0 < width <= trial.span)


def _moved(places: Sequence[PicturePlace], span: int, article: Article) -> list[PicturePlace]:
    """Places of another width, from the right again."""
    del article
    return [replace(place, column=span - place.span) for place in places]


def _stepped(
    trial: _Trial, places: Sequence[PicturePlace], share: float
) -> tuple[tuple[PicturePlace, ...], float]:
    """All pictures at the same share between their least and greatest height."""
    grid = trial.composer.publication.grid
    found, crop = [], 0.0
    for place in places:
        ratio = aspect(trial.article, place.slot, trial.pictures)
        fair = rows_within_crop(grid, place.span, ratio)
        rows = fair.start + round((len(fair) - 1) * share)
        best = rows_for(grid, place.span, ratio)
        crop = max(crop, cut(rows, best))
        found.append(replace(place, rows=rows))
    return tuple(found), crop


__all__ = ["Look", "Shape", "demand", "shapes", "shapes_of"]
