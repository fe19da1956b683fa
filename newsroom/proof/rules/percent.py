"""Percentages that cannot be: shares and rates beyond the whole, falls of more than all, and
shares that do not agree with the figures beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from newsroom.model.finding import Severity
from newsroom.proof import changes
from newsroom.proof.numbers import Kind, Number
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "算术"
_HEDGE = (
    r"(?:了|约|近|大约|将近|接近|超过|超|高达|达到?了?|为|是|在|有|已经?|提高到|提升到|上升到"
    r"|升至|升到|提升至|提高至|保持在|稳定在|均|都|分别)"
    r""
)
_SHARE_BEFORE = re.compile(
    rf"(?:占|占到|占比|比重|比例|份额|占有率){_HEDGE}{{0,3}}[^，。；：！？、0-9“”]{{0,12}}?{_HEDGE}{{0,2}}$"
)
_OF_WHOLE = re.compile(r"占(?:了|到|比)?(?:全|总|其|整|当|的)|占(?:比|到)?$|(?:占比|占有率|份额)")
# Shares that the whole does not bound: 债务占GDP的120%, 库存占消费量的110%.
_BEYOND = re.compile(
    r"相当于|债|贷款|赤字|预算|任务|计划|目标|定额|指标|GDP|生产总值|比上年|同期|消费量|市值|存款|净资产|资本|收入比"
)
_RATES = (
    "合格|及格|优秀|优良|良好|出勤|到课|到会|出席|参会|入学|升学|就业|成活|存活|死亡|致死|病死|满意|支持|识字|文盲|空置|回收"
    "|命中|准确|正确|录取|通过|参保|参合|参与|知晓|绿化覆盖|绿地|森林覆盖|治愈|检出|阳性|投票|参选|得票|入住|出租|履约|办结"
    "|按时办结|整改|治愈|普查|登记|签到|到岗|到位|普及|入户|上线|好评|巩固|毕业|发芽|出芽|孵化|受精|受胎|覆盖|城镇化|城市化|机械化"
    "|自动化|覆盖面|感染|发病|患病|误差|准点|正点|损失|损耗|破损|返乡|在线|收视|接种|免疫|采纳|回访|核查|达标|化解|调解成功|成功|失业"
    "|离婚|空气优良|安全饮水|贫困发生|缴费|收缴|拆迁签约|签约|入园|巩固|辍学|无害化处理|集中处理|净化|去除"
)
_RATE = re.compile(
    rf"(?:{_RATES})(?:率|面|度)(?:也|均|都|则|一直|始终|全部|更|就)?{_HEDGE}{{0,3}}$"
)
_NOT_RATE = re.compile(
    r"拨备|流动性|毛入学|电话|手机|移动|宽带|毛|资金|利息|保障倍数|覆盖倍|粮食|任务|计划|目标|预期|提前|增长|增幅|增速"
)
_BOUND = re.compile(rf"(?:{_RATES})(?:率|面|度){_HEDGE}{{0,3}}$")
_FALLS = re.compile(
    r"(?:减少|下降|降低|下跌|缩减|减|降|跌|压缩|削减|节约|节省|缩短|萎缩|下滑|锐减|骤降|下调|压减|降幅|跌幅|减幅)"
    r"(?:了|达到?|高达|为|约|近|超过|超|幅度达?)*$"
)
_GAINS = re.compile(r"利润|盈利|净利|业绩|收益|利差|顺差|逆差|现金流|亏损|净值|净额|差额|盈余")
_STOP = re.compile(r"[。；！？]")


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if "%" not in text.text and "％" not in text.text and "百分之" not in text.text:
        return
    shares = [one for one in text.numbers if one.percent]
    for share in shares:
        yield from _beyond(text.text, share)
    yield from _families(text.text, shares)
    yield from _of_total(text)
    for change in changes.read(text):
        yield from _reckoned(change)


def _beyond(text: str, share: Number) -> Iterator[Slip]:
    start = max(text.rfind("。", 0, share.start), share.start - 30, 0)
    before = text[start : share.start]
    if share.value > 1:
        if _FALLS.search(before) and not _GAINS.search(before):
            yield Slip(share.start, share.end, "减少、下降最多100%，不会超过100%")
        elif _RATE.search(before) and not _NOT_RATE.search(before[-20:]):
            yield Slip(share.start, share.end, "这样的比率最高100%，不会超过100%")
        elif (found := _SHARE_BEFORE.search(before)) and _whole(found[0], before):
            yield Slip(share.start, share.end, "部分占总体最多100%，不会超过100%")
    elif share.value == 1:
        above = text.startswith("以上", share.end) or before.endswith(("超过", "超"))
        if above and _BOUND.search(before) and not _NOT_RATE.search(before[-20:]):
            end = share.end + 2 * text.startswith("以上", share.end)
            yield Slip(share.start, end, "这样的比率最高100%，不会超过100%", (share.text,))


def _whole(said: str, before: str) -> bool:
    return _OF_WHOLE.search(said) is not None and _BEYOND.search(before) is None


_DIVIDED = re.compile(r"分别(?:各)?占[^，。；：0-9]{0,16}$")
_JOINT = re.compile(r"[、和与及，]|以及")
_OTHERS = re.compile(r"(?:其余|其他|另外|余下|剩余|剩下)[^，。；：0-9]{0,10}$")
_OWN = re.compile(r"占(?:比|到|了|总数|全部|总量|总体|总人数|比重)?(?:的|为|达|约)*$")
_TWO = (
    ("男", "女"),
    ("城镇", "农村"),
    ("线上", "线下"),
    ("城市", "乡村"),
    ("第一产业", "第二产业"),
)


def _families(text: str, shares: Sequence[Number]) -> Iterator[Slip]:
    """Shares of one whole told side by side: 分别占60%、30%和20%; A占60%，其余占50%."""
    row: list[Number] = []
    for place, share in enumerate(shares):
        follows = place > 0 and _JOINT.fullmatch(text, shares[place - 1].end, share.start)
        if not follows:
            yield from _row(text, row)
            row = []
        row.append(share)
    yield from _row(text, row)
    yield from _sentences(text, shares)


def _row(text: str, row: Sequence[Number]) -> Iterator[Slip]:
    if len(row) < 2 or any(one.about for one in row):
        return
    if _DIVIDED.search(text, max(row[0].start - 24, 0), row[0].start) is None:
        return
    if _too_much(row):
        yield _all(row)


def _sentences(text: str, shares: Sequence[Number]) -> Iterator[Slip]:
    """Of one sentence: shares of which the last is said to be the rest, or of both halves."""
    group: list[Number] = []
    for place, share in enumerate(shares):
        if place and _STOP.search(text, shares[place - 1].end, share.start):
            group = []
        clause = text[max(share.start - 24, 0) : share.start]
        if share.about or _OWN.search(clause) is None:
            group = []
            continue
        group.append(share)
        labels = [_label(text, one) for one in group]
        if len(group) > 1 and _OTHERS.search(clause):
            whole = sum((one.value for one in group), Fraction(0))
            slack = sum((one.step for one in group), Fraction(0)) / 2
            if abs(whole - 1) > slack:
                yield _all(group)
        elif len(group) > 1 and _halves(labels[-2], labels[-1]) and _too_much(group[-2:]):
            yield _all(group[-2:])


def _label(text: str, share: Number) -> str:
    before = text[max(share.start - 24, 0) : share.start]
    return re.split(r"[，。；：、]", before)[-1]


def _halves(one: str, other: str) -> bool:
    return any(
        (left in one and right in other) or (right in one and left in other) for left, right in _TWO
    )


def _too_much(shares: Sequence[Number]) -> bool:
    whole = sum((one.value for one in shares), Fraction(0))
    slack = sum((one.step for one in shares), Fraction(0)) / 2
    return whole > 1 + slack


def _all(shares: Sequence[Number]) -> Slip:
    total = float(sum((one.value for one in shares), Fraction(0)) * 100)
    return Slip(
        shares[0].start,
        shares[-1].end,
        f"各部分所占相加为{total:g}%，不是100%",
    )


_TOTAL_BEFORE = re.compile(
    r"(?:共|总共|共有|合计|总计|总数|抽检|抽查|检查|检测|调查|应到|发放|发出|参加|报名|现有|检验|排查|走访|受理|收到|全[村镇乡县区市校厂班]|有)"
    r"[^，。；：！？、0-9]{0,16}$"
)
_PART_BEFORE = re.compile(
    r"[^，。；：！？、0-9]{0,10}[，,（(]?(?:其中|合格|实到|收回|回收|及格|通过|办结|完成|达标|成活|已|有|不合格)[^，。；：！？、0-9]{0,16}$"
)
_OWN_SHARE = re.compile(
    r"[^，。；：！？、0-9]{0,8}[，,（(]?(?:约?占(?:比|总数|总人数|总量|全部|全[村镇乡县区市校厂班][^，。；：！？、0-9]{0,6})?(?:的|为|达)*"
    r"|(?:合格|到会|出席|回收|及格|通过|办结|完成|达标|成活|出勤|参会|不合格)率(?:为|达到?|是)?)$"
)


def _of_total(text: Text) -> Iterator[Slip]:
    """共200人，其中党员150人，占60%."""
    for total, part, share in zip(text.numbers, text.numbers[1:], text.numbers[2:], strict=False):
        if not _reckonable(total, part, share) or not _said_so(text.text, total, part, share):
            continue
        least, most = part.value / total.value, part.value / total.value
        if total.step > 1 or part.step > 1:
            least = (part.value - part.step / 2) / (total.value + total.step / 2)
            most = (part.value + part.step / 2) / max(total.value - total.step / 2, Fraction(1))
        if least - share.step <= share.value <= most + share.step:
            continue
        right = _written(part.value / total.value, share.step)
        offered = (right,) if total.step == part.step == 1 and "%" in share.text else ()
        yield Slip(
            share.start,
            share.end,
            f"{part.text}是{total.text}的{right}，与所写的百分数不合",
            offered,
        )


def _reckonable(total: Number, part: Number, share: Number) -> bool:
    if total.kind is not Kind.COUNT or part.kind is not Kind.COUNT or not share.percent:
        return False
    if total.about or part.about or share.about or total.unit != part.unit or not total.unit:
        return False
    return total.value >= part.value > 0 and total.unit not in ("年", "月", "日", "时", "点", "号")


def _said_so(text: str, total: Number, part: Number, share: Number) -> bool:
    if _STOP.search(text, total.end, share.start):
        return False
    return (
        _TOTAL_BEFORE.search(text, max(total.start - 24, 0), total.start) is not None
        and _PART_BEFORE.fullmatch(text, total.unit_end, part.start) is not None
        and _OWN_SHARE.fullmatch(text, part.unit_end, share.start) is not None
    )


def _reckoned(change: changes.Change) -> Iterator[Slip]:
    """由120户增加到300户，增长100%."""
    by = change.by
    if not by.percent or change.first.kind is not Kind.COUNT:
        return
    least, most = change.growth
    if least - by.step <= by.value <= most + by.step:
        return
    exact = abs(change.last.value - change.first.value) / change.first.value
    right = _written(exact, by.step)
    yield Slip(
        by.start,
        by.end,
        f"由{change.first.text}到{change.last.text}，增减应为{right}",
        (right,) if "%" in by.text and most - least <= by.step else (),
    )


def _written(share: Fraction, step: Fraction) -> str:
    """A share as a percentage, rounded as finely as another one is."""
    places = 0
    while step and step * 100 * 10**places < 1 and places < 4:
        places += 1
    scaled = share * 100 * 10**places
    whole = int(scaled + Fraction(1, 2))
    return f"{whole / 10**places:.{places}f}%"


RULES = (Rule("percent", "百分数", Severity.ERROR, _SOURCE, _look),)
