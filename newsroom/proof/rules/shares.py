"""Shares that do not come to the whole, or do not agree with the figures they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from newsroom.model.finding import Severity
from newsroom.proof import contrasts, numerals, totals
from newsroom.proof.equations import share_like
from newsroom.proof.numbers import Kind, Number
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_STOP = re.compile(r"[。！？]")
_NO_MORE = r"[^，。；：！？、0-9]"
_DIVIDED = re.compile(
    rf"分别(?:各)?(?:占|持股|持有|出资|占股|持){_NO_MORE}{{0,16}}$"
    rf"|(?:得票率|持股比例|出资比例){_NO_MORE}{{0,6}}$"
)
_NEXT = re.compile(
    rf"[、，,；和与](?:而|和)?{_NO_MORE}{{0,14}}"
    r"|[、，,；](?:[0-9]{1,2}(?:周?岁)?(?:至|到|—|～))?[0-9]{1,2}周?岁(?:以[上下]|及以[上下])?(?:的|人口|人群|人员|老人)?占(?:比)?"
)
# 60%的人选甲，50%的人选乙.
_CHOICES = re.compile(rf"的{_NO_MORE}{{1,14}}[、，,；](?:另有|还有|而)?{_NO_MORE}{{0,6}}")
_CHOICE = re.compile(rf"的{_NO_MORE}{{1,14}}")
_FOR, _AGAINST = re.compile(r"(?<!不)(?:赞成|支持|同意)"), re.compile("反对|不赞成|不支持|不同意")
_SEXES = re.compile(
    r"(?:.*[^\u4e00-\u9fff])?(?:其中)?(?P<sex>[男女])(?:性|生|职工|学生|党员|村民|居民)?(?:约|为|达)?"
)
_INDUSTRY = re.compile(
    r"(?:其中|全[市县区省])?第?(?P<n>[一二三])产业?(?:增加值)?占(?:比|比重)?(?:为|达)?"
)
_SAME_BASE = re.compile(r"占(?:比)?(?:为|达|约)?$")
_OF_ALL = re.compile(rf"{_NO_MORE}{{0,6}}[，,]占{_NO_MORE}{{0,12}}")
_SHARE = re.compile(
    r"占(?:比|到|了|总数|全部|总量|总体|总人数|比重)?(?:的|为|达|约)*$|得票率(?:为|达)?$"
)
_OTHERS = re.compile(rf"^[、，,；]?(?:而|和)?(?:其余|其他|另外|余下|剩余|剩下){_NO_MORE}{{0,10}}$")
_ONE_EACH = re.compile(
    r"单选|单项选择|每人(?:只能|仅)?(?:选|限)|只能选其一|[只限]选一项|任选[其]?一|别无其他|只能选一|共[二两三四五六]案|每人一票"
)
_OPINION = re.compile(
    r"满意|支持|反对|同意|赞成|弃权|认可|不清楚|说不清|一般|优秀|良好|合格|不及格|及格|无所谓|愿意|关心|了解"
)
_PAIRS = (
    ("男", "女"),
    ("城镇", "农村"),
    ("城市", "农村"),
    ("线上", "线下"),
    ("城市", "乡村"),
    ("企业", "个人"),
    ("公办", "民办"),
    ("国有", "民营"),
    ("盈利", "亏损"),
    ("第一产业", "第二产业"),
    ("本地", "外地"),
    ("省内", "省外"),
    ("已婚", "未婚"),
    ("汉族", "少数民族"),
    ("城区", "农村"),
)
_THIRDS = re.compile(
    r"(?P<a>[0-9]{1,2}(?:\.[0-9]{1,4})?)[∶:：](?P<b>[0-9]{1,2}(?:\.[0-9]{1,4})?)[∶:：](?P<c>[0-9]{1,2}(?:\.[0-9]{1,4})?)(?![∶:：.0-9])"
)
_AMONG = re.compile(
    rf"{_NO_MORE}{{0,14}}[，,（(]?(?:其中|中[，,]?有?|合格|实到|收回|回收|及格|通过|办结|完成|达标|成活|已|现有|不合格)"
    rf"{_NO_MORE}{{0,16}}|{_NO_MORE}{{0,10}}[，,]{_NO_MORE}{{0,12}}"
)
_OF = re.compile(
    rf"{_NO_MORE}{{0,10}}[，,（(]?约?占(?:比|总数|总人数|总量|全部|全[村镇乡县区市校厂班]{_NO_MORE}{{0,6}})?(?:的|为|达)*"
)
_RATE = re.compile(
    rf"{_NO_MORE}{{0,14}}[，,（(](?P<what>[\u4e00-\u9fff]{{2,4}})率(?:为|达到?|是|仅|已达)*"
)
_NAMES = {
    "结案": "办结",
    "到会": "实到",
    "回收": "收回",
    "出勤": "到岗",
    "参会": "实到",
    "完成": "完工",
}
_WHOLE = re.compile(
    r"(?:共|总|抽检|抽查|检查|检测|调查|应到|发放|发出|参加|报名|现有|检验|排查|走访|受理|收到|全[村镇乡县区市校厂班]|有|在建|确定)"
    rf"{_NO_MORE}{{0,16}}$"
)
_COMPARED = re.compile(r"比|增|去年|上年|累计|减|较|每|新")


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    words = text.text
    shares = [one for one in map(_as_share, text.numbers) if one is not None]
    if len(shares) > 1:
        yield from _rows(words, shares)
        yield from _chosen(words, shares)
    if "%" in words or "％" in words:
        yield from _of_totals(text)
        yield from _parts_of(text)
    if "产业" in words:
        yield from _industries(words)


def _as_share(number: Number) -> Number | None:
    """A percentage; 六成 as one."""
    if number.percent:
        return number
    if number.unit != "成" or number.kind is not Kind.COUNT or number.value > 10:
        return None
    return Number(
        number.start,
        number.unit_end,
        number.text + "成",
        number.value / 10,
        Fraction(1, 20),
        number.form,
        Kind.SHARE,
        about=number.about,
    )


def _rows(text: str, shares: Sequence[Number]) -> Iterator[Slip]:
    row: list[Number] = []
    for share in (*shares, None):
        if share is not None and row and _NEXT.fullmatch(text, row[-1].end, share.start):
            row.append(share)
            continue
        if len(row) > 1 and not any(one.about for one in row):
            yield from _row(text, row)
        row = [share] if share is not None else []


def _row(text: str, row: Sequence[Number]) -> Iterator[Slip]:
    whole = sum((one.value for one in row), Fraction(0))
    first = text[max(row[0].start - 24, 0) : row[0].start]
    # Shares in a firm are exact; others are rounded.
    slack = Fraction(0) if "持" in first else sum((one.step for one in row), Fraction(0)) / 2
    last = text[row[-2].end : row[-1].start]
    if _OTHERS.search(last) and _SHARE.search(first):
        if abs(whole - 1) > slack:
            yield _all(text, row)
    elif (whole > 1 + slack or (len(row) == 2 and whole == 1 + slack > 1)) and _of_one_whole(
        text, row, first
    ):
        yield _all(text, row)


def _of_one_whole(text: str, row: Sequence[Number], first: str) -> bool:
    """Whether the shares leave each other out, so that they cannot come to more than all."""
    if _DIVIDED.search(first):
        return re.search("指标|均|各|等", first) is None
    names = [_label(text, one) for one in row]
    sexes = [_SEXES.fullmatch(name) for name in names]
    if {one["sex"] for one in sexes if one} == {"男", "女"} or _one_row(names):
        return True
    if not _SHARE.search(first):
        return False
    if all(_OPINION.search(name) for name in names) and len(set(names)) == len(names):
        return True
    return (len(row) == 2 and _halves(*names)) or _one_each(text, row)


def _one_row(names: Sequence[str]) -> bool:
    """Whether names of shares divide one whole: the industries, ages, holders, one row of names."""
    industries = [_INDUSTRY.fullmatch(name) for name in names]
    if len({one["n"] for one in industries if one}) == len(names):
        return True
    if all("持股" in name for name in names) and len(set(names)) == len(names):
        return True
    if not all(_SAME_BASE.search(name) for name in names):
        return False
    if all("岁" in name for name in names):
        return True
    return contrasts.apart([name.removeprefix("其中") for name in names], "人")


def _one_each(text: str, row: Sequence[Number]) -> bool:
    """Whether the sentence says that each chose one."""
    start = max((text.rfind(mark, 0, row[0].start) for mark in "。！？"), default=-1) + 1
    stop = _STOP.search(text, row[-1].end)
    return _ONE_EACH.search(text, start, stop.start() if stop else len(text)) is not None


def _chosen(text: str, shares: Sequence[Number]) -> Iterator[Slip]:
    """60%的人赞成，50%的人反对."""
    for one, other in pairwise(shares):
        if one.about or other.about or one.value + other.value <= 1:
            continue
        last = _CHOICE.match(text, other.end)
        first = _CHOICES.fullmatch(text, one.end, other.start)
        if first is None or last is None:
            continue
        said = (_FOR.search(first[0]), _AGAINST.search(last[0]))
        turned = (_AGAINST.search(first[0]), _FOR.search(last[0]))
        same = first[0][:2] == last[0][:2]
        if _one_each(text, (one, other)) or (same and (all(said) or all(turned))):
            yield _all(text, (one, other))


def _parts_of(text: Text) -> Iterator[Slip]:
    """女生240人，占全校学生600人的45%."""
    for part, total, share in zip(text.numbers, text.numbers[1:], text.numbers[2:], strict=False):
        if not (totals.counts(part) and totals.counts(total) and _reckonable(total, part, share)):
            continue
        if text.text[total.unit_end : share.start] not in ("的", "中的"):
            continue
        if _OF_ALL.fullmatch(text.text, part.unit_end, total.start) is None:
            continue
        least, most = _least(part, total) - share.step, _most(part, total) + share.step
        if least < share.value < most:
            continue
        right = share_like(part.value / total.value, share.step)
        message = f"{part.text}是{total.text}的{right}，与所写的百分数不合"
        yield Slip(share.start, share.end, message, (right,) if "%" in share.text else ())


def _label(text: str, share: Number) -> str:
    before = text[max(share.start - 24, 0) : share.start]
    return re.split(r"[，。；：、]", before)[-1]


def _halves(one: str, other: str) -> bool:
    return any(
        (left in one and right in other) or (right in one and left in other)
        for left, right in _PAIRS
    )


def _all(text: str, row: Sequence[Number]) -> Slip:
    whole = sum((one.value for one in row), Fraction(0))
    start, end = row[0].start, row[-1].end
    offered = []
    for one in reversed(row):
        right = one.value + 1 - whole
        said = _said(one, right) if right > 0 else ""
        if said:
            offered.append(text[start : one.start] + said + text[one.end : end])
    total = float(whole * 100)
    return Slip(start, end, f"各部分所占相加为{total:g}%，不是100%", tuple(offered[:4]))


def _said(share: Number, value: Fraction) -> str:
    if share.text.endswith("%"):
        return share_like(value, share.step)
    tenths = value * 10
    if not share.text.endswith("成") or tenths.denominator != 1:
        return ""
    figures = share.text[0].isascii()
    return (str(int(tenths)) if figures else numerals.written(int(tenths))) + "成"


def _industries(text: str) -> Iterator[Slip]:
    for found in _THIRDS.finditer(text):
        whole = sum(float(found[name]) for name in "abc")
        if "产业" in text[max(found.start() - 30, 0) : found.start()] and abs(whole - 100) > 0.35:
            offered = []
            for name in "cba":
                right = round(float(found[name]) + 100 - whole, 1)
                first, last = found.start(name) - found.start(), found.end(name) - found.start()
                offered.append(f"{found[0][:first]}{right:g}{found[0][last:]}")
            yield Slip(
                found.start(),
                found.end(),
                f"三次产业所占相加为{whole:g}，不是100",
                tuple(offered) if whole < 140 else (),
            )


def _of_totals(text: Text) -> Iterator[Slip]:
    """共200人，其中党员150人，占60%; 80户中60户完成改造，完成率70%."""
    rows = [one for one in text.numbers if totals.counts(one) or one.percent]
    for total, part, share in zip(rows, rows[1:], rows[2:], strict=False):
        if not _reckonable(total, part, share) or not _said_so(text.text, total, part, share):
            continue
        exact = part.value / total.value
        if _least(part, total) - share.step <= share.value <= _most(part, total) + share.step:
            continue
        right = share_like(exact, share.step)
        offered = (right,) if total.step == part.step == 1 and "%" in share.text else ()
        yield Slip(
            share.start,
            share.end,
            f"{part.text}是{total.text}的{right}，与所写的百分数不合",
            offered,
        )


def _least(part: Number, total: Number) -> Fraction:
    return (part.value - _loose(part)) / (total.value + _loose(total))


def _most(part: Number, total: Number) -> Fraction:
    return (part.value + _loose(part)) / max(total.value - _loose(total), total.value / 2)


def _loose(number: Number) -> Fraction:
    return Fraction(0) if number.step == 1 else number.step / 2


def _reckonable(total: Number, part: Number, share: Number) -> bool:
    if total.percent or part.percent or not share.percent or share.about:
        return False
    if totals.unit(total) != totals.unit(part) or not total.unit:
        return False
    return total.value >= part.value > 0 and "分之" not in share.text


def _said_so(text: str, total: Number, part: Number, share: Number) -> bool:
    if _STOP.search(text, total.end, share.start):
        return False
    between = text[total.unit_end : part.start]
    if _AMONG.fullmatch(between) is None or _COMPARED.search(between):
        return False
    behind = text[part.unit_end : share.start]
    before = text[max(total.start - 24, 0) : total.start]
    if _OF.fullmatch(behind):
        return bool(_WHOLE.search(before) or between.startswith("中") or "中有" in between)
    rate = _RATE.fullmatch(behind)
    if rate is None:
        return False
    what = rate["what"][-2:]
    said = before + between + behind[: rate.start("what")]
    return what in said or _NAMES.get(what, "　") in said


RULES = (Rule("shares", "占比", Severity.ERROR, "算术", _look),)
