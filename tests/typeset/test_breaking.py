"""Line ends for one measure: greedy order, kept breaks, emergencies."""

from __future__ import annotations

import pytest

from newsroom.typeset.breaking import Breaker, Measure
from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import Rules
from newsroom.typeset.spacing import space
from tests.typeset.square import EM, square_book, square_lines


def breaker(text: str, room: float, *, justify: bool = True) -> Breaker:
    book = square_book()
    scale = Scale(book, book.font("body"), EM)
    natural = [scale[char] for char in text]
    made = space(text, natural, EM, Rules(), lambda at: scale.ink(text[at]))
    return Breaker(made, Measure(round(room * EM), justify=justify))


def test_room_of_the_first_lines():
    measure = Measure(10000, first=2000, offset=3000, offset_lines=2)
    assert [measure.left(number) for number in range(4)] == [5000, 3000, 0, 0]
    assert [measure.room(number) for number in range(4)] == [5000, 7000, 10000, 10000]


def test_no_line_has_less_than_no_room():
    assert Measure(100, first=2000).room(0) == 1


@pytest.mark.parametrize(
    ("text", "room", "ends"),
    [
        ("甲乙丙丁", 2, [2, 4]),
        ("甲乙丙，丁戊", 3.5, [4, 6]),
        ("甲乙丙丁，戊己", 4, [3, 7]),
        ("甲乙（丙丁", 3, [2, 5]),
        ("甲乙", 10, [2]),
    ],
)
def test_ends(text: str, room: float, ends: list[int]):
    assert breaker(text, room).breaks() == ends


def test_a_word_wider_than_the_measure_is_broken_with_no_hyphen():
    assert breaker("abcdefgh", 1.5).breaks() == [3, 6, 8]


def test_an_address_breaks_after_its_marks():
    text = "info@news.example.org"
    for end in breaker(text, 5.5).breaks()[:-1]:
        assert text[end - 1] in "@."


def test_a_number_is_never_broken_to_avoid_a_loose_line():
    assert breaker("国民12.5%AI+国民12.5%", 10).breaks() == [12, 17]


def test_an_address_is_rather_broken_than_the_line_before_it_torn_apart():
    text = "请见https://a.example.cn/b/"
    assert breaker(text, 12).breaks()[0] > 2


def test_a_glyph_wider_than_the_measure_has_a_line_of_its_own():
    assert breaker("甲乙丙", 0.5).breaks() == [1, 2, 3]


def test_invisible_characters_are_never_parted_from_what_precedes():
    assert breaker("甲\u200b\u200b乙", 0.5).breaks() == [3, 4]


def test_kept_breaks_end_with_the_first_illegal_one():
    text = "一二三四五六七八九十甲乙丙丁"
    assert breaker(text, 5).breaks((4, 9)) == [4, 9, 14]
    assert breaker(text, 5).breaks((5, 6, 11)) == [5, 10, 14]


def test_kept_breaks_need_no_justification_when_lines_are_ragged():
    assert breaker("一二三四五六", 4).breaks() == [4, 6]
    assert breaker("一二三四五六", 4, justify=False).breaks() == [4, 6]


def test_a_measure_of_no_width_takes_one_character_a_line():
    assert square_lines("国东路市" * 3, 0) == list("国东路市" * 3)
