"""Feasts, memorial days and solar terms: when they are, and where copy says that a day is one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from newsroom.proof import lexicon
from newsroom.proof.days import Day, Kind
from newsroom.proof.text import Text
from newsroom.text import calendar

_ALL_TERMS = (
    "立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑"
    "立秋处暑白露秋分寒露霜降立冬小雪大雪冬至小寒大寒"
)
_TERMS = tuple(_ALL_TERMS[place : place + 2] for place in range(0, len(_ALL_TERMS), 2))
_BE = "(?:也|正|就|既|又|恰好|刚好)?(?:是|为|正值|恰逢|适逢|时值|正逢|系|迎来|即)(?:了)?"
_OF = (
    "(?:(?:今年|当年|[0-9]{4}年|我国|全国|国际|世界|中国|国家|中华|全民|传统|一年一度|的|法定)+)?"
    "(?:第[0-9一二三四五六七八九十百]+个)?(?:全国|国际|世界|中国|国家|我国|传统|的)*[“‘]?"
)
_WEATHER = ("雨水", "大雪", "小雪")
_NOT_ITSELF = "(?!前|后|期间|临近|来临前|时节|将至|假|小长|档|晚会|黄金|第[二三四五六七])"
_BETWEEN = "[，, 　]?(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?[，, 　]?)?"


@dataclass(frozen=True, slots=True)
class Feast:
    """One day of the year. day, lunar: month and day (lunar day 0: the month's last); term: a
    solar term; week: month, which one of the month, weekday (7 Sunday); first: the
    year of the first, 0 where it is not known.
    """

    names: tuple[str, ...]
    day: tuple[int, int] | None = None
    lunar: tuple[int, int] | None = None
    term: str = ""
    week: tuple[int, int, int] | None = None
    first: int = 0

    def on(self, date: datetime.date) -> bool:
        """Whether a day is it."""
        if self.day is not None:
            return (date.month, date.day) == self.day
        if self.week is not None:
            return date == _of_week(date.year, *self.week)
        if self.term:
            return calendar.term(date) == self.term
        assert self.lunar is not None
        moon = calendar.moon(date)
        if self.lunar[1] == 0:
            return calendar.moon(date + datetime.timedelta(days=1)).month == 1 and moon.month == 12
        return (moon.month, moon.day) == self.lunar and not moon.leap

    def when(self, year: int) -> datetime.date | None:
        """The day of a year (of the lunar year that begins in it)."""
        if self.day is not None:
            return datetime.date(year, *self.day)
        if self.week is not None:
            return _of_week(year, *self.week)
        if self.lunar is not None:
            month, day = self.lunar
            if day == 0:
                return calendar.of_moon(year, 12, 30) or calendar.of_moon(year, 12, 29)
            return calendar.of_moon(year, month, day)
        start = datetime.date(year, 1, 1) + datetime.timedelta(days=15 * _TERMS.index(self.term))
        around = (start + datetime.timedelta(days=n) for n in (*range(-10, 60),))
        return next((day for day in around if calendar.term(day) == self.term), None)


@dataclass(frozen=True, slots=True)
class Told:
    """Copy that says of a day that it is a feast. start, end: of the feast's name."""

    day: Day
    place: int
    feast: Feast
    name: str
    start: int
    end: int


@cache
def known() -> tuple[Feast, ...]:
    """The feasts of the lexicon and the twenty-four solar terms."""
    told = tuple(_feast(entry) for entry in _data()["feast"])
    own = {feast.term for feast in told}
    return told + tuple(Feast((name,), term=name) for name in _TERMS if name not in own)


@cache
def founded() -> Mapping[str, int]:
    """What is counted in anniversaries, with its year."""
    return {name: entry["year"] for entry in _data()["anniversary"] for name in entry["names"]}


def told(text: Text) -> Iterator[Told]:
    """Where a passage says so: 9月10日是第42个教师节; 教师节（9月10日）; 5月4日青年节当天."""
    if not _names().search(text.text):
        return
    for place, day in enumerate(text.days):
        found = _behind(text.text, day) or _before(text.text, day)
        if found is not None:
            name = found["name"]
            yield Told(day, place, _by_name()[name], name, found.start("name"), found.end("name"))


def _behind(text: str, day: Day) -> re.Match[str] | None:
    if day.kind is Kind.WEEKDAY:
        return None
    links = _links()[6:] if day.kind is Kind.LUNAR else _links()[:4]
    matches = (link.match(text, day.end) for link in links)
    return next((found for found in matches if found), None)


def _before(text: str, day: Day) -> re.Match[str] | None:
    after = text[day.end : day.end + 1]
    if day.kind is Kind.WEEKDAY or (after and after in "至到—–~～-、和及前后"):
        return None
    link = _links()[4 if after in ("）", ")") else 5]
    return link.search(text, max(day.start - 16, 0), day.start)


@cache
def _by_name() -> Mapping[str, Feast]:
    return {name: feast for feast in known() for name in feast.names}


@cache
def _names() -> re.Pattern[str]:
    return re.compile(lexicon.either(_by_name()))


@cache
def _links() -> tuple[re.Pattern[str], ...]:
    """A day before a feast with 是; without it, where the day itself is spoken of; behind it in
    brackets; beside a lunar date. A solar term is also weather or a plain word: it counts with 节气
    or by 是."""
    names = sorted(_by_name(), key=len, reverse=True)
    plain = "|".join(name for name in names if name not in _TERMS)
    term = f"(?:{'|'.join(_TERMS)})(?=[”’]?节气)"
    sole = (
        f"(?:{'|'.join(name for name in _TERMS if name not in _WEATHER)})(?=[”’]?[，。；！）)]|$)"
    )
    cycle = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年"
    itself = "当天|当日|当晚|这天|这一天|那天"
    return (
        re.compile(f"{_BETWEEN}{_BE}{_OF}(?P<name>(?:{plain}){_NOT_ITSELF}|{term}|{sole})"),
        re.compile(f"{_BETWEEN}[（(]{_OF}(?P<name>{plain}|{sole}|{term})[”’]?(?:节气)?[）)]"),
        re.compile(f"{_BETWEEN}{_OF}(?P<name>(?:{plain})(?=[”’]?(?:{itself}))|{sole})"),
        re.compile(
            f"{_BETWEEN}(?:{_BE})?(?:农历(?:{cycle})?|{cycle})的?(?P<name>{plain}){_NOT_ITSELF}"
        ),
        re.compile(f"(?P<name>{plain})[”’]?[（(](?:公历|阳历|即|农历)?$"),
        re.compile(
            f"(?P<name>{plain}|{term})(?:节气)?[，,]?(?:也?就是|即|是|为)(?:在)?(?:公历|阳历)?$"
        ),
        re.compile(f"[，,（(]?(?:{_BE})?(?:{_OF})(?P<name>{plain}){_NOT_ITSELF}"),
    )


def _feast(entry: Mapping[str, Any]) -> Feast:
    week = _numbers(entry["week"]) if "week" in entry else None
    return Feast(
        tuple(entry["names"]),
        day=_pair(entry.get("day")),
        lunar=_pair(entry.get("lunar")),
        term=entry.get("term", ""),
        week=(week[0], week[1], week[2]) if week else None,
        first=entry.get("first", 0),
    )


def _pair(written: str | None) -> tuple[int, int] | None:
    if written is None:
        return None
    month, day = _numbers(written)
    return month, day


def _numbers(written: str) -> tuple[int, ...]:
    return tuple(int(one) for one in written.split("-"))


def _of_week(year: int, month: int, which: int, weekday: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    ahead = (weekday - 1 - first.weekday()) % 7
    return first + datetime.timedelta(days=ahead + 7 * (which - 1))


def _data() -> Mapping[str, Any]:
    return lexicon.table("days.toml")
