"""Places, heights and crops of pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.article import ArticleKind
from newsroom.model.picture import Crop
from newsroom.model.placement import PicturePlace
from newsroom.typeset.legs import legs
from newsroom.typeset.pictures import (
    MOST_CROP,
    arranged,
    aspect,
    cut,
    fitted_crop,
    reach,
    rows_for,
    rows_within_crop,
    usual_places,
)
from tests.typeset.material import PHOTO, SLOT, house, story

GRID = house("shangjie-shibao").grid
PICTURES = {PHOTO.sha256: PHOTO}


@given(st.floats(0.3, 4), st.floats(0.3, 4), st.floats(0, 0.4), st.floats(0, 0.4))
def test_a_fitted_crop_has_the_wanted_aspect_and_keeps_what_was_cropped(
    ratio: float, wanted: float, left: float, top: float
) -> None:
    crop = fitted_crop(Crop(left=left, top=top), ratio, wanted)
    wide, high = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    assert ratio * wide / high == pytest.approx(wanted)
    assert crop.left >= left
    assert crop.top >= top
    assert min(crop.right, crop.bottom) >= 0


def test_a_senseless_crop_is_forgotten() -> None:
    assert fitted_crop(Crop(left=0.7, right=0.7), 1.5, 1.5) == Crop()


@pytest.mark.parametrize("span", [1, 2, 3, 6])
def test_heights_stay_within_the_crop(span: int) -> None:
    fair = rows_within_crop(GRID, span, 1.5)
    assert rows_for(GRID, span, 1.5) in fair
    inset = GRID.pitch - GRID.body_size
    for rows in fair:
        shown = GRID.measure(span) / (GRID.pitch * rows - inset)
        assert cut(1.5, shown) <= MOST_CROP
    assert len(fair) > 1


def test_a_missing_picture_is_taken_for_a_usual_photograph() -> None:
    article = story("a", 1, slots=(SLOT, replace(SLOT, picture="")))
    assert aspect(article, 0, PICTURES) == 1.5
    assert aspect(article, 0, {}) == 1.5
    assert aspect(article, 1, PICTURES) == 1.5


def test_usual_places_stand_at_the_right_and_never_overlap() -> None:
    for span in range(1, 7):
        for count in range(1, 4):
            article = story("a", 1, slots=(SLOT,) * count)
            places = usual_places(article, span, GRID, PICTURES)
            assert [place.slot for place in places] == list(range(count))
            assert all(place.column >= 0 for place in places)
            assert max(place.column + place.span for place in places) == span


def test_a_picture_storys_picture_takes_the_whole_width() -> None:
    article = story("a", 1, kind=ArticleKind.PICTURE, slots=(SLOT,))
    (place,) = usual_places(article, 4, GRID, PICTURES)
    assert (place.column, place.span) == (0, 4)


def test_pictures_of_one_column_stack() -> None:
    reaches = [(GRID.x(0), GRID.measure(1)), (GRID.x(0), GRID.measure(2))]
    places = [PicturePlace(0, 0, 1, 8), PicturePlace(1, 0, 2, 10)]
    first, second = arranged(places, reaches, [1, 2], (20, 60))
    assert (first.row, first.rest) == (20, 10)
    assert (second.row, second.rest) == (30, 13)
    top, height = first.edges(GRID)
    assert GRID.y(20) < top
    assert top + height < GRID.y(28)


def test_a_picture_that_does_not_fit_is_lower_or_left_out() -> None:
    reaches = [(GRID.x(0), GRID.measure(2))]
    (low,) = arranged([PicturePlace(0, 0, 2, 30)], reaches, [1], (20, 26))
    assert (low.rows, low.rest) == (5, 6)
    assert arranged([PicturePlace(0, 0, 2, 30)], reaches, [1], (24, 26)) == ()


def test_a_picture_is_as_wide_as_the_legs_that_it_covers() -> None:
    place = PicturePlace(0, 1, 2, rows_for(GRID, 2, 1.5))
    on_grid = legs(GRID.x(2), GRID.measure(3), 3, GRID.body_size)
    assert reach(place, 2, on_grid, GRID, 1.5) == (GRID.x(3), GRID.measure(2))
    inset = legs(
        GRID.x(2) + GRID.body_size, GRID.measure(3) - GRID.body_size * 2, 3, GRID.body_size
    )
    assert reach(place, 2, inset, GRID, 1.5) == (inset[1].x, inset[2].right - inset[1].x)
    broken = legs(GRID.x(2), GRID.measure(3), 2, GRID.body_size)
    x, width = reach(replace(place, rows=place.rows - 4), 2, broken, GRID)
    assert x in (broken[0].x, broken[1].x, GRID.x(3))
    assert x + width == broken[1].right
    tall = replace(place, rows=place.rows * 2)
    narrow = legs(GRID.x(2), GRID.measure(3), 1, GRID.body_size)
    assert reach(tall, 2, narrow, GRID, 1 / 3) == (GRID.x(3), GRID.measure(2))
    outside = PicturePlace(0, 9, 2, 10)
    assert reach(outside, 2, on_grid, GRID, 1.5)[1] == 0
