"""Multiples, doublings and percentage points: what falls does not fall by times (倍)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from newsroom.model.finding import Severity
from newsroom.proof import changes, numerals
from newsroom.proof.numbers import Kind
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_SOURCE = "编校惯例：倍数只用于增加，减少用分数或百分数"
_N = r"(?:[0-9０-９.．]+|[一二两三四五六七八九十百千]+|好?几[十百]?|数[十百]?|十几)"
_HEDGE = r"(?:约|近|大约|将近|接近|超过|超|至少|足足|整整|不止|达到?|高达)?"
_FALLS = (
    r"减少|下降|降低|减小|缩小|缩短|减轻|减弱|减慢|下跌|下滑|缩减|压缩|削减|萎缩|节省|节约|回落|收窄|压减|减缩|锐减|骤降"
    r"|猛降|暴跌|剧减|大减|骤减|下调|调低|缩水"
)
_FALL = re.compile(
    rf"(?:(?:节(?:水|电|能|油|煤|地|药|肥|支)|省(?:时|力|工|电|油|水|钱)|减排|减重|降本|降耗)(?:了)?"
    rf"|(?:节约|节省|压缩|削减)(?:了)?[\u4e00-\u9fff]{{1,4}}"
    rf"|(?:{_FALLS})(?:了|幅度?(?:为|达到?|高达))?|(?:降幅|跌幅|减幅)(?:为|达到?|高达|超过|超)?"
    rf"|(?<![至最不多大老从弱])(?:少|低|小|短|轻|慢|便宜|降|跌|减|浅|矮|窄|薄|近)(?:了|上)|"
    rf"比[^，。；：！？]{{1,20}}?(?<![至最不多大老从弱])(?:少|低|小|短|轻|慢|便宜|浅|矮|窄|薄))"
    rf"{_HEDGE}({_N}多?倍)(?!镜|率|数|音|体|焦|频|速|增|于|感)"
)
_SMALLER_TO = re.compile(
    rf"(?:{_FALLS}|降|减|缩)(?:到|至|为)(?:了)?(?:原来|原先|原有|原|过去|以前|此前|去年|上年|前年|当初|当年)?的?({_N}倍)"
)
_LENS = re.compile(r"放大|显微|镜|稀释|比例尺|像素|杠杆")
_POINT = re.compile(r"([0-9]{1,9}(?:[.][0-9]{1,6})?)(?:[%％](个?百分点)|个百分比|百分点(?!位))")
_SHARE_OF_POINT = re.compile(r"百分之([一二三四五六七八九十点零]+)个?百分点")


_TIMES = re.compile(
    r"(?:是|为|达到?|相当于)[^，。；：！？0-9]{0,10}的(?P<times>[0-9]{1,9}(?:[.][0-9]{1,6})?|[两三四五六七八九十])倍(?:[，,]|，?同比|，?比[^，。；0-9]{0,8})"
    r"(?:同比|净)?(?:增长|增加|提高|上升)(?:了)?(?P<share>[0-9]{1,9}(?:[.][0-9]{1,6})?)(?P<unit>[%倍])"
    r"|(?:增长|增加|提高|上升)(?:了)?(?P<before>[0-9]{1,9}(?:[.][0-9]{1,6})?)(?P<first>[%倍])[，,](?:是|为|达到?|相当于)[^，。；：！？0-9]{0,10}的"
    r"(?P<after>[0-9]{1,9}(?:[.][0-9]{1,6})?|[两三四五六七八九十])倍"
)
_FOLD = re.compile(
    r"(?:比[^，。；]{2,12}|产[量值]|收入|规模|面积|利润|总量|数量|产能)"
    r"[^，。；：！？]{0,8}翻了?[一两二三四](?P<fold>翻)"
)
_GROWN_FOLD = re.compile(
    r"(?:增长|提高|增加|上升)(?:了)?(?P<share>[0-9]{1,9}(?:[.][0-9]{1,6})?)%[，,][^，。；：！？0-9]{0,6}翻了?(?:近|将近|约)?(?P<fold>[一两二12])番"
)
_GROWN = re.compile(
    r"[^，。；：！？0-9]{0,6}[，,](?:同比|比[^，。；0-9%]{1,8}|较[^，。；0-9%]{1,8})?(?:增长|增加|下降|减少|上升)(?:了)?"
)
_RATIO = re.compile(r"率|占比|比重|比例|份额|指数|%|增速|增幅|涨幅|贡献|满意度|度")
_EARNED = re.compile(
    r"(?:增收|增产|减产|减收|增效)(?P<points>(?P<n>[0-9]{1,9}(?:[.][0-9]{1,6})?)个?百分点)"
)
_BASE = re.compile(
    r"率为?(?P<last>[0-9]{1,9}(?:[.][0-9]{1,6})?)%[，,][比较](?P<then>[\u4e00-\u9fff]{2,6}?)(?:下降|上升|提高|降低|回落)(?:了)?(?P<by>[0-9]{1,9}(?:[.][0-9]{1,6})?)%[，,](?P=then)为?(?P<first>[0-9]{1,9}(?:[.][0-9]{1,6})?)%"
)


_PART_OF = re.compile(r"的([二三四五六七八九十])分之一[，,][^，。；0-9]{0,4}$")
# Rates whose rise and fall is told in points.
_RATES = (
    "增速|增幅|涨幅|降幅|跌幅|增长率|城镇化率|城镇登记失业率|失业率|合格率|及格率|覆盖率|普及率|入学率|升学率"
    "|参保率|满意率|优良率|优良天数比例|就业率|占比|比重|毛利率|利润率|负债率|发生率|自给率|出勤率|入住率|机械化率"
)
_IN_POINTS = re.compile(
    rf"(?:{_RATES})(?:[^，。；：！？、0-9%到至达为]{{0,16}}?)(?:加快|放缓|减缓|提高|提升|回落|上升|下降|降低|收窄|扩大|高出|(?<![最更较新])[高低快慢]"
    r"|[高低快慢]于[^，。；：！？、0-9]{2,10}(?:水平|平均|全[国省市县区]))(?:了)?(?P<figure>[0-9]{1,2}(?:\.[0-9]{1,2})?)(?P<sign>%)(?!的|左右|至|到|[~～—-])"
)
_BASED = re.compile(
    r"[^，。；：！？、0-9]{0,6}[，,]?(?:已)?(?:是|为|相当于)(?:原来|原先|去年|上年|前年|过去|往年|此前|上月|上届)(?:同期)?的?[^，。；：！？、0-9]{0,4}"
)
_MADE_OF = re.compile(
    r"[^，。；：！？、0-9]{0,6}[，,](?:已)?(?:是|为|相当于)(?:了)?(?:原来|原先|去年|上年|前年|过去|往年|此前|当初|当年)的?(?:同期)?的?"
)


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if "倍" in text.text:
        yield from _falls(text)
        yield from _times(text.text)
        yield from _of_base(text)
    if "百分" in text.text:
        yield from _points(text.text)
        yield from _pointless(text)
    if "番" in text.text or "翻" in text.text:
        yield from _folds(text.text)
    if "%" in text.text:
        yield from _told_base(text.text)
        yield from _rates(text.text)
    if "倍" in text.text or "番" in text.text or "%" in text.text:
        for change in changes.read(text):
            yield from _reckoned(text.text, change)


def _falls(text_: Text) -> Iterator[Slip]:
    text = text_.text
    known = {change.by.start: change for change in changes.read(text_)}
    for found in _FALL.finditer(text):
        if _LENS.search(text, max(found.start() - 12, 0), min(found.end() + 8, len(text))):
            continue
        words = re.match(r"比.*?(?=(?:少|低|小|短|轻|慢|便宜|浅|矮|窄|薄)[^少低小]*$)", found[0])
        start = found.start() + (words.end() if words else 0)
        half = text[start : found.start(1)]
        offered: tuple[str, ...] = ()
        if found.start(1) in known:
            offered = _shares(half, known[found.start(1)])
        elif part := _PART_OF.search(text, max(found.start() - 12, 0), start):
            least = numerals.value(part[1])
            offered = (f"{half}{_plain(100 - 100 / least)}%",) if least else ()
        elif found[1] in ("1倍", "一倍", "１倍"):
            offered = (half + "一半", half + "50%")
        yield Slip(
            start,
            found.end(),
            "减少、下降不用“倍”来说：说减少了几分之几，或降到原来的几分之几",
            offered,
        )
    for found in _SMALLER_TO.finditer(text):
        if not _LENS.search(text, max(found.start() - 12, 0), min(found.end() + 8, len(text))):
            yield Slip(found.start(), found.end(), "降到、缩到的数不会是原来的几倍")


def _shares(lead: str, change: changes.Change) -> tuple[str, ...]:
    """What was left out of a fall with both ends told: 减少了75%."""
    share = (change.first.value - change.last.value) / change.first.value
    if share <= 0:
        return ()
    said = [f"{lead}{_plain(share * 100)}%"] if (share * 1000).denominator == 1 else []
    if share.denominator < 10:
        lower, upper = numerals.written(share.denominator), numerals.written(share.numerator)
        said.append(f"{lead}{lower}分之{upper}")
    return tuple(said)


def _times(text: str) -> Iterator[Slip]:
    """是去年的3倍，增长300%: three times as much is two times more."""
    for found in _TIMES.finditer(text):
        times = _figure(found["times"] or found["after"])
        share = _figure(found["share"] or found["before"])
        unit = found["unit"] or found["first"]
        if times is None or share is None:
            continue
        grown = share / 100 if unit == "%" else share
        if abs(grown - (times - 1)) <= Fraction(1, 10):
            continue
        right = times - 1
        said = f"{_plain(right * 100)}%" if unit == "%" else f"{_plain(right)}倍"
        start, end = found.span("share" if found["share"] else "before")
        offered = [text[found.start() : start] + said + text[end + 1 : found.end()]]
        again = _plain(grown + 1)
        place = found.span("times" if found["times"] else "after")
        offered.append(text[found.start() : place[0]] + again + text[place[1] : found.end()])
        yield Slip(
            found.start(),
            found.end(),
            "是原来的几倍，不等于增加了几倍：两处数字不合",
            tuple(offered),
            source="算术",
        )


def _of_base(text: Text) -> Iterator[Slip]:
    """600人，是去年200人的2倍; 由2亿元增加到8亿元，是原来的3倍."""
    words = text.text
    for one, other, times in zip(text.numbers, text.numbers[1:], text.numbers[2:], strict=False):
        if times.unit != "倍" or times.about or one.about or other.about or not one.unit:
            continue
        if one.unit != other.unit or {one.kind, other.kind, times.kind} != {Kind.COUNT}:
            continue
        if _BASED.fullmatch(words, one.unit_end, other.start) and (
            words[other.unit_end : times.start] == "的"
        ):
            exact = one.value / max(other.value, Fraction(1, 100))
        elif changes.ends(words, one, other) and _MADE_OF.fullmatch(
            words, other.unit_end, times.start
        ):
            exact = other.value / max(one.value, Fraction(1, 100))
        else:
            continue
        if abs(exact - times.value) <= times.step / 2:
            continue
        said = (_plain(exact),) if (exact * 10).denominator == 1 else ()
        why = "倍数与前后两数不合"
        yield Slip(times.start, times.end, why, said, source="算术")


def _rates(text: str) -> Iterator[Slip]:
    """增速加快0.6%: the difference of two shares."""
    for found in _IN_POINTS.finditer(text):
        why = "增速、比率的升降是两个百分数之差，用“百分点”"
        yield Slip(*found.span("sign"), why, ("个百分点",))


def _figure(said: str) -> Fraction | None:
    if said[0].isascii():
        return Fraction(said)
    return numerals.value(said)


def _folds(text: str) -> Iterator[Slip]:
    for found in _FOLD.finditer(text):
        yield Slip(found.start("fold"), found.end("fold"), "数量加倍是“翻番”，不是“翻翻”", ("番",))
    for found in _GROWN_FOLD.finditer(text):
        if Fraction(found["share"]) < (80 if found["fold"] in "一1" else 200):
            yield Slip(
                found.start("share"),
                found.end(),
                "翻一番是增长100%，翻两番是增长300%，与前面的百分数不合",
                source="算术",
            )


def _pointless(text: Text) -> Iterator[Slip]:
    """接待游客360万人次，增长15个百分点: only shares differ by points."""
    for one, points in zip(text.numbers, text.numbers[1:], strict=False):
        if points.unit not in ("个百分点", "百分点") or one.kind is not Kind.COUNT or not one.unit:
            continue
        between = text.text[one.unit_end : points.start]
        around = text.text[max(one.start - 20, 0) : one.start]
        if _GROWN.fullmatch(between) and not _RATIO.search(around + between):
            yield Slip(
                points.start,
                points.unit_end,
                "“百分点”只用于百分数之差，数量的增减用“%”",
                (f"{points.text}%",),
            )
    for found in _EARNED.finditer(text.text):
        yield Slip(
            found.start("points"),
            found.end("points"),
            "“百分点”只用于百分数之差，数量的增减用“%”",
            (f"{found['n']}%",),
        )


def _told_base(text: str) -> Iterator[Slip]:
    """失业率为4.6%，比年初下降0.4%，年初为5.0%."""
    for found in _BASE.finditer(text):
        last, by, first = (Fraction(found[name]) for name in ("last", "by", "first"))
        if abs(last - first) == by:
            yield Slip(
                found.start("by"),
                found.end("by") + 1,
                "两个百分数相减得出的差，用“百分点”",
                (f"{found['by']}个百分点",),
                source="算术",
            )


def _points(text: str) -> Iterator[Slip]:
    for found in _POINT.finditer(text):
        if found[0].endswith("百分比"):
            message = "百分数之差的单位是“百分点”，不是“百分比”"
        elif found[2]:
            message = "“百分点”本身就是百分数之差，前面不再加“%”"
        else:
            message = "“百分点”前要有量词“个”"
        yield Slip(found.start(), found.end(), message, (f"{found[1]}个百分点",))
    for found in _SHARE_OF_POINT.finditer(text):
        yield Slip(
            found.start(),
            found.end(),
            "“百分点”本身就是百分数之差，前面不再说“百分之”",
            (f"{found[1]}个百分点",),
        )


def _reckoned(text: str, change: changes.Change) -> Iterator[Slip]:
    by = change.by
    if by.unit == "倍" and change.rising and by.kind is Kind.COUNT:
        yield from _grown(change)
    elif by.unit == "番" and by.kind is Kind.COUNT:
        yield from _doublings(change)
    elif change.first.percent and by.percent and not change.first.unit:
        exact = abs(change.last.value - change.first.value)
        share = exact / change.first.value
        told = re.search("率|占比|比重", text[max(change.first.start - 12, 0) : change.first.start])
        if by.value == exact and (told or abs(by.value - share) > by.step / 2):
            yield Slip(
                by.start,
                by.end,
                "两个百分数相减得出的差，用“百分点”",
                (f"{_plain(by.value * 100)}个百分点",),
                source="算术",
            )


def _grown(change: changes.Change) -> Iterator[Slip]:
    by = change.by
    exact = (change.last.value - change.first.value) / change.first.value
    least, most = change.growth
    if exact != by.value - 1 and least - by.step / 2 <= by.value <= most + by.step / 2:
        return
    if least + 1 - by.step / 2 <= by.value <= most + 1 + by.step / 2:
        told = f"{_plain(by.value - 1)}倍" if by.value > 1 else "1倍"
        why = "是原来的几倍，不等于增加了几倍：增加的倍数要减去1"
        yield Slip(by.start, by.unit_end, why, (told,), source="算术")
    elif by.value > most * 2 or by.value < least / 2:
        said = (f"{_plain(exact)}倍", f"{_plain(exact * 100)}%")
        why = "增加的倍数与前后两数算不到一起"
        offered = said if (exact * 10).denominator == 1 else ()
        yield Slip(by.start, by.unit_end, why, offered, source="算术")


def _doublings(change: changes.Change) -> Iterator[Slip]:
    by = change.by
    least, most = (one + 1 for one in change.growth)
    if not change.rising or by.value > 20 or by.value.denominator != 1:
        return
    wanted = 2 ** int(by.value)
    if most >= wanted * Fraction(9, 10) and least < wanted * 2:
        return
    times, power = change.last.value / change.first.value, 0
    while times >= 2:
        times, power = times / 2, power + 1
    exact = times == 1 and power
    yield Slip(
        by.start,
        by.unit_end,
        "翻一番是原来的2倍，翻两番是4倍，与前后两数不合",
        (f"{'一二三四五六七八九'[power - 1].replace('二', '两')}番",)
        if exact and power < 10
        else (),
        source="算术",
    )


def _plain(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


RULES = (Rule("multiples", "倍数与百分点", Severity.ERROR, _SOURCE, _look),)
