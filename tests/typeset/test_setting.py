"""How a house sets its paragraphs: line rules of its own, crossheads broken as headlines are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.frame import TextFrame, TextRole
from newsroom.model.publication import LineStyle
from newsroom.typeset.compose import Composer
from newsroom.typeset.copyfit import shapes
from tests.typeset.material import edition, house, placement, prose, story

HOUSE = house("shangjie-shibao")
COMPOSER = Composer(HOUSE)
LONG = "在“修”字上用力，打造灌区管护高地"


def crosshead(text: str, span: int = 1) -> list[str]:
    article = story("a", body=f"## {text}\n{prose(2)}")
    place = placement("a", span=span, depth=60, text_columns=1)
    page = COMPOSER.page(edition(HOUSE, (article,), (place,)), "page2")
    return [
        line.text
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for line in frame.lines
        if line.role is TextRole.CROSSHEAD
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("三条渠道同时开工", "三条渠道同时开工"),
        (LONG, "在“修”字上用力，/打造灌区管护高地"),
        ("灌区管护员培训班在渠首水利站开班", "灌区管护员培训班/在渠首水利站开班"),
    ],
)
def test_a_long_crosshead_is_broken_between_words(text: str, lines: str) -> None:
    assert "/".join(crosshead(text)) == lines


def test_a_crosshead_that_has_room_stays_on_one_line() -> None:
    assert crosshead(LONG, span=3) == [LONG]


def test_a_crosshead_without_words_to_part_is_set_all_the_same() -> None:
    lines = crosshead("A" * 60)
    assert "".join(lines) == "A" * 60
    assert len(lines) > 1


def test_shapes_count_the_lines_of_crossheads_that_are_set() -> None:
    article = replace(story("a", 5), body=f"## {LONG}\n{prose(3)}\n## {LONG}\n{prose(2)}")
    found = shapes(COMPOSER, article, {})
    assert found
    for shape in found:
        place = shape.placement("a", "page2", 0, 3)
        made = edition(HOUSE, (article,), (place,))
        assert COMPOSER.article(made, place).fit.over == 0


TEXT = (
    "渠首站装上了新水表，“一季一抄”成了旧事。2026年的第一张水费单，手机App里就能看到，省事，省心。"
)


@pytest.mark.parametrize(
    "lines",
    [
        LineStyle(breaking="none"),
        LineStyle(punctuation="kaiming"),
        LineStyle(punctuation="banjiao"),
        LineStyle(latin_gap=0.0),
        LineStyle(trim_start=False),
        LineStyle(hanging=True),
    ],
)
def test_each_line_rule_of_a_house_is_followed(lines: LineStyle) -> None:
    assert positions(lines) != positions(LineStyle())


def positions(lines: LineStyle) -> list[tuple[int, ...]]:
    """Where the characters of each line stand, over measures from 9 to 16 characters."""
    found = []
    for characters in range(9, 17):
        own = replace(HOUSE, lines=lines, grid=replace(HOUSE.grid, characters=characters))
        article = story("a", body=TEXT)
        place = placement("a", span=1, depth=30)
        page = Composer(own).page(edition(own, (article,), (place,)), "page2")
        found += [
            run.xs
            for frame in page.frames
            if isinstance(frame, TextFrame) and frame.role is TextRole.BODY
            for line in frame.lines
            for run in line.runs
        ]
    return found
