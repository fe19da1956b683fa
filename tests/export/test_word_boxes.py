from __future__ import annotations

from dataclasses import replace

from newsroom.export.word_boxes import Box, Usual, boxes, paragraphs_xml
from newsroom.export.word_lines import Look, Policy
from newsroom.model.frame import Line, TextFrame, TextRole
from newsroom.model.length import EMU_PER_TWIP, Length, Mm, Pt

from . import made

SAFE = Policy.SAFE
LOOK = Look("宋体", "Noto Serif CJK SC", 20, "000000")
USUAL = {role: Usual(LOOK, 250) for role in TextRole}


def line(
    text: str,
    baseline: float,
    left: float = 0,
    *,
    paragraph: int = 0,
    ends: bool = False,
    role: TextRole = TextRole.BODY,
) -> Line:
    """A line of ten points; baseline and left in points."""
    return Line(
        Pt(baseline), (made.run(text, Pt(10), Pt(left)),), Pt(130), paragraph, role, ends=ends
    )


def frame(*lines: Line, pitch: float = 12.5) -> TextFrame:
    return TextFrame(Mm(20), Mm(30), Pt(130), Pt(200), lines, Pt(pitch), TextRole.BODY, "第1栏")


def xml(given: TextFrame) -> str:
    return "".join(said(box) for box in boxes(given, SAFE))


def said(box: Box) -> str:
    return paragraphs_xml(box.paragraphs, box.shift, SAFE, USUAL)


def test_lines_of_a_paragraph_stay_together_with_breaks_between():
    found = xml(frame(line("一二", 10, 20), line("三四", 22.5), line("五六", 35, ends=True)))
    assert found.count("<w:p>") == 1
    assert found.count("<w:br/>") == 2
    assert '<w:ind w:firstLine="400"/>' in found
    assert "w:spacing w:before" not in found


def test_a_new_paragraph_begins_where_one_ends():
    found = xml(
        frame(
            line("一", 10, 20, ends=True),
            line("二", 22.5, 20, paragraph=1),
            line("三", 35, paragraph=1, ends=True),
        )
    )
    assert found.count("<w:p>") == 2
    assert found.count("<w:br/>") == 1


def test_a_lines_place_is_its_indent_never_an_alignment():
    found = xml(frame(line("一", 10, 30, role=TextRole.HEADLINE)))
    assert '<w:ind w:left="600"/>' in found
    assert "w:jc" not in found


def test_a_squeezed_bracket_moves_the_box_not_the_text():
    given = frame(line("一二", 10, 20), line("“三", 22.5, -5), line("四五", 35, ends=True))
    (box,) = boxes(given, SAFE)
    assert box.shift == -100
    found = said(box)
    assert [part.split("/>")[0] for part in found.split("<w:ind ")[1:]] == [
        'w:firstLine="500"',
        'w:left="100"',
    ]
    assert 'w:left="-' not in found


def test_boxes_stand_where_exact_spacing_puts_baselines():
    (box,) = boxes(frame(line("一", 10), line("二", 22.5)), SAFE)
    assert box.top == 200 - 200
    assert box.height == 500
    (sole,) = boxes(frame(line("一", 30), pitch=10), SAFE)
    assert sole.paragraphs[0].pitch == 240  # room for its tallest strokes
    assert sole.top == 600 - 192


def test_white_between_lines_becomes_space_before():
    found = xml(frame(line("一", 10, ends=True), line("二", 30, paragraph=1)))
    assert '<w:spacing w:before="150" w:after="0" w:line="250" w:lineRule="exact"/>' in found


def test_lines_set_closer_get_a_lower_line():
    found = xml(frame(line("一", 10, ends=True), line("二", 20, paragraph=1)))
    assert '<w:spacing w:before="0" w:after="0" w:line="188" w:lineRule="exact"/>' in found


def test_lines_side_by_side_get_boxes_of_their_own():
    found = boxes(frame(line("左", 10), line("右", 10, 60, paragraph=1)), SAFE)
    assert [next(iter(box.lines)).line.text for box in found] == ["左", "右"]
    assert found[0].top == found[1].top


def test_boxes_are_wider_than_their_text():
    (box,) = boxes(frame(line("一二", 10)), SAFE)
    assert box.right == 2 * Pt(10) + 1.3 * Pt(10)
    (latin,) = boxes(frame(line("AB", 10)), SAFE)
    assert latin.right > box.right - 2 * Pt(10) + 0.5 * Pt(10)


def test_empty_frames_and_lines_need_no_box():
    empty = Line(Pt(10), (), Pt(130), 0, TextRole.BODY)
    assert boxes(frame(), SAFE) == ()
    assert boxes(frame(empty), SAFE) == ()


def test_baselines_do_not_drift_where_the_pitch_is_no_whole_twip():
    pitch = Length(round(14.33 * 12700))
    lines = tuple(
        replace(line("一二", 0, paragraph=n), baseline=Length(round(pitch * (n + 0.8))))
        for n in range(60)
    )
    (box,) = boxes(replace(frame(*lines), pitch=pitch), SAFE)
    top = box.top
    for paragraph in box.paragraphs:
        top += paragraph.before
        for each in paragraph.lines:
            baseline = top + round(0.8 * paragraph.pitch)
            assert abs(baseline - each.line.baseline / EMU_PER_TWIP) <= 7
            top += paragraph.pitch
