"""What the errors of an account come to, by page, sort, rule or person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from newsroom.model.account import Counted, Found
from newsroom.model.page import chinese_number

BY_HAND = "人工发现"
_UNNAMED = "没有记名"


class Grouping(StrEnum):
    """What errors are summed by."""

    PAGE = "page"
    SORT = "sort"
    RULE = "rule"
    PERSON = "person"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"page": "版次", "sort": "类别", "rule": "规则", "person": "责任人"}[self.value]

    def told(self, counted: Counted, rule_title: Callable[[str], str]) -> str:
        """What an error belongs to. rule_title: what the newsroom calls a rule."""
        error = counted.error
        if self is Grouping.PAGE:
            return page_words(error.page)
        if self is Grouping.SORT:
            return error.sort.text
        if self is Grouping.RULE:
            return rule_title(error.rule) if error.rule else BY_HAND
        return error.person or _UNNAMED


@dataclass(frozen=True, slots=True)
class ErrorSum:
    """What errors of one kind come to. printed, caught: tenths after and before printing."""

    name: str
    times: int
    printed: int
    caught: int


def sums(counted: Iterable[Counted], told: Callable[[Counted], str]) -> tuple[ErrorSum, ...]:
    """The sums by what `told` says of each error, the most frequent first."""
    times: Counter[str] = Counter()
    tenths: Counter[tuple[str, Found]] = Counter()
    for one in counted:
        name = told(one)
        times[name] += 1
        tenths[name, one.error.found] += one.tenths
    return tuple(
        ErrorSum(name, many, tenths[name, Found.AFTER], tenths[name, Found.BEFORE])
        for name, many in sorted(times.items(), key=lambda one: (-one[1], one[0]))
    )


def page_words(page: int) -> str:
    """一版; 未定版 for none."""
    return f"{chinese_number(page)}版" if page else "未定版"


def differing(wrong: str, right: str) -> int:
    """How many characters are wrong, extra or missing between two wordings; at least one."""
    turns = SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes()
    return max(sum(max(b - a, d - c) for tag, a, b, c, d in turns if tag != "equal"), 1)
