from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.exchange import common, descent, plain_name
from newsroom.model.length import Length
from newsroom.model.picture import Crop, Slot
from newsroom.model.placement import Placement
from newsroom.model.plain import PlainError, from_plain, to_plain


@dataclass(frozen=True)
class Odd:
    pair: tuple[int, str] = (1, "a")
    set_: frozenset[str] = frozenset()
    by_name: dict[str, int] = field(default_factory=dict)
    day: datetime.date | None = None
    wide: Length = Length(3)


def test_records_survive_the_way_there_and_back() -> None:
    article = Article(
        headline="小街",
        credits=(Credit("周闻笛", Role.REPORTER, "见习记者"),),
        slots=(Slot("图", ("高雨",), "ab" * 32, crop=Crop(0.1, 0, 0.25, 0)),),
    )
    assert from_plain(Article, to_plain(article)) == article
    placement = Placement(page="p", article="a", column=1, row=2, span=3, depth=4)
    assert from_plain(Placement, to_plain(placement)) == placement
    odd = Odd((2, "b"), frozenset({"x", "y"}), {"k": 1}, datetime.date(2021, 10, 16), Length(9))
    back = from_plain(Odd, to_plain(odd))
    assert back == odd
    assert isinstance(back.wide, Length)


def test_fields_not_known_are_passed_by_and_missing_ones_take_their_default() -> None:
    assert from_plain(Odd, {"later": [1, 2]}) == Odd()
    with pytest.raises(PlainError, match=r"name: missing"):
        from_plain(Credit, {"role": "reporter"})


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"pair": [1]}, "pair"),
        ({"pair": ["1", "a"]}, r"pair"),
        ({"set_": [1]}, r"set_\[0\]"),
        ({"by_name": {"k": "v"}}, "by_name.k"),
        ({"day": "2021-13-01"}, "day"),
        ({"wide": 1.5}, "wide"),
        ({"wide": True}, "wide"),
        ({"wide": 2**70}, "wide"),
        ([], ""),
    ],
)
def test_what_is_no_such_record_names_its_place(data: object, place: str) -> None:
    with pytest.raises(PlainError, match=f"^{place}"):
        from_plain(Odd, data)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*Article.__dataclass_fields__]), _json, max_size=4))
def test_anything_gives_an_article_or_a_named_place(data: dict[str, object]) -> None:
    try:
        assert isinstance(from_plain(Article, data), Article)
    except PlainError as error:
        assert error.place.split(".")[0].split("[")[0] in data


def test_the_version_both_had_last() -> None:
    parents = {"m": ("a2", "b1"), "a2": ("a1",), "a1": ("r",), "b1": ("r",), "b2": ("b1",)}
    assert common("a2", "b2", parents) == ("r",)
    assert common("m", "b2", parents) == ("b1",)
    assert common("m", "a1", parents) == ("a1",)
    assert common("x", "b2", parents) == ()
    assert descent("m", parents) == {"m", "a2", "a1", "b1", "r"}


@pytest.mark.parametrize(
    ("name", "fine"),
    [
        ("图片/一版-01.jpg", True),
        ("content.json", True),
        ("../x", False),
        ("/x", False),
        ("a//b", False),
        ("a\\b", False),
        ("C:x", False),
        ("", False),
        ("a\0b", False),
    ],
)
def test_names_that_stay_inside(name: str, fine: bool) -> None:
    assert plain_name(name) is fine
