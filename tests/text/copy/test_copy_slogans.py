"""Slogans in a row are told from the short sentences that may open any paragraph."""

from __future__ import annotations

import pytest

from newsroom.text.copy.slogans import slogans


@pytest.mark.parametrize(
    "leads",
    [
        ["建机制，责任到人。", "优流程，一窗通办。", "强队伍，服务到家。"],
        ["守住山林防线。", "深挖农旅融合潜力。", "完善联农带农的机制。"],
        ["文化下乡聚人心。", "技术进村拓富路。", "法律上门化纠纷。"],
        ["一是抓技术。", "二是找销路要稳妥。", "三是创品牌。"],
    ],
)
def test_row_of_topics(leads: list[str]) -> None:
    assert slogans(leads) == list(range(len(leads)))


@pytest.mark.parametrize(
    "leads",
    [
        ["最先醒来的是村口那盏灯。", "祖父编筐从不用尺子。", "九年过去，他也老了。"],
        ["摊子不大。", "来的都是老主顾。", "他一点也不急。"],
        ["加固堤防。", "", "疏通河道。"],
        ["去年夏天，雨下得勤。", "今年春天，水来得早。", "前年冬天，雪积得厚。"],
    ],
)
def test_sentences_that_tell(leads: list[str]) -> None:
    assert slogans(leads) == []


def test_row_among_other_paragraphs() -> None:
    leads = ["那天雨很大。", "建强组织，凝聚力量。", "办好实事，温暖人心。", "", "老人笑了。"]
    assert slogans(leads) == [1, 2]
