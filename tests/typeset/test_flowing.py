"""Counted lines take the rows that set lines take."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from newsroom.model.length import Mm
from newsroom.typeset.compose import Composer
from newsroom.typeset.flowing import Counted, clipped, counted, lone, of_lines, spare
from newsroom.typeset.legs import Segment, flow
from newsroom.typeset.story import story as paragraphs
from tests.typeset.material import house, prose, story

HOUSE = house("shangjie-shibao")
COMPOSER = Composer(HOUSE)


@dataclass(frozen=True)
class Line:
    before: int = 0
    keep: int = 0


LINES = st.lists(
    st.one_of(st.just(Line()), st.builds(Line, before=st.integers(0, 2), keep=st.integers(0, 3))),
    max_size=40,
)


@given(LINES, st.lists(st.integers(0, 12), max_size=6))
def test_they_flow_as_set_lines_do(lines: list[Line], rows: list[int]) -> None:
    room = [Segment(leg, 0, count) for leg, count in enumerate(rows)]
    flowed = flow(lines, room)
    assert spare(of_lines(lines), rows) == (None if flowed.over else flowed.under)


def test_they_are_as_many_as_are_set() -> None:
    body = prose(2) + "\n## 先听意见\n" + prose(2) + "\n## 再动工的时候要先看一看水渠的走向\n短。"
    for article in (story("a", body=body), story("b", 3), replace(story("c"), credits=())):
        paras = paragraphs(article, HOUSE)
        for span in (1, 2, 3):
            measure = HOUSE.grid.measure(span)
            lines = COMPOSER.setter.lines(paras, measure)
            assert counted(paras, measure, COMPOSER.setter) == of_lines(lines)
    narrow = Mm(9)
    paras = paragraphs(story("d", body=body), HOUSE)
    assert counted(paras, narrow, COMPOSER.setter) == of_lines(COMPOSER.setter.lines(paras, narrow))


def test_no_text_leaves_everything_free() -> None:
    assert spare(Counted(0), (3, 4)) == 7
    assert spare(Counted(0), ()) == 0
    assert spare(Counted(1), ()) is None


def test_last_lines_alone_at_the_head_of_a_leg_are_counted() -> None:
    text = Counted(12, lasts=frozenset({4, 9}))
    assert lone(text, (4, 5, 3)) == 2
    assert lone(text, (5, 5, 2)) == 0
    assert lone(text, (12,)) == 0
    paras = paragraphs(story("a", 3), HOUSE)
    measure = HOUSE.grid.measure(1)
    lines = COMPOSER.setter.lines(paras, measure)
    lasts = {n for n, line in enumerate(lines) if line.last and line.line.start}
    assert counted(paras, measure, COMPOSER.setter).lasts == lasts


def test_segments_are_clipped_at_a_row() -> None:
    room = (Segment(0, 4, 10), Segment(1, 4, 2), Segment(1, 12, 6))
    assert tuple(clipped(room, 14)) == (10, 2, 2)
    assert tuple(clipped(room, 12)) == (8, 2)
