from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.calendar import Moon, animal, lunar, moon, of_moon, term, weekday


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


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2060, 1, 1)))
def test_a_day_of_the_moon_comes_back(date: datetime.date) -> None:
    told = moon(date)
    assert of_moon(told.year, told.month, told.day, told.leap) == date


def test_lunar_days_that_a_year_has_not() -> None:
    assert of_moon(2026, 12, 30) is None
    assert of_moon(2026, 6, 1, leap=True) is None


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ((2026, 3, 19), "二月初一"),
        ((2025, 8, 13), "闰六月二十"),
        ((2026, 10, 6), "八月二十六"),
        ((2025, 1, 28), "十二月二十九"),
    ],
)
def test_lunar_dates_are_said_in_words(date: tuple[int, int, int], text: str) -> None:
    assert str(moon(datetime.date(*date))) == text


def test_terms_and_animals() -> None:
    assert term(datetime.date(2026, 11, 22)) == "小雪"
    assert term(datetime.date(2026, 11, 23)) == ""
    assert [animal(year) for year in (1996, 2026, 2031)] == ["鼠", "马", "猪"]
    assert moon(datetime.date(2026, 2, 17)) == Moon(2026, 1, 1)
