"""Figures that hang together by what they are called: who should come and who came, what came in
and what went out, so many to each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsroom.proof.equations import Equation
from newsroom.proof.numbers import Number
from newsroom.proof.totals import counts, label, sentences, unit

# Names of the total, then of what it is made of: a sign and its names.
_NAMED = (
    (
        r"应到|应出席|应参加|应参会",
        ((1, r"实到|实际到会|出席|到会|实出席"), (1, r"缺席|请假|未到|缺勤")),
    ),
    (
        r"收入|进账|销售额|总收入",
        ((1, r"支出|成本|开支|花费"), (1, r"结余|盈余|利润|净收入|净赚|纯收入")),
    ),
    (r"发放|发出", ((1, r"收回|回收"), (1, r"未收回|未回收|遗失"))),
    (r"总票数|总计票|有效票", ((1, r"赞成|同意"), (1, r"反对|不同意"), (1, r"弃权"))),
)
_EACH = re.compile(r"(?:平均)?每(?:个|名|位)?(?P<of>[\u4e00-\u9fff])[^，。；：！？、0-9每]{0,6}$")
_ALL = re.compile(
    r"(?:共|合计|总计|总共|共计|一共|发放|发出|总额|总金额|计)[^，。；：！？、0-9]{0,8}$"
)
_GROUPS = re.compile(r"(?:分成|分为|编成|编为|分作)$")
_SERVED = re.compile(
    r"(?:从军|从教|从警|从医|服役|历时|历经|前后|整整|任职|执教|在任|服务|工作|坚守|扎根|连任|耗时|用时|跨越|时隔)"
    r"(?:了|已|长达|达|整整)?$"
)
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")


def read(text: str, numbers: Sequence[Number]) -> Iterator[Equation]:
    """The equations by name of a passage."""
    for row in sentences(text, numbers):
        if len(row) > 2:
            yield from _named(text, row)
            yield from _compared(text, row)


_COMPARED = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{1,8}?)比(?P<other>[\u4e00-\u9fff]{1,8}?)(?P<way>多|少|增加|减少|增产|减产|高|低|长|短|重|轻)(?:了|出)?$"
)
_LESS = frozenset({"少", "减少", "减产", "低", "短", "轻"})
_EACH_OF = re.compile(r"[\u4e00-\u9fff]{0,6}[，,]?各(?:有|为|派|捐|奖|发)?")
_TOGETHER = re.compile(r"[\u4e00-\u9fff]{0,4}[，,](?:合计|共计|总计|一共|共)[\u4e00-\u9fff]{0,4}")


def _compared(text: str, row: Sequence[Number]) -> Iterator[Equation]:
    """甲队26人，乙队20人，甲队比乙队多6人."""
    for place in range(2, len(row)):
        by = row[place]
        found = _COMPARED.search(text, max(by.start - 20, 0), by.start)
        if found is None or not by.unit:
            continue
        names = (found["one"], found["other"])
        told = [one for one in row[max(place - 4, 0) : place] if unit(one) == unit(by)]
        sides = [[one for one in told if name in label(text, one)] for name in names]
        if any(len(side) != 1 for side in sides) or sides[0] == sides[1]:
            continue
        greater, lesser = sides[0][0], sides[1][0]
        if found["way"] in _LESS:
            greater, lesser = lesser, greater
        yield Equation(((1, lesser), (1, by)), greater)


def shared(text: str, numbers: Sequence[Number]) -> Iterator[tuple[Number, Number, Number]]:
    """3个班各40人，共130人: where they do not agree."""
    if "各" not in text:
        return
    for many, each, total in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not (counts(many) and counts(each) and counts(total) and each.unit):
            continue
        if unit(each) != unit(total) or each.value * many.value == total.value:
            continue
        if _EACH_OF.fullmatch(text, many.unit_end, each.start) and _TOGETHER.fullmatch(
            text, each.unit_end, total.start
        ):
            yield each, many, total


_BORN = re.compile(r"年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；！？、0-9]{0,6}(?:出生|生)")


def ages(text: str, numbers: Sequence[Number], year: int | None) -> Iterator[tuple[Number, int]]:
    """An age that does not fit the year of birth in the same sentence, with the fitting one. year:
    of the issue, for 今年N岁. A year more (虚岁) or less (before the birthday) is let pass.
    """
    if "岁" not in text:
        return
    for place, born in enumerate(numbers):
        if not _YEAR.fullmatch(born.text) or not (
            text.endswith("生于", 0, born.start) or _BORN.match(text, born.end)
        ):
            continue
        yield from _before_birth(text, numbers[:place], born, year)
        stop = re.compile("[。；！？]").search(text, born.end)
        end = stop.start() if stop else len(text)
        for at, age in enumerate(numbers[place + 1 :], place + 1):
            if age.start > end:
                break
            now = _ends(text, numbers[at - 1], age, year)
            if age.unit not in ("岁", "周岁") or age.about or now is None:
                continue
            years = now - int(born.value)
            if abs(years - age.value) > 1 and 0 < years < 120:
                yield age, years


_THEN_BORN = re.compile(
    r"的?[\u4e00-\u9fff]{0,2}[^子女儿孙妻夫弟妹]{2,3}[，,]?(?:[男女][，,])?(?:出)?生于"
)


def _before_birth(
    text: str, before: Sequence[Number], born: Number, year: int | None
) -> Iterator[tuple[Number, int]]:
    """今年65岁的王桂英出生于1950年."""
    for age in before[-1:]:
        now = _ends(text, age, age, year) if age.unit in ("岁", "周岁") else None
        if now is None or age.about or not _THEN_BORN.fullmatch(text, age.unit_end, born.start):
            continue
        years = now - int(born.value)
        if abs(years - age.value) > 1 and 0 < years < 120:
            yield age, years


def _ends(text: str, before: Number, age: Number, year: int | None) -> int | None:
    """The year for which an age is told: that of the issue, or of the death right before it."""
    lead = text[max(age.start - 4, 0) : age.start]
    if re.search(r"(?:今年|现年)(?:已|刚|正好)?$", lead):
        return year
    if lead.endswith(("享年", "终年")) and _YEAR.fullmatch(before.text):
        return int(before.value)
    return None


def _named(text: str, row: Sequence[Number]) -> Iterator[Equation]:
    for total_name, terms in _NAMED:
        size = len(terms)
        for place in range(len(row) - size):
            told = row[place : place + size + 1]
            if len({unit(one) for one in told}) > 1 or not told[0].unit:
                continue
            names = [label(text, one) for one in told]
            if not re.search(total_name, names[0]) or not all(
                re.search(name, said) for (_, name), said in zip(terms, names[1:], strict=True)
            ):
                continue
            yield Equation(
                tuple((sign, one) for (sign, _), one in zip(terms, told[1:], strict=True)), told[0]
            )


def products(text: str, numbers: Sequence[Number]) -> Iterator[tuple[Number, Number, Number]]:
    """So many to each, how many, and all of them: 每盒12枚, 300盒, 合计3600枚; where they do not
    agree.
    """
    for row in sentences(text, numbers):
        for place in range(len(row) - 2):
            found = _product(text, row[place : place + 3])
            if found is not None:
                yield found


def _product(text: str, row: Sequence[Number]) -> tuple[Number, Number, Number] | None:
    each = next((one for one in row if _per(text, one)), None)
    if each is None or not each.unit:
        return None
    of = _per(text, each)
    many = [
        one
        for one in row
        if one is not each and (one.unit[-1:] == of or of in text[one.end : one.unit_end + 2])
    ]
    all_ = [one for one in row if one is not each and unit(one) == unit(each)]
    if len(many) != 1 or len(all_) != 1 or many[0] is all_[0]:
        return None
    total = all_[0]
    gathered = _ALL.search(text, max(total.start - 14, 0), total.start)
    grouped = _GROUPS.search(text, max(many[0].start - 3, 0), many[0].start)
    if not gathered and not (grouped and total is row[0]):
        return None
    right = each.value * many[0].value
    slack = max(total.step / 2 if "." in total.text else 0, 0)
    if abs(right - total.value) <= slack:
        return None
    return each, many[0], total


def _per(text: str, number: Number) -> str:
    found = _EACH.search(text, max(number.start - 12, 0), number.start)
    return found["of"] if found else ""


def spans(text: str, numbers: Sequence[Number]) -> Iterator[tuple[Number, Number, Number]]:
    """Two years and how many lie between, where they do not agree (1998年…2014年…从军18年)."""
    for first, last, many in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not (_YEAR.fullmatch(first.text) and _YEAR.fullmatch(last.text)):
            continue
        if first.unit != "年" or last.unit != "年" or many.unit != "年" or not _exact(many):
            continue
        if re.search(r"[。；！？]", text[first.end : many.start]):
            continue
        if _SERVED.search(text, max(many.start - 6, 0), many.start) is None:
            continue
        years = int(last.value - first.value)
        if years > 0 and many.value not in (years, years + 1):
            yield first, last, many


def _exact(number: Number) -> bool:
    return not number.about and (counts(number) or number.unit == "年") and number.value < 200
