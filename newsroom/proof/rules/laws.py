"""Laws by their full names, with the years in which they were made, changed and came into force."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.statutes import STATE, Statute, near, statutes
from newsroom.proof.text import Text

_TITLE = re.compile(
    f"《(?P<state>{STATE})?(?P<name>[^《》〈〉（）()]{{2,30}})(?:[（(][^）)《》]{{1,12}}[）)])?》"
)
_KINDS = ("法", "条例", "法典")
_PLACE = re.compile(
    "[省市县州]|[镇乡](?!村)|自治区|(?<![社域胜])区(?!划)|[美英法德日韩俄]国|欧盟|联合国|国际|新加坡|日本"
)
_DATE = "(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?)?"
_FROM = re.compile(
    f"[^，。；《》]{{0,8}}[，,]?(?:已|将)?(?:自|于|从|在)?{_DATE}起?(?:正式|全面|开始)*(?:施行|实施|生效)"
)
_MADE = re.compile(
    f"(?:[，,]?(?:已|是|最早)?(?:于|在)|[（(]){_DATE}(?:由?[^，。；]{{0,14}}(?:第[一二三]次)?)(?P<how>修订|修正|修改|通过|颁布|公布|制定|出台)"
)
_OF_FROM = re.compile(
    f"{_DATE}起?(?:正式|全面|开始)*(?:施行|实施|生效)的(?:新|新版|新修订的?|修订后的)?(?:我国)?$"
)
_OF_MADE = re.compile(
    f"{_DATE}(?:新|第[一二三]次)?(?:修订|修正|修改|颁布|通过|公布|制定|出台)(?:实施|施行)?的(?:新)?(?:我国)?(?:首部)?$"
)
_BY = re.compile("(?:根据|依据|依照|按照|违反|触犯|适用|遵照|援引)(?:了)?$")
_PAST = re.compile("当时|原|旧|曾|时任|废止|此前|那年|历史|以前|过去")
_KNOWN_UNTIL = 2025  # later changes are not in the list: years after it are not judged


def names(text: Text, setting: Setting) -> Iterator[Slip]:
    """Names that no law has, one character or some off those that there are; laws repealed."""
    if "《" not in text.text:
        return
    for found in _TITLE.finditer(text.text):
        name = found["name"]
        known = statutes().get(name)
        if known is not None:
            yield from _repealed(text.text, found, known, setting.day)
        elif name.endswith(_KINDS) and not _PLACE.search(name):
            right = near(name)
            if right:
                words = f"没有《{name}》，应为《{right[0]}》"
                # Without 中华人民共和国 it may be a short form that is in use.
                weight = None if found["state"] else Severity.WARNING
                yield Slip(*found.span("name"), words, right, severity=weight)


def years(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Years in which a law was not made or changed; days from which it does not hold."""
    if "《" not in text.text:
        return
    for found in _TITLE.finditer(text.text):
        known = statutes().get(found["name"])
        if known is None or not known.years:
            continue
        before = text.text[max(found.start() - 30, 0) : found.start()]
        offset = found.start() - len(before)
        for linked, shift in (
            (_FROM.match(text.text, found.end()), 0),
            (_OF_FROM.search(before), offset),
        ):
            if linked is not None:
                yield from _in_force(known, linked, shift)
        for linked, shift in (
            (_MADE.match(text.text, found.end()), 0),
            (_OF_MADE.search(before), offset),
        ):
            if linked is not None:
                yield from _made(known, linked, shift)


def _repealed(
    text: str, found: re.Match[str], known: Statute, issue: datetime.date | None
) -> Iterator[Slip]:
    if known.until is None or not _BY.search(text[: found.start()]):
        return
    if issue is None or issue < known.until:
        return
    head = max(text.rfind(stop, 0, found.start()) for stop in "。；！？\n") + 1
    sentence = text[head : found.end() + 20]
    early = any(int(year) < known.until.year for year in re.findall("([12][0-9]{3})年", text))
    if not _PAST.search(sentence) and not early:
        words = f"《{known.name}》自{_spelled(known.until)}起废止，现行的是《{known.heir}》"
        yield Slip(*found.span("name"), words, (known.heir,), severity=Severity.WARNING)


def _in_force(known: Statute, linked: re.Match[str], shift: int) -> Iterator[Slip]:
    year = int(linked["year"])
    month, day = int(linked["month"] or 0), int(linked["day"] or 0)
    if not known.force or year > _KNOWN_UNTIL or _begins(known, year, month, day):
        return
    if not _surely(known, year, month, day):
        return
    right = min(known.force, key=lambda one: abs(one.year - year))
    shown = (
        f"{right.year}年"
        + (f"{right.month}月" if month else "")
        + (f"{right.day}日" if day else "")
    )
    start, end = (
        linked.start("year"),
        linked.end("day" if day else "month" if month else "year") + 1,
    )
    words = f"《{known.name}》自{_spelled(right)}起施行"
    yield Slip(start + shift, end + shift, words, (shown,))


def _begins(known: Statute, year: int, month: int, day: int) -> bool:
    return any(
        one.year == year and month in (0, one.month) and day in (0, one.day) for one in known.force
    )


def _surely(known: Statute, year: int, month: int, day: int) -> bool:
    """A small change may hold from its own day, which the list has not: it is left."""
    if len(known.years) == 1 or not {year, year - 1} & known.years:
        return True
    same = {(one.month, one.day) for one in known.force if one.year != year}
    near_ = {(one.year, one.month) for one in known.force}
    return (month, day) in same or (bool(day) and (year, month) in near_)


def _made(known: Statute, linked: re.Match[str], shift: int) -> Iterator[Slip]:
    year = int(linked["year"])
    if year > _KNOWN_UNTIL or year in known.years:
        return
    if known.force and any(one.year == year for one in known.force) and "施" in linked[0]:
        return
    right = min(sorted(known.years), key=lambda one: abs(one - year))
    words = f"《{known.name}》没有在{year}年通过或修改，最近的是{right}年"
    yield Slip(linked.start("year") + shift, linked.end("year") + shift, words, (str(right),))


def _spelled(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


_SOURCE = "全国人大常委会公报、国家法律法规数据库"

RULES: tuple[Rule, ...] = (
    Rule("laws", "法律名称", Severity.ERROR, _SOURCE, names),
    Rule("law_dates", "法律通过、修改、施行的时间", Severity.ERROR, _SOURCE, years),
)
