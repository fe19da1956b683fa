"""The day of the week against the date beside it (11月21日（星期五））."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from newsroom.model.finding import Severity
from newsroom.proof import days
from newsroom.proof.days import WEEKDAYS, Day, Kind
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.telling import through
from newsroom.proof.text import Text

_JOINED = re.compile("[、和及与至到—–~～-]{1,2}")
_TO_WEEKDAY = re.compile(
    "[ 　]?[（(，,]?[ 　]?(?:就是|正是|是)?(?:农历[^，。；（()）]{3,9}[，,、 　])?"
)
_TO_DATE = re.compile("[ 　]?[（(，,]?[ 　]?(?:即|也就是|就是|是|公历)?")
_CLOSED = re.compile("[）)]|[^\u4e00-\u9fff]|[上下早晚中起至到前后当晨的]|$")
_EVERY = re.compile("每(?:逢)?(?:个)?[^，。；]{0,6}$")

_Dates = tuple[datetime.date, ...]


def _look(text: Text, setting: Setting, year: int | None) -> Iterator[Slip]:
    if not any(mark in text.text for mark in ("星期", "周", "礼拜")):
        return
    meant = days.meant(text.days, setting.day, year)
    fixed = {day.weekday for day in text.days if day.every}
    for date, weekday in _pairs(text):
        dates = meant[date]
        one, other = text.days[date], text.days[weekday]
        if not dates or any(made.weekday() == other.weekday for made in dates):
            continue
        told = meant[weekday]
        known = bool(told) and any(abs((told[0] - made).days) < 7 for made in dates)
        if (
            (known or other.weekday in fixed)
            and one.kind is Kind.DATE
            and other.weekday is not None
        ):
            yield _date(text, one, told[0] if known else _near(dates[0], other.weekday), dates)
        else:
            yield _weekday(text, other, dates[0])


def _pairs(text: Text) -> Iterator[tuple[int, int]]:
    """Places of a date (or 今天) and of a weekday that are one day."""
    places = [place for place, day in enumerate(text.days) if day.kind is not Kind.LUNAR]
    found = [text.days[place] for place in places]
    taken: set[int] = set()
    for at in range(len(found) - 1):
        if at in taken:
            continue
        pairs: list[tuple[int, int]] = []
        if found[at].kind is Kind.WEEKDAY and found[at + 1].dated:
            pairs = [(at + 1, at)] if _stands_before(text, found, at) else []
            taken.update(date for date, _ in pairs)
        elif _is_day(found[at]) and found[at + 1].kind is Kind.WEEKDAY:
            pairs = _group(text, found, at)
            taken.update(weekday for _, weekday in pairs)
        yield from ((places[date], places[weekday]) for date, weekday in pairs)


def _is_day(one: Day) -> bool:
    return one.dated or one.kind is Kind.SPOKEN


def _stands_before(text: Text, found: Sequence[Day], at: int) -> bool:
    weekday, date = found[at], found[at + 1]
    if weekday.every or _after_every(text, weekday):
        return False
    if at and _is_day(found[at - 1]) and found[at - 1].end + 3 > weekday.start:
        return False
    between = text.text[weekday.end : date.start]
    return _TO_DATE.fullmatch(between) is not None and (between != "" or weekday.weeks is not None)


def _group(text: Text, found: Sequence[Day], at: int) -> list[tuple[int, int]]:
    """A date with its weekday, or two dates with two weekdays (28日、29日（周六、周日）)."""
    one, other = found[at], found[at + 1]
    between = text.text[one.end : other.start]
    if other.every or not _TO_WEEKDAY.fullmatch(between) or not _ends(text, other):
        return []
    spoken = one.kind is Kind.SPOKEN
    if spoken and (not re.search("[是（(]", between) or _quoted(text, one.start)):
        return []
    more = at + 2 < len(found) and found[at + 2].kind is Kind.WEEKDAY
    if more and _joined(text, other, found[at + 2]):
        if at and found[at - 1].dated and _joined(text, found[at - 1], one):
            return [(at - 1, at + 1), (at, at + 2)]
        return []
    return [(at, at + 1)]


def _joined(text: Text, one: Day, other: Day) -> bool:
    return _JOINED.fullmatch(text.text[one.end : other.start]) is not None


def _ends(text: Text, weekday: Day) -> bool:
    """周一 is also the beginning of a name or of other words."""
    written = text.text[weekday.start : weekday.end]
    return not written.startswith("周") or _CLOSED.match(text.text, weekday.end) is not None


def _after_every(text: Text, weekday: Day) -> bool:
    return _EVERY.search(text.text[: weekday.start]) is not None


def _quoted(text: Text, place: int) -> bool:
    return text.text.count("“", 0, place) > text.text.count("”", 0, place)


def _near(date: datetime.date, weekday: int) -> datetime.date:
    """The day of that weekday that lies nearest to a date."""
    ahead = (weekday - date.weekday()) % 7
    return date + datetime.timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _weekday(text: Text, one: Day, date: datetime.date) -> Slip:
    written = text.text[one.start : one.end]
    right = WEEKDAYS[date.weekday()]
    if right == "日" and written.startswith("礼拜"):
        right = "天"
    words = f"{date.year}年{date.month}月{date.day}日是星期{WEEKDAYS[date.weekday()]}"
    return Slip(one.start, one.end, words, (written[:-1] + right,))


def _date(text: Text, one: Day, right: datetime.date, dates: Sequence[datetime.date]) -> Slip:
    written = text.text[one.start : one.end]
    was = dates[0]
    shown = WEEKDAYS[was.weekday()]
    words = f"{was.year}年{was.month}月{was.day}日是星期{shown}"
    at = written.rfind(str(was.day))
    same = (right.year, right.month) == (was.year, was.month)
    if at < 0 or not same:
        return Slip(one.start, one.end, words)
    changed = f"{written[:at]}{right.day}{written[at + len(str(was.day)) :]}"
    return Slip(one.start, one.end, words, (changed,))


RULES: tuple[Rule, ...] = (
    Rule("weekday", "星期与日期不符", Severity.ERROR, "公历推算", through(_look), Scope.STORY),
)
