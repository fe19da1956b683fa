"""Scores and fees (稿费): the step tables a house pays by, and what was settled.

Money is whole fen, scores are hundredths: sums are exact.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from newsroom.model.credit import Role
from newsroom.model.identity import new_id
from newsroom.model.kinds import ArticleKind

MOST_CHARACTERS = 999_999
_NUMERALS = "零壹贰叁肆伍陆柒捌玖"


class Per(StrEnum):
    """What a step's amounts are given for."""

    PIECE = "piece"
    THOUSAND = "thousand"
    PICTURE = "picture"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"piece": "每篇", "thousand": "每千字", "picture": "每幅图"}[self.value]


class Sharing(StrEnum):
    """How the names of a joint byline share."""

    EQUAL = "equal"
    FIRST = "first"
    EACH = "each"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"equal": "平分", "first": "第一署名多得", "each": "各得全数"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeStep:
    """One step. kind: None for every kind that has no steps of its own. least, most: characters,
    both included; most 0 for no end; of no meaning for pictures. score: hundredths. fee: fen.
    """

    kind: ArticleKind | None = None
    per: Per = Per.PIECE
    least: int = 0
    most: int = 0
    score: int = 0
    fee: int = 0

    @property
    def end(self) -> int:
        """The last length it holds for."""
        return self.most or MOST_CHARACTERS

    def holds(self, characters: int) -> bool:
        """Whether it is for pieces of such a length."""
        return self.least <= characters <= self.end

    @property
    def range(self) -> str:
        """301—800字, 801字以上."""
        return length_words(self.least, self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRate:
    """What amounts are multiplied by on a page: per cent."""

    page: int
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeTable:
    """What a publication pays from a day on, until its next table begins.

    first_share: per cent that the first name gets, where that shares. unpaid: names that get scores
    alone. unpaid_roles: roles of which the same is true (记者 on the payroll). least_piece: what a
    paid piece gets at least. least_paid: what is paid out at least; less is carried over.
    """

    uuid: str = field(default_factory=new_id)
    publication: str
    name: str = "稿费标准"
    since: datetime.date
    steps: tuple[FeeStep, ...] = ()
    pages: tuple[PageRate, ...] = ()
    sharing: Sharing = Sharing.EQUAL
    first_share: int = 60
    unpaid: tuple[str, ...] = ()
    unpaid_roles: tuple[Role, ...] = ()
    least_piece: int = 0
    least_paid: int = 0

    def steps_for(self, kind: ArticleKind, *, pictures: bool = False) -> tuple[FeeStep, ...]:
        """The steps for the words, or the pictures, of a kind: its own, else those for all."""
        right = [step for step in self.steps if (step.per is Per.PICTURE) is pictures]
        own = tuple(step for step in right if step.kind is kind)
        return own or tuple(step for step in right if step.kind is None)

    def percent(self, page: int) -> int:
        """What amounts are multiplied by on a page."""
        return next((rate.percent for rate in self.pages if rate.page == page), 100)

    def faults(self, kinds: Sequence[ArticleKind] = ()) -> tuple[str, ...]:
        """What is missing or said twice, in Chinese; empty where every piece has just one step.

        kinds: those that are paid for, which must have steps.
        """
        return (*self._pages_twice(), *self._kinds_without(kinds), *self._bands())

    def _bands(self) -> Iterator[str]:
        groups: dict[tuple[ArticleKind | None, bool], list[FeeStep]] = {}
        for step in self.steps:
            groups.setdefault((step.kind, step.per is Per.PICTURE), []).append(step)
        for (kind, pictures), steps in groups.items():
            name = kind.text if kind else "各体裁"
            if pictures:
                if len(steps) > 1:
                    yield f"{name}的图片写了 {len(steps)} 条标准，只能有一条"
            else:
                yield from (f"{name}{fault}" for fault in _band_faults(steps))

    def _kinds_without(self, kinds: Sequence[ArticleKind]) -> Iterator[str]:
        for kind in kinds:
            if not self.steps_for(kind):
                yield f"{kind.text}没有标准"

    def _pages_twice(self) -> Iterator[str]:
        pages = [rate.page for rate in self.pages]
        for page in sorted({page for page in pages if pages.count(page) > 1}):
            yield f"第{page}版的加成写了 {pages.count(page)} 次"


def _band_faults(steps: Sequence[FeeStep]) -> Iterator[str]:
    ordered = sorted(steps, key=lambda step: (step.least, step.end))
    wrong = [step for step in ordered if step.least > step.end]
    yield from (f" {step.least}—{step.most}字：起点比终点大" for step in wrong)
    ordered = [step for step in ordered if step not in wrong]
    if not ordered:
        return
    if ordered[0].least > 1:
        yield f" {length_words(0, ordered[0].least - 1)}没有标准"
    reach = ordered[0]
    for before, after in pairwise(ordered):
        reach = max(reach, before, key=lambda step: step.end)
        if after.least > reach.end + 1:
            yield f" {length_words(reach.end + 1, after.least - 1)}没有标准"
        elif after.least <= reach.end:
            last = min(reach.end, after.end)
            yield f" {length_words(after.least, 0 if last == MOST_CHARACTERS else last)}有两条标准"
    end = max(step.end for step in ordered)
    if end < MOST_CHARACTERS:
        yield f" {length_words(end + 1, 0)}没有标准"


def length_words(least: int, most: int) -> str:
    """0—300字, 801字以上, 不限字数."""
    if not most:
        return f"{least}字以上" if least > 1 else "不限字数"
    return f"{least}—{most}字" if least != most else f"{least}字"


@dataclass(frozen=True, slots=True, kw_only=True)
class PayLine:
    """What one person gets in a settlement. person: what they go by (Share.key). All in fen.

    carried: from the settlement before. paid + left = earned + carried.
    """

    person: str
    name: str
    unit: str = ""
    pieces: int = 0
    pictures: int = 0
    score: int = 0
    earned: int = 0
    carried: int = 0
    paid: int = 0

    @property
    def left(self) -> int:
        """What is carried over to the next settlement."""
        return self.earned + self.carried - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Fees of some days as they were settled: kept as they were, whatever changes afterwards."""

    uuid: str = field(default_factory=new_id)
    publication: str
    since: datetime.date
    until: datetime.date
    person: str
    time: datetime.datetime
    lines: tuple[PayLine, ...] = ()

    @property
    def paid(self) -> int:
        """All that is paid out, in fen."""
        return sum(line.paid for line in self.lines)


def hundredths(amount: int) -> str:
    """Fen as yuan, hundredths of scores as scores: 12.5, 12, 0.05; no digits that say nothing."""
    sign, amount = ("-", -amount) if amount < 0 else ("", amount)
    whole, rest = divmod(amount, 100)
    return f"{sign}{whole}.{rest:02d}".rstrip("0").rstrip(".")


def yuan(fen: int) -> str:
    """1,234.50."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def capital(fen: int) -> str:
    """Money in capitals, as vouchers want it: 壹仟贰佰叁拾元伍角整."""
    whole, rest = divmod(fen, 100)
    words = f"{_capital_whole(whole)}元" if whole or not rest else ""
    tenths, cents = divmod(rest, 10)
    if tenths:
        words += f"{_NUMERALS[tenths]}角"
    elif cents and whole:
        words += "零"
    return words + (f"{_NUMERALS[cents]}分" if cents else "整")


def _capital_whole(number: int) -> str:
    """Whole numbers up to hundreds of millions."""
    if number == 0:
        return "零"
    words, gap = "", False
    for power, unit in ((8, "亿"), (4, "万"), (0, "")):
        group, number = divmod(number, 10**power)
        if not group:
            gap = gap or bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _capital_group(group) + unit
        gap = False
    return words


def _capital_group(group: int) -> str:
    words, gap = "", False
    for power, unit in ((3, "仟"), (2, "佰"), (1, "拾"), (0, "")):
        digit, group = divmod(group, 10**power)
        if digit:
            words += ("零" if gap and words else "") + _NUMERALS[digit] + unit
            gap = False
        else:
            gap = True
    return words
