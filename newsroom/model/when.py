"""Days as editors write them: 2021, 2021-10, 2021年10月16日, 2021-06..2021-09, 本月, 近30天."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata

Days = tuple[datetime.date, datetime.date]

_DAY = re.compile(
    r"(?P<year>\d{4})(?:[-./年]?(?P<month>\d{1,2})(?:[-./月](?P<day>\d{1,2})日?|月)?|年)?"
)
_JOINED = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_RANGE = re.compile(r"\s*(?:\.\.+|…+|~|—+|–|至|到)\s*")
_LATELY = re.compile(r"(?:近|最近)(\d{1,4})(天|日|周|个?月|年)")
_LENGTHS = {"天": 1, "日": 1, "周": 7, "月": 30, "个月": 30, "年": 365}


def days(text: str, today: datetime.date) -> Days | None:
    """The first and the last day that a text names, both included; None where it names none."""
    text = unicodedata.normalize("NFKC", text).strip()
    parts = _RANGE.split(text)
    if len(parts) == 2:
        first = _one(parts[0], today) if parts[0] else (datetime.date.min, today)
        last = _one(parts[1], today) if parts[1] else (today, datetime.date.max)
        if first is None or last is None or not any(parts) or first[0] > last[1]:
            return None
        return first[0], last[1]
    return _one(text, today)


def _one(text: str, today: datetime.date) -> Days | None:
    named = _named(today).get(text)
    if named is not None:
        return named
    lately = _LATELY.fullmatch(text)
    if lately:
        length = int(lately[1]) * _LENGTHS[lately[2]]
        return today - datetime.timedelta(days=min(max(length, 1), 40_000) - 1), today
    return _written(text)


def _written(text: str) -> Days | None:
    """2021, 2021-10, 2021年10月16日, 20211016."""
    found = _JOINED.fullmatch(text) or _DAY.fullmatch(text)
    if found is None:
        return None
    facts = found.groupdict()
    year, month, day = (int(facts[name] or 0) for name in ("year", "month", "day"))
    try:
        if day:
            found_day = datetime.date(year, month, day)
            return found_day, found_day
        if facts["month"]:
            last = calendar.monthrange(year, month)[1]
            return datetime.date(year, month, 1), datetime.date(year, month, last)
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    except ValueError:
        return None


def _named(today: datetime.date) -> dict[str, Days]:
    """Stretches of days by their names."""
    one = datetime.timedelta(days=1)
    week = today - one * today.weekday()
    month = today.replace(day=1)
    before = (month - one).replace(day=1)
    year = today.replace(month=1, day=1)
    return {
        "今天": (today, today),
        "昨天": (today - one, today - one),
        "本周": (week, week + one * 6),
        "上周": (week - one * 7, week - one),
        "本月": (month, _month_end(month)),
        "上月": (before, month - one),
        "上个月": (before, month - one),
        "今年": (year, year.replace(month=12, day=31)),
        "去年": (year.replace(year=year.year - 1), year - one),
    }


def _month_end(month: datetime.date) -> datetime.date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
