from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.calendar import lunar, read_date, weekday


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ((2021, 10, 16), "辛丑年九月十一"),
        ((2020, 5, 23), "庚子年闰四月初一"),
        ((2020, 6, 19), "庚子年闰四月廿八"),
        ((2023, 3, 22), "癸卯年闰二月初一"),
        ((2025, 7, 25), "乙巳年闰六月初一"),
        ((2023, 1, 22), "癸卯年正月初一"),
        ((2023, 1, 21), "壬寅年十二月三十"),
        ((2025, 1, 28), "甲辰年十二月廿九"),
        ((2024, 2, 10), "甲辰年正月初一"),
        ((2024, 9, 17), "甲辰年八月十五"),
        ((2023, 12, 13), "癸卯年十一月初一"),
        ((2033, 12, 22), "癸丑年闰十一月初一"),
    ],
)
def test_lunar_dates(date: tuple[int, int, int], text: str) -> None:
    assert lunar(datetime.date(*date)) == text


def test_weekdays() -> None:
    days = [weekday(datetime.date(2021, 10, day)) for day in range(16, 19)]
    assert days == ["星期六", "星期日", "星期一"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2021年10月16日", (2021, 10, 16)),
        ("今天是2020 年 6 月 19 日 星期五", (2020, 6, 19)),
        ("２０２１年１０月１６日", (2021, 10, 16)),
        ("2021-10-16", (2021, 10, 16)),
        ("2021.1.6", (2021, 1, 6)),
        ("二〇二一年十月十六日", (2021, 10, 16)),
        ("二○二○年六月十九日", (2020, 6, 19)),
        ("二零二三年十二月三十一日", (2023, 12, 31)),
        ("二〇二三年二月二十日", (2023, 2, 20)),
        ("2021年13月1日，2021年3月1日", (2021, 3, 1)),
    ],
)
def test_dates_are_read(text: str, date: tuple[int, int, int]) -> None:
    assert read_date(text) == datetime.date(*date)


@pytest.mark.parametrize(
    "text", ["", "10月16日", "2021年2月30日", "第2021-1-234号", "二十年十月十日", "0371-6718-1234"]
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


@given(st.dates(datetime.date(1900, 2, 1), datetime.date(2099, 12, 31)))
def test_a_printed_date_is_read_back(date: datetime.date) -> None:
    assert read_date(f"{date.year}年{date.month}月{date.day}日") == date
    assert lunar(date).endswith(tuple("一二三四五六七八九十"))


@given(st.text(max_size=30))
def test_any_text_may_be_asked(text: str) -> None:
    found = read_date(text)
    assert found is None or isinstance(found, datetime.date)
