from __future__ import annotations

import pytest

from newsroom.proof.likeness import (
    differing,
    digits_slipped,
    homophones,
    look_alike,
    mistyped,
    sound_alike,
    swapped,
)


def test_the_only_place_that_differs() -> None:
    assert differing("周大河", "周大禾") == 2
    assert differing("周大河", "周小禾") is None
    assert differing("周大河", "周大河") is None
    assert differing("周大河", "周大") is None


@pytest.mark.parametrize("pair", ["河禾", "仓昌", "山三", "林霖", "兰南", "雨宇"])
def test_what_many_do_not_tell_apart_sounds_alike(pair: str) -> None:
    assert sound_alike(*pair)


def test_other_characters_do_not() -> None:
    assert not sound_alike("兰", "花")
    assert not sound_alike("东", "西")


def test_shapes_that_are_taken_for_each_other() -> None:
    assert look_alike("已", "己")
    assert not look_alike("东", "西")


def test_a_name_is_mistyped_by_sound_or_by_order() -> None:
    assert mistyped("沈知秋", "沈之秋")
    assert mistyped("沈知秋", "沈秋知")
    assert not mistyped("沈知秋", "沈知春")
    assert not mistyped("沈秋", "秋沈")


def test_digits_slip_by_order_or_one_of_three() -> None:
    assert swapped("1860", "1680")
    assert digits_slipped("1860", "1680")
    assert digits_slipped("1600", "1200")
    assert digits_slipped("36", "63")
    assert not digits_slipped("36", "38")
    assert not digits_slipped("118", "36")


def test_characters_that_have_a_reading_or_a_shape_in_common() -> None:
    assert homophones("继", "既") and not homophones("拙", "绌")
    assert look_alike("拙", "绌") and look_alike("己", "已")
    assert not homophones("山", "水") and not look_alike("山", "水")
    assert not homophones("知", "资") and sound_alike("知", "资")
