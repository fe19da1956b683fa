from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.intake.refusal import RefusalError
from newsroom.intake.text import read_html, read_text, receive_text


def write(folder: Path, text: str, name: str = "a.txt", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_lines_and_gaps_stay_as_they_stood(tmp_path: Path) -> None:
    path = write(tmp_path, "\n\n# 标题\r\n\r\n　　正文\ufeff一。\x0c次页\n  \n")
    lines = read_text(path, "a", ".txt").lines
    assert [line.text for line in lines] == ["# 标题", "", "　　正文一。", "次页"]


def test_markdown_keeps_hints_and_drops_marks(tmp_path: Path) -> None:
    path = write(tmp_path, "# 题\n**要点**见[附件](http://a/b)\n![图](a.jpg)\n- 一", "a.md")
    found = read_text(path, "a", ".md")
    assert [line.text for line in found.lines] == ["# 题", "要点见附件", "", "- 一"]
    assert found.notes == ("文中引用的图片没有收入，请另交图片文件",)


def test_lost_characters_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("镇上开了书店".encode("gb18030")[:-1])
    assert read_text(path, "a", ".txt").notes == ("有 1 个字无法识别，显示为□，请对照原稿补上",)


@pytest.mark.parametrize("text", ["   \n\n", "\ufeff"])
def test_blank_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(RefusalError, match="里没有文字"):
        read_text(write(tmp_path, text), "a", ".txt")


def test_huge_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(21 * 2**20)
    with pytest.raises(RefusalError, match="超过 10 MB"):
        read_text(path, "a", ".txt")


def test_far_too_many_lines(tmp_path: Path) -> None:
    many = "春\n" * 100_001
    with pytest.raises(RefusalError, match="超过 10 万行"):
        read_text(write(tmp_path, many), "a", ".txt")
    with pytest.raises(FileError, match="“剪贴板”超过 10 万行"):
        receive_text(many, "剪贴板")
    with pytest.raises(RefusalError, match="超过 10 万行"):
        read_html(write(tmp_path, "<p>春</p>" * 100_002, "a.html"), "a")


def test_pasted_text() -> None:
    found = receive_text("\n题\n正文\n", "剪贴板")
    assert (found.name, [line.text for line in found.lines]) == ("剪贴板", ["题", "正文"])


def test_pasting_nothing() -> None:
    with pytest.raises(FileError, match="“剪贴板”里没有文字"):
        receive_text(" \n", "剪贴板")


PAGE = """<?xml version="1.0"?><html><head><meta charset="gb2312"><title>不要</title>
<style>p {{}}</style></head><body><h2 align="center">标题</h2><script>alert(1)</script>
<p>第一段有<b>粗体</b>
字。<br>换行<img src="http://127.0.0.1:9/x.png"></p>
<div style="text-align: center"><strong>{}</strong></div>
<table><tr><td>甲</td><td>乙</td></tr></table>尾</body></html>"""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_web_page(tmp_path: Path, encoding: str) -> None:
    text = PAGE.format("居中粗字㛃")
    if encoding == "utf-8":
        text = text.replace('charset="gb2312"', "")
    found = read_html(write(tmp_path, text, "a.html", encoding), "a")
    looks = [(x.text, x.heading, x.bold, x.centred, x.box) for x in found.lines]
    assert looks == [
        ("标题", 2, False, True, 0),
        ("第一段有粗体 字。", 0, False, False, 0),
        ("换行", 0, False, False, 0),
        ("居中粗字㛃", 0, True, True, 0),
        ("甲", 0, False, False, 1),
        ("乙", 0, False, False, 2),
        ("尾", 0, False, False, 0),
    ]
    assert found.notes == ("网页里的图片没有收入，请另交图片文件",)


def test_deep_web_page_ends(tmp_path: Path) -> None:
    deep = "<div>" * 100_000 + "深" + "</div>" * 100_000
    path = write(tmp_path, f"<p>浅</p>{deep}", "a.html")
    try:
        lines = [line.text for line in read_html(path, "a").lines]
    except RefusalError as refusal:
        lines = [refusal.reason]
    assert lines[0] in {"浅", "内部层层嵌套过深，不是正常的文件", "不是能读的网页"}
