"""What a picture's file name and a caption tell about each other: numbers, sides, words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import PurePath

from newsroom.text.names import HAN

_NUMERALS = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_SIGN = rf"(?P<sign>[0-9]{{1,2}}|[{_NUMERALS}]|[{_CIRCLED}])"
_CAPTION_NUMBER = (
    re.compile(rf"^\W*(?:组图|图片|附图|照片|图)\s*{_SIGN}(?![0-9年月日])"),
    re.compile(rf"^[（(]\s*{_SIGN}\s*[）)]"),
    re.compile(rf"^(?P<sign>[{_CIRCLED}])"),
    re.compile(rf"[（(]图\s*{_SIGN}\s*[）)]"),
)
_FILE_NUMBER = (
    re.compile(rf"(?:组图|图片|附图|照片|配图|图)\s*[-_ ]?\s*{_SIGN}(?![0-9])"),
    re.compile(rf"[（(\[]\s*{_SIGN}\s*[）)\]]\s*$"),
    re.compile(r"(?<![0-9])(?P<sign>[0-9]{1,2})\s*$"),
    re.compile(rf"(?P<sign>[{_CIRCLED}])"),
    re.compile(r"^(?P<sign>[0-9]{1,2})(?![0-9])(?=[\s._、-]|[^\W0-9])"),
)
_SIDE = re.compile(r"(左上|右上|左下|右下|左|右|上|下|中|前|后)图")
# Names that cameras, telephones and messengers give, and words every picture could have.
_MACHINE = re.compile(
    r"(?i)^(?:img|dsc[fn]?|dji|p|image|pic|photo|wx_camera|mmexport|screenshot|qq图片|qq截图|微信图片"
    r"|微信截图|微信|截图|屏幕截图"
    r"|无标题|未命名|tb)[-_ ]*[0-9a-f_\- ()（）]*$"
)
_GENERAL = re.compile(
    rf"(?:组图|图片|附图|照片|配图|图)\s*[-_ ]?\s*{_SIGN}?"
    rf"|[（(\[]\s*[0-9{_NUMERALS}]{{1,2}}\s*[）)\]]"
    rf"|^[0-9]{{1,2}}(?=[\s._、-])|[-_ ]*[0-9]{{1,2}}$"
    r"|(?:新闻稿?|稿件|稿子|终稿|定稿|修改稿?|原图|大图)"
)
_NOISE = re.compile(rf"[^{HAN}A-Za-z0-9]+")
SURE = 0.75
LIKELY = 0.5


def caption_number(caption: str) -> int:
    """The number that a caption gives its picture (图1, 图一, （1）); 0 for none."""
    return _first(_CAPTION_NUMBER, caption)


def file_number(name: str) -> int:
    """The number in a picture's file name (图2.jpg, 开工(2).jpg, 2.jpg, 开工-2.jpg); 0 for none."""
    stem = PurePath(name).stem
    if _MACHINE.match(stem) and not re.search("[图片]", stem):
        return 0
    return _first(_FILE_NUMBER, stem)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> int:
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            return _value(match["sign"])
    return 0


def _value(sign: str) -> int:
    for signs in (_NUMERALS, _CIRCLED):
        if sign in signs:
            return signs.index(sign) + 1
    return int(sign)


def side(text: str) -> str:
    """The side a caption or file name speaks of: 左 for 左图; empty for none."""
    match = _SIDE.search(text)
    return match[1] if match else ""


def told(name: str) -> str:
    """The words of a file name that tell what it is about; empty for IMG_0123 and 图1."""
    stem = PurePath(name).stem
    if _MACHINE.match(stem):
        return ""
    return _GENERAL.sub("", stem).strip(" -_.（）()[]【】")


def likeness(one: str, other: str) -> float:
    """How much two names are about the same thing, 0 to 1.

    A name that the other contains whole is as good as equal; else the share of the shorter one
    that both have in common in order.
    """
    left, right = sorted((_NOISE.sub("", one), _NOISE.sub("", other)), key=len)
    if len(left) < 2:
        return 0.0
    if left in right:
        return 1.0 if len(left) > 2 else 0.8
    if len(left) < 4:
        return 0.0
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks if block.size > 1)
    return shared / len(left)
