"""Bulletin pages."""

from __future__ import annotations

import re
from dataclasses import replace

from newsroom.model.article import Article, ArticleKind
from newsroom.model.bulletin import foot
from newsroom.model.edition import Edition
from newsroom.model.filler import Filler, FillerKind
from newsroom.model.frame import PageFrames, PictureFrame, RuleFrame, TextFrame, TextRole
from newsroom.model.issue import IssueFacts
from newsroom.typeset.bulletin import bulletin_story, first_pages
from newsroom.typeset.compose import Composer
from tests.typeset.material import PHOTO, SLOT, edition, house, prose

HOUSE = house("shangjie-xinxi")
GRID = HOUSE.grid
COMPOSER = Composer(HOUSE)


def item(name: str, paragraphs: int, **changes: object) -> Article:
    plain = Article(
        uuid=name,
        kind=ArticleKind.BULLETIN,
        headline="我区推进老旧市场改造",
        body=prose(paragraphs),
        source_unit="区商务局",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def made(*articles: Article) -> Edition:
    return edition(HOUSE, articles, (), pages=1)


def texts(page: PageFrames, role: TextRole) -> list[TextFrame]:
    return [f for f in page.frames if isinstance(f, TextFrame) and f.role is role]


def shown(frames: list[TextFrame]) -> str:
    return "".join(line.text for frame in frames for line in frame.lines)


def test_the_head_has_name_number_publisher_date_and_a_red_rule() -> None:
    page = COMPOSER.pages(made(item("a", 1)))[0]
    head = [shown([frame]) for frame in texts(page, TextRole.MASTHEAD)]
    assert head == ["上街信息", "第 9 期", "总第 912 期", "中共上街区委办公室", "2026年3月14日"]
    name = texts(page, TextRole.MASTHEAD)[0].lines[0].runs[0]
    rule = next(f for f in page.frames if isinstance(f, RuleFrame))
    assert name.colour == rule.colour == "C8102E"
    assert abs(rule.width - GRID.type_width) < 3_600


def test_items_run_on_over_the_pages_and_lose_nothing() -> None:
    articles = (item("a", 8), item("b", 6), item("c", 3))
    pages = COMPOSER.pages(made(*articles))
    assert len(pages) > 2
    together = "".join(shown(texts(page, TextRole.BODY)) for page in pages)
    wanted = "".join(para.text for article in articles for para in bulletin_story(article, HOUSE))
    assert re.sub(r"\s", "", together) == re.sub(r"\s", "", wanted)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))


def test_every_line_stands_on_the_grid_of_22_by_28() -> None:
    for page in COMPOSER.pages(made(item("a", 12))):
        rows = set()
        for frame in texts(page, TextRole.BODY):
            assert frame.width == GRID.body_size * 28
            for line in frame.lines:
                place = frame.y + line.baseline - GRID.top - GRID.pitch * 0.8
                assert place % GRID.pitch == 0
                rows.add(place // GRID.pitch)
        assert len(rows) <= 22
        assert all(0 <= row < 22 for row in rows)
        if rows:
            assert min(rows) == (HOUSE.masthead.rows if page.number == 1 else 0)


def test_a_title_runs_in_and_the_unit_ends_the_item() -> None:
    paras = bulletin_story(item("a", 2), HOUSE)
    assert paras[0].text.startswith("我区推进老旧市场改造　清晨")
    assert paras[0].spans[0] == (0, 10, "hei")
    assert paras[-1].text.endswith("（区商务局）")
    headed = bulletin_story(item("a", 1, body="## 一、进展\n" + prose(1)), HOUSE)
    assert headed[0].text == "我区推进老旧市场改造"
    assert bulletin_story(item("a", 1, body=""), HOUSE)[0].text.endswith("（区商务局）")


def test_the_foot_closes_the_last_page_on_the_foot_of_the_type_area() -> None:
    pages = COMPOSER.pages(made(item("a", 2)))
    last = pages[-1]
    lines = [f for f in texts(last, TextRole.FOLIO) if f.label == "版尾"]
    assert shown(lines) == (
        "本期送：区委、区政府领导发：各街道办事处，区直各部门，各村（社区）党组织"
        "责任编辑：林致远　沈一"
    )
    rules = [f for f in last.frames if isinstance(f, RuleFrame) and "版尾" in f.label]
    assert [rule.weight for rule in rules] == [12_600, 9_000, 12_600]
    assert max(rule.y for rule in rules) == GRID.top + GRID.type_height
    lowest = max(f.y + f.height for f in texts(last, TextRole.BODY))
    assert lowest < min(rule.y for rule in rules)


def test_a_foot_without_room_gets_a_page_of_its_own() -> None:
    counts = set()
    for size in range(600, 1100, 28):
        pages = COMPOSER.pages(made(item("a", 1, body="字" * size)))
        with_foot = [p for p in pages if any(f.label == "版尾" for f in texts(p, TextRole.FOLIO))]
        assert with_foot == [pages[-1]]
        counts.add(bool(texts(pages[-1], TextRole.BODY)))
    assert counts == {True, False}


def test_elements_that_are_not_given_are_not_printed() -> None:
    plain = made(item("a", 1))
    bare = replace(plain, issue=replace(plain.issue, facts=IssueFacts()))
    assert foot(bare) == ()
    page = COMPOSER.pages(bare)[-1]
    assert not any("版尾" in frame.label for frame in page.frames)


def test_page_numbers_stand_outside_odd_right_even_left() -> None:
    first, second = COMPOSER.pages(made(item("a", 6)))[:2]
    odd, even = (
        next(f for f in texts(page, TextRole.FOLIO) if f.label != "版尾")
        for page in (first, second)
    )
    assert shown([odd]) == "— 1 —"
    assert shown([even]) == "— 2 —"
    assert odd.lines[0].runs[0].xs[0] > odd.width // 2
    assert even.lines[0].runs[0].xs[0] == 0
    assert odd.y > GRID.top + GRID.type_height


def test_items_come_as_they_were_given_and_sections_stand_once() -> None:
    articles = (item("b", 1, section="工作动态"), item("a", 1, section="工作动态"))
    assert [article.uuid for article in made(*articles).in_order()] == ["b", "a"]
    pages = COMPOSER.pages(made(*articles))
    lines = [line for f in texts(pages[0], TextRole.BODY) for line in f.lines]
    assert [line.text for line in lines if line.role is TextRole.SECTION] == ["工作动态"]


def test_fillers_are_no_items() -> None:
    whole = made(item("b", 1), item("a", 1))
    filler = Filler(article="b", publication=HOUSE.stem, kind=FillerKind.TEXT)
    assert [a.uuid for a in replace(whole, fillers={"b": filler}).in_order()] == ["a"]


def test_one_page_can_be_asked_for() -> None:
    done = made(item("a", 6))
    assert COMPOSER.page(done, "page1") == COMPOSER.pages(done)[0]


def test_nothing_still_makes_a_page() -> None:
    pages = COMPOSER.pages(made())
    assert len(pages) == 1
    assert texts(pages[0], TextRole.BODY) == []


def test_pictures_follow_their_item_with_the_caption_on_the_same_page() -> None:
    for paragraphs in range(1, 8):
        pages = COMPOSER.pages(made(item("a", paragraphs, slots=(SLOT,))))
        (page,) = [p for p in pages if any(isinstance(f, PictureFrame) for f in p.frames)]
        picture = next(f for f in page.frames if isinstance(f, PictureFrame))
        captions = [
            (frame.y + line.baseline, line.text)
            for frame in texts(page, TextRole.BODY)
            for line in frame.lines
            if line.role is TextRole.CAPTION
        ]
        assert captions[0][1].startswith("改造后的市场")
        assert captions[0][0] > picture.y + picture.height
        assert picture.picture == PHOTO.sha256
        assert picture.y + picture.height <= GRID.top + GRID.type_height
        assert abs(picture.width / picture.height - 1.5) < 0.01
        for frame in texts(page, TextRole.BODY):
            below = frame.y >= picture.y + picture.height
            assert below or frame.y + frame.height <= picture.y
        middle = picture.x + picture.width // 2
        assert abs(middle - GRID.left - GRID.type_width // 2) <= 1


RICH = IssueFacts(
    note="编者按：本期集中刊发一组做法。",
    editors=("高歌",),
    hotline="电话：68920000",
    copies=120,
)


def rich(*articles: Article) -> Edition:
    plain = made(*articles)
    return replace(plain, issue=replace(plain.issue, facts=RICH))


def test_contents_name_the_page_that_each_item_begins_on() -> None:
    articles = tuple(item(name, 5, headline=f"第{name}件事情的标题") for name in "abc")
    pages = COMPOSER.pages(rich(*articles))
    listed = [line.text for f in texts(pages[0], TextRole.TEASER) for line in f.lines]
    assert listed[0] == "目　　录"
    begins = first_pages(pages)
    assert len(set(begins.values())) > 1
    for line, article in zip(listed[1:], articles, strict=True):
        title, _, number = line.partition("·")
        assert title.strip() == article.headline
        assert int(number.strip("· ")) == begins[article.uuid]


def test_lines_of_the_contents_end_at_the_right_edge() -> None:
    title = "推进背街小巷整治提升行动取得阶段性明显成效的几点做法"
    articles = (item("a", 1, headline=title), item("b", 1))
    (frame,) = texts(COMPOSER.pages(made(*articles))[0], TextRole.TEASER)
    ends = [line.runs[-1].xs[-1] for line in frame.lines if line.text[-1].isdigit()]
    assert len(ends) == 2
    assert all(abs(end - GRID.type_width) < 10 for end in ends)


def test_notes_are_moved_in_at_both_sides_and_the_issues_comes_first() -> None:
    page = COMPOSER.pages(rich(item("a", 1, body="> 编者按：值得一读。\n" + prose(1))))[0]
    (head,) = texts(page, TextRole.NOTE)
    frames = texts(page, TextRole.BODY)
    assert shown([head]) == RICH.note
    assert shown(frames[:1]) == "编者按：值得一读。"
    for frame in (head, frames[0]):
        assert frame.x == GRID.left + GRID.body_size * 2
        assert frame.width == GRID.type_width - GRID.body_size * 4
    assert shown(frames[1:]).startswith("我区推进老旧市场改造　")
    assert head.article == ""


def test_the_foot_has_copies_at_its_right() -> None:
    page = COMPOSER.pages(rich(item("a", 1)))[-1]
    lines = [f for f in texts(page, TextRole.FOLIO) if f.label == "版尾"]
    assert [shown([frame]) for frame in lines] == [
        "责任编辑：高歌　　电话：68920000",
        "（共印 120 份）",
    ]
    assert lines[1].y == lines[0].y
    assert HOUSE.bulletin is not None
    edge = GRID.left + GRID.type_width - HOUSE.bulletin.foot_size
    assert abs(lines[1].x + lines[1].width - edge) < 10


def test_an_opening_dateline_is_printed() -> None:
    first = bulletin_story(item("a", 1, dateline="新华社郑州3月14日电"), HOUSE)[0]
    assert first.text.startswith("我区推进老旧市场改造　新华社郑州3月14日电　清晨")
