from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model.article import Article
from newsroom.model.credit import Credit, Role
from newsroom.model.issue import Issue, IssueFacts
from newsroom.model.length import Length, Pt
from newsroom.model.page import Page
from newsroom.model.picture import Crop, Picture, Slot
from newsroom.model.placement import PicturePlace, Placement
from newsroom.store.rows import (
    from_json,
    from_row,
    storable,
    to_json,
    to_row,
    utc_text,
    utc_time,
)

TEXT = st.text(max_size=30) | st.sampled_from(
    ["𠮷田家", "😀", "一行\n二行\r\n", "零\x00止", '"', "\\"]
)


@pytest.mark.parametrize("kind", [Article, Issue, IssueFacts, Page, Picture, Placement, Slot])
def test_every_field_survives_json_and_readably(kind: type) -> None:
    @settings(deadline=None)
    @given(st.builds(kind))
    def holds(value: object) -> None:
        assert from_json(kind, to_json(value)) == value

    holds()


@pytest.mark.parametrize("kind", [Issue, Page, Picture, Placement])
def test_every_field_survives_a_row(kind: type) -> None:
    @settings(deadline=None)
    @given(st.builds(kind))
    def holds(value: object) -> None:
        row = to_row(value)
        assert all(item is None or type(item) in (str, int, float) for item in row.values())
        assert from_row(kind, row) == value

    holds()


@settings(deadline=None)
@given(TEXT)
def test_any_text_survives(text: str) -> None:
    article = Article(headline=text, credits=(Credit(text, Role.INTERN),), notes=(text,))
    assert from_json(Article, to_json(article)) == article


def test_json_is_readable_as_it_stands() -> None:
    assert to_json(Credit("宋晓", Role.PHOTOGRAPHER, "摄")) == (
        '{"name": "宋晓", "role": "photographer", "label": "摄"}'
    )


def test_nested_values_come_back_as_their_types() -> None:
    crop = Crop(0.1, 0.0, 0.25, 0.0)
    placement = Placement(
        page="p",
        article="a",
        column=0,
        row=8,
        span=2,
        depth=20,
        headline_size=Pt(26),
        pictures=(PicturePlace(0, 1, 1, 9, crop),),
        kept_breaks=(11, 22),
        box=True,
    )
    again = from_row(Placement, to_row(placement))
    assert again == placement
    assert type(again.headline_size) is Length
    assert again.pictures[0].crop == crop
    assert again.box is True


def test_a_field_that_is_missing_takes_its_default() -> None:
    assert from_json(Slot, '{"caption": "图"}') == Slot("图")


def test_halves_of_a_rare_character_are_joined_and_lone_ones_replaced() -> None:
    assert storable("\ud842\udfb7田") == "𠮷田"
    assert storable("甲\ud842乙") == "甲�乙"
    assert storable("𠮷😀") == "𠮷😀"


def test_times_are_utc_text_whose_order_is_time_order() -> None:
    china = datetime.timezone(datetime.timedelta(hours=8))
    early = datetime.datetime(2021, 10, 16, 8, 0, tzinfo=china)
    late = datetime.datetime(2021, 10, 16, 0, 0, 0, 5, tzinfo=datetime.UTC)
    assert utc_text(early) == "2021-10-16T00:00:00.000000+00:00"
    assert utc_text(early) < utc_text(late)
    assert utc_time(utc_text(early)) == early
