"""Years told by four digits, decades with their century.

A number of two digits before 年 is a year only where nothing else can be meant: a month, a half
year or a term follows, it stands in a row with a whole year, or a word of birth or founding does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "GB/T 15835—2011，5.1.4"
_CHINESE = "GB/T 15835—2011，5.2.2"
_DECADES = "编校惯例：年代前写明世纪"
_EARLY = re.compile(r"(?<![0-9.．:：第])['’‘]?(0[0-9])年(?!级)")
_DATED = re.compile(
    r"(?<![0-9.．:：第])(?<!民国)['’‘]?([0-9]{2})年(?=[0-9]{1,2}月(?!龄)|[上下]半年|第?[一二三四1-4]季度|度[^过假]|(?:年初|年底|年末|岁末)"
    r"|的?(?:高考|中考))"
)
_SERVED = re.compile(
    r"徒刑|刑期|工龄|党龄|教龄|龄|民国|为期|历时|服刑|合同|期限|寿命|长达|[元统治绪熙隆庆丰光正化禄和成]$"
)
# A year in a row behind a whole one: 2007、08年, 1998—99年, 2019年至21年.
_ROW = re.compile(
    r"(?<![0-9.])((?:1[0-9]|20)[0-9]{2})年?(?:[、，—–~～\-－至到和与]|以及|——)([0-9]{2})年(?![后前来多内间级制期的]|以[后前来]|之[后前]|时间|历)"
)
_BORN = re.compile(
    r"(?:^|[，。；：！？、（(“”我他她您你]|[于从自在到]|(?:早在|生于|建于))['’‘]?([0-9]{2})年(?:出生|生人|参加工作|参军|入伍|退伍|转业|毕业|考入|考上|考取"
    r"|调入|调任|入党|入职|下海|建厂|建校|成立|建成|动工|开工|投产|创办|那年|那会儿|冬天|夏天|春天|秋天|春节|国庆|的夏天|的冬天)"
)
_SINCE = re.compile(
    r"(?:早在|始于|生于|建于|成立于|创办于|创建于|毕业于|出生于|开工于|竣工于|投产于|创刊于|始建于|作于|写于|摄于|拍摄于)['’‘]?([0-9]{2})年"
    r"(?![前后多来内间]|以[前后]|之[前后]|代)"
)
_OPENING = re.compile(
    r"(?:^|[，。；：！？（(“]|自|自从|打从|从|到了?|截至|至)([5-9][0-9])年(?=起|开始|至今|以来|到现在|，(?:他|她|我|全家|父亲|母亲|村|县|厂|公司))"
)
_HAN_YEAR = re.compile(
    r"(?<![一二三四五六七八九十百千万〇零○两几第每])([四五六七八九][〇零○一二三四五六七八九]|[〇零○][一二三四五六七八九])年(?!级|制|[前多来内]|之[前内]|以[前内]|时间|代)"
)
_NEXT = frozenset({"四五", "五六", "六七", "七八", "八九"})
_DECADE = re.compile(
    r"(?<![0-9.．世纪末初])(?P<digits>[0-9]0)年代|(?<![一二三四五六七八九十])(?P<han>[一二三四五六七八九]十)年代"
)
_CENTURY = re.compile(
    r"世纪|公元|(?:1[0-9]|20)[0-9]{2}年|[一二][〇零○九八七六][〇零○一二三四五六七八九]{2}年|1[0-9]{2}0年代"
)
_TWICE = re.compile(
    r"(上个?世纪|本世纪|20世纪|２０世纪|二十世纪|19世纪|十九世纪|21世纪)(1[0-9]|20)([0-9]0)年代"
)
_COMING = re.compile(r"(?:本世纪|21世纪|二十一世纪)((?:[3-9]0)|[三四五六七八九]十)年代")


def _look(text: Text, setting: Setting) -> Iterator[Slip]:
    if "年" not in text.text:
        return
    told: set[int] = set()
    for slip in (*_years(text.text), *_rows(text.text), *_chinese(text.text)):
        if slip.start not in told:
            told.add(slip.start)
            yield slip
    if "年代" in text.text:
        yield from _decades(text.text, setting)


def _years(text: str) -> Iterator[Slip]:
    for pattern in (_EARLY, _DATED, _BORN, _SINCE, _OPENING):
        for found in pattern.finditer(text):
            start = found.start(1)
            if _SERVED.search(text, max(start - 6, 0), start):
                continue
            yield _short(text, start, found[1])


def _short(text: str, start: int, digits: str) -> Slip:
    begin = start - (start > 0 and text[start - 1] in "'’‘")
    century = "20" if int(digits) < 40 else "19"
    return Slip(
        begin,
        start + 3,
        "公历年份用四位数字，不能简写",
        (f"{century}{digits}年",),
    )


def _rows(text: str) -> Iterator[Slip]:
    for found in _ROW.finditer(text):
        first, last = int(found[1]), int(found[2])
        century = first // 100 + (last <= first % 100)
        if last <= first % 100 and last >= 40:
            continue
        year = century * 100 + last
        if year - first <= 60:
            yield Slip(
                found.start(2), found.end(2) + 1, "公历年份用四位数字，不能简写", (f"{year}年",)
            )


def _chinese(text: str) -> Iterator[Slip]:
    for found in _HAN_YEAR.finditer(text):
        if found[1] in _NEXT or _SERVED.search(text, max(found.start() - 6, 0), found.start()):
            continue
        early = found[1][0] in "〇零○"
        written = found[1].replace("零", "〇").replace("○", "〇")
        yield Slip(
            found.start(),
            found.end(),
            "汉字年份也要写全四位，简写会被看成概数",
            (("二〇" + written[1:] if early else "一九" + written) + "年",),
            source=_CHINESE,
        )


def _decades(text: str, setting: Setting) -> Iterator[Slip]:
    for found in _TWICE.finditer(text):
        yield Slip(
            found.start(),
            found.end(),
            "前面已写明世纪，年代不再写年份的前两位",
            (f"{found[1]}{found[3]}年代", f"{found[2]}{found[3]}年代"),
            source=_DECADES,
        )
    year = setting.day.year if setting.day else 0
    for found in _COMING.finditer(text):
        decade = found[1]
        tens = int(decade[0]) if decade[0].isdecimal() else "〇一二三四五六七八九".index(decade[0])
        if year < 2000 + tens * 10 and tens >= 6:
            yield Slip(
                found.start(),
                found.end(),
                "本世纪还没有这个年代",
                (f"上世纪{decade}年代",),
                source=_DECADES,
            )
    if _CENTURY.search(text):
        return
    for found in _DECADE.finditer(text):
        digits = found["digits"]
        if found[0][0] in "3456789三四五六七八九":
            yield Slip(
                found.start(),
                found.end(),
                "年代前要写明是哪个世纪",
                (f"20世纪{found[0]}" if digits else f"二十世纪{found[0]}", f"上世纪{found[0]}"),
                source=_DECADES,
                severity=Severity.WARNING,
            )


RULES = (Rule("short_years", "年份简写", Severity.ERROR, _SOURCE, _look),)
