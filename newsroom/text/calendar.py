"""Dates as mastheads print them, weekday and lunar date; lunar dates and solar terms as days."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

from lunar_python import Lunar, LunarMonth, Solar

_WEEKDAYS = "一二三四五六日"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def weekday(date: datetime.date) -> str:
    """星期六."""
    return f"星期{_WEEKDAYS[date.weekday()]}"


@lru_cache(maxsize=512)
def lunar(date: datetime.date) -> str:
    """The lunar date: 辛丑年九月十一, 庚子年闰四月初一.

    Months go from 正月 to 十二月; newspapers do not print the almanac's 冬月 and 腊月.
    """
    day = Solar.fromYmd(date.year, date.month, date.day).getLunar()
    number = day.getMonth()
    month = ("闰" if number < 0 else "") + _MONTHS[abs(number) - 1]
    return f"{day.getYearInGanZhi()}年{month}月{day.getDayInChinese()}"


@dataclass(frozen=True, slots=True)
class Moon:
    """A lunar date. year: the one in which the lunar year begins; leap: of a doubled month (闰)."""

    year: int
    month: int
    day: int
    leap: bool = False

    def __str__(self) -> str:
        """九月十一, 闰四月初一."""
        return f"{'闰' if self.leap else ''}{_MONTHS[self.month - 1]}月{_spelled(self.day)}"


@lru_cache(maxsize=512)
def moon(date: datetime.date) -> Moon:
    """The lunar date of a day."""
    day = Solar.fromYmd(date.year, date.month, date.day).getLunar()
    return Moon(day.getYear(), abs(day.getMonth()), day.getDay(), day.getMonth() < 0)


@lru_cache(maxsize=512)
def of_moon(year: int, month: int, day: int, leap: bool = False) -> datetime.date | None:
    """The day of a lunar date; None where that year has none such (a thirtieth, a 闰 month)."""
    wanted = LunarMonth.fromYm(year, -month if leap else month)
    if wanted is None or not 1 <= day <= wanted.getDayCount():
        return None
    solar = Lunar.fromYmd(year, -month if leap else month, day).getSolar()
    return datetime.date(solar.getYear(), solar.getMonth(), solar.getDay())


@lru_cache(maxsize=512)
def term(date: datetime.date) -> str:
    """The solar term (节气) that begins on a day; empty for most days."""
    return str(Solar.fromYmd(date.year, date.month, date.day).getLunar().getJieQi())


def animal(year: int) -> str:
    """The animal of the lunar year that begins in a year: 2026 马."""
    return "鼠牛虎兔龙蛇马羊猴鸡狗猪"[(year - 4) % 12]


def _spelled(day: int) -> str:
    """初一 … 三十."""
    ones = "一二三四五六七八九十"
    if day <= 10:
        return f"初{ones[day - 1]}"
    if day in (20, 30):
        return f"{ones[day // 10 - 1]}十"
    return f"{('', '十', '二十')[day // 10]}{ones[day % 10 - 1]}"
