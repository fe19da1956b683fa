from __future__ import annotations

import datetime

import pytest

from newsroom.proof.proofreader import Proofreader
from newsroom.proof.rule import Rule, Setting
from newsroom.proof.rules import dates, festivals, times, weekday
from newsroom.proof.text import of_lines

ISSUE = datetime.date(2031, 3, 12)  # a Wednesday


def told(
    rules: tuple[Rule, ...], text: str, day: datetime.date | None = ISSUE
) -> list[tuple[str, str]]:
    reader = Proofreader(Setting(day=day), rules)
    found = reader.story(of_lines(text))
    assert reader.troubles == {}
    return [(fault.text, "|".join(fault.suggestions)) for fault in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("自2031年4月31日起执行", ("2031年4月31日", "2031年4月30日")),
        ("2031年2月29日出生", ("2031年2月29日", "2031年2月28日")),
        ("今年2月29日发放", ("今年2月29日", "今年2月28日")),
        ("定于2月30日验收", ("2月30日", "2月28日")),
        ("定于6月24日、31日验收", ("31日", "30日")),
        ("2031-13-01", ("2031-13-01", "")),
        ("共召开13月例会", ("13月", "")),
        ("二〇三一年九月三十一日", ("二〇三一年九月三十一日", "")),
        ("第五季度开工", ("第五季度", "")),
        ("星期七上午", ("七", "日")),
        ("每周值八天班", ("八", "")),
        ("2031年共366天", ("366", "365")),
        ("3月9日至5日报名", ("3月9日至5日", "3月5日至9日")),
        ("2030年5月1日至2029年6月1日", ("2030年5月1日至2029年6月1日", "")),
        ("2030—2025年的规划", ("2030—2025", "2025—2030")),
        ("从8月20日持续到8月2日", ("8月20日持续到8月2日", "8月2日持续到8月20日")),
        ("二季度（4—7月）", ("4—7", "4—6")),
        ("下半年（6—12月）", ("6—12", "7—12")),
    ],
)
def test_dates_that_cannot_be_are_told(text: str, wanted: tuple[str, str]) -> None:
    ((found, right),) = told(dates.RULES, text)
    assert found == wanted[0]
    assert wanted[1] in right


@pytest.mark.parametrize(
    "text",
    [
        "2028年2月29日", "2月29日", "12月28日至1月3日放假", "9月1日至次年7月10日", "2028年共366天",
        "6—18月龄的婴幼儿", "前三季度（1—9月）", "一季度（1—3月）", "第四季度", "为期45日的整治",
        "10月1日至5月31日供暖", "2025—2030年的规划", "GB/T 15834—2011", "从3月9日持续到4月2日",
        "31日，全区开工", "每周五天工作制", "上半年（1—6月）",
    ],
)  # fmt: skip
def test_dates_that_can_be_are_let_alone(text: str) -> None:
    assert told(dates.RULES, text) == []


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("上午15时30分开会", "上午15", "下午15"),
        ("12日25时截止", "25", ""),
        ("上午9:65签到", "65", ""),
        ("下午3点70分", "70", ""),
        ("营业时间8:00—17:80", "80", ""),
        ("当天24时15分", "24", ""),
        ("晚上14时", "晚上14", "下午2"),
        ("傍晚2时", "傍晚2", ""),
        ("末班车25:30开出", "25", ""),
    ],
)
def test_times_that_no_clock_shows_are_told(text: str, found: str, right: str) -> None:
    ((word, offered),) = told(times.RULES, text)
    assert word == found
    assert right in offered


@pytest.mark.parametrize(
    "text",
    [
        "上午9时30分", "晚上8点", "晚上20时", "凌晨5点", "24时前", "以87:75取胜", "下午3点",
        "早上6:30出车", "时速60公里", "25点建议", "比例为1:80", "8:30—17:30", "录像长25:30",
    ],
)  # fmt: skip
def test_times_of_the_clock_are_let_alone(text: str) -> None:
    assert told(times.RULES, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9月11日是教师节", [("9月11日", "9月10日")]),
        ("国庆节（10月2日）", [("10月2日", "10月1日")]),
        ("6月5日儿童节当天", [("6月5日", "6月1日")]),
        ("2031年5月12日是母亲节", [("2031年5月12日", "2031年5月11日")]),
        ("今年是新中国成立80周年", [("80", "82")]),
        ("今年9月10日是第46个教师节", [("46", "47")]),
        ("11月8日（第三十二个记者节）", []),
        ("2031年11月8日是第三十一个记者节", [("三十一", "三十二")]),
    ],
)
def test_feasts_have_their_days_and_numbers(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(festivals.RULES, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "9月10日是教师节", "9月9日是教师节前夕", "9月8日，教师节表彰大会举行",
        "2031年5月11日是母亲节", "庆祝新中国成立70周年时", "第十个教师节那年",
        "国庆节期间（10月2日）", "3月15日，植树节刚过",
    ],
)  # fmt: skip
def test_feasts_in_their_place_are_let_alone(text: str) -> None:
    assert told(festivals.RULES, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2031年3月12日（星期四）", [("星期四", "星期三")]),
        ("2031年3月16日，周六", [("周六", "周日")]),
        ("3月14日（周六）、15日（周六）", [("周六", "周五")]),
        ("3月15日、16日（周六、周五）", [("周五", "周日")]),
        ("今天是星期四", [("星期四", "星期三")]),
        ("下周三（3月20日）", [("3月20日", "3月19日")]),
        ("每逢周日赶集，下一集是3月15日（周日）", [("3月15日", "3月16日")]),
        ("2031年3月12日，农历二月二十，星期五", [("星期五", "星期三")]),
    ],
)
def test_weekdays_are_reckoned(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(weekday.RULES, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2031年3月12日（星期三）", "3月12日周一鸣到会", "3月12日，每周一例会",
        "“今天是星期四，得上学。”他说", "3月15日、16日（周六、周日）", "周四，3月13日",
        "下周三（3月19日）", "3月12日一周三次",
        "3月11日至13日（周二至周四）", "3月12日周边堵车",
    ],
)  # fmt: skip
def test_weekdays_that_fit_are_let_alone(text: str) -> None:
    assert told(weekday.RULES, text) == []


def test_without_an_issue_only_dates_with_their_year_are_judged() -> None:
    assert told(weekday.RULES, "3月12日（星期四）", None) == []
    assert told(weekday.RULES, "2031年3月12日（星期四）", None) == [("星期四", "星期三")]


def test_a_year_named_in_one_paragraph_holds_in_the_next() -> None:
    story = "2026年，村里修了路。\n5月3日（星期日），路通了。"
    assert told(weekday.RULES, story) == []
    assert told(weekday.RULES, story.replace("日）", "一）")) == [("星期一", "星期六")]
