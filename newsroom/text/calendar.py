"""Dates as mastheads print them: weekday, lunar date, and dates read back from text."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from lunar_python import Solar

_WEEKDAYS = "一二三四五六日"
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_SPACE = r"[ \t\u3000\u00a0]*"
_NUMERAL = "〇零○一二三四五六七八九十"
_DATES = (
    re.compile(
        rf"(?<![0-9])([0-9]{{4}}){_SPACE}年{_SPACE}([0-9]{{1,2}}){_SPACE}月{_SPACE}([0-9]{{1,2}}){_SPACE}[日号]"
    ),
    re.compile(
        rf"([{_NUMERAL}]{{4}}){_SPACE}年{_SPACE}([{_NUMERAL}]{{1,3}}){_SPACE}月{_SPACE}([{_NUMERAL}]{{1,3}}){_SPACE}[日号]"
    ),
    re.compile(r"(?<![0-9./-])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])"),
)


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


def read_date(text: str) -> datetime.date | None:
    """The first whole date in a text: 2021年10月16日, 2020 年 6 月 19 日, 2021-10-16, 二〇二一年….

    None where there is none or it is no day of the calendar.
    """
    plain = text.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    found = (match for pattern in _DATES for match in pattern.finditer(plain))
    for match in sorted(found, key=lambda match: match.start()):
        try:
            return datetime.date(*(_number(part) for part in match.groups()))
        except ValueError:
            continue
    return None


def _number(text: str) -> int:
    """The value of digits, of numerals read one by one (二〇二一), or of numerals up to 99."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[char]) for char in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        raise ValueError(text)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
