"""Sound files of every kind, from which the damaged ones are made."""

from __future__ import annotations

import io
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from PIL import Image

from newsroom import paths
from newsroom.intake.kinds import Kind
from newsroom.store.library import Library
from tests import parcels
from tests.fuzz.doors import Door
from tests.intake import made
from tests.intake.made import p
from tests.intake.test_legacy import CONTENT, odt

_RTF = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}\pard\qc\b \u28246?\u36793?\b0\par text\par "
_RTF += rb"{\field{\*\fldinst PAGE}{\fldrslt 1}}\trowd\cellx900\intbl x\cell\row\pard y\par}"
_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="gb2312"><style>p{}</style></head><body><h1>题</h1>'
    "<p align=center>本报讯　文字<b>粗</b></p><table><tr><td>格<td>二</table><ul><li>项</ul></body>"
)
_COPIED = (
    "<html><!--StartFragment--><p class=MsoNormal style='mso-outline-level:1'>题</p><p><span "
    "style='font-weight:bold'>小标题</span></p><![if !supportLists]>· <![endif]>项<table><tr><td>"
    '格</td></tr></table><img src="data:image/png;base64,AAAA"><!--EndFragment--></html>'
)
_LINES = (
    '{"headline": "题", "body": "文", "date": "2021-10-16", "credits": ["记者 甲"]}\n'
    '{"headline": "二", "date": "20211016", "credits": [{"name": "乙", "role": "摄影"}]}\n'
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A sound file. way: the reader it is fed to in its own process, or the door of the program."""

    name: str
    file: str
    way: Kind | Door
    data: bytes


@cache
def seeds() -> tuple[Seed, ...]:
    """One or more sound files of every kind."""
    with tempfile.TemporaryDirectory() as name:
        return (*_texts(), *_packed(Path(name)), *_pictures(), *_own(Path(name)))


def _texts() -> Iterator[Seed]:
    yield Seed("html", "a.html", Kind.HTML, _PAGE.encode("gb18030"))
    yield Seed("txt", "a.txt", Kind.TEXT, "题\n　　本报讯　文字。\n".encode("gb18030") * 40)
    yield Seed("md", "a.md", Kind.TEXT, "# 题\n\n**粗**[链](x)![图](y)\n".encode() * 20)
    yield Seed("clipboard", "a.html", Kind.CLIPBOARD, _COPIED.encode())
    yield Seed("csv", "a.csv", Kind.SHEET, '姓名,单位\n甲,"某,局"\n'.encode() * 50)
    yield Seed("jsonl", "a.jsonl", Door.ARCHIVE, _LINES.encode() * 20)
    yield Seed("rtf", "a.rtf", Kind.LEGACY, _RTF)


def _packed(folder: Path) -> Iterator[Seed]:
    word = _word(folder / "a.docx")
    yield Seed("docx", "a.docx", Kind.DOCX, word)
    yield Seed("returned", "a.docx", Kind.RETURNED_WORD, word)
    yield Seed("list", "a.docx", Kind.SHEET, word)
    parts = {"稿/a.txt": "文".encode(), "稿/图.jpg": made.picture(), "b.docx": word, "c.exe": b"x"}
    yield Seed("zip", "a.zip", Kind.ARCHIVE, made.write_zip(folder / "a.zip", parts).read_bytes())
    yield Seed("package", "a.nrsub", Door.PACKAGE, parcels.parcel(folder).read_bytes())
    odt(folder / "a.odt", CONTENT.format("<text:p>有文字。</text:p>" * 5))
    yield Seed("odt", "a.odt", Kind.LEGACY, (folder / "a.odt").read_bytes())
    book = Workbook()
    assert book.active is not None
    for row in range(1, 30):
        book.active.append((f"姓名{row}", row, row / 3, None, True))
    book.save(folder / "a.xlsx")
    yield Seed("xlsx", "a.xlsx", Kind.SHEET, (folder / "a.xlsx").read_bytes())


def _word(path: Path) -> bytes:
    styles = '<w:style w:styleId="s" w:type="paragraph"><w:name w:val="heading 1"/></w:style>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    numbers = f'<w:abstractNum w:abstractNumId="0">{level}<w:lvlText w:val="%1、"/></w:lvl>'
    numbers += '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = p("标题", '<w:pStyle w:val="s"/>') + p("文" * 50, more=made.r("粗", "<w:b/>"))
    body += p("项", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 3
    body += p("", more=f"<w:r>{made.shape(p('框里'))}</w:r><w:r>{made.drawing('p1')}</w:r>")
    body += f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"
    return made.word(
        path,
        body,
        relations=made.relation("p1", "image", "media/i.jpg"),
        parts={
            "word/media/i.jpg": made.picture(),
            "word/styles.xml": made.part("styles", styles),
            "word/numbering.xml": made.part("numbering", numbers),
        },
    ).read_bytes()


def _pictures() -> Iterator[Seed]:
    for kind, suffix in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("TIFF", "tif")):
        yield Seed(suffix, f"a.{suffix}", Kind.IMAGE, made.picture(kind=kind))
        yield Seed(f"{suffix}-shown", f"a.{suffix}", Door.PICTURE, made.picture(kind=kind))
    for kind, suffix in (("GIF", "gif"), ("BMP", "bmp")):
        yield Seed(suffix, f"a.{suffix}", Kind.IMAGE, made.picture(kind=kind))
    yield Seed("pdf", "a.pdf", Kind.RETURNED_PDF, _pdf())


def _pdf() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), (200, 30, 30)).save(stream, "PDF")
    return stream.getvalue()


def _own(folder: Path) -> Iterator[Seed]:
    """What the program itself writes."""
    style = sorted((paths.resources() / "publications").glob("*.toml"))[0]
    yield Seed("style", "a.toml", Door.STYLE, style.read_bytes())
    rules = paths.resources() / "lexicon" / "packs" / "units.toml"
    yield Seed("rules", "a.toml", Door.RULES, rules.read_bytes())
    path = folder / "a.newsroom"
    Library.create(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    yield Seed("library", "a.newsroom", Door.LIBRARY, path.read_bytes())
    yield Seed("salvage", "a.newsroom", Door.SALVAGE, path.read_bytes())
    font = next(iter(sorted(Path("/usr/share/fonts").rglob("*.ttf"))), None)
    if font is not None:
        yield Seed("font", "a.ttf", Door.FONT, font.read_bytes()[:400_000])
