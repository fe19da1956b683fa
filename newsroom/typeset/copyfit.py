"""Copyfit: every rectangle an article can be set in, and the room it asks for.

A shape is exact: a placement made from it composes with nothing over. Its legs are full but for
the last, which is short by `under` rows, fewer than there are legs (the least depth that holds
the text leaves no more). What is elastic is the white in the heading, within the house's rows,
and the height of pictures, as far as a crop of MOST_CROP allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import TextRole
from newsroom.model.length import Length, Pt
from newsroom.model.picture import Picture
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Grid
from newsroom.typeset.advert import worded
from newsroom.typeset.area import GAP_ROWS, overhead
from newsroom.typeset.article import Plan, planned
from newsroom.typeset.blocks import Heading, Wanted, heading
from newsroom.typeset.compose import Composer
from newsroom.typeset.fitting import Body, Fitter
from newsroom.typeset.groups import rows_by_span, section_of, type_rows
from newsroom.typeset.reserved import RESERVED, reserved_depths
from newsroom.typeset.story import START, Mark
from newsroom.typeset.upright import Upright, beside

# Of a row more or less than a heading usually has, and of white beyond the first row that the
# house does not ask for; of a line of the main headline more than two; of a row too deep.
_HEAD_COST, _WHITE_COST, _LINE_COST = 1.0, 1.5, 4.0
_MOST_LINES, _TALL_ROWS, _TALL_COST = 2, 40, 0.5
_BROKEN_COST, _LONG_COST = 1.5, 0.25
_LONG_ROWS, _DEEP_COST = 20, 0.12  # wide legs are read badly when they are deep, too
_SIZES, _SIZE_COST = (0.92, 1.08), 0.8
_USUAL_HEAD, _MOST_HEAD, _HEAVY_COST = 0.5, 1.0, 12.0
_LEAST_MEASURE, _STRIP = 4, 2


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
    drop_cap: int = 0
    part: int = 0
    vertical: bool = False

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
            drop_cap=self.drop_cap,
            part=self.part,
            vertical_headline=self.vertical,
        )

    def labelled(self, rows: int) -> Shape:
        """The shape with the name of its section above it, which takes so many rows."""
        if not rows:
            return self
        head = 0 if self.vertical else self.headline_rows + rows
        return replace(self, depth=self.depth + rows, headline_rows=head)

    def run_on(self) -> Shape:
        """The shape of a brief right below another one of its group (see groups.Label)."""
        return replace(self, depth=self.depth - GAP_ROWS)


@dataclass(frozen=True, slots=True)
class Look:
    """What an editor has fixed of an article's look. label: print the section (see compose).

    label_rows: what it takes for each span (groups.rows_by_span); what type needs where empty.
    spans: the spans to try; all where empty. start, back: where the text goes on after a jump,
    and the words of 上接. drop_cap: lines its first character stands over. vertical: the headline,
    in every span that it can stand in.
    """

    label: bool = True
    box: bool = False
    tint: int = 0
    spans: tuple[int, ...] = ()
    size: Length | None = None
    label_rows: tuple[int, ...] = ()
    start: Mark = START
    back: str = ""
    drop_cap: int = 0
    vertical: bool = False


USUAL = Look()


@dataclass(frozen=True, slots=True)
class _Trial:
    """One article over one span. over: rows of its placement that hold no content."""

    composer: Composer
    fitter: Fitter
    look: Look
    span: int
    over: int

    def plan(self) -> Plan:
        """The placement as deep as the page, without pictures and section."""
        task = self.fitter.task(self.span)
        look = self.look
        placement = replace(task.placement, box=look.box, tint=look.tint, headline_size=look.size)
        task = replace(task, placement=placement, back=look.back)
        return planned(task, self.composer.publication, self.composer.setter)


@dataclass(frozen=True, slots=True)
class _Head:
    """One height of a heading, with the size of its headline where that is not the house's."""

    rows: int
    size: Length | None
    cost: float


def shapes_of(
    edition: Edition, composer: Composer, article: str, look: Look = USUAL
) -> tuple[Shape, ...]:
    """The shapes of an edition's article under its section's own banner.

    Raises KeyError where the edition does not hold it.
    """
    held = edition.articles[article]
    if held.kind in RESERVED:
        if not worded(held, edition.pictures):
            return tuple(_reserved(edition, composer, held, look))
        look = replace(look, box=True, label=False)
    rows = rows_by_span(edition, section_of(held)) if section_of(held) else ()
    return shapes(composer, held, edition.pictures, replace(look, label_rows=rows))


def tails(edition: Edition, composer: Composer, tail: Placement) -> tuple[Shape, ...]:
    """The shapes of what runs on at a tail's place after a jump (下转), over its span.

    Raises KeyError where the edition does not hold the article.
    """
    others = tuple(p for p in edition.placements if p.uuid != tail.uuid)
    task = composer.task(replace(edition, placements=(*others, tail)), tail)
    look = Look(box=tail.box, tint=tail.tint, spans=(tail.span,), start=task.start, back=task.back)
    return shapes(composer, task.article, edition.pictures, look)


def _reserved(
    edition: Edition, composer: Composer, article: Article, look: Look
) -> Iterator[Shape]:
    for span in look.spans or range(1, composer.publication.grid.columns + 1):
        depths = reserved_depths(edition, article, span, composer.setter)
        for depth, cost in depths.items():
            yield Shape(span, depth, 0, look.size, (), 0, 0, cost)


def shapes(
    composer: Composer,
    article: Article,
    pictures: Mapping[str, Picture],
    look: Look = USUAL,
) -> tuple[Shape, ...]:
    """Every shape of an article, one for each span and depth, by span and depth."""
    house = composer.publication
    known = tuple(pictures[slot.picture] for slot in article.slots if slot.picture in pictures)
    part = int(look.start != START or bool(look.back))
    fitter = Fitter(article, known, house, composer.setter, look.start, part, look.drop_cap)
    found: list[Shape] = []
    for span in look.spans or range(1, house.grid.columns + 1):
        plain = replace(fitter.task(span).placement, box=look.box, tint=look.tint)
        trial = _Trial(composer, fitter, look, span, overhead(plain))
        label = _label_rows(composer, article, look, span)
        found += (
            shape.labelled(label)
            for shape in (_upright(trial, plain) if look.vertical else _of_span(trial))
            if shape.depth + label <= house.grid.rows
        )
    return tuple(found)


def demand(
    composer: Composer,
    article: Article,
    pictures: Mapping[str, Picture],
    look: Look = USUAL,
) -> tuple[int, int]:
    """Least and greatest area (basic columns × rows) an article can fill; (0, 0) for none."""
    areas = [shape.area for shape in shapes(composer, article, pictures, look)]
    return (min(areas), max(areas)) if areas else (0, 0)


def _label_rows(composer: Composer, article: Article, look: Look, span: int) -> int:
    """Rows that the section's label takes over a span; none after a jump."""
    if not look.label or not section_of(article) or look.back or look.start != START:
        return 0
    return look.label_rows[span] if look.label_rows else type_rows(composer.publication)


def _of_span(trial: _Trial) -> list[Shape]:
    """Shapes of one span by depth: each way of showing the pictures with each heading."""
    house = trial.composer.publication
    plan = trial.plan()
    if plan.area.width < house.grid.body_size * _LEAST_MEASURE:
        return []
    room = plan.area.below(plan.heading.least)
    bodies = [
        body
        for legs, cost in _leg_counts(trial, house.grid)
        for body in trial.fitter.bodies(trial.span, room, legs, cost)
    ]
    deepest = max((body.rows for body in bodies), default=0)
    heads: tuple[_Head, ...] = ()
    if _bears(plan.heading, deepest, trial.span):
        heads = tuple(_headings(trial, plan, strip=deepest < trial.span + _STRIP))
    best: dict[int, tuple[float, _Head, Body]] = {}
    for body in bodies:
        for head in heads:
            if not _bears(head, body.rows, trial.span):
                continue
            heavy = max(head.rows / body.rows - _USUAL_HEAD, 0.0) if trial.span > 1 else 0.0
            depth = trial.over + head.rows + body.rows
            cost = body.cost + head.cost + heavy * _HEAVY_COST
            if body.legs < trial.span:
                cost += max(body.rows - _LONG_ROWS, 0) * _DEEP_COST
            if trial.span == 1:
                cost += max(depth - _TALL_ROWS, 0) * _TALL_COST
            if depth not in best or cost < best[depth][0]:
                best[depth] = cost, head, body
    return [_shape(trial, depth, *best[depth]) for depth in sorted(best)]


def _upright(trial: _Trial, placement: Placement) -> list[Shape]:
    """Shapes of one span with the headline beside the text, by depth."""
    factors = _SIZES if trial.look.size is None and not trial.fitter.pictured else ()
    sized = replace(placement, headline_size=trial.look.size)
    best: dict[int, Upright] = {}
    for found in beside(trial.fitter, sized, tuple((factor, _SIZE_COST) for factor in factors)):
        if found.depth not in best or found.body.cost < best[found.depth].body.cost:
            best[found.depth] = found
    return [
        _shape(trial, depth, found.body.cost, _Head(0, found.size, 0.0), found.body)
        for depth, found in sorted(best.items())
    ]


def _bears(head: Heading | _Head, rows: int, span: int) -> bool:
    """Whether the text below a heading is deep enough for it; in one column any is."""
    least = head.rows if isinstance(head, _Head) else head.least
    return rows > 0 and (span == 1 or least <= rows * _MOST_HEAD)


def _shape(trial: _Trial, depth: int, cost: float, head: _Head, body: Body) -> Shape:
    look = trial.look
    return Shape(
        trial.span,
        depth,
        head.rows,
        head.size,
        body.pictures,
        body.legs,
        body.under,
        cost,
        look.box,
        look.tint,
        look.drop_cap,
        trial.fitter.part,
        look.vertical,
    )


def _headings(trial: _Trial, plan: Plan, *, strip: bool) -> Iterator[_Head]:
    """Heights a heading can have: by the house's size, or one a little smaller or larger.

    strip: the text below is but a strip, which hardly any page takes: one size is enough.
    """
    usual, size = plan.heading, trial.look.size
    yield from _heights(usual, size, 0.0)
    main = any(part.role is TextRole.HEADLINE for part in usual.parts)
    if size is not None or not main or trial.fitter.part or strip:
        return
    house, article = trial.composer.publication, trial.fitter.article
    scale = house.headline.size(trial.span, article.importance)
    for factor in _SIZES:
        other = Pt(round(scale.pt * factor))
        wanted = Wanted(trial.span, plan.area.width, other)
        done = heading(article, house, trial.composer.setter, wanted)
        yield from _heights(done, other, _SIZE_COST)


def _heights(heading: Heading, size: Length | None, cost: float) -> Iterator[_Head]:
    main = [part for part in heading.parts if part.role is TextRole.HEADLINE]
    cost += sum(max(len(part.lines) - _MOST_LINES, 0) for part in main) * _LINE_COST
    for rows in range(heading.least, heading.most + 1):
        more = rows - heading.usual
        white = more + heading.loose if more > 0 else 0.0
        far = abs(more) * _HEAD_COST + max(white - 1, 0.0) * _WHITE_COST
        yield _Head(rows, size, cost + far)


def _leg_counts(trial: _Trial, grid: Grid) -> Iterator[tuple[int, float]]:
    """Legs to try with their cost: one a basic column, and for plain text fewer (n 破 m).

    Long columns are read badly: none is wider than two basic columns.
    """
    span = trial.span
    yield span, 0.0
    if trial.fitter.pictured or not trial.fitter.article.kind.prose:
        return
    whole = grid.measure(span) // grid.body_size
    for count in range(span - 1, 0, -1):
        measure = (whole - (count - 1)) // count
        if measure > grid.characters * 2 + 1:
            return
        wider = max(measure - grid.characters * 3 // 2, 0)
        yield count, _BROKEN_COST + wider * _LONG_COST


__all__ = ["Look", "Shape", "demand", "shapes", "shapes_of", "tails"]
