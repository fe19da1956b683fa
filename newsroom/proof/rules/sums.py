"""Totals that are not the sum of their parts, differences that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newsroom.model.finding import Severity
from newsroom.proof import changes, enumerations, equations, numerals, reckonings, totals
from newsroom.proof.numbers import Kind, Number
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "算术"
_N = r"(?:[0-9]{1,2}|[二两三四五六七八九十]{1,3})"
# 东村、西村、南村三个村: how many stand before the number that counts them.
_NAMED = re.compile(
    rf"(?P<row>(?:[\u4e00-\u9fff]{{1,8}}、)+[\u4e00-\u9fff]{{1,8}}?(?:(?:和|与|及)[\u4e00-\u9fff]{{1,8}}?)?)(?P<n>{_N})(?:个|家|座|所|条|名|位)?"
    r"(?P<kind>行政村|自然村|村|乡镇|镇|乡|社区|街道|县区|县|区|市|省|部门|单位|学校|公司|企业|局|河|山|路|小区|院)"
)
_AHEAD = re.compile(
    r"(?P<n>[0-9]{1,2}|[二两三四五六七八九十]{1,3})(?:方面|[个项条点大种步招类件](?:方面|措施|任务|问题|重点|意见|要求|环节|建议|字|工作|步骤|举措|原则|服务|行动|机制|关系|特点|原因|办法|目标|优势|变化|困难|内容|部署|安排)?)"
    r"[^。；！？]{0,12}?[：:。，,][^。；！？]{0,6}?一是"
)
_ITEM = re.compile(r"(?:^|[。；，：:、！？\s])([一二三四五六七八九十]{1,2})是")
_MORE = re.compile(
    r"比(?:去年|上年|前年|上月|上届|往年|原来|昨天|上一?年度?|同期|去年同期|上年同期)[^，。；：！？、0-9]{0,6}$"
)
_LIST = re.compile(
    r"(?:设有?|包括|分为|涉及|涵盖|包含|含)(?P<row>(?:[\u4e00-\u9fff]{1,8}、)+[\u4e00-\u9fff]{1,8}?(?:(?:和|与|及)[\u4e00-\u9fff]{1,8}?)?)"
    rf"(?P<n>{_N})(?:大(?:项|类|板块|部分|环节|篇章|领域)|个(?:大项|大类|项目|板块|篇章|单元|环节|类别|领域|部分)|类|部分)"
)
_BY = re.compile(r"[^，。；：！？、0-9]{0,6}(?P<way>增加|增长|多|新增|增|减少|少|减)(?:了|出)?$")
_MADE = re.compile(
    r"[^，。；：！？、0-9]{0,6}[，,](?:达到?|增至|增加到|减至|减少到|升至|降至|为|共|总数(?:为|达到?))(?:了)?$"
)


def _look(text: Text, setting: Setting) -> Iterator[Slip]:
    if len(text.numbers) > 1:
        yield from _equations(text)
        for change in changes.read(text):
            yield from _difference(change)
        yield from _against(text)
        yield from _products(text)
        yield from _ages(text, setting)
    yield from _rows(text.text)
    yield from _listed(text.text)
    yield from _lists(text.text)
    yield from _points(text.text)


def _equations(text: Text) -> Iterator[Slip]:
    told: set[int] = set()
    for one in (
        *totals.read(text.text, text.numbers),
        *reckonings.read(text.text, text.numbers),
    ):
        places = {number.start for number in one.numbers}
        if one.wrong and not places & told:
            told |= places
            what = "多于" if one.at_most else "与"
            end = "" if one.at_most else "不合"
            message = f"各项相加（{equations.told(one)}）{what}总数{one.total.text}{end}"
            yield one.slip(text.text, message)


def _products(text: Text) -> Iterator[Slip]:
    for each, many, total in (
        *reckonings.products(text.text, text.numbers),
        *reckonings.shared(text.text, text.numbers),
    ):
        right = equations.like(total, each.value * many.value)
        yield Slip(
            total.start,
            total.end,
            f"{each.text}乘以{many.text}不是{total.text}",
            (right,) if right else (),
        )
    for first, last, many in reckonings.spans(text.text, text.numbers):
        years = int(last.value - first.value)
        yield Slip(
            many.start,
            many.end,
            f"从{first.text}年到{last.text}年是{years}年",
            (equations.like(many, Fraction(years)),),
        )


def _difference(change: changes.Change) -> Iterator[Slip]:
    """由120户增加到300户，增加170户."""
    by = change.by
    if (
        by.kind is not Kind.COUNT
        or change.first.kind is not Kind.COUNT
        or by.unit in ("倍", "番", "成")
    ):
        return
    if totals.unit(by) != totals.unit(change.last) or not by.unit:
        return
    least, most = change.difference
    exact = abs(change.last.value - change.first.value)
    if least <= by.value <= most or exact == by.value:
        return
    if abs(by.value - exact) <= by.step / 2 and by.step != 1:
        return
    yield _different(change.first, change.last, by, exact)


def _different(first: Number, last: Number, by: Number, exact: Fraction) -> Slip:
    offered = equations.like(by, exact)
    return Slip(
        by.start,
        by.end,
        f"由{first.text}到{last.text}，相差不是{by.text}",
        (offered,) if offered else (),
    )


def _against(text: Text) -> Iterator[Slip]:
    """比去年的120户增加30户，达到160户."""
    for first, by, last in zip(text.numbers, text.numbers[1:], text.numbers[2:], strict=False):
        if {one.kind for one in (first, by, last)} != {Kind.COUNT}:
            continue
        if not first.unit or len({totals.unit(one) for one in (first, by, last)}) > 1:
            continue
        if first.about or by.about or last.about:
            continue
        way = _BY.fullmatch(text.text, first.unit_end, by.start)
        if way is None or _MADE.fullmatch(text.text, by.unit_end, last.start) is None:
            continue
        if _MORE.search(text.text, max(first.start - 16, 0), first.start) is None:
            continue
        sign = -1 if way["way"] in ("减少", "少", "减") else 1
        if first.value + sign * by.value != last.value and first.step == by.step == last.step:
            exact = first.value + sign * by.value
            offered = equations.like(last, exact)
            yield Slip(
                last.start,
                last.end,
                f"{first.text}{way['way']}{by.text}，得不出{last.text}",
                (offered,) if offered else (),
            )


def _rows(text: str) -> Iterator[Slip]:
    """东村、西村、南村四个村."""
    if "、" not in text:
        return
    for found in _NAMED.finditer(text):
        kind = found["kind"]
        names = re.split(r"、|和|与|及", found["row"])
        if not all(name.endswith(kind) and len(name) > len(kind) for name in names[:-1]):
            continue
        if not (names[-1].endswith(kind) and len(names[-1]) > len(kind)):
            continue
        count = enumerations.number(found["n"])
        if count == len(names) or count is None:
            continue
        offered = enumerations.written(found["n"], len(names))
        yield Slip(
            found.start("n"),
            found.end("n"),
            f"前面列了{len(names)}个，这里说{found['n']}个",
            (offered,),
        )


def _lists(text: str) -> Iterator[Slip]:
    """设田径、游泳、球类三大项."""
    for found in _LIST.finditer(text):
        names = re.split(r"、|和|与|及", found["row"])
        count = enumerations.number(found["n"])
        if count is None or count == len(names) or re.search(r"等|以及|各", found["row"]):
            continue
        offered = enumerations.written(found["n"], len(names))
        yield Slip(
            found.start("n"),
            found.end("n"),
            f"前面列了{len(names)}样，这里说{found['n']}样",
            (offered,),
        )


def _listed(text: str) -> Iterator[Slip]:
    """水渠四条：东渠、西渠、南渠."""
    for one in enumerations.read(text):
        said = text[one.start : one.end]
        why = f"后面列了{one.many}个，这里说{said}个"
        yield Slip(one.start, one.end, why, (enumerations.written(said, one.many),))


def _ages(text: Text, setting: Setting) -> Iterator[Slip]:
    """生于1950年，今年80岁: against the year of the issue; 享年 against that of the death."""
    year = setting.day.year if setting.day else None
    for age, years in reckonings.ages(text.text, text.numbers, year):
        right = equations.like(age, Fraction(years))
        yield Slip(age.start, age.end, f"按出生年份算是{years}岁", (right,) if right else ())


def _points(text: str) -> Iterator[Slip]:
    """三个方面：一是……二是……三是……四是……"""
    for found in _AHEAD.finditer(text):
        count = enumerations.number(found["n"])
        told = [enumerations.number(one[1]) for one in _ITEM.finditer(text, found.start())]
        row = 0
        for number in told:
            if number == row + 1:
                row += 1
            elif number == 1 and row:
                break
        if count is None or row != max(filter(None, told), default=0):
            continue
        if row > max(count, 1) or (1 < row < count and _closed(text, found.end(), row)):
            offered = enumerations.written(found["n"], row)
            yield Slip(
                found.start("n"),
                found.end("n"),
                f"下面列了{row}项，这里说{found['n']}项",
                (offered,),
            )


def _closed(text: str, start: int, row: int) -> bool:
    """Whether a row of points stands in one sentence, and ends with it."""
    last = text.find(numerals.written(row) + "是", start)
    sentence = text.find("。", start)
    return text[start - 3] == "：" and start < last < sentence == len(text) - 1


RULES = (Rule("sums", "合计与分项", Severity.ERROR, _SOURCE, _look),)
