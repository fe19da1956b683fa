"""Headlines break at spaces, marks and words, evenly, and give way a little to fit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model.length import Length, Pt
from newsroom.typeset.headline import BALANCE, CLOSEST, HeadlineSetting, break_headline, steps
from newsroom.typeset.lines import Setter
from tests.typeset.square import EM, square_book, square_style

BOOK = square_book()
SETTER = Setter(BOOK)
STYLE = square_style(BOOK, align="centre")


def range_of(text: str) -> range:
    return range(len(text) + 1)


def head(text: str, room: float, least: float = 1.0, **choices: object) -> HeadlineSetting:
    """Set over `room` em of the first size; sizes go down to `least` of it."""
    wanted = Pt(20)
    sizes = steps(wanted, Length(round(wanted * least)))
    return break_headline(SETTER, text, Length(round(wanted * room)), sizes, STYLE, **choices)  # type: ignore[arg-type]


def texts(text: str, room: float, least: float = 1.0, **choices: object) -> list[str]:
    lines = head(text, room, least, **choices).lines
    return [text[line.start : line.end].strip() for line in lines]


def test_sizes_go_down_by_half_points():
    assert [size.pt for size in steps(Pt(12), Pt(10.5))] == [12, 11.5, 11, 10.5]
    assert [size.pt for size in steps(Pt(15.75), Pt(15))] == [15.75, 15.5, 15]
    assert steps(Pt(9), Pt(10)) == (Pt(9),)


def test_what_fits_stays_on_one_line_at_its_size():
    found = head("老街新貌惹人爱", 10)
    assert len(found.lines) == 1
    assert (found.size, found.track, found.fits) == (Pt(20), 0.0, True)


def test_a_line_is_centred():
    xs = head("老街新貌入画", 10).lines[0].xs
    assert xs[0] == Pt(20) * 2
    assert xs[-1] == Pt(20) * 8


def test_a_few_characters_are_spaced_out_over_half_the_measure_at_most():
    xs = head("老街", 10).lines[0].xs
    assert (xs[0], xs[1], xs[-1]) == (Pt(20) * 3.5, Pt(20) * 5.5, Pt(20) * 6.5)
    xs = head("老街新貌", 10).lines[0].xs
    assert xs[-1] - xs[0] == pytest.approx(Pt(20) * 5, abs=4)


def test_a_shorter_line_is_opened_to_the_longest_within_a_limit():
    found = head("甲乙丙丁戊己庚辛壬癸子丑寅卯辰", 9, words=lambda _: {8}).lines
    widths = [line.xs[-1] - line.xs[0] for line in found]
    assert widths[1] == pytest.approx(widths[0], abs=8)
    left = head("甲乙丙丁戊己庚辛壬癸子丑寅卯", 9, words=lambda _: {8}).lines
    assert left[1].xs[-1] - left[1].xs[0] == Pt(20) * 6


def test_the_editors_space_is_the_preferred_break_and_takes_no_width():
    text = "扮靓老街巷 留住旧时光"
    found = head(text, 7)
    assert texts(text, 7) == ["扮靓老街巷", "留住旧时光"]
    assert found.lines[0].xs[-1] - found.lines[0].xs[0] == Pt(20) * 5
    assert found.lines[0].end == found.lines[1].start == 6


def test_words_are_not_asked_for_where_a_space_serves():
    def words(text: str) -> set[int]:
        raise AssertionError(text)

    assert len(texts("扮靓老街巷 留住旧时光", 7, words=words)) == 2


def test_a_word_is_never_broken():
    text = "全区重点项目建设实现首季开门红"
    lines = texts(text, 9, 0.85)
    assert len(lines) == 2
    assert "".join(lines) == text
    assert not lines[0].endswith(("开门", "开", "项", "建"))


def test_given_words_decide():
    text = "甲乙丙丁戊己庚辛壬癸子"
    assert texts(text, 7, words=lambda _: {3, 6}) == ["甲乙丙丁戊己", "庚辛壬癸子"]
    assert texts(text, 7, words=lambda _: {5, 8}) == ["甲乙丙丁戊", "己庚辛壬癸子"]


def test_a_mark_is_a_good_break_and_is_trimmed():
    text = "种下一棵树，收获一片绿"
    found = head(text, 6, words=range_of)
    assert texts(text, 6) == ["种下一棵树，", "收获一片绿"]
    assert found.lines[0].xs[-1] - found.lines[0].xs[0] == Pt(20) * 5.5


def test_a_little_too_long_is_set_closer():
    found = head("甲乙丙丁戊己庚辛壬癸", 9.8, most_lines=1)
    assert len(found.lines) == 1
    assert -CLOSEST <= found.track < 0
    assert found.lines[0].xs[-1] <= Pt(20) * 9.8


def test_more_than_a_little_is_set_smaller():
    found = head("甲乙丙丁戊己庚辛壬癸", 9, 0.8, most_lines=1)
    assert len(found.lines) == 1
    assert found.size < Pt(20)
    assert found.lines[0].xs[-1] <= Pt(20) * 9
    assert found.fits


def test_what_cannot_fit_says_so():
    found = head("甲乙丙丁戊己庚辛壬癸" * 4, 5, 0.9)
    assert not found.fits
    assert found.lines[-1].end == 40


def test_no_line_is_under_three_characters():
    lines = texts("为民服务见真情暖人心", 8, 0.8, words=lambda _: {2, 4, 7})
    assert min(map(len, lines)) >= 3


def test_a_short_quoted_name_is_not_parted():
    text = "全区“两优一先”表彰大会今日召开"
    for room in (8, 9, 10):
        for line in texts(text, room, 0.8, most_lines=3):
            assert line.count("“") == line.count("”")


def test_what_cannot_fit_is_still_broken_between_words():
    text = "全区重点项目建设实现首季开门红"
    found = head(text, 6, 1.0, most_lines=2)
    assert not found.fits
    assert [text[line.start : line.end][-2:] for line in found.lines][-1] == "门红"
    assert not any(text[: line.end].endswith(("开门", "首", "实", "项")) for line in found.lines)


def test_nothing_gives_no_line():
    assert head("", 10).lines == ()
    assert head("  ", 10).lines == ()


@settings(max_examples=60, deadline=None)
@given(st.text("国民服务社区建设，“”12 ", min_size=1, max_size=30), st.integers(4, 20))
def test_any_headline_is_set(text: str, room: int):
    found = break_headline(
        SETTER, text, Length(room * EM), (Length(EM), Length(EM * 9 // 10)), STYLE,
        words=range_of,
    )  # fmt: skip
    assert "".join(text[line.start : line.end] for line in found.lines) == text * bool(text.strip())
    if found.fits:
        for line in found.lines:
            assert line.xs[-1] <= room * EM + len(text)


@pytest.mark.parametrize("count", [8, 11, 14, 17])
def test_lines_are_of_nearly_equal_length(count: int):
    found = head("国" * count, count / 2 + 1, words=range_of)
    widths = [line.xs[-1] - line.xs[0] for line in found.lines]
    assert len(widths) == 2
    assert min(widths) / max(widths) >= 1 - BALANCE
