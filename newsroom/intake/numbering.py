"""The numbers Word draws before paragraphs, which stand nowhere in the text: 一、 （二） 3. ①"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml.etree import _Element as Element

from newsroom.intake.ooxml import W, child, number, on, value

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_BULLET = "●"
_LEVELS = 9
_MARKED_END = re.compile(r"[、，。：；．.)）】〕》]$")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    legal: bool


def chinese_number(count: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """1 to 9999 in Chinese: 十二, 一百零五; digit by digit beyond that."""
    if not 0 < count < 10_000:
        return "".join(digits[int(d)] for d in str(max(count, 0)))
    written, zero = "", False
    for place, digit in zip(range(len(str(count)) - 1, -1, -1), map(int, str(count)), strict=True):
        if digit == 0:
            zero = bool(written)
            continue
        written += ("零" if zero else "") + digits[digit] + (units[place - 1] if place else "")
        zero = False
    if digits is _DIGITS and 10 <= count < 20:
        return written[1:]
    return written


def _roman(count: int) -> str:
    if not 0 < count < 4_000:
        return str(count)
    text = ""
    for size, letters in _ROMAN:
        text += letters * (count // size)
        count %= size
    return text


def _letters(count: int) -> str:
    """A … Z, then AA, BB …, as Word counts."""
    repeats, index = divmod(max(count, 1) - 1, 26)
    return chr(ord("A") + index) * min(repeats + 1, 20)


def _circled(count: int) -> str:
    if count <= 0:
        return str(count)
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= count <= last:
            return chr(code + count - first)
    return str(count)


def counted(form: str, count: int) -> str:
    """A count in one of Word's number formats; Arabic where the format is not a simple one."""
    if form in _CHINESE:
        return chinese_number(count)
    if form in {"chineseLegalSimplified", "ideographLegalTraditional"}:
        return chinese_number(count, _FORMAL, "拾佰仟")
    plain = {
        "ideographTraditional": lambda n: _STEMS[(n - 1) % 10],
        "ideographZodiac": lambda n: _BRANCHES[(n - 1) % 12],
        "ideographDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(abs(n))),
        "japaneseDigitalTenThousand": lambda n: "".join(_DIGITS[int(d)] for d in str(abs(n))),
        "taiwaneseDigital": lambda n: "".join(_DIGITS[int(d)] for d in str(abs(n))),
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(abs(n))),
        "decimalFullWidth2": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(abs(n))),
        "decimalZero": lambda n: f"{n:02d}",
        "upperLetter": _letters,
        "lowerLetter": lambda n: _letters(n).lower(),
        "upperRoman": _roman,
        "lowerRoman": lambda n: _roman(n).lower(),
        "none": lambda _: "",
    }
    return plain.get(form, str)(count)


_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "koreanCounting"}
    | {"taiwaneseCounting", "taiwaneseCountingThousand", "ideographEnclosedCircle"}
)


class Numbering:
    """Counts the numbered paragraphs of one file in the order they are met."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[int, dict[int, _Level]] = {}
        self._lists: dict[int, int] = {}
        self._starts: dict[int, dict[int, int]] = {}
        self._counts: dict[int, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for node in root.iter(W + "abstractNum"):
            levels = {number(value(x, "ilvl")): _level(x) for x in node.iterchildren(W + "lvl")}
            self._abstract[number(value(node, "abstractNumId"), -1)] = levels
        for node in root.iterchildren(W + "num"):
            key = number(value(node, "numId"), -1)
            self._lists[key] = number(value(child(node, "abstractNumId")), -1)
            self._starts[key] = {
                number(value(x, "ilvl")): number(value(child(x, "startOverride")), 1)
                for x in node.iterchildren(W + "lvlOverride")
                if child(x, "startOverride") is not None
            }

    def next(self, list_id: int, level: int) -> str:
        """The mark of the next paragraph of a list's level; empty where it has none."""
        abstract = self._lists.get(list_id, -1)
        levels = self._abstract.get(abstract, {})
        if level not in levels or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts[abstract]
        restart = self._starts.get(list_id, {}).pop(level, None)
        start = levels[level].start if restart is None else restart
        counts[level] = start if restart is not None else counts.get(level, start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _mark(levels, level, counts)


def _level(node: Element) -> _Level:
    return _Level(
        form=value(child(node, "numFmt")) or "decimal",
        text=value(child(node, "lvlText")) or "",
        start=number(value(child(node, "start")), 1),
        legal=bool(on(child(node, "isLgl"))),
    )


def _mark(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.form == "bullet":
        return _BULLET if own.text.strip() else ""

    def shown(found: re.Match[str]) -> str:
        part = int(found[1]) - 1
        if part not in levels:
            return ""
        form = "decimal" if own.legal else levels[part].form
        return counted(form, counts.get(part, levels[part].start))

    text = re.sub(r"%([1-9])", shown, own.text).strip()
    if not text or _MARKED_END.search(text):
        return text
    return text + ("" if text[-1] >= "\u2460" else " ")
