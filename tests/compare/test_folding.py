"""What office programs change on their own is no difference; what people change is."""

from __future__ import annotations

import pytest

from newsroom.compare.folding import folded, same_width_apart, unseen
from newsroom.compare.texts import joined, text_of


@pytest.mark.parametrize("char", ["\u200b", "\u00ad", "\ufeff", " ", "\u3000", "\n"])
def test_blanks_and_guards_are_not_compared(char: str) -> None:
    assert folded(char) == ""


def test_vertical_forms_radicals_and_twins_are_what_they_stand_for() -> None:
    assert "".join(map(folded, "︵︶﹁﹂︱⼈⋯―")) == "（）「」—人…—"
    assert "".join(map(folded, "“，a1（")) == "“，a1（"


def test_a_blank_is_seen_and_a_guard_is_not() -> None:
    assert (unseen("\u200b"), unseen(" "), unseen("字")) == (True, False, False)


def test_widths_apart() -> None:
    assert same_width_apart("（12）", "(12)")
    assert same_width_apart("。", ".")
    assert not same_width_apart("12", "13")
    assert not same_width_apart("，", "，")


def test_a_text_knows_its_blanks_lines_and_paragraphs() -> None:
    text = text_of([("\u3000\u3000记者 张", True), ("三 写", False), ("", True), ("完", True)])
    assert text.chars == "记者张三写完"
    assert text.gaps == {2: " ", 4: " "}
    assert (text.starts, text.opens) == ({0, 3, 5}, {0, 5})
    assert text.words(0, 5) == "记者 张三 写"


def test_a_line_end_between_latin_words_is_a_blank() -> None:
    assert text_of([("open", True), ("air", False)]).words(0, 7) == "open air"


def test_texts_join_with_their_places() -> None:
    text = joined([text_of([("甲 乙", True)]), text_of([("丙 丁", True)])])
    assert (text.chars, text.gaps) == ("甲乙丙丁", {1: " ", 3: " "})
    assert text.opens == {0, 2}
