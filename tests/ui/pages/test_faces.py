"""Faces: found by name, by added file, and proved to be the very face of the frames."""

from __future__ import annotations

import struct
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from newsroom.errors import FileError
from newsroom.model.frame import FontFace, Line, PageFrames, TextFrame, TextRole
from newsroom.model.length import Length, Pt
from newsroom.ui.pages.faces import load, trouble
from newsroom.ui.pages.painter import QtPainter
from newsroom.ui.pages.pictures import NoPictures
from tests.ui.pages.made_pages import fc_face, make_run


def test_each_face_of_a_collection_gives_its_own_glyphs(qapp, song: FontFace):
    japanese = fc_face("Noto Serif CJK JP", "Regular", "明朝")
    assert load(song).glyphs("骨直令") != load(japanese).glyphs("骨直令")
    assert load(song) is load(replace(song, word_name="书宋"))


def test_a_font_the_system_does_not_know_is_added_from_its_file(
    qapp, kai: FontFace, tmp_path: Path
):
    renamed = Path(kai.path).read_bytes()
    for old, new in (("LXGW", "Anon"), ("霞鹜", "无名")):
        for code in ("utf-16-be", "utf-8"):
            renamed = renamed.replace(old.encode(code), new.encode(code))
    file = tmp_path / "unknown.ttf"
    file.write_bytes(renamed)
    face = replace(kai, path=str(file), family="Anon WenKai")
    assert face.family not in QFontDatabase.families()
    assert load(face).glyphs("行长见") == load(kai).glyphs("行长见")


def test_a_name_that_leads_to_another_face_is_seen_through(qapp, song, kai: FontFace):
    for face, named in ((kai, song.family), (song, "没有这个字体"), (song, kai.family)):
        misnamed = replace(face, family=named)
        assert load(misnamed).glyphs("行长见") == load(face).glyphs("行长见")
        assert load(misnamed).upright("，") == load(face).upright("，")


def test_a_style_by_another_name_is_found(qapp, bold: FontFace):
    assert load(replace(bold, style="粗体")).ink("黑") == load(bold).ink("黑")


def test_a_file_with_tables_that_nothing_opens_is_refused_with_its_name(
    qapp, song: FontFace, tmp_path: Path
):
    directory = b"".join(struct.pack(">4sIII", tag, 0, 44, 4) for tag in (b"cmap", b"name"))
    file = tmp_path / "hollow.ttf"
    file.write_bytes(struct.pack(">IHHHH", 0x10000, 2, 0, 0, 0) + directory + b"none")
    with pytest.raises(FileError, match="宋体"):
        load(replace(song, path=str(file), index=0))


@pytest.mark.parametrize("content", [b"", b"short", b"\0\1\0\0\0\0" + bytes(200)])
def test_a_file_that_is_no_font_is_refused(qapp, song: FontFace, tmp_path: Path, content: bytes):
    file = tmp_path / "no.ttf"
    file.write_bytes(content)
    with pytest.raises(FileError, match=r"no\.ttf"):
        load(replace(song, path=str(file), index=0))


def one_line(face: FontFace) -> PageFrames:
    line = Line(Pt(10), (make_run("字", face, Pt(9)),), Pt(50), 0, TextRole.BODY)
    frame = TextFrame(Length(0), Length(0), Pt(50), Pt(12), (line,), Pt(12), TextRole.BODY, "正文")
    return PageFrames("page", 1, Pt(60), Pt(40), (frame,))


def test_trouble_is_told_in_words(qapp, song: FontFace):
    assert trouble(one_line(song)) == ""
    gone = replace(song, path="/nowhere/gone.ttc", family="没有这个字体")
    assert "gone.ttc" in trouble(one_line(gone))


def test_pages_are_painted_beside_the_window(qapp, song: FontFace, tmp_path: Path):
    target = tmp_path / "page.pdf"
    QtPainter().pdf((one_line(song),), NoPictures(), str(tmp_path / "here.pdf"))
    thread = threading.Thread(
        target=QtPainter().pdf, args=((one_line(song),), NoPictures(), str(target))
    )
    thread.start()
    thread.join()
    assert target.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here.pdf", "page.pdf"]
