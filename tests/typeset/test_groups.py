"""Groups: who touches whom, who stands under the label, how many rows it takes."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import ArticleKind
from newsroom.model.banner import Banner
from newsroom.model.edition import Edition
from newsroom.model.guide import GUIDE
from newsroom.model.picture import Picture
from newsroom.model.placement import Placement
from newsroom.typeset import groups
from tests.typeset.material import edition, house, placement, story

HOUSE = house("shangjie-shibao")
ART = Picture(sha256="b" * 64, suffix=".png", width=2400, height=200)


def at(name: str, column: int, row: int, span: int, depth: int, **changes: object) -> Placement:
    return placement(name, column=column, row=row, span=span, depth=depth, **changes)


def page(*places: Placement, section: str = "一线见闻") -> Edition:
    articles = tuple(story(p.article, 2, section=section) for p in places)
    return edition(HOUSE, articles, places)


def labels(made: Edition) -> dict[str, groups.Label]:
    return {p.article: groups.label(made, p) for p in made.placements}


def test_rectangles_touch_along_an_edge_not_at_a_corner() -> None:
    one = at("a", 0, 10, 2, 10)
    assert groups.touch(one, at("b", 2, 15, 2, 20))
    assert groups.touch(one, at("b", 1, 20, 3, 5))
    assert not groups.touch(one, at("b", 2, 20, 2, 5))
    assert not groups.touch(one, at("b", 3, 10, 2, 10))
    assert not groups.touch(one, at("b", 0, 21, 2, 10))


def test_a_lone_story_keeps_its_own_label() -> None:
    found = labels(page(at("a", 0, 4, 2, 20), at("b", 4, 4, 2, 20)))
    assert [(f.drawn, f.rows, f.column, f.span, f.grouped) for f in found.values()] == [
        (True, 2, 0, 2, False),
        (True, 2, 4, 2, False),
    ]


def test_a_group_is_labelled_once_over_its_whole_top_edge() -> None:
    found = labels(page(at("a", 0, 4, 2, 20), at("b", 2, 4, 3, 30), at("c", 0, 24, 2, 10)))
    assert found["a"] == groups.Label("一线见闻", 2, 0, 5, drawn=True, grouped=True)
    assert found["b"] == groups.Label("一线见闻", 2, 0, 5, drawn=False, grouped=True)
    assert found["c"] == groups.NO_LABEL


def test_members_of_an_l_below_its_top_row_keep_their_rows() -> None:
    found = labels(page(at("a", 0, 4, 2, 40), at("b", 2, 20, 3, 24)))
    assert (found["a"].span, found["a"].drawn) == (2, True)
    assert found["b"] == groups.NO_LABEL


def test_towers_with_a_stranger_between_are_labelled_over_the_first() -> None:
    tower = page(at("a", 0, 4, 1, 20), at("b", 3, 4, 1, 20), at("c", 0, 24, 4, 10))
    found = labels(tower)
    assert (found["a"].column, found["a"].span) == (0, 1)
    assert found["b"] == found["c"] == groups.NO_LABEL


def test_other_sections_other_pages_and_second_parts_stay_apart() -> None:
    made = page(at("a", 0, 4, 2, 20), at("b", 2, 4, 2, 20, page="page1"))
    second = replace(made.placements[0], uuid="rest", column=4, part=1)
    made = replace(made, placements=(*made.placements, second))
    assert groups.label(made, second) == groups.NO_LABEL
    assert all(not groups.label(made, p).grouped for p in made.placements)
    other = dict(made.articles) | {"b": story("b", 1, section="民生")}
    beside = replace(made.placements[1], page="page2")
    made = replace(made, articles=other, placements=(made.placements[0], beside))
    assert [label.text for label in labels(made).values()] == ["一线见闻", "民生"]


def test_twenty_members_share_one_label() -> None:
    places = tuple(at(f"m{n}", n % 5, 4 + 16 * (n // 5), 1, 16) for n in range(20))
    found = labels(page(*places))
    assert [name for name, label in found.items() if label.rows] == [f"m{n}" for n in range(5)]
    assert [name for name, label in found.items() if label.drawn] == ["m0"]
    assert found["m0"].span == 5


def test_a_guide_stays_alone_and_an_advert_has_nothing_over_it() -> None:
    made = page(at("a", 0, 4, 2, 20), at("b", 2, 4, 2, 20), at("c", 4, 4, 2, 20))
    articles = dict(made.articles)
    articles["b"] = replace(articles["b"], kind=ArticleKind.GUIDE, section="")
    articles["c"] = replace(articles["c"], kind=ArticleKind.ADVERT)
    found = labels(replace(made, articles=articles))
    assert (found["b"].text, found["b"].grouped) == (GUIDE, False)
    assert found["c"] == groups.NO_LABEL
    assert not found["a"].grouped


def test_artwork_asks_for_rows_by_its_aspect_within_reason() -> None:
    banner = Banner(publication=HOUSE.stem, section="一线见闻", picture=ART.sha256)
    assert groups.label_rows(HOUSE, 6, banner, ART) == 5
    assert groups.label_rows(HOUSE, 2, banner, ART) == 2
    tall = replace(ART, width=10, height=5000)
    assert groups.label_rows(HOUSE, 1, banner, tall) == 6
    assert groups.label_rows(HOUSE, 6, banner, replace(ART, width=0)) == 2
    assert groups.label_rows(HOUSE, 6, replace(banner, rows=4), ART) == 4
    assert groups.label_rows(HOUSE, 6, replace(banner, rows=4000), ART) == HOUSE.grid.rows // 4
    assert groups.label_rows(HOUSE, 6, replace(banner, rows=1)) == groups.type_rows(HOUSE)


def test_rows_by_span_follow_the_editions_banner() -> None:
    made = page(at("a", 0, 4, 6, 20))
    assert groups.rows_by_span(made, "一线见闻") == (0, 2, 2, 2, 2, 2, 2)
    banner = Banner(publication=HOUSE.stem, section="一线见闻", picture=ART.sha256)
    shown = replace(made, banners={"一线见闻": banner}, pictures={ART.sha256: ART})
    assert groups.rows_by_span(shown, "一线见闻") == (0, 2, 2, 3, 4, 4, 5)
    assert groups.label(shown, made.placements[0]).picture == ART
    lost = replace(shown, pictures={})
    assert groups.label(lost, made.placements[0]).picture is None
    assert groups.rows_by_span(lost, "一线见闻") == (0, 2, 2, 2, 2, 2, 2)


def test_an_equal_page_made_anew_is_labelled_alike() -> None:
    places = (at("a", 0, 4, 2, 20), at("b", 2, 4, 3, 30))
    assert labels(page(*places)) == labels(page(*(replace(p) for p in places)))
