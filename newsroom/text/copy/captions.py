"""Captions: lines that speak of a picture, and which picture each belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsroom.model.credit import Role
from newsroom.text.copy.seams import opens_a_story
from newsroom.text.copy.shapes import size, stopped
from newsroom.text.copy.signatures import ending_of
from newsroom.text.photographers import read_caption

_NUMBERED = re.compile(
    r"[（(]?图(?P<number>[①-⑳]|\d{1,2}|[一二三四五六七八九十])(?=[^\d版书馆片文形纸案谋])"
)
_POINTING = re.compile(
    r"[▲△▼▽◀▷（(\s]*(图(为|是|/|／|[①-⑳]|\d{1,2}[为：:、，.． ]|[一二三四五六七八九][为：:、， ]"
    r"|片说明|[：:])"
    r"|(上|下|左|右|中|前|组|题|本版|以上|左上|右上|左下|右下|大|小)图(为|：|:|是|／|/|，))"
)
_ARROWED = re.compile(r"[▲△▼▽◀▷]")
_SHOT = re.compile(
    r"(摄|摄影|供图|图[/／][\u3400-\u9fff· ]{2,12}|（资料图片?）|资料图片)[）)\]】。]?$"
)
_CREDIT_ONLY = 12
LONGEST = 200


def is_caption(text: str) -> bool:
    """Whether a line says by itself that it is a caption."""
    if size(text) > LONGEST:
        return False
    if points(text):
        return not (_ARROWED.match(text) and _told_by(text))
    if opens_a_story(text):
        return False
    return bool(_SHOT.search(text)) and bool(read_caption(text).photographers)


def _told_by(text: str) -> bool:
    """Whether a text ends with people or a unit who wrote it: ▲ then marks an item of news."""
    ending = ending_of(text)
    shot = any(credit.role is Role.PHOTOGRAPHER for credit in ending.credits)
    return not shot and bool(ending.credits or ending.source_unit)


def points(text: str) -> bool:
    """Whether it begins by pointing at a picture: 图为, 左图, ▲."""
    return bool(_POINTING.match(text) or _ARROWED.match(text))


def without_arrow(text: str) -> str:
    """The caption without the sign that points at its picture, or brackets around it all."""
    plain = re.sub(r"^[▲△▼▽◀▷\s]+", "", text)
    return re.sub(r"^（(图[^（）]+)）$", r"\1", plain)


def number_of(text: str) -> int:
    """The number of a caption that begins 图1, 图①, 图一; 0 for none."""
    match = _NUMBERED.match(text)
    if match is None:
        return 0
    sign = match["number"]
    if sign.isdecimal():
        return int(sign)
    if sign in "一二三四五六七八九十":
        return "一二三四五六七八九十".index(sign) + 1
    return ord(sign) - ord("①") + 1


def fits_below(text: str, *, closed: bool) -> bool:
    """Whether a line right below a picture may be its caption though it does not say so.

    closed: whether the story's last paragraph above the picture had come to its end.
    """
    return closed and size(text) <= 50 and not stopped(text)


def only_credit(text: str) -> bool:
    """Whether a caption names photographers and says nothing else."""
    return size(text) <= _CREDIT_ONLY and not read_caption(text).text.strip("（）() 　")


def in_order(captions: Sequence[str]) -> list[int]:
    """Indexes of captions in the order of their numbers; unnumbered ones keep their places."""
    numbers = [number_of(caption) for caption in captions]
    if 0 in numbers or len(set(numbers)) != len(numbers):
        return list(range(len(captions)))
    return sorted(range(len(captions)), key=lambda index: numbers[index])
