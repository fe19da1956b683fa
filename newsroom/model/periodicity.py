"""When the next issue comes out: read from when the last ones did, else from the house style."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LOOKED_AT = 9  # issues that show the habit of today
_WEEKDAYS = "一二三四五六日"
_DAY = datetime.timedelta(days=1)
_MONTH = (28, 31)  # days


@dataclass(frozen=True, slots=True)
class Habit:
    """The day of the next issue, and in words how the publication comes out."""

    date: datetime.date
    words: str


def following(dates: Sequence[datetime.date], period_days: int, today: datetime.date) -> Habit:
    """The day after the newest of these issues. dates: of regular issues, newest first.

    Three issues or more show their own habit (named weekdays, every day, a day of the month);
    fewer, or none that can be seen, follow the house style's period. 0 days: no fixed period.
    """
    recent = sorted(set(dates[:_LOOKED_AT]))
    if not recent:
        return Habit(today, "还没有出过期")
    if len(recent) > 2:
        for look in (_every_day, _weekdays, _monthly):
            found = look(recent)
            if found is not None:
                return found
    return _by_period(recent[-1], period_days)


def _every_day(recent: Sequence[datetime.date]) -> Habit | None:
    """Every day, or every day but those of the weekend."""
    gaps = [(later - day).days for day, later in pairwise(recent)]
    if max(gaps) == 1:
        return Habit(recent[-1] + _DAY, "每天出报")
    working = {day.weekday() for day in recent} == set(range(5))
    if working and Counter(gaps).most_common(1)[0][0] == 1:
        return Habit(_next_of(recent[-1], lambda day: day.weekday() < 5), "周一至周五出报")
    return None


def _weekdays(recent: Sequence[datetime.date]) -> Habit | None:
    """Once a week or on several named days. One issue on another day is an exception, unless so few
    are known that each day can have come but once.
    """
    last = recent[-1]
    counts = Counter(day.weekday() for day in recent)
    usual = {day for day, count in counts.items() if count > 1}
    gaps = [(later - day).days for day, later in pairwise(recent)]
    if not usual or sorted(gaps)[len(gaps) // 2] > 7:
        return None
    strangers = [day for day in recent if day.weekday() not in usual]
    meant = {day: _stands_for(day, recent, usual) for day in strangers}
    if last - recent[0] < 14 * _DAY:
        usual |= {day.weekday() for day in strangers if meant[day] is None}
        strangers = [day for day in strangers if day.weekday() not in usual]
    if len(strangers) > 1:
        return None
    words = f"每周{'、'.join(_WEEKDAYS[day] for day in sorted(usual))}出报"
    after = max(last, meant.get(last) or last)
    return Habit(_next_of(after, lambda day: day.weekday() in usual), words)


def _stands_for(
    day: datetime.date, recent: Sequence[datetime.date], usual: set[int]
) -> datetime.date | None:
    """The usual day in whose place an issue came out; None where it came besides."""
    for away in (1, -1, 2, -2, 3, -3):
        near = day + away * _DAY
        if near.weekday() in usual and near not in recent:
            return near
    return None


def _monthly(recent: Sequence[datetime.date]) -> Habit | None:
    gaps = [(later - day).days for day, later in pairwise(recent)]
    if not all(_MONTH[0] <= gap <= _MONTH[1] for gap in gaps):
        return None
    return _next_month(recent)


def _by_period(last: datetime.date, period: int) -> Habit:
    if period <= 0:
        return Habit(last + _DAY, "出版间隔不定，请自己填日期")
    if period == 1:
        return Habit(last + _DAY, "每天出报")
    if _MONTH[0] <= period <= _MONTH[1]:
        return _next_month([last])
    words = f"每周{_WEEKDAYS[last.weekday()]}出报" if period == 7 else f"每隔 {period} 天出报"
    return Habit(last + period * _DAY, words)


def _next_month(recent: Sequence[datetime.date]) -> Habit:
    """The same day of the next month, or its last where it has no such day."""
    last, day = recent[-1], max(one.day for one in recent)
    first = (last.replace(day=1) + 32 * _DAY).replace(day=1)
    end = (first + 32 * _DAY).replace(day=1) - _DAY
    return Habit(first.replace(day=min(day, end.day)), f"每月{day}日出报")


def _next_of(last: datetime.date, wanted: Callable[[datetime.date], bool]) -> datetime.date:
    day = last + _DAY
    while not wanted(day):
        day += _DAY
    return day
