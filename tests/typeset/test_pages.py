"""Whole pages of what stands together: groups under one banner, the ear, jumps that move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.article import Article
from newsroom.model.banner import Banner
from newsroom.model.edition import Edition
from newsroom.model.frame import BoxFrame, PageFrames, PictureFrame, RuleFrame, TextFrame, TextRole
from newsroom.model.picture import Picture
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Publication
from newsroom.typeset.compose import Composer
from tests.typeset.material import SLOT, brief, edition, house, placement, story

HOUSE = house("shangjie-shibao")
GRID = HOUSE.grid
COMPOSER = Composer(HOUSE)
ART = Picture(sha256="b" * 64, suffix=".png", width=2000, height=220)
SECTION = "一线见闻"


def group(*places: Placement, others: tuple[Placement, ...] = ()) -> Edition:
    articles = [story(p.article, 6, section=SECTION) for p in places]
    articles += [story(p.article, 4, headline="志愿者清理河道") for p in others]
    return edition(HOUSE, tuple(articles), (*places, *others))


def at(name: str, column: int, row: int, span: int, depth: int, **changes: object) -> Placement:
    return placement(name, column=column, row=row, span=span, depth=depth, **changes)


def two() -> Edition:
    above, beside = at("x", 0, 4, 5, 20), at("y", 5, 4, 1, 60)
    return group(at("a", 0, 24, 2, 30), at("b", 2, 24, 3, 30), others=(above, beside))


def page(made: Edition, name: str = "page2") -> PageFrames:
    return COMPOSER.page(made, name)


def texts(done: PageFrames, role: TextRole, article: str = "") -> list[TextFrame]:
    return [
        f
        for f in done.frames
        if isinstance(f, TextFrame) and f.role is role and (not article or f.article == article)
    ]


def rules(done: PageFrames, label: str) -> list[RuleFrame]:
    return [f for f in done.frames if isinstance(f, RuleFrame) and f.label == label]


def shown(frame: TextFrame) -> str:
    return "".join(line.text for line in frame.lines)


def top(done: PageFrames, article: str) -> int:
    return min(f.y for f in texts(done, TextRole.HEADLINE, article))


def test_one_label_stands_over_the_whole_group_and_all_members_make_room() -> None:
    done = page(two())
    (label,) = texts(done, TextRole.SECTION)
    assert (shown(label), label.article, label.x) == (SECTION, "a", GRID.x(0))
    (rule,) = rules(done, "栏题线")
    assert (rule.x, rule.width) == (GRID.x(0), GRID.measure(5))
    assert GRID.y(25) < rule.y < GRID.y(27)
    assert top(done, "a") > rule.y
    assert top(done, "b") > rule.y


def test_rules_keep_out_of_the_label_and_set_the_group_off() -> None:
    done = page(two())
    (label,) = rules(done, "栏题线")
    inner = next(r for r in rules(done, "栏线") if GRID.x(1) < r.x < GRID.x(2) and r.y > GRID.y(24)
                 and r.y < GRID.y(29))  # fmt: skip
    assert inner.y > label.y
    assert inner.weight == GRID.rule
    outer = [r for r in rules(done, "栏线") if GRID.x(4) < r.x < GRID.x(5)]
    assert max(r.weight for r in outer) > 2 * GRID.rule
    assert not [r for r in rules(done, "横线") if GRID.y(24) <= r.y < GRID.y(25)]


def test_artwork_takes_the_place_of_type_and_stays_in_its_rows() -> None:
    banner = Banner(publication=HOUSE.stem, section=SECTION, picture=ART.sha256, rows=4)
    made = replace(two(), banners={SECTION: banner}, pictures={ART.sha256: ART})
    done = page(made)
    assert texts(done, TextRole.SECTION) == []
    (art,) = [f for f in done.frames if isinstance(f, PictureFrame)]
    assert (art.picture, art.placement, art.article) == (ART.sha256, "at-a", "")
    assert abs(art.width / art.height - ART.width / ART.height) < 0.01
    assert GRID.y(25) <= art.y
    assert art.y + art.height <= GRID.y(29)
    assert GRID.x(0) <= art.x
    assert art.x + art.width <= GRID.x(0) + GRID.measure(5)
    assert top(done, "a") >= art.y + art.height
    assert top(done, "b") >= art.y + art.height
    assert done.remarks == ()


def test_artwork_that_is_lost_gives_way_to_type_and_is_told() -> None:
    banner = Banner(publication=HOUSE.stem, section=SECTION, picture=ART.sha256, rows=4)
    done = page(replace(two(), banners={SECTION: banner}, pictures={}))
    assert [shown(f) for f in texts(done, TextRole.SECTION)] == [SECTION]
    assert done.remarks == (f"“{SECTION}”的栏头图片找不到，先用文字",)


@pytest.mark.parametrize(("width", "height"), [(1, 9000), (9000, 1), (0, 0)])
def test_artwork_of_absurd_aspect_stays_over_its_group(width: int, height: int) -> None:
    odd = replace(ART, width=width, height=height)
    banner = Banner(publication=HOUSE.stem, section=SECTION, picture=ART.sha256)
    made = replace(two(), banners={SECTION: banner}, pictures={ART.sha256: odd})
    (art,) = [f for f in page(made).frames if isinstance(f, PictureFrame)]
    assert art.width >= 1
    assert art.height >= 1
    assert GRID.y(24) <= art.y
    assert art.y + art.height <= GRID.y(25 + 6)
    assert GRID.x(0) <= art.x
    assert art.x + art.width <= GRID.x(0) + GRID.measure(5)


def test_a_boxed_member_has_the_label_above_its_box() -> None:
    made = group(at("a", 0, 24, 2, 30, box=True), at("b", 2, 24, 3, 30))
    done = page(made)
    (rule,) = rules(done, "栏题线")
    (box,) = [f for f in done.frames if isinstance(f, BoxFrame) and f.label == "框"]
    assert rule.y < box.y
    assert rule.width == GRID.measure(5)
    assert box.y + box.height <= GRID.y(54)
    alone = page(group(at("a", 0, 24, 2, 30, box=True)))
    (box,) = [f for f in alone.frames if isinstance(f, BoxFrame) and f.label == "框"]
    (rule,) = rules(alone, "栏题线")
    assert box.y < rule.y


def test_moving_one_member_away_gives_both_a_label_of_their_own() -> None:
    made = two()
    b = next(p for p in made.placements if p.article == "b")
    apart = replace(b, row=56)
    placements = tuple(apart if p is b else p for p in made.placements)
    done = page(replace(made, placements=placements))
    labels = {f.article: f for f in texts(done, TextRole.SECTION)}
    assert set(labels) == {"a", "b"}
    widths = sorted(rule.width for rule in rules(done, "栏题线"))
    assert widths == [GRID.measure(2), GRID.measure(3)]


def test_briefs_in_two_columns_share_one_label_and_have_no_rules_below_one_another() -> None:
    briefs = tuple(brief(f"m{n}") for n in range(6))
    places = tuple(at(f"m{n}", n % 2, 4 + 12 * (n // 2), 1, 12) for n in range(6))
    done = page(edition(HOUSE, briefs, places))
    assert [f.article for f in texts(done, TextRole.SECTION)] == ["m0"]
    assert rules(done, "横线") == []
    (rule,) = rules(done, "栏题线")
    assert rule.width == GRID.measure(2)


def eared() -> Publication:
    masthead = HOUSE.masthead
    narrow = tuple(t for t in masthead.texts if t.x + t.width <= GRID.measure(4))
    return replace(HOUSE, masthead=replace(masthead, span=4, texts=narrow, rules=()))


def test_a_story_in_the_ear_stands_beside_the_masthead() -> None:
    paper = eared()
    ear = at("ear", 4, 0, 2, 14, page="page1")
    below = at("low", 4, 14, 2, 30, page="page1")
    lead = at("lead", 0, 14, 4, 30, page="page1")
    articles = tuple(story(name, 2) for name in ("ear", "low", "lead"))
    done = Composer(paper).page(edition(paper, articles, (ear, below, lead)), "page1")
    mine = [f for f in done.frames if isinstance(f, TextFrame) and f.article == "ear"]
    assert mine
    for frame in mine:
        assert frame.x >= GRID.x(4)
        assert GRID.y(0) <= frame.y
        assert frame.y + frame.height <= GRID.y(14)
    for frame in texts(done, TextRole.MASTHEAD):
        assert frame.x + frame.width <= GRID.x(4)
    (upright,) = [r for r in rules(done, "栏线") if GRID.x(4) - GRID.body_size < r.x < GRID.x(4)
                  and r.y < GRID.y(10)]  # fmt: skip
    assert upright.y + upright.height < GRID.y(14)
    assert [(r.x, r.width) for r in rules(done, "横线")] == [(GRID.x(4), GRID.measure(2))]


def test_articles_in_the_ear_are_read_before_those_below() -> None:
    paper = eared()
    places = (at("lead", 0, 14, 4, 30, page="page1"), at("ear", 4, 0, 2, 14, page="page1"))
    articles = tuple(story(name, 2) for name in ("lead", "ear"))
    done = Composer(paper).page(edition(paper, articles, places), "page1")
    order = [f.article for f in done.frames if isinstance(f, TextFrame) and f.article]
    assert order.index("ear") < order.index("lead")


def jumped(first: str, second: str, article: Article | None = None) -> Edition:
    told = article or story("a", 9)
    one = at("a", 0, 14, 3, 24, uuid="one", page=first)
    two_ = at("a", 0, 14, 3, 40, uuid="two", page=second, part=1)
    return edition(HOUSE, (told,), (one, two_), pages=4)


def jumps(made: Edition) -> list[str]:
    return [shown(f) for done in COMPOSER.pages(made) for f in texts(done, TextRole.JUMP)]


def test_both_jump_lines_follow_either_part() -> None:
    assert jumps(jumped("page1", "page2")) == ["（下转二版）", "（上接一版）"]
    assert jumps(jumped("page1", "page4")) == ["（下转四版）", "（上接一版）"]
    assert jumps(jumped("page3", "page4")) == ["（下转四版）", "（上接三版）"]
    assert jumps(jumped("page3", "page2")) == ["（上接三版）", "（下转二版）"]


def test_jump_words_stand_at_the_right_of_the_last_row() -> None:
    done = COMPOSER.page(jumped("page1", "page2"), "page1")
    (words,) = texts(done, TextRole.JUMP)
    assert words.lines[0].runs[-1].xs[-1] == words.width
    assert words.x + words.width == GRID.x(0) + GRID.measure(3)
    assert words.y + words.height == GRID.y(38)


def test_a_tail_that_vanishes_leaves_no_words_behind() -> None:
    short = jumped("page1", "page2", story("a", 3))
    assert jumps(short) == []
    rest = COMPOSER.page(short, "page2")
    assert texts(rest, TextRole.BODY) == []
    assert not [f for f in rest.frames if isinstance(f, TextFrame) and f.article]
    assert rest.remarks == ("《老市场换新颜 菜篮子更稳当》没有文字转到这里",)
    fit = rest.fit("two")
    assert fit is not None
    assert fit.short > 0
    only = replace(jumped("page1", "page2"), placements=jumped("page1", "page2").placements[:1])
    assert jumps(only) == []
    alone = COMPOSER.page(only, "page1").fit("one")
    assert alone is not None
    assert alone.over > 0


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize(("box", "tint"), [(True, 0), (False, 10), (True, 10)])
def test_boxes_keep_text_pictures_and_headlines_off_their_edges(
    *, box: bool, tint: int, upright: bool
) -> None:
    place = at(
        "a", 0, 10, 4, 40, box=box, tint=tint, vertical_headline=upright,
        pictures=(PicturePlace(0, 1, 3, 12),),
    )  # fmt: skip
    done = page(edition(HOUSE, (story("a", 8, headline="菜篮子稳了", slots=(SLOT,)),), (place,)))
    frame = next(f for f in done.frames if isinstance(f, BoxFrame))
    assert (bool(frame.stroke), bool(frame.fill)) == (box, tint > 0)
    inside = [f for f in done.frames if isinstance(f, TextFrame | PictureFrame)
              and f.placement == "at-a"]  # fmt: skip
    assert {type(f) for f in inside} == {TextFrame, PictureFrame}
    for each in inside:
        assert each.x - frame.x >= GRID.body_size
        assert frame.x + frame.width - each.x - each.width >= GRID.body_size
        assert each.y >= frame.y
        assert each.y + each.height <= frame.y + frame.height
    solid = [f for f in inside if isinstance(f, PictureFrame)]
    for leg in texts(done, TextRole.BODY):
        for art in solid:
            apart = (
                leg.x + leg.width <= art.x
                or art.x + art.width <= leg.x
                or leg.y + leg.height <= art.y
                or art.y + art.height <= leg.y
            )
            assert apart


def test_masthead_and_folio_come_back_as_the_same_objects_until_a_fact_changes() -> None:
    made = two()
    heads = [texts(page(made), TextRole.FOLIO)[0] for _ in range(2)]
    assert heads[0] is heads[1]
    other = replace(made, pages=tuple(replace(p, name="文教") for p in made.pages))
    assert "文教" in [shown(f) for f in texts(page(other), TextRole.FOLIO)]


def test_a_section_too_long_for_its_column_is_set_smaller() -> None:
    sizes = []
    for name in ("民生", "优化营商环境进行时", "深入贯彻落实会议精神推动高质量发展系列报道"):
        made = edition(HOUSE, (story("a", 2, section=name),), (at("a", 0, 4, 1, 40),))
        (label,) = texts(page(made), TextRole.SECTION)
        assert shown(label) == name
        assert label.x + label.width <= GRID.x(0) + GRID.measure(1)
        assert label.lines[0].runs[-1].xs[-1] <= label.width
        sizes.append(label.lines[0].runs[0].size)
    assert sizes[0] == HOUSE.section_size > sizes[1] > sizes[2] == HOUSE.caption_size
