"""Every number of a passage: its worth, what it counts, and how it is written.

Words that only hold a number's sign (一律, 万一, 三农) are none: a lone Chinese digit is a number
only before a measure word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from newsroom.proof import measures, numerals


class Form(StrEnum):
    """How a number is written. MIXED: in both scripts at once, against GB/T 15835—2011, 5.3
    (5百, 三十3); 3万, 10亿零817万 are ARABIC, as the standard has them.
    """

    ARABIC = "arabic"
    CHINESE = "chinese"
    MIXED = "mixed"


class Kind(StrEnum):
    """What a number tells: how many, a share of a hundred (thousand, ten thousand), a fraction, a
    place in a row (第五), a name (a telephone, a score, a code, a year told digit by digit), or a
    guess between two (三四十).
    """

    COUNT = "count"
    SHARE = "share"
    FRACTION = "fraction"
    ORDER = "order"
    CODE = "code"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Number:
    """start, end: characters of the numeral with its 万, 亿 and percent sign. value: exact; of
    15% it is 3/20; of a guess its lower end. step: what the last written digit counts (1.2亿:
    ten million; 15%: a hundredth). unit: the measure word behind it, up to unit_end; "" for none.
    about: whether 约, 多, 余, 左右 or the like make it a rough one.
    """

    start: int
    end: int
    text: str
    value: Fraction
    step: Fraction
    form: Form
    kind: Kind
    unit: str = ""
    unit_end: int = 0
    about: bool = False

    @property
    def percent(self) -> bool:
        """Whether it is a share of a hundred."""
        return self.kind is Kind.SHARE and ("百分之" in self.text or self.text[-1] in "%％")


_ARABIC = r"(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
_SIGN = r"[〇○零一二三四五六七八九十百千万亿两廿卅]"
_CHINESE = rf"{_SIGN}+(?:点[〇零一二三四五六七八九]+[百千万亿]*)?"
# 千 of 千米, 千克 … belongs to the unit.
_SCALE = r"(?:[十百千]?[万亿]+|[十百]|千(?![米克瓦伏帕赫卡焦牛安吨升乏电字]))"
_FIND = re.compile(
    rf"(?P<share>[百千万]分之)?(?:"
    rf"(?P<upper>[0-9]{{1,3}})/(?P<lower>[0-9]{{1,3}})(?![0-9/])|"
    rf"(?P<arabic>{_ARABIC})(?P<scale>{_SCALE}(?:零?{_ARABIC}{_SCALE}?|零?[一二三四五六七八九][十百千万]{_SIGN}*)*)?"
    rf"|(?P<chinese>{_CHINESE}))"
    rf"(?:分之(?P<over>{_ARABIC}|{_SIGN}+)|(?P<percent>[%％‰]))?"
)
_SHARES = {"百": 100, "千": 1_000, "万": 10_000, "%": 100, "％": 100, "‰": 1_000}
_ROUGH = r"(?:[多余来几]|好几)"
_HEDGE = re.compile(
    r"(?:大约|约|将近|近|接近|逾|超过|超|突破|不足|不到|至少|最少|最多|至多|不少于|不低于|不超过|大概)$"
)
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_LONGEST = 40  # characters: what is longer is no number
_PARTS = re.compile(rf"零?({_ARABIC})({_SCALE})?")
_SIZES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_ALONE = frozenset(numerals.DIGITS + "十百千万亿两零〇")
_BEFORE_ONE = tuple("统唯专归划合万同单")  # 统一, 唯一 …: the sign is part of a word
_CODE_BEFORE = re.compile(r"[A-Za-z0-9][-—./:：∶ ]?$|[A-Za-z]$|[〔\[]$|[-/:：∶．.]$|[〇○]$")
_CODE_AFTER = re.compile(r"[:：∶][0-9]|[-/][0-9]|\.[0-9]|[A-Za-z]{2}|〕|[A-Z](?![A-Za-z])")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"({_ROUGH})?({measures.pattern()})?(多|余|左右|上下|以上|以下|以内|不到)?")


def read(text: str) -> tuple[Number, ...]:
    """The numbers of a passage in reading order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Number]:
    for found in _FIND.finditer(text):
        number = _number(text, found)
        if number is not None:
            yield number


def _number(text: str, found: re.Match[str]) -> Number | None:
    start, end = found.span()
    if end - start > _LONGEST:
        return None
    reckoned = _worth(found)
    if reckoned is None:
        return None
    worth, step, form, kind = reckoned
    after = _unit().match(text, end)
    rough, unit, tail = after.groups() if after else (None, None, None)
    unit_end = after.end(2) if after and unit else end
    if _only_a_word(found, unit, text):
        return None
    share = found["share"] or found["percent"]
    if share:
        size = _SHARES[share[0]]
        worth, step, kind = worth / size, step / size, Kind.SHARE
        if (found["share"] and found["arabic"]) or (found["percent"] and found["chinese"]):
            form = Form.MIXED
    elif found["over"]:
        over = _plain(found["over"])
        if not over or not worth:
            return None
        worth, step, kind = over / worth, Fraction(0), Kind.FRACTION
    elif kind is Kind.COUNT:
        kind = _kind(text, start, end, bool(found["arabic"]))
    about = bool(
        rough or tail or kind is Kind.GUESS or _HEDGE.search(text[max(start - 3, 0) : start])
    )
    return Number(start, end, found[0], worth, step, form, kind, unit or "", unit_end, about)


def _kind(text: str, start: int, end: int, arabic: bool) -> Kind:
    if text.endswith("第", 0, start):
        return Kind.ORDER
    if not arabic:
        return Kind.COUNT
    if _CODE_BEFORE.search(text[max(start - 2, 0) : start]) or _CODE_AFTER.match(text, end):
        return Kind.CODE
    if end - start >= 7 and text[start:end].isdecimal() and len(text[start:end].rstrip("0")) > 6:
        return Kind.CODE if _unit().match(text, end)[2] is None else Kind.COUNT  # type: ignore[index]
    return Kind.CODE if text[start] == "0" and text[start : start + 2].isdecimal() else Kind.COUNT


def _only_a_word(found: re.Match[str], unit: str | None, text: str) -> bool:
    """Whether a Chinese digit or two stand there as part of a word."""
    chinese = found["chinese"]
    if not chinese or found["share"] or found["over"] or found["percent"]:
        return False
    if text.endswith("第", 0, found.start()):
        return False
    if len(chinese) > 1 or chinese not in _ALONE:
        return False
    if text.startswith(("一行", "一把手", "一口气", "一面"), found.start()):
        return True
    return not unit or text[max(found.start() - 1, 0) : found.start()] in _BEFORE_ONE


def _worth(found: re.Match[str]) -> tuple[Fraction, Fraction, Form, Kind] | None:
    if found["upper"]:
        if int(found["lower"]) == 0:
            return None
        part = Fraction(int(found["upper"]), int(found["lower"]))
        return part, Fraction(0), Form.ARABIC, Kind.FRACTION
    return _arabic(found) if found["arabic"] else _chinese(found["chinese"])


def _plain(text: str) -> Fraction | None:
    if text[0] in "0123456789０１２３４５６７８９":
        return Fraction(text.translate(_WIDE).replace(",", ""))
    return numerals.value(text)


def _chinese(text: str) -> tuple[Fraction, Fraction, Form, Kind] | None:
    guess = numerals.guess(text)
    if guess is not None:
        return guess[0], guess[1] - guess[0], Form.CHINESE, Kind.GUESS
    value = numerals.value(text)
    if value is not None:
        return value, _last(text, value), Form.CHINESE, Kind.COUNT
    told = numerals.digits(text)
    if told is None or len(text) < 3:
        return None
    return Fraction(told), Fraction(1), Form.CHINESE, Kind.CODE


def _last(text: str, value: Fraction) -> Fraction:
    """What the last digit of a Chinese numeral counts."""
    step = Fraction(1)
    for sign in reversed(text):
        if sign not in _SIZES:
            break
        step *= _SIZES[sign] if sign != "十" or step == 1 else 10
    if "点" in text:
        step /= 10 ** len(text.partition("点")[2].rstrip("百千万亿"))
    return step if value % step == 0 else Fraction(1)


def _arabic(found: re.Match[str]) -> tuple[Fraction, Fraction, Form, Kind] | None:
    """Digits with their 万 and 亿, one after another (10亿零817万5288)."""
    whole = found["arabic"] + (found["scale"] or "")
    total, step, at, mixed = Fraction(0), Fraction(1), 0, False
    while at < len(whole):
        part = _PARTS.match(whole, at)
        if part is None:
            rest = numerals.value(whole[at:].lstrip("零"))
            return (total + (rest or 0), Fraction(1), Form.MIXED, Kind.COUNT)
        digits, scale = part[1].translate(_WIDE).replace(",", ""), part[2] or ""
        size = Fraction(1)
        for sign in scale:
            size *= _SIZES[sign]
        mixed = mixed or any(sign in "十百千" for sign in scale)
        if size > _SIZES["万"] and 0 < total < _SIZES["万"]:
            total *= _SIZES["万"]  # 3千5百万: both count ten thousands
        total += Fraction(digits) * size
        step = size / 10 ** len(digits.partition(".")[2])
        at = part.end()
    return total, step, Form.MIXED if mixed else Form.ARABIC, Kind.COUNT
