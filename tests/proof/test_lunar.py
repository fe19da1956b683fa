from __future__ import annotations

import datetime

import pytest

from newsroom.proof.rules import lunar, recent
from tests.proof.asked import marked

ISSUE = datetime.date(2031, 3, 12)  # a Wednesday, 二月二十


@pytest.mark.parametrize(
    "wanted",
    [
        "今天是农历⟦二月初三|二月二十⟧",
        "⟦2031年3月12日（农历二月廿二|2031年3月14日（农历二月廿二⟧）",
        "⟦农历2030年腊月三十|?⟧",
        "⟦农历2031年闰八月初一|?⟧",
        "⟦农历十三月初一|?⟧",
        "⟦正月初十一|?⟧走亲戚",
        "2031年3月12日，农历⟦庚戌|辛亥⟧年二月二十",
        "⟦2031年9月30日|2031年10月1日⟧是中秋节",
        "今年的端午节是⟦6月25日|6月24日⟧",
        "农历⟦八月十六|八月十五⟧中秋节",
        "⟦2031年6月22日|2031年6月21日⟧是夏至节气",
        "2031年是农历⟦庚戌|辛亥⟧年",
        "今年是⟦狗|猪⟧年",
        "丙午⟦羊|马⟧年",
        "⟦甲丑|?⟧年建祠",
    ],
)
def test_what_the_moon_contradicts_is_told(wanted: str) -> None:
    assert _told(lunar, wanted) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2031年3月12日（农历二月二十）", "今天是农历二月廿", "2031年10月1日是国庆节，也是中秋节",
        "除夕（2031年1月22日）", "农历腊月三十，一家人守岁", "2031年6月21日是夏至",
        "3月20日是春分过后的第一个集", "小满介绍，9月12日是大雪封山以前", "今年是丰收年",
        "2031年辛亥年", "辛亥年（猪年）", "辛亥革命", "农历正月初一、3月5日两场演出",
    ],
)  # fmt: skip
def test_what_the_moon_bears_out_is_let_alone(text: str) -> None:
    assert marked(lunar, text, day=ISSUE) == text


@pytest.mark.parametrize(
    "wanted",
    [
        "⟦昨天（3月10日|昨天（3月11日⟧）",
        "⟦3月13日（昨天|3月11日（昨天⟧）",
        "今年（⟦2030|2031⟧年）",
        "上个月（⟦1|2⟧月）",
        "上周三（⟦3月12日|3月5日⟧）",
        "三天前（⟦3月8日|3月9日⟧）",
        "⟦近日（1月9日）|1月9日⟧",
        "灯会⟦将于3月8日|?⟧开幕",
        "大桥⟦计划于今年2月|?⟧通车",
        "⟦3月15日|?⟧，区里召开了动员会",
        "⟦3月20日|?⟧，全区春耕现场会在柳桥召开",
        "本报云溪⟦3月14日|?⟧电（记者 白川）",
        "截至⟦3月31日|?⟧，已完工12处",
        "⟦昨天晚上大剧院将于八时举行演出|?⟧",
    ],
)
def test_what_does_not_fit_the_issue_is_told(wanted: str) -> None:
    assert _told(recent, wanted) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "昨天（3月11日）", "昨日，3月11日的报纸到了", "今年（2031年）", "上周三（3月5日）",
        "灯会将于3月18日开幕", "原定于3月8日的集市推迟", "3月15日前召开动员会", "近日（3月10日）",
        "3月20日，全区春耕现场会将在柳桥召开", "“昨天（5月3日）下了雨。”日记里写道",
        "3月15日，请带好证件", "去年12月1日，新桥通车了", "截至2月28日，已完工12处",
        "日前，记者获悉，演出将于3月20日举行", "9月1日，孩子上学了",
    ],
)  # fmt: skip
def test_what_fits_the_issue_is_let_alone(text: str) -> None:
    assert marked(recent, text, day=ISSUE) == text


def test_without_an_issue_nothing_is_said_of_recent_days() -> None:
    assert marked(recent, "昨天（3月1日）") == "昨天（3月1日）"


def _told(module: object, wanted: str) -> str:
    plain = wanted
    while "⟦" in plain:
        head, _, rest = plain.partition("⟦")
        inner, _, tail = rest.partition("⟧")
        plain = head + inner.partition("|")[0] + tail
    return marked(module, plain, day=ISSUE)  # type: ignore[arg-type]


def test_a_day_of_another_year_is_not_still_to_come() -> None:
    assert marked(recent, "他忘不了2025年。\n3月20日，村里召开了动员会", day=ISSUE) == (
        "他忘不了2025年。\n3月20日，村里召开了动员会"
    )
