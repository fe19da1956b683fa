"""How an article fits: what is called missing."""

from __future__ import annotations

import pytest

from newsroom.model.frame import Fit


@pytest.mark.parametrize(
    ("under", "legs", "short"),
    [(0, 1, 0), (1, 1, 0), (2, 1, 2), (1, 2, 0), (2, 2, 2), (3, 4, 0), (4, 4, 4), (9, 6, 9)],
)
def test_fewer_rows_than_legs_are_not_missing(under: int, legs: int, short: int) -> None:
    assert Fit("p", 0, under, 40, 400, legs).short == short
