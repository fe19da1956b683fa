from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.compare.small import touched
from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.picture import Slot

BODY = (
    "昨天，东湖镇副镇长郑守田来到柳树村，察看3200亩麦田，叮嘱大家认真做好浇水施肥。\n"
    "“今年的苗比往年壮实。”种粮户韩小满说，他家的地已经浇完两遍。\n"
    "## 农机手忙起来\n"
    "### 送肥到地头｜村里的合作社把肥料送到地头，不收运费。"
)
BEFORE = Article(
    headline="春浇忙",
    body=BODY,
    credits=(Credit("顾明", Role.REPORTER),),
    slots=(Slot(caption="村民在浇地。", photographers=("顾明",), picture="ab" * 32),),
)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("认真做好", "切实做好", ()),
        ("来到柳树村", "前往柳树村", ()),
        ("叮嘱大家", "叮嘱村民", ()),
        ("壮实。", "壮实！", ()),
        ("不收运费", "不收任何运费", ()),
        ("郑守田", "郑守天", ("姓名",)),
        ("韩小满说", "韩小曼说", ("姓名",)),
        ("韩小满说", "韩小满满说", ("姓名",)),
        ("韩小满说", "韩小满还说", ()),
        ("副镇长", "镇长", ("职务",)),
        ("3200亩", "3300亩", ("数字",)),
        ("3200亩", "13200亩", ("数字",)),
        ("两遍", "三遍", ("数字",)),
        ("昨天", "前天", ("日期",)),
        ("地头，不收", "地头三公里外，不收", ("数字",)),
        ("农机手忙起来", "农机手忙开了", ("标题",)),
        ("送肥到地头｜", "送肥到田头｜", ("标题",)),
        ("## 农机手忙起来\n", "", ("整段",)),
    ],
)
def test_what_a_change_of_the_text_touches(old: str, new: str, found: tuple[str, ...]) -> None:
    assert old in BODY
    assert touched(BEFORE, replace(BEFORE, body=BODY.replace(old, new, 1))) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ()),
        ({"headline": "春灌忙"}, ("标题",)),
        ({"kicker": "柳树村"}, ("标题",)),
        ({"dateline": "本报讯"}, ("日期",)),
        ({"credits": (Credit("顾鸣", Role.REPORTER),)}, ("姓名",)),
        ({"source_unit": "东湖镇"}, ("来源单位",)),
        ({"slots": ()}, ("图片",)),
        ({"slots": (replace(BEFORE.slots[0], caption="村民正在浇地。"),)}, ()),
        ({"slots": (replace(BEFORE.slots[0], caption="3个村民在浇地。"),)}, ("数字",)),
        ({"slots": (replace(BEFORE.slots[0], photographers=("郑重",)),)}, ("姓名",)),
    ],
)
def test_what_a_change_of_other_fields_touches(
    fields: dict[str, object], found: tuple[str, ...]
) -> None:
    assert touched(BEFORE, replace(BEFORE, **fields)) == found  # type: ignore[arg-type]


def test_people_who_are_known_are_not_touched_lightly() -> None:
    before = Article(body="那天阿依努尔送来了热汤。")
    after = Article(body="那天阿依努儿送来了热汤。")
    assert touched(before, after, ("阿依努尔",)) == ("姓名",)
