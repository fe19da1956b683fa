"""What the names of files and folders say of a past issue: its day, its number, its page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DAY = re.compile(r"((?:19|20)\d\d)\s*[-./_年]\s*(\d{1,2})\s*[-./_月]\s*(\d{1,2})(?!\d)")
_CLOSE = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_OF_YEAR = (
    re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]"),
    re.compile(r"(?<!\d)(\d\d)[-._]?(\d\d)(?![\d期版])"),
)
_NUMBER = re.compile(r"(?:(?<!总)第\s*|(?<![\d总第\s]))(\d{1,4})\s*期")
_TOTAL = re.compile(r"总\s*第?\s*(\d{1,6})\s*期")
_PAGE = (
    re.compile(r"第?\s*([一二三四五六七八九十]{1,3}|\d{1,2})\s*版"),
    re.compile(r"(?<![A-Za-z0-9])[AaPp]0?(\d{1,2})(?![A-Za-z0-9])"),
)
_TENS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@dataclass(frozen=True, slots=True)
class Dated:
    """What names tell. number, total, page: 0 for none."""

    date: datetime.date | None = None
    number: int = 0
    total: int = 0
    page: int = 0


def dated(names: Sequence[str]) -> Dated:
    """What the names of a file and of its folders say, the file's first: what the nearer ones
    leave open, those farther out tell.
    """
    return Dated(
        _date(names),
        next((n for name in names for n in _numbers(_NUMBER, name)), 0),
        next((n for name in names for n in _numbers(_TOTAL, name)), 0),
        next((n for name in names for n in _pages(name)), 0),
    )


def _date(names: Sequence[str]) -> datetime.date | None:
    for place, name in enumerate(names):
        for pattern in (_DAY, _CLOSE):
            for found in pattern.finditer(name):
                day = _day(*found.groups())
                if day is not None:
                    return day
        year = next((y for other in names[place:] for y in _YEAR.findall(other)), "")
        if year:
            rest = name.replace(year, " ")
            days = (_day(year, *m.groups()) for p in _OF_YEAR for m in p.finditer(rest))
            found_day = next((day for day in days if day is not None), None)
            if found_day is not None:
                return found_day
    return None


def _day(year: str, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _numbers(pattern: re.Pattern[str], name: str) -> Iterator[int]:
    return (int(found) for found in pattern.findall(name))


def _pages(name: str) -> Iterator[int]:
    for pattern in _PAGE:
        for found in pattern.findall(name):
            number = int(found) if found.isdecimal() else _chinese(found)
            if number:
                yield number


def _chinese(numeral: str) -> int:
    """一 to 九十九; 0 for what is no number."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _TENS.get(numeral, 0)
    return (_TENS.get(tens, 0) if tens else 1) * 10 + _TENS.get(ones, 0)
