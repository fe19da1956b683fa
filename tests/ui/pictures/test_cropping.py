"""The frame of a crop under the hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.picture import Crop
from newsroom.ui.pictures.cropping import LEAST, Frame, fitted, frame_of, grown, pulled

SHARES = st.floats(0, 0.4)
FRAMES = st.builds(lambda a, b, c, d: Frame(a, b, 1 - c, 1 - d), SHARES, SHARES, SHARES, SHARES)
SHAPES = st.floats(0.4, 2.5)
HANDLES = st.tuples(st.sampled_from([-1, 0, 1]), st.sampled_from([-1, 0, 1])).filter(any)
POINTS = st.tuples(st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))


def inside(frame: Frame) -> bool:
    slack = 1e-9
    return (
        -slack <= frame.left < frame.right <= 1 + slack
        and -slack <= frame.top < frame.bottom <= 1 + slack
    )


@given(FRAMES, SHAPES)
def test_a_fitted_frame_has_its_shape_and_stays_inside(frame: Frame, shape: float) -> None:
    found = fitted(frame, shape)
    assert inside(found)
    assert found.width / found.height == pytest.approx(shape)


@given(FRAMES, HANDLES, POINTS)
def test_a_pulled_frame_stays_inside_and_can_be_held_again(frame, handle, point) -> None:
    found = pulled(frame, handle, point)
    assert inside(found)
    assert min(found.width, found.height) >= LEAST - 1e-9


@given(FRAMES, HANDLES, POINTS, SHAPES)
def test_with_a_shape_the_other_side_follows(frame, handle, point, shape) -> None:
    found = pulled(fitted(frame, shape), handle, point, shape)
    assert inside(found)
    assert found.width / found.height == pytest.approx(shape)


@given(FRAMES, st.floats(-2, 2), st.floats(-2, 2))
def test_a_moved_frame_keeps_its_size(frame: Frame, across: float, down: float) -> None:
    found = frame.moved(across, down)
    assert inside(found)
    assert found.width == pytest.approx(frame.width)
    assert found.height == pytest.approx(frame.height)


def test_keys_change_the_size_with_and_without_a_shape() -> None:
    frame = Frame(0.1, 0.1, 0.5, 0.5)
    assert grown(frame, 0.1, 0).right == pytest.approx(0.6)
    assert grown(frame, 0.1, 0).bottom == pytest.approx(0.5)
    both = grown(frame, 0, 0.1, 1.0)
    assert (both.right, both.bottom) == (pytest.approx(0.6), pytest.approx(0.6))
    less = grown(frame, -0.1, 0, 1.0)
    assert (less.right, less.bottom) == (pytest.approx(0.4), pytest.approx(0.4))


def test_a_frame_and_a_crop_say_the_same() -> None:
    crop = Crop(0.1, 0.2, 0.3, 0.05)
    assert frame_of(crop).crop() == crop
    assert frame_of(Crop(left=0.7, right=0.7)) == Frame()
    assert Frame().crop() == Crop()
