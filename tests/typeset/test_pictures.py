"""Places, heights and crops of pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.article import Article, ArticleKind
from newsroom.model.frame import PageFrames, PictureFrame, TextFrame, TextRole
from newsroom.model.picture import Crop
from newsroom.model.placement import PicturePlace, Placement
from newsroom.typeset.compose import Composer
from newsroom.typeset.legs import Block, legs
from newsroom.typeset.pictures import (
    MOST_CROP,
    Sized,
    arranged,
    aspect,
    bands,
    cut,
    fitted_crop,
    levelled,
    reach,
    rows_for,
    rows_within_crop,
    usual_places,
)
from tests.typeset.material import PHOTO, SLOT, edition, house, placement, story

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


def sized(place: PicturePlace, caption: int = 1, least: int = 3) -> Sized:
    """A picture over its own columns."""
    return Sized(place, GRID.x(place.column), GRID.measure(place.span), caption, least)


def test_pictures_of_one_column_stack() -> None:
    ways = [[sized(PicturePlace(0, 0, 1, 8))], [sized(PicturePlace(1, 0, 2, 10), 2)]]
    first, second = arranged(ways, (20, 60))
    assert (first.row, first.rest) == (20, 10)
    assert (second.row, second.rest) == (30, 13)
    top, height = first.edges(GRID)
    assert GRID.y(20) < top
    assert top + height < GRID.y(28)


def test_a_picture_that_does_not_fit_is_lower_or_narrower_or_left_out() -> None:
    wide, narrow = sized(PicturePlace(0, 0, 2, 30)), sized(PicturePlace(0, 1, 1, 4))
    (low,) = arranged([[wide]], (20, 26))
    assert (low.rows, low.rest) == (5, 6)
    assert arranged([[replace(wide, least=25)]], (20, 26)) == ()
    (other,) = arranged([[replace(wide, least=25), narrow]], (20, 26))
    assert (other.place.column, other.rows) == (1, 4)
    assert arranged([[wide]], (24, 26)) == ()


@pytest.mark.parametrize(("asked", "row"), [(0, 20), (1, 20), (2, 20), (3, 23), (12, 32)])
def test_a_picture_stands_at_the_row_it_asks_for(asked: int, row: int) -> None:
    (spot,) = arranged([[sized(PicturePlace(0, 0, 1, 6, row=asked))]], (20, 60))
    assert (spot.row, spot.rest) == (row, 8)
    assert spot.block == Block(spot.x, spot.width, row - (row > 20), 8 + (row > 20))


def test_a_row_past_the_zone_is_brought_into_it() -> None:
    (spot,) = arranged([[sized(PicturePlace(0, 0, 1, 6, row=500))]], (20, 60))
    assert (spot.row, spot.rows, spot.rest, spot.above) == (53, 6, 7, 1)


@given(
    st.lists(
        st.builds(
            PicturePlace,
            st.just(0),
            st.integers(0, 3),
            st.integers(1, 4),
            st.integers(1, 40),
            row=st.integers(-5, 90),
        ),
        max_size=12,
    ),
    st.integers(5, 70),
)
def test_pictures_never_overlap_nor_leave_their_zone(places: list[PicturePlace], rows: int) -> None:
    found = arranged([[sized(place)] for place in places], (4, 4 + rows))
    blocks = [spot.block for spot in found]
    for number, one in enumerate(blocks):
        assert one.row >= 4
        assert one.row + one.rows <= 4 + rows
        for other in blocks[number + 1 :]:
            apart = one.row + one.rows <= other.row or other.row + other.rows <= one.row
            assert apart or one.x + one.width <= other.x or other.x + other.width <= one.x


def test_pictures_side_by_side_have_one_height_where_that_is_fair() -> None:
    near = levelled(GRID, [(GRID.measure(2), 1.5), (GRID.measure(2), 1.4)])
    assert len(set(near)) == 1
    far = levelled(GRID, [(GRID.measure(2), 1.5), (GRID.measure(2), 0.7)])
    assert far == [rows_for(GRID, 2, 1.5), rows_for(GRID, 2, 0.7)]


def page_of(article: Article, place: Placement) -> PageFrames:
    paper = house("shangjie-shibao")
    return Composer(paper).page(edition(paper, (article,), (place,)), "page2")


def shown(page: PageFrames) -> list[PictureFrame]:
    return [frame for frame in page.frames if isinstance(frame, PictureFrame)]


def test_text_flows_above_and_below_a_picture_at_its_row() -> None:
    article = story("a", 9, slots=(SLOT,))
    place = placement("a", pictures=(PicturePlace(0, 1, 1, 7, row=8),))
    page = page_of(article, place)
    (picture,) = shown(page)
    legs_there = [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.role is TextRole.BODY and frame.x == picture.x
    ]
    above, below = sorted(legs_there, key=lambda frame: frame.y)
    assert above.y + above.height < picture.y
    assert below.y > picture.y + picture.height
    assert len(above.lines) == 7


def test_twelve_pictures_of_a_story_are_shown_as_far_as_it_bears_and_the_rest_is_told() -> None:
    page = page_of(story("a", 9, slots=(SLOT,) * 12), placement("a", depth=60))
    fit = page.fit("at-a")
    assert fit is not None
    assert 0 < len(shown(page)) == 12 - fit.lost
    assert any("图片排不下" in remark for remark in page.remarks)
    few = page_of(story("a", 9, slots=(SLOT,) * 2), placement("a", depth=60))
    assert (len(shown(few)), few.remarks) == (2, ())


@pytest.mark.parametrize(("width", "height"), [(0, 0), (0, 900), (1, 9000), (9000, 1)])
def test_pictures_of_absurd_sizes_are_composed(width: int, height: int) -> None:
    paper = house("shangjie-shibao")
    odd = replace(PHOTO, width=width, height=height)
    article = story("a", 6, slots=(SLOT,))
    place = placement("a", pictures=(PicturePlace(0, -2, 30, 20),))
    for each in (place, replace(place, pictures=())):
        made = replace(edition(paper, (article,), (each,)), pictures={odd.sha256: odd})
        page = Composer(paper).page(made, "page2")
        for frame in shown(page):
            assert frame.x >= GRID.x(0)
            assert frame.x + frame.width <= GRID.x(0) + GRID.measure(3)
            assert frame.y + frame.height <= GRID.y(place.bottom)


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


@pytest.mark.parametrize(
    ("count", "span", "widths"),
    [
        (1, 4, ((4,),)),
        (2, 6, ((3, 3),)),
        (2, 3, ((3,), (3,))),
        (3, 4, ((4,), (2, 2))),
        (4, 6, ((3, 3), (3, 3))),
        (5, 6, ((3, 3), (2, 2, 2))),
        (3, 5, ((5,), (3, 2))),
        (12, 6, ((2, 2, 2),) * 4),
    ],
)
def test_a_picture_storys_bands_fill_its_width_large_pictures_first(
    count: int, span: int, widths: tuple[tuple[int, ...], ...]
) -> None:
    assert bands(count, span) == widths


@given(st.integers(0, 40), st.integers(1, 8))
def test_bands_hold_every_picture_over_the_whole_span(count: int, span: int) -> None:
    found = bands(count, span)
    assert sum(map(len, found)) == count
    assert all(sum(band) == span and min(band) >= 1 for band in found)
