"""The table of kinds, and that what it takes at once is what a look at every character gives."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model.length import Length
from newsroom.typeset.kinds import COMMON_HAN, RUNS, kinds_of, others
from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import Rules
from newsroom.typeset.spacing import space
from tests.typeset.square import EM, square_book

BOOK = square_book()
SCALE = Scale(BOOK, BOOK.font("body"), int(Length(EM)))
OTHERS = others(COMMON_HAN)
COPY = st.lists(
    st.one_of(
        st.text("国东路市", max_size=4),
        st.sampled_from([*"，。、：；！？“”‘’（）《》·—…～／％℃￥ \u3000", "——", "……", "？！"]),
        st.sampled_from(["12.5%", "AI", "don’t", "“OK”", "3月", "GB/T", "3×4", "●", "a-b"]),
    ),
    max_size=30,
).map("".join)


def test_han_and_lone_marks_are_in_no_run() -> None:
    kinds = kinds_of("国，国。国”国（国5")
    assert kinds == b"hchshxhxhx"
    assert [run.span() for run in RUNS.finditer(kinds)] == [(5, 6), (7, 8), (9, 10)]
    assert [run.span() for run in RUNS.finditer(kinds_of("国。）国。"))] == [(1, 3)]


def test_what_the_table_lacks_is_found() -> None:
    assert OTHERS.search("国々，“5G”") is None
    assert all(OTHERS.search("国" + char) for char in "?あ𠮷α\n\ue000\u200d")


def test_han_that_a_face_lacks_is_not_in_its_table() -> None:
    found = others(code for code in COMMON_HAN if chr(code) not in "东路").search("国东")
    assert found is not None
    assert found.group() == "东"


@settings(max_examples=300, deadline=None)
@given(COPY, st.sampled_from(["basic", "gb", "strict"]))
def test_the_table_gives_what_a_look_at_every_character_gives(text: str, level: str) -> None:
    natural = [SCALE[char] for char in text]
    kinds = SCALE.kinds(text)
    assert len(kinds) == len(text)
    looked = space(text, natural, EM, Rules(level), lambda at: SCALE.ink(text[at]))
    tabled = space(text, natural, EM, Rules(level), lambda at: SCALE.ink(text[at]), kinds)
    assert replace(tabled, special=looked.special) == looked
