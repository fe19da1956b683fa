from __future__ import annotations

from fractions import Fraction

import pytest

from newsroom.proof.numbers import Form, Kind, read


@pytest.mark.parametrize(
    ("text", "value", "kind", "unit"),
    [
        ("种麦12万亩", 120_000, Kind.COUNT, "亩"),
        ("税收2.5亿元", 250_000_000, Kind.COUNT, "元"),
        ("共10亿零817万5288人", 1_008_175_288, Kind.COUNT, "人"),
        ("来客12,345人", 12_345, Kind.COUNT, "人"),
        ("来客１２人", 12, Kind.COUNT, "人"),
        ("来客三千零五十二人", 3052, Kind.COUNT, "人"),
        ("长4千米", 4, Kind.COUNT, "千米"),
        ("占15.5%", Fraction(155, 1000), Kind.SHARE, ""),
        ("占百分之五十", Fraction(1, 2), Kind.SHARE, ""),
        ("占三分之一", Fraction(1, 3), Kind.FRACTION, ""),
        ("占1/3", Fraction(1, 3), Kind.FRACTION, ""),
        ("第五届", 5, Kind.ORDER, "届"),
        ("二〇二六年", 2026, Kind.CODE, "年"),
        ("三四十人", 30, Kind.GUESS, "人"),
    ],
)
def test_a_number_has_worth_kind_and_measure(
    text: str, value: Fraction, kind: Kind, unit: str
) -> None:
    (number,) = read(text)
    assert (number.value, number.kind, number.unit) == (value, kind, unit)
    assert text[number.start : number.end] == number.text


def test_words_that_hold_a_sign_are_no_numbers() -> None:
    assert read("一律不办，万一有事，三农工作，统一行动，两地一心") == ()


def test_codes_times_and_scores_count_nothing() -> None:
    text = "电话0999-1234567，8:30开球，以3∶1取胜，G15高速，编号2024011203"
    assert {one.kind for one in read(text)} == {Kind.CODE}


def test_numbers_in_both_scripts_are_told() -> None:
    assert [one.form for one in read("3千人、1百零8户、百分之50、50%、3万人、四千人")] == [
        Form.MIXED,
        Form.MIXED,
        Form.MIXED,
        Form.ARABIC,
        Form.ARABIC,
        Form.CHINESE,
    ]


def test_rough_numbers_are_about_and_tell_their_last_digit() -> None:
    numbers = read("约300人、1800余名、5万多亩、20人左右、12.5万元、四百二十户")
    assert [one.about for one in numbers] == [True, True, True, True, False, False]
    assert [one.step for one in numbers[4:]] == [1_000, 10]
