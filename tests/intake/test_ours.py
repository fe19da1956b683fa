"""Our own manuscripts in a Word file: marks and bookmarks come with their lines."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from newsroom.intake.docx import read_docx
from newsroom.intake.wire import pack, unpack
from newsroom.model import carried


def written(path: Path, *, ours: bool) -> Path:
    """A file with a marked line whose bookmark begins between two paragraphs."""
    document = docx.Document()
    for name in ("稿签",) if ours else ():
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style(carried.DATELINE, WD_STYLE_TYPE.CHARACTER)
    document.add_paragraph("", style="稿签" if ours else None)
    begin = OxmlElement("w:bookmarkStart")
    begin.set(qn("w:id"), "1")
    begin.set(qn("w:name"), "nr_" + "1" * 32)
    document.element.body.insert(1, begin)
    paragraph = document.add_paragraph()
    paragraph.add_run("本报讯\u200b", style=carried.DATELINE)
    paragraph.add_run("　河湾镇")
    paragraph.add_run("杏熟").bold = True
    document.save(str(path))
    return path


def test_marks_and_bookmarks_come_with_their_line(tmp_path: Path) -> None:
    read = read_docx(written(tmp_path / "a.docx", ours=True), "a", tmp_path)
    (line,) = [line for line in read.lines if line.text]
    assert line.text == "本报讯　河湾镇杏熟"
    assert line.marks == ((0, 3, carried.DATELINE), (7, 9, carried.BOLD))
    assert line.bookmarks == ("nr_" + "1" * 32,)


def test_other_copy_has_none(tmp_path: Path) -> None:
    read = read_docx(written(tmp_path / "a.docx", ours=False), "a", tmp_path)
    assert all(line.marks == () and line.bookmarks == () for line in read.lines)


def test_they_come_out_of_the_readers_process_as_they_went_in(tmp_path: Path) -> None:
    read = read_docx(written(tmp_path / "a.docx", ours=True), "a", tmp_path)
    assert unpack(pack(read), tmp_path) == read
