"""Dates that no calendar has (4月31日, 13月, 第五季度) and spans that run backwards."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import days
from newsroom.proof.days import Day, Kind
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_LISTED = re.compile("[、和及与至到—–~～-]{1,2}")
_YEARS = re.compile(
    r"(?<![0-9A-Za-z.—-])([0-9]{4})(年?[—–~～至到-]{1,2})([0-9]{4})(?:年|学年|年度)(?![级龄])"
)
_QUARTER = re.compile("(?<![0-9一二三四五六七八九十前])第?([五六七八九5-9])季度")
_WEEKDAY = re.compile("(?:星期|礼拜)([七7八8九9])")
_PART = re.compile(
    r"(?:(前)?第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)"
    r"[（(](?P<from>[0-9]{1,2})月?[—–~～至到-]{1,2}(?P<to>[0-9]{1,2})月(?:份)?[)）]"
)
_DAYS_OF_WEEK = re.compile(
    "(?:每周|每星期|每个星期|每礼拜)[^，。；、0-9一二三四五六七八九十]{0,3}([八九十8-9])天"
)
_DAYS_OF_YEAR = re.compile("(?<![0-9])([0-9]{4})年(?:全年|一年|共|有|一共){0,2}(36[0-9])天")
_NO_MONTH = "大龄婴嫩"
_GIVEN = 1_800, 2_100  # years that copy speaks of


def impossible(text: Text, setting: Setting) -> Iterator[Slip]:
    """Months after the twelfth, days that their month has not."""
    leaning: Day | None = None
    for one in text.days:
        if one.kind is not Kind.DATE:
            continue
        if one.month is not None:
            leaning = one
            yield from _no_month(one, text)
        month = one if one.month is not None else _leans(one, leaning, text)
        if month is not None and one.day is not None:
            yield from _no_day(one, month, text, setting)
    for found in _QUARTER.finditer(text.text):
        yield Slip(*found.span(), "一年只有四个季度")
    yield from _lengths(text.text)
    for found in _WEEKDAY.finditer(text.text):
        right = ("日",) if found[1] in "七7" else ()
        yield Slip(*found.span(1), "一周从星期一到星期日，没有这一天", right)


def backwards(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Spans whose end lies before their beginning; quarters and halves with other months."""
    for one, other in days.spans(text.days, text.text):
        if _before(one, other):
            words = "起止日期颠倒，后一个日期早于前一个"
            yield Slip(one.start, other.end, words, _turned(one, other, text.text))
    for found in _YEARS.finditer(text.text):
        first, last = int(found[1]), int(found[3])
        if "年" not in found[2] and _GIVEN[0] <= last < first <= _GIVEN[1]:
            right = f"{last}{found[2]}{first}"
            yield Slip(found.start(1), found.end(3), "起止年份颠倒", (right,))
    for found in _PART.finditer(text.text):
        yield from _months(found)


def _lengths(text: str) -> Iterator[Slip]:
    for found in _DAYS_OF_WEEK.finditer(text):
        yield Slip(*found.span(1), "一周只有七天")
    for found in _DAYS_OF_YEAR.finditer(text):
        year = int(found[1])
        length = 337 + days.month_length(2, year)
        if int(found[2]) != length:
            yield Slip(*found.span(2), f"{year}年有{length}天", (str(length),))


def _no_month(one: Day, text: Text) -> Iterator[Slip]:
    after = text.text[one.end : one.end + 1]
    if one.month is not None and not 1 <= one.month <= 12 and after not in list(_NO_MONTH):
        written = text.text[one.start : one.end]
        if re.search("[0-9]", written) or one.month > 12:
            yield Slip(one.start, one.end, "一年只有十二个月")


def _leans(one: Day, leaning: Day | None, text: Text) -> Day | None:
    """The date whose month a bare day shares (24日至26日)."""
    if leaning is None or one.day is None or one.months is not None:
        return None
    between = text.text[leaning.end : one.start]
    return leaning if _LISTED.fullmatch(between) else None


def _no_day(one: Day, month: Day, text: Text, setting: Setting) -> Iterator[Slip]:
    year = _year(month, setting.day)
    length = days.month_length(month.month or 0, year)
    if not length or one.day is None or 1 <= one.day <= length:
        return
    written = text.text[one.start : one.end]
    if one.day == 0 and "0" not in written:
        return
    of = f"{year}年{month.month}月" if month.month == 2 and year else f"{month.month}月"
    most = "最多" if month.month == 2 and not year else "只有"
    words = f"{of}{most}{length}天" if one.day else "日期不会是0"
    near = year or (setting.day.year if setting.day is not None else 2_001)
    last = str(days.month_length(month.month or 0, near))
    right = _last(written, str(one.day), last) if one.day - length in (1, 2) else ()
    yield Slip(one.start, one.end, words, right)


def _last(written: str, day: str, length: str) -> tuple[str, ...]:
    head, found, tail = written.rpartition(day)
    return (f"{head}{length}{tail}",) if found else ()


def _year(one: Day, issue: datetime.date | None) -> int | None:
    if one.year is not None or one.years is None or issue is None:
        return one.year
    return issue.year + one.years


def _before(one: Day, other: Day) -> bool:
    """Whether the second of two dates lies before the first, for sure: a span without years may
    run over the turn of the year."""
    if one.year is not None and other.year is not None:
        if one.year != other.year:
            return one.year > other.year
    elif other.year is not None or other.years is not None or other.months is not None:
        return False
    if one.month is not None and other.month is not None:
        if one.month != other.month:
            sure = other.year is not None or one.year is not None
            return sure and 0 < one.month - other.month < 6
    elif other.month is not None or other.day is None or one.day is None:
        return False
    return one.day is not None and other.day is not None and other.day < one.day


def _turned(one: Day, other: Day, text: str) -> tuple[str, ...]:
    """The two dates in their right order, where they are written alike."""
    if one.year and other.year and _later_in_year(one, other):
        later = text[other.start : other.end].replace(str(other.year), str(one.year))
        return (text[one.start : other.start] + later, *_swapped(one, other, text))
    if (one.year is None) != (other.year is None) or (one.month is None) != (other.month is None):
        if one.day is None or other.day is None or other.month is not None:
            return ()
        head = text[one.start : one.end].rpartition(str(one.day))[0]
        between = text[one.end : other.start]
        return (f"{head}{other.day}日{between}{one.day}日",) if head else ()
    return _swapped(one, other, text)


def _swapped(one: Day, other: Day, text: str) -> tuple[str, ...]:
    return (
        text[other.start : other.end] + text[one.end : other.start] + text[one.start : one.end],
    )


def _later_in_year(one: Day, other: Day) -> bool:
    return (one.month or 0, one.day or 0) < (other.month or 0, other.day or 0)


def _months(found: re.Match[str]) -> Iterator[Slip]:
    if found["quarter"]:
        count = "一二三四".find(found["quarter"]) + 1 or int(found["quarter"])
        first, last = (1 if found[1] else count * 3 - 2), count * 3
    else:
        first, last = (1, 6) if found["half"] == "上" else (7, 12)
    if (int(found["from"]), int(found["to"])) != (first, last):
        start, end = found.start("from"), found.end("to")
        shown = found.string[start:end]
        middle = shown[len(found["from"]) : len(shown) - len(found["to"])]
        yield Slip(start, end, f"应是{first}月到{last}月", (f"{first}{middle}{last}",))


RULES: tuple[Rule, ...] = (
    Rule("dates", "不存在的日期", Severity.ERROR, "公历；GB/T 7408—2005", impossible),
    Rule("date_spans", "起止日期颠倒", Severity.ERROR, "编校惯例", backwards),
)
