"""The account of errors (差错率账): what was wrong in an issue, what it weighs, and the rate.

The rule of the trade is the appendix of 报纸期刊质量管理规定 (国新出发〔2020〕10号): a newspaper
passes with at most 3 errors in 10,000 characters and at most 3 errors of form. Weights are counted
in tenths, since marks weigh a tenth.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.identity import new_id

SOURCE = "《报纸期刊质量管理规定》（国新出发〔2020〕10号）附件"
LIMIT = 30
"""Tenths in 10,000 characters that an issue may have."""
FORM_LIMIT = 30
"""Tenths of form that an issue may have."""
SAME_MOST = 3
"""How often one and the same error counts."""
_TEN_THOUSAND = 10_000


class Sort(StrEnum):
    """What kind of error it is; each has its weight."""

    WORD = "word"
    FACT = "fact"
    GRAMMAR = "grammar"
    MARK = "mark"
    NUMERAL = "numeral"
    UNIT = "unit"
    LAYOUT = "layout"
    FORM = "form"
    FORM_NAME = "form_name"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _SORTS[self.value]

    @property
    def form(self) -> bool:
        """Whether it counts as an error of form (masthead, folios), apart from those of copy."""
        return self in (Sort.FORM, Sort.FORM_NAME)


_SORTS = {
    "word": "错字、多字、漏字",
    "fact": "知识、事实、逻辑",
    "grammar": "语法",
    "mark": "标点符号",
    "numeral": "数字用法",
    "unit": "量和单位",
    "layout": "格式",
    "form": "版面标识（报头、版眉等）",
    "form_name": "缺报名",
}


class Found(StrEnum):
    """When an error was found: before printing it is a credit, after it counts."""

    BEFORE = "before"
    AFTER = "after"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"before": "印前发现", "after": "印后发现"}[self.value]


@dataclass(frozen=True, slots=True)
class Weight:
    """What an error of a sort weighs. points: tenths, of one character; few, many: of two to five
    and of more characters, 0 where the number does not count. most: tenths that all of an issue
    may come to, 0 without limit. doubles: whether it counts twice at a place of weight.
    """

    sort: Sort
    points: int
    few: int = 0
    many: int = 0
    most: int = 0
    doubles: bool = False

    def of(self, characters: int) -> int:
        """Tenths for an error of so many characters."""
        if characters > 5 and self.many:
            return self.many
        if characters > 1 and self.few:
            return self.few
        return self.points


WEIGHTS: tuple[Weight, ...] = (
    Weight(Sort.WORD, 10, few=20, many=40, doubles=True),
    Weight(Sort.FACT, 20, doubles=True),
    Weight(Sort.GRAMMAR, 20, doubles=True),
    Weight(Sort.MARK, 1),
    Weight(Sort.NUMERAL, 1, most=10),
    Weight(Sort.UNIT, 1, most=10),
    Weight(Sort.LAYOUT, 1),
    Weight(Sort.FORM, 10),
    Weight(Sort.FORM_NAME, 40),
)
"""What the rule gives; a house may hold others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedError:
    """One error in the account.

    page: number, 0 for none. place: where it stands, in words (主标题, 正文第3段). wrong, right:
    what stood there and what should. characters: how many are wrong, extra or missing. heavy: at a
    place that counts twice (headlines, masthead, key names, dates, pictures). weight: tenths that
    somebody gave it; None for what the table says. rule: of proofreading that finds it. source: who
    found it (本社, 审读单位). review: the outside opinion it stands in; empty for none. person: who
    let it through, where that is kept. booked_by, time: who put it into the account, and when.
    """

    uuid: str = field(default_factory=new_id)
    issue: str
    page: int = 0
    article: str = ""
    place: str = ""
    sort: Sort = Sort.WORD
    wrong: str = ""
    right: str = ""
    characters: int = 1
    heavy: bool = False
    weight: int | None = None
    rule: str = ""
    found: Found = Found.BEFORE
    source: str = ""
    review: str = ""
    person: str = ""
    note: str = ""
    booked_by: str = ""
    time: datetime.datetime

    @property
    def same(self) -> tuple[str, str, str]:
        """What it is the same error as another one by."""
        return (self.sort.value, self.wrong, self.right)


@dataclass(frozen=True, slots=True)
class Counted:
    """An error with the tenths that it counts for. why: where that is less than its weight."""

    error: BookedError
    tenths: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How an issue stands. characters: printed, as the rule counts them. tenths: of copy; form: of
    form; credit: of what was caught before printing. counted: the errors found after printing, then
    those before, each with what it counts.
    """

    issue: str
    characters: int
    tenths: int
    form: int
    credit: int
    counted: tuple[Counted, ...]

    @property
    def per_ten_thousand(self) -> float:
        """Errors in 10,000 characters; 0 where nothing was printed."""
        return self.tenths * _TEN_THOUSAND / self.characters / 10 if self.characters else 0.0

    @property
    def passes(self) -> bool:
        """Whether it is within both limits."""
        within = self.tenths * _TEN_THOUSAND <= LIMIT * self.characters
        return (within or not self.tenths) and self.form <= FORM_LIMIT


def rate(
    issue: str, characters: int, errors: Iterable[BookedError], weights: Sequence[Weight] = WEIGHTS
) -> Rate:
    """Count an issue's errors: doubled at places of weight, the same one three times at most, some
    sorts up to a limit.
    """
    table = {weight.sort: weight for weight in weights}
    printed, caught = [], []
    for error in errors:
        (printed if error.found is Found.AFTER else caught).append(error)
    after, before = _counted(printed, table), _counted(caught, table)
    return Rate(
        issue=issue,
        characters=characters,
        tenths=sum(one.tenths for one in after if not one.error.sort.form),
        form=sum(one.tenths for one in after if one.error.sort.form),
        credit=sum(one.tenths for one in before),
        counted=(*after, *before),
    )


def _counted(errors: Sequence[BookedError], table: Mapping[Sort, Weight]) -> list[Counted]:
    seen: dict[tuple[str, str, str], int] = {}
    spent: dict[Sort, int] = {}
    found = []
    for error in errors:
        weight = table.get(error.sort) or Weight(error.sort, 0)
        tenths, why = error.weight, ""
        if tenths is None:
            tenths = weight.of(error.characters) * (2 if error.heavy and weight.doubles else 1)
        if error.wrong or error.right:
            seen[error.same] = seen.get(error.same, 0) + 1
            if seen[error.same] > SAME_MOST:
                tenths, why = 0, f"同一差错最多计{SAME_MOST}次"
        left = weight.most - spent.get(error.sort, 0)
        if weight.most and tenths > left:
            tenths, why = max(left, 0), f"{error.sort.text}每期最多计{told(weight.most)}个"
        spent[error.sort] = spent.get(error.sort, 0) + tenths
        found.append(Counted(error, tenths, why))
    return found


def told(tenths: int) -> str:
    """Tenths as a number of errors: 1, 0.1, 2.5."""
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else str(whole)


class Answer(StrEnum):
    """What became of an outside opinion."""

    OPEN = "open"
    ANSWERED = "answered"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"open": "待整改", "answered": "已回执"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideReview:
    """An opinion from outside (审读意见): who read which issue, when, and what they say of it as a
    whole. Its findings are booked errors that name it. number: of the paper it came with. answer:
    what the house answers (整改回执): measures, who is in charge, until when.
    """

    uuid: str = field(default_factory=new_id)
    publication: str
    issue: str
    unit: str
    day: datetime.date
    number: str = ""
    words: str = ""
    cause: str = ""
    measures: str = ""
    in_charge: str = ""
    answered: datetime.date | None = None
    time: datetime.datetime

    @property
    def state(self) -> Answer:
        """Whether it was answered."""
        return Answer.OPEN if self.answered is None else Answer.ANSWERED
