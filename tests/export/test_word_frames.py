from __future__ import annotations

import re
from dataclasses import replace

from newsroom.export.word_boxes import boxes
from newsroom.export.word_frames import lying_xml, parted, placeholder
from newsroom.export.word_lines import Look, Policy, glyphs, pieces, runs_xml
from newsroom.model.frame import Line, PageFrames, PictureFrame, Run, Stance, TextFrame, TextRole
from newsroom.model.length import Mm, Pt
from newsroom.model.picture import Crop

from . import made

SAFE = Policy.SAFE
LOOK = Look("宋体", "Noto Serif CJK SC", 20, "000000")


def test_a_vertical_line_is_stacked_on_its_axis():
    frame = made.vertical("学员5人", Pt(20), Mm(50), Mm(60))
    (stack,) = parted(frame, frame.lines[0])
    assert isinstance(stack, TextFrame)
    assert not stack.vertical
    assert [line.text for line in stack.lines] == list("学员5人")
    for number, line in enumerate(stack.lines):
        (run,) = line.runs
        assert abs(run.xs[0] + run.xs[1] - 2 * frame.lines[0].baseline) <= 1
        assert abs(line.baseline - Pt(20) * (1.1 * number + 0.88)) <= 1
    (box,) = boxes(stack, SAFE)
    assert len(list(box.lines)) == 4


EM = int(Pt(10))
WORD = Run(
    "Wi", made.SONG, Pt(10), (0, EM, EM * 3 // 2), (EM, EM // 2), stance=Stance.LYING
)  # fmt: skip
PAIR = Run(
    "20", made.SONG, Pt(10), (EM * 2, EM * 2, EM * 3), (EM // 2,) * 2, stance=Stance.ACROSS
)  # fmt: skip
FRAME = made.vertical("学员5人", Pt(20), Mm(50), Mm(60))


def vertical_line(*runs: Run) -> Line:
    return Line(Pt(5), runs, Pt(50), 0, TextRole.HEADLINE, ends=True)


def parts(frame: TextFrame, line: Line) -> list[str | list[str]]:
    """The texts of the lines of each frame, and of what lies."""
    return [
        [each.text for each in part.lines] if isinstance(part, TextFrame) else part.text
        for part in parted(frame, line)
    ]


def test_words_and_marks_without_vertical_forms_lie_in_boxes_of_their_own():
    frame = made.vertical("夜校《三》天", Pt(20), Mm(50), Mm(60))
    assert parts(frame, frame.lines[0]) == [["夜", "校"], "《", ["三"], "》", ["天"]]
    assert parts(FRAME, vertical_line(WORD, PAIR)) == ["Wi", ["20"]]
    assert parts(FRAME, vertical_line()) == []


def test_digits_across_stand_side_by_side_about_the_axis():
    (stack,) = parted(FRAME, vertical_line(PAIR))
    assert isinstance(stack, TextFrame)
    (run,) = stack.lines[0].runs
    assert run.text == "20"
    assert run.xs == (0, EM // 2, EM)
    assert stack.lines[0].baseline == round(EM * 2.88)


def test_a_mark_set_close_has_a_box_of_its_own():
    tight = Run("人·民", made.SONG, Pt(10), (0, EM * 3 // 5, EM * 7 // 5, EM * 12 // 5), (EM,) * 3)
    assert parts(FRAME, vertical_line(tight)) == [["人"], ["·"], ["民"]]


def test_what_lies_is_one_paragraph_of_automatic_spacing():
    found = lying_xml(vertical_line(WORD), LOOK, SAFE)
    assert 'w:lineRule="auto"' in found
    assert "".join(re.findall(r">(\w+)</w:t>", found)) == "Wi"


def test_narrowed_glyphs_say_so():
    narrow = replace(PAIR, stance=Stance.UPRIGHT, xs=(0, EM // 3, EM), narrow=0.6)
    line = vertical_line(narrow)
    assert '<w:w w:val="60"/>' in runs_xml(pieces(glyphs(line, SAFE), SAFE), LOOK)


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
