"""Shapes: every one composes exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.article import Article, ArticleKind
from newsroom.model.frame import PictureFrame, TextFrame, TextRole
from newsroom.model.length import Pt
from newsroom.model.picture import Slot
from newsroom.typeset.blocks import Wanted, heading
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import Look, Shape, demand, shapes, shapes_of, tails
from newsroom.typeset.pictures import MOST_CROP
from tests.typeset.material import PHOTO, SLOT, brief, edition, house, placement, prose, story

HOUSE = house("shangjie-shibao")
COMPOSER = Composer(HOUSE)
PICTURES = {PHOTO.sha256: PHOTO}
WITH_CROSSHEADS = prose(2) + "\n## 先听意见\n" + prose(2) + "\n## 再动工\n" + prose(2, start=5)
ARTICLES = {
    "plain": story("a", 6),
    "picture": story("a", 7, slots=(SLOT,), kicker="现场会之后", subhead="——走访记"),
    "two": story("a", 7, slots=(SLOT, Slot("待补的照片"))),
    "crossheads": story("a", 1, body=WITH_CROSSHEADS, section="一线见闻"),
    "brief": brief("a"),
    "photo": Article(uuid="a", kind=ArticleKind.PICTURE, headline="春到河岸", slots=(SLOT,)),
    "short": story("a", 1),
}


def check(article: Article, shape: Shape) -> None:
    place = shape.placement(article.uuid, "page2", HOUSE.grid.columns - shape.span, 0)
    done = edition(HOUSE, (article,), (place,))
    fit = COMPOSER.article(done, place).fit
    assert fit.over == 0, shape
    assert fit.under == shape.under, shape
    assert place.depth == shape.depth


@pytest.mark.parametrize("name", ARTICLES)
def test_a_placement_made_from_a_shape_holds_everything(name: str) -> None:
    article = ARTICLES[name]
    found = shapes(COMPOSER, article, PICTURES)
    assert found
    for shape in found:
        check(article, shape)
        assert shape.depth <= HOUSE.grid.rows


@pytest.mark.parametrize("name", ["plain", "crossheads", "two", "picture"])
def test_legs_are_full_but_for_less_than_a_row_each(name: str) -> None:
    for shape in shapes(COMPOSER, ARTICLES[name], PICTURES):
        assert shape.under < max(shape.text_columns, 2)


def test_boxed_shapes_compose_exactly_too() -> None:
    look = Look(box=True, tint=10, spans=(2, 3))
    found = shapes(COMPOSER, ARTICLES["plain"], PICTURES, look)
    assert {shape.span for shape in found} == {2, 3}
    for shape in found:
        assert (shape.box, shape.tint) == (True, 10)
        check(ARTICLES["plain"], shape)


def test_white_in_a_heading_is_dear_beyond_the_first_row() -> None:
    article, measure = story("a", 3, headline="新渠通水"), HOUSE.grid.measure(2)
    usual = heading(article, HOUSE, COMPOSER.setter, Wanted(2, measure, Pt(20))).usual
    plain = [
        s
        for s in shapes(COMPOSER, article, {}, Look(spans=(2,), size=Pt(20)))
        if s.text_columns == 2 and s.headline_rows >= usual
    ]
    costs = [s.cost for s in sorted(plain, key=lambda s: s.headline_rows)]
    assert [s.headline_rows for s in plain] == [usual, usual + 1, usual + 2]
    assert costs[1] - costs[0] < costs[2] - costs[1]
    assert costs[2] - costs[0] >= 3


def test_many_lines_of_headline_cost_more_than_few() -> None:
    long = story("a", 2, headline="我区召开重点水利工程春季建设现场推进会议并部署汛前检查")
    short = story("a", 2, headline="新渠通水")
    for article, dear in ((long, True), (short, False)):
        narrow = min(s.cost for s in shapes(COMPOSER, article, {}, Look(spans=(1,))))
        assert (narrow >= 2) is dear


def test_a_column_too_deep_costs_more() -> None:
    article = story("a", 5, headline="新渠通水")
    deep = min(shapes(COMPOSER, article, {}, Look(spans=(1,))), key=lambda s: s.cost)
    wide = min(shapes(COMPOSER, article, {}, Look(spans=(2,))), key=lambda s: s.cost)
    assert deep.depth > 44
    assert deep.cost > wide.cost + 1


def test_the_usual_heading_costs_least() -> None:
    of_two = [s for s in shapes(COMPOSER, ARTICLES["plain"], {}) if s.span == 2]
    assert len(of_two) > 1
    best = min(of_two, key=lambda shape: shape.cost)
    place = replace(best.placement("a", "page2", 0, 4), headline_rows=0)
    done = edition(HOUSE, (ARTICLES["plain"],), (place,))
    assert COMPOSER.article(done, place).fit.over == 0
    assert all(shape.cost > best.cost for shape in of_two if shape is not best)


def test_pictures_make_a_shape_elastic() -> None:
    plain = {s.depth for s in shapes(COMPOSER, ARTICLES["plain"], {}) if s.span == 4}
    shot = {s.depth for s in shapes(COMPOSER, ARTICLES["picture"], PICTURES) if s.span == 4}
    assert len(shot) > len(plain)


def test_a_group_label_is_counted_where_it_is_printed() -> None:
    labelled = shapes(COMPOSER, ARTICLES["brief"], {}, Look(spans=(1,)))[0]
    bare = shapes(COMPOSER, ARTICLES["brief"], {}, Look(label=False, spans=(1,)))[0]
    assert labelled.depth - bare.depth == labelled.headline_rows > bare.headline_rows == 0
    other = replace(brief("b"), section=ARTICLES["brief"].section)
    first = labelled.placement("a", "page2", 0, 4)
    second = bare.placement("b", "page2", 0, 4 + labelled.depth)
    page = COMPOSER.page(edition(HOUSE, (brief("a"), other), (first, second)), "page2")
    labels = [f for f in page.frames if isinstance(f, TextFrame) and f.role is TextRole.SECTION]
    assert [label.article for label in labels] == ["a"]
    assert all(fit.over == 0 and not fit.short for fit in page.fits)


def test_demand_is_the_least_and_greatest_area() -> None:
    least, most = demand(COMPOSER, ARTICLES["plain"], {})
    areas = [shape.area for shape in shapes(COMPOSER, ARTICLES["plain"], {})]
    assert (least, most) == (min(areas), max(areas))
    endless = story("a", 1, body="字" * 60_000)
    assert shapes(COMPOSER, endless, {}) == ()
    assert demand(COMPOSER, endless, {}) == (0, 0)


def test_shapes_of_an_edition_know_its_pictures() -> None:
    done = edition(HOUSE, (ARTICLES["picture"],), ())
    assert shapes_of(done, COMPOSER, "a") == shapes(COMPOSER, ARTICLES["picture"], PICTURES)
    with pytest.raises(KeyError):
        shapes_of(done, COMPOSER, "none")


def test_shapes_of_a_broadsheet_compose_exactly() -> None:
    broadsheet = house("zhengzhou-ribao")
    composer = Composer(broadsheet)
    article = replace(ARTICLES["picture"], body=WITH_CROSSHEADS, importance=5)
    found = shapes(composer, article, PICTURES)
    assert {shape.span for shape in found} >= {2, 4, 6}
    for shape in found:
        place = shape.placement("a", "page2", 0, 0)
        done = edition(broadsheet, (article,), (place,))
        fit = composer.article(done, place).fit
        assert (fit.over, fit.under) == (0, shape.under)


def test_shapes_place_no_line_of_text() -> None:
    composer = Composer(HOUSE)
    assert shapes(composer, replace(ARTICLES["plain"], headline=""), {})
    assert composer.setter.setter.count == 0


def test_fewer_legs_are_offered_where_the_text_stands_alone() -> None:
    legs = {(s.span, s.text_columns) for s in shapes(COMPOSER, ARTICLES["plain"], PICTURES)}
    assert {(2, 1), (4, 3)} <= legs
    assert all(columns <= span for span, columns in legs)
    grid = HOUSE.grid
    for span, columns in legs:
        measure = (grid.measure(span) // grid.body_size - (columns - 1)) // columns
        assert measure <= 2 * grid.characters + 1
    pictured = shapes(COMPOSER, ARTICLES["picture"], PICTURES)
    assert all(shape.text_columns == shape.span for shape in pictured)


VERTICAL = Look(vertical=True)


@pytest.mark.parametrize("name", ["plain", "picture", "crossheads"])
@pytest.mark.parametrize("look", [VERTICAL, replace(VERTICAL, box=True, tint=6)])
def test_shapes_beside_a_vertical_headline_hold_everything(name: str, look: Look) -> None:
    article = replace(ARTICLES[name], headline="老市场换新颜", kicker="", subhead="")
    found = shapes(COMPOSER, article, PICTURES, look)
    assert {shape.span for shape in found} >= {3, 4}
    for shape in found:
        check(article, shape)
        place = shape.placement("a", "page2", 0, 4)
        page = COMPOSER.page(edition(HOUSE, (article,), (place,)), "page2")
        texts = [f for f in page.frames if isinstance(f, TextFrame)]
        assert any(f.vertical and f.role is TextRole.HEADLINE for f in texts)


@pytest.mark.parametrize("span", [1, 2, 3])
def test_a_jumped_part_is_fitted_from_where_it_goes_on(span: int) -> None:
    article = ARTICLES["plain"]
    head = placement("a", page="page1", row=14, span=3, depth=16, uuid="head")
    rough = placement("a", page="page2", span=span, depth=84, part=1, uuid="tail")
    paper = edition(HOUSE, (article,), (head, rough))
    found = tails(paper, COMPOSER, rough)
    whole = min(s.depth for s in shapes(COMPOSER, article, PICTURES, Look(spans=(span,))))
    assert found
    for shape in found:
        tail = replace(shape.placement("a", "page2", 0, 4), uuid="tail")
        done = COMPOSER.article(edition(HOUSE, (article,), (head, tail)), tail)
        assert (done.fit.over, done.fit.under) == (0, shape.under)
        assert (shape.part, shape.span) == (1, span)
        assert shape.depth < whole


@pytest.mark.parametrize("look", [Look(), Look(box=True)])
def test_no_picture_is_cropped_beyond_what_is_fair(look: Look) -> None:
    article = ARTICLES["picture"]
    for shape in shapes(COMPOSER, article, PICTURES, look):
        place = shape.placement("a", "page2", 0, 4)
        page = COMPOSER.page(edition(HOUSE, (article,), (place,)), "page2")
        (shot,) = [frame for frame in page.frames if isinstance(frame, PictureFrame)]
        crop = shot.crop
        assert max(crop.left + crop.right, crop.top + crop.bottom) <= MOST_CROP + 0.01


@pytest.mark.parametrize("look", [Look(drop_cap=3), Look(drop_cap=2, box=True)])
@pytest.mark.parametrize("name", ["plain", "picture", "crossheads"])
def test_shapes_with_a_drop_cap_compose_exactly(name: str, look: Look) -> None:
    found = shapes(COMPOSER, replace(ARTICLES[name], credits=()), PICTURES, look)
    assert {shape.span for shape in found} >= {2, 3}
    for shape in found:
        assert shape.drop_cap == look.drop_cap
        check(replace(ARTICLES[name], credits=()), shape)


def test_wide_legs_cost_more_the_deeper_they_are() -> None:
    def extra(paragraphs: int) -> float:
        found = shapes(COMPOSER, story("a", paragraphs), {}, Look(spans=(2,)))
        wide = min((s.cost for s in found if s.text_columns == 1), default=0.0)
        return wide - min(s.cost for s in found if s.text_columns == 2)

    assert 0 < extra(8) < extra(13)
