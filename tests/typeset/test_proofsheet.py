"""Page proofs: the page at full size and unchanged, marks around it only."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsroom.model.fingerprint import page_code
from newsroom.model.frame import PageFrames, PictureFrame, RuleFrame, TextFrame, TextRole
from newsroom.model.length import Length, Mm
from newsroom.model.sheet import ProofMarks, ProofRound, Signature
from newsroom.typeset.compose import Composer
from newsroom.typeset.proofsheet import proof_sheet
from tests.typeset.material import edition, house, placement, story

SIGNED = (Signature("责编", "林致远"), Signature("校对"), Signature("签发"))


def _page(stem: str) -> tuple[PageFrames, Composer]:
    publication = house(stem)
    made = edition(publication, (story(),), (placement("a"),))
    composer = Composer(publication)
    return composer.pages(made)[-1], composer


def _marks(page: PageFrames, **changes: object) -> ProofMarks:
    time = datetime.datetime(2026, 3, 13, 21, 40)
    plain = ProofMarks(
        "上街时报", "第9期", "第2版 综合", page_code(page), time, ProofRound.SECOND, SIGNED
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def _sheet(stem: str, **changes: object) -> tuple[PageFrames, PageFrames, Composer]:
    page, composer = _page(stem)
    grid = composer.publication.grid
    return page, proof_sheet(page, _marks(page, **changes), grid, composer.book), composer


def _written(sheet: PageFrames) -> list[TextFrame]:
    return [f for f in sheet.frames if isinstance(f, TextFrame) and f.role is TextRole.MARK]


def _text(frame: TextFrame) -> str:
    return frame.lines[0].text


@pytest.mark.parametrize("stem", ["shangjie-shibao", "zhengzhou-ribao", "shangjie-xinxi"])
def test_the_page_stands_whole_and_unchanged_on_its_sheet(stem: str) -> None:
    page, sheet, _ = _sheet(stem)
    trim = sheet.trim
    assert trim is not None
    assert (trim.width, trim.height) == (page.width, page.height)
    own = sheet.frames[: len(page.frames)]
    back = tuple(replace(f, x=f.x - trim.x, y=f.y - trim.y) for f in own)
    assert back == page.frames
    assert page_code(replace(page, frames=back)) == page_code(page)
    assert sheet.fits == page.fits


@pytest.mark.parametrize("stem", ["shangjie-shibao", "zhengzhou-ribao", "shangjie-xinxi"])
def test_marks_keep_off_the_page_and_on_the_sheet(stem: str) -> None:
    page, sheet, _ = _sheet(stem, note="缩小到 71%")
    trim = sheet.trim
    assert trim is not None
    for frame in sheet.frames[len(page.frames) :]:
        assert not isinstance(frame, PictureFrame)
        assert frame.x >= 0
        assert frame.y >= 0
        assert frame.x + frame.width <= sheet.width
        assert frame.y + frame.height <= sheet.height
        beside = frame.x + frame.width <= trim.x or frame.x >= trim.x + trim.width
        above = frame.y + frame.height <= trim.y or frame.y >= trim.y + trim.height
        assert beside or above, frame.label


def test_texts_of_marks_do_not_meet() -> None:
    _, sheet, _ = _sheet("shangjie-xinxi", issue="2026年3月14日 第9期（总第912期）", note="71%")
    frames = _written(sheet)
    for number, one in enumerate(frames):
        for other in frames[number + 1 :]:
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            apart |= one.y + one.height <= other.y or other.y + other.height <= one.y
            assert apart, (_text(one), _text(other))


def test_a_sheet_says_what_it_is() -> None:
    page, sheet, _ = _sheet("shangjie-shibao")
    words = " ".join(_text(frame) for frame in _written(sheet))
    for part in ("上街时报", "第9期", "第2版 综合", "二校样", page_code(page), "2026-03-13 21:40"):
        assert part in words
    for duty in ("责编", "林致远", "校对", "签发"):
        assert duty in words


def test_columns_and_every_fifth_row_are_counted_where_they_stand() -> None:
    _, sheet, composer = _sheet("shangjie-shibao")
    grid, trim = composer.publication.grid, sheet.trim
    assert trim is not None
    columns = [f for f in _written(sheet) if _text(f).endswith("栏") and len(_text(f)) == 2]
    assert [_text(frame) for frame in columns] == [f"{n}栏" for n in range(1, 7)]
    assert [frame.x for frame in columns] == [trim.x + grid.x(column) for column in range(6)]
    rows = [frame for frame in _written(sheet) if _text(frame).isdecimal()]
    assert sorted({int(_text(frame)) for frame in rows}) == list(range(5, 89, 5))
    assert len(rows) == 2 * 17
    ticks = sorted({f.y for f in sheet.frames if isinstance(f, RuleFrame) and f.label == "行尺"})
    lines = [
        frame.y + line.baseline
        for frame in sheet.frames
        if isinstance(frame, TextFrame) and frame.role is TextRole.BODY
        for line in frame.lines
    ]
    assert len(ticks) == grid.rows
    assert set(lines) <= set(ticks)


def test_a_bulletin_has_rows_but_no_columns() -> None:
    _, sheet, _ = _sheet("shangjie-xinxi")
    texts = [_text(frame) for frame in _written(sheet)]
    assert not any(text.endswith("栏") and len(text) == 2 for text in texts)
    assert texts.count("20") == 2
    assert any("几页几行" in text for text in texts)


def test_crop_marks_point_at_the_corners() -> None:
    _, sheet, _ = _sheet("shangjie-shibao")
    trim = sheet.trim
    assert trim is not None
    crops = [f for f in sheet.frames if isinstance(f, RuleFrame) and f.label == "裁切线"]
    assert len(crops) == 8
    edges_x, edges_y = {trim.x, trim.x + trim.width}, {trim.y, trim.y + trim.height}
    assert {mark.x for mark in crops if mark.height} == edges_x
    assert {mark.y for mark in crops if mark.width} == edges_y
    assert all(mark.weight == Mm(0.1) for mark in crops)


def test_an_overlong_name_is_set_closer_and_stays_in_its_place() -> None:
    page, composer = _page("shangjie-shibao")
    marks = _marks(page, publication="很长的报名" * 20, signatures=(Signature("责编", "名" * 90),))
    sheet = proof_sheet(page, marks, composer.publication.grid, composer.book)
    ends = [Length(frame.x + frame.lines[0].runs[-1].xs[-1]) for frame in _written(sheet)]
    assert max(ends) <= sheet.width
