"""One person's age written two ways within a story: 王小满今年34岁, 32岁的王小满."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.model.finding import Severity
from newsroom.proof import numerals
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.text import Story, Text
from newsroom.text.names import is_sure_name

_AGE = r"(?P<age>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:周)?岁"
_HAN = r"[\u3400-\u9fff]"
_AFTER = re.compile(
    rf"(?P<name>{_HAN}{{2,3}})(?:，)?(?:今年|现年|，|（(?:男|女)，)\s*{_AGE}(?![时那])"
)
_OF = re.compile(rf"(?:今年|现年)?{_AGE}(?P<of>高龄|的)?的?(?P<rest>{_HAN}{{2,14}})")
_OLD = re.compile(rf"{_AGE}(?:生日|寿辰|大寿|寿星)")
_FEAST = re.compile(rf"{_AGE}(?:高龄)?的?(?:老人|寿星|老寿星|老太太|老爷子)")
_ELDERS = re.compile(r"老伴|夫妇|夫妻|父母|双胞|另|和|与|[0-9]位|两位|、")
_THEN = re.compile(r"[0-9]年|那年|时候|当年|曾|年轻时|小时候|去年|前年|明年")


@dataclass(frozen=True, slots=True)
class _Told:
    text: int
    start: int
    end: int
    age: int
    written: str


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    found: dict[str, list[_Told]] = defaultdict(list)
    for number, text in enumerate(story.texts):
        if "岁" in text.text:
            _read(text, number, found)
            yield from _feast(text, number)
    for name, told in found.items():
        first = told[0]
        for one in told[1:]:
            if one.age != first.age and not _then(story, one) and not _then(story, first):
                message = f"前面说{name}{first.written}，这里是{one.written}"
                yield Slip(one.start, one.end, message, (first.written,), text=one.text)


def _read(text: Text, number: int, found: dict[str, list[_Told]]) -> None:
    for one in _AFTER.finditer(text.text):
        for name in (one["name"], one["name"][1:]):
            if is_sure_name(name):
                found[name].append(_told(one, number))
                break
    for one in _OF.finditer(text.text):
        name = _known(one["rest"], found)
        if name and (one["of"] or one["rest"].startswith(name)):
            found[name].append(_told(one, number))


def _known(rest: str, found: dict[str, list[_Told]]) -> str:
    """The person who follows an age, maybe behind what he is (32岁的村支书王小满)."""
    return next((name for name in found if name in rest), "")


def _told(one: re.Match[str], number: int) -> _Told:
    start, end = one.start("age"), one.end("age") + 1
    if one.string[end - 1] == "周":
        end += 1
    written = one["age"]
    age = int(written) if written.isdecimal() else int(numerals.value(written) or 0)
    return _Told(number, start, end, age, one.string[start:end])


def _then(story: Story, one: _Told) -> bool:
    """Whether the age is of another time."""
    copy = story.texts[one.text].text
    begin = max(copy.rfind("。", 0, one.start), copy.rfind("，", 0, one.start), 0)
    return bool(_THEN.search(copy[begin : one.end + 2]))


def _feast(text: Text, number: int) -> Iterator[Slip]:
    """A birthday kept for somebody of another age."""
    born, kept = _OLD.search(text.text), _FEAST.search(text.text)
    if born is None or kept is None or _ELDERS.search(text.text):
        return
    one, other = _told(born, number), _told(kept, number)
    if one.age != other.age and other.start > one.start:
        message = f"前面过的是{one.written}生日，这里是{other.written}"
        yield Slip(other.start, other.end, message, (one.written,), text=number)


RULES = (
    Rule(
        "ages_two_ways",
        "年龄前后不一",
        Severity.WARNING,
        "编校惯例：同一数字前后一致",
        _look,
        Scope.STORY,
    ),
)
