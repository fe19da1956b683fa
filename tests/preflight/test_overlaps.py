from __future__ import annotations

from dataclasses import replace

from newsroom.model.frame import PageFrames, PictureFrame, TextFrame
from newsroom.model.length import Length, Mm
from newsroom.preflight import overlaps
from newsroom.preflight.snapshot import Snapshot
from tests.preflight.made import moved, snapshot, words


def shifted(right: Length) -> Snapshot:
    """The clean page with the second story's frames pushed."""
    whole = snapshot()
    (page,) = whole.pages
    frames = tuple(
        replace(frame, x=frame.x + right)
        if isinstance(frame, TextFrame) and frame.placement == "at-second"
        else frame
        for frame in page.frames
    )
    return replace(whole, pages=(replace(page, frames=frames),))


def test_text_on_text() -> None:
    told = [found.words for found in overlaps.overlap(snapshot(moved("at-second", column=3)))]
    assert told == ["《河堤石阶换了青石板》和《山口风机转起来》叠在一起，文字被压住"]


def test_a_picture_on_text() -> None:
    whole = snapshot()
    (page,) = whole.pages
    picture = next(frame for frame in page.frames if isinstance(frame, PictureFrame))
    over = replace(picture, x=picture.x + Mm(110))
    frames = tuple(over if frame is picture else frame for frame in page.frames)
    pages: tuple[PageFrames, ...] = (replace(page, frames=frames),)
    told = [found.words for found in overlaps.overlap(replace(whole, pages=pages))]
    assert "《河堤石阶换了青石板》的图片和《山口风机转起来》叠在一起，文字被压住" in told


def test_text_over_the_papers_edge() -> None:
    (found,) = list(overlaps.outside(shifted(Mm(40))))[:1]
    assert found.words == "《山口风机转起来》排出了纸边"
    assert list(overlaps.outside(shifted(Mm(0)))) == []


def test_a_clean_page_is_silent() -> None:
    assert words(overlaps.overlap) == words(overlaps.outside) == []
