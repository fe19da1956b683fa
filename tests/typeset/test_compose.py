"""Whole pages: geometry, completeness, jumps, rules, incremental composition."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from newsroom.errors import NotFoundError
from newsroom.model import markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit, Role
from newsroom.model.edition import Edition
from newsroom.model.frame import (
    BoxFrame,
    Frame,
    PageFrames,
    PictureFrame,
    RuleFrame,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Length, Pt
from newsroom.model.picture import Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.typeset.compose import Composer
from tests.typeset.material import (
    PHOTO,
    SENTENCES,
    SLOT,
    brief,
    edition,
    house,
    placement,
    prose,
    story,
)

HOUSE = house("shangjie-shibao")
COMPOSER = Composer(HOUSE)
GRID = HOUSE.grid
LEG_ROLES = {TextRole.BODY}


def one(article: Article, place: Placement | None = None) -> Edition:
    return edition(HOUSE, (article,), (place or placement(article.uuid),))


def texts(page: PageFrames, uuid: str = "") -> list[TextFrame]:
    return [f for f in page.frames if isinstance(f, TextFrame) and (not uuid or f.article == uuid)]


def shown(frames: list[TextFrame]) -> str:
    return "".join(line.text for frame in frames for line in frame.lines)


def legs_of(page: PageFrames, uuid: str = "a") -> list[TextFrame]:
    return [f for f in texts(page, uuid) if f.role is TextRole.BODY]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def full() -> PageFrames:
    """A page with every element of a story."""
    articles = (
        story(
            "a",
            9,
            kicker="区里召开老旧市场改造现场会",
            subhead="——来自河东路的走访",
            slots=(SLOT,),
            section="一线见闻",
            body=prose(4) + "\n## 一本登记本\n" + prose(3, start=2) + "\n### 听意见｜" + prose(2),
        ),
        story("b", 4, headline="百名志愿者清理河道"),
        story("c", 5, headline="春耕农技下田头"),
        brief("d"),
        story("e", 3, headline="老手艺守住老味道"),
    )
    places = (
        placement("a", span=4, depth=50),
        placement("b", column=4, span=2, depth=32),
        placement("c", column=4, row=36, span=1, depth=52, vertical_headline=False),
        placement("d", column=5, row=36, span=1, depth=14),
        placement("e", column=0, row=54, span=3, depth=30, box=True, tint=8),
    )
    return COMPOSER.page(edition(HOUSE, articles, places), "page2")


def bounds(frame: Frame) -> tuple[int, int, int, int]:
    return frame.x, frame.y, frame.x + frame.width, frame.y + frame.height


def test_every_baseline_of_a_leg_stands_on_the_grid(full: PageFrames) -> None:
    checked = 0
    for frame in texts(full):
        if frame.role is not TextRole.BODY:
            continue
        for line in frame.lines:
            place = frame.y + line.baseline - GRID.top - GRID.pitch * 0.8
            assert place % GRID.pitch == 0
            checked += 1
    assert checked > 150


def test_frames_stay_inside_their_placement(full: PageFrames) -> None:
    places = {
        "at-a": (0, 4, 4, 50),
        "at-b": (4, 4, 2, 32),
        "at-c": (4, 36, 1, 52),
        "at-d": (5, 36, 1, 14),
        "at-e": (0, 54, 3, 30),
    }
    owned = [f for f in full.frames if getattr(f, "placement", "")]
    assert {getattr(f, "placement", "") for f in owned} == set(places)
    for frame in owned:
        column, row, span, depth = places[getattr(frame, "placement", "")]
        left, top, right, bottom = bounds(frame)
        assert GRID.x(column) <= left
        assert right <= GRID.x(column) + GRID.measure(span)
        assert GRID.y(row) <= top
        assert bottom <= GRID.y(row + depth)


def test_text_and_pictures_never_overlap(full: PageFrames) -> None:
    solid = [f for f in full.frames if isinstance(f, TextFrame | PictureFrame)]
    for number, first in enumerate(solid):
        a = bounds(first)
        for second in solid[number + 1 :]:
            b = bounds(second)
            # Display type hangs a little below its frame's lines; frames may touch.
            apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
            furniture = not getattr(first, "placement", "") and not getattr(second, "placement", "")
            assert apart or furniture, (first.label, second.label)


def test_column_rules_cross_no_headline_and_no_picture(full: PageFrames) -> None:
    rules = [f for f in full.frames if isinstance(f, RuleFrame) and f.label in ("栏线", "横线")]
    assert any(rule.width == 0 for rule in rules)
    assert any(rule.height == 0 for rule in rules)
    blocked = [
        f
        for f in full.frames
        if isinstance(f, PictureFrame)
        or (isinstance(f, TextFrame) and f.role in (TextRole.HEADLINE, TextRole.KICKER))
    ]
    for rule in rules:
        a = bounds(rule)
        for frame in blocked:
            b = bounds(frame)
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_every_character_stands_once_and_in_order() -> None:
    article = story("a", 5, body=prose(3) + "\n## 小小登记本\n" + prose(2) + "\n● " + SENTENCES[8])
    page = COMPOSER.page(one(article, placement("a", depth=60)), "page2")
    assert squeezed(shown(legs_of(page))) == squeezed(markup.visible(article.body)) + (
        "（记者周明远何思雨通讯员郑安）"
    )
    assert page.fits[0].over == 0
    assert page.fits[0].taken == len(squeezed(markup.visible(article.body)))


def test_runs_know_their_place_in_the_markup() -> None:
    article = story("a", 1, body="价格**稳**了，\\*号不算。" + prose(2))
    page = COMPOSER.page(one(article), "page2")
    checked = 0
    for frame in legs_of(page):
        for line in frame.lines:
            for run in line.runs:
                if run.start < 0:
                    continue
                places = run.offsets or range(run.start, run.start + len(run.text))
                assert "".join(article.body[at] for at in places) == run.text
                checked += len(run.text)
    assert checked == len(markup.visible(article.body).replace("\n", ""))


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_over_and_under_count_lines_exactly(lines: int) -> None:
    short = "字" * (GRID.characters - 2)
    base = "\n".join([short] * 30)
    more = "\n".join([short] * (30 + lines))
    plain = story("a", 1, body=base, credits=())
    exact = placement("a", span=1, depth=0, text_columns=1)
    depth = next(d for d in range(30, 60) if not _fit(plain, replace(exact, depth=d)).over)
    place = replace(exact, depth=depth)
    assert _fit(plain, place).under == 0
    assert _fit(replace(plain, body=more), place).over == lines
    fewer = replace(plain, body="\n".join([short] * (30 - lines)))
    assert _fit(fewer, place).under == lines


def _fit(article: Article, place: Placement):
    return COMPOSER.article(one(article, place), place).fit


def test_legs_are_full_but_for_the_last() -> None:
    page = COMPOSER.page(one(story("a", 8), placement("a", depth=44)), "page2")
    legs = legs_of(page)
    assert len(legs) == 3
    assert [len(leg.lines) for leg in legs[:-1]] == [legs[0].height // GRID.pitch] * 2
    fit = page.fits[0]
    assert fit.under == legs[-1].height // GRID.pitch - len(legs[-1].lines)


def test_text_columns_change_the_measure() -> None:
    page = COMPOSER.page(one(story("a", 8), placement("a", span=5, text_columns=4)), "page2")
    widths = {leg.width for leg in legs_of(page)}
    assert widths == {GRID.body_size * 14}


def test_a_jump_parts_the_text_and_names_both_pages() -> None:
    article = story("a", 9)
    first = placement("a", uuid="one", page="page1", row=14, depth=24)
    second = placement("a", uuid="two", part=1, depth=40)
    whole = edition(HOUSE, (article,), (second, first))
    front, back = COMPOSER.pages(whole)
    assert COMPOSER.article(whole, first).fit.over == 0
    tops, rests = legs_of(front), legs_of(back)
    together = squeezed(shown(tops) + shown(rests))
    assert together == squeezed(markup.visible(article.body)) + "（记者周明远何思雨通讯员郑安）"
    jumps = [f for page in (front, back) for f in texts(page) if f.role is TextRole.JUMP]
    assert [shown([f]) for f in jumps] == ["（下转二版）", "（上接一版）"]
    last_row = max(f.y for f in tops) + tops[-1].height
    assert jumps[0].y == last_row
    assert jumps[0].y + GRID.pitch == GRID.y(14 + 24)
    taken = [page.fits[0].taken for page in (front, back)]
    assert sum(taken) == len(squeezed(markup.visible(article.body)))
    titles = [f for f in texts(back) if f.role is TextRole.HEADLINE]
    assert squeezed(shown(titles)) == "老市场换新颜"


def test_a_jump_that_is_not_needed_prints_nothing() -> None:
    article = story("a", 2)
    first = placement("a", uuid="one", page="page1", row=14, depth=40)
    second = placement("a", uuid="two", part=1)
    front, back = COMPOSER.pages(edition(HOUSE, (article,), (first, second)))
    assert not [f for f in texts(front) if f.role is TextRole.JUMP]
    assert legs_of(back) == []


def test_unchanged_articles_come_back_as_the_same_objects() -> None:
    articles = (story("a", 4), story("b", 4, headline="志愿者清理河道"))
    places = (placement("a"), placement("b", column=3))
    before = edition(HOUSE, articles, places)
    first = [COMPOSER.article(before, place) for place in places]
    typed = replace(articles[0], body=articles[0].body + "新添一句。")
    after = replace(before, articles={"a": typed, "b": articles[1]})
    count = COMPOSER.setter.setter.count
    second = [COMPOSER.article(after, place) for place in places]
    assert second[1] is first[1]
    assert second[0] is not first[0]
    assert COMPOSER.setter.setter.count == count + 1


def test_pictures_stand_under_the_headline_with_their_captions() -> None:
    page = COMPOSER.page(one(story("a", 8, slots=(SLOT,))), "page2")
    picture = next(f for f in page.frames if isinstance(f, PictureFrame))
    caption = next(f for f in texts(page) if f.role is TextRole.CAPTION)
    headline = next(f for f in texts(page) if f.role is TextRole.HEADLINE)
    assert picture.picture == PHOTO.sha256
    assert picture.width == GRID.measure(2)
    assert picture.y > headline.y + headline.height
    assert caption.y >= picture.y + picture.height
    assert squeezed(shown([caption])) == squeezed(SLOT.printed_caption)
    cropped = 3 * (1 - picture.crop.left - picture.crop.right)
    height = 2 * (1 - picture.crop.top - picture.crop.bottom)
    assert cropped / height == pytest.approx(picture.width / picture.height, rel=1e-6)


def test_an_empty_slot_is_drawn_as_a_placeholder() -> None:
    article = story("a", 6, slots=(Slot("此处待补一张现场照片"),))
    place = placement("a", pictures=(PicturePlace(0, 0, 1, 8),))
    page = COMPOSER.page(one(article, place), "page2")
    picture = next(f for f in page.frames if isinstance(f, PictureFrame))
    assert picture.picture == ""
    assert picture.x == GRID.x(0)
    assert picture.width == GRID.measure(1)


def test_a_picture_story_has_its_headline_in_the_caption() -> None:
    article = Article(uuid="a", kind=ArticleKind.PICTURE, headline="春到河岸", slots=(SLOT,))
    page = COMPOSER.page(one(article), "page2")
    assert not [f for f in texts(page, "a") if f.role is TextRole.HEADLINE]
    caption = next(f for f in texts(page) if f.role is TextRole.CAPTION)
    assert shown([caption]).startswith("春到河岸　改造后的市场")
    first = caption.lines[0].runs[0]
    assert first.face == COMPOSER.book.font("hei").face
    assert next(f for f in page.frames if isinstance(f, PictureFrame)).width == GRID.measure(3)


def test_a_box_shrinks_the_measure_and_keeps_text_off_its_edges() -> None:
    page = COMPOSER.page(one(story("a", 6), placement("a", box=True, tint=10)), "page2")
    box = next(f for f in page.frames if isinstance(f, BoxFrame))
    assert (box.fill, box.stroke) == ("E6E6E6", "000000")
    for frame in texts(page, "a"):
        assert frame.x - box.x >= GRID.body_size
        assert box.x + box.width - frame.x - frame.width >= GRID.body_size
        assert frame.y >= box.y
        assert frame.y + frame.height <= box.y + box.height


def test_a_section_stands_once_over_a_group_of_briefs() -> None:
    briefs = tuple(brief(name) for name in "abc")
    places = tuple(
        placement(name, span=1, row=4 + 14 * n, depth=14) for n, name in enumerate("abc")
    )
    page = COMPOSER.page(edition(HOUSE, briefs, places), "page2")
    labels = [f for f in texts(page) if f.role is TextRole.SECTION]
    assert [(shown([f]), f.article) for f in labels] == [("简讯", "a")]
    assert all(shown(legs_of(page, name)).startswith("●") for name in "abc")
    assert all(squeezed(shown(legs_of(page, n))).endswith("（记者何思雨）") for n in "abc")


def test_a_vertical_headline_stands_left_of_the_text() -> None:
    place = placement("a", vertical_headline=True)
    page = COMPOSER.page(one(story("a", 6, headline="“菜篮子”稳了"), place), "page2")
    headline = next(f for f in texts(page) if f.role is TextRole.HEADLINE)
    assert headline.vertical
    assert shown([headline]) == "﹃菜篮子﹄稳了"
    assert headline.x >= GRID.x(0)
    assert all(leg.x >= headline.x + headline.width for leg in legs_of(page))
    for line in headline.lines:
        assert 0 < line.baseline < headline.width
        assert line.runs[-1].xs[-1] <= headline.height


def test_kept_breaks_hold_lines_after_a_proof() -> None:
    article = story("a", 2)
    place = placement("a", span=1, depth=60)
    free = COMPOSER.article(one(article, place), place)
    ends = [
        line.runs[-1].start + len(line.runs[-1].text)
        for frame in free.texts
        if frame.role is TextRole.BODY
        for line in frame.lines
        if not line.ends and line.runs[-1].start >= 0
    ]
    again = replace(place, kept_breaks=tuple(ends))
    assert shown(list(COMPOSER.article(one(article, again), again).texts)) == shown(
        list(free.texts)
    )


def test_text_frames_are_in_reading_order(full: PageFrames) -> None:
    roles = [f.role for f in texts(full, "a")]
    assert roles[:4] == [
        TextRole.SECTION,
        TextRole.KICKER,
        TextRole.HEADLINE,
        TextRole.SUBHEAD,
    ]
    assert roles[-1] is TextRole.CAPTION
    owners = [f.article for f in texts(full) if f.article]
    assert list(dict.fromkeys(owners)) == ["a", "b", "e", "c", "d"] or owners[0] == "a"
    kinds = [isinstance(f, TextFrame) for f in full.frames]
    assert kinds == sorted(kinds)


def test_word_can_keep_every_size_and_pitch(full: PageFrames) -> None:
    for frame in texts(full):
        assert frame.pitch % 635 == 0
        for line in frame.lines:
            for run in line.runs:
                assert run.size % 6350 == 0
                assert len(run.xs) == len(run.text) + 1 == len(run.advances) + 1


def test_headline_size_follows_the_house_or_the_editor() -> None:
    sizes = []
    for size in (None, Pt(33)):
        place = placement("a", headline_size=size)
        page = COMPOSER.page(one(story("a", 6, importance=5), place), "page2")
        headline = next(f for f in texts(page) if f.role is TextRole.HEADLINE)
        sizes.append(headline.lines[0].runs[0].size)
    assert sizes == [Pt(30), Pt(33)]


def test_hostile_articles_compose() -> None:
    odd = [
        Article(uuid="a"),
        Article(uuid="a", headline="只有标题"),
        Article(uuid="a", headline="长" * 120, body="字" * 5000),
        Article(uuid="a", body="😀مرحبا\x07\u200b" * 30),
        Article(uuid="a", headline="表情😀标题", body="https://example.org/" + "a" * 300),
        Article(uuid="a", kind=ArticleKind.BRIEF),
        Article(uuid="a", kind=ArticleKind.PICTURE, slots=(Slot(),) * 9),
    ]
    for article in odd:
        for place in (
            placement("a"),
            placement("a", span=1, depth=1),
            placement("a", span=1, depth=30, vertical_headline=True, box=True),
            placement("a", headline_rows=99),
        ):
            page = COMPOSER.page(one(article, place), "page2")
            assert len(page.fits) == 1


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFoundError):
        COMPOSER.page(one(story("a", 1)), "none")


def test_lengths_are_whole_emu(full: PageFrames) -> None:
    for frame in full.frames:
        assert all(isinstance(v, int) for v in bounds(frame))
        assert isinstance(frame.x, Length)


def test_a_byline_on_its_own_lines_parts_no_name() -> None:
    names = ("王慧敏", "王浩", "李清媛", "欧阳明月", "陈一")
    article = story("a", 2, credits=tuple(Credit(name, Role.REPORTER) for name in names))
    page = COMPOSER.page(one(article, placement("a", span=1, depth=60)), "page2")
    lines = [
        line for frame in legs_of(page) for line in frame.lines if line.role is TextRole.BYLINE
    ]
    assert len(lines) > 1
    assert all(any(name in line.text for line in lines) for name in names)
    for line in lines:
        assert line.runs[-1].xs[-1] <= line.width


def test_a_name_longer_than_the_measure_is_broken_and_stays_inside() -> None:
    unit = "上街区住房和城乡建设综合服务保障中心"
    article = story("a", 2, source_unit=unit)
    page = COMPOSER.page(one(article, placement("a", span=1, depth=60)), "page2")
    for frame in legs_of(page):
        for line in frame.lines:
            assert line.runs[-1].xs[-1] <= line.width
    assert unit in squeezed(shown(legs_of(page)))


def test_a_placement_may_be_tried_before_the_edition_holds_it() -> None:
    article = story("a", 4)
    held = placement("a", depth=40)
    tried = replace(held, span=2, depth=44)
    done = one(article, held)
    assert COMPOSER.article(done, tried) is COMPOSER.article(one(article, tried), tried)
    alone = edition(HOUSE, (article,), ())
    assert COMPOSER.article(alone, tried) is COMPOSER.article(done, tried)


def test_pages_made_together_are_those_made_one_by_one() -> None:
    articles = tuple(story(name, 9) for name in "abc")
    first = placement("a", page="page1", row=14, depth=12)
    onward = placement("a", uuid="more", part=1)
    others = placement("b", page="page1", row=40), placement("c", row=46)
    whole = edition(HOUSE, articles, (first, onward, *others))
    together = Composer(HOUSE)
    done = together.pages(whole)
    alone = Composer(HOUSE, together.book)
    assert done == tuple(alone.page(whole, page.uuid) for page in whole.pages)
