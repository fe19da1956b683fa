"""Roles find their fonts; what is absent is named once; no character becomes a box."""

from __future__ import annotations

import pytest

from newsroom.errors import NewsroomError
from newsroom.model.publication import FontRole
from newsroom.typeset.fonts import FontBook
from tests.typeset.square import square_book, square_face


def installed_book() -> FontBook:
    return FontBook(
        {
            "body": FontRole(
                "宋体", "SimSun", ("No Such Song:Regular", "Noto Serif CJK SC:Regular")
            ),
            "fang": FontRole("仿宋", "FangSong", ("FangSong:Regular", "Noto Serif CJK SC:Regular")),
        }
    )


def test_advances_are_those_of_nominal_glyphs():
    font = square_book().font("body")
    assert [font.advance(char) for char in "国a ·—"] == [1, 0.5, 0.25, 0.3, 0.9]
    assert font.covers("国")
    assert not font.covers("\ue000")
    assert font.glyph("\ue000") == 0


def test_a_named_font_that_is_absent_is_reported_once_and_still_named_in_word():
    book = installed_book()
    face = book.font("fang").face
    book.font("fang")
    assert (face.word_name, face.family, face.substituted) == ("仿宋", "Noto Serif CJK SC", True)
    assert book.substituted == ("fang",)
    assert book.stand_ins == ("仿宋",)


def test_absent_fonts_are_named_in_the_house_s_order_whichever_is_asked_for_first():
    roles = {name: FontRole(name, "", ("Absent:Regular",)) for name in ("宋体", "黑体", "楷体")}
    book = FontBook(roles, [square_face()])
    for role in ("楷体", "宋体", "黑体"):
        book.font(role)
    assert book.stand_ins == ("宋体", "黑体", "楷体")


def test_the_other_name_of_the_wanted_font_is_no_substitute():
    roles = {"body": FontRole("方块", "Square", ("Absent Song:Regular", "Square:Regular"))}
    book = FontBook(roles, [square_face()])
    assert not book.font("body").face.substituted
    assert book.substituted == ()


def test_any_chinese_face_serves_where_no_candidate_is_installed():
    book = FontBook({"body": FontRole("宋体", "SimSun", ("Absent:Regular",))}, [square_face()])
    assert book.font("body").face.family == "Square"
    assert book.font("body").face.word_name == "宋体"
    assert book.substituted == ("body",)


def test_no_chinese_font_at_all_is_said_in_chinese():
    book = FontBook({"body": FontRole("宋体", "SimSun", ("SimSun:Regular",))}, [])
    with pytest.raises(NewsroomError, match="没有可用的中文字体"):
        book.font("body")


def test_an_unnamed_role_is_set_in_the_body_font():
    book = square_book()
    assert book.font("absent") is book.font("body")


def test_rare_hanzi_come_from_another_face():
    book = installed_book()
    assert book.having(book.font("body"), "𠮷").covers("𠮷")
    assert book.missing == ()


def test_what_no_face_has_is_shown_as_geta_and_counted():
    book = square_book()
    font = book.font("body")
    assert book.having(font, "\ue123") is font
    assert book.missing == ("\ue123",)
    assert book.shown(font, "\ue123") == "〓"
    assert book.shown(font, "国") == "国"


def test_latin_uses_the_han_face_unless_the_house_names_one():
    assert square_book().latin is None
    assert square_book("body", "latin").latin is not None
