"""Seams: whether the text of one line goes on in the next.

A column's end breaks lines and paragraphs anywhere, also inside a word; that is the best evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from newsroom.text import words
from newsroom.text.copy.shapes import (
    cannot_begin,
    cannot_end,
    closes_unopened,
    commas,
    sentences_inside,
    size,
    unclosed,
)

_HAN_EDGE = re.compile(r"[\u3400-\u9fff]")
_LATIN_EDGE = re.compile(r"[A-Za-z]")
_DATELINE = re.compile(
    r"本报|本网|本台|本刊|新华社|中新社|中新网|人民网"
    r"|据[^，。]{2,12}(消息|报道)|[^，。]{0,8}讯[（ ]"
)
_LED = re.compile(
    r"[【（]?(?:本报|新华社|中新社|据|[^，。]{0,8}讯)[^，。：（]{0,18}[讯电】]\s*"
    r"[（(〔\[]\s*(?:[^，。）]{0,8}(?:记者|通讯员|实习)|[\u4e00-\u9fff 、]{2,12}[）)])"
)
_DATE = re.compile(
    r"(\d{4}年)?\d{1,2}月|\d{1,2}日[，至到上下]|[今昨前]([日天]|年以来)|去年以来|本[月周]"
)
_TIME = re.compile(
    r"近日|日前|近期|近来|近年来|连日来|目前|当前|截至|随着|如今|一直以来|据(悉|了解|统计|介绍)|会上|会后"
)
_WORDS = re.compile(
    r"为(了|进一步|深入|切实|全面|认真|贯彻"
    r"|落实|加强|推动|推进|做好|加快|确保|有效|积极|提升|丰富|庆祝|扎实|规范|更好|持续|增强|营造|弘扬)"
    r"|在[^，。]{2,20}[，里中上下]|走进|记者[从了在]"
)
_LISTED = re.compile(
    r"[一二三四五六七八九十]{1,2}[、是要]|（[一二三四五六七八九十]{1,2}）|\d{1,2}[.、．]|第[一二三四五]"
)
TEXT_LENGTH = 40


def opening_strength(text: str) -> int:
    """How much it begins like a story: 3 with a dateline, 2 with a date, 1 with a common word."""
    if _DATELINE.match(text):
        return 3
    if _DATE.match(text):
        return 2
    return 1 if _TIME.match(text) or _WORDS.match(text) or text[:1] == "“" else 0


def opens_a_story(text: str) -> bool:
    """Whether it begins with a dateline and the bracket of a byline, closed or not yet."""
    return _LED.match(text) is not None


def running_text(text: str) -> bool:
    """Whether it is text by itself: long, or more than one clause."""
    return size(text) > TEXT_LENGTH or sentences_inside(text) > 0 or commas(text) > 1


def begins_a_lede(text: str) -> bool:
    """Whether it begins as running text does and no heading: with a date, or 近日 and a comma."""
    return opening_strength(text) == 2 or (commas(text) > 0 and _TIME.match(text) is not None)


def continues(left: str, right: str) -> float:
    """Evidence that `right` carries on what `left`, which has no full stop, left open."""
    score = 0.0
    if cannot_end(left):
        score += 4
    if cannot_begin(right) or (unclosed(left) and closes_unopened(right)):
        score += 4
    elif closes_unopened(right):
        score -= 2
    if (
        running_text(left)
        or opens_a_story(left)
        or (left[-1:].isdecimal() and right[:1].isdecimal())
    ):
        score += 4
    elif commas(left):
        score += 1
    score -= (0, 1, 2, 6)[opening_strength(right)]
    if _LISTED.match(right):
        score -= 5
    return score + (3 if crosses(left[-8:], right[:8]) else 0)


def joined(parts: Sequence[str]) -> str:
    """The lines as one text; a space only between Latin letters."""
    found = list(parts[:1])
    for left, right in pairwise(parts):
        if _LATIN_EDGE.match(left[-1:]) and _LATIN_EDGE.match(right[:1]):
            found.append(" ")
        found.append(right)
    return "".join(found)


@lru_cache(maxsize=4096)
def crosses(left: str, right: str) -> bool:
    """Whether a word stands across the seam of two texts."""
    if not (_HAN_EDGE.match(left[-1:]) and _HAN_EDGE.match(right[:1])):
        return False
    place = 0
    for word in words.plain(left + right):
        if place == len(left):
            return False
        place += len(word)
        if place > len(left):
            return True
    return False
