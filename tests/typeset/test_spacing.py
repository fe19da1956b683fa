"""Widths before breaking: forced class widths, collapse of neighbouring marks, gaps."""

from __future__ import annotations

import pytest

from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import ATOM, FREE, MARK, NEVER, Rules, Spaced
from newsroom.typeset.spacing import space
from tests.typeset.square import EM, square_book, square_xs


def spaced(text: str, **rules: object) -> Spaced:
    book = square_book()
    scale = Scale(book, book.font("body"), EM)
    natural = [scale[char] for char in text]
    return space(text, natural, EM, Rules(**rules), lambda at: scale.ink(text[at]))  # type: ignore[arg-type]


def halves(text: str, **rules: object) -> str:
    """F for a full cell, H for a half one, by mark; other characters are left out."""
    found = spaced(text, **rules)
    names = {EM: "F", EM // 2: "H"}
    return "".join(
        names[cell] for cell, char in zip(found.cells, text, strict=True) if char != "国"
    )


def places(text: str, **rules: object) -> list[int]:
    """Where a line may end."""
    legal = spaced(text, **rules).legal
    return [at for at in range(1, len(text)) if legal[at] == FREE]


@pytest.mark.parametrize(
    ("marks", "widths"),
    [
        ("（“", "FH"),
        ("《“", "FH"),
        ("。”", "HF"),
        ("”，", "HF"),
        ("））", "HF"),
        ("？」", "HF"),
        ("”“", "FH"),
        ("、《", "FH"),
        ("：“", "FH"),
        ("，（", "FH"),
        ("》·", "HH"),
        ("·《", "HH"),
        ("\u3000（", "FH"),
        ("）\u3000", "HF"),
        ("）））", "HHF"),
        ("（（（", "FHH"),
        ("。”（", "HFH"),
        ("》）、", "HHF"),
        ("”）——", "HFFF"),
        ("（）", "FF"),
        ("？！", "HH"),
        ("！！", "HH"),
        ("！！！", "HHF"),
        ("？！”", "HHF"),
        ("……", "FF"),
        ("…………", "FFFF"),
        ("——", "FF"),
        ("—", "F"),
        ("～", "F"),
        ("–", "H"),
        ("·", "H"),
        ("／", "H"),
        ("/", "H"),
        ("-", "H"),
    ],
)
def test_marks_collapse_and_are_given_their_class_width(marks: str, widths: str):
    assert halves(f"国{marks}国") == widths


@pytest.mark.parametrize(
    ("preset", "widths"),
    [("quanjiao", "FFFFF"), ("kaiming", "HHHFF"), ("banjiao", "HHHHH")],
)
def test_presets_of_punctuation(preset: str, widths: str):
    assert halves("国（国）国，国。国？国", preset=preset) == widths


def test_presets_do_not_cut_a_half_mark_twice():
    assert halves("国，“国。”国", preset="kaiming") == "HHHH"


def test_han_and_latin_stand_a_quarter_em_apart():
    assert spaced("国AI国").cells == [1250, 500, 750, 1000]
    assert spaced("国AI国", latin_gap=0.125).cells == [1125, 500, 625, 1000]
    assert spaced("国AI国", latin_gap=0).cells == [1000, 500, 500, 1000]


def test_a_typed_space_is_replaced_by_the_gap():
    assert spaced("国 AI 国").cells == [1000, 250, 500, 500, 250, 1000]


def test_no_gap_beside_chinese_marks_nor_inside_brackets():
    assert spaced("国，AI。国").cells == [1000, 1000, 500, 500, 1000, 1000]
    assert spaced("（5G）").cells == [1000, 500, 500, 1000]
    assert spaced("国(AI)国").cells == [1000, 500, 500, 500, 500, 1000]


def test_percent_and_degrees_belong_to_their_number():
    assert spaced("增5%的").cells == [1250, 500, 750, 1000]
    assert spaced("零3℃的").cells == [1250, 500, 1250, 1000]


def test_curly_quotes_inside_pure_latin_are_not_chinese_marks():
    assert spaced("国don’t国").cells == [1250, 500, 500, 500, 1000, 750, 1000]
    assert spaced("国“AI”国").cells == [1000, 1000, 500, 500, 1000, 1000]
    text = "I say “hi” now"
    found = spaced(text)
    assert found.legal[text.index("“") + 1] == MARK
    assert not found.opens


def test_marks_of_another_width_are_centred_or_set_against_their_word():
    assert spaced("国·国").shift == {1: 100}
    assert spaced("国…国").shift == {}


def test_dash_has_two_em_and_is_one_thing():
    found = spaced("国——国")
    assert found.cells == [1000] * 4
    assert found.legal[2] == NEVER


@pytest.mark.parametrize(
    "text",
    ["1,286", "-3.4", "2026-03-31", "8:30", "GB/T", "5G", "AI+", "12.5%", "100~150kg", "￥100",
     "36.5km", "3℃", "№5", "10～20", "3×4", "3%～5%", "don’t", "C++", "50‰"],
)  # fmt: skip
def test_atoms_hold_together(text: str):
    inner = spaced(text).legal[1 : len(text)]
    assert set(inner) <= {ATOM, MARK}


def test_number_and_han_unit_may_be_parted_at_a_price():
    found = spaced("共3月整")
    assert found.legal[2] == FREE
    assert 2 in found.penalty
    assert spaced("共3户整").penalty
    assert spaced("共3呀整").penalty == {}


@pytest.mark.parametrize("mark", list("，、；：。？！）”》】·～-％℃’"))
def test_no_line_starts_with(mark: str):
    assert places(f"国国{mark}国国") == [1, 3, 4]


@pytest.mark.parametrize("mark", list("（“《【￥№‘"))
def test_no_line_ends_with(mark: str):
    assert places(f"国国{mark}国国") == [1, 2, 4]


@pytest.mark.parametrize("mark", list(",.;:!?)]}%"))
def test_no_line_starts_with_latin(mark: str):
    assert 2 not in places(f"国国{mark}国国")


@pytest.mark.parametrize("mark", list("([{"))
def test_no_line_ends_with_latin(mark: str):
    assert 3 not in places(f"国国{mark}国国")


def test_a_straight_quote_is_parted_from_nothing_but_spaces():
    assert places('国国"国国"国国') == [1, 4, 7]
    assert places('say "hi" now') == [4, 9]
    assert places("国'国 '国") == [4]


@pytest.mark.parametrize("mark", ["(", "（", "“", "￥", "●"])
def test_a_typed_space_does_not_let_a_line_end_with(mark: str):
    assert places(f"国{mark} 国国") == [1, 4]
    assert places(f"国{mark}\u3000国国") == [1, 4]


def test_a_no_break_space_holds_only_its_neighbours():
    assert places("国\u00a0国 国") == [4]
    assert places("国\u00a0 国") == [3]


def test_a_no_break_hyphen_holds_both_sides():
    assert places("国国\u2011国国") == [1, 4]


@pytest.mark.parametrize("char", list("々ヽ‼⁉"))
def test_iteration_marks_and_double_stops_open_no_line(char: str):
    text = f"国国{char}国 {char}国"
    assert places(text) == [1, 3, 5, 6]
    assert 2 in places(text, level="basic")


def test_levels_of_prohibition():
    text = "国／国，国——国"
    assert places(text, level="none") == [1, 2, 3, 4, 5, 7]
    assert places(text, level="basic") == [1, 2, 4, 5, 7]
    assert places(text, level="gb") == [4, 5, 7]
    assert places(text, level="strict") == [4, 7]


def test_a_footnote_mark_stays_with_what_precedes():
    assert 2 not in places("国国[1]国")
    assert 2 not in places("国国²国")


def test_a_dash_at_a_line_start_is_only_dear():
    assert 1 in spaced("国——国").penalty


def test_spaces_do_not_open_a_line_and_vanish_at_its_end():
    found = spaced("国国 国国")
    assert places("国国 国国") == [1, 3, 4]
    assert found.end_cut[3] == found.cells[2]
    assert found.visible_end[3] == 2


def test_a_joiner_never_opens_a_line():
    assert places("国\u200b国\ufe00国") == [2, 4]


def test_an_opening_mark_cut_at_a_line_start_moves_its_glyph_left():
    assert square_xs("（国）国国国国", 4)[:3] == [-0.5, 0.5, 1.5]
    assert square_xs("（国）国国国国", 4, trim_line_start=False)[:3] == [0.0, 1.0, 2.0]


def test_a_collapsed_opening_mark_moves_its_glyph_left():
    assert square_xs("国：（国国", 6) == [0.0, 1.0, 1.5, 2.5, 3.5, 4.5]
