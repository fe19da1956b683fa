"""What errors come to by page, sort, rule and person."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.model.account import BookedError, Counted, Found, Sort
from newsroom.model.error_sums import BY_HAND, ErrorSum, Grouping, differing, sums

TIME = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
ERROR = BookedError(issue="i", page=1, wrong="布署", right="部署", found=Found.AFTER, time=TIME)


@pytest.mark.parametrize(
    ("wrong", "right", "many"),
    [
        ("布署", "部署", 1),
        ("的的", "的", 1),
        ("三月", "三月份", 1),
        ("同", "同", 1),
        ("甲乙丙", "丁", 3),
    ],
)
def test_characters_that_differ_are_counted(wrong: str, right: str, many: int) -> None:
    assert differing(wrong, right) == many


def test_errors_are_summed_the_most_frequent_first() -> None:
    counted = [
        Counted(ERROR, 10),
        Counted(replace(ERROR, page=2, found=Found.BEFORE, rule="idioms", sort=Sort.FACT), 20),
        Counted(replace(ERROR, page=2, person="田禾"), 1),
    ]

    def by(grouping: Grouping) -> tuple[ErrorSum, ...]:
        return sums(counted, lambda one: grouping.told(one, lambda rule: f"规则{rule}"))

    assert by(Grouping.PAGE) == (ErrorSum("二版", 2, 1, 20), ErrorSum("一版", 1, 10, 0))
    assert [one.name for one in by(Grouping.RULE)] == [BY_HAND, "规则idioms"]
    assert {one.name for one in by(Grouping.PERSON)} == {"田禾", "没有记名"}
    assert by(Grouping.SORT)[0].name == Sort.WORD.text
