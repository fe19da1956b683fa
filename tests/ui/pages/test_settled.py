"""Runs that were drawn are drawn again without being placed anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.model.frame import Line, PageFrames, Run, TextFrame
from newsroom.ui.pages import settled
from newsroom.ui.pages.settled import SettledRuns
from newsroom.ui.pages.tiles import changed

SCALE = 80 / 914_400


@pytest.fixture
def frame(page: PageFrames) -> TextFrame:
    """A leg of several lines."""
    found = (f for f in page.frames if isinstance(f, TextFrame) and len(f.lines) > 5)
    return next(found)


@pytest.fixture
def run(qapp, frame: TextFrame) -> Run:
    return frame.lines[1].runs[0]


def test_a_run_is_placed_once_wherever_it_stands_and_whatever_its_colour(run: Run):
    runs = SettledRuns(SCALE)
    made = runs.of(run)
    assert runs.of(replace(run, start=run.start + 9, colour="c00000")) is made
    wider = replace(run, xs=tuple(2 * x for x in run.xs))
    assert runs.of(wider).positions()[-1].x() == 2 * made.positions()[-1].x()
    assert len(made.glyphIndexes()) == len(run.text) == len(made.positions())


def test_what_was_not_drawn_for_long_is_forgotten(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settled, "_KEPT", 2)
    runs = SettledRuns(SCALE)
    others = [replace(run, xs=tuple(x + number for x in run.xs)) for number in (1, 2)]
    first, _, again = runs.of(run), runs.of(others[0]), runs.of(run)
    assert again is first
    runs.of(others[1])
    assert runs.of(run) is first
    assert len(runs._kept) == 2


def test_lines_on_one_baseline_are_told_apart(page: PageFrames, frame: TextFrame):
    beside: Line = replace(frame.lines[2], baseline=frame.lines[1].baseline)
    twice = replace(frame, lines=(*frame.lines, beside))
    with_both = replace(page, frames=tuple(twice if f is frame else f for f in page.frames))
    assert changed(page, with_both)
    assert changed(with_both, page)
