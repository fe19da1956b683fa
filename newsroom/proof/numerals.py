"""Numerals: what Chinese ones are worth, and how a number is written in Chinese (GB/T 15835—2011).

三千零五十二 counts; 二〇一二 tells its digits one by one; 三四十 is a guess between two numbers.
"""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = "一二三四五六七八九"
_VALUES = {sign: place for place, sign in enumerate("零" + DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_ROUND = {"十": 10, "百": 100, "千": 1_000}
_GREAT = {"万": 10_000, "亿": 100_000_000}
_TENS = {"廿": 20, "卅": 30}
_SPELLED = str.maketrans("0123456789", "〇" + DIGITS)
_LONGEST = 40  # characters: what is longer is no number
_SECTION = re.compile(
    r"(?:零?([一二三四五六七八九两])千)?(零?(?:([一二三四五六七八九两])百))?"
    r"(零?(?:([一二三四五六七八九]?)十|([廿卅])))?(零?([一二三四五六七八九两]))?"
)
_GUESS = re.compile(r"(?=(一[二两]|二三|两三|三[四五]|四五|五六|六七|七八|八九))(.)(.)")


def digits(text: str) -> int | None:
    """二〇一二 as 2012; None where it is no row of two and more digits."""
    if not 2 <= len(text) <= _LONGEST or any(sign not in _VALUES or sign == "两" for sign in text):
        return None
    return int("".join(str(_VALUES[sign]) for sign in text))


def value(text: str) -> Fraction | None:
    """三千零五十二 as 3052, 一点五万 as 15000; None where it is no well-made numeral."""
    if len(text) > _LONGEST:
        return None
    if "点" in text:
        return _decimal(text)
    whole = _whole(text)
    return None if whole is None else Fraction(whole)


def guess(text: str) -> tuple[Fraction, Fraction] | None:
    """三四十 as 30 and 40: two digits side by side that say one number or the other."""
    found = _GUESS.search(text)
    if found is None or (digits(text) is not None and len(text) > 2):
        return None
    low = value(text[: found.start()] + found[2] + text[found.end() :])
    high = value(text[: found.start()] + found[3] + text[found.end() :])
    if low is None or high is None or low >= high:
        return None
    return low, high


def written(number: int) -> str:
    """3052 as 三千零五十二. number: 0 to 10¹² − 1."""
    if number == 0:
        return "零"
    made = _great(number)
    return made[1:] if made.startswith("一十") else made


def spelled(number: str) -> str:
    """2012 as 二〇一二, digit by digit; signs that are no digits stay."""
    return number.translate(_SPELLED)


def _great(number: int) -> str:
    for sign, size in (("亿", 100_000_000), ("万", 10_000)):
        if number >= size:
            rest = number % size
            gap = "零" if 0 < rest < size // 10 else ""
            return _great(number // size) + sign + gap + (_great(rest) if rest else "")
    made, gap = "", False
    for sign, size in (("千", 1_000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            made += ("零" if gap and made else "") + DIGITS[digit - 1] + sign
        gap = not digit
    return made


def _decimal(text: str) -> Fraction | None:
    head, _, tail = text.partition("点")
    scale = 1
    while tail and tail[-1] in "百千万亿":
        scale *= (_ROUND | _GREAT)[tail[-1]]
        tail = tail[:-1]
    whole = 0 if head in ("零", "〇") else _whole(head)
    if whole is None or not tail or any(sign not in _VALUES or sign == "两" for sign in tail):
        return None
    part = int("".join(str(_VALUES[sign]) for sign in tail))
    return (whole + Fraction(part, 10 ** len(tail))) * scale


def _whole(text: str) -> int | None:
    for sign in "亿万":
        head, found, tail = text.rpartition(sign)
        if found:
            return _parted(head, tail, _GREAT[sign])
    return _section(text)


def _parted(head: str, tail: str, size: int) -> int | None:
    """head 亿 tail, or head 万 tail. 两万五 is 25000: one digit alone counts the next rank."""
    above = _whole(head)
    if not above:
        return None
    if not tail:
        return above * size
    if len(tail) == 1 and tail in DIGITS:
        return above * size + _VALUES[tail] * size // 10
    below = _whole(tail)
    return None if below is None or below >= size else above * size + below


def _section(text: str) -> int | None:
    """A numeral below ten thousand."""
    if text in ("零", "〇"):
        return 0
    found = _SECTION.fullmatch(text)
    if not text or text == "零" or found is None:
        return None
    thousands, _, hundreds, tens_said, tens, old, units_said, units = found.groups()
    total = 1_000 * _VALUES.get(thousands or "", 0) + 100 * _VALUES.get(hundreds or "", 0)
    if tens_said:
        total += _TENS[old] if old else 10 * (_VALUES[tens] if tens else 1)
    if units:
        total += _VALUES[units] * _rank(text, units_said)
    return total


def _rank(text: str, units_said: str) -> int:
    """What the last digit counts: 三百五 is 350, 三百零五 is 305, 三十五 is 35."""
    before = text[: -len(units_said)]
    if units_said[0] == "零" or not before or before[-1] not in "百千":
        return 1
    return _ROUND[before[-1]] // 10
