"""Changed passages told so that they are found on the page, and never at length."""

from __future__ import annotations

import pytest

from newsroom.desk.rewording import reworded, shortened

LONG = "河水清清两岸杨柳依依行人三三两两走过石桥去赶早集"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("今秋机收率很高。", "今秋机收比例很高。", "“秋机收率”改为“秋机收比例”"),
        ("蓄水四十五天。", "蓄水五十四天。", "“蓄水四十五”改为“蓄水五十四”"),
        ("灯亮了。", "街灯亮了。", "开头加“街”"),
        ("老街亮灯了。", "老街上亮灯了。", "“老街”后加“上”"),
        ("大家都来看灯。", "大家来看灯。", "“大家都”改为“大家”"),
        ("老街很长，也很旧了，灯亮了。", "老街很长，灯亮了。", "删去“也很旧了，”"),
        ("“小院”里种菜。", "“小园”里种菜。", "“‘小院”改为“‘小园”"),
        ("一里路两盏灯。", "三里路四盏灯。", "“一”改为“三”，“里路两”改为“里路四”"),
        ("同样的话。", "同样的话。", "有改动"),
        ("短。", LONG, "有改动"),
        ("一里路两盏灯三个人。", "四里路五盏灯六个人。", "有改动"),
    ],
)
def test_a_change_is_told_with_what_stands_before_it(before: str, after: str, told: str) -> None:
    assert reworded(before, after) == told


def test_a_title_is_told_on_one_line_and_never_too_long() -> None:
    assert shortened("老街\n亮灯") == "老街 亮灯"
    assert shortened(LONG) == LONG
    assert shortened(LONG * 3) == LONG[:23] + "…"
