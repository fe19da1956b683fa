"""Chinese numerals and figures: never both in one number, one date, one share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.model.finding import Severity
from newsroom.proof import numerals
from newsroom.proof.numbers import Form, Kind, Number
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.text import Text

_ROWS = "GB/T 15835—2011，5.3"
_ALIKE = "GB/T 15835—2011，4.3"
_ZERO = "GB/T 15835—2011，5.2.5"
_D = numerals.DIGITS
_NUM = f"{_D}十百千万亿两零〇"
# 5百货, 3十字 …: the sign belongs to a word.
_OTHER_WORD = re.compile(
    r"百(?:公里|货|姓|合|科|灵|里挑|分)|十(?:字|足|佳|堰|强|大|项)|千(?:瓦|米|克|伏|帕|赫|卡|焦|牛|安|吨|升|乏|兆|户|佛|岛|禧|里马|方百|金|字节)"
)
_AFTER_TEN = re.compile(
    rf"(?<![{_NUM}0-9月第五])(?P<han>[{_D}]?十|[{_D}]百[{_D}]?十?|[{_D}]千)(?P<figure>[1-9])(?P<unit>[人名个岁位户家天日年月]|公里|万元)"
)
_AFTER_HUNDRED = re.compile(
    rf"(?<![{_NUM}0-9])(?P<han>[{_D}两][百千])(?P<figure>[1-9][0-9]{{1,2}})(?=[万亿人名个户家元亩吨])"
)
# 二0名, 一2户: digit by digit, in both scripts.
_SPELT = re.compile(
    rf"(?<![{_NUM}0-9A-Za-z第其之统唯任初])(?P<han>[{_D}])(?P<figure>[0-9]{{1,2}})(?=[多余]?[名个位户家岁亩吨元人天](?![0-9]))"
)
_MIXED_YEAR = re.compile(
    rf"(?<![{_NUM}0-9A-Za-z])(?=[0-9]{{0,3}}[{_D}〇零○])(?=[{_D}〇零○]{{0,3}}[1-9])[一二12][九〇零○09][{_D}〇零○0-9]{{2}}(?=年)"
)
_ENDS = re.compile(
    rf"(?<![{_NUM}0-9.第初农历正腊])(?:"
    rf"(?P<han>[{_D}十]{{1,3}})(?P<low_unit>[月日]?)(?P<join>[至到—~～])(?P<figure>[0-9]{{1,3}})"
    rf"|(?P<number>[0-9]{{1,3}})(?P<unit_low>[月日]?)(?P<joined>[至到—~～])(?P<written>[{_D}十]{{1,3}}))"
    r"(?P<unit>[月日个天人名年户家次岁米]|小时|分钟|公里|万?元)"
)
_STEPS = re.compile(
    r"(?<![0-9.第约近])(?P<figure>[2-9])(?P<one>个[\u4e00-\u9fff]{2}、)(?P<han>[三四五六七八九])(?P<other>项|大|类|条)(?=任务|措施|行动|工程|举措|内容|环节|工作|重点)"
)
_LETTER = re.compile(
    r"(?<![0-9A-Za-z])(?=[12][0-9OoＯО]{3}年)[12][0-9]?[OoＯО][0-9OoＯО]{1,2}(?=年)"
)
_ECHO = re.compile(
    r"(?<![0-9第.])1(?P<unit>[起件个户家人项处批台])(?P<act>[\u4e00-\u9fff]{1,4})一(?P=unit)"
)
_TEN_BEFORE = re.compile(
    rf"(?<![0-9.A-Za-z])(?P<figure>[1-9])(?P<han>十[{_D}])(?=[人名个岁位户家天日年月多余])"
)
_DATE = re.compile(
    rf"(?P<year>[0-9]{{4}}|[一二][{_D}〇零○]{{3}})年(?P<month>[0-9]{{1,2}}|[{_D}十]{{1,3}})月"
    rf"(?:(?P<day>[0-9]{{1,2}}|[{_D}十]{{1,3}})[日号])?"
)
_DAY = re.compile(
    rf"(?<![0-9年{_NUM}个])(?:(?P<han>[{_D}十]{{1,3}})月(?P<figure>[0-9]{{1,2}})|(?P<number>[0-9]{{1,2}})月(?P<written>[{_D}十]{{1,3}}))[日号]"
)
_CLOCK = re.compile(
    rf"(?<![0-9{_NUM}])(?:[0-9]{{1,2}}[点时][{_D}十]{{1,3}}分|[{_D}十]{{1,3}}[点时][0-9]{{1,2}}分)(?!之)"
)
_SENTENCE_END = re.compile(r"[。；！？“”]")
_YEAR_ZERO = re.compile(rf"(?<![{_NUM}0-9])(?:[一二][{_D}零〇○Oo0ＯΟО]{{3}})(?=年)")
_COUNT_ZERO = re.compile(rf"[{_D}两][千百万亿][〇○0OＯ][{_D}][十百千万]?[{_D}]?")
_SHARE = re.compile(
    r"(?P<of>[百千万])分之(?P<figure>[0-9]{1,6}(?:[.][0-9]{1,6})?)"
    rf"|(?<![{_NUM}])(?P<han>[{_NUM}点]+)(?P<sign>[%％‰])"
)
_PART = re.compile(
    rf"(?P<lower>[0-9]{{1,6}})分之(?P<upper>[0-9]{{1,6}}|[{_D}]{{1,3}})|(?P<han>[{_D}十]+)分之(?P<figure>[0-9]{{1,6}})"
)


def _mixed(text: str, number: Number) -> Iterator[Slip]:
    if "分之" in number.text or number.text[-1] in "%％‰":
        return
    if _OTHER_WORD.match(text, number.end - 1) or text.startswith("分之", number.end):
        return
    if text.startswith("第", max(number.start - 1, 0)) or number.value.denominator != 1:
        return
    value = int(number.value)
    if value >= 10**12:
        return
    yield Slip(
        number.start,
        number.end,
        "一个数里不能又用汉字又用阿拉伯数字（“万”“亿”除外）",
        (_figures(value), re.sub("^二(?=[千万亿])", "两", numerals.written(value))),
    )


def _figures(value: int) -> str:
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        if value >= size and value % (size // 100) == 0:
            return f"{value / size:.2f}".rstrip("0").rstrip(".") + sign
    return str(value)


def _glued(text: str) -> Iterator[Slip]:
    """三十3人, 3十五人."""
    for found in _AFTER_TEN.finditer(text):
        value = numerals.value(found["han"])
        if value is not None:
            whole = int(value) + int(found["figure"])
            yield _one(found.start(), found.end("figure"), whole)
    for found in _AFTER_HUNDRED.finditer(text):
        above = numerals.value(found["han"])
        if above is not None and int(found["figure"]) < above:
            yield _one(found.start(), found.end(), int(above) + int(found["figure"]))
    yield from _mingled(text)
    for found in _LETTER.finditer(text):
        right = re.sub("[OoＯО]", "0", found[0])
        yield Slip(found.start(), found.end(), "年份里混进了字母O", (right,))
    for found in _ECHO.finditer(text):
        unit, act = found["unit"], found["act"]
        yield Slip(
            found.start(),
            found.end(),
            "前后对举的数要用同一种形式",
            (f"一{unit}{act}一{unit}", f"1{unit}{act}1{unit}"),
            source=_ALIKE,
        )
    for found in _TEN_BEFORE.finditer(text):
        value = numerals.value(found["han"])
        assert value is not None
        yield _one(found.start(), found.end(), int(found["figure"]) * 10 + int(value) - 10)


def _mingled(text: str) -> Iterator[Slip]:
    """二0名, 二〇2六年, 3个阶段、五项任务."""
    for found in _SPELT.finditer(text):
        yield _one(found.start(), found.end(), int(_spelt(found[0])))
    for found in _MIXED_YEAR.finditer(text):
        figures = _spelt(found[0])
        offered = (figures, numerals.spelled(figures))
        yield Slip(found.start(), found.end(), "一个年份不能又用汉字又用阿拉伯数字", offered)
    for found in _STEPS.finditer(text):
        first = numerals.written(int(found["figure"])) + found["one"]
        last = str(numerals.DIGITS.index(found["han"]) + 1) + found["other"]
        offered = (
            first + found["han"] + found["other"],
            found["figure"] + found["one"] + last,
        )
        why = "前后对举的数要用同一种形式"
        yield Slip(found.start(), found.end("other"), why, offered, source=_ALIKE)


def _spelt(text: str) -> str:
    """二0二七 as 2027."""
    return "".join(
        sign if sign.isascii() else str(numerals.digits("〇" + sign) or 0) for sign in text
    )


def _ends(text: str) -> Iterator[Slip]:
    """一月至8月, 3至五天."""
    for found in _ENDS.finditer(text):
        han = found["han"] or found["written"]
        value = numerals.value(han) if han else None
        if value is None:
            continue
        told = str(int(value))
        if found["han"]:
            right = told + found["low_unit"] + found["join"] + found["figure"]
        else:
            right = found["number"] + found["unit_low"] + found["joined"] + told
        why = "起止两数要用同一种形式"
        yield Slip(found.start(), found.end(), why, (right + found["unit"],), source=_ALIKE)


def _one(start: int, end: int, value: int) -> Slip:
    return Slip(
        start,
        end,
        "一个数里不能又用汉字又用阿拉伯数字",
        (str(value), numerals.written(value)),
        source=_ROWS,
    )


def _dates(text: str) -> Iterator[Slip]:
    """二〇〇八年8月8日: one date in both scripts."""
    for found in _DATE.finditer(text):
        parts = [found["year"], found["month"], found["day"]]
        forms = {part[0].isdecimal() and part[0].isascii() for part in parts if part}
        # 2024年八月十五 may be a lunar day.
        if len(forms) < 2 or (parts[0].isdecimal() and not _has_figure(parts[1:])):
            continue
        right = "".join(
            _as_figures(part) + sign
            for part, sign in zip(parts, "年月日", strict=True)
            if part is not None
        )
        yield Slip(
            found.start(), found.end(), "同一日期的数字要用同一种形式", (right,), source=_ALIKE
        )
    for found in _DAY.finditer(text):
        month = found["han"] or found["number"]
        day = found["figure"] or found["written"]
        right = f"{_as_figures(month)}月{_as_figures(day)}日"
        yield Slip(
            found.start(), found.end(), "同一日期的数字要用同一种形式", (right,), source=_ALIKE
        )
    for found in _CLOCK.finditer(text):
        yield Slip(found.start(), found.end(), "同一时刻的数字要用同一种形式", source=_ALIKE)


def _has_figure(parts: list[str | None]) -> bool:
    return any(part is not None and part[0].isascii() for part in parts)


def _as_figures(part: str) -> str:
    if part.isascii():
        return part
    value = numerals.value(part)
    told = numerals.digits(part)
    return str(int(value)) if value is not None and len(part) < 4 else str(told)


def _shares(text: str) -> Iterator[Slip]:
    for found in _SHARE.finditer(text):
        if found["of"]:
            sign = {"百": "%", "千": "‰", "万": ""}[found["of"]]
            offered = [found["figure"] + sign] if sign else []
            if found["figure"].isdecimal():
                offered.append(f"{found['of']}分之{numerals.written(int(found['figure']))}")
        else:
            value = numerals.value(found["han"])
            if value is None:
                continue
            offered = [f"{float(value):g}%", f"百分之{found['han']}"]
        yield Slip(found.start(), found.end(), "百分数不能又用汉字又用阿拉伯数字", tuple(offered))
    for found in _PART.finditer(text):
        if text[max(found.start() - 1, 0) : found.start()] in ("百", "千", "万"):
            continue
        lower, upper = found["lower"] or found["han"], found["upper"] or found["figure"]
        if found["lower"] and upper.isdecimal() and upper.isascii():
            offered = [f"{upper}/{lower}"]
        else:
            offered = []
        han = [_written(lower), _written(upper)]
        yield Slip(
            found.start(),
            found.end(),
            "分数不能又用汉字又用阿拉伯数字",
            (*offered, f"{han[0]}分之{han[1]}"),
        )


def _written(number: str) -> str:
    return numerals.written(int(number)) if number.isascii() else number


def _unlike(text: Text) -> Iterator[Slip]:
    """86家、二十九家、17家: of three and more exact numbers in one measure, one in Chinese."""
    counted = [
        one
        for one in text.numbers
        if one.kind is Kind.COUNT and one.unit and not one.about and one.value > 10
    ]
    for before, one, after in zip(counted, counted[1:], counted[2:], strict=False):
        if one.form is not Form.CHINESE or {before.form, after.form} != {Form.ARABIC}:
            continue
        if len({before.unit, one.unit, after.unit}) > 1 or one.value.denominator != 1:
            continue
        if _SENTENCE_END.search(text.text, before.end, after.start) or one.step > 1:
            continue
        yield Slip(
            one.start,
            one.end,
            "同一句里同类的数要用同一种形式",
            (str(int(one.value)),),
            source=_ALIKE,
        )


def _zeros(text: str) -> Iterator[Slip]:
    for found in _YEAR_ZERO.finditer(text):
        right = re.sub("[零Oo0ＯΟО]", "〇", found[0])
        if right != found[0]:
            offered = (right,) if "零" in found[0] else (_spelt(right), right)
            yield Slip(found.start(), found.end(), "年份里的“0”写作“〇”", offered, source=_ZERO)
    for found in _COUNT_ZERO.finditer(text):
        if numerals.value(re.sub("[〇○0OＯ]", "零", found[0])) is not None:
            yield Slip(
                found.start(),
                found.end(),
                "计量的数里“0”写作“零”",
                (re.sub("[〇○0OＯ]", "零", found[0]),),
                source=_ZERO,
            )


def _look(text: Text, _setting: Setting) -> Iterator[Slip]:
    if any(sign in text.text for sign in "0123456789"):
        for number in text.numbers:
            if number.form is Form.MIXED:
                yield from _mixed(text.text, number)
        yield from _glued(text.text)
        yield from _dates(text.text)
        yield from _ends(text.text)
        yield from _shares(text.text)
        yield from _unlike(text)
    yield from _zeros(text.text)


RULES = (Rule("chinese_arabic", "汉字与阿拉伯数字", Severity.WARNING, _ROWS, _look),)
