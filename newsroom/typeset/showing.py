"""The pictures of a placement: where they stand in it, and their frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsroom.model.article import ArticleKind
from newsroom.model.frame import PictureFrame
from newsroom.model.placement import PicturePlace
from newsroom.model.publication import Publication
from newsroom.typeset.area import Area
from newsroom.typeset.captions import caption_lines
from newsroom.typeset.legs import legs
from newsroom.typeset.pictures import (
    Spot,
    arranged,
    aspect,
    fitted_crop,
    reach,
    rows_across,
    rows_within_crop,
    usual_places,
)
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.task import Task, leg_count, text_lines


def spots_of(task: Task, body: Area, house: Publication, setter: Typesetter) -> tuple[Spot, ...]:
    """Where the pictures of a placement stand in the room that its heading leaves."""
    article, placement = task.article, task.placement
    if placement.part or not article.slots:
        return ()
    places: Sequence[PicturePlace] = placement.pictures or usual_places(
        article, placement.span, house.grid, task.by_name
    )
    places = [place for place in places if place.slot < len(article.slots)]
    if not placement.pictures and article.kind is ArticleKind.PICTURE:
        places = _filling(task, places, body, house, setter)
    columns = legs(body.x, body.width, leg_count(placement), house.grid.body_size)
    usual = not placement.pictures and article.kind is not ArticleKind.PICTURE
    reaches = [
        reach(place, placement.column, columns, house.grid, None if usual else _shape(task, place))
        for place in places
    ]
    if usual:
        places = [
            replace(place, rows=rows_across(house.grid, width, _shape(task, place)))
            for place, (_, width) in zip(places, reaches, strict=True)
        ]
    captions = [
        len(caption_lines(article, place.slot, width, house, setter)) if width else 0
        for place, (_, width) in zip(places, reaches, strict=True)
    ]
    return arranged(places, reaches, captions, (body.top, body.bottom))


def _shape(task: Task, place: PicturePlace) -> float:
    return aspect(task.article, place.slot, task.by_name)


def _filling(
    task: Task,
    places: Sequence[PicturePlace],
    body: Area,
    house: Publication,
    setter: Typesetter,
) -> list[PicturePlace]:
    """A picture story's pictures as high as its placement asks, as far as a crop allows."""
    columns = legs(body.x, body.width, leg_count(task.placement), house.grid.body_size)
    lines = len(text_lines(task, columns[0].width, setter))
    text = -(-lines // len(columns)) + (1 if lines else 0)
    found = []
    for place in places:
        measure = house.grid.measure(place.span)
        caption = len(caption_lines(task.article, place.slot, measure, house, setter))
        ratio = aspect(task.article, place.slot, task.by_name)
        fair = rows_within_crop(house.grid, place.span, ratio)
        wanted = body.rows - text - caption
        found.append(replace(place, rows=min(max(wanted, fair.start), fair.stop - 1)))
    return found


def picture_frame(task: Task, spot: Spot, house: Publication, title: str) -> PictureFrame:
    """A picture as shown in its spot: cropped to it."""
    slot = task.article.slots[spot.place.slot]
    y, height = spot.edges(house.grid)
    ratio = aspect(task.article, spot.place.slot, task.by_name)
    known = slot.picture if slot.picture in task.by_name else ""
    crop = fitted_crop(spot.place.crop, ratio, spot.width / height) if known else spot.place.crop
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
