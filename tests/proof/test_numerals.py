from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.proof import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("一百零八", 108),
        ("一百五", 150),
        ("三千零五十二", 3052),
        ("两万五", 25_000),
        ("一万零三百", 10_300),
        ("廿八", 28),
        ("十二亿八千万", 1_280_000_000),
        ("九十五点零六", Fraction(9506, 100)),
        ("一点五万", 15_000),
    ],
)
def test_chinese_numerals_have_their_worth(text: str, value: Fraction) -> None:
    assert numerals.value(text) == value


@pytest.mark.parametrize("text", ["", "百", "万", "三五", "十十", "五百三千", "一二九", "点五"])
def test_what_is_no_well_made_numeral_has_none(text: str) -> None:
    assert numerals.value(text) is None


@given(st.integers(0, 10**12 - 1))
def test_what_is_written_is_read_again(number: int) -> None:
    assert numerals.value(numerals.written(number)) == number


def test_numbers_are_written_as_they_are_said() -> None:
    assert [numerals.written(n) for n in (0, 15, 108, 4_000, 20_300, 100_030_000)] == [
        "零",
        "十五",
        "一百零八",
        "四千",
        "二万零三百",
        "一亿零三万",
    ]
    assert numerals.spelled("2012") == "二〇一二"
    assert numerals.spelled("第3个4条") == "第三个四条"


def test_digits_told_one_by_one_and_guesses() -> None:
    assert numerals.digits("二〇一二") == 2012
    assert numerals.digits("两二") is None
    assert numerals.guess("三四十") == (30, 40)
    assert numerals.guess("四十五六") == (45, 46)
    assert numerals.guess("三五") == (3, 5)
    assert numerals.guess("一九") is None
    assert numerals.guess("二〇二三") is None
