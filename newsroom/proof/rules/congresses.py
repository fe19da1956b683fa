"""National congresses and plenums against their days; five-year plans against their years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsroom.model.finding import Severity
from newsroom.proof import days, lexicon
from newsroom.proof.days import Day, Kind
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_N = "十[一二三四五六七八九]|二十[一二三四]?|[五六七八九十]"
_ONE = "[一二三四五六七八九十]{1,2}"
_EVENT = re.compile(
    rf"(?:党的|中共|我们党)?(?<!二)(?P<brief>十[一二三四五六七八九]|二十)大(?![街道洲队连军陆字点类件])"
    rf"|(?:中国共产党|党的|中共)第(?P<party>{_N})次全国代表大会"
    rf"|(?:党的|中共)?(?P<term>十[一二三四五六七八九]|二十)届(?P<plenum>{_ONE})中全会"
    rf"|第?(?P<term2>{_N})届中央委员会第(?P<plenum2>{_ONE})次全体会议"
    rf"|第?(?P<hall>{_N})届全国(?P<kind>人大|人民代表大会|政协)第?(?P<session>{_ONE})次会议"
    rf"|(?:全国政协|中国人民政治协商会议)第?(?P<hall2>{_N})届(?:全国委员会|委员会)?第?"
    rf"(?P<session2>{_ONE})次会议"
)
_SESSION = re.compile(
    rf"(?<!大会)第?(?P<term>{_ONE}|二十[一-九]|三十)(?P<unit>[届次])(?P<body>(?:全国)?(?:人大|人民代表大会|政协|"
    r"(?:区|县|市|省|州)?(?:代表大会|委员会)|全国委员会|中央委员会)?(?:常务委员会|常委会)?)"
    rf"第?(?P<session>[一二三四五六七八九十]{{1,3}})(?P<unit2>[届次])(?P<kind>会议|全会|全体会议)"
)
_TURNED = re.compile(
    rf"(?<!政协)(?P<state>全国)?人大第?(?P<term>{_ONE}|二十[一-九])届第?(?P<session>{_ONE})次会议"
    rf"|第?(?P<term2>{_ONE}|二十[一-九])届(?P<session2>{_ONE})次人大会议"
)
_HELD = "召开|举行|开幕|闭幕|胜利召开|胜利闭幕|通过|作出|提出|审议|决定|选举|产生"
_OF = re.compile("(?:[，,]|在北京|在京|胜利|隆重)*(?:召开|举行|开幕|闭幕)的$")
_COMMA = re.compile("[，,]?$")
_THEN = re.compile(f"[”》]?(?:在北京|在京|人民大会堂|胜利|隆重|上|首次)*(?:{_HELD})")
_BEHIND = re.compile("[（(]|(?:是|于|在|是在)$")
_PLAN = re.compile(
    "(?P<name>[“‘]?十(?P<which>[一二三四五六])五[”’]?(?:规划|时期|期间)?|第十(?P<which2>[一二三四五六])个五年规划(?:纲要)?)"
    "[（(](?P<from>[0-9]{4})年?[—–~～至到-]{1,2}(?P<to>[0-9]{4})年?[)）]"
)
_TURN = re.compile(
    "(?:(?P<y>[0-9]{4})年|(?P<now>今年))是?(?:我国|全省|全市|全县|全区)?(?:实施)?"
    "[“‘]?十(?P<which>[一二三四五六])五[”’]?(?:规划|时期)?的?(?P<turn>开局|起步|收官|收尾)之?年"
)


@dataclass(frozen=True, slots=True)
class _Event:
    """A meeting named in copy. name: its short name; first, last: its days, where they are known
    (a people's congress: its year)."""

    name: str
    first: datetime.date
    last: datetime.date


def dates(text: Text, setting: Setting) -> Iterator[Slip]:
    """A congress, plenum or session with the year, month or day of another."""
    if not any(mark in text.text for mark in ("大", "届", "次全国")):
        return
    for found in _EVENT.finditer(text.text):
        yield from _too_many(found)
        event = _event(found)
        if event is None:
            continue
        day = _linked(text, found)
        if day is not None and not _fits(day, event, setting.day):
            words = f"{event.name}是{_said(event)}召开的"
            yield Slip(day.start, day.end, words, _right(text.text, day, event))


def sessions(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Terms are 届, meetings 次; a people's congress is named behind its term, 政协 before it."""
    if "会" not in text.text or not any(mark in text.text for mark in "届次"):
        return
    for found in _SESSION.finditer(text.text):
        if (found["unit"], found["unit2"]) != ("届", "次"):
            words = "代表大会、委员会论“届”，会议论“次”"
            yield Slip(*found.span(), words, _named(found))
    for found in _TURNED.finditer(text.text):
        term = found["term"] or found["term2"]
        session = found["session"] or found["session2"]
        words = "人民代表大会的届次写作“…届人大…次会议”"
        right = f"{term}届{found['state'] or ''}人大{session}次会议"
        yield Slip(*found.span(), words, (right,), severity=Severity.WARNING)


def _named(found: re.Match[str]) -> tuple[str, ...]:
    whole, start = found[0], found.start()
    one, other = found.start("unit") - start, found.start("unit2") - start
    right = f"{whole[:one]}届{whole[one + 1 : other]}次{whole[other + 1 :]}"
    plain = f"{found['term']}届{found['body']}{found['session']}次{found['kind']}"
    if found["body"] == "政协":
        return (f"政协{found['term']}届{found['session']}次{found['kind']}", right)
    return (right, plain) if plain != right else (right,)


def plans(text: Text, setting: Setting) -> Iterator[Slip]:
    """The years of a five-year plan, its first and its last."""
    if "五" not in text.text:
        return
    for found in _PLAN.finditer(text.text):
        first = _first_year(found["which"] or found["which2"])
        if (int(found["from"]), int(found["to"])) != (first, first + 4):
            start, end = found.start("from"), found.end("to")
            between = found.string[found.end("from") : found.start("to")]
            words = f"{found['name']}是{first}—{first + 4}年"
            yield Slip(start, end, words, (f"{first}{between}{first + 4}",))
    for found in _TURN.finditer(text.text):
        year = int(found["y"]) if found["y"] else setting.day.year if setting.day else None
        first = _first_year(found["which"])
        right = first if found["turn"] in ("开局", "起步") else first + 4
        if year is not None and year != right:
            words = f"“十{found['which']}五”{found['turn']}之年是{right}年"
            offered = (f"{right}年",)
            yield Slip(found.start(), found.end("y" if found["y"] else "now"), words, offered)


def _first_year(which: str) -> int:
    return 2006 + 5 * (days.number(which) - 1)


def _too_many(found: re.Match[str]) -> Iterator[Slip]:
    term, plenum = found["term"] or found["term2"], found["plenum"] or found["plenum2"]
    if term and plenum:
        most = _known()["limits"].get(str(days.number(term)), 0)
        if most and days.number(plenum) > most:
            place = "plenum" if found["plenum"] else "plenum2"
            yield Slip(*found.span(place), f"{term}届中央委员会没有开过这么多次全会")
    session = found["session"] or found["session2"]
    if session and days.number(session) > _known()["people"]["sessions"]:
        place = "session" if found["session"] else "session2"
        yield Slip(*found.span(place), "全国人大、全国政协每届开五次会议")


def _event(found: re.Match[str]) -> _Event | None:
    party = found["brief"] or found["party"]
    if party:
        span = _known()["party"].get(str(days.number(party)))
        return _Event(f"党的{party}大", *span) if span else None
    term, plenum = found["term"] or found["term2"], found["plenum"] or found["plenum2"]
    if term:
        span = _known()["plenum"].get(f"{days.number(term)}-{days.number(plenum)}")
        return _Event(f"{term}届{plenum}中全会", *span) if span else None
    hall, session = found["hall"] or found["hall2"], found["session"] or found["session2"]
    first = _known()["people"]["first"].get(str(days.number(hall)))
    if first is None or days.number(session) > _known()["people"]["sessions"]:
        return None
    year = first + days.number(session) - 1
    body = "全国政协" if found["hall2"] or found["kind"] == "政协" else "全国人大"
    name = f"{hall}届{body}{session}次会议"
    return _Event(name, datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _linked(text: Text, found: re.Match[str]) -> Day | None:
    """The date that copy gives the meeting: 2017年召开的…; 2017年10月，…开幕; …（2017年）."""
    for day in text.days:
        if day.kind is not Kind.DATE or day.year is None:
            continue
        if day.end <= found.start():
            between = text.text[day.end : found.start()]
            held = _THEN.match(text.text, found.end())
            if _OF.fullmatch(between) or (_COMMA.fullmatch(between) and held):
                return day
        elif found.end() <= day.start <= found.end() + 4:
            between = text.text[found.end() : day.start].lstrip("”》")
            closed = text.text[day.end : day.end + 1]
            if between in ("（", "(") and closed in ("）", ")"):
                return day
            if between in ("于", "在", "是", "是在", "是于") and re.match(
                "(?:[至到][0-9]{1,2}日)?(?:在北京|在京|胜利|隆重)*(?:召开|举行|开幕|闭幕)",
                text.text[day.end :],
            ):
                return day
    return None


def _fits(day: Day, event: _Event, _issue: datetime.date | None) -> bool:
    assert day.year is not None
    if day.month is None:
        return event.first.year <= day.year <= event.last.year
    length = days.month_length(day.month, day.year)
    if not length or (day.day is not None and not 1 <= day.day <= length):
        return True
    first = datetime.date(day.year, day.month, day.day or 1)
    last = datetime.date(day.year, day.month, day.day or length)
    return first <= event.last and event.first <= last


def _said(event: _Event) -> str:
    first, last = event.first, event.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}年"
    if first == last:
        return f"{first.year}年{first.month}月{first.day}日"
    ended = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
    return f"{first.year}年{first.month}月{first.day}日至{ended}"


def _right(text: str, day: Day, event: _Event) -> tuple[str, ...]:
    written, first = text[day.start : day.end], event.first
    if (first.month, first.day) == (1, 1) or day.month is None:
        return (
            (written.replace(str(day.year), str(first.year)),) if str(day.year) in written else ()
        )
    if day.day is None:
        return (f"{first.year}年{first.month}月",)
    closing = "闭幕" in text[day.end : day.end + 24]
    told = event.last if closing else first
    return (f"{told.year}年{told.month}月{told.day}日",)


def _known() -> Mapping[str, Any]:
    return lexicon.table("congress.toml")


_SOURCE = "会议公报"

RULES: tuple[Rule, ...] = (
    Rule("congresses", "会议届次与会期", Severity.ERROR, _SOURCE, dates),
    Rule("sessions", "会议届次的写法", Severity.ERROR, "《宪法》；《中国共产党章程》", sessions),
    Rule("plans", "五年规划的起止年份", Severity.ERROR, "历次五年规划纲要", plans),
)
