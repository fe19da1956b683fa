"""Offsets between Python's characters and Qt's UTF-16 units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.ui.utf16 import from_qt, qt_length, to_qt

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXTS, st.data())
def test_an_offset_is_the_length_of_what_stands_before_it(text: str, data: st.DataObject):
    index = data.draw(st.integers(0, len(text)))
    assert to_qt(text, index) == len(text[:index].encode("utf-16-le")) // 2


@given(TEXTS, st.data())
def test_there_and_back_is_the_same_place(text: str, data: st.DataObject):
    index = data.draw(st.integers(0, len(text)))
    assert from_qt(text, to_qt(text, index)) == index


@given(TEXTS)
def test_length_counts_units(text: str):
    assert qt_length(text) == len(text.encode("utf-16-le")) // 2


def test_the_second_unit_of_a_rare_hanzi_is_that_hanzi():
    assert [from_qt("吉𠮷吉", offset) for offset in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_the_text_is_refused(offset: int):
    with pytest.raises(IndexError):
        from_qt("𠮷", offset)
    with pytest.raises(IndexError):
        to_qt("𠮷", offset)
