"""Parts of one whole as copy tells them: a total with its parts before or behind it.

Read only where the wording leaves no doubt that the parts are of one kind and that none is within
another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from newsroom.proof import contrasts
from newsroom.proof.equations import Equation
from newsroom.proof.numbers import Kind, Number

_STOP = re.compile(r"[。！？]")
_ALIKE = {"名": "人", "位": "人", "千克": "公斤", "平方千米": "平方公里", "千米": "公里"}
_DATES = frozenset(
    ["年", "月", "日", "时", "点", "号", "届", "期", "周年", "世纪", "岁", "季度", "节", "代"]
)
_RUN = r"[^，。；：！？、“”《》（）()0-9]"
_SET = r"(?:（[^（）0-9]{1,3}）)?"
# Between two parts: a mark, then what the next one is.
_NEXT = re.compile(
    rf"{_SET}{_RUN}{{0,10}}(?:[，、]?以及|[、，,；]|和|与|及)(?:另有|还有|有)?{_RUN}{{0,12}}"
)
_LISTED = re.compile(rf"{_SET}[、和]")
_NEXT_BAD = re.compile(
    r"共|合计|总计|累计|其中|比|增|减|超|同比|平均|每|近|约|至|到|仅|另外|包括|含|占|余下|时间"
)
_TOTAL_BEHIND = re.compile(
    rf"{_SET}{_RUN}{{0,10}}[，,、；]?(?:全年|全天|当天|加起来|合起来|两者|双方|[两三四五六七八九]{_RUN}{{1,5}})?"
    rf"(?:总共|合计|总计|共计|一共|共|一行|总分为?|(?P<since>累计))(?!受|荣)"
    rf"{_RUN}{{0,6}}"
)
_ALL_TOLD = re.compile(
    rf"{_SET}[^。；！？“”《》0-9]{{0,24}}?(?:分别为|分别是|分别有|分别达|分为|即|包括|包含|由|：|:){_RUN}{{0,14}}"
)
_AMONG = re.compile(rf"{_SET}[^。；！？：“”《》0-9]{{0,16}}[，,；（(]?其中[，,：]?{_RUN}{{0,14}}")
_OUT_OF = re.compile(rf"{_RUN}{{1,10}}中[，,]{_RUN}{{0,8}}")
_REST = re.compile(rf"[，,；、]?(?:其余|剩余|余下|剩下|其它|其他)的?{_RUN}{{0,4}}$")
_LEFT = re.compile(r"[，,；](?:还有|尚有|还剩|仅剩|仍有|剩下)$")
_SHARED = re.compile(r"(?:各|每|任何|任意|另|同)(?:个|有|为|得|达)?$")
_OPEN_END = re.compile(
    r"等(?![奖级次份])|及其他|其他|其余|另有|还有|不含|除外|左右|之外|此外|多个|若干|主要|部分|多为|大多|兼|又|重复"
    r"|交叉|最多|同时"
)
_FROM = re.compile(r"来自|分布|位于|就读|产自|选自")
_FAMILIES = (
    ("男", "女"),
    ("赞成", "反对", "弃权"),
    ("同意", "反对", "弃权"),
    ("同意", "不同意", "弃权"),
    ("金", "银", "铜"),
    ("一等奖", "二等奖", "三等奖"),
    ("正式", "预备"),
    ("线上", "线下"),
    ("城镇", "农村"),
    ("上半年", "下半年"),
    ("第一产业", "第二产业", "第三产业"),
    ("中央", "地方"),
    ("入住", "空置"),
    ("公办", "民办"),
    ("合格", "不合格"),
    ("已完成", "未完成"),
)
# Names that end alike in these do not overlap (东村、西村; 纸质书、电子书), as 党员、女党员 do.
_KINDS = frozenset("村镇乡县区市省校院局社组队班厂期奖牌路线楼馆店书田季渠桥树鱼戏剧报刊")
# What is counted by these is not counted twice, as people and firms are (党员, 女职工).
_APART = re.compile(
    "亩|公顷|美?元|公?里|平方米|立方米|平方公里|[米吨册件篇幅张本棵株台辆头只票场枚份首套间座盏箱袋瓶盒]|公?斤|千瓦时?"
)


_DIGITS = tuple("一二两三四五六七八九")
_PLANNED = re.compile(r"投资|资金|投入|安排|落实|争取|补助|拨付|募集|经费|捐款")
_ADDED = re.compile(r"增|减|比|新|每|均|去年|上年|日|最|超|降|节|涨|跌|同|约|近|单")
_ALL_OF = re.compile(r"累计|总|全|现")
_COUNTED = frozenset("个项家种类处次场支条批篇件套")
# 一级教师, 三类县: a name, no number of them.
_RANKS = frozenset("级批类号组档线等")


def read(text: str, numbers: Sequence[Number]) -> Iterator[Equation]:
    """The totals with parts of a passage."""
    for row in sentences(text, numbers):
        yield from _greater(text, row)
        if len(row) > 2:
            yield from _behind(text, row)
            yield from _before(text, row)
            yield from _families(text, row)
            yield from _rest(text, row)


def unit(number: Number) -> str:
    """The measure, of two names for one the same."""
    return _ALIKE.get(number.unit, number.unit)


def sentences(text: str, numbers: Sequence[Number]) -> Iterator[list[Number]]:
    """The exact counts of each sentence; dates and rough numbers are left out."""
    row: list[Number] = []
    for one in numbers:
        if not counts(one) or _SHARED.search(text, max(one.start - 4, 0), one.start):
            continue
        if row and _STOP.search(text, row[-1].end, one.start):
            yield row
            row = []
        row.append(one)
    yield row


def counts(number: Number) -> bool:
    """Whether it tells exactly how many."""
    if number.text in _DIGITS and number.unit in _RANKS:
        return False
    return number.kind is Kind.COUNT and not number.about and number.unit not in _DATES


def _equation(
    parts: Sequence[Number], total: Number, at_most: bool = False, exact: bool = False
) -> Equation:
    return Equation(tuple((1, one) for one in parts), total, at_most, exact)


def _behind(text: str, row: Sequence[Number]) -> Iterator[Equation]:
    """A5人、B6人，共11人: the parts first."""
    for place in range(2, len(row)):
        total, parts = row[place], _run_back(text, row, place)
        if len(parts) < 2 or not total.unit or unit(parts[-1]) not in (unit(total), ""):
            continue
        between = _TOTAL_BEHIND.fullmatch(text, _end(parts[-1]), total.start)
        if between is None or not _same_thing(text, parts, total):
            continue
        if _open(text, parts[0].start, total.start) or (
            between["since"] and "分别" not in text[max(parts[0].start - 16, 0) : parts[0].start]
        ):
            continue
        sums, whole = [], Fraction(0)
        for one in reversed(parts):
            whole += one.value
            sums.append(whole)
        if total.value not in sums[1:]:
            yield _equation(parts, total)


def _end(number: Number) -> int:
    return max(number.unit_end, number.end)


def _run_back(text: str, row: Sequence[Number], place: int) -> list[Number]:
    """The parts that stand in one row up to, not with, the number at place."""
    parts: list[Number] = []
    last = row[place - 1]
    # 两个车间共有…: how many parts there are.
    many = last.text in _DIGITS and last.value > 1 and unit(last) != unit(row[place])
    for one in reversed(row[: place - many]):
        if parts and (unit(one) != unit(parts[0]) or not _joined(text, one, parts[0])):
            break
        parts.insert(0, one)
    return parts if not many or len(parts) == last.value else []


def _joined(text: str, one: Number, other: Number) -> bool:
    between = text[_end(one) : other.start]
    if not one.unit and not other.unit:
        return between == "、"
    return _NEXT.fullmatch(between) is not None and _NEXT_BAD.search(between) is None


def _same_thing(text: str, parts: Sequence[Number], total: Number) -> bool:
    """个, 项, 家 count anything: the words behind must be those of the parts, or none."""
    if _APART.fullmatch(unit(total)) or unit(total) in ("人", "户", "分") or not parts[0].unit:
        return True
    said = _noun(text, total, 6)
    if not said:
        return True
    ends = {label(text, one)[-1:] for one in parts}
    if len(ends) == 1 and max(ends) and max(ends) in said:
        return True
    nouns = [_noun(text, one, 2) for one in parts]
    return all(noun and noun[-1] in said for noun in nouns) or said[:2] in nouns


def _noun(text: str, number: Number, length: int) -> str:
    found = re.match(r"[\u4e00-\u9fff]*", text[number.unit_end : number.unit_end + length])
    return found[0] if found else ""


def _open(text: str, start: int, end: int) -> bool:
    return _OPEN_END.search(text, start, end) is not None


def _before(text: str, row: Sequence[Number]) -> Iterator[Equation]:
    """共11人，分别为A5人、B6人: the total first."""
    for place, total in enumerate(row[:-2]):
        first = row[place + 1]
        if not total.unit:
            continue
        whole = _ALL_TOLD.fullmatch(text, total.unit_end, first.start)
        among = _AMONG.fullmatch(text, total.unit_end, first.start)
        out = _OUT_OF.fullmatch(text, total.unit_end, first.start)
        if whole is None and among is None and out is None:
            continue
        parts = _run_on(text, row, place + 1, unit(total))
        end = _clause_end(text, parts[-1]) if parts else total.end
        if len(parts) < 2 or _open(text, total.unit_end, end) or _goes_on(text, parts[-1]):
            continue
        if whole is not None and among is None and total.text not in _DIGITS:
            yield _equation(parts, total)
        elif (among and _one_kind(text, parts)) or (out and _all_from(text, parts)):
            planned = unit(total) == "元" and _PLANNED.search(label(text, total)) is not None
            yield _equation(parts, total, at_most=True, exact=planned)


def _greater(text: str, row: Sequence[Number]) -> Iterator[Equation]:
    """党员45名，其中女党员60名: one part that is above the whole."""
    for total, part in pairwise(row):
        if not total.unit or unit(part) != unit(total) or part.value <= total.value:
            continue
        if _AMONG.fullmatch(text, total.unit_end, part.start) is None:
            continue
        whole, name = label(text, total), label(text, part)
        if (
            _ADDED.search(whole)
            or _ADDED.search(name)
            or _ALL_OF.search(name)
            or total.text in _DIGITS
        ):
            continue
        if unit(total) in _COUNTED and not _shares_noun(text, total, part):
            continue
        yield _equation([part], total, at_most=True)


def _shares_noun(text: str, total: Number, part: Number) -> bool:
    """Whether both count one thing: 党员 and 女党员, 案件 and 盗窃案件."""
    whole, name = label(text, total) + _noun(text, total, 6), label(text, part)
    return len(name) > 1 and (name[-2:] in whole or (_noun(text, part, 2) or "　") in whole)


def _clause_end(text: str, number: Number) -> int:
    tail = re.compile(r"[^，。；！？、]{0,12}").match(text, number.unit_end)
    return tail.end() if tail else number.unit_end


def _goes_on(text: str, last: Number) -> bool:
    """Whether more in the same measure follows, its name too long to be read with certainty."""
    return bool(
        re.compile(rf"[、，][^，。；：！？、0-9]{{1,24}}[0-9]+{last.unit}").match(
            text, last.unit_end
        )
    )


def _run_on(text: str, row: Sequence[Number], place: int, measure: str) -> list[Number]:
    parts: list[Number] = []
    for one in row[place:]:
        if unit(one) != measure or (parts and not _joined(text, parts[-1], one)):
            break
        parts.append(one)
    return parts


def label(text: str, number: Number) -> str:
    """What stands before a number in its clause."""
    clause = text[max(number.start - 16, 0) : number.start]
    before = re.split(r"[，。；：、！？（(和与]|其中", clause)
    return before[-1].removesuffix("有").removesuffix("为")


def _one_kind(text: str, parts: Sequence[Number]) -> bool:
    """Whether none is within another: the measure is of things told apart, or the names end alike
    (东村、西村、南村), or they are a family.
    """
    names = [label(text, one) for one in parts]
    if any(len(name) < 2 and name not in ("镇", "乡", "村") for name in names) or len(
        set(names)
    ) < len(names):
        return False
    alike = len({name[-1] for name in names}) == 1
    if alike and names[0][-1] in _KINDS:
        return True
    if contrasts.apart(names, unit(parts[0])):
        return True
    rows = all(_LISTED.match(text, _end(one)) for one in parts[:-1])
    if rows and _APART.fullmatch(unit(parts[0])):
        return not any(one in other for one in names for other in names if one is not other)
    return False


def _all_from(text: str, parts: Sequence[Number]) -> bool:
    """5名来自小学，4名来自中学."""
    return all(_FROM.match(text, one.unit_end) for one in parts)


def _families(text: str, row: Sequence[Number]) -> Iterator[Equation]:
    """Names that divide a whole between them (男、女; 赞成、反对、弃权), with the number before."""
    for family in _FAMILIES:
        size = len(family)
        for place in range(1, len(row) - size + 1):
            parts = row[place : place + size]
            if parts[0].unit and _divided(text, parts, family):
                yield from _of_family(text, row[:place], parts)


def _divided(text: str, parts: Sequence[Number], family: Sequence[str]) -> bool:
    if len({unit(one) for one in parts}) > 1:
        return False
    if not all(_joined(text, one, other) for one, other in pairwise(parts)):
        return False
    names = [label(text, one) for one in parts]
    if family == ("男", "女"):
        return {name[:1] for name in names} == {"男", "女"}
    return all(any(one in name for name in names) for one in family)


def _of_family(text: str, before: Sequence[Number], parts: Sequence[Number]) -> Iterator[Equation]:
    totals = [one for one in before if unit(one) == unit(parts[0])]
    made = [_equation(parts, one) for one in totals]
    if made and all(one.wrong for one in made) and totals[-1] is before[-1]:
        gap = text[totals[-1].unit_end : parts[0].start]
        if (
            len(gap) <= 16
            and not gap.startswith("、")
            and not re.search(r"[0-9]|其他|另|新|增", gap)
        ):
            yield made[-1]


def _rest(text: str, row: Sequence[Number]) -> Iterator[Equation]:
    """共86家，有问题的12家，其余72家; 全村426户，已改398户，还有38户."""
    for place in range(2, len(row)):
        last = row[place]
        start = max(last.start - 10, 0)
        left = _LEFT.search(text, start, last.start)
        if not last.unit or not (left or _REST.search(text, start, last.start)):
            continue
        before = [one for one in row[:place] if unit(one) == unit(last)]
        if len(before) < 2 or before != row[place - len(before) : place]:
            continue
        total, parts = before[0], [*before[1:], last]
        if _open(text, total.end, parts[-2].end) or _small(before) or _settled(before, last):
            continue
        if left is None or label(text, parts[-2]).startswith("已"):
            yield _equation(parts, total, at_most=left is not None)


def _small(before: Sequence[Number]) -> bool:
    """Whether another of the numbers may be the whole, or a Chinese digit says hardly a number."""
    return any(one.value > before[0].value for one in before[1:]) or any(
        one.text in _DIGITS for one in before
    )


def _settled(before: Sequence[Number], last: Number) -> bool:
    """Whether the rest is that of a later number."""
    values = [one.value for one in (*before, last)]
    return any(
        values[place] == sum(values[place + 1 :], Fraction(0)) for place in range(len(before) - 1)
    )
