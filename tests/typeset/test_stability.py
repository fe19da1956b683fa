"""What a change at one end of a paragraph leaves alone at the other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model.length import Length
from newsroom.typeset.lines import SetLine, Setter
from tests.typeset.square import EM, square_book, square_style

BOOK = square_book()
_HAN = st.text("河东路市场摊位检测公平", min_size=1, max_size=8)
_CLAUSE = st.one_of(
    _HAN,
    st.builds("“{}”".format, _HAN),
    st.builds("《{}》".format, _HAN),
    st.builds("（{}）".format, _HAN),
    st.sampled_from(["12.5%", "3月15日", "￥1,286", "AI+", "GB/T", "——", "……", "·", "8:30", "5G "]),
)
_COPY = st.lists(
    st.tuples(_CLAUSE, st.sampled_from(["，", "。", "、", "", "", "；", "？！"])), max_size=24
).map(lambda parts: "".join(clause + mark for clause, mark in parts))
_MEASURE = st.integers(min_value=9, max_value=24)
_LEVEL = st.sampled_from(["none", "basic", "gb", "strict"])
_LOOSE = 0.3  # em a gap: looser lines are set anew rather than kept


def lines_of(text: str, measure: int, **choices: object) -> tuple[SetLine, ...]:
    kept = choices.pop("kept", ())
    style = square_style(BOOK, **choices)
    return Setter(BOOK).paragraph(text, Length(measure * EM), style, kept=kept)  # type: ignore[arg-type]


def ends(lines: tuple[SetLine, ...]) -> list[int]:
    return [line.end for line in lines]


@settings(max_examples=150, deadline=None)
@given(_COPY, _COPY, _MEASURE, _LEVEL)
def test_ragged_lines_of_a_beginning_are_those_of_the_whole(
    text: str, more: str, measure: int, level: str
):
    # The last two lines may yet take up or push out what follows.
    short = lines_of(text, measure, level=level, justify=False)[:-2]
    long = lines_of(text + more, measure, level=level, justify=False)
    assert long[: len(short)] == short


@settings(max_examples=150, deadline=None)
@given(_COPY, _COPY, _MEASURE, _LEVEL)
def test_lines_before_an_edit_stay_when_their_breaks_are_kept(
    text: str, more: str, measure: int, level: str
):
    before = lines_of(text, measure, level=level)
    steady = before[:-2]
    tight = next((i for i, line in enumerate(steady) if line.stretched > _LOOSE), len(steady))
    after = lines_of(text + more, measure, level=level, kept=ends(before)[:-1])
    assert after[:tight] == steady[:tight]


@settings(max_examples=150, deadline=None)
@given(_COPY, _MEASURE, st.lists(st.integers(1, 120), max_size=8), _LEVEL)
def test_keeping_what_was_kept_changes_nothing(
    text: str, measure: int, wanted: list[int], level: str
):
    first = lines_of(text, measure, level=level, kept=sorted(wanted))
    if all(line.stretched <= _LOOSE for line in first):
        assert lines_of(text, measure, level=level, kept=ends(first)) == first


@settings(max_examples=100, deadline=None)
@given(_COPY, _MEASURE)
def test_the_same_paragraph_in_another_unit_breaks_alike(text: str, measure: int):
    def broken(size: int) -> list[int]:
        style = square_style(BOOK, size=Length(size))
        return ends(Setter(BOOK).paragraph(text, Length(measure * size), style))

    assert broken(1000) == broken(3000)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 120), st.integers(1, 40), st.integers(3, 24))
def test_han_at_the_end_never_moves_han_before(count: int, more: int, measure: int):
    # But for the company a lone last character is given.
    short = lines_of("国" * count, measure)
    long = lines_of("国" * (count + more), measure)
    steady = max(min(len(short), len(long)) - 2, 0)
    assert long[:steady] == short[:steady]
