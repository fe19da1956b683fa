from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom.intake.numbering import chinese_number, counted
from newsroom.model.manuscript import Manuscript

from .made import p, part


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十"),
     (1002, "一千零二"), (12345, "一二三四五"), (0, "〇")],
)  # fmt: skip
def test_chinese_numbers(count: int, text: str) -> None:
    assert chinese_number(count) == text


@pytest.mark.parametrize(
    ("form", "count", "text"),
    [("decimal", 3, "3"), ("upperRoman", 14, "XIV"), ("lowerLetter", 28, "bb"),
     ("decimalEnclosedCircle", 21, "㉑"), ("ideographTraditional", 3, "丙"),
     ("decimalFullWidth", 12, "１２"), ("chineseLegalSimplified", 12, "壹拾贰"),
     ("japaneseCounting", 12, "十二"), ("cardinalText", 5, "5"), ("none", 1, "")],
)  # fmt: skip
def test_number_formats(form: str, count: int, text: str) -> None:
    assert counted(form, count) == text


def level(index: int, form: str, text: str, start: int = 1) -> str:
    return (
        f"<w:lvl w:ilvl='{index}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


NUMBERING = part(
    "numbering",
    "<w:abstractNum w:abstractNumId='1'>"
    + level(0, "chineseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='2'>"
    + level(0, "bullet", "\uf06c")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='3'>"
    + level(0, "decimal", "第%1条", 4)
    + level(1, "decimal", "%1.%2")
    + "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='3'/></w:num>"
    "<w:num w:numId='4'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='1'/></w:lvlOverride></w:num>",
)


def item(text: str, list_id: int, depth: int = 0) -> str:
    return p(text, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{list_id}'/></w:numPr>")


def test_drawn_numbers_become_text(read_body: Callable[..., Manuscript]) -> None:
    body = (
        item("总则", 1) + item("甲", 1, 1) + item("乙", 1, 1) + item("细", 1, 2)
        + item("分则", 1) + item("丙", 1, 1) + item("点", 2) + item("条", 3) + item("款", 3, 1)
        + item("重来", 4) + item("接着", 4) + item("没有编号", 0) + item("没有列表", 99)
    )  # fmt: skip
    found = read_body(body, parts={"word/numbering.xml": NUMBERING})
    assert [line.text for line in found.lines] == [
        "一、总则", "（一）甲", "（二）乙", "1.细", "二、分则", "（一）丙", "●点", "第4条条",
        "4.1 款", "一、重来", "二、接着", "没有编号", "没有列表",
    ]  # fmt: skip
