"""Dates as copy writes them (2026年11月21日, 本月3日, 24日至26日, 昨天, 下周三, 八月十五) and
what they denote in an issue.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_SIGNS = "〇○零一二三四五六七八九"
_DIGITS = {char: str(max(place - 2, 0)) for place, char in enumerate(_SIGNS)}
_N = "(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_TO = "[—–~～至到、和及或-]"

_YEARS = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
_MONTHS = {
    **dict.fromkeys(("本月", "这个月"), 0),
    **dict.fromkeys(("上月", "上个月"), -1),
    **dict.fromkeys(("下月", "下个月"), 1),
}
_DAYS = {
    **dict.fromkeys(("大前天",), -3),
    **dict.fromkeys(("前天", "前日", "前晚"), -2),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "昨夜", "昨晨"), -1),
    **dict.fromkeys(("今天", "今日", "今晨", "今晚", "今早"), 0),
    **dict.fromkeys(("明天", "明日", "明晚", "明早", "明晨"), 1),
    **dict.fromkeys(("大后天",), 3),
    **dict.fromkeys(("后天", "后日"), 2),
}
_WEEKS = {"上上": -2, "上": -1, "": None, "本": 0, "这": 0, "下": 1, "下下": 2, "每": None}
WEEKDAYS = "一二三四五六日"

_SOLAR = re.compile(
    rf"(?<![0-9])(?:(?P<iso>[0-9]{{4}})(?P<sep>[-./])(?P<im>[0-9]{{1,2}})(?P=sep)(?P<id>[0-9]{{1,2}})"
    rf"(?![0-9./-])"
    rf"|(?:(?P<y>[0-9]{{4}}|[{_SIGNS}]{{4}})年|(?P<ry>{'|'.join(_YEARS)}))"
    rf"(?:的?(?P<m>{_N})月(?:份?的?(?P<d>{_N})(?:[日号]|(?={_TO}{_N}[日号])))?)?"
    rf"|(?P<bm>[0-9]{{1,2}})月(?P<bd>[0-9]{{1,2}})(?:[日号]|(?={_TO}[0-9]{{1,2}}[日号]))"
    rf"|(?P<cm>[一二三四五六七八九十]{{1,2}})月(?P<cd>[一二三四五六七八九十]{{1,3}})[日号]"
    rf"|(?P<om>[0-9]{{1,2}})月(?!龄)"
    rf"|(?P<rm>{'|'.join(_MONTHS)})(?:(?P<rd>[0-9]{{1,2}})(?:[日号]|(?={_TO}[0-9]{{1,2}}[日号])))?"
    rf"|(?<![第续期约近共满每前后日.])(?P<od>[0-9]{{1,2}})日(?![均产内龄游元间]))"
)
_SPOKEN = re.compile("|".join(_DAYS))
_WEEKDAY = re.compile(
    "(?P<rel>上上|下下|[上下本这每])?个?(?P<name>星期|礼拜|(?<![一二两三四五六七八九十几数0-9])周)"
    f"(?P<wd>[{WEEKDAYS}天])(?![年月个])"
)
_LUNAR_DAY = "初[一二三四五六七八九十]{1,3}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
_LUNAR = re.compile(
    r"(?P<mark>农历|阴历|夏历|旧历|古历)?(?:的|：)?"
    rf"(?:(?P<ly>[0-9]{{4}}|[{_SIGNS}]{{4}}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]).?年|"
    rf"(?P<lry>{'|'.join(_YEARS)}))?的?(?P<leap>闰)?(?P<lm>[正冬腊]|十?[一二三四五六七八九]|十|[0-9]{{1,2}})"
    rf"月(?P<ld>{_LUNAR_DAY}|[0-9]{{1,2}})(?![多余几个来月天夜名种年元亩人])(?P<ri>[日号])?"
)
_NEW_YEAR = re.compile(rf"大年(?P<ld>{_LUNAR_DAY})(?![多余几个来])")
_DASH = re.compile("[—–~～至到-]{1,2}")
_LASTING = re.compile("(?:开始|起)?，?(?:一直)?(?:持续|延续|截至|延长|开放|展出)?[至到]")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


class Kind(StrEnum):
    """How a day is told: by the calendar, by the day of speaking, by the week, by the moon."""

    DATE = "date"
    SPOKEN = "spoken"
    WEEKDAY = "weekday"
    LUNAR = "lunar"


@dataclass(frozen=True, slots=True)
class Day:
    """One expression as written, at characters start to end of its passage.

    year, month, day: the numbers written, None for those that are not; they need not be possible.
    years, months, days, weeks: how far from the issue's where said so (去年 -1, 下月 1, 昨天 -1,
    下周三 1), else None. weekday: 0 is Monday. every: it comes again (每周一). leap: 闰. cycle:
    the year's stem and branch (丙午). marked: it says 农历.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    years: int | None = None
    months: int | None = None
    days: int | None = None
    weeks: int | None = None
    weekday: int | None = None
    every: bool = False
    leap: bool = False
    cycle: str = ""
    marked: bool = False

    @property
    def dated(self) -> bool:
        """Whether it is a calendar date down to the day."""
        return self.kind is Kind.DATE and self.day is not None


def read(text: str) -> tuple[Day, ...]:
    """The expressions of a passage in its order; none overlaps another."""
    found: list[Day] = []
    if any(char in text for char in "月年日号"):
        found += _lunar(text)
        found += (one for one in _solar(text) if not _taken(one, found))
    elif re.search(r"[0-9]{4}[-./]", text):
        found += _solar(text)
    found += (one for one in (*_spoken(text), *_weekdays(text)) if not _taken(one, found))
    return tuple(sorted(found, key=lambda one: one.start))


def number(written: str) -> int:
    """1 to 99, in Arabic or Chinese (二十一, 廿一); 0 for what is no number."""
    if written.isdecimal():
        return int(written)
    spelled = written.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = spelled.partition("十")
    if not ten:
        return _one(tens)
    if (tens and not _one(tens)) or (ones and not _one(ones)):
        return 0
    return (_one(tens) if tens else 1) * 10 + _one(ones)


def month_length(month: int, year: int | None = None) -> int:
    """Days of a month; of February 29 where no year is told; 0 for no month."""
    if not 1 <= month <= 12:
        return 0
    if month == 2:
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def meant(
    days: Sequence[Day], issue: datetime.date | None, named: int | None = None
) -> tuple[tuple[datetime.date, ...], ...]:
    """For each expression the days it can denote, the likeliest first; none where that cannot be
    told (no issue's day, an impossible date, a month, a lunar date).

    A date without a year is of the year named before it in the passage or of that which lies
    nearest to the issue; one without a month (24日至26日) is of the month named before it. named:
    the year named last before the passage.
    """
    made: list[tuple[datetime.date, ...]] = []
    year = named
    month: tuple[int, tuple[int, ...]] | None = None
    for one in days:
        told: tuple[datetime.date, ...] = ()
        if one.kind is Kind.SPOKEN and issue is not None:
            told = (issue + datetime.timedelta(days=one.days or 0),)
        elif one.kind is Kind.WEEKDAY:
            told = _of_week(one, issue)
        elif one.kind is Kind.DATE:
            year, month = _context(one, issue, year, month)
            told = _of_date(one, issue, month)
        made.append(told)
    return tuple(made)


def last_year(days: Sequence[Day], issue: datetime.date | None) -> int | None:
    """The year that a passage names last, itself or by 去年 and the like."""
    for one in reversed(days):
        if one.kind is Kind.DATE and one.year is not None:
            return one.year
        if one.kind is Kind.DATE and one.years is not None and issue is not None:
            return issue.year + one.years
    return None


_Month = tuple[int, tuple[int, ...]]


def _context(
    one: Day, issue: datetime.date | None, year: int | None, month: _Month | None
) -> tuple[int | None, _Month | None]:
    """The year and the month (with the years it may be of) that later dates lean on."""
    own = one.year
    if own is None and one.years is not None and issue is not None:
        own = issue.year + one.years
    if one.months is not None:
        if issue is None:
            return year, None
        count = issue.year * 12 + issue.month - 1 + one.months
        return year, (count % 12 + 1, (count // 12,))
    if one.month is None:
        return (own or year), (month if own is None and one.day is not None else None)
    years = (own,) if own else _near_years(one.month, one.day or 15, issue, year)
    return own or year, (one.month, years)


def _near_years(
    month: int, day: int, issue: datetime.date | None, named: int | None
) -> tuple[int, ...]:
    if issue is None:
        return (named,) if named else ()
    around = (issue.year, issue.year - 1, issue.year + 1)
    days = [(abs((made - issue).days), y) for y in around if (made := _date(y, month, day))]
    nearest = [y for _, y in sorted(days)[:1]]
    return tuple(dict.fromkeys([*nearest, *([named] if named else [])]))


def _of_date(
    one: Day, issue: datetime.date | None, month: _Month | None
) -> tuple[datetime.date, ...]:
    if one.day is None:
        return ()
    if month is None:
        if issue is None or one.month is not None:
            return ()
        before = issue.replace(day=1) - datetime.timedelta(days=1)
        both = (_date(issue.year, issue.month, one.day), _date(before.year, before.month, one.day))
        near = [d for d in both if d is not None]
        return tuple(sorted(near, key=lambda d: abs((d - issue).days)))
    number_, years = month
    return tuple(d for y in years if (d := _date(y, number_, one.day)))


def _of_week(one: Day, issue: datetime.date | None) -> tuple[datetime.date, ...]:
    if issue is None or one.weeks is None or one.weekday is None:
        return ()
    monday = issue - datetime.timedelta(days=issue.weekday())
    return (monday + datetime.timedelta(days=7 * one.weeks + one.weekday),)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _taken(one: Day, found: Sequence[Day]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in found)


def _one(char: str) -> int:
    return int(_DIGITS.get(char, "0"))


def _year(written: str) -> int:
    return int("".join(_DIGITS.get(char, char) for char in written))


def _solar(text: str) -> Iterator[Day]:
    for found in _SOLAR.finditer(text):
        given = found.groupdict()
        year = given["iso"] or given["y"]
        month = given["im"] or given["m"] or given["bm"] or given["cm"] or given["om"]
        day = given["id"] or given["d"] or given["bd"] or given["cd"] or given["rd"] or given["od"]
        yield Day(
            found.start(),
            found.end(),
            Kind.DATE,
            year=_year(year) if year else None,
            month=number(month) if month else None,
            day=number(day) if day else None,
            years=_YEARS[given["ry"]] if given["ry"] else None,
            months=_MONTHS[given["rm"]] if given["rm"] else None,
        )


def _spoken(text: str) -> Iterator[Day]:
    for found in _SPOKEN.finditer(text):
        yield Day(found.start(), found.end(), Kind.SPOKEN, days=_DAYS[found[0]])


def _weekdays(text: str) -> Iterator[Day]:
    for found in _WEEKDAY.finditer(text):
        before = found["rel"] or ""
        every = before == "每" or text[max(found.start() - 2, 0) : found.start()] == "每逢"
        yield Day(
            found.start(),
            found.end(),
            Kind.WEEKDAY,
            weekday=6 if found["wd"] == "天" else WEEKDAYS.index(found["wd"]),
            weeks=_WEEKS[before],
            every=every,
        )


def _lunar(text: str) -> Iterator[Day]:
    for found in _LUNAR.finditer(text):
        if not _is_lunar(found):
            continue
        year = found["ly"] or ""
        cycle = year if len(year) == 2 else ""
        yield Day(
            found.start(),
            found.end(),
            Kind.LUNAR,
            year=_year(year) if year and not cycle else None,
            month={"正": 1, "冬": 11, "腊": 12}.get(found["lm"]) or number(found["lm"]),
            day=number(found["ld"].removeprefix("初")),
            years=_YEARS[found["lry"]] if found["lry"] else None,
            leap=bool(found["leap"]),
            cycle=cycle,
            marked=bool(found["mark"]),
        )
    for found in _NEW_YEAR.finditer(text):
        day = number(found["ld"].removeprefix("初"))
        month = 12 if day in (29, 30) else 1
        yield Day(found.start(), found.end(), Kind.LUNAR, month=month, day=day)


def _is_lunar(found: re.Match[str]) -> bool:
    """Whether a month and a day are the moon's: by name (农历, 正月, 初三, 闰四月, a stem and
    branch), or in Chinese without 日."""
    if found["mark"]:
        return True
    if found["lm"].isdecimal() or found["ld"].isdecimal():
        return False
    if found["lm"] in "正冬腊" or found["leap"] or found["ld"].startswith(("初", "廿")):
        return True
    return found["ri"] is None or len(found["ly"] or "") == 2


def cycle(year: int) -> str:
    """The stem and branch of the lunar year that begins in a year: 2026 丙午."""
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


def spans(days: Sequence[Day], text: str) -> Iterator[tuple[Day, Day]]:
    """Pairs of calendar expressions with only a 至, 到 or dash between them; with 从 or 自 before
    the first also 起, 持续 and the like.
    """
    for one, other in pairwise(days):
        between = text[one.end : other.start]
        if one.kind is other.kind is Kind.DATE and (
            _DASH.fullmatch(between)
            or (text[one.start - 1 : one.start] in ("从", "自") and _LASTING.fullmatch(between))
        ):
            yield one, other
