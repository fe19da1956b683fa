"""Changes told with both ends: 由120户增加到300户，增长150%.

Read only where one clause tells both ends of one thing in one measure and the next tells by how
much; rough numbers and yearly means are left out, so what is read can be reckoned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from newsroom.proof.numbers import Kind, Number
from newsroom.proof.text import Text

_FROM = re.compile(r"(?:由|从)[^，。；：！？、]{0,18}$")
_RISE = (
    "增加|增长|增|上升|升|提高|提升|扩大|扩展|发展|上涨|涨|攀升|跃升|拓展|延长|壮大"
    "|跃|增多|扩|猛增|激增"
)
_FALL = "减少|下降|降低|降|减|缩短|缩小|压缩|下跌|跌|压减|回落|缩减|削减|精简|减小"
_TO = re.compile(
    rf"[^，。；：！？、]{{0,10}}?(?:(?:{_RISE})|(?:{_FALL})|变|改)?(?:到|至|为|成)(?:了)?[^，。；：！？、0-9]{{0,10}}?$"
)
_BY = re.compile(
    rf"[^，。；：！？]{{0,8}}[，,]?(?:同比|比上年|比去年|净|共|总共|累计|一共|整整|足足|了)*"
    rf"(?:({_RISE})|({_FALL})|(翻))(?:了|幅度?(?:为|达)?|率(?:为|达)?)?(?:了)?(?:达)?$"
)
# 今年4200辆，去年同期1400辆，增长…; 去年1400辆，今年4200辆，增长….
_EARLIER = r"(?:去年|上年|前年|此前|原来|原先|过去|往年|上月|上季度|上届)"
_THEN = re.compile(rf"[^，。；：！？、0-9]{{0,6}}[，,（(]而?{_EARLIER}[^，。；：！？、0-9]{{0,10}}")
_BEFORE = re.compile(rf"{_EARLIER}[^，。；：！？、0-9]{{0,14}}$")
_NOW = re.compile(
    r"[^，。；：！？、0-9]{0,8}[，,](?:到|而)?(?:今年|现在|如今|目前|本月|本届)[^，。；：！？、0-9]{0,14}"
)
# 今年4200辆，比去年的1400辆增长….
_THAN = re.compile(
    rf"[^，。；：！？、0-9]{{0,6}}[，,（(](?:同比)?[比较]{_EARLIER}(?:同期|全年)?的?"
)
_YEARLY = re.compile(r"年均|平均|每年|逐年|月均|户均|人均|复合")
_ANY = re.compile(
    r"[由从]|[比较](?:去年|上年|前年|原来|原先|过去|往年|上月|上季度|上届)|[，,（(]而?(?:去年|上年|前年|此前|原|过去|往年|上)|[，,](?:到|而)?(?:今年|现在|如今|目前|本)"
)
_STOP = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class Change:
    """first, last: both ends. by: how much, as told, behind them. rising: by their worth."""

    first: Number
    last: Number
    by: Number

    @property
    def rising(self) -> bool:
        """Whether the last end is the greater."""
        return self.last.value > self.first.value

    @property
    def growth(self) -> tuple[Fraction, Fraction]:
        """Least and greatest change as a share of the first end, for both as they are rounded."""
        (low, high), (least, most) = self._ends()
        return abs_range((least - high) / high, (most - low) / low)

    @property
    def difference(self) -> tuple[Fraction, Fraction]:
        """Least and greatest difference of the ends, for both as they are rounded."""
        (low, high), (least, most) = self._ends()
        return abs_range(least - high, most - low)

    def _ends(self) -> tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]:
        """2.5亿 and 3亿 are written alike: the second is rounded no more than the first."""
        first, last = self.first.step, self.last.step
        if self.first.text[-1] == self.last.text[-1] and self.first.text[-1] in "万亿%":
            first = last = min(first, last)
        return _limits(self.first.value, first), _limits(self.last.value, last)


def read(text: Text) -> Iterator[Change]:
    """The changes of a passage that can be reckoned."""
    if _ANY.search(text.text) is None:
        return
    numbers = text.numbers
    for place in range(len(numbers) - 2):
        change = _change(text.text, *numbers[place : place + 3])
        if change is not None:
            yield change


def abs_range(one: Fraction, other: Fraction) -> tuple[Fraction, Fraction]:
    """Two ends of a range as sizes without sign, the lesser first; one sign throughout."""
    low, high = sorted((one, other))
    if low < 0 < high:
        return Fraction(0), max(-low, high)
    return (low, high) if low >= 0 else (-high, -low)


def _change(text: str, first: Number, last: Number, by: Number) -> Change | None:
    if not _alike(first, last) or _STOP.search(text, first.end, by.start) or by.about:
        return None
    said = _BY.fullmatch(text, last.unit_end, by.start)
    if said is None or _YEARLY.search(text, max(first.start - 16, 0), by.start):
        return None
    if _THEN.fullmatch(text, first.unit_end, last.start) or (
        _THAN.fullmatch(text, first.unit_end, last.start)
    ):
        first, last = last, first
    elif not ends(text, first, last):
        return None
    rising = last.value > first.value
    if said[3] is None and rising != bool(said[1]):
        return None
    return Change(first, last, by)


def ends(text: str, first: Number, last: Number) -> bool:
    """Whether two numbers tell what something was, and what it came to."""
    before = text[max(first.start - 20, 0) : first.start]
    if _FROM.search(before):
        return _TO.fullmatch(text, first.unit_end, last.start) is not None
    return bool(_BEFORE.search(before) and _NOW.fullmatch(text, first.unit_end, last.start))


def _alike(first: Number, last: Number) -> bool:
    """Two exact numbers of one kind and measure, unlike in worth. The first may leave its measure
    out, as in 由120增加到300户.
    """
    if first.about or last.about or first.kind is not last.kind or first.value <= 0:
        return False
    if first.kind not in (Kind.COUNT, Kind.SHARE) or first.value == last.value:
        return False
    return first.unit == last.unit and first.unit not in ("年", "月", "日", "时", "点", "号")


def _limits(value: Fraction, step: Fraction) -> tuple[Fraction, Fraction]:
    """What a rounded number may have been; one counted by ones is exact."""
    if step in {0, 1}:
        return value, value
    return max(value - step / 2, step / 100), value + step / 2
