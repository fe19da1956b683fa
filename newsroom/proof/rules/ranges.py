"""Ranges of numbers: what both ends share is left out of the first only where nothing is changed
by it (not 13~17万元, not 15~30%), and ~ or — joins them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import measures
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "GB/T 15835—2011，5.1.3"
_DASHES = "GB/T 15834—2011，4.13.3；GB/T 15835—2011，5.1.3"
_N = r"[0-9０-９]{1,12}(?:[.．][0-9０-９]{1,6})?"
_WAVES = "~～〜∼"
_LINES = "-－–—―─"
_DASH = re.escape(_LINES)
_JOIN = rf"(?:[{_WAVES}]|[{_DASH}]{{1,2}}|[至到])"
_RANGE = re.compile(
    rf"(?<![0-9０-９.．A-Za-z/{_DASH}{_WAVES}:：∶，,])(?P<sign>[+−]?)(?P<low>{_N})(?P<scale>[万亿]*)"
    rf"(?P<mark>[%％‰]?)(?P<join>{_JOIN})(?P<high>{_N})(?P<great>[万亿]*)(?P<tail>[%％‰]?)"
    rf"(?![0-9０-９.．A-Za-z/{_DASH}{_WAVES}:：∶])"
)
# Both ends with their measure or as dates: 18岁-60岁, 5月1日-7日.
_BOTH = re.compile(
    rf"(?<![0-9.{_DASH}])(?P<low>{_N}(?P<unit>[岁元米人个年月日℃]|公里|公斤|小时|分钟|万元|亿元|万人|美元|毫米|厘米))"
    rf"(?P<join>-|－|--|——)(?P<high>{_N}(?:月[0-9]{{1,2}}日|(?P=unit)|[月日]))(?![0-9{_DASH}])"
)
# 从10月—12月: what 从 begins, 到 goes on with.
_FROM = re.compile(
    rf"(?P<from>从|自)(?P<low>[^，。；：！？、~～]{{0,8}}[0-9一二三四五六七八九十](?:[^，。；：！？、~～0-9]{{0,4}}?))"
    rf"(?P<join>[{_WAVES}]|[—–]{{1,2}}|-)(?=[0-9一二三四五六七八九十][0-9.]*[年月日时点岁元米万亿%％℃个人公里])"
)
_HOURS = re.compile(
    r"(?:时间|营业|开放|限行|办公|上班|供水|停水|停电|每[天日]|[上下]午|早上|晚上|[日号])[^，。；：！？、0-9]{0,6}"
    r"(?P<low>[0-9]{1,2})(?:-|－|--)(?P<high>[0-9]{1,2})(?P<unit>[点时])(?!钟|间|段|代)"
)
_TWICE = re.compile(
    rf"(?<=[0-9%％万亿元岁年月日米人个℃时点天])(?P<join>[至到][{_WAVES}{_DASH}]|[{_DASH}]{{1,2}}[至到]|[{_WAVES}][至到]|[{_WAVES}]{{2,}})(?=[0-9])"
)
# Both ends with their measure, the greater first: 5天—3天, 12℃～5℃.
_FALLING = re.compile(
    rf"(?<![0-9.{_DASH}+零下])(?P<low>{_N})(?P<unit>[天岁元人个℃级米]|小时|公里|公斤|万元|亿元)(?P<join>[{_WAVES}]|—{{1,2}})(?P<high>{_N})(?P=unit)"
)
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_SIZES = {"万": 10_000, "亿": 100_000_000}
# Measures that also name places in a row or codes: 3-5号楼, 2-3单元, 101-103室.
_NAMED = re.compile(
    r"[号室楼栋幢路院班组届期版章节条款页卷集层级排座年月日时点分秒线区营连团]|单元|年级|学时"
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}")
_CODE_BEFORE = re.compile(
    r"(?:[A-Za-z〔\[（(（]|编号|代码|型号|车牌|尾号|电话|热线|邮编|比分|战绩|以|第|标段|地块|图|表|附件)\s*$"
)
_BEFORE_FALL = re.compile(r"夜间|由|编号|比分|零下|-$")
_TITLED = re.compile(r"《[^《》]*》")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"(?:余|多)?({measures.pattern()})")


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if not any(sign in text.text for sign in _WAVES + _LINES + "至到"):
        return
    titles = [found.span() for found in _TITLED.finditer(text.text)]
    for found in _RANGE.finditer(text.text):
        if not any(start < found.start() < end for start, end in titles):
            yield from _judged(text.text, found)
    yield from _loose(text.text)
    yield from _hours(text.text)
    for found in _BOTH.finditer(text.text):
        if not any(start < found.start() < end for start, end in titles):
            yield _joined_wrong(found)


def _loose(text: str) -> Iterator[Slip]:
    for found in _FROM.finditer(text):
        low, start, end = found["low"], found.start(), found.end()
        yield Slip(
            start,
            end,
            f"“{found['from']}”与“至”“到”搭配，不与连接号同用",
            (low + found["join"], f"{found['from']}{low}至", f"{found['from']}{low}到"),
            source=_DASHES,
        )
    for found in _TWICE.finditer(text):
        first = found["join"][0]
        offered = (first, *(one for one in found["join"][1:] if one != first))
        if found["join"][-1] in "至到":
            offered = (found["join"][-1], first)
        yield Slip(
            found.start("join"), found.end("join"), "连接号只用一个", offered, source=_DASHES
        )
    for found in _FALLING.finditer(text):
        if _value(found["low"]) > _value(found["high"]) and not _BEFORE_FALL.search(
            text, max(found.start() - 12, 0), found.start()
        ):
            unit = found["unit"]
            right = f"{found['high']}{unit}{found['join']}{found['low']}{unit}"
            yield Slip(found.start(), found.end(), "数值范围由小到大写，这里大数在前", (right,))


def _hours(text: str) -> Iterator[Slip]:
    """营业时间为9-18点."""
    for found in _HOURS.finditer(text):
        low, high, unit = found["low"], found["high"], found["unit"]
        if int(low) >= int(high) or int(high) > 24:
            continue
        offered = (f"{low}{unit}至{high}{unit}", f"{low}—{high}{unit}", f"{low}～{high}{unit}")
        why = "时间的起止用“至”或一字线“—”，不用短横线"
        yield Slip(found.start("low"), found.end(), why, offered, source=_DASHES)


def _joined_wrong(found: re.Match[str]) -> Slip:
    dates = found["unit"] in "年月日"
    return Slip(
        found.start("join"),
        found.end("join"),
        "时间的起止用一字线“—”" if dates else "数值范围用浪纹线“~”或一字线“—”",
        ("—",) if dates else ("～", "—"),
        source=_DASHES,
    )


def _judged(text: str, found: re.Match[str]) -> Iterator[Slip]:
    if found["mark"] == "" and found["tail"] and not found["great"]:
        yield from _percent(text, found)
    elif found["great"] and not (found["scale"] or found["mark"] or found["tail"]):
        yield from _scale(found)
    elif found["join"][0] in _LINES:
        yield from _dash(text, found)
    elif found["join"] in tuple(_WAVES):
        yield from _backwards(text, found)


def _percent(text: str, found: re.Match[str]) -> Iterator[Slip]:
    if text.endswith("百分之", 0, found.start()) or _year(found["low"]):
        return
    tail = found["tail"]
    right = f"{found['sign']}{found['low']}{tail}{_joined(found)}{found['high']}{tail}"
    yield Slip(found.start(), found.end(), "数值范围的前一个数也要带百分号，否则会有歧义", (right,))


def _scale(found: re.Match[str]) -> Iterator[Slip]:
    if _value(found["low"]) >= _value(found["high"]) or _year(found["low"]):
        return
    great = found["great"]
    right = f"{found['sign']}{found['low']}{great}{_joined(found)}{found['high']}{great}"
    yield Slip(
        found.start(),
        found.end(),
        f"数值范围的前一个数也要带“{great}”，否则会有歧义",
        (right,),
    )


def _dash(text: str, found: re.Match[str]) -> Iterator[Slip]:
    """A hyphen, or a dash of two characters, between two numbers with a measure."""
    join = found["join"]
    if join in ("—", "―", "─"):
        yield from _backwards(text, found)
        return
    if _CODE_BEFORE.search(text, max(found.start() - 3, 0), found.start()):
        return
    unit = _unit().match(text, found.end())
    years = bool(_YEARS.fullmatch(found["low"]) and _YEARS.fullmatch(found["high"]))
    counted = found["tail"] or found["great"] or (unit and not _NAMED.fullmatch(unit[1]))
    if _value(found["low"]) >= _value(found["high"]) or not (
        counted or (years and text.startswith("年", found.end()))
    ):
        return
    middle = "—" if years else "~" if "~" in text else "～"
    right = (
        text[found.start() : found.start("join")] + middle + text[found.end("join") : found.end()]
    )
    yield Slip(
        found.start(),
        found.end(),
        "起止年份之间用一字线“—”"
        if years
        else "数值范围用浪纹线“~”或一字线“—”，不用短横线或破折号",
        (right,) if years else (right, right.replace(middle, "—"), right.replace(middle, "~")),
        source=_DASHES,
    )


def _backwards(text: str, found: re.Match[str]) -> Iterator[Slip]:
    """The greater end first: only where both are written alike and count one measure."""
    unit = _unit().match(text, found.end())
    low, high = (
        _worth(found["low"], found["scale"] or (found["great"] if not found["mark"] else "")),
        _worth(found["high"], found["great"]),
    )
    wind = (
        unit is not None
        and unit[1] == "级"
        and "风" in text[max(found.start() - 6, 0) : found.start()]
    )
    named = unit is not None and (_NAMED.fullmatch(unit[1]) or unit[1] in "℃度")
    counted = found["tail"] or wind or (unit and not named)
    if (
        not counted
        or low <= high
        or found["sign"]
        or _CODE_BEFORE.search(text, max(found.start() - 4, 0), found.start())
    ):
        return
    if found["mark"] != found["tail"] or bool(found["scale"]) != bool(found["great"]):
        return
    right = (
        f"{found['high']}{found['great']}{found['tail']}{found['join']}"
        f"{found['low']}{found['scale']}{found['mark']}"
    )
    yield Slip(
        found.start(),
        found.end(),
        "数值范围由小到大写，这里大数在前",
        (right,),
        severity=Severity.WARNING,
    )


def _joined(found: re.Match[str]) -> str:
    join = found["join"]
    return join if join in (*_WAVES, "—", "至", "到") else "～"


def _value(digits: str) -> Fraction:
    return Fraction(digits.translate(_WIDE))


def _worth(digits: str, scale: str) -> Fraction:
    worth = _value(digits)
    for sign in scale:
        worth *= _SIZES[sign]
    return worth


def _year(digits: str) -> bool:
    return _YEARS.fullmatch(digits) is not None


RULES = (Rule("ranges", "数值范围", Severity.WARNING, _SOURCE, _look),)
