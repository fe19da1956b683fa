from __future__ import annotations

from dataclasses import replace

from newsroom.model.frame import Frame, Line, TextFrame, TextRole
from newsroom.preflight import heads
from newsroom.preflight.snapshot import Snapshot
from tests.preflight.made import changed, snapshot, words


def split(at: int) -> Snapshot:
    """The clean page, the second story's headline set in two lines, the first of `at` characters.

    Composition breaks no headline so; type set at a size of the editor's own may.
    """
    whole = snapshot()
    (page,) = whole.pages
    frames = tuple(_split(frame, at) for frame in page.frames)
    return replace(whole, pages=(replace(page, frames=frames),))


def _split(frame: Frame, at: int) -> Frame:
    if not isinstance(frame, TextFrame) or frame.placement != "at-second":
        return frame
    if frame.lines[0].role is not TextRole.HEADLINE:
        return frame
    (line,) = frame.lines
    return replace(frame, lines=(part(line, 0, at), part(line, at, len(line.text))))


def part(line: Line, start: int, end: int) -> Line:
    (run,) = line.runs
    cut = replace(
        run, text=run.text[start:end], xs=run.xs[start : end + 1], advances=run.advances[start:end]
    )
    return replace(line, runs=(cut,))


def test_one_character_alone_on_a_line() -> None:
    (found,) = heads.headline(split(6))
    assert "标题有一行只有一个字：山口风机转起 / 来" in found.words
    assert (found.field, found.where) == ("headline", "二版5栏4行")


def test_a_headline_of_one_character_is_whole() -> None:
    assert words(heads.headline, changed("second", headline="风")) == []


def test_headlines_that_break_well_are_silent() -> None:
    assert list(heads.headline(split(4))) == []
    two = changed("second", headline="山口风机转起来 磨坊通了电")
    assert words(heads.headline, two) == []
    assert words(heads.headline) == []
