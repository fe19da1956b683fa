"""Headlines and captions against their story."""

from __future__ import annotations

import pytest

from newsroom.model.article import Article
from newsroom.model.picture import Slot
from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rules import caption_body, figures_two_ways, headline_body
from newsroom.proof.text import of_article


def told(headline: str, body: str, caption: str = "") -> list[tuple[str, str, tuple[str, ...]]]:
    slots = (Slot(caption),) if caption else ()
    article = Article(headline=headline, body=body, slots=slots)
    rules = (*headline_body.RULES, *caption_body.RULES, *figures_two_ways.RULES)
    reader = Proofreader(rules=rules)
    found = reader.story(of_article(article))
    assert not reader.troubles
    return [(one.field, one.text, one.suggestions) for one in found]


@pytest.mark.parametrize(
    ("headline", "body", "wrong", "right"),
    [
        ("全县新增绿地1260亩", "今年新增绿地1620亩，其中公园300亩。", "1260亩", "1620亩"),
        ("36名教师受表彰", "大会表彰了38名教师。", "36名", "38名"),
        ("82岁老人捐书", "今年28岁的她是会计。", "82岁", "28岁"),
    ],
)
def test_a_figure_that_the_story_tells_otherwise(
    headline: str, body: str, wrong: str, right: str
) -> None:
    assert told(headline, body) == [("headline", wrong, (right,))]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("两天签约30个项目", "第一天签约12个项目，第二天签约18个项目。"),
        ("新增绿地1600亩", "今年新增绿地1620亩。"),
        ("超两万人次过渡", "国庆期间，渡口送客20316人次。"),
        ("5个项目开工", "甲地2个项目、乙地3个项目同日开工。"),
        ("30户搬新居", "搬迁工作历时两年，花了300多万元。"),
    ],
)
def test_sums_and_round_figures_agree(headline: str, body: str) -> None:
    assert told(headline, body) == []


def test_figures_of_a_caption() -> None:
    body = "5月1日，渡口送客1860人次。"
    assert told("渡口忙", body, "图为1680人次过渡的渡口。") == [
        ("slots", "1680人次", ("1860人次",))
    ]
    assert told("渡口忙", body, "图为渡口，当天送客1860人次。") == []


def test_the_date_of_what_a_caption_shows() -> None:
    body = "5月1日，龙舟大赛在渡口举行。"
    assert told("赛龙舟", body, "5月2日，龙舟大赛举行。") == [("slots", "5月2日", ("5月1日",))]
    assert told("赛龙舟", body, "4月28日，船工在试划新船。") == []
    assert told("赛龙舟", f"{body}\n预赛4月28日举行。", "4月28日，龙舟预赛举行。") == []
