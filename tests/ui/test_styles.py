"""Arithmetic of looks: legs, sizes of the house's scale, places of pictures."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.desk.composing import Composers
from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.issue import Issue
from newsroom.model.length import Pt
from newsroom.model.page import Page
from newsroom.model.picture import Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Publication
from newsroom.paths import resources
from newsroom.ui import styles
from newsroom.ui.styles import Legs, Level, Side, Standing

PARAGRAPH = "清早的河堤上有人跑步，有人推车，风从水面上过来，把新栽的柳条吹得一起一落。"


@pytest.fixture(scope="module")
def house() -> Publication:
    return Publication.from_file(resources() / "publications" / "shangjie-shibao.toml")


@pytest.fixture(scope="module")
def edition(house: Publication) -> Edition:
    """A page with one story that has a picture, wider than high."""
    page = Page(issue="i", number=2)
    article = Article(
        kind=ArticleKind.NEWS,
        headline="河堤晨跑",
        body="\n".join([PARAGRAPH * 3] * 12),
        slots=(Slot(caption="清晨的河堤。", picture="p1"),),
    )
    placement = Placement(
        uuid="x", page=page.uuid, article=article.uuid, column=1, row=10, span=4, depth=50
    )
    return Edition(
        publication=house,
        issue=Issue(uuid="i", publication="h", date=datetime.date(2026, 3, 7)),
        pages=(page,),
        placements=(placement,),
        articles={article.uuid: article},
        pictures={"p1": Picture("p1", ".jpg", 1600, 1000)},
    )


def test_legs_are_whole_characters_and_never_too_narrow(house: Publication):
    placement = Placement(page="p", article="a", column=0, row=0, span=4, depth=20)
    width = 4 * house.grid.characters + 3
    found = styles.legs(house.grid, placement)
    assert found[0] == Legs(1, width)
    assert Legs(4, house.grid.characters) in found
    assert all(one.characters >= 7 for one in found)
    boxed = styles.legs(house.grid, replace(placement, box=True))
    assert boxed[0] == Legs(1, width - 2)


def test_headlines_step_within_the_house_scale(house: Publication):
    placement = Placement(page="p", article="a", column=0, row=0, span=3, depth=20)
    sizes = sorted({size for steps in house.headline.sizes.values() for size in steps})
    now = house.headline.size(3, 3)
    up = styles.stepped(house.headline, placement, 3, 1)
    down = styles.stepped(house.headline, placement, 3, -1)
    assert up is not None and down is not None and down < now < up
    assert up.pt in sizes and down.pt in sizes
    largest = replace(placement, headline_size=Pt(sizes[-1]))
    assert styles.stepped(house.headline, largest, 3, 1) is None


def test_a_picture_is_found_where_it_was_composed(edition: Edition):
    (placement,) = edition.placements
    frames = Composers().page(edition, placement.page)
    (found,) = styles.standing(frames, placement, edition.publication.grid)
    assert (found.place.slot, found.place.column, found.place.span) == (0, 2, 2)
    assert found.place.row == 0
    assert found.block > found.place.rows
    assert found.zone > found.block
    moved = replace(placement, pictures=(styles.with_level(found, Level.FOOT),))
    lower = replace(edition, placements=(moved,))
    frames = Composers().page(lower, placement.page)
    (now,) = styles.standing(frames, moved, edition.publication.grid)
    assert now.place.row == found.zone - found.block


def test_levels_sides_and_widths_stay_inside(edition: Edition):
    grid = edition.publication.grid
    found = Standing(PicturePlace(0, 2, 2, 12), zone=40, block=14)
    rows = [styles.with_level(found, level).row for level in Level]
    assert rows == [0, 13, 26]
    columns = [styles.with_side(found, 4, side).column for side in Side]
    assert columns == [0, 1, 2]
    wide = styles.with_width(found, 4, 3, 1.6, grid)
    assert (wide.column, wide.span) == (1, 3) and wide.rows > 12
    whole = styles.with_width(found, 4, 4, 1.6, grid)
    assert (whole.column, whole.span) == (0, 4)
    at_left = replace(found, place=styles.with_side(found, 4, Side.LEFT))
    assert styles.with_width(at_left, 4, 1, 1.6, grid).column == 0
    places = (PicturePlace(0, 0, 1, 5), PicturePlace(1, 0, 1, 5))
    assert styles.put(places, replace(places[1], rows=9))[1].rows == 9
    assert styles.ratio(edition, edition.placements[0], 0) == pytest.approx(1.6)
    assert styles.ratio(edition, edition.placements[0], 5) == pytest.approx(1.5)
