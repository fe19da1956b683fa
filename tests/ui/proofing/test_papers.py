"""How sheets go on paper: reduced to one, or covered by overlapping parts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from newsroom.model.frame import PageFrames
from newsroom.model.length import Mm
from newsroom.ui.proofing.papers import OVERLAP, Imposed, Room, full_size, reduced

A4 = Room(Mm(200), Mm(287), (Mm(210), Mm(297)))
A3 = Room(Mm(287), Mm(410), (Mm(297), Mm(420)))


def _sheet(width: float, height: float) -> PageFrames:
    return PageFrames("p", 1, Mm(width), Mm(height), ())


@pytest.mark.parametrize(
    ("sheet", "room", "percent", "landscape"),
    [
        (_sheet(305, 434), A4, 65, False),
        (_sheet(305, 434), A3, 94, False),
        (_sheet(420, 594), A3, 68, False),
        (_sheet(434, 305), A3, 94, True),
        (_sheet(180, 250), A4, 100, False),
        (_sheet(210, 297), A4, 100, False),
        (_sheet(297.3, 210.2), A4, 100, True),
        (_sheet(212, 300), A4, 94, False),
    ],
)
def test_a_sheet_is_reduced_as_little_as_may_be(
    sheet: PageFrames, room: Room, percent: int, landscape: bool
) -> None:
    done = reduced(sheet, room)
    assert (done.percent, done.landscape, len(done.tiles)) == (percent, landscape, 1)


@pytest.mark.parametrize(
    ("sheet", "room", "count", "landscape"),
    [
        (_sheet(305, 434), A4, 4, False),
        (_sheet(305, 434), A3, 2, True),
        (_sheet(420, 594), A3, 4, False),
        (_sheet(270, 380), A4, 2, True),
        (_sheet(210, 297), A4, 1, False),
        (_sheet(275, 390), A3, 1, False),
    ],
)
def test_parts_cover_a_sheet_and_overlap(
    sheet: PageFrames, room: Room, count: int, landscape: bool
) -> None:
    done = full_size(sheet, room)
    assert (len(done.tiles), done.landscape, done.percent) == (count, landscape, 100)
    width, height = (room.height, room.width) if landscape else (room.width, room.height)
    if count > 1:
        assert all(tile.width <= width and tile.height <= height for tile in done.tiles)
    assert _covered(done) == {(int(sheet.width), int(sheet.height))}
    columns = sorted({tile.x for tile in done.tiles})
    for before, after in pairwise(columns):
        assert before + width - after == pytest.approx(OVERLAP)


def _covered(done: Imposed) -> set[tuple[int, int]]:
    right = max(tile.x + tile.width for tile in done.tiles)
    bottom = max(tile.y + tile.height for tile in done.tiles)
    return {(round(right), round(bottom))}
