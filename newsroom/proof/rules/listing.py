"""Marks between the members of a list, before and behind 等."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_STANDARD = "GB/T 15834—2011，4.5.3.5"
_BETWEEN = re.compile(r"(?<=[”》])、(?=[“《])")
_LAW = (
    "(?:法|法典|条例|规定|办法|细则|公约|协定|决定|规则|标准|规范|报告"
    "|通知|意见|方案|纲要|规划|计划|制度|章程|目录|名录|宪章|声明|宣言|[表卡证书])"
)
_STATUTE = re.compile(rf"{_LAW}(?:（[^（）]*）)?》$")
_NEXT = re.compile(rf"《[^《》]*{_LAW}(?:（[^（）]*）)?》")
# What a list of things is summed up as: 等项目, 等问题.
_SUM = (
    r"(?:[\u3400-\u9fff]{0,4})(?:项目|问题|行为|工作|活动|物品|设施|设备|措施|服务|内容|方面|事项|事宜|单位"
    r"|部门|材料|用品|产品|节目|区域|标准|资料|手续|情况|作物|农资|水果|蔬菜|食品|知识|技能|技术|课程|岗位"
    r"|行业|领域|地区|地方|场所|功能|费用|资金|隐患|因素|条件|工程|环节|制度|文件|法规|荣誉|称号|人员|群体|物资|商品|慰问品|农产品|礼品|奖品)"
)
_BEFORE = re.compile(rf"、(?=等(?!待|候|到|着|级))|，(?=等等?(?!等){_SUM}|等\d)")
_TWICE = re.compile(r"等等等+|等等、|等[、。，]等等?")
_AND = re.compile("、(以及|和|与|及)(?![，。；、])")
_BEHIND = re.compile(
    rf"(?<![初中高上下头优同平相均不特何一二三四五六甲乙丙丁])等(?:(、)|([；：])(?={_SUM}))"
)
_SUMMED = re.compile(rf"等等(?=人[，。、])|等等(?={_SUM})")
_MEMBER = 6  # characters of a list's last member
_RANKS = frozenset("这那都也均皆全一")


def between_titles(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Between members that bear book title marks stands no 、. Statutes name laws with it."""
    for found in _BETWEEN.finditer(text.text):
        if text.text[found.start() - 1] != "》" or text.text[found.end()] != "《":
            continue
        if not (
            _STATUTE.search(text.text, 0, found.start()) or _NEXT.match(text.text, found.end())
        ):
            yield Slip(*found.span(), "书名号之间通常不用顿号", ("",))


def between_quotes(text: Text, _setting: Setting) -> Iterator[Slip]:
    """Nor does it between members that bear quotation marks."""
    for found in _BETWEEN.finditer(text.text):
        if text.text[found.start() - 1] == "”" and text.text[found.end()] == "“":
            yield Slip(*found.span(), "引号之间通常不用顿号", ("",))


def around_deng(text: Text, _setting: Setting) -> Iterator[Slip]:
    """No mark stands between a list, 等, and what the list is summed up as; 等 stands once."""
    if "等" not in text.text:
        return
    twice = [found.span() for found in _TWICE.finditer(text.text)]
    for found in _TWICE.finditer(text.text):
        right = ("等等", "等") if found[0].startswith("等等等") else ("等",)
        yield Slip(*found.span(), "“等”重复", right)
    for found in _BEFORE.finditer(text.text):
        if found[0] == "、" or _listed(text.text, found.start()):
            yield Slip(*found.span(), f"“等”前面不用“{found[0]}”", ("",))
    for found in _BEHIND.finditer(text.text):
        if found[1] and not _listed(text.text, found.start()):
            continue
        if not any(start < found.end() and found.start() < end for start, end in twice):
            mark = found[1] or found[2]
            where = found.end() - 1, found.end()
            yield Slip(*where, f"“等”和后面的总括语之间不用“{mark}”", ("",))
    for found in _SUMMED.finditer(text.text):
        if text.text[found.end()] not in _RANKS and _listed(text.text, found.start()):
            yield Slip(*found.span(), "后面有总括语，用一个“等”", ("等",))


def before_and(text: Text, _setting: Setting) -> Iterator[Slip]:
    """No 、 stands before the word that joins the last member of a list: 教师、和医生."""
    for found in _AND.finditer(text.text):
        if set(found.span(1)) <= text.borders:
            yield Slip(found.start(), found.start() + 1, f"“{found[1]}”前面不用顿号", ("",))


def _listed(text: str, at: int) -> bool:
    """Whether a list stands right before: A、B、C."""
    clause = re.split(r"[，。；：]", text[:at])[-1]
    return "、" in clause and "等" not in clause and len(clause.rsplit("、", 1)[1]) <= _MEMBER


RULES = (
    Rule("before_and", "“和”前的顿号", Severity.WARNING, "GB/T 15834—2011，4.5", before_and),
    Rule("between_titles", "书名号之间的顿号", Severity.HINT, _STANDARD, between_titles),
    Rule("between_quotes", "引号之间的顿号", Severity.HINT, _STANDARD, between_quotes),
    Rule(
        "around_deng",
        "“等”前后的标点",
        Severity.ERROR,
        "GB/T 15834—2011，4.5；编校惯例",
        around_deng,
    ),
)
