"""Lists of errors as outside readers send them: tables with heads, or lines such as
第2版：“布署”应为“部署”.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from newsroom.model.account import Sort
from newsroom.model.error_list import ErrorList, ListedError
from newsroom.model.when import days

Rows = Sequence[Sequence[str]]

_HEADS = {
    "page": "版次 版 版面 版号 页码 页 所在版面 版别",
    "title": "标题 稿件 文章 篇目 题目 稿件标题 文章标题",
    "place": "位置 段落 行 行次 段行 所在位置 出错位置 差错位置 具体位置 出处",
    "wrong": "错 误 错误 差错 原文 错误内容 差错内容 错处 刊错 原句 错误表述 误文 错字",
    "right": "正 正确 应为 应改为 改为 修改 建议 修改建议 更正 正确内容 修改意见 正确表述 改正",
    "sort": "类别 类型 性质 差错类型 错误类型 差错性质 差错类别 错误类别",
    "weight": "计错 计分 分值 差错数 计错数 扣分 权重 错数 差错率计数",
    "note": "说明 备注 理由 依据 原因 问题 问题描述 差错说明",
}
_KNOWN = {head: name for name, heads in _HEADS.items() for head in heads.split()}
_HEAD_ROWS = 30
_MOST = 2_000
_LONGEST = 2_000
_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九", 1)}
_PAGE = re.compile(r"第?\s*([A-Za-z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:版|页)?")
_NAMED_PAGE = re.compile(r"第?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*版")
_TELLS = re.compile(
    r"[“\"「](?P<wrong>[^“”\"「」]{1,200})[”\"」]\s*"
    r"(?:(?:一词|一字|二字|有误|写错|错误)?[，,]?\s*(?:应当?(?:为|是|作|改为|写作)|改为|→|—+>)\s*"
    r"[“\"「](?P<right>[^“”\"「」]{1,200})[”\"」]|(?P<out>(?:应|宜)?(?:删去|删除|多余|重复)))"
)
_NUMBERING = re.compile(r"^\s*(?:[(（]?\d{1,3}[)）.、．]|[①-⑳])\s*")
_FACTS = (
    ("unit", re.compile(r"^(?:审读单位|审读机构|单位|审读人)[：:\s]+(.{2,60})$")),
    ("number", re.compile(r"^(?:文号|编号|意见编号|审读编号)[：:\s]+(.{1,60})$")),
    ("day", re.compile(r"^(?:审读日期|日期|时间)[：:\s]+(.{4,20})$")),
)
_SORTS = (
    (Sort.FORM_NAME, "缺报名"),
    (Sort.FORM, "报头|版眉|报眉|标识|刊号|条码|期号|形式"),
    (Sort.MARK, "标点|符号"),
    (Sort.NUMERAL, "数字"),
    (Sort.UNIT, "量和单位|计量|单位"),
    (Sort.GRAMMAR, "语法|语病|搭配|成分"),
    (Sort.FACT, "知识|事实|逻辑|政治|史实|常识"),
    (Sort.LAYOUT, "格式|排版|版式"),
)
_HEAVY = re.compile(r"(?<!小)标题|主题|引题|肩题|副题|报头|报名|图片说明")
_WORD = re.compile(r"\w")


def read(rows: Rows, today: datetime.date) -> ErrorList:
    """The errors of a list: by the heads of its columns where it has them, else line by line."""
    head = next((at for at, row in enumerate(rows[:_HEAD_ROWS]) if _columns(row)), -1)
    above, below = (rows[:head], rows[head + 1 :]) if head >= 0 else (rows, rows)
    facts = _facts(above)
    columns = _columns(rows[head]) if head >= 0 else {}
    errors: list[ListedError] = []
    strange: list[str] = []
    for row in below:
        if _columns(row) or (head < 0 and _is_fact(row)):
            continue
        found = _tabled(row, columns) if columns else _told(row)
        if found is None:
            strange.append("　".join(filter(None, row)))
        else:
            errors.append(found)
    named = days(facts.get("day", ""), today) if facts.get("day") else None
    return ErrorList(
        unit=facts.get("unit", ""),
        number=facts.get("number", ""),
        day=named[0] if named else None,
        errors=tuple(errors[:_MOST]),
        strange=tuple(strange),
    )


def _columns(row: Sequence[str]) -> dict[str, int]:
    """What each column holds, where the row is a head that names what is wrong."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        name = _KNOWN.get(re.sub(r"\s|[（(].*[)）]", "", cell))
        if name is not None:
            found.setdefault(name, at)
    return found if len(found) > 1 and ("wrong" in found or "note" in found) else {}


def _facts(rows: Rows) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        for name, pattern in _FACTS:
            told = pattern.match("：".join(filter(None, row)))
            if told:
                found.setdefault(name, told[1].strip())
    return found


def _is_fact(row: Sequence[str]) -> bool:
    return bool(_facts([row]))


def _tabled(row: Sequence[str], columns: Mapping[str, int]) -> ListedError | None:
    """The error of a table's row; None where none is told."""
    cell = {
        name: row[at].strip()[:_LONGEST] if at < len(row) else "" for name, at in columns.items()
    }
    wrong, right, note = (cell.get(name, "") for name in ("wrong", "right", "note"))
    title, place = cell.get("title", ""), cell.get("place", "")
    weight = _weight(cell.get("weight", ""))
    if not (wrong or right or note) and weight:
        note = place
    if len(row) < 2 or not (wrong or right or note):
        return None
    told = _sort(cell.get("sort", ""))
    return ListedError(
        page=_page(cell.get("page", "")),
        place=f"《{title}》{place}" if title and "《" not in title else f"{title}{place}",
        wrong=wrong,
        right=right,
        sort=told or (_sort(place) if note == place else None) or _guessed(wrong, right),
        heavy=bool(_HEAVY.search(place)),
        weight=weight,
        note=note,
    )


def _told(row: Sequence[str]) -> ListedError | None:
    """The error that a line tells in words; None where it tells none."""
    text = _NUMBERING.sub("", "".join(row))
    found = _TELLS.search(text[:_LONGEST])
    if found is None:
        return None
    before = text[: found.start()]
    page = _NAMED_PAGE.search(before)
    place = (before[page.end() :] if page else before).strip(" ，,：:、中\u3000")
    wrong, right = found["wrong"], found["right"] or ""
    return ListedError(
        page=_page(page[0]) if page else 0,
        place=place,
        wrong=wrong,
        right=right,
        sort=_guessed(wrong, right),
        heavy=bool(_HEAVY.search(place)),
        note="应删去" if found["out"] else "",
    )


def _page(text: str) -> int:
    found = _PAGE.fullmatch(text.strip())
    if found is None:
        return 0
    digits = re.sub(r"[A-Za-z]", "", found[1])
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _DIGITS.get(digits, 0)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _sort(text: str) -> Sort | None:
    for sort, words in _SORTS:
        if text and re.search(words, text):
            return sort
    return Sort.WORD if text else None


def _guessed(wrong: str, right: str) -> Sort:
    """Marks where there are no words on either side, numerals where only figures differ."""
    both = wrong + right
    if both and not _WORD.search(both):
        return Sort.MARK
    return Sort.WORD


def _weight(text: str) -> int | None:
    found = re.match(r"\s*(\d{1,2}(?:\.\d)?)", text)
    return round(float(found[1]) * 10) if found else None
