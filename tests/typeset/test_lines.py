"""Whole paragraphs: which characters a line holds and where each stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model.length import Length
from newsroom.model.publication import FontRole
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.lines import SetLine, Setter, Wanted
from tests.typeset.square import EM, square_book, square_lines, square_style, square_xs

BOOK = square_book()
PLAIN = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"


def lines_of(text: str, measure: float, **choices: object) -> tuple[SetLine, ...]:
    style = square_style(BOOK, **choices)
    return Setter(BOOK).paragraph(text, Length(round(measure * EM)), style)


# Breaking -----------------------------------------------------------------------------------


def test_nothing_gives_no_line():
    assert lines_of("", 10) == ()


def test_full_lines_of_han_need_no_adjustment():
    lines = lines_of(PLAIN, 10)
    assert [line.xs for line in lines] == [tuple(range(0, 10001, 1000))] * 2
    assert [line.stretched for line in lines] == [0, 0]


def test_the_first_line_is_indented():
    assert square_lines(PLAIN, 10, first_line=2) == [PLAIN[:8], PLAIN[8:18], PLAIN[18:]]
    assert square_xs(PLAIN, 10, first_line=2)[0] == 2.0


def test_a_line_end_mark_takes_half_an_em():
    assert square_xs("甲乙丙，丁戊己庚", 3.5)[-1] == 3.5


def test_a_forbidden_mark_is_first_squeezed_in():
    # The quote's blanks give way so that the comma still fits.
    text = "甲“乙”丙丁戊己，庚辛壬癸子丑寅卯"
    assert square_lines(text, 8)[0] == "甲“乙”丙丁戊己，"


def test_and_then_pushed_out():
    text = "甲乙丙丁戊己庚辛，壬癸子丑寅卯辰巳"
    lines = square_lines(text, 8)
    assert lines[0] == "甲乙丙丁戊己庚"
    assert lines[1].startswith("辛，")


def test_a_pushed_out_line_is_stretched_evenly():
    lines = lines_of("甲乙丙丁戊己庚辛，壬癸子丑寅卯辰巳", 8)
    xs = lines[0].xs
    steps = {b - a for a, b in pairwise(xs[1:-1])}
    assert xs[-1] == 8000
    assert steps == {1166}
    assert lines[0].stretched == pytest.approx(1 / 6, abs=0.001)


def test_squeezing_takes_brackets_before_pauses():
    # One half em is wanted: the quotes give it, the comma keeps its width.
    xs = lines_of("甲，“乙”丙丁戊己，庚辛壬癸子", 8.5)[0].xs
    widths = [b - a for a, b in pairwise(xs)]
    assert widths[0] == 1000
    assert xs[-1] == 8500


def test_stops_are_not_squeezed():
    assert square_lines("甲。乙丙丁戊己，庚辛壬", 6)[0] == "甲。乙丙丁戊"


def test_the_gap_beside_latin_is_absent_at_line_edges():
    lines = lines_of("甲乙丙丁AI戊己庚辛壬癸", 4)
    assert lines[0].xs[-1] == 4000
    assert lines[1].xs[:2] == (0, 500)


def test_a_gap_shrinks_to_an_eighth_and_stretches_to_a_third():
    tight = lines_of("甲乙AI丙丁甲乙丙丁戊己", 5.25)[0].xs
    assert tight[-1] == 5250
    assert tight[2] - tight[1] == 1125
    wide = lines_of("甲乙AI丙丁AI甲乙丙丁", 5.6)[0].xs
    assert wide[-1] == 5600
    assert wide[2] - wide[1] > 1250


def test_atoms_are_not_stretched_inside():
    xs = lines_of("共2026年甲乙丙丁戊己庚辛壬", 7.1)[0].xs
    assert [b - a for a, b in pairwise(xs[1:5])] == [500, 500, 500]


def test_a_number_is_not_broken():
    assert square_lines("甲乙丙丁戊己12345庚辛壬癸子丑", 7)[0] == "甲乙丙丁戊己"


def test_a_token_wider_than_the_measure_breaks_after_its_marks():
    lines = square_lines("https://news.example.com/a/b?c=1", 8)
    assert lines[0].endswith("/") or lines[0].endswith(".")
    assert "".join(lines) == "https://news.example.com/a/b?c=1"
    assert square_lines("abcdefghijkl", 3) == ["abcdef", "ghijkl"]


def test_a_lone_last_character_gets_company():
    lines = square_lines("一二三四五六七八九十甲。", 10)
    assert [len(line) for line in lines] in ([11, 1], [10, 2], [9, 3])
    assert sum(char not in "。" for char in lines[-1]) >= 2


def test_an_orphan_is_squeezed_back_where_blanks_allow():
    assert square_lines("一“二”三四五六七八。", 9.5) == ["一“二”三四五六七八。"]


def test_the_last_line_is_not_justified():
    lines = lines_of("一二三四五六七八九十甲乙丙", 10)
    assert lines[-1].xs == (0, 1000, 2000, 3000)


def test_total_fit_keeps_a_number_with_its_unit():
    text = "全年共建成各类新项目128个，其中新建的有一半以上"
    for line in square_lines(text, 11)[:-1]:
        assert not line.endswith("128")


def test_three_marks_without_a_legal_fit_still_end_the_line():
    lines = square_lines("甲）））乙", 2)
    assert "".join(lines) == "甲）））乙"


def test_a_dash_may_open_a_line_unless_strict():
    text = "甲乙丙丁戊——己庚辛壬癸子"
    assert square_lines(text, 5)[1].startswith("——")
    assert not square_lines(text, 5, level="strict")[1].startswith("—")


def test_a_dash_has_no_gap_in_its_middle():
    xs = square_xs("甲——乙", 6)
    assert xs[3] == 3.0
    assert xs[4] == 4.0


def test_a_hanging_mark_stands_outside():
    lines = lines_of("甲乙丙丁，戊己庚辛壬", 4, hang=True)
    assert lines[0].end == 5
    assert lines[0].xs[4] == 4000
    assert lines[0].xs[-1] == 4500


# Alignment, spans, kept breaks --------------------------------------------------------------


@pytest.mark.parametrize(
    ("align", "first", "last"), [("left", 0, 3000), ("centre", 3500, 6500), ("right", 7000, 10000)]
)
def test_alignment(align: str, first: int, last: int):
    xs = lines_of("甲乙丙", 10, align=align)[0].xs
    assert (xs[0], xs[-1]) == (first, last)


def test_unjustified_lines_are_not_stretched():
    lines = lines_of("甲乙丙丁戊己庚辛，壬癸子丑寅卯辰巳", 8, align="left")
    assert lines[0].xs[-1] == 7000


def test_the_first_lines_may_stand_back():
    style = square_style(BOOK)
    lines = Setter(BOOK).paragraph(PLAIN, Length(8000), style, first_offset=3000, offset_lines=2)
    assert [(line.xs[0], line.xs[-1]) for line in lines] == [
        (3000, 8000),
        (3000, 8000),
        (0, 8000),
        (0, 2000),
    ]


def test_spans_take_their_own_font():
    roles = {
        name: FontRole(name, "", (f"{family}:{style}",))
        for name, family, style in (
            ("body", "Noto Serif CJK SC", "Regular"),
            ("hei", "Noto Sans CJK SC", "Bold"),
        )
    }
    book = FontBook(roles)
    body, hei = book.font("body"), book.font("hei")
    style = square_style(book, font=body, bold=hei, lead=hei)
    setter = Setter(book)
    spans = ((0, 2, "lead"), (4, 5, "bold"))
    assert setter.painted("Wo甲乙A丙", style, spans).fonts == (
        (0, 2, hei),
        (2, 4, body),
        (4, 5, hei),
        (5, 6, body),
    )
    plain = setter.paragraph("Wo甲乙A丙", Length(9000), style)[0].advances
    spanned = setter.paragraph("Wo甲乙A丙", Length(9000), style, spans=spans)[0].advances
    assert plain[0] != spanned[0]
    assert plain[2:4] == spanned[2:4]


def test_invisible_characters_are_in_no_font_run():
    setter = Setter(BOOK)
    font = BOOK.font("body")
    style = square_style(BOOK)
    assert setter.painted("甲\x07乙", style).fonts == ((0, 1, font), (2, 3, font))
    assert setter.painted("甲\ue000乙", style).text == "甲〓乙"


KEPT = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯"


def kept_ends(text: str, kept: tuple[int, ...]) -> list[int]:
    style = square_style(BOOK)
    return [line.end for line in Setter(BOOK).paragraph(text, Length(10000), style, kept=kept)]


def test_kept_breaks_stay_while_they_are_legal():
    assert kept_ends(KEPT, (9, 19)) == [9, 19, 24]
    assert kept_ends(KEPT, ()) == [10, 20, 24]


def test_kept_breaks_that_became_illegal_are_set_anew():
    marked = KEPT[:9] + "，" + KEPT[10:]
    assert kept_ends(marked, (9, 19))[0] == 10
    assert kept_ends(KEPT, (3, 13)) == [10, 20, 24]
    assert kept_ends(KEPT, (12, 22)) == [10, 20, 24]
    assert kept_ends(KEPT, (9, 500))[0] == 9


def test_one_paragraph_is_set_once():
    setter = Setter(BOOK)
    style = square_style(BOOK)
    for _ in range(3):
        setter.paragraph(PLAIN, Length(10000), style)
    setter.paragraph(PLAIN + "子", Length(10000), style)
    assert setter.count == 2


def test_depth_is_the_number_of_lines_without_setting_them():
    setter = Setter(BOOK)
    style = square_style(BOOK, first_line=2)
    assert setter.depth(PLAIN, Length(7000), style) == 4
    assert setter.depth("", Length(7000), style) == 0
    assert setter.count == 0
    assert len(setter.paragraph(PLAIN, Length(7000), style)) == 4


# Properties ---------------------------------------------------------------------------------

_HAN = st.text("国民服务社区建设发展", min_size=1, max_size=8)
_CLAUSE = st.one_of(
    _HAN,
    st.builds("“{}”".format, _HAN),
    st.builds("《{}》".format, _HAN),
    st.builds("（{}）".format, _HAN),
    st.sampled_from(
        ["12.5%", "3月15日", "1,286万元", "AI+", "GB/T", "——", "……", "5G", "·", "8:30"]
    ),
)
_NEWS = st.lists(
    st.tuples(_CLAUSE, st.sampled_from(["，", "。", "、", "", "", "；", "："])), max_size=30
).map(lambda parts: "".join(clause + mark for clause, mark in parts))
_MEASURE = st.integers(min_value=9, max_value=40)
_NO_START = frozenset("，。、；：？！”’）》】·％%～／")
_NO_END = frozenset("“‘（《【￥／")


@settings(max_examples=120, deadline=None)
@given(_NEWS, _MEASURE)
def test_lines_tile_the_text_and_fill_the_measure(text: str, measure: int):
    lines = lines_of(text, measure, first_line=2)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines[:-1]:
        assert abs(line.xs[-1] - measure * EM) <= 1
    for line in lines:
        assert len(line.xs) == line.end - line.start + 1
        assert len(line.advances) == line.end - line.start
        assert line.xs[-1] <= measure * EM + 1


@settings(max_examples=120, deadline=None)
@given(_NEWS, _MEASURE)
def test_no_prohibition_is_broken(text: str, measure: int):
    lines = lines_of(text, measure)
    for line in lines[1:]:
        assert text[line.start] not in _NO_START
        assert text[line.start - 1] not in _NO_END
        pair = text[line.start - 1 : line.start + 1]
        assert pair not in ("——", "……")
        assert not (pair.isascii() and len(pair) == 2)


@settings(max_examples=60, deadline=None)
@given(_NEWS, _MEASURE)
def test_setting_again_with_its_own_breaks_changes_nothing(text: str, measure: int):
    style = square_style(BOOK)
    first = Setter(BOOK).paragraph(text, Length(measure * EM), style)
    again = Setter(BOOK).paragraph(text, Length(measure * EM), style)
    assert first == again
    loose = any(line.stretched > 0.3 for line in first)
    if not loose:
        kept = [line.end for line in first]
        assert Setter(BOOK).paragraph(text, Length(measure * EM), style, kept=kept) == first


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 200), st.integers(3, 40))
def test_pure_han_takes_as_few_lines_as_can_be(count: int, measure: int):
    lines = lines_of("国" * count, measure)
    assert len(lines) == -(-count // measure)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.integers(1, 12))
def test_any_text_is_set(text: str, measure: int):
    lines = lines_of(text, measure, first_line=2)
    assert "".join(text[line.start : line.end] for line in lines) == text


def test_a_very_long_paragraph_is_set():
    text = ("国民服务，社区“建设”共12.5万项；" * 400)[:6000]
    lines = lines_of(text, 11)
    assert lines[-1].end == 6000


@pytest.mark.parametrize(
    "text", ["\x00\x01\x02", "مرحبا بالعالم", "😀😀😀👨‍👩‍👧", "é" * 30, " \t \n ", "\ud800"]
)
@pytest.mark.parametrize("measure", [0.1, 1, 3, 11])
def test_odd_text_in_odd_measures(text: str, measure: float):
    lines = lines_of(text, measure)
    assert lines[-1].end == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "（" * 3000,
        "）" * 3000,
        "“”" * 1500,
        "…" * 3000,
        "—" * 3001,
        " " * 3000,
        "\u200b" * 3000,
        "1234567890" * 300,
        "ab-" * 1000,
        "国\u00a0" * 1500,
        "http://a.b/" * 300,
        "3月15日" * 600,
    ],
)
def test_three_thousand_characters_of_anything_are_set(text: str):
    for measure in (0.5, 3, 11):
        lines = lines_of(text, measure)
        assert "".join(text[line.start : line.end] for line in lines) == text
        assert all(line.end > line.start for line in lines)


def test_paragraphs_set_together_are_those_set_alone():
    style = square_style(BOOK)
    texts = [PLAIN, "", PLAIN[:9], PLAIN, PLAIN + "。"]
    setter = Setter(BOOK)
    together = setter.paragraphs([Wanted(text, Length(9000), style) for text in texts])
    assert setter.count == 4
    assert together == [Setter(BOOK).paragraph(text, Length(9000), style) for text in texts]
