from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from newsroom.intake.docx import read_docx
from newsroom.intake.refusal import RefusalError
from newsroom.model.manuscript import Manuscript

from . import made
from .made import drawing, p, r, relation, shape

Read = Callable[..., Manuscript]


def texts(manuscript: Manuscript) -> list[str]:
    return [line.text for line in manuscript.lines]


def test_good_file_keeps_order_look_and_headings(tmp_path: Path) -> None:
    story = python_docx.Document()
    story.add_heading("春茶开园", level=1)
    byline = story.add_paragraph()
    byline.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = byline.add_run("通讯员 林小满")
    run.bold, run.font.size = True, Pt(15)
    story.add_paragraph("清明前后，山上的茶农忙了起来。")
    story.save(str(tmp_path / "a.docx"))
    lines = read_docx(tmp_path / "a.docx", "a", tmp_path).lines
    assert [line.text for line in lines] == [
        "春茶开园",
        "通讯员 林小满",
        "清明前后，山上的茶农忙了起来。",
    ]
    assert (lines[0].heading, lines[2].heading) == (1, 0)
    assert (lines[1].centred, lines[1].bold, lines[1].size) == (True, True, 15.0)
    assert not lines[2].bold


def test_headers_footers_notes_and_comments_are_left_out(tmp_path: Path) -> None:
    story = python_docx.Document()
    story.sections[0].header.paragraphs[0].text = "某某单位内部材料"
    story.sections[0].footer.paragraphs[0].text = "第 1 页"
    story.add_paragraph("正文只有这一句。")
    story.save(str(tmp_path / "a.docx"))
    assert texts(read_docx(tmp_path / "a.docx", "a", tmp_path)) == ["正文只有这一句。"]


def test_footnote_mark_is_left_out_and_noted(read_body: Read) -> None:
    more = '<w:r><w:footnoteReference w:id="2"/></w:r>' + r("，增长两成。")
    found = read_body(p("产量五百吨", more=more))
    assert texts(found) == ["产量五百吨，增长两成。"]
    assert found.notes == ("脚注没有收入",)


def test_tracked_changes(read_body: Read) -> None:
    changed = (
        r("今年")
        + f"<w:del>{r('去年').replace('w:t', 'w:delText')}</w:del>"
        + f"<w:ins>{r('新修')}</w:ins>"
        + r("水渠")
    )
    moved = (
        f"<w:p><w:moveFrom>{r('移动的话。')}</w:moveFrom>{r('甲。')}</w:p>"
        f"<w:p><w:moveTo>{r('移动的话。')}</w:moveTo>{r('乙。')}</w:p>"
    )
    found = read_body(p(more=changed) + moved)
    assert texts(found) == ["今年新修水渠", "甲。", "移动的话。乙。"]


def test_deleted_paragraph_end_joins_the_next(read_body: Read) -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    found = read_body(p("上半句，", gone) + p("下半句。") + p("末段", gone))
    assert texts(found) == ["上半句，下半句。", "末段"]


def test_deleted_paragraph_leaves_nothing(read_body: Read) -> None:
    deleted = f"<w:del>{r('废话').replace('w:t', 'w:delText')}</w:del>"
    found = read_body(p("一") + p(properties="<w:rPr><w:del/></w:rPr>", more=deleted) + p("二"))
    assert texts(found) == ["一", "二"]


def test_table_is_read_cell_by_cell(read_body: Read) -> None:
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("图片", "说明"))
    row = f"<w:tr>{cells}</w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删去的行')}</w:tc></w:tr>"
    inner = f"<w:tbl><w:tr><w:tc>{p('内')}</w:tc></w:tr></w:tbl>"
    nested = f"<w:tr><w:tc>{p('外')}{inner}{p()}</w:tc></w:tr>"
    found = read_body(p("前文") + f"<w:tbl>{row}{gone}{nested}</w:tbl>" + p("后文"))
    assert [(line.text, line.box) for line in found.lines] == [
        ("前文", 0),
        ("图片", 1),
        ("说明", 2),
        ("外", 3),
        ("内", 4),
        ("后文", 0),
    ]


def test_table_of_figures_is_read_row_by_row(read_body: Read) -> None:
    cells = (("村名", "面积"), ("柳湾", "3200"))
    rows = "".join(f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>" for a, b in cells)
    frame = f"<w:tbl><w:tr><w:tc><w:tbl>{rows}</w:tbl>{p('说明')}</w:tc></w:tr></w:tbl>"
    found = read_body(p("前文") + frame + p("后文"))
    assert texts(found) == ["前文", "村名，面积", "柳湾，3200", "说明", "后文"]
    assert found.notes == ("文中有表格，按行收作正文，请核对",)


def test_text_box_is_read_once_after_its_paragraph(read_body: Read) -> None:
    found = read_body(p("正文", more=f"<w:r>{shape(p('框里的话'))}</w:r>") + p("再往下"))
    assert [(line.text, line.box) for line in found.lines] == [
        ("正文", 0),
        ("框里的话", 1),
        ("再往下", 0),
    ]


def test_old_text_box_and_word_art(read_body: Read) -> None:
    old = (
        "<w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("老式文本框")
        + "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    art = '<w:pict><v:shape><v:textpath string="艺术字标题"/></v:shape></w:pict>'
    found = read_body(p("文", more=f"<w:r>{art}</w:r><w:r>{old}</w:r>"))
    assert texts(found) == ["文", "艺术字标题", "老式文本框"]


def test_choice_not_understood_gives_the_fallback(read_body: Read) -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="future">'
        f"{r('新')}</mc:Choice><mc:Fallback>{r('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read_body(p(more=both))) == ["旧"]


def test_pictures_stand_in_place_and_keep_their_bytes(read_body: Read, tmp_path: Path) -> None:
    first, second = made.picture(50, 30), made.picture(20, 60, "PNG")
    found = read_body(
        p("前一段。")
        + p(more=f"<w:r>{drawing('p1', name='微信图片_2024.jpg')}</w:r>")
        + p("图为茶园一角。")
        + p("锚在段首的图", more=f"<w:r>{drawing('p2', anchored=True)}</w:r>")
        + p(more=f"<w:r>{drawing('p1')}</w:r>"),
        relations=relation("p1", "image", "media/image1.jpeg")
        + relation("p2", "image", "/word/media/image2.png"),
        parts={"word/media/image1.jpeg": first, "word/media/image2.png": second},
    )
    assert [(line.text, line.picture) for line in found.lines] == [
        ("前一段。", -1),
        ("", 0),
        ("图为茶园一角。", -1),
        ("锚在段首的图", -1),
        ("", 1),
        ("", 0),
    ]
    one, two = found.pictures
    assert (one.name, one.width, one.height, one.shrunk) == ("微信图片_2024.jpg", 50, 30, True)
    assert (two.name, two.width, two.height) == ("来稿-图2.png", 20, 60)
    assert (one.path.read_bytes(), two.path.read_bytes()) == (first, second)
    assert {one.path.parent, two.path.parent} == {tmp_path / "out"}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["1.jpg", "2.png"]


def test_old_style_picture_with_its_file_name(read_body: Read) -> None:
    old = '<w:pict><v:shape><v:imagedata r:id="p1" o:title="麦田.jpg"/></v:shape></w:pict>'
    found = read_body(
        p("文", more=f"<w:r>{old}</w:r>"),
        relations=relation("p1", "image", "media/i.jpg"),
        parts={"word/media/i.jpg": made.picture()},
    )
    assert [line.picture for line in found.lines] == [-1, 0]
    assert found.pictures[0].name == "麦田.jpg"


@pytest.mark.parametrize("attribute", ["link", "embed"])
def test_linked_picture_is_noted_not_fetched(read_body: Read, attribute: str) -> None:
    found = read_body(
        p("有文字。", more=f"<w:r>{drawing('p1', attribute=attribute)}</w:r>"),
        relations=relation("p1", "image", "http://127.0.0.1:9/a.jpg", external=True),
    )
    assert texts(found) == ["有文字。"]
    assert found.pictures == ()
    assert "没有下载" in found.notes[0]


def test_picture_that_cannot_be_shown_is_noted(read_body: Read) -> None:
    found = read_body(
        p("有文字。", more=f"<w:r>{drawing('p1')}</w:r>"),
        relations=relation("p1", "image", "media/i.jpg"),
        parts={"word/media/i.jpg": made.picture()[:300]},
    )
    assert texts(found) == ["有文字。"]
    assert found.notes == ("第 1 张图图片不完整或已损坏，显示不出来，没有收入",)


def test_file_with_nothing_but_pictures(read_body: Read) -> None:
    found = read_body(
        p(more=f"<w:r>{drawing('p1')}</w:r>"),
        relations=relation("p1", "image", "media/i.jpg"),
        parts={"word/media/i.jpg": made.picture()},
    )
    assert [line.picture for line in found.lines] == [0]


@pytest.mark.parametrize("body", ["", p(), p("　 ") + p()])
def test_file_without_text_or_picture(read_body: Read, body: str) -> None:
    with pytest.raises(RefusalError, match="没有文字，也没有能用的图片"):
        read_body(body)


def test_line_breaks_blank_paragraphs_and_spaces(read_body: Read) -> None:
    more = "<w:r><w:br/><w:t>第二行</w:t><w:tab/><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r>"
    found = read_body(p() + p("第一 行", more=more) + p() + p("　　末段") + p())
    assert texts(found) == ["第一 行", "第二行\t甲-乙", "", "　　末段"]


def test_field_results_symbols_and_ruby(read_body: Read) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        + r("代码")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("六月二日")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    symbol = (
        '<w:r><w:sym w:font="Wingdings" w:char="F06C"/><w:sym w:font="Odd" w:char="F041"/></w:r>'
    )
    ruby = f"<w:r><w:ruby><w:rt>{r('pin')}</w:rt><w:rubyBase>{r('字')}</w:rubyBase></w:ruby></w:r>"
    simple = f'<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>'
    link = f'<w:hyperlink r:id="x">{r("链接")}</w:hyperlink>'
    maths = "<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>"
    found = read_body(p(more=symbol + field + ruby + simple + link + maths))
    assert texts(found) == ["●□六月二日字7链接x+y"]
    assert "符号字体" in found.notes[0]


def test_hidden_text_is_left_out(read_body: Read) -> None:
    found = read_body(p("看得见", more=r("看不见", "<w:vanish/>")))
    assert texts(found) == ["看得见"]
    assert found.notes == ("隐藏文字没有收入",)


def test_zero_width_guards_are_dropped(read_body: Read) -> None:
    assert texts(read_body(p("晨\u200b6\u200b时"))) == ["晨6时"]


def test_content_controls_are_read(read_body: Read) -> None:
    inner = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件里的段')}</w:sdtContent></w:sdt>"
    run = f"<w:sdt><w:sdtContent>{r('控件里的字')}</w:sdtContent></w:sdt>"
    assert texts(read_body(inner + p("段", more=run))) == ["控件里的段", "段控件里的字"]


def test_macros_are_ignored_and_noted(read_body: Read) -> None:
    found = read_body(p("文"), main=made.MACRO, parts={"word/vbaProject.bin": b"Auto_Open"})
    assert texts(found) == ["文"]
    assert found.notes == ("文件带有宏，没有运行，也没有收入",)


def test_strict_files_are_read(read_body: Read) -> None:
    raw = made.document(p("严格格式", "<w:jc w:val='center'/>")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    found = read_body("", raw=raw)
    assert [(line.text, line.centred) for line in found.lines] == [("严格格式", True)]


def test_other_office_files_are_named(tmp_path: Path) -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    path = made.word(tmp_path / "a.docx", p("x"), main=sheet)
    with pytest.raises(RefusalError, match="Excel 表格"):
        read_docx(path, "a", tmp_path)


def test_zip_that_is_no_word_file(tmp_path: Path) -> None:
    path = made.write_zip(tmp_path / "a.docx", {"readme.txt": "x"})
    with pytest.raises(RefusalError, match="不是 Word 文档"):
        read_docx(path, "a", tmp_path)


def test_main_part_missing(tmp_path: Path) -> None:
    whole = made.word(tmp_path / "whole.docx", p("x"))
    with zipfile.ZipFile(whole) as archive:
        parts = {n: archive.read(n) for n in archive.namelist() if n != "word/document.xml"}
    path = made.write_zip(tmp_path / "a.docx", parts)
    with pytest.raises(RefusalError, match="缺少内部部件"):
        read_docx(path, "a", tmp_path)
