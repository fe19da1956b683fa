"""Tiles: the same pixels as painting the whole page, and no more work than needed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from newsroom.model.frame import PageFrames, TextFrame
from newsroom.ui.pages.painter import page_image
from newsroom.ui.pages.pictures import NoPictures, Renditions
from newsroom.ui.pages.tiles import Tiles, bounds, changed

DPI = 80
SCALE = DPI / 914_400
WHOLE = QRect(0, 0, 866, 1228)


@pytest.fixture
def tiles(qapp, page: PageFrames) -> Tiles:
    tiles = Tiles(Renditions(NoPictures()))
    tiles.set_scale(SCALE)
    tiles.set_page(page)
    return tiles


def painted(tiles: Tiles, exposed: QRect = WHOLE) -> QImage:
    image = QImage(WHOLE.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    tiles.paint(painter, 0, 0, exposed)
    painter.end()
    return image


def whole(page: PageFrames) -> QImage:
    return page_image(page, Renditions(NoPictures()), DPI)


def distance(one: QImage, other: QImage) -> int:
    """The greatest difference of any byte of two pictures of one size."""
    assert one.size() == other.size()
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs if a != b) if one != other else 0


def shortened(page: PageFrames, index: int) -> PageFrames:
    frame = page.frames[index]
    assert isinstance(frame, TextFrame)
    shorter = replace(frame, lines=frame.lines[:-2])
    return replace(page, frames=(*page.frames[:index], shorter, *page.frames[index + 1 :]))


def a_leg(page: PageFrames) -> int:
    return next(
        number
        for number, frame in enumerate(page.frames)
        if isinstance(frame, TextFrame) and frame.placement == "p-left" and len(frame.lines) > 5
    )


def test_tiles_show_the_page_as_it_is_painted_at_once(tiles: Tiles, page: PageFrames):
    assert distance(painted(tiles), whole(page)) == 0


def test_after_a_change_tiles_show_the_new_page(tiles: Tiles, page: PageFrames):
    painted(tiles)
    after = shortened(page, a_leg(page))
    tiles.set_page(after)
    assert distance(painted(tiles), whole(after)) == 0


def test_what_did_not_change_is_not_painted_again(tiles: Tiles, page: PageFrames):
    painted(tiles)
    before = tiles.painted
    tiles.set_page(replace(page, fits=()))
    painted(tiles)
    assert tiles.painted == before
    tiles.set_page(shortened(page, a_leg(page)))
    painted(tiles)
    assert 1 <= tiles.painted - before <= 2


def test_only_what_is_seen_is_painted(tiles: Tiles):
    painted(tiles, QRect(0, 0, 100, 100))
    assert tiles.painted == 1


def test_another_scale_paints_anew(tiles: Tiles):
    painted(tiles)
    tiles.set_scale(SCALE / 2)
    before = tiles.painted
    painted(tiles)
    assert tiles.painted > before


def test_equal_frames_are_not_changed(page: PageFrames):
    copied = replace(page, frames=tuple(replace(frame) for frame in page.frames))
    assert changed(page, copied) == []
    index = a_leg(page)
    after = shortened(page, index)
    leg = bounds(page.frames[index])
    gone = changed(page, after)
    assert len(gone) == 2
    assert all(leg.contains(rect) and rect.height() < leg.height() / 4 for rect in gone)


def test_lines_that_moved_in_the_body_alone_are_not_changed(page: PageFrames):
    index = a_leg(page)
    leg = page.frames[index]
    assert isinstance(leg, TextFrame)
    later = tuple(
        replace(line, runs=tuple(replace(run, start=run.start + 1) for run in line.runs))
        for line in leg.lines
    )
    frames = list(page.frames)
    frames[index] = replace(leg, lines=later)
    assert changed(page, replace(page, frames=tuple(frames))) == []


def test_frames_come_and_gone_are_changed(page: PageFrames):
    fewer = replace(page, frames=page.frames[1:])
    assert changed(page, fewer) == changed(fewer, page) == [bounds(page.frames[0])]
