"""Flowing text: articles as paragraphs with styles, for files that people edit on."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document
from docx.oxml import parse_xml
from docx.section import _Footer

from newsroom.errors import FileError
from newsroom.export.renditions import rendition
from newsroom.export.word_base import MAIN, NAMESPACES, attribute, text
from newsroom.export.word_shapes import source_part
from newsroom.model.frame import PictureSource
from newsroom.model.length import Length, Mm
from newsroom.model.markup import Paragraph
from newsroom.model.picture import Picture, Slot

BLANK = "\u3000"
_W = f'xmlns:w="{MAIN}"'
_PICTURE_DPI = 150
_LARGEST = (Mm(120), Mm(90))
_BOLD = "<w:b/><w:bCs/>"
_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters with run properties of their own. look: inner w:rPr, empty for the style's."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """XML of a paragraph's inside that is no text: bookmarks, fields."""

    xml: str


def paragraph(style: str, *spans: Span | str | Raw, properties: str = "") -> str:
    """A w:p. properties: inner w:pPr after the style, in schema order; a tab is a tab stop."""
    runs = "".join(
        span.xml if isinstance(span, Raw) else _run(Span(span) if isinstance(span, str) else span)
        for span in spans
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def bookmarked(name: str, number: int) -> tuple[str, str]:
    """Begin and end of a bookmark. number: unique in the document."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name={attribute(name)}/>',
        f'<w:bookmarkEnd w:id="{number}"/>',
    )


def add_styles(document: Document, styles: Iterable[str]) -> None:
    """Add w:style elements to a document."""
    for style in styles:
        document.styles.element.append(parse_xml(style.replace("<w:style ", f"<w:style {_W} ", 1)))


def footer(part: _Footer, paragraph: str) -> None:
    """Make a paragraph, given as XML, all that a footer holds."""
    part.is_linked_to_previous = False
    element = part._element  # python-docx has no other way to a footer's XML
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(paragraph.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


def page_number(look: str = "") -> str:
    """A run with the number of the page it stands on."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:fldSimple w:instr=" PAGE "><w:r>{properties}<w:t>1</w:t></w:r></w:fldSimple>'


def _run(span: Span) -> str:
    look = f"<w:rPr>{span.look}</w:rPr>" if span.look else ""
    content = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{text(part)}</w:t>' if part else ""
        for part in span.text.split("\t")
    )
    return f"<w:r>{look}{content}</w:r>" if content else ""


def spans(content: Paragraph, lead_look: str = _BOLD) -> Iterator[Span]:
    """The runs of a body paragraph: run-in crosshead, bold passages, plain text."""
    begin = 0
    marks = [(0, content.lead, lead_look)] if content.lead else []
    lead = content.lead
    marks += [(max(start, lead), end, _BOLD) for start, end in content.bold if end > lead]
    for start, end, look in marks:
        yield Span(content.text[begin:start])
        yield Span(content.text[start:end], look)
        begin = end
    yield Span(content.text[begin:])


class Pictures:
    """Puts pictures into a document and numbers them."""

    def __init__(
        self,
        document: Document,
        source: PictureSource | None,
        known: Callable[[str], Picture | None],
    ) -> None:
        self._document = document
        self._source = source
        self._known = known
        self._number = 0

    def next_number(self) -> int:
        """A number for the next thing that needs its own in the document."""
        self._number += 1
        return self._number

    def paragraph(
        self,
        style: str,
        slot: Slot,
        name: str,
        caption: str,
        *,
        room: tuple[Length, Length] = _LARGEST,
        keep: bool = True,
    ) -> str:
        """A paragraph that holds a slot's picture as cropped; empty where it is not found or
        cannot be read.

        room: the width and height it may take. keep: whether it stays with what follows.
        """
        drawn = self._drawing(slot, name, caption, room)
        if not drawn:
            return ""
        kept = "" if keep else ' w:val="0"'
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:keepNext{kept}/></w:pPr>'
            f"<w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>"
        )

    def _drawing(self, slot: Slot, name: str, caption: str, room: tuple[Length, Length]) -> str:
        path = self._source.path(slot.picture) if self._source and slot.picture else ""
        known = self._known(slot.picture)
        if not path or known is None or not known.width or not known.height:
            return ""
        width, height = _within(slot.aspect(known), *room)
        try:
            made = rendition(Path(path), width, height, slot.whole, _PICTURE_DPI)
        except FileError:
            return ""
        relation, _ = self._document.part.get_or_add_image(io.BytesIO(made.data))
        number = self.next_number()
        extent = f'cx="{int(width)}" cy="{int(height)}"'
        return (
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
            f'<wp:docPr id="{number}" name={attribute(name)} descr={attribute(caption)}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_GRAPHIC}"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name={attribute(name)}/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
            f"{source_part(slot.whole)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            "<pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline>"
        )


def _within(ratio: float, width: Length, height: Length) -> tuple[Length, Length]:
    """The picture's size in a document: within the given one, its proportions kept."""
    if width < height * ratio:
        return width, Length(round(width / ratio))
    return Length(round(height * ratio)), height
