"""Folding: what is the same for a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.folding import fold


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
