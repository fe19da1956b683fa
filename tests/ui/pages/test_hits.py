"""What lies at a point of a page."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.frame import Fit, FontFace, Line, PageFrames, TextFrame, TextRole
from newsroom.model.length import Length, Pt
from newsroom.ui.pages.cells import Box, area
from newsroom.ui.pages.hits import (
    body_offset_at,
    caret_area,
    describe,
    fit_words,
    headline,
    picture_at,
    placement_at,
    text_end,
)
from tests.ui.pages.made_pages import GRID, PLACEMENTS, make_run


def legs(page: PageFrames, placement: str) -> list[TextFrame]:
    return [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame)
        and frame.placement == placement
        and frame.role is TextRole.BODY
    ]


def test_each_placement_is_found_at_its_corners():
    for placement in PLACEMENTS:
        where = area(GRID, Box.of(placement))
        for x, y in ((where.left, where.top), (where.right - 1, where.bottom - 1)):
            assert placement_at(PLACEMENTS, GRID, x, y) is placement
    assert placement_at(PLACEMENTS, GRID, 0, 0) is None


def test_of_two_overlapping_placements_the_later_one_is_found():
    above = replace(PLACEMENTS[0], uuid="above")
    where = area(GRID, Box.of(above))
    assert placement_at((*PLACEMENTS, above), GRID, where.left, where.top) is above


def test_every_character_of_a_leg_is_hit_by_its_middle(page: PageFrames):
    leg = legs(page, "p-lead")[1]
    for line in (leg.lines[0], leg.lines[7], leg.lines[-1]):
        run = line.runs[0]
        y = leg.y + line.baseline - run.size * 0.3
        for index in range(len(run.text)):
            x = leg.x + run.xs[index] + run.size * 0.4
            assert body_offset_at(page, "p-lead", x, y) == run.start + index
        last = leg.x + run.xs[-1] - run.size * 0.1
        assert body_offset_at(page, "p-lead", last, y) == run.start + len(run.text)


def test_offsets_that_do_not_follow_on_are_read_from_the_run(song: FontFace):
    run = replace(make_run("甲乙丙", song, Pt(10), start=7), offsets=(7, 9, 20))
    line = Line(Pt(9), (run,), Pt(100), 0, TextRole.BODY)
    frame = TextFrame(
        Length(0), Length(0), Pt(100), Pt(12), (line,), Pt(12), TextRole.BODY, "正文", "p", "a"
    )
    page = PageFrames("page", 1, Pt(100), Pt(100), (frame,))
    found = [body_offset_at(page, "p", Pt(x), Pt(5)) for x in (1, 11, 21)]
    assert found == [7, 9, 20]


def test_a_headline_has_no_body_offset(page: PageFrames):
    where = area(GRID, Box.of(PLACEMENTS[0]))
    assert body_offset_at(page, "p-lead", where.left + 5, where.top + 5) == -1


def test_a_placement_is_described_by_headline_size_and_fit(page: PageFrames):
    assert headline(page, "p-side") == "小城步道修好了"
    assert describe(page, PLACEMENTS[0]) == "小城步道修好了，4 栏 × 30 行，多 3 行"
    assert describe(page, PLACEMENTS[1]) == "小城步道修好了，2 栏 × 30 行，缺 4 行"
    assert describe(page, replace(PLACEMENTS[2], locked=True)).endswith("正好排满，已锁定")
    assert fit_words(Fit("p", 0, 0, 1, 1)) == ""


def test_the_text_ends_with_the_last_leg_or_else_with_the_placement(page: PageFrames):
    last = legs(page, "p-lead")[-1]
    assert text_end(page, PLACEMENTS[0], GRID) == (last.x + last.width, last.y + last.height)
    bare = PageFrames("page", 1, page.width, page.height, ())
    where = area(GRID, Box.of(PLACEMENTS[0]))
    assert text_end(bare, PLACEMENTS[0], GRID) == (where.right, where.bottom)


def test_the_caret_stands_where_a_click_would_put_it(page: PageFrames):
    for leg in legs(page, "p-lead")[:2]:
        for line in (leg.lines[0], leg.lines[5], leg.lines[-1]):
            run = line.runs[0]
            for index in (0, len(run.text) // 2, len(run.text) - 1):
                offset = run.offsets[index] if run.offsets else run.start + index
                where = caret_area(page, "a-lead", offset)
                assert where is not None
                middle = (where.top + where.bottom) / 2
                assert where.left == leg.x + run.xs[index]
                assert body_offset_at(page, "p-lead", where.left + 1, middle) == offset


def test_no_caret_is_marked_in_what_the_page_does_not_show(page: PageFrames):
    assert caret_area(page, "a-lead", 100_000) is None
    assert caret_area(page, "elsewhere", 0) is None


def test_a_picture_is_found_in_its_placement_alone(page: PageFrames):
    x, y = GRID.x(4) + 1, GRID.y(70) + 1
    found = picture_at(page, "p-foot", x, y)
    assert found is not None
    assert found.slot == 0
    assert picture_at(page, "p-left", x, y) is None
    assert picture_at(page, "p-foot", x, GRID.y(60)) is None
