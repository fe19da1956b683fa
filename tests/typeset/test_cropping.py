"""An editor's crop makes the picture: pages set what it leaves as if the original were no more."""

from __future__ import annotations

import datetime
from dataclasses import astuple, replace

import pytest

from newsroom.export.renditions import effective_dpi
from newsroom.model.article import Article, ArticleKind
from newsroom.model.frame import PageFrames, PictureFrame
from newsroom.model.picture import Crop, Picture
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.sheet import Slip
from newsroom.preflight.pictures import effective_dpi as dots_checked
from newsroom.typeset.compose import Composer
from newsroom.typeset.galley import galley
from tests.typeset.material import PHOTO, SLOT, edition, house, placement, story

HOUSE = house("shangjie-shibao")
COMPOSER = Composer(HOUSE)
CROP = Crop(left=0.2, top=0.1, right=0.3, bottom=0.15)
EARLY = datetime.datetime(2026, 3, 13, 9, 5)
CUT_FILE = replace(PHOTO, width=1500, height=1500)  # what a program that cuts files would leave
SPOT = placement("a", pictures=(PicturePlace(0, 1, 2, 14, Crop(left=0.1, bottom=0.05)),))


def composed(article: Article, place: Placement, photo: Picture) -> PageFrames:
    made = edition(HOUSE, (article,), (place,))
    return COMPOSER.page(replace(made, pictures={photo.sha256: photo}), "page2")


def pictures(page: PageFrames) -> list[PictureFrame]:
    return [frame for frame in page.frames if isinstance(frame, PictureFrame)]


@pytest.mark.parametrize("place", [SPOT, replace(SPOT, pictures=()), replace(SPOT, box=True)])
@pytest.mark.parametrize("kind", [ArticleKind.NEWS, ArticleKind.PICTURE, ArticleKind.ADVERT])
def test_a_page_shows_a_cropped_picture_as_one_whose_file_was_cut(
    place: Placement, kind: ArticleKind
) -> None:
    article = story("a", 6, kind=kind, slots=(SLOT, SLOT))
    cropped = replace(article, slots=(replace(SLOT, crop=CROP),) * 2)
    mine = pictures(composed(cropped, place, PHOTO))
    theirs = pictures(composed(article, place, CUT_FILE))
    assert mine
    for one, other in zip(mine, theirs, strict=True):
        assert replace(one, crop=Crop()) == replace(other, crop=Crop())
        assert astuple(one.crop) == pytest.approx(astuple(other.crop.of(CROP)))


def test_dots_per_inch_count_what_is_left() -> None:
    article = story("a", 6, slots=(replace(SLOT, crop=CROP),))
    (mine,) = pictures(composed(article, SPOT, PHOTO))
    (other,) = pictures(composed(story("a", 6, slots=(SLOT,)), SPOT, CUT_FILE))
    expected = dots_checked(CUT_FILE, other)
    assert dots_checked(PHOTO, mine) == expected
    pixels = (PHOTO.width, PHOTO.height)
    assert abs(effective_dpi(pixels, mine.width, mine.height, mine.crop) - expected) <= 1


def test_galleys_show_what_is_left() -> None:
    slip = Slip("上街时报", "第9期", "民生", "", "", 812, 1, "待排", EARLY)
    article = story("a", 6, slots=(replace(SLOT, crop=CROP),))
    pages = galley(article, slip, COMPOSER.setter, {PHOTO.sha256: PHOTO}, 2)
    (frame,) = [frame for page in pages for frame in pictures(page)]
    assert abs(frame.width / frame.height - 1) < 0.01
    assert frame.crop == CROP


def test_bulletins_show_what_is_left() -> None:
    paper = house("shangjie-xinxi")
    item = story("a", 2, kind=ArticleKind.BULLETIN, slots=(replace(SLOT, crop=CROP),))
    pages = Composer(paper).pages(edition(paper, (item,), (), pages=1))
    (frame,) = [frame for page in pages for frame in pictures(page)]
    assert abs(frame.width / frame.height - 1) < 0.01
    assert astuple(frame.crop) == pytest.approx(astuple(CROP), abs=0.01)
