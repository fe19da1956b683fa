"""What a story says of something that has a name: how long, how dear, when built, when held.

So that two stories that name the same may be compared. A name is what stands in quotation or title
marks, an event with its number (第六届云溪读书节), or a thing whose kind ends its name (清河大桥).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.proof import figures
from newsroom.proof.days import Day
from newsroom.proof.days import Kind as Told
from newsroom.proof.figures import Figure
from newsroom.proof.numbers import Kind, Number
from newsroom.proof.sentences import sentence
from newsroom.proof.text import Story, Text
from newsroom.text import words

_HAN = r"\u3400-\u9fff"
_KINDS = (
    "大桥|隧道|水库|公园|广场|公路|高速|铁路|高铁|大厦|学校|小学|中学|幼儿园|医院|卫生院|图书馆|博物馆|体育馆|文化馆|纪念馆"
    "|展览馆|电站|泵站|水厂|污水处理厂|项目|工程|产业园|工业园|基地|溶洞|古镇|步道|绿道|市场|码头|机场|车站|灌区|渠|塔|桥"
)
_THING = re.compile(rf"[{_HAN}A-Za-z0-9]{{1,14}}(?:{_KINDS})")
_FIRST = re.compile(rf"[{_HAN}A-Za-z0-9]{{2,14}}?(?:{_KINDS})")
_MORE = re.compile(rf"[{_HAN}]{{0,2}}(?:{_KINDS})")
# What is written before a thing and is no part of its name.
_LED = re.compile(
    r".*(?:[的了在是为由将把对从到与和及、了]|位于|建设|实施|推进|新建|改建|扩建|走进|来到|记者|了解到|获悉|据悉|日前|目前|今天|昨天|其中|总投资|投资|全长|我区|我县|我市|该区|该县)"
)
_SITED = re.compile(r"(?:位于|地处|坐落于|坐落在|横跨|连接|穿过|北起|南起|东起|西起).*$")
# Of these there are several of one description, unless a place says which.
_MANY = re.compile(r"(?:项目|工程|基地|步道|绿道|市场|公园|广场|产业园|工业园|灌区|渠)$")
_PLACED = re.compile(rf"[{_HAN}]{{2,4}}[省市县镇乡村江河湖山]")
_EVENT = re.compile(
    rf"(?P<name>[{_HAN}A-Za-z“”·]{{2,14}}?(?:运动会|博览会|展览会|交易会|洽谈会|[^小]节|大赛|锦标赛|论坛))"
)
_QUOTED = re.compile(rf"[“《](?P<name>[{_HAN}A-Za-z0-9·]{{4,20}})[”》]")
_BUILT = re.compile(r"(?:始建|建成|成立|创办|创建|落成|竣工|通车)于$")
_HELD = re.compile(r"[^。；]{0,12}?(?P<verb>开幕|闭幕|举行|举办|启动|开赛|召开)")
_PARTLY = frozenset({"投资", "面积", "额", "价", "价值", "容量", "可容纳", "造价"})
"""What is told of parts and phases as well, unless it says 总."""
_SESSION = "届次"
_LEAST = 4  # characters of a name that is not another's by chance


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said of a name. what: 全长（米）, 届, 建成, 开幕 …; value: compared; start, end: of
    what says it, in passage `text` of its story; written: as it stands there. lasts: it does not
    change with time.
    """

    name: str
    what: str
    value: object
    text: int
    start: int
    end: int
    written: str
    lasts: bool
    number: Number | None = None

    @property
    def said(self) -> str:
        """What is said, in words."""
        if self.what == _SESSION:
            return f"“{self.name}”是{self.written}"
        if self.lasts:
            return f"“{self.name}”{self.what.partition('（')[0]}{self.written}"
        return f"“{self.name}”{self.written}{self.what}"


def read(story: Story, issue: datetime.date | None = None) -> tuple[Fact, ...]:
    """What a story says of names, in reading order. issue: the day that 昨日 is told from; without
    it such days say nothing.
    """
    return tuple(
        fact for place, text in enumerate(story.texts) for fact in _read(text, place, issue)
    )


def clash(one: Fact, other: Fact) -> bool:
    """Whether two stories say different things of one name, told equally exactly."""
    if one.what != other.what or one.value == other.value or not same_name(one.name, other.name):
        return False
    if one.number is not None and other.number is not None:
        return not figures.rounded(one.number, other.number)
    if isinstance(one.value, tuple) and isinstance(other.value, tuple):
        pairs = zip(one.value, other.value, strict=True)
        return any(a != b for a, b in pairs if a is not None and b is not None)
    return True


def _read(text: Text, place: int, issue: datetime.date | None) -> Iterator[Fact]:
    named: tuple[str, int] = ("", 0)
    for figure in figures.read(text, place):
        if figure.label:
            fact = _measured(text, figure, *named)
            if fact is not None:
                yield fact
                named = (fact.name, sentence(text.text, fact.start)[1])
    if text.days:
        yield from _built(text, place)
    if "届" in text.text or "“" in text.text:
        yield from _held(text, place, issue)


def _measured(text: Text, figure: Figure, last: str, until: int) -> Fact | None:
    """清河大桥全长1860米, 总投资2.6亿元的清河大桥. last: the name that was measured before in the
    sentence that ends there, which has more sides than one.
    """
    number, copy = figure.number, text.text
    start = copy.rfind(figure.label, 0, number.start)
    start -= copy[start - 1 : start] in ("全", "总")
    name = _name_before(copy, start) or _name_behind(copy, number.unit_end)
    name = name or (last if number.start < until and copy[start - 1 : start] in "，、" else "")
    if not name or (figure.label in _PARTLY and copy[start] != "总"):
        return None
    place, end = figure.text, number.unit_end
    what, written = f"{figure.label}（{number.unit}）", copy[number.start : end]
    return Fact(name, what, number.value, place, number.start, end, written, True, number)


def _built(text: Text, place: int) -> Iterator[Fact]:
    """清河大桥始建于1958年."""
    copy = text.text
    for day in text.days:
        built = _BUILT.search(copy, max(day.start - 3, 0), day.start)
        if built and day.year and day.years is None:
            name = _name_before(copy, built.start())
            if name:
                value = (day.year, day.month, day.day)
                written = copy[day.start : day.end]
                yield Fact(name, built[0], value, place, day.start, day.end, written, True)


def _held(text: Text, place: int, issue: datetime.date | None) -> Iterator[Fact]:
    """第六届云溪读书节, and the day on which it, or what is quoted, is opened."""
    copy = text.text
    named: list[tuple[int, int, str]] = []
    for number in text.numbers:
        if number.kind is not Kind.ORDER or number.unit != "届":
            continue
        found = _EVENT.match(copy, number.unit_end)
        if found and len(found["name"]) >= _LEAST:
            name, start = found["name"].strip("“”"), number.start - 1
            named.append((start, found.end(), f"第{number.text}届{name}"))
            if _HELD.match(copy, found.end()):
                written = copy[start : number.unit_end]
                value, end = number.value, number.unit_end
                yield Fact(name, _SESSION, value, place, start, end, written, False)
    named += [(one.start(), one.end(), one["name"]) for one in _QUOTED.finditer(copy)]
    for start, end, name in named:
        yield from _on_day(text, place, (start, end, name), issue)


def _on_day(
    text: Text, place: int, named: tuple[int, int, str], issue: datetime.date | None
) -> Iterator[Fact]:
    """The one date of a sentence in which a named event is opened."""
    start, end, name = named
    first, last = sentence(text.text, start)
    held = _HELD.match(text.text, end, last)
    days = [day for day in text.days if first <= day.start and day.end <= last]
    if held and len(days) == 1 and days[0].end <= start:
        value = _month_day(days[0], issue)
        if value is not None:
            written, day = f"{value[0]}月{value[1]}日", days[0]
            yield Fact(name, held["verb"], value, place, day.start, day.end, written, False)


def _month_day(day: Day, issue: datetime.date | None) -> tuple[int, int] | None:
    if day.dated and day.month and day.day and day.months is None:
        return day.month, day.day
    if day.kind is Told.SPOKEN and day.days is not None and issue is not None:
        meant = issue + datetime.timedelta(days=day.days)
        return meant.month, meant.day
    return None


def _name_before(copy: str, end: int) -> str:
    """The name that ends right before a place, maybe a comma before it."""
    end -= copy[end - 1 : end] in ("，", "：")
    begin = max(copy.rfind(mark, 0, end) for mark in "。；，：？！、）") + 1
    clause = _SITED.sub("", copy[begin:end])
    if clause.endswith(("”", "》")):
        quoted = [one["name"] for one in _QUOTED.finditer(clause)]
        return quoted[-1] if quoted else ""
    found = _THING.search(clause)
    return _trimmed(found[0]) if found and found.end() == len(clause) else ""


def _name_behind(copy: str, start: int) -> str:
    """The name that follows a measure and 的."""
    if not copy.startswith("的", start):
        return ""
    quoted = _QUOTED.match(copy, start + 1)
    if quoted:
        return quoted["name"]
    found = _FIRST.match(copy, start + 1)
    return _trimmed(found[0]) if found and not _MORE.match(copy, found.end()) else ""


def _trimmed(name: str) -> str:
    led = _LED.match(name)
    name = name[led.end() :] if led else name
    return name if len(name) >= _LEAST and _proper(name) else ""


def _proper(name: str) -> bool:
    """Whether a name says which one it is: it begins with a place's or another proper name, or with
    whose it is (区图书馆); 老旧小区改造项目 there are many.
    """
    many = _MANY.search(name)
    if name[0] in "区县市省":
        return not many
    tag = words.tag(words.cut(name)[0][0])
    if many and not tag:
        return _PLACED.match(name) is not None
    return not tag or tag.startswith(("ns", "nr", "nz"))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, maybe with its place before it (云溪清河大桥)."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST and long.endswith(short)
