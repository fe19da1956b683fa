"""Lunar dates, years and feasts against the calendar date beside them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsroom.model.finding import Severity
from newsroom.proof import days, feasts
from newsroom.proof.days import Day, Kind
from newsroom.proof.feasts import Told
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.telling import through
from newsroom.proof.text import Text
from newsroom.text import calendar
from newsroom.text.calendar import Moon

_STEMS, _BRANCHES, _ANIMALS = (
    "甲乙丙丁戊己庚辛壬癸",
    "子丑寅卯辰巳午未申酉戌亥",
    "鼠牛虎兔龙蛇马羊猴鸡狗猪",
)
_CYCLE = re.compile(
    f"(?<![\u4e00-\u9fff])(?:农历)?([{_STEMS}])([{_BRANCHES}])([{_ANIMALS}])?年|([{_STEMS}])([{_BRANCHES}])([{_ANIMALS}])年"
)
_YEAR_CYCLE = re.compile(
    rf"(?:(?P<y>[0-9]{{4}})年|(?P<now>今年))[（(，, ]?(?:是|为|即|系|适逢|正值)?(?:我国|中国|传统)?"
    rf"(?:农历|夏历|岁次)?(?P<cycle>[{_STEMS}][{_BRANCHES}])?(?P<animal>[{_ANIMALS}])?年"
)
_FORWARD = re.compile(
    r"[，,、 　（(）)]*(?:(?:星期|周)[一二三四五六日天])?[，,、 　（(）)]*"
    r"(?:也就是|正好是|正是|恰是|恰逢|适逢|正值|时值|也是|就是|是|即|为|系|我国|传统|的){0,3}[“‘]?"
)
_BACKWARD = re.compile(
    "[，,]?[（(]?(?:也就是|对应|即|是|为)?(?:公历|阳历|新历)?(?:的|为|是)?|[（(]"
)
_BEFORE_FEAST = re.compile(f"([{_STEMS}][{_BRANCHES}])年的?$")
_NAMED = re.compile(f"农历|[{_STEMS}][{_BRANCHES}]年")
_SLIP = 40  # days by which a date may be off: farther away the moon's is what is wrong
_HEAD = re.compile(
    "(?:农历|阴历|夏历|旧历|古历)?(?:的|：)?(?:[^月]{2,5}年|今年|去年|明年)?的?(?=闰?[^年]{1,2}月)"
)


def dates(text: Text, setting: Setting, year: int | None) -> Iterator[Slip]:
    """A calendar date and a lunar date that are said to be one day; lunar dates that are none."""
    moons = [day for day in text.days if day.kind is Kind.LUNAR]
    if not moons:
        return
    for one in moons:
        yield from _impossible(one, text)
    meant = days.meant(text.days, setting.day, year)
    shown = [place for place, day in enumerate(text.days) if day.kind is not Kind.WEEKDAY]
    for first, second in pairwise(shown):
        date, moon = _pair(text, first, second)
        if date is None or moon is None or not meant[date]:
            continue
        yield from _compare(text, text.days[date], text.days[moon], meant[date])


def feasts_by_the_moon(text: Text, setting: Setting, year: int | None) -> Iterator[Slip]:
    """A day that is said to be a lunar feast or a solar term, and is not."""
    meant: tuple[tuple[datetime.date, ...], ...] | None = None
    for one in feasts.told(text):
        if one.feast.lunar is None and not one.feast.term:
            continue
        if one.day.kind is Kind.LUNAR:
            yield from _lunar_day(text, one)
            continue
        meant = days.meant(text.days, setting.day, year) if meant is None else meant
        told = meant[one.place]
        if told and not any(one.feast.on(date) for date in told):
            yield _other_day(text, one, told[0])
        elif told:
            yield from _year_of_feast(text, one, told)


def years(text: Text, setting: Setting) -> Iterator[Slip]:
    """Stem, branch and animal of a year (2026年是丙午马年)."""
    if "年" not in text.text:
        return
    for found in _CYCLE.finditer(text.text):
        stem, branch, animal = found.groups()[:3] if found[1] else found.groups()[3:]
        start = found.start(1) if found[1] else found.start(4)
        yield from _cycle(start, stem, branch, animal)
    for found in _YEAR_CYCLE.finditer(text.text):
        year = int(found["y"]) if found["y"] else None
        if found["now"] and setting.day is not None:
            year = calendar.moon(setting.day).year
        if year is None or not 1900 <= year <= 2100:
            continue
        right, animal = days.cycle(year), calendar.animal(year)
        if found["cycle"] and found["cycle"] != right:
            yield Slip(*found.span("cycle"), f"{year}年是农历{right}年", (right,))
        elif found["animal"] and found["animal"] != animal:
            yield Slip(*found.span("animal"), f"{year}年是{animal}年", (animal,))


def _impossible(one: Day, text: Text) -> Iterator[Slip]:
    written = text.text[one.start : one.end]
    month, day = one.month or 0, one.day or 0
    if not 1 <= month <= 12:
        yield Slip(one.start, one.end, "农历只有十二个月")
    elif not 1 <= day <= 30 or ("初" in written and day > 10):
        yield Slip(one.start, one.end, "农历没有这一天")
    else:
        year = one.year if one.year is not None else _cycle_year(one)
        if (
            year is not None
            and 1900 < year < 2100
            and not calendar.of_moon(year, month, day, one.leap)
        ):
            none = f"闰{written[written.index('闰') + 1 :].split('月')[0]}月" if one.leap else ""
            words = f"农历{days.cycle(year)}年没有{none or '这一天，这个月是小月'}"
            yield Slip(one.start, one.end, words)


def _cycle_year(one: Day) -> int | None:
    """The year of a stem and branch nearest to our days; None for other years."""
    near = (year for year in range(1984, 2044) if days.cycle(year) == one.cycle)
    return next(near, None)


def _pair(text: Text, first: int, second: int) -> tuple[int | None, int | None]:
    one, other = text.days[first], text.days[second]
    between = text.text[one.end : other.start]
    if other.kind is Kind.LUNAR and (one.dated or one.kind is Kind.SPOKEN):
        linked = _FORWARD.fullmatch(between)
        spoken = one.kind is Kind.SPOKEN and not re.search(
            "[是（(]|农历", between + "农历" * other.marked
        )
        listed = "、" in between and not other.marked
        return (first, second) if linked and not spoken and not listed else (None, None)
    if one.kind is Kind.LUNAR and other.dated and other.month is not None:
        return (second, first) if between and _BACKWARD.fullmatch(between) else (None, None)
    return None, None


def _compare(text: Text, date: Day, one: Day, told: Sequence[datetime.date]) -> Iterator[Slip]:
    moons = [calendar.moon(day) for day in told if 1900 < day.year < 2100]
    if not moons or one.month is None or one.day is None:
        return
    fits = [moon for moon in moons if (moon.month, moon.day) == (one.month, one.day)]
    start = _core(text.text, one)
    moon = (fits or moons)[0]
    day = told[moons.index(moon)]
    if not fits or (one.leap and not moon.leap):
        words = f"{day.year}年{day.month}月{day.day}日是农历{moon}"
        offered = _written(text.text[start : one.end], moon)
        yield _either(text, date, (start, one.end), (words, offered), _same_moon(one, day), day)
    elif one.cycle and one.cycle != days.cycle(moon.year):
        at = text.text.index(one.cycle, one.start)
        right = days.cycle(moon.year)
        yield Slip(at, at + 2, f"这一天在农历{right}年", (right,))


def _same_moon(one: Day, near: datetime.date) -> datetime.date | None:
    """The day of a lunar date, of the year in which it lies nearest to a day; None where it lies
    months away, so that the lunar date is what is wrong."""
    assert one.month is not None and one.day is not None
    around = (calendar.of_moon(year, one.month, one.day, one.leap) for year in _around(near))
    right = min(
        (day for day in around if day), key=lambda day: abs((day - near).days), default=None
    )
    return right if right is not None and abs((right - near).days) <= _SLIP else None


def _around(date: datetime.date) -> tuple[int, ...]:
    return tuple(year for year in (date.year - 1, date.year, date.year + 1) if 1900 < year < 2100)


def _either(
    text: Text,
    date: Day,
    moon: tuple[int, int],
    told: tuple[str, Sequence[str]],
    right: datetime.date | None,
    was: datetime.date,
) -> Slip:
    """Either the date is wrong or what is said of the moon: both ways to mend it are offered over
    all that stands between; where the date could not be meant, only the moon's."""
    words, offered = told
    written = text.text[date.start : date.end]
    head, found, tail = written.partition(f"{was.month}月{was.day}日")
    if right is None or not found or str(right.year) not in head + str(was.year):
        return Slip(*moon, words, tuple(offered))
    dated = f"{head}{right.month}月{right.day}日{tail}"
    start, end = min(date.start, moon[0]), max(date.end, moon[1])
    whole = text.text[start:end]
    if date.start < moon[0]:
        rest = whole[: moon[0] - start]
        ways = (dated + whole[len(written) :], *(rest + one for one in offered))
    else:
        rest = whole[moon[1] - start :]
        ways = (whole[: date.start - start] + dated, *(one + rest for one in offered))
    return Slip(start, end, words, ways)


def _core(text: str, one: Day) -> int:
    """Where month and day begin, behind 农历 and the year."""
    head = _HEAD.match(text, one.start, one.end)
    return head.end() if head else one.start


def _written(was: str, moon: Moon) -> tuple[str, ...]:
    """A lunar date in the manner of what stands there, then in others."""
    if re.search("[0-9]", was):
        return (
            f"{'闰' if moon.leap else ''}{moon.month}月{moon.day}{'日' if '日' in was else ''}",
        )
    plain = str(moon)
    month, day = plain.split("月")
    old = {"十一": "冬", "十二": "腊"}.get(month, month)
    short = day.replace("二十", "廿") if len(day) == 3 else day
    months = (old, month) if was[0] in "正冬腊" or not was.startswith("十") else (month, old)
    pairs = (short, day) if "廿" in was else (day, short)
    return tuple(dict.fromkeys(f"{m}月{d}" for m in months for d in pairs))


def _lunar_day(text: Text, one: Told) -> Iterator[Slip]:
    if one.feast.lunar is None or one.day.month is None or one.day.day is None:
        return
    month, day = one.feast.lunar
    last = day == 0 and one.day.month == 12 and one.day.day in (29, 30)
    if last or (one.day.month, one.day.day) == (month, day):
        return
    start = _core(text.text, one.day)
    moon = Moon(2000, month, day or 30)
    right = _written(text.text[start : one.day.end], moon)
    yield Slip(start, one.day.end, f"{one.name}是农历{moon}", right)


def _other_day(text: Text, one: Told, date: datetime.date) -> Slip:
    around = (one.feast.when(year) for year in _around(date))
    right = min((day for day in around if day), key=lambda day: abs((day - date).days))
    words = f"{right.year}年的{one.name}是{right.month}月{right.day}日"
    if _NAMED.search(text.text[one.day.end : one.start]):
        offered = (str(calendar.moon(date)),)
        return _either(text, one.day, (one.start, one.end), (words, offered), right, date)
    written = text.text[one.day.start : one.day.end]
    head, found, _ = written.partition(f"{date.month}月{date.day}日")
    dated = (f"{head}{right.month}月{right.day}日",) if found else ()
    return Slip(one.day.start, one.day.end, words, dated)


def _year_of_feast(text: Text, one: Told, told: Sequence[datetime.date]) -> Iterator[Slip]:
    """The stem and branch that stand before a feast with its date (丙午年春节，即2026年2月17日)."""
    found = _BEFORE_FEAST.search(text.text, max(one.start - 5, 0), one.start)
    date = next(day for day in told if one.feast.on(day))
    right = days.cycle(calendar.moon(date).year)
    if found and found[1] != right:
        yield Slip(*found.span(1), f"这一天在农历{right}年", (right,))


def _cycle(start: int, stem: str, branch: str, animal: str | None) -> Iterator[Slip]:
    place = _BRANCHES.index(branch)
    if (_STEMS.index(stem) - place) % 2:
        yield Slip(start, start + 2, "天干地支里没有这一年")
    elif animal and _ANIMALS.index(animal) != place:
        right = _ANIMALS[place]
        yield Slip(start + 2, start + 3, f"{branch}年是{right}年", (right,))


_SOURCE = "农历推算（GB/T 33661—2017）"

RULES: tuple[Rule, ...] = (
    Rule("lunar", "农历与公历不符", Severity.ERROR, _SOURCE, through(dates), Scope.STORY),
    Rule(
        "lunar_feasts",
        "传统节日、节气的日期",
        Severity.ERROR,
        _SOURCE,
        through(feasts_by_the_moon),
        Scope.STORY,
    ),
    Rule("lunar_years", "干支和生肖", Severity.ERROR, _SOURCE, years),
)
