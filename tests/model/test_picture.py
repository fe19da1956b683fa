"""Crops: one inside another."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.picture import Crop, Picture, Slot

SHARES = st.floats(0, 0.45)
CROPS = st.builds(Crop, SHARES, SHARES, SHARES, SHARES)


@given(CROPS, CROPS)
def test_a_crop_of_a_crop_leaves_its_share_of_what_was_left(inner: Crop, outer: Crop) -> None:
    both = inner.of(outer)
    assert both.wide == pytest.approx(inner.wide * outer.wide)
    assert both.high == pytest.approx(inner.high * outer.high)
    assert both.left >= outer.left
    assert both.bottom >= outer.bottom


@given(CROPS)
def test_the_whole_changes_nothing(crop: Crop) -> None:
    assert crop.of(Crop()) == crop
    assert astuple(Crop().of(crop)) == pytest.approx(astuple(crop))


def test_a_crop_that_leaves_nothing_is_not_used() -> None:
    slot = Slot(crop=Crop(left=0.6, right=0.4))
    assert slot.whole == Crop()
    assert slot.aspect(Picture("a" * 64, ".jpg", 300, 200)) == 1.5


def test_the_aspect_is_of_what_is_left() -> None:
    slot = Slot(crop=Crop(left=0.5))
    assert slot.aspect(Picture("a" * 64, ".jpg", 300, 200)) == 0.75
