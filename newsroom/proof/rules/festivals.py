"""Feasts and memorial days on other days than their own; which one it is (第42个教师节), and how
many years ago something was (成立105周年)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import days, feasts, lexicon
from newsroom.proof.days import Day, Kind
from newsroom.proof.feasts import Feast
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.telling import through
from newsroom.proof.text import Text

_COUNTED = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_YEAR_OF = re.compile("(?P<y>[0-9]{4})年|(?P<now>今年|今天|今日)")
_MONTHS = 120  # days around the issue in which a date without a year can only be the nearest
_STOPS = "。；！？\n"


def on_other_days(text: Text, setting: Setting, year: int | None) -> Iterator[Slip]:
    """A date that is said to be a feast of the calendar, and is not."""
    meant: tuple[tuple[datetime.date, ...], ...] | None = None
    for one in feasts.told(text):
        feast = one.feast
        if feast.lunar is not None or feast.term or one.day.kind is Kind.LUNAR:
            continue
        meant = days.meant(text.days, setting.day, year) if meant is None else meant
        if not _wrong(one.day, feast, meant[one.place]):
            continue
        right = _right(feast, one.day, meant[one.place], text.text)
        yield Slip(one.day.start, one.day.end, f"{one.name}是{_said(feast)}", right)


def counted(text: Text, setting: Setting) -> Iterator[Slip]:
    """第N个 of a feast, N周年 of an event, where the year is named."""
    if "第" in text.text:
        for found in _ordinal().finditer(text.text):
            year = _year(text, found.start(), setting.day)
            first = _first()[found["name"]]
            if year is not None and (right := year - first + 1) > 0:
                yield from _count(found, right, f"{year}年是第{right}个{found['name']}")
    if "周年" in text.text:
        for found in _anniversary().finditer(text.text):
            year = _year(text, found.start(), setting.day)
            if year is not None:
                right = year - feasts.founded()[found["name"]]
                words = f"{year}年是{found['name']}{right}周年"
                yield from _count(found, right, words)


def _wrong(day: Day, feast: Feast, dates: Sequence[datetime.date]) -> bool:
    if dates:
        return not any(feast.on(date) for date in dates)
    if feast.day is None or day.month is None or day.day is None:
        return False
    return (day.month, day.day) != feast.day


def _right(feast: Feast, day: Day, dates: Sequence[datetime.date], text: str) -> tuple[str, ...]:
    year = dates[0].year if dates else (day.year or 2000)
    date = feast.when(year)
    written = text[day.start : day.end]
    if date is None or day.month is None or not re.search("[0-9]月[0-9]", written):
        return ()
    head = written[: written.index(f"{day.month}月")]
    return (f"{head}{date.month}月{date.day}日",)


def _said(feast: Feast) -> str:
    if feast.day is not None:
        return f"{feast.day[0]}月{feast.day[1]}日"
    assert feast.week is not None
    month, which, weekday = feast.week
    return f"{month}月的第{which}个星期{days.WEEKDAYS[weekday - 1]}"


def _count(found: re.Match[str], right: int, words: str) -> Iterator[Slip]:
    written = found["count"]
    if days.number(written) and days.number(written) != right and right < 100:
        shown = str(right) if written.isdecimal() else _spelled(right)
        yield Slip(*found.span("count"), words, (shown,))
    elif written.isdecimal() and int(written) != right:
        yield Slip(*found.span("count"), words, (str(right),))


def _spelled(number: int) -> str:
    ones = "零一二三四五六七八九"
    tens, one = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{ones[tens]}十"
    return ten + (ones[one] if one or not tens else "")


def _year(text: Text, place: int, issue: datetime.date | None) -> int | None:
    """The year spoken of: the last one named before in the sentence; this one where it says so;
    that of a date without a year which lies within some months of the issue."""
    head = max(text.text.rfind(stop, 0, place) for stop in _STOPS) + 1
    named = list(_YEAR_OF.finditer(text.text, head, place))
    if named:
        last = named[-1]
        return int(last["y"]) if last["y"] else (issue.year if issue else None)
    if issue is None:
        return None
    dated = [
        dates
        for day, dates in zip(text.days, days.meant(text.days, issue), strict=True)
        if head <= day.start < place and day.dated and len(dates) == 1
        if abs((dates[0] - issue).days) < _MONTHS
    ]
    return dated[-1][0].year if dated else None


@cache
def _first() -> dict[str, int]:
    return {name: feast.first for feast in feasts.known() if feast.first for name in feast.names}


@cache
def _ordinal() -> re.Pattern[str]:
    names = lexicon.either(_first())
    return re.compile(
        f"第(?P<count>{_COUNTED})个(?:全国|国际|世界|中国|国家)?[“‘]?(?P<name>{names})"
    )


@cache
def _anniversary() -> re.Pattern[str]:
    """Only right behind the word that ties it to a year: other anniversaries are remembered."""
    names = lexicon.either(feasts.founded())
    tie = "(?<=[年天日])(?:正|恰)?(?:是|值|逢|为|迎来|适逢|恰逢|正值)"
    return re.compile(f"{tie}[“‘]?(?:庆祝|纪念)?(?P<name>{names})(?P<count>[0-9]{{1,3}})周年")


_SOURCE = "《全国年节及纪念日放假办法》和设立各节日、纪念日的决定"

RULES: tuple[Rule, ...] = (
    Rule(
        "festivals",
        "节日、纪念日的日期",
        Severity.ERROR,
        _SOURCE,
        through(on_other_days),
        Scope.STORY,
    ),
    Rule(
        "anniversaries", "第几个节日、多少周年", Severity.ERROR, "按设立或发生的年份推算", counted
    ),
)
