"""The 导读: what its lines say, where their pages come from, how they fill their place."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.edition import Edition
from newsroom.model.frame import PageFrames, TextFrame, TextRole
from newsroom.model.guide import GuideLine, guide_lines
from newsroom.model.placement import Placement
from newsroom.model.teaser import Teaser
from newsroom.typeset.compose import Composer
from newsroom.typeset.guide import guide_depths
from tests.typeset.material import edition, house, placement, story

HOUSE = house("shangjie-shibao")
GRID = HOUSE.grid
COMPOSER = Composer(HOUSE)
LONG = "三处老旧市场年内完成改造，临时泊位增加八十六个方便群众早市停车"


def teaser(article: str, words: str = "") -> Teaser:
    return Teaser(issue="issue", article=article, words=words)


def guided(
    *teasers: Teaser, place: Placement | None = None, page: str = "page2", pages: int = 3
) -> Edition:
    guide = Article(uuid="guide", kind=ArticleKind.GUIDE)
    told = story("told", 3, headline="社区食堂开张 老人吃上热饭")
    stands = place or placement("guide", page="page1", column=4, row=14, span=2, depth=14)
    where = placement("told", page=page)
    made = edition(HOUSE, (guide, told), (stands, where), pages=pages)
    return replace(made, teasers=teasers)


def first(made: Edition) -> PageFrames:
    return COMPOSER.page(made, "page1")


def printed(page: PageFrames) -> list[str]:
    return [
        line.text
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.role is TextRole.TEASER
        for line in frame.lines
    ]


def frames(page: PageFrames) -> list[TextFrame]:
    return [f for f in page.frames if isinstance(f, TextFrame) and f.article == "guide"]


def test_a_line_says_the_headline_or_its_own_words_and_the_page() -> None:
    page = first(guided(teaser("told"), teaser("told", "食堂开到家门口")))
    assert [line.replace("…", "") for line in printed(page)] == [
        "•社区食堂开张\u3000老人吃上热饭2版",
        "•食堂开到家门口2版",
    ]
    assert all("……" in line for line in printed(page))
    label = next(frame for frame in frames(page) if frame.role is TextRole.SECTION)
    assert label.lines[0].text == "导读"


def test_pages_follow_the_story_wherever_it_goes() -> None:
    for number in (1, 2, 3):
        made = guided(teaser("told"), page=f"page{number}")
        assert guide_lines(made)[0].page == f"{number}版"
    jumped = replace(made.placements[1], uuid="rest", page="page1", part=1)
    jumped = replace(made, placements=(*made.placements, jumped))
    assert guide_lines(jumped)[0].page == "3版"


def test_a_teaser_whose_story_stands_nowhere_has_no_page_and_is_reported() -> None:
    made = guided(
        teaser("waits", "民生实事年中盘点"), teaser("told"), teaser("bin"), teaser("bin", "旧闻")
    )
    made = replace(made, articles={**made.articles, "waits": story("waits", 1)})
    page = first(made)
    assert printed(page)[0] == "•民生实事年中盘点"
    assert len(printed(page)) == 2
    assert page.remarks == (
        "导读“民生实事年中盘点”的稿件没有上版",
        "导读“（稿件已不在）”的稿件没有上版",
        "导读“旧闻”的稿件没有上版",
    )
    assert COMPOSER.page(made, "page2").remarks == ()


def test_a_long_line_turns_over_under_its_words() -> None:
    (frame,) = [f for f in frames(first(guided(teaser("told", LONG)))) if f.role is TextRole.TEASER]
    one, two = frame.lines
    assert (one.paragraph, two.paragraph, one.ends, two.ends) == (0, 0, False, True)
    assert one.runs[1].xs[0] == two.runs[0].xs[0] == one.runs[1].size
    assert two.baseline - one.baseline == GRID.pitch
    assert "版" not in one.text
    assert two.text.endswith("2版")
    assert two.runs[-1].xs[-1] == frame.width
    assert all(run.xs[-1] <= frame.width for run in one.runs)


def test_words_for_more_than_two_lines_are_cut() -> None:
    one, two = printed(first(guided(teaser("told", LONG * 20))))
    assert one.startswith("•三处老旧市场")
    assert two.endswith("2版")
    assert two.rstrip("2版").endswith("…")


def test_lines_stand_apart_where_there_is_room_and_stay_in_their_place() -> None:
    made = guided(*(teaser("told", f"第{n}条短讯") for n in range(4)))
    page = first(made)
    (frame,) = [f for f in frames(page) if f.role is TextRole.TEASER]
    steps = {b.baseline - a.baseline for a, b in zip(frame.lines, frame.lines[1:], strict=False)}
    assert steps == {GRID.pitch * 2}
    assert frame.y + frame.height <= GRID.y(28)
    assert [line.paragraph for line in frame.lines] == [0, 1, 2, 3]
    assert page.fit("at-guide") is not None
    assert page.fits[0].over == 0


def test_what_finds_no_room_is_counted_and_what_is_missing_too() -> None:
    many = first(guided(*(teaser("told", f"第{n}条短讯") for n in range(16))))
    assert len(printed(many)) == 11
    assert many.fits[0].over == 5
    few = first(guided(teaser("told", "只有一条")))
    assert (few.fits[0].over, few.fits[0].under) == (0, 9)
    none = first(guided())
    assert printed(none) == []
    assert (none.fits[0].over, none.fits[0].under) == (0, 11)


def test_a_wide_guide_runs_in_legs_of_two_columns_read_downwards() -> None:
    place = placement("guide", page="page1", column=0, row=14, span=6, depth=8)
    page = first(guided(*(teaser("told", f"第{n}条短讯") for n in range(6)), place=place))
    legs = [f for f in frames(page) if f.role is TextRole.TEASER]
    assert len(legs) == 3
    assert [leg.x for leg in legs] == sorted(leg.x for leg in legs)
    assert [line[1:6] for line in printed(page)] == [f"第{n}条短讯" for n in range(6)]
    assert page.fits[0].legs == 3
    assert len({leg.lines[0].baseline for leg in legs}) == 1
    uneven = first(guided(*(teaser("told", f"第{n}条短讯") for n in range(4)), place=place))
    counts = [len(f.lines) for f in frames(uneven) if f.role is TextRole.TEASER]
    assert counts == [2, 1, 1]


def test_every_depth_offered_holds_the_lines_with_nothing_missing() -> None:
    teasers = tuple(teaser("told", words) for words in ("短", LONG, "中等长短的一条", LONG))
    lines = guide_lines(guided(*teasers))
    for span in (1, 2, 3, 6):
        depths = guide_depths(lines, span, HOUSE, COMPOSER.setter)
        assert depths
        for depth in depths:
            place = placement("guide", page="page1", column=0, row=14, span=span, depth=depth)
            fit = first(guided(*teasers, place=place)).fits[0]
            assert (fit.over, fit.short) == (0, 0), (span, depth)
        place = placement(
            "guide", page="page1", column=0, row=14, span=span, depth=depths.start - 1
        )
        assert first(guided(*teasers, place=place)).fits[0].over
    assert not guide_depths((), 2, HOUSE, COMPOSER.setter)


def test_a_guide_in_one_narrow_column_is_set() -> None:
    depths = guide_depths((GuideLine(LONG, "12版"),), 1, HOUSE, COMPOSER.setter)
    assert depths.start == 5
