"""Headings: sizes, breaks and rows."""

from __future__ import annotations

import math

import pytest

from newsroom.model.frame import TextRole
from newsroom.model.length import Length, Pt
from newsroom.typeset.area import Area
from newsroom.typeset.blocks import Wanted, heading, headline_size
from newsroom.typeset.compose import Composer
from newsroom.typeset.groups import Label
from newsroom.typeset.heads import heading_frames
from tests.typeset.material import house, story

HOUSE = house("shangjie-shibao")
SETTER = Composer(HOUSE).setter


def wanted(span: int, **changes: object) -> Wanted:
    return Wanted(span, HOUSE.grid.measure(span), **changes)  # type: ignore[arg-type]


def test_sizes_follow_importance_span_and_the_editor() -> None:
    lead, least = story("a", 1, importance=5), story("a", 1, importance=1)
    assert headline_size(lead, HOUSE, wanted(4)) == Pt(36)
    assert headline_size(least, HOUSE, wanted(4)) == Pt(24)
    assert headline_size(lead, HOUSE, wanted(4, size=Pt(27))) == Pt(27)
    assert headline_size(lead, HOUSE, wanted(4, jump="（上接一版）")) == Pt(16)


@pytest.mark.parametrize("importance", [1, 3, 5])
def test_headlines_grow_with_span(importance: int) -> None:
    article = story("a", 1, importance=importance)
    sizes = [headline_size(article, HOUSE, wanted(span)) for span in range(1, 7)]
    assert sizes == sorted(sizes)


def test_parts_keep_their_order_and_grades() -> None:
    article = story("a", 1, kicker="区里开了现场会", subhead="——走访河东路")
    done = heading(article, HOUSE, SETTER, wanted(4))
    assert [part.role for part in done.parts] == [
        TextRole.KICKER,
        TextRole.HEADLINE,
        TextRole.SUBHEAD,
    ]
    kicker, main, sub = (part.size for part in done.parts)
    assert kicker < main
    assert sub < main
    for part in done.parts:
        assert part.pitch % 635 == 0
        assert part.size % 6350 == 0
        assert part.pitch >= part.size


def test_rows_hold_every_line_and_are_elastic() -> None:
    for span in range(1, 7):
        done = heading(story("a", 1, kicker="现场会之后"), HOUSE, SETTER, wanted(span))
        height = sum(part.height for part in done.parts)
        assert done.least >= math.ceil(height / HOUSE.grid.pitch)
        assert done.least <= done.usual < done.most
        assert 0 <= done.loose + 0.05 <= 1
        assert done.most - done.usual + done.loose < 3


def test_white_above_a_heading_is_as_much_as_below() -> None:
    done = heading(story("a", 1), HOUSE, SETTER, wanted(3))
    grid = HOUSE.grid
    room = Area(grid.x(0), grid.measure(3), 10, 40)
    for rows in range(done.usual, done.most + 1):
        (frame,) = heading_frames(done, room, rows, HOUSE)
        above = frame.y - grid.y(10) + grid.pitch / 2
        below = grid.y(10 + rows) - frame.y - frame.height
        assert abs(above - below) <= 2


def test_a_headline_breaks_at_the_editors_space() -> None:
    narrow = heading(story("a", 1), HOUSE, SETTER, wanted(2))
    assert narrow.parts[0].lines == ("老市场换新颜", "菜篮子更稳当")
    wide = heading(story("a", 1), HOUSE, SETTER, wanted(6))
    assert wide.parts[0].lines == ("老市场换新颜\u3000菜篮子更稳当",)
    uneven = story("a", 1, headline="春耕时节农技员来到田头 送技术")
    assert heading(uneven, HOUSE, SETTER, wanted(2)).parts[0].lines == (
        "春耕时节农技员来到田头",
        "送技术",
    )


def test_phrases_too_long_for_a_line_are_broken_by_themselves() -> None:
    article = story("a", 1, headline="春耕时节农技员下田头 一户一策送技术")
    lines = heading(article, HOUSE, SETTER, wanted(1)).parts[0].lines
    assert 2 < len(lines) <= 4
    assert not any("\u3000" in line for line in lines)
    assert "".join(lines) == "春耕时节农技员下田头一户一策送技术"


def test_lines_are_centred_in_the_measure() -> None:
    part = heading(story("a", 1), HOUSE, SETTER, wanted(3)).parts[0]
    for runs in part.runs:
        left, right = runs[0].xs[0], runs[-1].xs[-1]
        assert abs(left - (HOUSE.grid.measure(3) - right)) <= 2
        assert left >= 0


def test_a_section_takes_rows_of_its_own() -> None:
    plain = heading(story("a", 1), HOUSE, SETTER, wanted(3))
    label = Label("一线见闻", 2)
    labelled = heading(story("a", 1), HOUSE, SETTER, wanted(3, label=label))
    assert labelled.label_rows == 2
    assert labelled.usual == plain.usual + 2
    assert labelled.text.startswith("一线见闻")
    bare = heading(story("a", 1, section="一线见闻"), HOUSE, SETTER, wanted(3))
    assert bare.label == ""


def test_a_second_part_repeats_a_short_title_and_says_where_from() -> None:
    done = heading(story("a", 1, kicker="现场会"), HOUSE, SETTER, wanted(3, jump="（上接一版）"))
    assert [part.lines for part in done.parts] == [("老市场换新颜",), ("（上接一版）",)]
    untitled = story("a", 1, headline="")
    assert [p.role for p in heading(untitled, HOUSE, SETTER, wanted(3, jump="x")).parts] == [
        TextRole.JUMP
    ]


def test_no_words_make_no_rows() -> None:
    done = heading(story("a", 1, headline=" "), HOUSE, SETTER, wanted(2))
    assert (done.least, done.usual, done.most) == (0, 0, 0)
    assert isinstance(done.parts, tuple)
    assert Length(0) == sum(part.height for part in done.parts)
