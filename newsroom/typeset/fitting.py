"""Fitting an article's text and pictures below a heading: the least rows that hold them.

Pictures decide nothing but which rows of which legs are free, and lines are counted before any
is set, so that a way to show an article is tried by arithmetic alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.length import Length
from newsroom.model.picture import Picture
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Publication
from newsroom.typeset.area import Area
from newsroom.typeset.flowing import Counted, clipped, counted, lone, of_lines, spare
from newsroom.typeset.legs import Leg, legs, segments
from newsroom.typeset.pictures import (
    Spot,
    aspect,
    cut,
    reach,
    rows_across,
    rows_within,
    usual_places,
    usual_span,
)
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.showing import spots_of
from newsroom.typeset.story import START, Mark, remaining
from newsroom.typeset.task import Task, text_lines

_LEAST_LEG = 4
_PICTURE_STEPS = 7
_CROP_COST = 20.0
_SPAN_COST = 1.5
UNDER_COST = 0.5
_LONE_COST = 0.2  # a last line alone at the head of a leg

Places = tuple[PicturePlace, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below a heading: its rows, the rows the last leg lacks, pictures and legs."""

    rows: int
    under: int
    pictures: Places
    legs: int
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Fitter:
    """One article to be fitted. start, part: where it goes on after a jump.

    drop_cap: lines its first character stands over. What was counted for one measure, or worked
    out for one width of a picture, serves all spans.
    """

    article: Article
    known: tuple[Picture, ...]
    house: Publication
    setter: Typesetter
    start: Mark = START
    part: int = 0
    drop_cap: int = 0
    _texts: dict[Length, Counted] = field(default_factory=dict)
    _heights: dict[tuple[int, Length], tuple[range, int]] = field(default_factory=dict)

    @property
    def pictured(self) -> bool:
        """Whether pictures stand in it; what follows a jump has none."""
        return bool(self.article.slots) and not self.part

    @property
    def by_name(self) -> Mapping[str, Picture]:
        """The pictures by their SHA-256."""
        return {picture.sha256: picture for picture in self.known}

    def bodies(self, span: int, room: Area, count: int, more: float = 0.0) -> Iterator[Body]:
        """What fits into some columns with so many legs: for each depth the cheapest pictures.

        room: below the closest heading, as deep as the page allows. more: what these legs cost.
        """
        grid = self.house.grid
        columns = legs(room.x, room.width, count, grid.body_size)
        text = self.text(columns[0].width)
        best: dict[int, Body] = {}
        for cost, places in self.ways(span, columns):
            body = self._fit(span, room, (columns, text), (places, cost + more))
            if body is None:
                continue
            if body.rows not in best or body.cost < best[body.rows].cost:
                best[body.rows] = body
        yield from best.values()

    def text(self, measure: Length) -> Counted:
        """The lines of the whole text in one measure."""
        found = self._texts.get(measure)
        if found is None:
            found = self._texts[measure] = self._counted(measure)
        return found

    def task(self, span: int, places: Places = ()) -> Task:
        """The article at the head of a page, as deep as that."""
        placement = Placement(
            uuid="",
            page="",
            article=self.article.uuid,
            column=0,
            row=0,
            span=span,
            depth=self.house.grid.rows,
            part=self.part,
            pictures=places,
            drop_cap=self.drop_cap,
        )
        return Task(self.article, placement, self.known, start=self.start)

    def _counted(self, measure: Length) -> Counted:
        if self.drop_cap:
            return of_lines(text_lines(self.task(1), measure, self.setter))
        paras = remaining(self.setter.story(self.article), self.start)
        return counted(paras, measure, self.setter)

    def _fit(
        self,
        span: int,
        room: Area,
        filling: tuple[Sequence[Leg], Counted],
        way: tuple[Places, float],
    ) -> Body | None:
        """The least rows that hold text and pictures, and what the last leg lacks.

        filling: legs and text. way: pictures, and what these cost. None where they find no room,
        or pictures leave legs emptier than one row each.
        """
        (columns, text), (places, cost) = filling, way
        spots: Sequence[Spot] = ()
        if places:
            spots = spots_of(self.task(span, places), room, self.house, self.setter)
        if [(spot.place, spot.rows) for spot in spots] != [(place, place.rows) for place in places]:
            return None
        free = segments(columns, room.top, room.rows, [spot.block for spot in spots])
        for rows in range(max(_least_rows(columns, text, spots, room.top), 1), room.rows + 1):
            depths = tuple(clipped(free, room.top + rows))
            under = spare(text, depths)
            if under is None:
                continue
            full = under < max(len(columns), 2) or not text.count
            thin = text.count and rows < _LEAST_LEG and span > 1 and not self.part
            cost += lone(text, depths) * _LONE_COST + under * UNDER_COST
            return Body(rows, under, places, len(columns), cost) if full and not thin else None
        return None

    def ways(self, span: int, columns: Sequence[Leg] = ()) -> Iterator[tuple[float, Places]]:
        """Ways of showing the pictures, each with its cost. columns: the legs, where these are
        narrower than basic columns."""
        if not self.pictured:
            yield 0.0, ()
            return
        usual = usual_places(self.article, span, self.house.grid, self.by_name)
        for width in self._widths(span):
            places = usual
            if width != usual[0].span:
                places = tuple(replace(p, span=width, column=span - width) for p in usual)
            penalty = abs(width - usual[0].span) * _SPAN_COST
            seen = set()
            for step in range(_PICTURE_STEPS):
                stepped, crop = self._stepped(places, columns, step / (_PICTURE_STEPS - 1))
                if stepped not in seen:
                    seen.add(stepped)
                    yield penalty + crop * _CROP_COST, stepped

    def _widths(self, span: int) -> tuple[int, ...]:
        usual = usual_span(self.article, span)
        if self.article.kind is ArticleKind.PICTURE or len(self.article.slots) > 1:
            return (usual,)
        # Beside its text a picture takes half of the story's columns at most: more is blown up.
        most = max(usual, min(-(-span // 2), span))
        return tuple(width for width in (usual, usual - 1, usual + 1) if 0 < width <= most)

    def _stepped(
        self, places: Places, columns: Sequence[Leg], share: float
    ) -> tuple[Places, float]:
        """All pictures at the same share between their least and greatest height."""
        grid, found, crop = self.house.grid, [], 0.0
        for place in places:
            width = reach(place, 0, columns, grid)[1] if columns else grid.measure(place.span)
            fair, best = self._height(place.slot, width)
            rows = fair.start + round((len(fair) - 1) * share)
            crop = max(crop, cut(rows, best))
            found.append(
                PicturePlace(place.slot, place.column, place.span, rows, place.crop, place.row)
            )
        return tuple(found), crop

    def _height(self, slot: int, width: Length) -> tuple[range, int]:
        """Heights that a picture may have over some width, and the one that shows it whole."""
        found = self._heights.get((slot, width))
        if found is None:
            grid, ratio = self.house.grid, aspect(self.article, slot, self.by_name)
            found = rows_within(grid, width, ratio), rows_across(grid, width, ratio)
            self._heights[slot, width] = found
        return found


def _least_rows(columns: Sequence[Leg], text: Counted, spots: Sequence[Spot], top: int) -> int:
    """A depth that surely is not too great: all lines and pictures divided by the legs."""
    taken = sum(
        spot.rows + spot.caption
        for spot in spots
        for leg in columns
        if spot.x < leg.right and leg.x < spot.x + spot.width
    )
    deepest = max((s.row + s.rows + s.caption - top for s in spots), default=0)
    return max(-(-(text.count + taken) // len(columns)), deepest)


__all__ = ["UNDER_COST", "Body", "Fitter", "Places"]
