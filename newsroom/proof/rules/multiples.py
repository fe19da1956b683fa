"""Multiples, doublings and percentage points: what falls does not fall by times (倍)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newsroom.model.finding import Severity
from newsroom.proof import changes
from newsroom.proof.numbers import Kind
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "编校惯例：倍数只用于增加，减少用分数或百分数"
_N = r"(?:[0-9０-９.．]+|[一二两三四五六七八九十百千]+|好?几[十百]?|数[十百]?|十几)"
_HEDGE = r"(?:约|近|大约|将近|接近|超过|超|至少|足足|整整|不止|达到?|高达)?"
_FALLS = (
    r"减少|下降|降低|减小|缩小|缩短|减轻|减弱|减慢|下跌|下滑|缩减|压缩|削减|萎缩|节省|节约|回落|收窄|压减|减缩|锐减|骤降"
    r"|猛降|暴跌|剧减|大减|骤减|下调|调低|缩水"
)
_FALL = re.compile(
    rf"(?:(?:{_FALLS})(?:了|幅度?(?:为|达到?|高达))?|(?:降幅|跌幅|减幅)(?:为|达到?|高达|超过|超)?"
    rf"|(?<![至最不多大老从弱])(?:少|低|小|短|轻|慢|便宜|降|跌|减|浅|矮|窄|薄)(?:了|上)|"
    rf"比[^，。；：！？]{{1,20}}?(?<![至最不多大老从弱])(?:少|低|小|短|轻|慢|便宜|浅|矮|窄|薄))"
    rf"{_HEDGE}({_N}多?倍)(?!镜|率|数|音|体|焦|频|速|增|于|感)"
)
_SMALLER_TO = re.compile(
    rf"(?:{_FALLS}|降|减|缩)(?:到|至|为)(?:了)?(?:原来|原先|原有|原|过去|以前|此前|去年|上年|前年|当初|当年)?的?({_N}倍)"
)
_LENS = re.compile(r"放大|显微|镜|稀释|比例尺|像素|杠杆")
_POINT = re.compile(r"([0-9.]+)(?:[%％](个?百分点)|个百分比|百分点(?!位))")
_SHARE_OF_POINT = re.compile(r"百分之([一二三四五六七八九十点零]+)个?百分点")


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if "倍" in text.text:
        yield from _falls(text.text)
    if "百分" in text.text:
        yield from _points(text.text)
    if "倍" in text.text or "番" in text.text or "%" in text.text:
        for change in changes.read(text):
            yield from _reckoned(change)


def _falls(text: str) -> Iterator[Slip]:
    for found in _FALL.finditer(text):
        if _LENS.search(text, max(found.start() - 12, 0), min(found.end() + 8, len(text))):
            continue
        words = re.match(r"比.*?(?=(?:少|低|小|短|轻|慢|便宜|浅|矮|窄|薄)[^少低小]*$)", found[0])
        start = found.start() + (words.end() if words else 0)
        once = found[1] in ("1倍", "一倍", "１倍")
        half = text[start : found.start(1)]
        yield Slip(
            start,
            found.end(),
            "减少、下降不用“倍”来说：说减少了几分之几，或降到原来的几分之几",
            (half + "一半", half + "50%") if once else (),
        )
    for found in _SMALLER_TO.finditer(text):
        if not _LENS.search(text, max(found.start() - 12, 0), min(found.end() + 8, len(text))):
            yield Slip(found.start(), found.end(), "降到、缩到的数不会是原来的几倍")


def _points(text: str) -> Iterator[Slip]:
    for found in _POINT.finditer(text):
        if found[0].endswith("百分比"):
            message = "百分数之差的单位是“百分点”，不是“百分比”"
        elif found[2]:
            message = "“百分点”本身就是百分数之差，前面不再加“%”"
        else:
            message = "“百分点”前要有量词“个”"
        yield Slip(found.start(), found.end(), message, (f"{found[1]}个百分点",))
    for found in _SHARE_OF_POINT.finditer(text):
        yield Slip(
            found.start(),
            found.end(),
            "“百分点”本身就是百分数之差，前面不再说“百分之”",
            (f"{found[1]}个百分点",),
        )


def _reckoned(change: changes.Change) -> Iterator[Slip]:
    by = change.by
    if by.unit == "倍" and change.rising and by.kind is Kind.COUNT:
        least, most = change.growth
        if least - by.step / 2 <= by.value <= most + by.step / 2:
            return
        if least + 1 - by.step / 2 <= by.value <= most + 1 + by.step / 2:
            right = by.value - 1
            told = f"{_plain(right)}倍" if right else "1倍"
            yield Slip(
                by.start,
                by.unit_end,
                "是原来的几倍，不等于增加了几倍：增加的倍数要减去1",
                (told,),
                source="算术",
            )
        elif by.value > most * 2 or by.value < least / 2:
            yield Slip(by.start, by.unit_end, "增加的倍数与前后两数算不到一起", source="算术")
    elif by.unit == "番" and by.kind is Kind.COUNT:
        yield from _doublings(change)
    elif change.first.percent and by.percent and not change.first.unit:
        least, most = change.difference
        if least <= by.value <= most and not _near(by.value, *change.growth):
            points = _plain(by.value * 100)
            yield Slip(
                by.start,
                by.end,
                "两个百分数相减得出的差，用“百分点”",
                (f"{points}个百分点",),
                source="算术",
            )


def _doublings(change: changes.Change) -> Iterator[Slip]:
    by = change.by
    least, most = (one + 1 for one in change.growth)
    if not change.rising or by.value > 20 or by.value.denominator != 1:
        return
    wanted = 2 ** int(by.value)
    if most >= wanted * Fraction(9, 10) and least < wanted * 2:
        return
    times, power = least, 0
    while times >= 2:
        times, power = times / 2, power + 1
    exact = times == 1 and power
    yield Slip(
        by.start,
        by.unit_end,
        "翻一番是原来的2倍，翻两番是4倍，与前后两数不合",
        (f"{'一二三四五六七八九'[power - 1].replace('二', '两')}番",)
        if exact and power < 10
        else (),
        source="算术",
    )


def _near(value: Fraction, least: Fraction, most: Fraction) -> bool:
    return least - Fraction(1, 100) <= value <= most + Fraction(1, 100)


def _plain(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


RULES = (Rule("multiples", "倍数与百分点", Severity.ERROR, _SOURCE, _look),)
