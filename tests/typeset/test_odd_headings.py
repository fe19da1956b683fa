"""Headings that no editor would write are composed all the same, inside their placement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.frame import TextFrame
from newsroom.model.publication import Publication
from newsroom.typeset.compose import Composer
from tests.typeset.material import SLOT, edition, house, placement, story

HOUSE = house("shangjie-shibao")
COMPOSER = Composer(HOUSE)
ODD = (
    "全区重点项目建设实现首季开门红" * 13,
    "😀喜报😀👨‍👩‍👧全家福\u200d🎉🎉",
    "第一行\n第二行\t第三\x00\x07项\u200b目",
    "",
    "   ",
    "مرحبا بالعالم هذا عنوان طويل جدا",
    "https://www.example.com/a/very/long/path?with=query&and=more#anchor",
    "1234567890" * 4,
    "，，，。。。！！！",
    "“”《》（）",
    "𠮷野家开业",
    "A",
    "国",
)


def narrow(characters: int) -> Publication:
    return replace(HOUSE, grid=replace(HOUSE.grid, characters=characters))


@pytest.mark.parametrize("upright", [False, True])
@pytest.mark.parametrize("headline", ODD)
def test_any_heading_stays_inside_its_placement(headline: str, upright: bool) -> None:
    grid = HOUSE.grid
    for span in (1, 3):
        article = story("a", 2, headline=headline, kicker="引题还在", subhead=headline[:40])
        place = placement("a", span=span, depth=30, vertical_headline=upright, drop_cap=2)
        page = COMPOSER.page(edition(HOUSE, (article,), (place,)), "page2")
        found = [f for f in page.frames if isinstance(f, TextFrame) and f.placement]
        assert found
        for frame in found:
            assert frame.y + frame.height <= grid.y(place.bottom)
            room = frame.height if frame.vertical else frame.width
            for run in (run for line in frame.lines for run in line.runs):
                assert len(run.xs) == len(run.text) + 1
                assert run.xs[-1] <= room + run.size // 4


def test_a_kicker_alone_is_a_heading() -> None:
    article = story("a", 2, headline="", kicker="引题独自站着")
    page = COMPOSER.page(edition(HOUSE, (article,), (placement("a"),)), "page2")
    said = [line.text for f in page.frames if isinstance(f, TextFrame) for line in f.lines]
    assert "引题独自站着" in said


@pytest.mark.parametrize("characters", [1, 2, 3, 5])
def test_columns_narrower_than_a_number_are_composed(characters: int) -> None:
    paper = narrow(characters)
    article = story(
        "a",
        1,
        headline="2026年12345678.9万元",
        body="增长12,345,678.90%的销售额1234567890元，见https://a.example/b/c/d。",
        slots=(SLOT,),
    )
    for upright in (False, True):
        place = placement("a", span=1, depth=40, vertical_headline=upright, drop_cap=3, box=True)
        page = Composer(paper).page(edition(paper, (article,), (place,)), "page2")
        fit = page.fit("at-a")
        assert fit is not None
        assert fit.over > 0 or fit.taken > 0
