"""PDF files of pages as they leave the house: exact boxes, page names, bookmarks, properties.

What Qt's writer adds of itself is taken out (metadata with random identities, the time), so that
equal pages with equal facts give equal files.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from newsroom.model.frame import PageFrames
from newsroom.model.sheet import Bookmark, FileFacts
from newsroom.ui.pages.pdf_text import DrawnPage, name_glyphs

_CREATOR = "采编台"
_FIRST_MATRIX = re.compile(rb"(-[0-9.]+ 0) [0-9.]+ cm")


def finished(
    written: bytes, drawn: Sequence[DrawnPage], pages: Sequence[PageFrames], facts: FileFacts
) -> bytes:
    """The file that Qt wrote, with a true text layer, exact boxes and what it tells of itself.

    Raises ValueError where the file does not hold what was drawn.
    """
    with Pdf.open(BytesIO(written)) as pdf:
        if len(pdf.pages) != len(drawn):
            raise ValueError(f"{len(pdf.pages)} pages written, {len(drawn)} drawn")
        for page, frames in zip(pdf.pages, pages, strict=True):
            _box(page, frames)
        _name_subsets(pdf)
        name_glyphs(pdf, drawn)
        _label(pdf, facts)
        _outline(pdf, pages, facts)
        _properties(pdf, facts)
        result = BytesIO()
        pdf.save(result, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return result.getvalue()


def _box(page: pikepdf.Page, frames: PageFrames) -> None:
    """Exact boxes, and the drawing moved from the rounded top edge to the true one."""
    width, height = frames.width.pt, frames.height.pt
    page.obj.MediaBox = Array([0, 0, _points(width), _points(height)])
    trim = frames.trim
    if trim is None:
        page.obj.TrimBox = Array(list(page.obj.MediaBox))
    else:
        bottom = height - (trim.y + trim.height).pt
        right, top = (trim.x + trim.width).pt, height - trim.y.pt
        page.obj.TrimBox = Array([_points(at) for at in (trim.x.pt, bottom, right, top)])
    page.contents_coalesce()
    stream = page.obj.Contents
    content, moved = _FIRST_MATRIX.subn(
        rb"\1 " + str(_points(height)).encode() + b" cm", stream.read_bytes(), count=1
    )
    if not moved:
        raise ValueError("page without the writer's matrix")
    stream.write(content)


def _points(value: float) -> Decimal:
    return Decimal(f"{value:.5f}")


def _name_subsets(pdf: Pdf) -> None:
    """Say of each font that it is a subset (9.6.4), by letters that count in order of use; Qt's
    own letters follow the order of a hash."""
    known: dict[tuple[int, int], str] = {}
    for page in pdf.pages:
        fonts = page.obj.get(Name.Resources, Dictionary()).get(Name.Font, Dictionary())
        for key in sorted(fonts.keys()):
            font = fonts[key]
            if font.objgen in known:
                continue
            letters = known[font.objgen] = _letters(len(known))
            descendant = font.DescendantFonts[0]
            name = str(font.BaseFont).removeprefix("/").rpartition("+")[2]
            named = Name(f"/{letters}+{name}")
            font.BaseFont = descendant.BaseFont = descendant.FontDescriptor.FontName = named


def _letters(number: int) -> str:
    found = ""
    for _ in range(6):
        number, place = divmod(number, 26)
        found = chr(ord("A") + place) + found
    return found


def _label(pdf: Pdf, facts: FileFacts) -> None:
    """Names of pages as readers show them beside the page (12.4.2)."""
    if not facts.labels:
        return
    numbers: list[Any] = []
    for place, label in enumerate(facts.labels):
        numbers += [place, Dictionary(P=String(label))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(numbers))


def _outline(pdf: Pdf, pages: Sequence[PageFrames], facts: FileFacts) -> None:
    """Pages, and below each of them the stories on it (12.3.3); the stories alone where pages have
    no names."""
    if not facts.labels and not facts.bookmarks:
        return
    with pdf.open_outline() as outline:
        if not facts.labels:
            outline.root.extend(_entry(mark, pages[mark.page]) for mark in facts.bookmarks)
        for place, label in enumerate(facts.labels):
            item = OutlineItem(label, place, "Fit")
            item.is_closed = len(facts.labels) > 1
            item.children.extend(
                _entry(mark, pages[place]) for mark in facts.bookmarks if mark.page == place
            )
            outline.root.append(item)
    pdf.Root.PageMode = Name.UseOutlines


def _entry(mark: Bookmark, page: PageFrames) -> OutlineItem:
    top = round(page.height.pt - mark.y.pt, 2)
    return OutlineItem(mark.title, mark.page, "XYZ", left=round(mark.x.pt, 2), top=top)


def _properties(pdf: Pdf, facts: FileFacts) -> None:
    for key in ("/Metadata", "/Names"):
        if key in pdf.Root:
            del pdf.Root[key]
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    told = {
        "/Title": facts.title,
        "/Author": facts.author,
        "/Subject": facts.subject,
        "/Keywords": facts.keywords,
        "/Creator": _CREATOR,
    }
    for key, value in told.items():
        if value:
            pdf.docinfo[key] = String(value)
    if facts.made is not None:
        pdf.docinfo["/CreationDate"] = String(_date(facts.made))
    pdf.Root.Lang = String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _date(time: datetime.datetime) -> str:
    """A moment as PDF writes it (7.9.4): in universal time, which names no place."""
    return time.astimezone(datetime.UTC).strftime("D:%Y%m%d%H%M%SZ")
