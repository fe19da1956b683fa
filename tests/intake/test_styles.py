from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom.intake.styles import Hint, hint_of
from newsroom.model.manuscript import Manuscript

from .made import p, part, r


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("heading 2", Hint(2, "")),
        ("标题 3", Hint(3, "")),
        ("Title", Hint(1, "主题")),
        ("heading 1 主题", Hint(1, "主题")),
        ("版面-正文", Hint(0, "正文")),
        ("图片说明", Hint(0, "图注")),
        ("引题", Hint(2, "引题")),
        ("署名", Hint(0, "署名")),
        ("heading 12", None),
        ("List Paragraph", None),
    ],
)
def test_style_names(name: str, hint: Hint | None) -> None:
    assert hint_of(name) == hint


STYLES = part(
    "styles",
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='k'><w:name w:val='引题'/><w:basedOn w:val='a'/>"
    "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/><w:sz w:val='32'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='own'><w:name w:val='我的引题'/><w:basedOn w:val='k'/>"
    "<w:rPr><w:b w:val='0'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='out'><w:name w:val='大纲'/>"
    "<w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='x'><w:name w:val='环'/><w:basedOn w:val='y'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='y'><w:name w:val='环二'/>"
    "<w:basedOn w:val='x'/></w:style>"
    "<w:style w:type='character' w:styleId='s'><w:name w:val='Strong'/>"
    "<w:rPr><w:b/></w:rPr></w:style>",
)


def test_other_names_of_a_style_add_the_part(read_body: Callable[..., Manuscript]) -> None:
    styles = part(
        "styles",
        "<w:style w:type='paragraph' w:styleId='h'><w:name w:val='heading 2'/>"
        "<w:aliases w:val='小标题'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='f'><w:name w:val='图片文件'/></w:style>",
    )
    found = read_body(styled("h") + styled("f"), parts={"word/styles.xml": styles})
    assert [(x.heading, x.style) for x in found.lines] == [(2, "小标题"), (0, "图片文件")]


def styled(style: str, more: str = "") -> str:
    return p("字样", f"<w:pStyle w:val='{style}'/>", more=more)


def test_looks_are_inherited(read_body: Callable[..., Manuscript]) -> None:
    body = "".join(map(styled, ("k", "own", "out", "x", "missing"))) + p("平常")
    found = read_body(body, parts={"word/styles.xml": STYLES})
    looks = [(x.heading, x.style, x.size, x.bold, x.centred) for x in found.lines]
    assert looks == [
        (2, "引题", 16.0, True, True),
        (2, "引题", 16.0, False, True),
        (2, "", 10.5, False, False),
        (0, "", 10.5, False, False),
        (0, "", 10.5, False, False),
        (0, "", 10.5, False, False),
    ]


def test_most_characters_decide_size_and_all_decide_weight(
    read_body: Callable[..., Manuscript],
) -> None:
    strong = r("粗的很长很长", "<w:rStyle w:val='s'/><w:sz w:val='36'/>")
    found = read_body(p(more=strong + r("短")) + p(more=strong), parts={"word/styles.xml": STYLES})
    assert [(x.size, x.bold) for x in found.lines] == [(18.0, False), (18.0, True)]


def test_level_set_on_the_paragraph_itself(read_body: Callable[..., Manuscript]) -> None:
    found = read_body(
        p("级别", "<w:outlineLvl w:val='0'/>") + p("正文", "<w:outlineLvl w:val='9'/>")
    )
    assert [x.heading for x in found.lines] == [1, 0]
