"""Percentages that cannot be: shares and rates beyond the whole, falls of more than all, and
shares that do not agree with the figures beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import changes
from newsroom.proof.equations import share_like as written
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
    "|有效|中奖|中签|中标|安全|绿化|人口综合覆盖|脱贫|结案|破案|侦破|执结|审结|安装|通车|通电|通水|供水保障|优质|入网|续保"
    "|离婚|空气优良|安全饮水|贫困发生|缴费|收缴|拆迁签约|签约|入园|巩固|辍学|无害化处理|集中处理|净化|去除"
)
_RATE = re.compile(
    rf"(?:{_RATES})(?:率|面|度|(?<=安全)感)(?:也|均|都|则|一直|始终|全部|更|就)?{_HEDGE}{{0,3}}$"
)
_RATE_FROM = re.compile(
    rf"(?:{_RATES}|漏损|空气|废品|事故)(?:率|面|度|(?<=安全)感)(?:已)?(?:由|从)[^，。；：！？]{{0,14}}(?:到|至|为)$"
)
_BELOW = re.compile(
    rf"(?:{_RATES}|漏损|废品|事故)(?:率|面|度|(?<=安全)感)[^，。；：！？]{{0,16}}(?:到|至|为|在)[-−－]$"
)
_NOT_RATE = re.compile(
    r"拨备|认购|流动性|毛入学|电话|手机|移动|宽带|毛|资金|利息|保障倍数|覆盖倍|粮食|任务|计划|目标|预期|提前|增长|增幅|增速"
)
_BOUND = re.compile(rf"(?:{_RATES})(?:率|面|度|(?<=安全)感){_HEDGE}{{0,3}}$")
# 110%的农户: what is counted cannot be more than there is.
_MEMBERS = re.compile(
    r"的(?:农户|村民|居民|群众|学生|家庭|职工|党员|受访者|受访对象|老人|儿童|企业|学校|村庄?|家长|耕地|土地|人口|人|户|店铺|商户|车辆)(?![^，。；]{0,3}(?:力|热情|努力|任务))"
)
_OVER_ALL = re.compile(r"(?:达|占)到?(?:总|全)[^，。；：！？、0-9]{1,8}的$")
_FALLS = re.compile(
    r"(?:减少|下降|降低|下跌|缩减|减|降|跌|压缩|削减|节约|节省|缩短|萎缩|下滑|锐减|骤降|下调|压减|降幅|跌幅|减幅|偏少|偏低|(?<![至最不多])(?:少|低)|短缺|偏小)"
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
    for change in changes.read(text):
        yield from _reckoned(change)


def _beyond(text: str, share: Number) -> Iterator[Slip]:
    start = max(text.rfind("。", 0, share.start), share.start - 30, 0)
    before = text[start : share.start]
    if _BELOW.search(before):
        yield Slip(share.start - 1, share.end, "这样的比率不会低于0")
    elif share.value > 1:
        why, offered = _too_great(text, before, share), _slipped(share)
        if why:
            yield Slip(share.start, share.end, why, offered)
    elif share.value == 1:
        above = text.startswith("以上", share.end) or before.endswith(("超过", "超"))
        if above and _BOUND.search(before) and not _NOT_RATE.search(before[-20:]):
            end = share.end + 2 * text.startswith("以上", share.end)
            yield Slip(share.start, end, "这样的比率最高100%，不会超过100%", (share.text,))


def _too_great(text: str, before: str, share: Number) -> str:
    """Why it cannot be more than 100%; empty where it can."""
    if _FALLS.search(before) and not _GAINS.search(before):
        return "减少、下降最多100%，不会超过100%"
    if _rate(before) and not _NOT_RATE.search(before[-20:]):
        return "这样的比率最高100%，不会超过100%"
    found = _SHARE_BEFORE.search(before)
    if _MEMBERS.match(text, share.end) or _over(before) or (found and _whole(found[0], before)):
        return "部分占总体最多100%，不会超过100%"
    return ""


def _rate(before: str) -> bool:
    return bool(_RATE.search(before) or _RATE_FROM.search(before))


def _over(before: str) -> bool:
    return bool(_OVER_ALL.search(before)) and _BEYOND.search(before.rpartition("，")[2]) is None


def _slipped(share: Number) -> tuple[str, ...]:
    """1000% was meant to be 100%: a nought too many."""
    return ("100%",) if share.text in ("1000%", "10000%", "1000％") else ()


def _whole(said: str, before: str) -> bool:
    return _OF_WHOLE.search(said) is not None and _BEYOND.search(before) is None


def _reckoned(change: changes.Change) -> Iterator[Slip]:
    """由120户增加到300户，增长100%."""
    by = change.by
    if not by.percent or change.first.kind is not Kind.COUNT:
        return
    least, most = change.growth
    if least - by.step <= by.value <= most + by.step:
        return
    exact = abs(change.last.value - change.first.value) / change.first.value
    right = written(exact, by.step)
    yield Slip(
        by.start,
        by.end,
        f"由{change.first.text}到{change.last.text}，增减应为{right}",
        (right,) if "%" in by.text else (),
    )


RULES = (Rule("percent", "百分数", Severity.ERROR, _SOURCE, _look),)
