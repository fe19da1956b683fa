"""Rough numbers of 几, or of two digits side by side: in Chinese, and without a mark between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import measures, numerals
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_GUESS = "GB/T 15835—2011，4.2.2"
_COMMA = "GB/T 15835—2011，5.2.1"
_D = numerals.DIGITS
_FEW = re.compile(r"(?<![0-9.])(?P<figure>[0-9]{1,4})几(?P<scale>[十百千万]?)(?![何率乎])")
_FEW_OF = re.compile(
    r"(?<![0-9])(?P<few>几|好几)(?P<figure>10{1,3})(?![0-9.])(?=[多余个名人位户家天年次元万里公])"
)
_SOME_OF = re.compile(
    r"(?:^|[，。；：！？、有了达的近过超经出历等])(?P<few>数|上|成)(?P<figure>10{1,3})(?=[多余]?[个名人位户家天年次万里件条座])"
)
_PAIR = re.compile(
    r"(?<![0-9、.第])(?P<low>[1-9])、(?P<high>[2-9])(?![0-9、.])(?P<scale>[十百千万]?)"
)
_TENS = re.compile(r"(?<![0-9、.第])(?P<low>[1-8])、(?P<high>[2-9])0(?![0-9、.])")
_HAN_PAIR = re.compile(
    rf"(?P<before>.|^(?=两))(?P<ten>[{_D}]?十)?(?P<low>[{_D}两])、(?P<high>[{_D}])(?P<scale>[十百千万]?)(?P<more>多?)(?![、{_D}])"
)
_MIXED_PAIR = re.compile(
    r"(?<![0-9.])(?:(?P<figure>[1-9])(?P<han>[二三四五六七八九])|(?P<low>[一二三四五六七八])(?P<high>[2-9]))(?=[十百千万]?(?:个|名|人|天|位|户|岁|里|公里|米|年|次|家|斤|小时|分钟|倍))"
)
_EACH = re.compile(
    r"分别|依次|各|分为|先后|第|初|高|小学|年级|学|项目|编号|规则|条|款|班|组|区|标段|号|章|节|点|序|图|表|附"
)


def _guesses(text: str) -> Iterator[Slip]:
    """Rough numbers of 几, or of two digits side by side, are written in Chinese."""
    for found in _FEW.finditer(text):
        if int(found["figure"]) % 10 == 0:
            right = numerals.written(int(found["figure"])) + "几" + found["scale"]
            yield Slip(found.start(), found.end(), "含“几”的概数用汉字", (right,), source=_GUESS)
    for found in (*_FEW_OF.finditer(text), *_SOME_OF.finditer(text)):
        right = found["few"] + "十百千"[len(found["figure"]) - 2]
        yield Slip(
            found.start("few"), found.end("figure"), "这样的概数用汉字", (right,), source=_GUESS
        )
    for found in _PAIR.finditer(text):
        unit = _counted().match(text, found.end())
        guess = numerals.guess(numerals.spelled(found["low"] + found["high"]))
        if (
            unit is None
            or guess is None
            or _EACH.search(text, max(found.start() - 8, 0), found.start())
        ):
            continue
        right = numerals.spelled(found["low"] + found["high"]) + found["scale"]
        yield Slip(
            found.start(),
            found.end(),
            "两个数字连用的概数用汉字，中间不加顿号",
            (right,),
            source=_GUESS,
        )
    for found in _TENS.finditer(text):
        decade = text.startswith("年代", found.end())
        aged = text.startswith(("年", "岁"), found.end())
        counted = decade or aged or _counted().match(text, found.end())
        if int(found["high"]) == int(found["low"]) + 1 and counted:
            right = numerals.spelled(found["low"] + found["high"]) + "十"
            offered = (right, f"{found['low']}0、{found['high']}0") if decade else (right,)
            yield Slip(
                found.start(),
                found.end(),
                "两个数字连用的概数用汉字，中间不加顿号",
                offered,
            )
    for found in _MIXED_PAIR.finditer(text):
        right = numerals.spelled(
            (found["figure"] or found["low"]) + (found["han"] or found["high"])
        )
        if numerals.guess(right) is not None:
            yield Slip(
                found.start(), found.end(), "两个数字连用的概数都用汉字", (right,), source=_GUESS
            )


@cache
def _counted() -> re.Pattern[str]:
    """Measure words with which two digits make a guess, not a place in a row."""
    named = re.compile(
        r"[月日号年级班组届期版章节条款页卷集层排座点时分线区楼栋单元季度等审]|年级|季度|世纪|年代"
    )
    words = [word for word in measures.pattern().split("|") if not named.search(word)]
    return re.compile("多?(?:" + "|".join((*words, "小时", "分钟", "个月", "里路")) + ")")


def _commas(text: str) -> Iterator[Slip]:
    """三、四个: no mark within a guess. A row of headings (三、四个意识) begins a sentence."""
    if "、" not in text:
        return
    for found in _HAN_PAIR.finditer(text):
        low, high, before = found["low"], found["high"], found["before"]
        unit = _counted().match(text, found.end())
        if (
            unit is None
            or numerals.guess(low + high) is None
            or (before in "。；：！？、（ 　第初高大小" and low != "两")
        ):
            continue
        if _EACH.search(text, max(found.start() - 8, 0), found.start() + 1):
            continue
        start = found.end("before")
        right = (found["ten"] or "") + low + high + found["scale"] + found["more"]
        yield Slip(
            start, found.end(), "两个数字连用表示概数，中间不加顿号", (right,), source=_COMMA
        )


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if any(sign in text.text for sign in "0123456789"):
        yield from _guesses(text.text)
    yield from _commas(text.text)


RULES = (Rule("guesses", "概数的写法", Severity.WARNING, _GUESS, _look),)
