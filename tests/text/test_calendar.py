from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.calendar import lunar, weekday


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


@given(st.dates(datetime.date(1900, 2, 1), datetime.date(2099, 12, 31)))
def test_every_day_has_a_lunar_date(date: datetime.date) -> None:
    assert lunar(date).endswith(tuple("一二三四五六七八九十"))
