from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.edition import Edition
from newsroom.model.roster import Official
from newsroom.preflight import leaders
from tests.preflight.made import changed, clean, snapshot, words

ROSTER = (
    Official(name="宋晓", rank=1, title="区委书记"),
    Official(name="李雷", rank=2, title="区长"),
    Official(name="韩梅", rank=3),
    Official(name="冯远", rank=3),
)


def telling(text: str) -> Edition:
    body = text + "\n" + clean().articles["second"].body
    return replace(changed("second", body=body), leaders=ROSTER)


def test_a_listing_out_of_order() -> None:
    (found,) = leaders.listed(snapshot(telling("李雷、宋晓、韩梅参加活动。")))
    assert found.words == "《山口风机转起来》正文里“李雷、宋晓、韩梅”的先后和领导排序不一致"
    assert found.advice == "按领导排序应为：宋晓、李雷、韩梅"
    assert (found.field, found.offset) == ("body", 0)


@pytest.mark.parametrize(
    "text",
    [
        "区长李雷，区委书记宋晓出席。",
        "李雷和宋晓一起查看了机组。",
        "参加活动的有韩梅 李雷。",
    ],
)
def test_titles_and_spaces_part_a_listing_as_well(text: str) -> None:
    assert len(words(leaders.listed, telling(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "宋晓、李雷、韩梅参加活动。",
        "冯远、韩梅参加活动。",
        "李雷主持会议，宋晓讲话。",
        "李雷介绍了情况。宋晓最后讲话。",
        "区委书记宋晓，区委副书记、区长李雷出席。",
    ],
)
def test_order_and_separate_acts_are_silent(text: str) -> None:
    assert words(leaders.listed, telling(text)) == []


def test_activities_on_a_page() -> None:
    both = replace(changed("first", headline="李雷查看河堤"), leaders=ROSTER)
    second = replace(both.articles["second"], headline="宋晓到山口调研")
    told = replace(both, articles={**both.articles, "second": second})
    (found,) = leaders.on_pages(snapshot(told))
    assert found.words == "宋晓的活动《宋晓到山口调研》排在李雷的活动之后"
    assert found.where == "二版5栏4行"
    first = replace(both.articles["first"], headline="宋晓查看河堤")
    second = replace(second, headline="李雷到山口调研")
    right = replace(told, articles={**told.articles, "first": first, "second": second})
    assert words(leaders.on_pages, right) == []


def test_without_a_roster_nothing_is_judged() -> None:
    spoken = telling("李雷、宋晓参加活动。")
    assert words(leaders.listed, replace(spoken, leaders=())) == []
    assert words(leaders.on_pages) == []
