"""A PDF that the print shop returned: its text with places, or its pages as pictures."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from newsroom.intake.refusal import Notes, RefusalError
from newsroom.model.length import Length, Pt
from newsroom.model.returned import Returned, ReturnedBlock, ReturnedForm, ReturnedLine

MOST_PAGES = 64
_MOST_CHARACTERS = 60_000  # of one page
_PICTURE_DPI = 130
_MOST_SIDE = 4_000  # pixels of a page shown as a picture
_APART = 0.9  # em between two characters that are no neighbours of one line
_LEAST, _MOST = 0.7, 2.6  # em between the baselines of lines that stand together
_FEW = 5  # characters a page must hold to be compared as text
_ASK = "请让印厂重新导出一份 PDF，或改发 Word 文件"


@dataclass(slots=True)
class _Row:
    """Characters on one line. Positions in points, y downwards from the page's top."""

    size: float
    baseline: float
    left: float
    right: float
    type_size: float = 0.0
    chars: list[str] = field(default_factory=list)

    def takes(self, size: float, baseline: float, left: float) -> bool:
        em = min(self.size, size)
        level = abs(baseline - self.baseline) < em * 0.5
        return level and -em * 0.6 < left - self.right < em * _APART


def read_pdf(path: Path, name: str, out: Path) -> Returned:
    """Read a returned PDF; of one without text, pages are painted into `out`.

    Raises RefusalError where it is broken, locked, empty or beyond the limits.
    """
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise _refused(str(error)) from error
    try:
        count = len(document)
        if count == 0:
            raise RefusalError("里一页也没有", _ASK)
        if count > MOST_PAGES:
            raise RefusalError(f"有 {count} 页，不像一期报纸", "请只保留这一期的页面后再比对")
        return _read(document, name, out)
    except pdfium.PdfiumError as error:
        raise RefusalError("有页面打不开，文件已损坏", _ASK) from error
    finally:
        document.close()


def _refused(words: str) -> RefusalError:
    if "assword" in words:
        return RefusalError("加了密码，打不开", "请让印厂去掉密码后重发")
    return RefusalError("不完整或已损坏，打不开", _ASK)


def _read(document: pdfium.PdfDocument, name: str, out: Path) -> Returned:
    notes = Notes()
    blocks: list[ReturnedBlock] = []
    bare = []
    for index in range(len(document)):
        page = document[index]
        found = list(_blocks(list(_rows(page)), index + 1))
        if sum(len(line.text) for block in found for line in block.lines) < _FEW:
            bare.append(index)
        blocks += found
        page.close()
    if len(bare) == len(document):
        images = tuple(_painted(document, index, out) for index in bare)
        return Returned(name, ReturnedForm.IMAGE, images=images)
    if bare:
        pages = "、".join(str(index + 1) for index in bare)
        notes.add(f"第 {pages} 页是图片，没有文字可比对")
    return Returned(name, ReturnedForm.PDF, tuple(blocks), notes=notes.texts)


def _painted(document: pdfium.PdfDocument, index: int, out: Path) -> Path:
    page = document[index]
    scale = min(_PICTURE_DPI / 72, _MOST_SIDE / max(*page.get_size(), 1))
    target = out / f"{index + 1}.png"
    bitmap = page.render(scale=scale)  # type: ignore[arg-type]
    bitmap.to_pil().save(target)
    page.close()
    return target


def _rows(page: pdfium.PdfPage) -> Iterator[_Row]:
    """The page's lines in the order they were written."""
    text = page.get_textpage()
    height = page.get_height()
    count = text.count_chars()
    if count > _MOST_CHARACTERS:
        raise RefusalError("一页里的文字多得不正常", _ASK)
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    row: _Row | None = None
    blank = False
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code) if code < 0x110000 else ""
        if not char or char.isspace() or code < 0x20:
            blank = row is not None and char not in "\r\n"
            continue
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = max(abs(box.top - box.bottom), 1.0)
        baseline = height - y.value
        if row is None or not row.takes(size, baseline, x.value):
            if row is not None:
                yield row
            type_size = _type_size(text, index)
            row, blank = _Row(size, baseline, x.value, box.right, type_size), False
        if blank:
            row.chars.append(" ")
        row.chars.append(char)
        row.right, blank = max(row.right, box.right), False
    text.close()
    if row is not None:
        yield row


def _type_size(text: pdfium.PdfTextPage, index: int) -> float:
    """A character's type size in points, as it is drawn."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    return raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.a, matrix.b)


def _blocks(rows: list[_Row], page: int) -> Iterator[ReturnedBlock]:
    """Lines of one size right below each other, as they were written, stand together."""
    held: list[_Row] = []
    for row in rows:
        if held and not _together(held[-1], row):
            yield _block(held, page)
            held = []
        held.append(row)
    if held:
        yield _block(held, page)


def _together(above: _Row, below: _Row) -> bool:
    step = below.baseline - above.baseline
    alike = max(above.size, below.size) < min(above.size, below.size) * 1.2
    over = min(above.right, below.right) - max(above.left, below.left)
    return alike and over > 0 and above.size * _LEAST < step < above.size * _MOST


def _block(rows: list[_Row], page: int) -> ReturnedBlock:
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    top, bottom = rows[0].baseline - rows[0].size, rows[-1].baseline + rows[-1].size * 0.2
    lines = tuple(ReturnedLine("".join(row.chars)) for row in rows)
    place = (left, top, right - left, bottom - top)
    x, y, width, height = (Length(int(Pt(each))) for each in place)
    width, height = Length(max(width, 1)), Length(max(height, 1))
    return ReturnedBlock(lines, page, x, y, width, height, Pt(rows[0].type_size))
