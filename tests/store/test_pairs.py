"""The tokens of the index: common characters for themselves, rare ones sharing signs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.query import Place
from newsroom.store import pairs
from newsroom.text.folding import fold


def test_pairs_and_the_last_character() -> None:
    assert pairs.pairs("一人a") == ["一人", "人a", "a"]
    assert pairs.pairs("") == []
    assert pairs.pairs("一", Place.UNIT) == ["\ue102一"]
    assert pairs.pairs("一", Place.BODY) == ["一"]
    assert pairs.marked(Place.HEADLINE) and not pairs.marked(Place.BODY) and not pairs.marked(None)


def test_what_the_tokenizer_drops_has_signs_of_its_own() -> None:
    said = "".join(pairs.pairs(',.:"*-()'))
    assert not any(char.isascii() for char in said)
    assert len(set(pairs.pairs("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))) == 32


def test_rare_characters_share_signs() -> None:
    assert pairs.own("一人") and pairs.own("a1,。“")
    assert not pairs.own("鹮") and not pairs.own("一鹮")
    signs = {pairs.pairs(chr(code))[0] for code in range(0x4E00, 0x9FFF)}
    assert 900 < len(signs) < 1000


def test_what_is_asked_of_the_index() -> None:
    assert pairs.asked("一人一人") == ['"一人"', '"人一"']
    assert pairs.asked("一") == ['"一" *']
    assert pairs.asked("一人", Place.HEADLINE) == ['"\ue100一人"']


@given(st.text(alphabet="一人鹮鸊a,，“ ", max_size=20), st.integers(0, 19), st.integers(2, 6))
def test_a_part_asks_for_nothing_that_its_text_lacks(text: str, start: int, length: int) -> None:
    folded = fold(text)
    part = folded[start : start + length]
    if len(part) > 1:
        assert {token[1:-1] for token in pairs.asked(part)} <= set(pairs.pairs(folded))
