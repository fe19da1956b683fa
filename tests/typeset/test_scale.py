"""Advances in EMU of every character at one size."""

from __future__ import annotations

from newsroom.typeset.scale import Scale
from tests.typeset.square import EM, square_book


def scale(*roles: str) -> Scale:
    book = square_book(*roles)
    return Scale(book, book.font("body"), EM)


def test_advances_are_emu():
    made = scale()
    assert [made[char] for char in "国a ·\u3000"] == [1000, 500, 250, 300, 1000]


def test_all_spaces_have_the_space_width():
    assert [scale()[char] for char in "\t\n\u00a0\u2003"] == [250] * 4


def test_invisible_characters_have_no_width_and_no_font():
    made = scale()
    assert made["\u200b"] == 0
    assert made.painted("\u200b") is None
    assert "\u200b" in made.odd


def test_missing_characters_are_as_wide_as_what_is_shown():
    made = scale()
    assert made["\ue000"] == 1000


def test_latin_has_its_own_font_where_the_house_names_one():
    made = scale("body", "latin")
    assert made["a"] == 500
    assert made["国"] == 1000
    assert made.odd == {"a"}
    assert made.painted("国") is made.font
