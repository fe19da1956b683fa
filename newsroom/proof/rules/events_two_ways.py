"""One event dated or numbered two ways within a story: 11月20日开馆 and 自11月10日开馆以来.

A date leans back on an earlier one where it says so (自…以来, …之初) or repeats its verb and all
else of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.finding import Severity
from newsroom.proof.days import Day
from newsroom.proof.numbers import Kind, Number
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.sentences import apart, sentence
from newsroom.proof.text import Story, Text

_HAPPENS = (
    "建成|开馆|开业|开园|开工|开幕|开通|开播|开学|启用|启动|成立|投产|投用|竣工|完工|落成|通车|通航"
    "|揭牌|挂牌|创办|创建|创刊|动工|奠基|签约|入驻|上线|运行|投运|举行|举办|召开"
)
_BEHIND = re.compile(rf"(?:正式)?(?:建成)?(?P<verb>{_HAPPENS})(?:建设|运营|使用|以后)?")
_AT = re.compile(rf"(?P<verb>{_HAPPENS})于$")
_BACK = re.compile(r"以来|至今|之初|之时|伊始|起")
_SINCE = re.compile(r"(?:自|从|自从)$")
_THING = re.compile(r"的[“《]?(?P<thing>[\u3400-\u9fff]{3,12}?)(?:[”》，。是有在]|$)")
_OTHER = re.compile(
    r"上届|往届|历届|上一届|去年|前年|[0-9]年|明年|下届|首届|曾|连续|以来|相比|比第|较|届至|届到|起"
)
_EVENT = re.compile(
    r"[\u3400-\u9fffA-Za-z“”·]{0,14}?(?:运动会|博览会|展览会|交易会|洽谈会|艺术节|文化节|旅游节|读书节|体育节|[^小]节|大赛|比赛|论坛|[^委]会)"
)
_LATER = re.compile(r"[^。；]{0,12}?(?:入场|进场|到场|参加|参会|参赛|报到|签到)")
_HELD = re.compile(r"(?:定于|将于|拟于)$")


@dataclass(frozen=True, slots=True)
class _Dated:
    text: int
    day: Day
    verb: str
    back: bool
    thing: str = ""


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    dated = [one for number, text in enumerate(story.texts) for one in _dates(text, number)]
    for at, one in enumerate(dated):
        if one.back:
            right = _first(story, one, dated[:at])
            if right is not None:
                yield _slip(story, one, right)
    yield from _held(story)
    yield from _sessions(story)


def _slip(story: Story, wrong: _Dated, right: _Dated) -> Slip:
    told = _written(story, right)
    message = f"前面说“{told}”{right.verb}，这里是“{_written(story, wrong)}”"
    return Slip(wrong.day.start, wrong.day.end, message, (told,), text=wrong.text)


def _written(story: Story, one: _Dated) -> str:
    return story.texts[one.text].text[one.day.start : one.day.end]


def _dates(text: Text, number: int) -> Iterator[_Dated]:
    copy = text.text
    for day in text.days:
        if not _absolute(day):
            continue
        behind = _BEHIND.match(copy, day.end)
        before = _AT.search(copy, max(day.start - 4, 0), day.start)
        found = behind or before
        if found is None:
            continue
        thing = _THING.match(copy, day.end) if before and not behind else None
        back = bool(thing or (behind and _leans(copy, day, behind)))
        yield _Dated(number, day, found["verb"], back, thing["thing"] if thing else "")


def _leans(copy: str, day: Day, behind: re.Match[str]) -> bool:
    """Whether a date speaks of what was told before: 自…启用以来, …建成之初."""
    since = _SINCE.search(copy, max(day.start - 2, 0), day.start)
    return bool(since or _BACK.match(copy, behind.end()))


def _absolute(day: Day) -> bool:
    """Whether it is a plain date: a year, or a month and a day."""
    plain = day.years is None and day.months is None
    return plain and (day.year is not None or day.month is not None)


def _first(story: Story, one: _Dated, before: Sequence[_Dated]) -> _Dated | None:
    """The only earlier date of the same act that is told as exactly, and otherwise."""
    same = [other for other in before if other.verb == one.verb and not other.back]
    same = [other for other in same if _exactness(other.day) == _exactness(one.day)]
    if len(same) != 1 or _number(same[0].day) == _number(one.day):
        return None
    other = same[0]
    copy = story.texts[one.text].text
    far = one.text != other.text or apart(copy, other.day.start, one.day.start)
    return other if far and one.text - other.text <= 1 and _named(story, one, other) else None


def _named(story: Story, one: _Dated, other: _Dated) -> bool:
    """Whether the sentence of the earlier date names what the later one is said of."""
    copy = story.texts[other.text].text
    first, last = sentence(copy, other.day.start)
    return one.thing in copy[first:last]


def _exactness(day: Day) -> tuple[bool, bool, bool]:
    return day.year is None, day.month is None, day.day is None


def _number(day: Day) -> tuple[int | None, int | None, int | None]:
    return day.year, day.month, day.day


def _held(story: Story) -> Iterator[Slip]:
    """What is to be held on one day, and people asked to come on another, in the next sentence."""
    for number, text in enumerate(story.texts):
        days = [day for day in text.days if day.dated and _absolute(day) and day.month]
        if len(days) != 2 or days[0].year != days[1].year:
            continue
        first, second = days
        copy = text.text
        start, _ = sentence(copy, first.start)
        own, end = sentence(copy, second.start)
        held = _HELD.search(copy, start, first.start) and _BEHIND.match(copy, first.end)
        asked = own > start and _LATER.match(copy, second.end, end)
        if held and asked and _number(first) != _number(second):
            told = copy[first.start : first.end]
            message = f"前面说定于{told}举行，这里是“{copy[second.start : second.end]}”"
            yield Slip(second.start, second.end, message, (told,), text=number)


def _sessions(story: Story) -> Iterator[Slip]:
    """第六届农民运动会, and in the next sentence 第五届农民运动会 with nothing of another year."""
    for number, text in enumerate(story.texts):
        if "届" not in text.text:
            continue
        found = [(one, name) for one in text.numbers if (name := _session(text, one))]
        if len({one.value for one, _ in found}) != 2:
            continue
        first, event = found[0]
        for one, name in found[1:]:
            if one.value != first.value and name == event and _told_as_one(text, first, one):
                told = f"第{first.text}届"
                message = f"前面是“{told}{event}”，这里是“第{one.text}届”"
                yield Slip(one.start - 1, one.unit_end, message, (told,), text=number)


def _session(text: Text, number: Number) -> str:
    if number.kind is not Kind.ORDER or number.unit != "届":
        return ""
    found = _EVENT.match(text.text, number.unit_end)
    return found[0] if found else ""


def _told_as_one(text: Text, first: Number, one: Number) -> bool:
    copy = text.text
    start, end = sentence(copy, one.start)
    opening, _ = sentence(copy, first.start)
    between = copy[first.unit_end : end]
    far = start > opening and copy[first.unit_end : start].count("。") <= 1
    return far and not _OTHER.search(copy[first.unit_end : end]) and "、" not in between[:2]


RULES = (
    Rule(
        "events_two_ways",
        "活动时间、届次前后不一",
        Severity.WARNING,
        "编校惯例：同一活动前后一致",
        _look,
        Scope.STORY,
    ),
)
