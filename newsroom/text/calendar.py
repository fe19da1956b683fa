"""Dates as mastheads print them: weekday and lunar date."""

from __future__ import annotations

import datetime
from functools import lru_cache

from lunar_python import Solar

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
