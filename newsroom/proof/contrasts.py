"""Names that tell parts of one whole apart: 中央, 省级, 自筹 of money; 刑事, 民事 of cases. What
bears two of one row is not counted twice, as 党员 and 女职工 are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROWS = (
    "中央|省级?|市级?|县级?|区级?|镇级?|乡级?|村级?|上级|地方|自筹|配套|社会资本|银行|企业|群众|村集体|专项债|国家",
    "刑事|民事|行政|执行|治安|商事|公益诉讼",
    "镇|乡|街道|村|社区",
    "小学|初中|高中|幼儿园|职校|中职|特教",
    "散文|诗歌|小说|报告文学|评论|书法|绘画|摄影|剪纸|消息|通讯|歌曲|舞蹈|小品|戏曲|国画|油画",
    "山区|平原|丘陵|库区|湖区|城区|郊区|坝区",
    "特级|高级|中级|初级|一级|二级|三级|正高级?|副高级?",
    "博士|硕士|本科|大专|专科|中专",
    "上午|下午|晚上|夜间",
    "上半年|下半年",
    "[第一二三四]季度|[一二三四]季度",
    "一期|二期|三期|四期",
    "第一批|第二批|第三批|第四批",
    "低保|特困|其他",
    "领队|教练|运动员|裁判|医生|护士|司机|教师|学生|家长|后勤|行政人员|管理人员|技术人员",
    "入住|空置|闲置",
    "公办|民办",
    "国有|民营|外资",
    "本地|外地",
    "本省|外省|省内|省外",
    "城镇|农村",
    "男|女",
    "线上|线下",
    "新建|改建|扩建|续建|改造",
    "东|西|南|北|中",
    "成人|儿童|少年",
    "旱地|水田|林地|草地|水面",
    "特等奖|一等奖|二等奖|三等奖|优秀奖|优胜奖",
    "金|银|铜",
    "正式|预备|入党积极",
    "汉族|少数民族",
    "桃|梨|杏|苹果|葡萄|柑橘|樱桃|核桃|板栗|李子?|枣|石榴|柿|猕猴桃",
    "牛|羊|猪|鸡|鸭|鹅|马|兔",
    "早稻|中稻|晚稻|一季稻|再生稻",
    "夏粮|秋粮|早稻",
    "图书|文具|衣物|书包|玩具",
    "道路|管网|绿化|照明|路灯|桥梁|亮化",
    "农业|工业|服务业|商业",
    "种植|养殖|加工",
    "公路|铁路|水路|航空|民航",
    "土建|设备|安装|征地|拆迁",
)
_PATTERNS = tuple(re.compile(one) for one in _ROWS)
# Heads of names that tell no parts: 重点项目 may be 新建项目.
_CROSSING = re.compile(
    r"重|新|旧|大|小|优|涉|未|已|典型|疑难|复杂|跨|网|女|男|老|青|党|先进|各|全|特色|在建|续建|规|示范|龙头|获|有|为|在|年|月|日|完|投产|投入|投用|以|其"
)
_OPPOSED = frozenset(
    two
    for one in (
        "快慢",
        "大小",
        "新旧",
        "公私",
        "冷热",
        "内外",
        "上下",
        "前后",
        "左右",
        "甲乙",
        "干湿",
    )
    for two in (one, one[::-1])
)
_NAMED = 2
# What is counted by these bears several names at once: people, firms, land.
_CROSSED = frozenset({"人", "名", "位", "家", "户", "元", "口", "亩", "公顷", "平方米", "平方公里"})


def apart(names: Sequence[str], unit: str) -> bool:
    """Whether names of parts (what stands before their numbers) are of one row, each another."""
    if any("以上" in one or "以下" in one or "累计" in one for one in names):
        return False
    for pattern in _PATTERNS:
        found = [pattern.match(one) for one in names]
        if all(found) and len({one[0] for one in found if one}) == len(names):
            return True
    if unit in _CROSSED:
        return False
    plain = not any(_CROSSING.search(one) for one in names)
    return _alike(names) or (plain and len(set(names)) == len(names) > _NAMED)


def _alike(names: Sequence[str]) -> bool:
    """消费投诉, 环境投诉: unlike heads of two characters before the same two and more."""
    tail = _tail(names)
    if len(names) == _NAMED and "".join(one.removesuffix(tail) for one in names) in _OPPOSED:
        return bool(tail)
    heads = [one.removesuffix(tail) for one in names]
    if len(tail) < _NAMED or len(set(heads)) < len(heads):
        return False
    return all(len(one) == _NAMED and _CROSSING.search(one) is None for one in heads)


def _tail(names: Sequence[str]) -> str:
    """What all of them end with."""
    tail = min(names, key=len)
    while not all(one.endswith(tail) for one in names):
        tail = tail[1:]
    return tail
