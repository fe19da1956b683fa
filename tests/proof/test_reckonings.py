"""Ages against years of birth, told in either order."""

from __future__ import annotations

import datetime

import pytest

from newsroom.proof.rules import sums
from tests.proof.asked import marked

DAY = datetime.date(2031, 5, 14)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("现年71岁的何长庚生于1950年。", "现年⟦71|81⟧岁的何长庚生于1950年。"),
        ("何长庚1950年出生，现年71岁。", "何长庚1950年出生，现年⟦71|81⟧岁。"),
        ("现年81岁的何长庚生于1950年。", ""),
        ("今年61岁的何长庚，儿子生于1990年。", ""),
    ],
)
def test_an_age_fits_the_year_of_birth(text: str, right: str) -> None:
    assert marked(sums, text, day=DAY) == (right or text)
