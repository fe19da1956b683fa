"""One thing's name written two ways within a story: “银发讲堂” and “银发课堂”, 柳河农场, 柳合农场.

Names stand in quotation or title marks, or end in a word for a unit or a thing; what such a name
begins with is not known, so only slips of sound and shape are told of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from newsroom.model.finding import Severity
from newsroom.proof.likeness import alike, differing, swapped
from newsroom.proof.quotes import Enclosed
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.sentences import apart
from newsroom.proof.text import Story, Text

_LEAST, _MOST = 3, 24  # characters of a name
_UNIT = re.compile(
    r"(?P<name>[\u3400-\u9fff]{3,9}(?:局|中心|公司|集团|医院|学校|小学|中学|大学|学院|合作社|委员会|协会|街道|社区"
    r"|大桥|水库|公园|广场|博物馆|图书馆|文化馆|农场|林场|产业园|工业园))"
)
_WHOLE, _FURTHER = 5, 4  # characters of such a name; where it may begin
_TRIED = 8  # names of one pattern that are compared
_MARKS = frozenset("“《「")
# Names that differ in one of these name a row of things, or its two sides.
_ROWS = frozenset(
    "〇零一二三四五六七八九十百千万0123456789ABCDEFGHabcdefgh甲乙丙丁东西南北中上下左右前后内外大小老少男女新旧高低"
    "春夏秋冬红黄蓝绿青紫黑白金银铜初终进出入长短父母子女夫妻兄弟姐妹你我他她它早晚日夜冷热多少正反首次有无不优良好坏省市区县镇乡村"
)

_Place = tuple[int, int, int]


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    found: dict[str, list[_Place]] = defaultdict(list)
    for number, text in enumerate(story.texts):
        for pair in text.quotes.pairs:
            name = text.text[pair.start + 1 : pair.end - 1]
            fitting = pair.mark in _MARKS and _LEAST <= len(name) <= _MOST and _plain(name)
            if fitting and not _listed(text, pair):
                found[name].append((number, pair.start + 1, pair.end - 1))
    yield from _told(story, found, list(_alike(found)))
    yield from _units(story)


def _told(
    story: Story, found: dict[str, list[_Place]], pairs: Iterable[tuple[str, str]]
) -> Iterator[Slip]:
    for one, other in pairs:
        if _in_one_sentence(story, found[one], found[other]):
            continue
        right, wrong = sorted((one, other), key=lambda name: (-len(found[name]), found[name][0]))
        message = f"同一篇里写作“{right}”，这里写作“{wrong}”"
        for place, start, end in found[wrong]:
            level = story.texts[place].level
            yield Slip(start, end, message, (right,), severity=level, text=place)


def _units(story: Story) -> Iterator[Slip]:
    """Names of units and things without marks: as many characters before the word that ends them
    as stand there, of which one sounds or looks like another.
    """
    found: dict[str, list[_Place]] = defaultdict(list)
    for number, text in enumerate(story.texts):
        for one in _UNIT.finditer(text.text):
            begin = one.end() - len(one["name"])
            for start in range(begin, min(one.end() - _WHOLE, begin + _FURTHER) + 1):
                found[text.text[start : one.end()]].append((number, start, one.end()))
    pairs = [pair for pair in _alike(found) if _one_slip(*pair)]
    told: set[tuple[int, int]] = set()
    for slip in _told(story, found, sorted(pairs, key=lambda pair: -len(pair[0]))):
        if (slip.text, slip.end) not in told:
            told.add((slip.text, slip.end))
            yield slip


def _one_slip(one: str, other: str) -> bool:
    """Whether names differ in one character that sounds or looks alike, with others before it."""
    at = differing(one, other)
    return at is not None and at >= (1 if len(one) > _WHOLE else 2) and alike(one[at], other[at])


def _plain(name: str) -> bool:
    return all("\u3400" <= char <= "\u9fff" or char.isalnum() or char in "·＋+" for char in name)


def _listed(text: Text, pair: Enclosed) -> bool:
    """Whether a name stands in a row of such names."""
    copy = text.text
    return copy[pair.end : pair.end + 1] in ("“", "《", "、") or (
        pair.start > 0 and copy[pair.start - 1] in "”》、"
    )


def _alike(found: dict[str, list[_Place]]) -> Iterator[tuple[str, str]]:
    """Pairs of names of which one is the other, mistyped: a character that sounds alike, or any
    within the last half of the name, or two neighbours that changed places.
    """
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for name in found:
        groups["swapped", *sorted(name)].append(name)
        for at in range(len(name)):
            groups[at, name[:at], name[at + 1 :]].append(name)
    for names in groups.values():
        for one, other in combinations(names[:_TRIED], 2):
            at = differing(one, other)
            turned = len(one) > _LEAST and swapped(one, other) and not _two_sides(one, other)
            if turned or (at is not None and _slipped(one, other, at)):
                yield one, other


def _slipped(one: str, other: str, at: int) -> bool:
    if one[at] in _ROWS or other[at] in _ROWS:
        return False
    return alike(one[at], other[at]) or 2 <= at < len(one) - 1


def _two_sides(one: str, other: str) -> bool:
    """Whether two sides were named in turn (中泰, 泰中)."""
    return any(a != b and "中" in (a, b) for a, b in zip(one, other, strict=True))


def _in_one_sentence(story: Story, one: list[_Place], other: list[_Place]) -> bool:
    return any(
        a[0] == b[0] and not apart(story.texts[a[0]].text, a[1], b[1]) for a in one for b in other
    )


RULES = (
    Rule(
        "names_two_ways",
        "名称前后不一",
        Severity.WARNING,
        "编校惯例：同一名称前后一致",
        _look,
        Scope.STORY,
    ),
)
