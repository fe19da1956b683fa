from __future__ import annotations

from dataclasses import replace

import pytest

from newsroom.export.embedding import carried
from newsroom.export.halving import CLOSING, OPENING, Halves, halved, squeezed
from newsroom.export.subsets import half_marks
from newsroom.export.word_lines import Policy, glyphs, tracking
from newsroom.model.frame import Line, Run, TextFrame, TextRole
from newsroom.model.length import EMU_PER_TWIP, Pt

from . import made
from .test_embedding import WENKAI, opened

EM = 200  # twips of ten points
HALF = replace(made.SONG, word_name="NRhalf", family="NRhalf", substituted=False)
HALVES = {made.SONG: Halves(HALF, frozenset("。，”“（）"))}


def line(text: str, *origins: float) -> Line:
    xs = tuple(round(x * EMU_PER_TWIP) for x in (*origins, origins[-1] + EM))
    run = Run(text, made.SONG, Pt(10), xs, (EM * EMU_PER_TWIP,) * len(text), start=7)
    return Line(Pt(8), (run,), Pt(130), 0, TextRole.BODY)


def parts(given: Line) -> list[tuple[str, str, float, float]]:
    return [
        (
            run.text,
            run.face.word_name,
            run.xs[0] / EMU_PER_TWIP,
            run.advances[0] / EMU_PER_TWIP,
        )
        for run in given.runs
    ]


def test_a_closing_mark_keeps_its_place_and_half_its_room():
    given = halved(line("一。”二", 0, 200, 300, 500), HALVES)
    assert parts(given) == [
        ("一", "宋体", 0, 200),
        ("。", "NRhalf", 200, 100),
        ("”二", "宋体", 300, 200),
    ]
    assert [run.start for run in given.runs] == [7, 8, 9]
    assert tracking(glyphs(given, Policy.SAFE), Policy.SAFE) == (0, 0, 0, 0)


def test_an_opening_mark_begins_where_its_ink_does():
    given = halved(line("一“二", 0, 100, 300), HALVES)
    assert parts(given) == [
        ("一", "宋体", 0, 200),
        ("“", "NRhalf", 200, 100),
        ("二", "宋体", 300, 200),
    ]


def test_two_marks_that_meet_give_half_an_em_or_both_halves():
    assert [mark for _, mark in squeezed(line("。“二", 0, 100, 300))] == ["。"]
    assert [mark for _, mark in squeezed(line("。“二", 0, 0, 200))] == ["。", "“"]


def test_fine_adjustment_and_the_lines_edge_are_left_alone():
    assert list(squeezed(line("一。二", 0, 195, 385))) == []
    assert list(squeezed(line("“一", -100, 100))) == []
    whole = line("一二", 0, 200)
    assert halved(whole, HALVES) is whole


def test_marks_that_the_font_has_no_half_of_stay_whole():
    given = line("一；二", 0, 200, 300)
    assert [mark for _, mark in squeezed(given)] == ["；"]
    assert halved(given, HALVES) is given


@pytest.mark.parametrize("face", [made.SONG, WENKAI], ids=["song", "kai"])
def test_half_marks_hold_all_of_their_ink(face):
    found = half_marks(face, CLOSING + OPENING)
    assert found is not None
    font, chars = found
    assert chars >= set("，。、：；”’）》“‘（《") - (set("“”‘’") if face is WENKAI else set())
    with opened(font) as file:
        units = file["head"].unitsPerEm
        assert set(map(ord, chars)) == set(file.getBestCmap())
        for code, name in file.getBestCmap().items():
            width, left = file["hmtx"][name]
            glyph = file["glyf"][name]
            assert width <= units / 2, chr(code)
            assert left == glyph.xMin >= -0.06 * units
            assert glyph.xMax <= 0.56 * units


def test_pages_carry_the_halves_they_need_and_no_others():
    page = made.page(1)
    found = carried([page], titles=False, latin=True)
    wanted = {
        mark
        for frame in page.frames
        if isinstance(frame, TextFrame) and not frame.vertical
        for each in frame.lines
        for _, mark in squeezed(each)
    }
    assert wanted
    assert {char for _, chars in found.halves.values() for char in chars} <= wanted
    named = found.page(page)
    said = [
        "".join(each.text for each in frame.lines)
        for frame in named.frames
        if isinstance(frame, TextFrame)
    ]
    assert said == [
        "".join(each.text for each in frame.lines)
        for frame in page.frames
        if isinstance(frame, TextFrame)
    ]
    assert carried([page], titles=True, latin=False).halves == {}
