"""The pictures of a placement: where they stand in it, and their frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsroom.model.article import ArticleKind
from newsroom.model.frame import PictureFrame
from newsroom.model.picture import Crop
from newsroom.model.placement import PicturePlace
from newsroom.model.publication import Grid, Publication
from newsroom.typeset.area import Area
from newsroom.typeset.captions import caption_lines
from newsroom.typeset.legs import Leg, legs
from newsroom.typeset.pictures import (
    Sized,
    Spot,
    arranged,
    aspect,
    bands,
    reach,
    rows_across,
    rows_within,
    rows_within_crop,
    shown_crop,
    usual_places,
)
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.task import Task, leg_count, text_lines


def spots_of(task: Task, body: Area, house: Publication, setter: Typesetter) -> tuple[Spot, ...]:
    """Where the pictures of a placement stand in the room that its heading leaves."""
    article, placement = task.article, task.placement
    if placement.part or not article.slots:
        return ()
    places = wanted_places(task, house.grid)
    if not placement.pictures and article.kind is ArticleKind.PICTURE:
        places = _filling(task, places, body, house, setter)
    columns = legs(body.x, body.width, leg_count(placement), house.grid.body_size)
    usual = not placement.pictures and article.kind is not ArticleKind.PICTURE
    showing = _Showing(task, columns, house, setter, usual)
    return arranged([showing.ways(place) for place in places], (body.top, body.bottom))


def wanted_places(task: Task, grid: Grid) -> list[PicturePlace]:
    """The places the editor gave, or the usual ones."""
    article, placement = task.article, task.placement
    places = placement.pictures or usual_places(article, placement.span, grid, task.by_name)
    return [place for place in places if 0 <= place.slot < len(article.slots)]


def left_out(task: Task, spots: Sequence[Spot]) -> int:
    """How many pictures the placement should show and does not."""
    placement = task.placement
    if placement.part or task.article.kind is ArticleKind.BRIEF:
        return 0
    return len(placement.pictures or task.article.slots) - len(spots)


@dataclass(frozen=True, slots=True)
class _Showing:
    """How pictures can be shown among some legs. usual: nobody placed them."""

    task: Task
    columns: Sequence[Leg]
    house: Publication
    setter: Typesetter
    usual: bool

    def ways(self, place: PicturePlace) -> Iterator[Sized]:
        """As it is asked for, then over fewer and fewer columns, from the side it stands at."""
        span = self.task.placement.span
        at_right = place.column + place.span >= span
        for width in range(place.span, 0, -1):
            column = place.column + (place.span - width if at_right else 0)
            yield self._sized(replace(place, span=width, column=column), width < place.span)

    def _sized(self, place: PicturePlace, narrower: bool) -> Sized:
        task, grid, ratio = (
            self.task,
            self.house.grid,
            aspect(self.task.article, place.slot, self.task.by_name),
        )
        column, free = task.placement.column, self.usual or narrower
        x, width = reach(place, column, self.columns, grid, None if free else ratio)
        if width <= 0:
            return Sized(place, x, width, 0, 0)
        fair = rows_within(grid, width, _cropped(ratio, place.crop))
        rows = place.rows
        if free:
            best = rows_across(grid, width, ratio)
            rows = place.rows if not narrower and place.rows in fair else best
        caption = len(caption_lines(task.article, place.slot, width, self.house, self.setter))
        least = min(fair.start, rows)
        return Sized(replace(place, rows=rows), x, width, caption, least)


def _cropped(ratio: float, crop: Crop) -> float:
    """The aspect of what an editor's crop leaves."""
    wide, high = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    return ratio * wide / high if wide > 0 and high > 0 else ratio


def _filling(
    task: Task,
    places: Sequence[PicturePlace],
    body: Area,
    house: Publication,
    setter: Typesetter,
) -> list[PicturePlace]:
    """A picture story's pictures as high as its placement asks, as far as a crop allows.

    What the text leaves is shared out among the bands by the heights that their pictures have.
    """
    grid = house.grid
    columns = legs(body.x, body.width, leg_count(task.placement), grid.body_size)
    lines = len(text_lines(task, columns[0].width, setter))
    free = body.rows - -(-lines // len(columns)) - (1 if lines else 0)
    found = []
    rows = [list(band) for _, band in groupby(places, key=_band(task, len(places)))]
    captions = [max(_caption_rows(task, place, house, setter) for place in band) for band in rows]
    free -= sum(captions) + len(rows) - 1
    usual = sum(max(place.rows for place in band) for band in rows)
    for band in rows:
        for place in band:
            ratio = aspect(task.article, place.slot, task.by_name)
            fair = rows_within_crop(grid, place.span, ratio)
            wanted = place.rows * free // max(usual, 1)
            found.append(replace(place, rows=min(max(wanted, fair.start), fair.stop - 1)))
    return found


def _band(task: Task, count: int) -> Callable[[PicturePlace], int]:
    """Which band of a picture story a place stands in."""
    sizes = [len(band) for band in bands(count, task.placement.span)]
    numbers = [number for number, size in enumerate(sizes) for _ in range(size)]
    return lambda place: numbers[place.slot]


def _caption_rows(task: Task, place: PicturePlace, house: Publication, setter: Typesetter) -> int:
    measure = house.grid.measure(place.span)
    return len(caption_lines(task.article, place.slot, measure, house, setter))


def picture_frame(task: Task, spot: Spot, house: Publication, title: str) -> PictureFrame:
    """A picture as shown in its spot: cropped to it."""
    slot = task.article.slots[spot.place.slot]
    y, height = spot.edges(house.grid)
    ratio = aspect(task.article, spot.place.slot, task.by_name)
    known = slot.picture if slot.picture in task.by_name else ""
    wanted = spot.width / height if known else 0.0
    crop = shown_crop(slot, spot.place.crop, wanted, ratio)
    return PictureFrame(
        spot.x,
        y,
        spot.width,
        height,
        known,
        crop,
        f"{title}-图{spot.place.slot + 1}",
        task.placement.uuid,
        task.article.uuid,
        spot.place.slot,
    )
