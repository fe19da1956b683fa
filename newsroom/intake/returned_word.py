"""A Word file that the print shop returned: its text box by box, with the place of each.

Text boxes may be DrawingML, VML or both (one is read), or paragraphs in frames; tracked changes
are read as accepted. What stands in no box is flowing text, each paragraph for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml.etree import _Element as Element

from newsroom.intake.inline import Fields, Line, Paragraph, Surroundings, chosen
from newsroom.intake.ooxml import W, WordPackage, child, local, number, on, value
from newsroom.intake.package import open_package
from newsroom.intake.refusal import SEND_AGAIN, Notes, RefusalError, check_lines
from newsroom.intake.styles import StyleSheet, look_of
from newsroom.model.length import EMU_PER_TWIP, Length, Mm, Pt
from newsroom.model.returned import Returned, ReturnedBlock, ReturnedForm, ReturnedLine

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_MEASURE = re.compile(r"(-?[\d.]+)\s*(pt|in|mm|cm|px)?")
_UNITS = {"pt": Pt(1), "in": Pt(72), "mm": Mm(1), "cm": Mm(10), "px": Pt(0.75), "": Pt(0.75)}
_MOSTLY = 0.5  # of the text in boxes makes a file one of pages
_Place = tuple[int, int, int, int]
_NOWHERE: _Place = (0, 0, 0, 0)


def read_word(path: Path, name: str) -> Returned:
    """Read a returned .docx.

    Raises RefusalError where it is broken, hostile, or holds no text.
    """
    notes = Notes()
    with open_package(path) as package:
        word = WordPackage(package)
        body = child(word.document(), "body")
        if body is None:
            raise RefusalError("里找不到 Word 正文，可能已损坏", SEND_AGAIN)
        reader = _Reader(StyleSheet(word.related("styles")), notes)
        reader.blocks(body)
        reader.flush()
    blocks = tuple(block for block in reader.found if any(line.text for line in block.lines))
    if not blocks:
        raise RefusalError("里没有文字，没有可以比对的内容", "请让印厂重发带文字的 Word 文件或 PDF")
    boxed = sum(len(line.text) for block in blocks if block.width for line in block.lines)
    whole = sum(len(line.text) for block in blocks for line in block.lines)
    form = ReturnedForm.BOXES if boxed > whole * _MOSTLY else ReturnedForm.FLOWING
    if form is ReturnedForm.FLOWING:  # pages follow from fonts and margins nobody knows
        blocks = tuple(replace(block, page=0) for block in blocks)
    return Returned(name, form, blocks, notes=notes.texts)


class _Reader:
    """Gathers blocks. page: of the paragraph being read, counted by its breaks."""

    def __init__(self, styles: StyleSheet, notes: Notes) -> None:
        self.found: list[ReturnedBlock] = []
        self._around = Surroundings(styles, Fields(), notes, lambda _picture: None)
        self._styles = styles
        self._page = 1
        self._met = False
        self._lines: list[ReturnedLine] = []
        self._frame: _Place | None = None
        self._carried: Line | None = None

    def blocks(self, container: Element) -> None:
        """The paragraphs and tables of the main text."""
        for node in container:
            name = local(node)
            if name == "p":
                self._main_paragraph(node)
            elif name == "tbl":
                self.flush()
                self._cells(node)
            elif name in _WRAPPERS:
                self.blocks(node)
            elif name == "AlternateContent":
                branch = chosen(node)
                if branch is not None:
                    self.blocks(branch)

    def flush(self) -> None:
        """End the frame that was being gathered."""
        if self._carried is not None:
            self._lines.append(ReturnedLine(self._carried.text, opens=True))
            self._carried = None
        if self._lines:
            self._add(tuple(self._lines), self._frame or _NOWHERE)
        self._lines = []

    def _cells(self, table: Element) -> None:
        for node in table:
            name = local(node)
            if name == "tc" and node.find(f"{W}tcPr/{W}cellDel") is None:
                self.blocks(node)
                self.flush()
            elif (name == "tr" and node.find(f"{W}trPr/{W}del") is None) or name in _WRAPPERS:
                self._cells(node)

    def _main_paragraph(self, node: Element) -> None:
        properties = child(node, "pPr")
        if on(child(properties, "pageBreakBefore")) and self._met:
            self._page += 1
        frame = _frame_place(child(properties, "framePr"))
        if frame is None or frame != self._frame:
            self.flush()
        self._frame = frame
        read = self._paragraph(node)
        self._lines += read.lines
        if frame is None:
            self.flush()
        self._met = self._met or bool(read.lines or read.boxes)
        for box in read.boxes:
            self._box(box)
        self._page += _breaks(node, properties)

    def _box(self, content: Element) -> None:
        """A text box: its paragraphs in order, and boxes inside it after it."""
        lines: list[ReturnedLine] = []
        inner: list[Element] = []
        carried, self._carried = self._carried, None
        for node in _paragraphs(content):
            read = self._paragraph(node)
            lines += read.lines
            inner += read.boxes
        self._carried = carried
        check_lines(len(self.found))
        self._add(tuple(lines), _place_of(content))
        for box in inner:
            self._box(box)

    def _paragraph(self, node: Element) -> _Read:
        properties = child(node, "pPr")
        look = look_of(properties, None).over(
            self._styles.paragraph(value(child(properties, "pStyle")))
        )
        paragraph = Paragraph(self._around, look, self._carried)
        self._carried = None
        paragraph.walk(node)
        if _joins_on(properties):
            self._carried = paragraph.lines.pop()
        texts = [line.text for line in paragraph.lines]
        lines = [ReturnedLine(text, opens=not index) for index, text in enumerate(texts) if text]
        lines += [ReturnedLine(text, opens=True) for text in paragraph.arts if text]
        return _Read(lines, paragraph.boxes)

    def _add(self, lines: tuple[ReturnedLine, ...], place: _Place) -> None:
        if lines:
            x, y, width, height = map(Length, place)
            self.found.append(ReturnedBlock(lines, self._page, x, y, width, height))


class _Read:
    """What one paragraph held."""

    def __init__(self, lines: list[ReturnedLine], boxes: list[Element]) -> None:
        self.lines = lines
        self.boxes = boxes


def _paragraphs(container: Element) -> Iterator[Element]:
    for node in container:
        name = local(node)
        if name == "p":
            yield node
        elif name in _WRAPPERS or name in {"tbl", "tr", "tc"}:
            yield from _paragraphs(node)


def _joins_on(properties: Element | None) -> bool:
    """Whether the paragraph's end was deleted or moved away, so that the next one joins on."""
    run = child(properties, "rPr")
    return child(run, "del") is not None or child(run, "moveFrom") is not None


def _breaks(node: Element, properties: Element | None) -> int:
    """Pages that begin inside or right after a paragraph."""
    breaks = sum(
        value(part, "type") == "page" for run in node.iter(f"{W}r") for part in run.iter(f"{W}br")
    )
    section = child(properties, "sectPr")
    if section is not None and value(child(section, "type")) != "continuous":
        breaks += 1
    return breaks


def _frame_place(node: Element | None) -> _Place | None:
    """Where a paragraph's frame (w:framePr) stands; None for a paragraph in none."""
    if node is None or value(node, "dropCap") in {"drop", "margin"}:
        return None
    names = ("x", "y", "w", "h")
    x, y, width, height = (number(value(node, name)) * EMU_PER_TWIP for name in names)
    if value(node, "hAnchor") != "page" or value(node, "vAnchor") != "page":
        return (0, 0, max(width, 1), max(height, 1))
    return (x, y, width, max(height, 1))


def _place_of(content: Element) -> _Place:
    """Where a text box stands on its page; only its width where that cannot be told."""
    for node in content.iterancestors():
        if node.tag == f"{_WP}anchor":
            return _anchored(node)
        if node.tag == f"{_WP}inline":
            return (0, 0, 1, 0)
        if "style" in node.attrib and "vml" in str(node.tag):
            return _styled(node.get("style") or "")
        if local(node) == "p":
            break
    return (0, 0, 1, 0)


def _anchored(anchor: Element) -> _Place:
    extent = anchor.find(f"{_WP}extent")
    width = number(extent.get("cx"), 1) if extent is not None else 1
    height = number(extent.get("cy"), 1) if extent is not None else 1
    places = []
    for name in ("positionH", "positionV"):
        node = anchor.find(f"{_WP}{name}")
        offset = node.findtext(f"{_WP}posOffset") if node is not None else None
        if node is None or offset is None or node.get("relativeFrom") != "page":
            return (0, 0, 1, 0)
        places.append(_emu(offset))
    return (places[0], places[1], _emu(extent.get("cx")) if extent is not None else width,
            _emu(extent.get("cy")) if extent is not None else height)  # fmt: skip


def _emu(text: str | None) -> int:
    try:
        return int(float(text or ""))
    except (ValueError, OverflowError):
        return 0


def _styled(style: str) -> _Place:
    """The place a VML shape's style gives: margins from the page's corner."""
    parts = {
        key.strip().lower(): given.strip()
        for key, _, given in (part.partition(":") for part in style.split(";"))
    }
    sides = ("mso-position-horizontal-relative", "mso-position-vertical-relative")
    width, height = _length(parts.get("width")), _length(parts.get("height"))
    if any(parts.get(side, "page") != "page" for side in sides):
        return (0, 0, max(width, 1), 0)
    return (_length(parts.get("margin-left")), _length(parts.get("margin-top")), width, height)


def _length(text: str | None) -> int:
    found = _MEASURE.match(text or "")
    if found is None:
        return 0
    try:
        return int(float(found[1]) * _UNITS[found[2] or ""])
    except (ValueError, OverflowError):
        return 0
