from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.counting import Count, count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Count(0, 0, 0, 0, 0)),
        ("区里开会。", Count(4, 5, 4, 0, 5)),
        ("6月12日，好", Count(5, 6, 3, 2, 6)),
        ("使用Word软件", Count(5, 5, 4, 1, 6)),
        ("增长5.6%", Count(3, 3, 2, 1, 4)),
        ("好——真好……", Count(3, 7, 3, 0, 7)),
        ("“好”", Count(1, 3, 1, 0, 3)),
        ("New York 好", Count(3, 3, 1, 2, 5)),
        ("甲 乙\n丙　丁", Count(4, 4, 4, 0, 4)),
        ("\U00020bb7野", Count(2, 2, 2, 0, 2)),
        ("二〇二一", Count(4, 4, 4, 0, 4)),
        ("- ,", Count(0, 2, 0, 0, 2)),
    ],
)
def test_counts(text: str, expected: Count) -> None:
    assert count(text) == expected


@given(st.text(max_size=80))
def test_counts_agree_with_each_other(text: str) -> None:
    found = count(text)
    assert found.han + found.words == found.characters <= found.with_punctuation
    assert found.cells <= len(text)
