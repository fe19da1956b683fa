"""One place given two ranks within a story: 云溪区人民医院 and 云溪县人民医院, 石泉镇, 石泉乡."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.model.finding import Severity
from newsroom.proof.rule import Rule, Scope, Setting, Slip
from newsroom.proof.sentences import apart
from newsroom.proof.text import Story
from newsroom.text import words

# Ranks of one level: no place has two of them at once.
_COUNTIES, _TOWNS = ("区", "县", "市", "旗"), ("街道", "镇", "乡")
_FIND = re.compile(r"(?P<stem>[\u3400-\u9fff]{2})(?P<rank>街道|[区县市旗镇乡])")
_CHANGED = re.compile(
    r"撤|改设|改为|更名|升格|原名|前身|并入|划归|设立|建制|区划|原[\u3400-\u9fff]{1,4}[县乡镇]"
)
# Behind a rank these show that it is no rank: 区域, 市场, 县城, 镇区, 街道办 is one.
_GOES_ON = re.compile(r"[域间别分块场民价容面长委府政级城道]|内外|里")
_NO_STEM = re.compile(
    r"[各全本该这那两几数个的和与及或在到从向往是为于对等每某东西南北中上下前后内外郊城老新]"
)
_TEAM = re.compile(
    r"的?(?:参赛|代表|表演|志愿服务|救援|医疗|施工)?(?:代表队|参赛队|队伍|队员|队|选手|代表团)"
)
_UNIT = 3  # characters behind the rank that make it a unit's name


@dataclass(frozen=True, slots=True)
class _Seen:
    text: int
    start: int
    end: int
    rank: str
    behind: str


def _look(story: Story, _setting: Setting) -> Iterator[Slip]:
    seen = _seen(story)
    twice = {stem: found for stem, found in seen.items() if len({one.rank for one in found}) > 1}
    if not twice or any(_CHANGED.search(text.text) for text in story.texts):
        return
    for stem, found in twice.items():
        for level in (_COUNTIES, _TOWNS):
            yield from _level(story, stem, [one for one in found if one.rank in level])
        yield from _teams(story, stem, found)


def _seen(story: Story) -> dict[str, list[_Seen]]:
    found: dict[str, list[_Seen]] = defaultdict(list)
    for number, text in enumerate(story.texts):
        at = 0
        while one := _FIND.search(text.text, at):
            at = one.start() + 1
            stem, rank = one["stem"], one["rank"]
            if _NO_STEM.search(stem) or not _proper(stem, rank):
                continue
            behind = text.text[one.end() : one.end() + _UNIT]
            if rank == "街道" or not _GOES_ON.match(behind):
                found[stem].append(_Seen(number, one.start(), one.end(), rank, behind))
    return found


def _proper(stem: str, rank: str) -> bool:
    """Whether a stem is a place's name and no word of the language (工业区, 贫困县)."""
    if words.is_word(stem + rank) and not words.tag(stem + rank).startswith("ns"):
        return False
    tag = words.tag(stem)
    return not tag or tag.startswith(("ns", "nr", "nz"))


def _level(story: Story, stem: str, found: list[_Seen]) -> Iterator[Slip]:
    """What is wrong with one place's ranks of one level: the one that is told less often, or later.

    Of counties a bare name is not enough: 朝阳区 and 朝阳县 are two places.
    """
    ranks = sorted(
        {one.rank for one in found},
        key=lambda rank: (-sum(one.rank == rank for one in found), _first(found, rank)),
    )
    if len(ranks) != 2:
        return
    right, wrong = ([one for one in found if one.rank == rank] for rank in ranks)
    for one in wrong:
        units = {other.behind for other in right if len(other.behind) == _UNIT}
        same_unit = one.behind in units and all("\u3400" <= char <= "\u9fff" for char in one.behind)
        if not (same_unit or ranks[0] in _TOWNS) or _beside(story, one, right):
            continue
        message = f"同一篇里写作“{stem}{ranks[0]}”，这里写作“{stem}{one.rank}”"
        level, instead = story.texts[one.text].level, (stem + ranks[0],)
        yield Slip(one.start, one.end, message, instead, severity=level, text=one.text)


def _teams(story: Story, stem: str, found: list[_Seen]) -> Iterator[Slip]:
    """来自沙河县的参赛队, and in the next sentence 沙河镇代表队: one team of two ranks."""
    for one in found:
        for other in found:
            copy = story.texts[one.text].text
            if one.text != other.text or one.rank == other.rank or other.start < one.end:
                continue
            from_ = copy.endswith("来自", 0, one.start) and _TEAM.match(copy, one.end)
            one_back = sum(mark in "。！？" for mark in copy[one.end : other.start]) == 1
            if from_ and one_back and _TEAM.match(copy, other.end):
                message = f"前面写作“{stem}{one.rank}”，这里写作“{stem}{other.rank}”，请核对"
                instead = (stem + other.rank,)
                yield Slip(one.start, one.end, message, instead, text=one.text)
                return


def _first(found: list[_Seen], rank: str) -> tuple[int, int]:
    return min((one.text, one.start) for one in found if one.rank == rank)


def _beside(story: Story, one: _Seen, others: list[_Seen]) -> bool:
    """Whether both ranks stand in one sentence, as of two places."""
    copy = story.texts[one.text].text
    return any(o.text == one.text and not apart(copy, o.start, one.start) for o in others)


RULES = (
    Rule(
        "places_two_ways",
        "地名前后不一",
        Severity.WARNING,
        "编校惯例：同一地名、单位名前后一致",
        _look,
        Scope.STORY,
    ),
)
