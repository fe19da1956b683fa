"""Galleys: one article on A4, nothing lost, every fifth line numbered, room for corrections."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.model.article import Article, ArticleKind
from newsroom.model.frame import PageFrames, PictureFrame, RuleFrame, TextFrame, TextRole
from newsroom.model.sheet import Slip
from newsroom.typeset.compose import Composer
from newsroom.typeset.galley import HEIGHT, WIDTH, galley
from tests.typeset.material import PHOTO, SLOT, brief, house, prose, story

PICTURES = {PHOTO.sha256: PHOTO}


def _slip(time: datetime.datetime) -> Slip:
    return Slip(
        "上街时报", "第9期", "民生", "第2版 综合", "1栏5行起，3栏×40行", 812, 1, "待排", time
    )


EARLY, LATE = datetime.datetime(2026, 3, 13, 9, 5), datetime.datetime(2026, 3, 14, 22, 0)
COMPOSERS = {
    stem: Composer(house(stem)) for stem in ("shangjie-shibao", "zhengzhou-ribao", "shangjie-xinxi")
}


def _pages(
    article: Article, stem: str = "shangjie-shibao", columns: int = 2, time: object = EARLY
) -> tuple[PageFrames, ...]:
    assert isinstance(time, datetime.datetime)
    return galley(article, _slip(time), COMPOSERS[stem].setter, PICTURES, columns)


def _texts(page: PageFrames, *, marks: bool) -> list[TextFrame]:
    return [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame) and (frame.role is TextRole.MARK) is marks
    ]


def _said(frames: list[TextFrame]) -> str:
    return "".join(line.text for frame in frames for line in frame.lines)


@pytest.mark.parametrize("stem", list(COMPOSERS))
@pytest.mark.parametrize("columns", [1, 2])
def test_the_whole_text_is_there_and_inside_the_sheet(stem: str, columns: int) -> None:
    article = story(paragraphs=9, kicker="引题在上", subhead="副题在下", slots=(SLOT,))
    pages = _pages(article, stem, columns)
    said = "".join(_said(_texts(page, marks=False)) for page in pages)
    for part in (*prose(9).splitlines(), "引题在上", "副题在下", SLOT.caption):
        assert part in said.replace("\u3000", "")
    assert sum(isinstance(f, PictureFrame) for page in pages for f in page.frames) == 1
    for page in pages:
        assert (page.width, page.height) == (WIDTH, HEIGHT)
        for frame in page.frames:
            assert frame.x >= 0
            assert frame.x + frame.width <= WIDTH
            assert frame.y + frame.height <= HEIGHT


def test_the_measure_is_the_houses_and_leaves_a_wide_margin() -> None:
    grid = house("shangjie-shibao").grid
    for columns in (1, 2):
        page = _pages(story(), columns=columns)[0]
        body = [f for f in _texts(page, marks=False) if f.role is TextRole.BODY]
        assert {frame.width for frame in body} == {grid.measure(columns)}
        assert WIDTH - (body[0].x + body[0].width) >= WIDTH // 3


def test_every_fifth_line_bears_its_number_beside_it() -> None:
    pages = _pages(story(paragraphs=20))
    assert len(pages) > 1
    numbers = []
    for page in pages:
        rows = [
            f.y + f.lines[0].baseline
            for f in _texts(page, marks=False)
            if f.role is not TextRole.HEADLINE
        ]
        for frame in _texts(page, marks=True):
            text = frame.lines[0].text
            if text.isdecimal():
                numbers.append(int(text))
                beside = frame.y + frame.lines[0].baseline
                assert any(abs(beside - row) < 100 for row in rows)
    lines = sum(
        len(f.lines) for p in pages for f in _texts(p, marks=False) if f.role is TextRole.BODY
    )
    assert numbers == list(range(5, lines + 1, 5))


def test_frames_do_not_meet() -> None:
    for page in _pages(story(paragraphs=14, slots=(SLOT, SLOT))):
        frames = [f for f in page.frames if not isinstance(f, RuleFrame)]
        for number, one in enumerate(frames):
            for other in frames[number + 1 :]:
                apart = one.x + one.width <= other.x or other.x + other.width <= one.x
                apart |= one.y + one.height <= other.y or other.y + other.height <= one.y
                assert apart, (one.label, other.label)


def test_the_slip_says_what_article_this_is() -> None:
    said = _said(_texts(_pages(story())[0], marks=True))
    for part in (
        *("小样", "老市场换新颜 菜篮子更稳当", "上街时报", "第9期", "第2版 综合"),
        *("1栏5行起", "民生", "812", "待排", "2026-03-13 09:05", "第1页", "共1页"),
    ):
        assert part in said


def test_the_version_follows_the_text_alone() -> None:
    def code(article: Article, time: datetime.datetime = EARLY) -> str:
        said = _said(_texts(_pages(article, time=time)[0], marks=True))
        return said[said.index("版本 ") + 3 :][:9]

    assert code(story()) == code(story(uuid="other"), LATE)
    assert code(story()) != code(story(subhead="加一行"))
    assert code(story()) != code(replace(story(), body=prose(6) + "。"))


def test_briefs_and_picture_stories_have_no_headline_of_their_own() -> None:
    pages = _pages(replace(brief("b"), headline="简讯一条"))
    assert not [f for f in _texts(pages[0], marks=False) if f.role is TextRole.HEADLINE]
    assert "简讯一条" in _said(_texts(pages[0], marks=False))
    picture = Article(kind=ArticleKind.PICTURE, headline="市场新貌", slots=(SLOT,))
    assert "市场新貌" in _said(_texts(_pages(picture)[0], marks=False))


def test_a_headline_without_end_is_cut_in_the_slip_and_whole_below() -> None:
    endless = "菜篮子更稳当" * 90
    pages = _pages(story(paragraphs=20, headline=endless))
    slip = _texts(pages[0], marks=True)[0]
    assert slip.lines[0].text.endswith("…")
    heads = [f for p in pages for f in _texts(p, marks=False) if f.role is TextRole.HEADLINE]
    assert _said(heads) == endless
    assert max(frame.y + frame.height for frame in heads) <= HEIGHT
    first = slip.lines[0].runs[0]
    assert first.xs[1] - first.xs[0] == first.size
    assert all("…" in _said(_texts(page, marks=True)) for page in pages)


def test_an_empty_article_still_makes_a_sheet() -> None:
    (page,) = _pages(Article())
    assert "小样" in _said(_texts(page, marks=True))


def test_a_caption_as_long_as_a_story_goes_over_the_sheets() -> None:
    caption = prose(40).replace("\n", "")
    pages = _pages(story(paragraphs=1, slots=(replace(SLOT, caption=caption),)))
    assert len(pages) > 1
    assert caption in "".join(_said(_texts(page, marks=False)) for page in pages)
    assert all(f.y + f.height <= HEIGHT for page in pages for f in page.frames)
