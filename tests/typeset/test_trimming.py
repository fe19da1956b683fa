"""How neighbouring marks give up their blanks: every pair of classes, from the width rules.

F is a full em, H half of one; dash and ellipsis are two characters. Between two marks the blank
that faces another blank is cut (CLREQ 标点挤压, CSS Text 4 text-spacing-trim): of two openings the
second's, of two closings the first's, of a closing before an opening the opening's; beside an
interpunct or an ideographic space the bracket's. All else keeps the width of its class.
"""

from __future__ import annotations

import pytest

from newsroom.typeset.scale import Scale
from newsroom.typeset.spaced import Rules
from newsroom.typeset.spacing import space
from tests.typeset.square import EM, square_book

SECOND = ("（", "）", "，", "。", "？", "·", "／", "–", "～", "——", "……", "\u3000", "国")
TABLE = {
    #          （  ）  ，  。  ？  ·   ／  –   ～  ——  ……  　  国
    "（":     "FH  FF  FF  FF  FF  FH  FH  FH  FF  FFF FFF FF  FF",
    "）":     "FH  HF  HF  HF  HF  HH  FH  FH  FF  FFF FFF HF  FF",
    "，":     "FH  HF  HF  HF  HF  HH  FH  FH  FF  FFF FFF HF  FF",
    "。":     "FH  HF  HF  HF  HF  HH  FH  FH  FF  FFF FFF HF  FF",
    "？":     "FH  HF  HF  HF  HH  HH  FH  FH  FF  FFF FFF HF  FF",
    "·":      "HH  HF  HF  HF  HF  HH  HH  HH  HF  HFF HFF HF  HF",
    "／":     "HF  HF  HF  HF  HF  HH  HH  HH  HF  HFF HFF HF  HF",
    "–":      "HF  HF  HF  HF  HF  HH  HH  HH  HF  HFF HFF HF  HF",
    "～":     "FF  FF  FF  FF  FF  FH  FH  FH  FF  FFF FFF FF  FF",
    "——":     "FFF FFF FFF FFF FFF FFH FFH FFH FFF FFFF FFFF FFF FFF",
    "……":     "FFF FFF FFF FFF FFF FFH FFH FFH FFF FFFF FFFF FFF FFF",
    "\u3000": "FH  FF  FF  FF  FF  FH  FH  FH  FF  FFF FFF FF  FF",
    "国":     "FF  FF  FF  FF  FF  FH  FH  FH  FF  FFF FFF FF  FF",
}  # fmt: skip
PAIRS = [
    (first, second, widths)
    for first, row in TABLE.items()
    for second, widths in zip(SECOND, row.split(), strict=True)
]
OPENINGS, CLOSINGS = "“‘（《〈「『【〖〔［｛", "”’）》〉」』】〗〕］｝，、；：。．"
EMS = {EM: "F", EM // 2: "H"}


def cells(text: str) -> list[int]:
    book = square_book()
    scale = Scale(book, book.font("body"), EM)
    natural = [scale[char] for char in text]
    return space(text, natural, EM, Rules(), lambda at: scale.ink(text[at])).cells


def widths(marks: str) -> str:
    """F and H of marks between two Han."""
    return "".join(EMS[cell] for cell in cells(f"国{marks}国")[1:-1])


@pytest.mark.parametrize(("first", "second", "expected"), PAIRS)
def test_every_pair_of_classes(first: str, second: str, expected: str):
    assert widths(first + second) == expected


@pytest.mark.parametrize("mark", OPENINGS)
@pytest.mark.parametrize("other", OPENINGS)
def test_two_openings_cut_the_second(mark: str, other: str):
    assert widths(mark + other) == "FH"


@pytest.mark.parametrize("mark", CLOSINGS)
def test_a_closing_gives_way_to_a_closing_and_takes_from_an_opening(mark: str):
    assert {widths(mark + other) for other in CLOSINGS} == {"HF"}
    assert {widths(mark + other) for other in OPENINGS} == {"FH"}


@pytest.mark.parametrize("count", range(2, 7))
@pytest.mark.parametrize(("mark", "ends"), [("（", "first"), ("）", "last"), ("。", "last")])
def test_a_run_keeps_one_blank(mark: str, ends: str, count: int):
    halves = "H" * (count - 1)
    assert widths(mark * count) == ("F" + halves if ends == "first" else halves + "F")
    assert sum(cells(mark * count)) == (count - (count - 1) / 2) * EM


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("））", "HF"),
        ("）（", "FH"),
        ("（（", "FH"),
        ("（）", "FF"),
        ("。」（", "HFH"),
        ("：「『", "FHH"),
        ("』」。", "HHF"),
        ("）」「（", "HFHH"),
        ("？」——", "HFFF"),
        ("……」，", "FFHF"),
        ("》、《", "HFH"),
        ("”、“", "HFH"),
        ("》（《", "FHH"),
        ("》·《", "HHH"),
        ("！）。", "HHF"),
        ("？！”", "HHF"),
        ("。\u3000（", "HFH"),
    ],
)
def test_longer_runs(marks: str, expected: str):
    assert widths(marks) == expected


def test_marks_with_han_between_keep_their_blanks():
    for first in OPENINGS + CLOSINGS:
        for second in OPENINGS + CLOSINGS:
            assert widths(f"{first}国{second}") == "FFF"
