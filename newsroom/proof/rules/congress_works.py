"""Laws, decisions and resolutions by the meeting that passed them; when 两会 are held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from newsroom.model.finding import Severity
from newsroom.proof import days, lexicon, numerals
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.statutes import STATE, Statute, statutes
from newsroom.proof.text import Text

_NUMBER = "[一二三四五六七八九十]{1,3}"
_HALL = (
    rf"(?P<term>第?{_NUMBER}届)(?P<house>全国(?:人大|人民代表大会))"
    rf"(?P<standing>常委会|常务委员会)?(?P<session>第?{_NUMBER}次会议)"
)
_PASSES = "(?:审议|表决|审议并|高票|审议表决|表决并|审议并表决)*通过"
_NAME = rf"《?(?:{STATE})?(?P<name>[\u4e00-\u9fff]{{1,20}}?(?:法典|法|条例|总则))"
_LAW_BY = re.compile(
    rf"{_NAME}》?[，,]?(?:已|是)?(?:于[^，。；]{{2,12}})?(?:由|经|在)?{_HALL}(?:上|期间)?{_PASSES}"
)
_BY_LAW = re.compile(
    rf"{_HALL}(?:上|期间)?[，,]?{_PASSES}(?:了|并公布了?|公布了?)?(?:新修订的|修订后的|修改后的)?"
    rf"(?P<law>《?(?:{STATE})?[\u4e00-\u9fff]{{2,24}})"
)
_PLENUM = re.compile(
    rf"(?P<event>(?P<term>{_NUMBER})届(?:中央委员会第)?(?P<number>[一二三四五六七])(?:中全会|次全体会议))"
)
_REACH = 80  # characters behind a plenum in which what it passed is named
_MADE = re.compile(r"通过|作出|做出|提出|部署|审议|拉开|揭开|开启|开创|吹响|专题研究")
_CUT = re.compile(r"[。；！？\n]|中全会|次全体会议|大(?:以来|报告)|人大|大会|之后|以来|以后")
_AHEAD = re.compile(r"学习|贯彻|落实|精神|部署|要求|根据|按照|依据")
_TWO = re.compile(
    r"(?:(?P<year>20[0-9]{2})年(?:的)?)?全国两会(?:将|已|定)?(?:于|在)(?P<month>[0-9]{1,2})月"
    r"(?:[0-9]{1,2}日)?(?:上旬|中旬|下旬|初)?(?:起|陆续|在京|在北京|正式|胜利|隆重|相继)*(?:召开|举行|开幕)"
)
_LASTS = 5  # years that a term lasts
_SUFFIXES = ("法典", "法", "条例", "总则")


def laws(text: Text, _setting: Setting) -> Iterator[Slip]:
    """A law passed by a congress in whose years it was neither made nor changed."""
    if "通过" not in text.text or "届全国" not in text.text:
        return
    for found in _LAW_BY.finditer(text.text):
        yield from _law(found, _ending(found["name"]))
    for found in _BY_LAW.finditer(text.text):
        yield from _law(found, _beginning(found["law"]))


def _ending(words: str) -> Statute | None:
    """The longest known law whose name ends there."""
    return next((s for at in range(len(words) - 2) if (s := statutes().get(words[at:]))), None)


def _beginning(words: str) -> Statute | None:
    """The longest known law whose name begins there."""
    name = words.lstrip("《").removeprefix(STATE)
    for end in range(len(name), 2, -1):
        if name[:end].endswith(_SUFFIXES) and name[:end] in statutes():
            return statutes()[name[:end]]
    return None


def _law(found: re.Match[str], law: Statute | None) -> Iterator[Slip]:
    first = _first(days.number(found["term"].strip("第届")))
    if law is None or not law.years or first is None:
        return
    session = days.number(re.sub("[^一二三四五六七八九十]", "", found["session"]))
    if found["standing"]:
        held = range(first, first + _LASTS + 1)
        if not law.years & set(held):
            place, right = "term", _spelled(found["term"], _term_of(max(law.years)))
            words = f"《{law.name}》{_years(law)}通过或修改，不在这一届任期内"
            yield Slip(*found.span(place), words, right)
    elif session <= _LASTS and first + session - 1 not in law.years:
        words = f"《{law.name}》{_years(law)}通过或修改，那时开的不是这次会议"
        yield _session(found, law, session, words)


def _session(found: re.Match[str], law: Statute, session: int, words: str) -> Slip:
    """The sessions of the years of a law: only the term where that is all that is wrong."""
    right = [(term, year - begun + 1) for year in sorted(law.years) for term, begun in _terms(year)]
    same = [term for term, number in right if number == session]
    if same:
        return Slip(*found.span("term"), words, _spelled(found["term"], same[-1]))
    term = days.number(found["term"].strip("第届"))
    mine = [number for one, number in right if one == term]
    lead = "第" if found["session"].startswith("第") else ""
    if mine:
        offered = (f"{lead}{numerals.written(mine[-1])}次会议",)
        return Slip(*found.span("session"), words, offered)
    offered = tuple(
        f"{_spelled(found['term'], term)[0]}{found['house']}{lead}{numerals.written(number)}次会议"
        for term, number in right[-1:]
        if _spelled(found["term"], term)
    )
    return Slip(found.start("term"), found.end("session"), words, offered)


def _years(law: Statute) -> str:
    return "、".join(f"{year}年" for year in sorted(law.years)[-3:])


def _first(term: int) -> int | None:
    return _known()["people"]["first"].get(str(term))


def _terms(year: int) -> Iterator[tuple[int, int]]:
    """The congress in session in March of a year, with its first year."""
    for term, begun in _known()["people"]["first"].items():
        if begun <= year < begun + _LASTS:
            yield int(term), begun


def _term_of(year: int) -> int:
    return next((term for term, _ in _terms(year)), 0)


def _spelled(written: str, term: int) -> tuple[str, ...]:
    if not term:
        return ()
    lead = "第" if written.startswith("第") else ""
    return (f"{lead}{numerals.written(term)}届",)


def works(text: Text, _setting: Setting) -> Iterator[Slip]:
    """What a plenum passed, said of another one."""
    if "中全会" not in text.text and "次全体会议" not in text.text:
        return
    for found in _PLENUM.finditer(text.text):
        told = f"{days.number(found['term'])}-{days.number(found['number'])}"
        behind = text.text[found.end() : found.end() + _REACH]
        cut = _CUT.search(behind)
        behind = behind[: cut.start()] if cut else behind
        if _AHEAD.search(behind[:6]) or not _MADE.search(behind):
            continue
        for by, pattern in _works():
            if pattern.search(behind) and told not in by and not _shared(behind, told):
                yield _other(found, by)
                break


def _shared(behind: str, told: str) -> bool:
    """Whether what stands there may be the plenum's own as well."""
    return any(told in by and pattern.search(behind) for by, pattern in _works())


def _other(found: re.Match[str], by: Sequence[str]) -> Slip:
    right = []
    for one in by:
        term, number = (int(part) for part in one.split("-"))
        plenum = found["event"][len(found["term"]) :]
        tail = plenum.replace(found["number"], numerals.written(number), 1)
        right.append(numerals.written(term) + tail)
    words = f"这是{'、'.join(right)}的成果"
    return Slip(*found.span("event"), words, tuple(right))


def two_sessions(text: Text, setting: Setting) -> Iterator[Slip]:
    """全国两会 in another month than March (May in 2020)."""
    if "全国两会" not in text.text:
        return
    for found in _TWO.finditer(text.text):
        year = int(found["year"]) if found["year"] else setting.day.year if setting.day else 0
        right = 5 if year == 2020 else 3
        if year and int(found["month"]) != right:
            words = f"{year}年全国两会在{right}月召开"
            yield Slip(*found.span("month"), words, (str(right),))


@cache
def _works() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    return tuple((tuple(one["by"]), re.compile("|".join(one["words"]))) for one in _known()["work"])


def _known() -> Mapping[str, Any]:
    return lexicon.table("congress.toml")


_SOURCE = "会议公报"

RULES: tuple[Rule, ...] = (
    Rule("laws_passed", "法律由哪次会议通过", Severity.ERROR, "全国人大常委会公报", laws),
    Rule("works", "全会的成果", Severity.ERROR, _SOURCE, works),
    Rule("two_sessions", "全国两会的会期", Severity.WARNING, _SOURCE, two_sessions),
)
