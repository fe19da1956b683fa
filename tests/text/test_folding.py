"""Folding: what is the same for a search."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import folding
from newsroom.text.folding import fold, may_hold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢｃ１２３", "abc123"),
        ("標題：「開會」", "标题:「开会」"),
        ("臺灣發展 後來\u3000裡面", "台湾发展后来里面"),
        ("沿著 著名", "沿着着名"),
        ("為爲", "为为"),
        ("㎡①", "m21"),
        ("e\u0301\u200b", "e"),
        ("𠮷家", "𠮷家"),
        ("", ""),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_stands_together_folds_as_its_parts(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=60))
def test_folding_again_changes_no_hanzi(text: str) -> None:
    once = fold(text)
    hanzi = "".join(char for char in once if "一" <= char <= "鿿")
    assert fold(hanzi) == hanzi


@given(
    st.text(alphabet="水渠裏里ＡaＢ：:“”*#>\\ \n\t\u200b…㎡①é●｜|3３\u3000後后", max_size=30),
    st.integers(0, 29),
    st.integers(1, 6),
)
def test_what_a_text_holds_it_may_hold(text: str, start: int, length: int) -> None:
    term = fold(text)[start : start + length]
    if term:
        assert may_hold(text, term)


def test_what_a_text_cannot_hold_is_told_without_folding() -> None:
    text = "**水**渠\n修到裏面，ＡＰＰ 上看得见"
    for term in ("水渠修", "到里面,app上", "面,a"):
        assert may_hold(text, term)
    for term in ("渠水", "里到", "apq", "面.a"):
        assert not may_hold(text, term)
    assert may_hold(text + "㎡", "渠水")


def test_every_usual_character_is_known_by_its_looks() -> None:
    for code in range(0x10000):
        char = chr(code)
        if 0xD800 <= code < 0xE000 or folding._UNUSUAL.match(char):
            continue
        folded = fold(char)
        assert len(folded) <= 1, char
        if folded:
            assert char in folding._looks(folded), char
        else:
            assert re.fullmatch(folding._BETWEEN, char), char
