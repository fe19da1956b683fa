from __future__ import annotations

import datetime

import pytest

from newsroom.proof import days
from newsroom.proof.days import Kind

ISSUE = datetime.date(2031, 3, 12)  # a Wednesday


def told(text: str, issue: datetime.date | None = ISSUE) -> list[str]:
    found = days.read(text)
    return [
        f"{text[one.start : one.end]}={'|'.join(str(day) for day in meant)}"
        for one, meant in zip(found, days.meant(found, issue), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2031年3月9日开耕", ["2031年3月9日=2031-03-09"]),
        ("二〇三一年三月九日", ["二〇三一年三月九日=2031-03-09"]),
        ("2031-03-09和2031.3.8", ["2031-03-09=2031-03-09", "2031.3.8=2031-03-08"]),
        ("12月30日放假", ["12月30日=2030-12-30"]),
        ("去年5月4日", ["去年5月4日=2030-05-04"]),
        ("本月8日，上月27日", ["本月8日=2031-03-08", "上月27日=2031-02-27"]),
        ("3月4日至6日", ["3月4日=2031-03-04", "6日=2031-03-06"]),
        ("3月4—6日", ["3月4=2031-03-04", "6日=2031-03-06"]),
        ("10日，全区植树", ["10日=2031-03-10|2031-02-10"]),
        ("28日，全区植树", ["28日=2031-02-28|2031-03-28"]),
        ("昨天、明日", ["昨天=2031-03-11", "明日=2031-03-13"]),
        ("下周三", ["下周三=2031-03-19"]),
        ("每周三赶集", ["每周三="]),
        ("2月30日", ["2月30日="]),
        ("3月里", ["3月="]),
        ("2026年建成，5月1日开放", ["2026年=", "5月1日=2031-05-01|2026-05-01"]),
    ],
)
def test_a_day_is_read_and_placed(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


def test_without_an_issue_only_whole_dates_are_placed() -> None:
    assert told("2031年3月9日至11日，4月2日，昨天", None) == [
        "2031年3月9日=2031-03-09",
        "11日=2031-03-11",
        "4月2日=2031-04-02",
        "昨天=",
    ]


@pytest.mark.parametrize(
    ("text", "month", "day", "leap"),
    [
        ("农历八月十五", 8, 15, False),
        ("正月初七", 1, 7, False),
        ("腊月廿三", 12, 23, False),
        ("闰四月初一", 4, 1, True),
        ("丙午年十月十二", 10, 12, False),
        ("阴历8月15日", 8, 15, False),
        ("大年三十", 12, 30, False),
        ("大年初二", 1, 2, False),
        ("六月初六", 6, 6, False),
        ("初三那天是三月十六", 3, 16, False),
    ],
)
def test_lunar_dates_are_told_from_solar_ones(text: str, month: int, day: int, leap: bool) -> None:
    (found,) = days.read(text)
    assert (found.kind, found.month, found.day, found.leap) == (Kind.LUNAR, month, day, leap)


@pytest.mark.parametrize(
    "text",
    [
        "近3日内",
        "第5日",
        "日均28日产",
        "一周一次",
        "三周五天",
        "3月龄的羊",
        "周而复始",
        "号称",
        "18.5日元",
    ],
)
def test_what_is_no_day_is_left(text: str) -> None:
    assert [one for one in days.read(text) if one.day or one.weekday is not None] == []


def test_spans_join_two_dates() -> None:
    text = "9月8日至12日报名，9月15日、16日考试，6月1日—7月5日放假"
    found = days.spans(days.read(text), text)
    assert [(one.day, other.day) for one, other in found] == [(8, 12), (1, 5)]


@pytest.mark.parametrize(
    ("written", "value"),
    [("二十一", 21), ("十", 10), ("三十", 30), ("廿三", 23), ("7", 7), ("十二三", 0), ("百", 0)],
)
def test_numbers_up_to_ninety_nine(written: str, value: int) -> None:
    assert days.number(written) == value


@pytest.mark.parametrize(
    ("month", "year", "length"),
    [(2, 2028, 29), (2, 2100, 28), (2, None, 29), (4, 2031, 30), (12, None, 31), (13, 2031, 0)],
)
def test_months_have_their_lengths(month: int, year: int | None, length: int) -> None:
    assert days.month_length(month, year) == length


def test_years_have_their_stems_and_branches() -> None:
    assert [days.cycle(year) for year in (1984, 2024, 2026)] == ["甲子", "甲辰", "丙午"]
