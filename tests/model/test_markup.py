"""The markup's parser and writer are inverse, and every character knows where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.model import markup
from newsroom.model.markup import ParagraphKind

TRICKY = st.text(alphabet="甲乙丙，。：#>●*｜\\ \n\u3000aB1𠮷", max_size=60)


@pytest.mark.parametrize(
    ("line", "kind", "text", "lead"),
    [
        ("渠水流进湖里。", ParagraphKind.TEXT, "渠水流进湖里。", 0),
        ("## 先治渠", ParagraphKind.CROSSHEAD, "先治渠", 0),
        ("### 加强储备｜围绕工程", ParagraphKind.RUN_IN, "加强储备\u3000围绕工程", 4),
        ("### 查烟道。｜生火之前", ParagraphKind.RUN_IN, "查烟道。生火之前", 4),
        ("● 近日开课", ParagraphKind.ITEM, "●近日开课", 0),
        ("> 编者按", ParagraphKind.NOTE, "编者按", 0),
        ("\\## 不是小标题", ParagraphKind.TEXT, "## 不是小标题", 0),
        ("### 没有分隔", ParagraphKind.TEXT, "### 没有分隔", 0),
    ],
)
def test_each_mark(line: str, kind: ParagraphKind, text: str, lead: int) -> None:
    (paragraph,) = markup.parse(line)
    assert (paragraph.kind, paragraph.text, paragraph.lead) == (kind, text, lead)


def test_bold_ranges_and_lone_stars() -> None:
    (paragraph,) = markup.parse("产量**翻番**，2*3与**未闭")
    assert paragraph.text == "产量翻番，2*3与**未闭"
    assert paragraph.bold == ((2, 4),)


@given(TRICKY)
def test_writing_what_was_parsed_parses_the_same(body: str) -> None:
    paragraphs = markup.parse(body)
    assert markup.parse(markup.write(paragraphs)) == paragraphs


@given(TRICKY)
def test_every_visible_character_stands_in_the_markup(body: str) -> None:
    for paragraph in markup.parse(body):
        assert len(paragraph.offsets) == len(paragraph.text) + 1
        assert list(paragraph.offsets) == sorted(paragraph.offsets)
        for char, offset in zip(paragraph.text, paragraph.offsets, strict=False):
            generated = char in "●\u3000" and body[offset : offset + 1] != char
            assert generated or body[offset] == char


@given(st.text(alphabet="甲，#>●*｜\\ 1", min_size=1, max_size=30))
def test_plain_text_keeps_every_character(content: str) -> None:
    visible = markup.visible(markup.plain(content))
    assert visible == (content if content.strip() else "")


@given(st.text(alphabet="甲，#>●*｜ 1", min_size=1, max_size=20).filter(str.strip))
def test_a_mark_at_the_end_leaves_what_stands_before_as_it_was(line: str) -> None:
    # A line without inner marks is taken whole, one with marks character by character.
    if "**" in line or line.startswith("###"):
        return
    (whole,) = markup.parse(line)
    (marked,) = markup.parse(line + "\\*")
    assert (marked.kind, marked.text) == (whole.kind, whole.text + "*")
    assert list(marked.offsets)[: len(whole.text)] == list(whole.offsets)[:-1]
