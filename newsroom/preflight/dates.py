"""The date of an issue: weekday and lunar date are the calendar's, and it follows the last one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsroom.model.issue import Issue, IssueKind
from newsroom.preflight.numbering import before
from newsroom.preflight.snapshot import Found, Snapshot, on_page
from newsroom.text import calendar
from newsroom.text.holidays import holiday

_ALMANAC = (("冬月", "十一月"), ("腊月", "十二月"), ("廿", "二十"), ("卅", "三十"))
_LUNAR = re.compile(r"(?:农历|阴历)?(?:(.{2})年)?(.+?)日?$")


def printed_date(snapshot: Snapshot) -> Iterator[Found]:
    """Date, weekday and lunar date as the masthead prints them."""
    issue = snapshot.edition.issue
    facts, date = issue.facts, issue.facts.date or issue.date
    if date != issue.date:
        yield _found(
            snapshot,
            f"报头日期是{_told(date)}，本期日期是{_told(issue.date)}",
            "在“版面—期次资料…”里改成同一天",
        )
    expected = calendar.weekday(date)
    if facts.weekday and facts.weekday.replace("周", "星期").replace("天", "日") != expected:
        yield _found(
            snapshot, f"{_told(date)}是{expected}，报头印着{facts.weekday}", f"改为{expected}"
        )
    lunar = calendar.lunar(date)
    if facts.lunar_date and not same_lunar(facts.lunar_date, lunar):
        yield _found(
            snapshot, f"{_told(date)}是农历{lunar}，报头印着{facts.lunar_date}", f"改为{lunar}"
        )


def same_lunar(printed: str, lunar: str) -> bool:
    """Whether a printed lunar date (农历九月十一, 辛丑年九月十一日) is that of the calendar; the
    almanac's names of months count as well, and a year that is not printed cannot be wrong.
    """
    text = re.sub(r"[\s（）()]", "", printed)
    for name, usual in _ALMANAC:
        text = text.replace(name, usual)
    match = _LUNAR.fullmatch(text)
    year, day = lunar[:2], lunar[3:]
    if match is None:
        return False
    wanted = day.replace("廿", "二十").replace("卅", "三十")
    return (match[1] or year) == year and match[2] == wanted


def interval(snapshot: Snapshot) -> Iterator[Found]:
    """An issue earlier or later than is usual after the last one. Combined issues and public
    holidays in between explain a longer time.
    """
    issue = snapshot.edition.issue
    usual = snapshot.edition.publication.period_days
    last = before(snapshot.others, issue)
    if last is None or issue.number.kind is not IssueKind.REGULAR or usual <= 0:
        return
    days = (issue.date - last.date).days
    combined = max(len(issue.number.numbers), len(last.number.numbers), 1)
    if days in {usual * count for count in range(1, combined + 1)}:
        return
    rest = _holiday_between(last.date, issue.date)
    if days > usual and rest:
        return
    apart = f"与上一期（{_short(last)}）相隔 {days} 天" if days else "与上一期同一天出版"
    yield _found(snapshot, f"{apart}，本报每 {usual} 天一期", "核对出版日期；停期、提前出版请说明")


def _holiday_between(start: datetime.date, end: datetime.date) -> str:
    """The public holiday that makes issues come later; empty where there is none."""
    for day in range(1, min((end - start).days, 60) + 1):
        name = holiday(start + datetime.timedelta(days=day))
        if name:
            return name
    return ""


def _found(snapshot: Snapshot, words: str, advice: str) -> Found:
    spot = on_page(snapshot.ordered[0]) if snapshot.ordered else None
    issue = snapshot.edition.issue
    judged = (words, issue.date.isoformat())
    if spot is None:
        return Found(words=words, judged=judged, advice=advice)
    return spot.found(words, *judged, advice=advice)


def _told(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def _short(issue: Issue) -> str:
    return f"{issue.date.month}月{issue.date.day}日{issue.number.label}"
