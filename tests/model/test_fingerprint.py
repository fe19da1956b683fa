"""The version code of a page."""

from __future__ import annotations

from dataclasses import replace

from newsroom.model.fingerprint import fingerprint, page_code, pages_code
from newsroom.model.frame import (
    BoxFrame,
    FontFace,
    Frame,
    Line,
    PageFrames,
    PictureFrame,
    RuleFrame,
    Run,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Mm, Pt
from newsroom.model.picture import Crop

FACE = FontFace("/fonts/a.ttc", 2, "Song", "Regular", "宋体", "SimSun")
RUN = Run(text="河道", face=FACE, size=Pt(9), xs=(0, 9, 18), advances=(9, 9), start=4)
LINE = Line(baseline=Pt(9), runs=(RUN,), width=Pt(18), paragraph=0, role=TextRole.BODY)
TEXT = TextFrame(
    x=Mm(10),
    y=Mm(20),
    width=Mm(40),
    height=Mm(30),
    lines=(LINE,),
    pitch=Pt(12),
    role=TextRole.BODY,
    label="正文",
    placement="p1",
    article="a1",
)
PICTURE = PictureFrame(
    x=Mm(10),
    y=Mm(60),
    width=Mm(40),
    height=Mm(30),
    picture="ab" * 32,
    crop=Crop(),
    label="新桥",
    placement="p1",
    article="a1",
)
RULE = RuleFrame(x=Mm(5), y=Mm(5), width=Mm(50), height=Mm(0), weight=Pt(0.5))
BOX = BoxFrame(x=Mm(5), y=Mm(5), width=Mm(50), height=Mm(50), fill="EEEEEE")


def _page(*frames: Frame) -> PageFrames:
    return PageFrames(page="one", number=1, width=Mm(100), height=Mm(150), frames=frames)


PAGE = _page(BOX, RULE, TEXT, PICTURE)


def _with_run(**changes: object) -> PageFrames:
    run = replace(RUN, **changes)
    return _page(BOX, RULE, replace(TEXT, lines=(replace(LINE, runs=(run,)),)), PICTURE)


def test_what_looks_the_same_bears_the_same_code() -> None:
    elsewhere = replace(FACE, path="C:/Fonts/b.ttc", index=0)
    run = replace(RUN, face=elsewhere, start=90, offsets=(90, 92))
    text = replace(
        TEXT, lines=(replace(LINE, runs=(run,)),), placement="p2", article="a2", label="第1栏"
    )
    picture = replace(PICTURE, placement="p2", article="a2", slot=3)
    other = replace(_page(BOX, RULE, text, picture), page="two", remarks=("标题太长",))
    assert page_code(other) == page_code(PAGE)
    assert fingerprint(other) == fingerprint(PAGE)


def test_every_change_that_shows_gives_another_code() -> None:
    changed = [
        PAGE,
        _with_run(text="河岸"),
        _with_run(xs=(0, 9, 19)),
        _with_run(size=Pt(9.5)),
        _with_run(colour="C00000"),
        _with_run(narrow=0.9),
        _with_run(face=replace(FACE, word_name="黑体")),
        _page(BOX, RULE, replace(TEXT, x=Mm(11)), PICTURE),
        _page(BOX, RULE, replace(TEXT, vertical=True), PICTURE),
        _page(BOX, RULE, TEXT, replace(PICTURE, crop=Crop(left=0.01))),
        _page(BOX, RULE, TEXT, replace(PICTURE, picture="cd" * 32)),
        _page(BOX, replace(RULE, double=True), TEXT, PICTURE),
        _page(replace(BOX, fill="EEEEEF"), RULE, TEXT, PICTURE),
        _page(RULE, BOX, TEXT, PICTURE),
        _page(BOX, RULE, TEXT),
        replace(PAGE, height=Mm(151)),
    ]
    assert len({page_code(page) for page in changed}) == len(changed)


def test_a_code_can_be_read_out() -> None:
    code = page_code(PAGE)
    assert len(code) == 9
    assert code[4] == "-"
    assert not set(code) & set("ILOU")
    assert code == code.upper()


def test_several_pages_have_a_code_of_their_own() -> None:
    other = replace(PAGE, height=Mm(151))
    assert pages_code([PAGE, other]) != pages_code([other, PAGE])
    assert pages_code([PAGE, PAGE]) != pages_code([PAGE])


def test_one_page_alone_goes_by_its_own_code() -> None:
    assert pages_code([PAGE]) == page_code(PAGE)
