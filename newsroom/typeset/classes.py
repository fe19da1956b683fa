"""Classes of characters, the ground of every line rule.

Sources: Requirements for Chinese Text Layout (CLREQ), GB/T 15834—2011 section 5,
GB/T 15835—2011. Widths are shares of one em of the character's own size.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Class(IntEnum):
    """What a character is to line composition."""

    HAN = 0
    OPENING = 1
    CLOSING = 2
    PAUSE = 3
    STOP = 4
    INTERPUNCT = 5
    SOLIDUS = 6
    CONNECTOR = 7
    DASH = 8
    ELLIPSIS = 9
    PREFIX = 10
    POSTFIX = 11
    LATIN = 12
    SPACE = 13
    BLANK = 14
    INVISIBLE = 15
    SYMBOL = 16


OPENING = "“‘（《〈「『【〖〔［｛﹁﹃"
CLOSING = "”’）》〉」』】〗〕］｝﹂﹄"
PAUSE = "，、；："
STOP = "。．？！"
INTERPUNCT = "·‧・"
SOLIDUS = "／"
HALF_CONNECTOR = "–‐‑"
CONNECTOR = "—～〜"
ELLIPSIS = "…⋯"
DASH = "⸺"
PREFIX = "￥¥$€£№"
POSTFIX = "％﹪‰°℃℉′″‵￠"
IDEOGRAPHIC_SPACE = "\u3000"

MARKS: dict[str, Class] = {
    char: kind
    for chars, kind in (
        (OPENING, Class.OPENING),
        (CLOSING, Class.CLOSING),
        (PAUSE, Class.PAUSE),
        (STOP, Class.STOP),
        (INTERPUNCT, Class.INTERPUNCT),
        (SOLIDUS, Class.SOLIDUS),
        (HALF_CONNECTOR + CONNECTOR, Class.CONNECTOR),
        (ELLIPSIS, Class.ELLIPSIS),
        (DASH, Class.DASH),
        (PREFIX, Class.PREFIX),
        (POSTFIX, Class.POSTFIX),
        (IDEOGRAPHIC_SPACE, Class.BLANK),
    )
    for char in chars
}

# Ideographs and kana: what the Han–Latin gap is set against.
IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u30fa\u30fc-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U0001b000-\U0001b16f"
    "\U00020000-\U0003fffd"
)
# Characters of words that are not ideographs: letters of every script and digits, without the
# one-em numerals and letter-like symbols that stand alone.
_NOT_WORD = IDEOGRAPHS + "\u2100-\u2bff\u2e00-\u33ff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0001faff"
WORD = f"[^\\W{_NOT_WORD}]"
IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
LATIN = re.compile(WORD)
# Never seen, never parted from what precedes: controls, joiners, selectors, combining marks.
INVISIBLE_CHARS = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0300-\u036f\u061c\u0610-\u061a\u064b-\u065f"
    "\u0670\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\u302a-\u302f\u3099\u309a\u3164\ufe00-\ufe0f"
    "\ufe20-\ufe2f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\U0001f3fb-\U0001f3ff"
    "\U000e0000-\U000e0fff"
)
INVISIBLE = re.compile(f"[{INVISIBLE_CHARS}]")

SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"

# Latin marks that may not open a line, and those that may not close one. Straight quotes hide
# which side they enclose: they do neither, except beside a space (UAX #14 LB19).
STRAIGHT_QUOTES = "\"'"
LATIN_NO_START = ",.;:!?)]}%"
LATIN_NO_END = "([{"
# Characters that have no other rule than to open no line: iteration marks, double stops, rare
# dots and hyphens (UAX #14 NS); at the strict level small kana and the long vowel mark too (CJ).
NO_START = "々〻ゝゞヽヾ‼⁇⁈⁉･゠"
SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿー"
# Units written in Han after a number: a break between is dearer than elsewhere.
HAN_UNITS = frozenset(
    "年月日号时分秒点元角万亿千百十余多个名人位项次户家届岁吨斤克公米里亩度倍成条件辆台套所座"
    "间层栋处期版页"
)


@lru_cache(maxsize=4096)
def classify(char: str) -> Class:
    """The class of one character seen alone."""
    kind = MARKS.get(char)
    if kind is not None:
        return kind
    if INVISIBLE.match(char):
        return Class.INVISIBLE
    if char.isspace():
        return Class.SPACE
    if IDEOGRAPH.match(char):
        return Class.HAN
    if LATIN.match(char) or " " < char < "\x7f":
        return Class.LATIN
    return Class.SYMBOL
