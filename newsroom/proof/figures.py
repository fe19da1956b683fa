"""What the figures of a passage count: 36名先进个人, 学生820名, 全长1860米, 这14万元.

Two figures tell of one thing where their measures and what they count are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from newsroom.proof.likeness import digits_slipped
from newsroom.proof.numbers import Form, Kind, Number
from newsroom.proof.text import Text
from newsroom.text import words

_MOST = 8  # characters of what is counted
_NOUN = ("n", "l", "j", "vn", "an", "b", "nz", "s")
_NO_THING = frozenset("里中内后前时来间者多余人名位个家户的") | {
    *("全部", "全体", "左右", "以上", "以下", "其中", "大家", "平均", "人均", "户均", "部分")
}
_MEASURE = r"[个座条家份所批支片块处项名位辆部首本种张栋幢台件间期届笔株棵头只艘套场]"
# This one, that was told of before: 这份15元的套餐, 该3.2公里的步道, 这条长1680米的溶洞.
_SIDES = (
    "全长|总长|长|宽|高|深|总投资|投资|总面积|建筑面积|面积|占地|总额|价值|造价|总价|容量|可容纳"
    "|海拔|总重|重|年产值|产值|年产量|产量|年销售额|销售额|库容"
)
_POINTS = re.compile(rf"(?:这|该|上述)(?:{_MEASURE})?(?:{_SIDES})?(?:约|近|达)?$")
_SAID = re.compile(rf"(?:{_SIDES})(?:约|近|达|为|共|约为)?$")
_SIDE = re.compile(r"[长宽高深重](?![江河])")  # behind the measure: 1280米长的大桥
_LABEL = re.compile(r"^[全总]|(?:约|近|达|为|共|约为)$")
_PEOPLE = frozenset("人名位个口")
_AREAS = frozenset({"亩", "公顷", "平方公里", "平方千米", "平方米"})
_MONEY = frozenset({"元", "角", "分", "块", "美元", "港元", "欧元", "日元"})
_YEARS = 1000  # from it on 年 is a date
_FEW = 3  # below it figures are told in many ways
_PARTS = 6  # figures at most whose sums are tried


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its place (text: of the passage in its story) and with what it counts.

    things: the words right behind the measure, and right before the number; label: what of a thing
    is measured (全长 as 长). points: 这, 该 stand before it.
    """

    text: int
    number: Number
    behind: str = ""
    before: str = ""
    label: str = ""
    points: bool = False

    @property
    def value(self) -> Fraction:
        """Its worth."""
        return self.number.value

    @property
    def digits(self) -> str:
        """Its digits as written."""
        return self.number.text

    @property
    def things(self) -> tuple[str, ...]:
        """What it may count."""
        return tuple(filter(None, (self.behind, self.before)))


def read(text: Text, place: int = 0) -> tuple[Figure, ...]:
    """The counted figures of a passage; shares, places in a row, codes, guesses and what tells a
    date are none. place: of the passage in its story.
    """
    counted = [
        one
        for one in text.numbers
        if one.kind is Kind.COUNT and one.unit and not (one.unit == "年" and one.value >= _YEARS)
    ]
    if not counted:
        return ()
    starts = {first: at for at, (_, first, _) in enumerate(text.words)}
    return tuple(_figure(text, number, place, starts) for number in counted)


def _figure(text: Text, number: Number, place: int, starts: dict[int, int]) -> Figure:
    copy, start = text.text, number.start
    said = _SAID.search(copy, max(start - 8, 0), start)
    points = bool(_POINTS.search(copy, max(start - 9, 0), start))
    return Figure(
        place,
        number,
        _behind(text, number.unit_end, starts),
        "" if points or number.unit in _MONEY else _before(text, start, starts),
        _label(copy, number, said),
        points,
    )


def _label(copy: str, number: Number, said: re.Match[str] | None) -> str:
    if said:
        return _LABEL.sub("", said[0])
    side = _SIDE.match(copy, number.unit_end)
    return side[0] if side else ""


def _behind(text: Text, start: int, starts: dict[int, int]) -> str:
    """The nouns that stand right behind a measure, a 的 passed over."""
    start += text.text.startswith("的", start)
    end = start
    if start in starts:
        following = text.words[starts[start] :]
    else:  # the measure was taken for a part of the next word
        cut = words.cut(text.text[start : start + _MOST])
        following = tuple((word, start + first, start + last) for word, first, last in cut)
    for word, first, last in following:
        if first != end or last - start > _MOST or not _noun(word):
            break
        end = last
    return text.text[start:end]


def _before(text: Text, end: int, starts: dict[int, int]) -> str:
    """The noun that stands right before a number (学生820名)."""
    at = starts.get(end)
    word = text.words[at - 1][0] if at else ""
    return word if len(word) > 1 and _noun(word) and words.tag(word) != "vn" else ""


def _noun(word: str) -> bool:
    if word in _NO_THING or not "\u3400" <= word[0] <= "\u9fff":
        return False
    tag = words.tag(word)
    return tag.startswith(_NOUN) or (not tag and len(word) > 1 and word[0] not in "中里内均已都皆")


def measure(figure: Figure) -> str:
    """What a figure counts in; 人 for all measures of people."""
    unit = figure.number.unit
    return "人" if unit in _PEOPLE else unit


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures count in one measure (人 and 名 alike)."""
    return measure(one) == measure(other)


def same_area(one: Figure, other: Figure) -> bool:
    """Whether one number of two measures of area was meant by both (6万亩, 6万公顷)."""
    first, second = one.number.unit, other.number.unit
    return one.value == other.value and first != second and {first, second} <= _AREAS


def same_thing(one: Figure, other: Figure, least: int = 2) -> str:
    """The word that both count: one's, if the other's is it, or begins or ends so; empty where
    they count different things.
    """
    for first in one.things:
        for second in other.things:
            short, long = sorted((first, second), key=len)
            if len(short) >= least and (long.endswith(short) or long.startswith(short)):
                return short
    return ""


def accounted(value: Fraction, others: list[Fraction]) -> bool:
    """Whether a value is among others, or the sum or the difference of some of them."""
    if value in others:
        return True
    few = others[-_PARTS:]
    for count in range(2, len(few) + 1):
        if any(sum(some) == value for some in combinations(few, count)):
            return True
    return any(abs(one - other) == value for one, other in combinations(few, 2))


def rounded(one: Number, other: Number) -> bool:
    """Whether a number is another one, told less exactly (4.2万 for 42315, 超300 for 312)."""
    if abs(one.value - other.value) < max(_step(one), _step(other)):
        return True
    return (one.about or other.about) and abs(one.value - other.value) * 10 < max(
        one.value, other.value
    )


def _step(number: Number) -> Fraction:
    """What its last digit that is no zero counts: of 300 a hundred."""
    step = number.step or Fraction(1)
    if number.form is Form.CHINESE or number.value < 100:
        return step
    while number.value % (step * 10) == 0 and step < number.value:
        step *= 10
    return step


def contradicted(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """Of figures told elsewhere of the same, the one that this one was meant to be: its digits
    slipped, or it is the only one told of the thing. None where it is told, rounded or a sum.
    """
    alike = [one for one in others if same_measure(one, figure)]
    values = [one.value for one in alike]
    if not alike or figure.value < _FEW or accounted(figure.value, values):
        return None
    if any(rounded(one.number, figure.number) for one in alike):
        return None
    thing = [one for one in alike if same_thing(one, figure) or _measured(one, figure)]
    near = thing or [one for one in alike if not (one.things and figure.things)]
    slipped = [one for one in near if digits_slipped(one.digits, figure.digits)]
    if len({one.value for one in slipped}) == 1:
        return slipped[0]
    only = len({one.value for one in thing}) == 1 and len(set(values)) == 1
    return thing[0] if only and not (figure.number.about or thing[0].number.about) else None


def _measured(one: Figure, other: Figure) -> bool:
    if one.number.unit == "岁":
        return True
    return one.label == other.label != ""
