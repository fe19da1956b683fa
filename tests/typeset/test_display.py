"""One line of display text, across."""

from __future__ import annotations

import pytest

from newsroom.model.length import Length
from newsroom.typeset.display import Letters, natural_width, placed, whole_twips
from tests.typeset.square import square_book

EM = Length(1000)
LETTERS = Letters(square_book(), "body", EM)


def xs(text: str, width: int, align: str = "left", *, spread: bool = False) -> list[int]:
    runs = placed(LETTERS, text, Length(width), align, spread=spread)
    return [x for run in runs for x in run.xs]


@pytest.mark.parametrize(("align", "first"), [("left", 0), ("centre", 1500), ("right", 3000)])
def test_a_line_is_aligned(align: str, first: int) -> None:
    assert xs("年月", 5000, align) == [first, first + 1000, first + 2000]


def test_a_spread_line_reaches_both_edges() -> None:
    assert xs("年月日", 5000, spread=True) == [0, 2000, 4000, 5000]
    assert xs("年", 5000, spread=True) == [0, 1000]


def test_a_line_too_long_is_set_closer() -> None:
    found = xs("年月日时", 3400)
    assert found[0] == 0
    assert found[-1] == 3400
    assert found == sorted(found)


def test_forced_widths_do_not_hang_on_the_font() -> None:
    assert natural_width(LETTERS, "一·二") == 2500
    assert natural_width(LETTERS, "（一）") == 3000
    assert natural_width(LETTERS, "2026") == 2000


def test_pitches_are_whole_twips() -> None:
    assert whole_twips(1000) == 1270
    assert whole_twips(6350) == 6350
