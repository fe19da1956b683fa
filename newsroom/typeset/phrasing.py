"""Where a headline may be broken, and at what price: the reading of its words.

A headline is read line by line, so each line should be a phrase: what belongs together (a quoted
name, a date, a number with its unit, a particle with the word it leans on) stays together. Words
come from outside; nothing here knows widths. The prices are this program's own, the rules are the
trade's; 1 is what one per cent of smaller type costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from itertools import pairwise

from newsroom.typeset.classes import CLOSING, HAN_UNITS, IDEOGRAPH, PAUSE, STOP

Words = Callable[[str], Collection[int]]

AT_SPACE, AT_STRONG, AT_PAUSE, AT_WORD, ANYWHERE = 0.0, 1.0, 6.0, 4.0, 16.0
TIED = 40.0  # parting what is one name, number or date
_LONG_NAME = 20.0
_LEANS_BACK, _LEANS_ON = 16.0, 9.0
_COMPOUND, _LONE, _PREDICATE = 6.0, 3.0, -2.0
_PAST_A_MARK = 9.0
_SET_PHRASE = 10.0
_SHORT_NAME = 7


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STRONG = frozenset("，；：。！？,;:!?…—")
_ENDING = frozenset(PAUSE + STOP + CLOSING + "…⋯·,;:!?")
_NAME = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|〈[^〉]*〉|「[^」]*」|『[^』]*』|（[^）]*）")
_SLOGAN = re.compile(r"(?:(?<=\s)|(?<=\s[“‘])|(?<=^[“‘])|^)[^\s“”‘’]{2,4}(?=[”’]|\s|$)")
_NUMBER = "[0-9０-９][0-9０-９.,%％‰:/～~–-]*"
_TIES = re.compile(
    rf"{_NUMBER}年(?:{_NUMBER}月)?(?:{_NUMBER}日)?|{_NUMBER}月(?:{_NUMBER}[日号])?"
    rf"|{_NUMBER}号[线楼院文令]?"
    rf"|{_NUMBER}[多余几]?[十百千万亿]*[多余]?(?:平方米|平方公里|立方米|公里|公斤|千米|小时|分钟"
    rf"|周年|万元|亿元|个[月百]|[{''.join(sorted(HAN_UNITS))}起枚只场批支])?"
    r"|第?[一二三四五六七八九十百千零〇两]+(?:周年|[年月日届次期批个项条]|中全会)"
)
_PHRASES = re.compile(
    "安全生产|高质量发展|乡村振兴|营商环境|基层治理|人居环境|生态环境|党风廉政|义务教育|志愿服务|文明城市"
    "|食品安全|政务服务|公共服务|电动自行车|国民经济|社会发展|科技创新|招商引资|主题教育|消防安全"
    "|先进事迹|人大代表|政协委员|党员干部|残疾人|退役军人"
)
_BACK = _listed(
    "的 地 得 了 着 过 们 等 里 上 中 下 后 前 内 外 间 时 起 者 性 级 式 型 化 率 之 吧 吗"
    " 呢 段 所 处 号线 市 区 县 镇 乡 村 路 街 街道 社区"
)
_ON = _listed(
    "与 和 及 暨 或 为 在 到 把 让 向 将 从 由 对 被 给 以 于 并 是 不 再 更 最 第 新 老 全"
    " 各 每 这 那 一 我 省 市 区 县 镇 党 小 大 须 应 要 能 可 已 正 也 又 都 还 赴 来 去 请"
    " 防 护"
)
_HEADS = _listed(
    "集团 公司 中心 工作 活动 会议 大会 行动 医院 企业 精神 报告 项目 制度 工程 建设 管理"
    " 体系 典型 先进 集体 人员 机制 模式 条例 办法 规定 目录 协议 问题 任务 清单 计划 规划"
    " 园区 产业园 基地 物资 用品 温度 事迹 大脑 汽车 自行车 飞机 学校 小学 中学 大学 幼儿园"
    " 机构 系统 平台 战略 方案 现场 仪式 开幕式 启动仪式 演练 培训 培训班 专题"
)
_PREDICATES = _listed(
    "签订 召开 举行 举办 启动 开展 实施 获评 荣获 入选 通过 调研 督导 部署 走访 慰问 通报"
    " 提供 打造 推进 推动 助力 实现 绘就 惠及 撬动 破获 捐赠 强调 建成 完成 发布 公布 亮相"
    " 揭牌 挂牌 开工 动工 竣工 投用 闭幕 开幕 研究 检查 视察 考察 观摩 开通 迎来 点亮 守护"
    " 奏响 谱写 激活 赋能 上线 试行 出台 印发 落地 交付 热议 宣讲 来到 走进 送 迎 护航 保障"
    " 提升 突破 增长 达到 位居 跻身"
)


def marked(text: str, legal: Iterable[int]) -> dict[int, float]:
    """Places after the editor's spaces and after marks, and before a dash, with their prices."""
    found = {}
    for place in legal:
        before = text[place - 1]
        if before.isspace():
            found[place] = AT_SPACE
        elif strong(text, place):
            found[place] = AT_STRONG
        elif before in _ENDING:
            found[place] = AT_PAUSE if before == "、" else AT_WORD / 2
    return _tied(text, found)


def strong(text: str, place: int) -> bool:
    """Whether a place is a pause in the reading: the lines around it may be of unequal length."""
    before = text[place - 1 : place]
    marked_off = before in _STRONG and not text.startswith("—", place)
    return before.isspace() or marked_off or text.startswith("——", place)


def between(text: str, legal: Collection[int], words: Collection[int]) -> dict[int, float]:
    """The same and places between words; any legal place where there are no words to part."""
    inner = [place for place in legal if place in words]
    found: dict[int, float] = {}
    if inner:
        ends = sorted({0, *(at for at in words if 0 < at < len(text)), len(text)})
        tokens = [(a, b) for a, b in pairwise(ends)]
        for before, after in pairwise(tokens):
            if after[0] in inner:
                found[after[0]] = _price(text[slice(*before)], text[slice(*after)])
    else:
        found = dict.fromkeys(legal, ANYWHERE)
    found = _tied(text, found)
    marks = marked(text, legal)
    if any(price <= AT_STRONG for price in marks.values()):
        found = {place: price + _PAST_A_MARK for place, price in found.items()}
    return found | marks


def _price(before: str, after: str) -> float:
    """Of a break between two words."""
    price = AT_WORD
    if after in _BACK:
        price += _LEANS_BACK
    elif after in _HEADS:
        price += _COMPOUND
    elif after in _PREDICATES:
        price += _PREDICATE
    if before in _ON:
        price += _LEANS_ON
    elif _lone(before) and before not in _BACK:
        price += _LONE
    if _lone(after) and after not in _ON and after not in _BACK:
        price += _LONE
    return price


def _lone(word: str) -> bool:
    """Whether a word is one hanzi: often a piece of a name that no dictionary has."""
    return len(word) == 1 and IDEOGRAPH.match(word) is not None


def _tied(text: str, found: dict[int, float]) -> dict[int, float]:
    """Prices raised inside names, numbers with their units, dates, and the few characters that an
    editor set between spaces; an editor's space in a long name costs no more than elsewhere."""
    for name in _NAME.finditer(text):
        spaces = [at for at in range(name.start() + 1, name.end()) if text[at - 1].isspace()]
        long = len(name[0]) - 2 > _SHORT_NAME
        kept = {at: found[at] for at in spaces if at in found} if long else {}
        _raise(found, name.start() + 1, name.end(), _LONG_NAME if long else TIED)
        found.update(kept)
    for slogan in _SLOGAN.finditer(text):
        _raise(found, slogan.start() + 1, slogan.end(), TIED)
    for tie in _TIES.finditer(text):
        _raise(found, tie.start() + 1, tie.end(), TIED)
    for phrase in _PHRASES.finditer(text):
        _raise(found, phrase.start() + 1, phrase.end(), _SET_PHRASE)
    return found


def _raise(found: dict[int, float], start: int, end: int, price: float) -> None:
    for place in range(start, end):
        if place in found:
            found[place] += price
