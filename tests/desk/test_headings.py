"""What the page says of a headline: lines, characters a line, too long or not."""

from __future__ import annotations

from dataclasses import replace

from newsroom.desk.composing import Composers
from newsroom.desk.headings import HeadingFit, heading_fits
from tests.typeset.material import edition, house, placement, prose, story

HOUSE = house("shangjie-shibao")
COMPOSERS = Composers()


def fits(headline: str, span: int = 2, **fields: str) -> dict[str, HeadingFit]:
    article = replace(story("a", body=prose(3, 2)), headline=headline, **fields)
    whole = edition(HOUSE, (article,), (placement("a", depth=40, span=span),))
    frames = COMPOSERS.page(whole, whole.placements[0].page)
    return heading_fits(whole, frames, article.uuid)


def test_a_headline_that_fits_tells_its_lines() -> None:
    found = fits("小街换灯", kicker="晚上不黑")
    assert found["headline"].words == ""
    assert found["headline"].lines == (4,)
    assert "一行排得下" in found["headline"].explained
    assert found["kicker"].lines == (4,)
    assert "subhead" not in found


def test_a_headline_that_must_shrink_is_too_long() -> None:
    room = fits("小街换灯")["headline"].room
    found = fits("小街换灯晚上不黑老人出门不怕摔" * 6)["headline"]
    assert found.words == "标题过长"
    assert f"一行排 {room} 字" in found.explained


def test_what_stands_on_no_page_has_nothing_told() -> None:
    article = story("a", body=prose(3, 2))
    whole = edition(HOUSE, (article,), (placement("a", depth=40, span=2),))
    frames = COMPOSERS.page(whole, whole.placements[0].page)
    assert heading_fits(whole, frames, "b") == {}
