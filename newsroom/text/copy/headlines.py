"""Headings told apart: which line above a story is 栏题, 引题, 主题 or 副题.

Each way of giving the lines these roles, in their only possible order, is weighed; the best wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from newsroom.text.copy.lines import Line
from newsroom.text.copy.seams import crosses
from newsroom.text.copy.shapes import (
    cannot_end,
    echoed,
    hans,
    is_slogan,
    likeness,
    overlap,
    parts,
    size,
)

_DASH = re.compile(r"^(——|—|－－|--|―)")
_REPORT = re.compile(r"(侧记|纪实|见闻|综述|观察|走笔|速写|述评|扫描|启示|掠影)[”）]?$|^记")
_SAYING = re.compile(
    r"(强调|指出|要求|表示|提出|会上|时|之际|之后|以来|会议|系列报道.{0,4}|之[一二三四五六七八九十]|：|——)$"
)
_PRESENT = re.compile(
    r"(出席|参加|主持|讲话|致辞|陪同|列席|宣布|并讲话|作报告|调研|等参加)[^，。]{0,6}$"
)
_EVENT = re.compile(
    r"召开|举行|举办|启动|开展|揭牌|调研|督导|观摩|签约|开工|开幕|闭幕|竣工|通过|获|荣|发布|走进|入选|完成"
)
_COLUMN = re.compile(
    r"(专栏|专题|专版|动态|简讯|简报|短波|短讯|捷踪|速递|快递|聚焦|在线|风采|之窗|播报|快讯|看台|广角|巡礼|特写"
    r"|论坛|走基层|进行时|一线|视点|要闻|时讯|集锦|传真|纵横|掠影|一瞥|点击|看点|速览|连连看|之声|园地|天地|百态"
    r"|新闻|资讯|信息|图片|镜头|影像|瞬间|光影|访谈|专访|小小说|散文|诗歌|随笔|杂文|书评|书摘|周刊|短评|时评|快评|言论|漫谈|扫描|万象|直通车|大家谈|光荣榜|红黑榜|曝光台|回音壁|副刊|文苑|诗苑)$"
)
_CALL = re.compile(
    r"(新征程|新时代|新篇章?|在行动|看变化|向未来|有我|当先锋|这十年|开新局|[我看]发展)$"
)
_BRACKETED = re.compile(r"^[【\[「〖](?P<name>[^】\]」〗]{2,20})[】\]」〗]$")
_SERIES = re.compile(r"[^，。：·\s]{2,12}[·•｜|丨][^，。：·\s]{2,12}")
_AGENDA = re.compile(r"^(传达|审议|听取|研究|部署|安排|学习贯彻|讨论|通报|表决)")
_LEDE = 250
_SAID = 0.8
_MOST = 7


class _Role(Enum):
    SECTION = auto()
    KICKER = auto()
    HEADLINE = auto()
    SUBHEAD = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of a story's heading. banner: its section is a slogan over several stories."""

    section: str = ""
    kicker: str = ""
    headline: str = ""
    subhead: str = ""
    banner: bool = False


def is_column(text: str) -> bool:
    """Whether a heading is the name of a column or group rather than of a story."""
    if _BRACKETED.match(text):
        return True
    return 2 <= size(text) <= 10 and " " not in text and _COLUMN.search(text) is not None


def is_event(text: str) -> bool:
    """Whether a heading tells of something that happened, as headlines do (召开, 启动 …)."""
    return _EVENT.search(text) is not None


def heading_of(lines: Sequence[Line], story: str) -> Heading:
    """The roles of the lines above a story. story: its text, marks and byline included."""
    if not lines:
        return Heading()
    kept = lines[-_MOST:]
    best = max(_ways(len(kept)), key=lambda roles: _weight(kept, roles, story))
    texts = {role: _together(kept, best, role) for role in _Role}
    section = texts[_Role.SECTION]
    if len(lines) > len(kept):
        section = " ".join([*(line.text for line in lines[:-_MOST]), section]).strip()
    name = _BRACKETED.match(section)
    return Heading(
        section=name["name"] if name else section,
        kicker=texts[_Role.KICKER],
        headline=texts[_Role.HEADLINE],
        subhead=texts[_Role.SUBHEAD],
        banner=is_slogan(section),
    )


def _together(lines: Sequence[Line], roles: Sequence[_Role], wanted: _Role) -> str:
    return " ".join(line.text for line, role in zip(lines, roles, strict=True) if role is wanted)


def _ways(count: int) -> Iterator[tuple[_Role, ...]]:
    """Every order of roles for so many lines; the headline has one or two of them."""
    for section in range(2):
        for kicker in range(3):
            for headline in (1, 2):
                subhead = count - section - kicker - headline
                if 0 <= subhead <= 2:
                    yield (
                        (_Role.SECTION,) * section
                        + (_Role.KICKER,) * kicker
                        + (_Role.HEADLINE,) * headline
                        + (_Role.SUBHEAD,) * subhead
                    )


def _weight(lines: Sequence[Line], roles: Sequence[_Role], story: str) -> float:
    total = 0.0
    for line, role in zip(lines, roles, strict=True):
        share = roles.count(role) if role is _Role.HEADLINE else 1
        total += _FITNESS[role](line, lines, story) / share
    for (one, role), (other, following) in pairwise(zip(lines, roles, strict=True)):
        if _DASH.match(other.text):
            total += 0.5 if role is _Role.HEADLINE else -1
        if role is following:
            total += _split(one, other) - 1
        elif role is _Role.KICKER or following is _Role.SUBHEAD:
            total -= 0.5 if likeness(one.text, other.text) >= 3 else 0
    return total


def _split(one: Line, other: Line) -> float:
    """Evidence that two lines are one heading set on two."""
    if (one.size, one.level) != (other.size, other.level):
        return -1
    score = 0.3
    if cannot_end(one.text) or crosses(one.text[-8:], other.text[:8]):
        score += 3
    gap = abs(size(one.text) - size(other.text))
    if len(parts(one.text)) != len(parts(other.text)):
        return score
    if gap <= 1 and size(one.text) <= 14:
        score += 1.2
    elif gap <= 3 and size(one.text) <= 12:
        score += 0.7
    return score


def _section(line: Line, lines: Sequence[Line], story: str) -> float:
    text = line.text
    if is_slogan(text):
        return -3 if echoed(text, story) else 2.5
    if is_column(text):
        return 3
    if _SERIES.fullmatch(text) and not _EVENT.search(text):
        return 2.4 - 2 * overlap(text, story[:_LEDE])
    if _CALL.search(text) and not echoed(text, story):
        return 0.6 - overlap(text, story[:_LEDE]) - _biggest(line, lines)
    plain = size(text) <= 6 and hans(text) == size(text) and not _EVENT.search(text)
    return (0.3 if plain else -2) - overlap(text, story[:_LEDE]) - _biggest(line, lines)


def _leads_on(text: str) -> bool:
    """Whether a line waits for the next (在…会议, …强调：); 召开…会议 is complete by itself."""
    complete = text.endswith("会议") and re.search("召开|举行", text) is not None
    return _SAYING.search(text) is not None and not complete


def _kicker(line: Line, lines: Sequence[Line], story: str) -> float:
    text = line.text
    score = -overlap(text, story[:_LEDE]) - _biggest(line, lines)
    if _leads_on(text):
        score += 2.5
    if len(parts(text)) > 1 and not _EVENT.search(text):
        score += 0.7
    if is_slogan(text):
        score += 0.7
    if _said_below(line, lines):
        score += 1
    return score - (5 if _DASH.match(text) else 0) - (2 if _PRESENT.search(text) else 0)


def _headline(line: Line, lines: Sequence[Line], story: str) -> float:
    text = line.text
    if len(lines) > 1 and is_slogan(text):
        return -1 + _biggest(line, lines)
    score = 2.5 * overlap(text, story[:_LEDE]) + _biggest(line, lines)
    if _DASH.match(text):
        score -= 5
    if is_column(text) or _BRACKETED.match(text):
        score -= 1.5
    if _said_below(line, lines):
        score -= 1.5
    if len(lines) > 1:
        score -= 2 if _leads_on(text) else 0
        score += 0.5 if size(text) == min(size(other.text) for other in lines) else 0
        score += 0.7 if _EVENT.search(text) else 0
    return score


def _subhead(line: Line, lines: Sequence[Line], story: str) -> float:
    text = line.text
    score = -0.3 - _biggest(line, lines) - (1 if size(text) <= 9 else 0)
    if _DASH.match(text):
        score += 5
    if _REPORT.search(text):
        score += 1.5
    if _PRESENT.search(text):
        score += 2.5
    if size(text) >= 1.3 * min(size(other.text) for other in lines):
        score += 0.5
    if re.search(r"\d", text):
        score += 0.3
    if _AGENDA.match(text) and lines[0].text != text:
        score += 1.7
    return score - 0.5 * overlap(text, story[:_LEDE])


def _said_below(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a subhead of this heading says the line again, as it says a series' name."""
    return any(
        _DASH.match(other.text) and other is not line and overlap(line.text, other.text) > _SAID
        for other in lines
    )


def _biggest(line: Line, lines: Sequence[Line]) -> float:
    """By size and level of heading: above 0 for the greatest line, below 0 for the others."""
    score = 0.0
    sizes = {other.size for other in lines if other.size}
    if len(sizes) > 1 and line.size:
        score += 2 if line.size == max(sizes) else -1
    levels = {other.level for other in lines if other.level}
    if len(levels) > 1 and line.level:
        score += 0.4 if line.level == min(levels) else -0.2
    return score


_FITNESS = {
    _Role.SECTION: _section,
    _Role.KICKER: _kicker,
    _Role.HEADLINE: _headline,
    _Role.SUBHEAD: _subhead,
}
