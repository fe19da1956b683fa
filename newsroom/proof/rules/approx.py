"""Rough numbers said to be rough twice (约300人左右), or in two ways that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsroom.model.finding import Severity
from newsroom.proof import measures, numerals
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "GB/T 15835—2011，4.2.2；编校惯例：概数说法不重复"
_SIGNS = "一二三四五六七八九十百千万亿两零廿卅"
_VALUE = (
    r"[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?"
    rf"|(?:百分之)?(?:[几数][{_SIGNS}]+|[{_SIGNS}]+几?)"
)
_NUMBER = re.compile(
    rf"(?P<value>{_VALUE})(?P<within>[多余几]|来(?![往自到年月日去看访]))?(?P<scale>[十百千万亿]*[%％‰]?)"
    rf"(?P<second>[~～—–-]{{1,2}}[0-9.]+[万亿]?[%％]?)?"
)
_BEFORE = re.compile(
    r"(?:(?P<round>大约|大概|约莫|将近|接近|差不多|约|近)"
    r"|(?P<under>不超过|不多于|不高于|不足|不到|最多|至多|顶多|少于|低于)"
    r"|(?P<over>超过|超出|多于|高于|突破|超|逾|至少|最少|起码|不少于|不低于|不下于|不下))"
    r"(?:了|有|为|达到?|是|需要?|在|到)?$"
)
_AFTER = re.compile(r"(?P<about>左右|上下)|(?P<above>以上)|(?P<below>以下|以内)")
_SIDES = re.compile(
    r"(?:左右|上下)(?:[两二]|侧|手|脚|邻|岸|边|方|为|开|摇|晃|翼|滑|移|摆|转|走|后|前|各|逢|对|眼|耳|肩|臂|腿|幅|班|游|级"
    r"|铺|学|车|楼|求|其|左|右|水|一心|联|同|齐|贯|都|全|翻|行|打|通|起|集|岗|船|工|课|午|部|段|层|内|文|册|半|限)"
)
# 近 before a span of time, or of times, is "the last ones": 近10多年来, 近20余次.
_LAST = re.compile(r"个?(?:年|月|天|日|周|季度|世纪|代|届|期|星期|学期|学年|载|[次场批轮任])")
# What makes another word of a hedge's first character: 节约, 附近, 签约, 缩短到不到 …
_OTHER = {
    "约": "预签节合公契违制条和特失大盟誓相婚邀履毁纽立践背解守隐简网赴爽集",
    "近": "附最邻靠临接新远亲贴将逼凑就切晚",
    "超": "赶反高",
    "不到": "得看听想找见拿收达做办遇受感吃买用料意碰等",
    "不足": "力供水缺美源血",
    "低于": "不",
    "少于": "不",
    "高于": "不",
    "多于": "不",
    "超过": "不",
    "突破": "新",
}
# 约占总数的30%左右: between the hedge and its number.
_FAR = re.compile(r"(大约|约)(?![定谈束会请见好法])[^，。；：！？、0-9“”（）]{1,8}$")
_LEAST = re.compile(r"(至少|最少|起码)[^，。；：！？、0-9“”（）]{1,8}$")
_GRADED = re.compile(
    "规模|限额|大专|本科|中专|高中|初中|处级|厅级|科级|技师|高工|级工|及$|[\u4e00-\u9fff]级$"
)
# 约三四十人: two digits side by side are a guess already.
_GUESSED = re.compile(
    r"(?<![节附签契])(?P<hedge>大约|大概|约)(?:有)?(?=(?:一[二两]|[二两]三|三[四五]|四五|五六|六七|七八|八九)[十百千万]?[人名个天户年里斤元岁万千亩米位家])"
)
_BOTH_SIDES = re.compile(r"左右上下|上下左右(?=[，。；])|左右(?:之间|光景)")
_HUNDREDS = re.compile(
    r"(?:(?<![建达合组完形变])[上成][百千万]|[几数][十百千万]+)(?P<rest>[余多])(?![次元])"
)
_DOUBLE = re.compile(
    rf"(?:大约|约|大概|差不多)有?(?:将近|接近|近|超过|不足|不到)(?=[0-9{_SIGNS}几数上])"
)
_TWICE = re.compile(
    r"(?:最多|至多|顶多)(?:不超过|不多于)(?=[0-9一二三四五六七八九十百千两])|(?:最少|至少|起码)(?:不少于|不低于|不下于?)"
    r"(?=[0-9一二三四五六七八九十百千两])"
)
_ANY = re.compile(
    r"[约近超逾余几多来]|左右|上下|以[上下内]|不[足到超少低下]|最[多少]|至[多少]|突破"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A number with its hedges. before, within, after: the hedge and its sort; start, end: of all;
    first, last: of the number without the hedges around it.
    """

    start: int
    first: int
    last: int
    end: int
    before: tuple[str, str]
    within: str
    after: tuple[str, str]


@cache
def _behind() -> re.Pattern[str]:
    """A measure word and, after it, up to four characters of what is counted."""
    return re.compile(
        rf"(?P<unit>{measures.pattern()})?(?P<rest>[多余])?(?:[\u4e00-\u9fff]{{0,4}}?)"
        rf"(?=(?:左右|上下|以[上下内]))"
    )


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>{measures.pattern()})?(?P<rest>[多余](?![次于额]))?")


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if _ANY.search(text.text) is None:
        return
    for found in (*_DOUBLE.finditer(text.text), *_TWICE.finditer(text.text)):
        if not _part_of_word(text.text, found.start(), found[0]):
            yield _twice(found)
    for found in _BOTH_SIDES.finditer(text.text):
        if re.search(
            r"[0-9十百千万岁年元米人个]$", text.text[max(found.start() - 2, 0) : found.start()]
        ):
            why = f"“{found[0]}”重复，只用一个"
            yield Slip(found.start(), found.end(), why, ("左右", "上下"))
    for found in _GUESSED.finditer(text.text):
        why = f"两个数字连用已是概数，前面不再加“{found['hedge']}”"
        yield Slip(*found.span("hedge"), why, ("",))
    for found in _HUNDREDS.finditer(text.text):
        why = f"“{found[0][:-1]}”已是概数，后面不再加“{found['rest']}”"
        yield Slip(found.start("rest"), found.end(), why, ("",))
    for found in _NUMBER.finditer(text.text):
        said = _said(text.text, found)
        if said is not None:
            yield from _judged(text.text, said)


def _twice(found: re.Match[str]) -> Slip:
    first = re.match(r"大约|约|大概|差不多|最多|至多|顶多|最少|至少|起码", found[0])
    assert first is not None
    one, other = first[0], found[0][first.end() :].removeprefix("有")
    return Slip(
        found.start(), found.end(), f"“{one}”与“{other}”意思重复或相左，只用一个", (one, other)
    )


def _said(text: str, found: re.Match[str]) -> _Said | None:
    before = text[max(found.start() - 3, 0) : found.start()]
    if before.endswith(("第", "余", ".", "几", "—")) or (
        before.endswith("多") and not before.endswith(("差不多", "最多", "至多", "顶多"))
    ):
        return None
    within = _within(found)
    hedge, start = _before(text, found.start())
    at = found.end()
    behind = _behind().match(text, at)
    after = _AFTER.match(text, behind.end()) if behind else None
    if after and _GRADED.search(text, max(after.start() - 2, 0), after.start()):
        after = None  # 规模以上企业
    if after is None or (after.lastgroup == "about" and _SIDES.match(text, after.start())):
        unit = _measure().match(text, at)
        assert unit is not None
        last, tail, end = unit.end(), ("", ""), unit.end()
        rest, word = unit["rest"], unit["unit"]
    else:
        assert behind is not None
        last, tail, end = after.start(), (after.lastgroup or "", after[0]), after.end()
        rest, word = behind["rest"], behind["unit"]
    if tail[0] in ("about", "above") and not hedge[0]:
        hedge, start = _far(text, found.start(), tail[0])
    if hedge[1] == "近" and word is not None and _LAST.match(word):
        hedge, start = ("", ""), found.start()
    return _Said(start, found.start(), last, end, hedge, within or rest or "", tail)


def _within(found: re.Match[str]) -> str:
    """What in the numeral itself makes it rough: 多, 余, 来, 几, two digits side by side, a ~."""
    value = found["value"]
    if found["within"]:
        return found["within"]
    if value[0] in "几数" or value[-1] == "几":
        return "几" if "几" in value else "数"
    if numerals.guess(value.removeprefix("百分之")) is not None:
        return value
    return found["second"] or ""


def _before(text: str, start: int) -> tuple[tuple[str, str], int]:
    found = _BEFORE.search(text, max(start - 6, 0), start)
    if found is None or re.search(r"^(?:约|近)了", found[0]):
        return ("", ""), start
    sort = found.lastgroup or ""
    if _part_of_word(text, found.start(), found[sort]):
        return ("", ""), start
    return (sort, found[sort]), found.start()


def _far(text: str, start: int, kind: str) -> tuple[tuple[str, str], int]:
    pattern, sort = (_FAR, "round") if kind == "about" else (_LEAST, "over")
    found = pattern.search(text, max(start - 10, 0), start)
    if found is None or _part_of_word(text, found.start(), found[1]):
        return ("", ""), start
    return (sort, found[1]), found.start()


def _part_of_word(text: str, at: int, hedge: str) -> bool:
    return at > 0 and text[at - 1] in _OTHER.get(hedge, "")


def _judged(text: str, said: _Said) -> Iterator[Slip]:
    sort, hedge = said.before
    kind, tail = said.after
    ranged = said.within[:1] in tuple("~～—–-")
    if sort and kind:
        if (sort, kind) in {("round", "below"), ("under", "above"), ("over", "below")}:
            return
        yield _two(text, said, hedge, tail)
    elif kind and said.within and (kind == "about" or (kind == "above" and not ranged)):
        if kind == "above" and len(said.within) > 1:
            return
        yield _one(said, tail, ranged)
    elif sort and len(said.within) == 1 and hedge not in ("至少", "最少", "起码", "最多", "至多"):
        yield Slip(
            said.start,
            said.end,
            f"“{hedge}”与“{said.within}”都表示概数，只用一个",
            _fewer(text, said),
        )


def _two(text: str, said: _Said, hedge: str, tail: str) -> Slip:
    number = text[said.first : said.last]
    lead = text[said.start : said.first]
    return Slip(
        said.start,
        said.end,
        f"“{hedge}”与“{tail}”意思重复或相左，只用一个",
        (lead + number, _without(lead, hedge) + number + tail),
    )


def _without(lead: str, hedge: str) -> str:
    """What stays before the number without its hedge (占总数的)."""
    return lead.removeprefix(hedge)


def _one(said: _Said, tail: str, ranged: bool) -> Slip:
    if ranged:
        why = f"已是数值范围，后面不再说“{tail}”"
    elif len(said.within) == 1:
        why = f"“{said.within}”与“{tail}”都表示概数，只用一个"
    else:
        why = f"“{said.within}”已是概数，后面不再说“{tail}”"
    return Slip(said.last, said.end, why, ("",))


def _fewer(text: str, said: _Said) -> tuple[str, ...]:
    """Without the hedge before it; without 多, 余, 来 within where these can be left out."""
    number = text[said.first : said.end]
    lead = text[said.start : said.first]
    kept = (_without(lead, said.before[1]) + number,)
    if said.within in "多余来" and number.count(said.within) == 1:
        return (*kept, lead + number.replace(said.within, ""))
    return kept


RULES = (Rule("approx", "概数重复", Severity.WARNING, _SOURCE, _look),)
