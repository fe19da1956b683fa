from __future__ import annotations

from dataclasses import replace

from newsroom.export.word_boxes import boxes
from newsroom.export.word_frames import placeholder, stacked, upright_xml
from newsroom.export.word_lines import Look, Policy
from newsroom.model.frame import Line, PageFrames, PictureFrame, Run, TextRole
from newsroom.model.length import Mm, Pt
from newsroom.model.picture import Crop

from . import made

SAFE = Policy.SAFE
LOOK = Look("宋体", "Noto Serif CJK SC", 20, "000000")


def test_a_vertical_line_is_stacked_on_its_axis():
    frame = made.vertical("学员5人", Pt(20), Mm(50), Mm(60))
    stack = stacked(frame, frame.lines[0])
    assert stack is not None
    assert not stack.vertical
    assert [line.text for line in stack.lines] == list("学员5人")
    for number, line in enumerate(stack.lines):
        (run,) = line.runs
        assert abs(run.xs[0] + run.xs[1] - 2 * frame.lines[0].baseline) <= 1
        assert abs(line.baseline - Pt(20) * (1.1 * number + 0.88)) <= 1
    (box,) = boxes(stack, SAFE)
    assert len(list(box.lines)) == 4


def test_a_line_with_marks_that_turn_is_not_stacked():
    frame = made.vertical("夜校《三》天", Pt(20), Mm(50), Mm(60))
    assert stacked(frame, frame.lines[0]) is None
    lying = Run("A4学", made.SONG, Pt(10), (0, 63500, 127000, 254000), (63500, 63500, 127000))
    line = Line(Pt(5), (lying,), Pt(50), 0, TextRole.HEADLINE)
    assert stacked(frame, line) is None
    empty = replace(line, runs=())
    assert stacked(frame, empty) is None


def test_upright_digits_become_full_width_and_lying_ones_stay():
    size = int(Pt(10))
    standing = Run("学5", made.SONG, Pt(10), (0, size, size * 2), (size, size // 2))
    lying = Run(
        "A4学", made.SONG, Pt(10), (0, size // 2, size, size * 2), (size // 2,) * 2 + (size,)
    )
    found = [
        upright_xml(Line(Pt(5), (run,), Pt(50), 0, TextRole.HEADLINE, ends=True), LOOK, SAFE)
        for run in (standing, lying)
    ]
    assert "５" in found[0]
    assert 'w:lineRule="auto"' in found[0]
    assert "A4" in found[1]


def test_an_empty_pictures_words_stand_in_its_middle():
    picture = PictureFrame(Mm(10), Mm(10), Mm(60), Mm(40), "", Crop(), "装车", slot=1)
    assert placeholder(picture, PageFrames("p", 1, Mm(200), Mm(200), (picture,))) is None
    text = made.single("一", Pt(10), Mm(1), Mm(1), Mm(20), TextRole.BODY)
    page = PageFrames("p", 1, Mm(200), Mm(200), (picture, text))
    words = placeholder(picture, page)
    assert words is not None
    assert [each.text for each in words.lines] == ["图片待补", "装车"]
    first = words.lines[0].runs[0]
    assert abs(first.xs[0] + first.xs[-1] - picture.width) <= 1
    lost = placeholder(replace(picture, picture="ab", label="很长的说明" * 30), page)
    assert lost is not None
    assert lost.lines[0].text == "图片打不开"
    assert lost.lines[1].text.endswith("…")
    assert lost.lines[1].runs[0].xs[0] >= 0
