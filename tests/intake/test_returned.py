"""Returned files: text boxes of every make, tracked changes, joined paragraphs, places; PDF."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from newsroom.errors import FileError
from newsroom.intake.refusal import RefusalError
from newsroom.intake.returned import read_returned
from newsroom.intake.returned_pdf import read_pdf
from newsroom.intake.returned_word import read_word
from newsroom.job import Job
from newsroom.model.length import Mm
from newsroom.model.returned import Returned, ReturnedForm

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word(folder: Path, body: str) -> Path:
    path = folder / "回样.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELS)
        package.writestr(
            "word/document.xml", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
        )
    return path


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def drawn(content: str, x: int = 360_000, y: int = 720_000) -> str:
    """A text box as Word draws it."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1800000" cy="900000"/>'
        f"<wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{content}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def old(content: str) -> str:
    """A text box as older programs, and WPS, may write it."""
    style = (
        "position:absolute;margin-left:28.35pt;margin-top:2cm;width:50mm;height:1in;"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page"
    )
    return (
        f'<w:r><w:pict><v:shape style="{style}"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def texts(returned: Returned) -> list[list[str]]:
    return [[line.text for line in block.lines] for block in returned.blocks]


def test_a_box_drawn_twice_is_read_once_with_its_place(tmp_path: Path) -> None:
    line = f"{run('入秋以来')}<w:r><w:br/></w:r>{run('城东的小街')}"
    path = word(tmp_path, paragraph(drawn(paragraph(line) + paragraph(run("第二段")))))
    read = read_word(path, "回样")
    assert read.form is ReturnedForm.BOXES
    assert texts(read) == [["入秋以来", "城东的小街", "第二段"]]
    (block,) = read.blocks
    assert [each.opens for each in block.lines] == [True, False, True]
    assert (block.page, block.x, block.y) == (1, Mm(10), Mm(20))
    assert (block.width, block.height) == (Mm(50), Mm(25))


def test_old_boxes_are_read_with_their_place(tmp_path: Path) -> None:
    (block,) = read_word(word(tmp_path, paragraph(old(paragraph(run("旧框"))))), "回样").blocks
    assert block.lines[0].text == "旧框"
    assert (round(block.x.mm), round(block.y.mm), round(block.width.mm)) == (10, 20, 50)


def test_frames_are_boxes_and_their_paragraphs_stand_together(tmp_path: Path) -> None:
    frame = (
        '<w:framePr w:w="2835" w:h="567" w:hAnchor="page" w:vAnchor="page" w:x="567" w:y="567"/>'
    )
    other = frame.replace('w:x="567"', 'w:x="5670"')
    body = "".join(
        paragraph(run(text), properties=place)
        for text, place in (("甲", frame), ("乙", frame), ("丙", other), ("正文", ""))
    )
    read = read_word(word(tmp_path, body), "回样")
    assert texts(read) == [["甲", "乙"], ["丙"], ["正文"]]
    assert round(read.blocks[1].x.mm) == 100


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2" w:author="a">{run("新")}</w:ins>'
    ended = '<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>'
    body = paragraph(run("这是"), deleted, added, properties=ended) + paragraph(run("路灯"))
    assert texts(read_word(word(tmp_path, paragraph(drawn(body))), "回样")) == [["这是新路灯"]]


def test_pages_are_counted_by_breaks(tmp_path: Path) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    section = "<w:sectPr/>"
    body = (
        paragraph(drawn(paragraph(run("一版"))), properties=section)
        + paragraph(drawn(paragraph(run("二版"))), page)
        + paragraph(drawn(paragraph(run("三版"))))
        + paragraph(drawn(paragraph(run("四版"))), properties="<w:pageBreakBefore/>")
    )
    read = read_word(word(tmp_path, body), "回样")
    assert [(block.page, block.lines[0].text) for block in read.blocks] == [
        (1, "一版"), (2, "二版"), (3, "三版"), (4, "四版"),
    ]  # fmt: skip


def test_tables_are_read_cell_by_cell(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("报", "送"))
    read = read_word(word(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "回样")
    assert (read.form, texts(read)) == (ReturnedForm.FLOWING, [["报"], ["送"]])


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="没有文字"):
        read_word(word(tmp_path, paragraph()), "回样")
    with pytest.raises(FileError, match="没有可以比对的内容"):
        read_returned(word(tmp_path, paragraph()), tmp_path, Job())


def pdf(folder: Path, *lines: tuple[int, int, int, str]) -> Path:
    """A PDF of Latin lines: size, x, y from the foot, words."""
    shown = " ".join(f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET" for size, x, y, words in lines)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R"
            "/Resources<</Font<</F 5 0 R>>>>>>"
        ),
        f"<</Length {len(shown)}>>stream\n{shown}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{content}endobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>startxref\n{start}\n%%EOF"
    path = folder / "回样.pdf"
    path.write_text(out, "ascii")
    return path


def test_lines_of_a_pdf_stand_together_by_size_and_distance(tmp_path: Path) -> None:
    path = pdf(
        tmp_path,
        (20, 20, 360, "Headline"),
        (10, 20, 330, "first line"),
        (10, 20, 316, "second line"),
        (10, 160, 330, "next leg"),
    )
    read = read_pdf(path, "回样", tmp_path)
    assert read.form is ReturnedForm.PDF
    assert texts(read) == [["Headline"], ["first line", "second line"], ["next leg"]]
    assert [round(block.size.pt) for block in read.blocks] == [20, 10, 10]
    assert [round(block.x.pt) for block in read.blocks] == [20, 20, 160]
    assert read.blocks[0].y < read.blocks[1].y


def test_a_pdf_without_text_becomes_pictures(tmp_path: Path) -> None:
    read = read_returned(pdf(tmp_path, (10, 20, 20, "1")), tmp_path, Job())
    assert (read.form, len(read.images)) == (ReturnedForm.IMAGE, 1)
    assert read.images[0].stat().st_size > 100
