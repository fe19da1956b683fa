"""Word files as copy: what a reader of the printed document sees, in its order.

Headers, footers, notes, comments, field codes, hidden and deleted text are left out; tracked
insertions are in. Table cells and text boxes are boxes of their own, text boxes after the
paragraph they hang on; a table of figures is read row by row. Numbers that Word draws before
paragraphs become text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lxml.etree import _Element as Element

from newsroom.intake.docx_pictures import Pictures
from newsroom.intake.inline import Fields, Line, Paragraph, Surroundings, chosen
from newsroom.intake.numbering import Numbering
from newsroom.intake.ooxml import W, WordPackage, child, local, value
from newsroom.intake.package import open_package
from newsroom.intake.refusal import SEND_AGAIN, Notes, RefusalError, check_lines
from newsroom.intake.styles import Look, StyleSheet, look_of
from newsroom.intake.tables import Cell, figure_rows
from newsroom.intake.text import trimmed, visible
from newsroom.model.manuscript import CopyLine, Manuscript

_OWN_BOOKMARK = re.compile(r"nr[vp]?_")
_BODIES = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def read_docx(path: Path, name: str, out: Path) -> Manuscript:
    """A Word file; its pictures are extracted unchanged into `out`.

    Raises RefusalError where the file is broken, hostile, or holds neither text nor picture.
    """
    notes = Notes()
    with open_package(path) as package:
        word = WordPackage(package)
        pictures = Pictures(word, out, name, notes)
        body = child(word.document(), "body")
        if body is None:
            raise RefusalError("里找不到 Word 正文，可能已损坏", SEND_AGAIN)
        reader = _Body(word, pictures, notes)
        reader.blocks(body, 0)
        reader.flush(0)
        if word.macros:
            notes.add("文件带有宏，没有运行，也没有收入")
    lines = trimmed(reader.lines)
    if not lines:
        raise RefusalError("里没有文字，也没有能用的图片", SEND_AGAIN)
    return Manuscript(name, lines, pictures.taken, notes.texts)


class _Body:
    def __init__(self, word: WordPackage, pictures: Pictures, notes: Notes) -> None:
        self.lines: list[CopyLine] = []
        self._numbering = Numbering(word.related("numbering"))
        self._styles = StyleSheet(word.related("styles"))
        self._around = Surroundings(self._styles, Fields(), notes, pictures.take, self._styles.ours)
        self._bookmarks: list[str] = []
        self._notes = notes
        self._boxes = 0
        self._cells: list[list[Cell]] = []
        self._carried: Line | None = None

    def blocks(self, container: Element, box: int) -> None:
        """Paragraphs and tables of a body, cell or text box."""
        for node in container:
            name = local(node)
            if name == "p":
                self._paragraph(node, box)
            elif name == "bookmarkStart":
                self._note_bookmarks([value(node, "name") or ""])
            elif name == "tbl":
                self.flush(box)
                self._table(node)
            elif name in _BODIES:
                self.blocks(node, box)
            elif name == "AlternateContent":
                branch = chosen(node)
                if branch is not None:
                    self.blocks(branch, box)
            elif name == "altChunk":
                self._notes.add("文中嵌入的另一份文档没有收入，请另交")

    def _boxed(self, container: Element) -> None:
        """A cell or text box: a box number of its own, without blank lines around its text."""
        self._boxes += 1
        box, start, carried = self._boxes, len(self.lines), self._carried
        self._carried = None
        self.blocks(container, box)
        self.flush(box)
        self.lines[start:] = trimmed(self.lines[start:])
        self._carried = carried

    def _table(self, node: Element) -> None:
        start, around = len(self.lines), self._cells
        self._cells = []
        self._rows(node)
        rows = figure_rows(self._cells)
        self._cells = around
        if rows:
            self.lines[start:] = rows
            self._notes.add("文中有表格，按行收作正文，请核对")

    def _rows(self, node: Element) -> None:
        for part in node:
            name = local(part)
            if name == "tc":
                if part.find(f"{W}tcPr/{W}cellDel") is None:
                    start = len(self.lines)
                    self._boxed(part)
                    self._cells[-1].append(tuple(self.lines[start:]))
            elif name == "tr":
                if part.find(f"{W}trPr/{W}del") is None:
                    self._cells.append([])
                    self._rows(part)
            elif name in _BODIES:
                self._rows(part)

    def _paragraph(self, node: Element, box: int) -> None:
        properties = child(node, "pPr")
        look = look_of(properties, None).over(
            self._styles.paragraph(value(child(properties, "pStyle")))
        )
        paragraph = Paragraph(self._around, look, self._carried)
        self._carried = None
        paragraph.walk(node)
        self._note_bookmarks(paragraph.bookmarks)
        if _mark_deleted(properties):
            self._carried = paragraph.lines.pop()
        else:
            self._number(paragraph, look)
        check_lines(len(self.lines))
        for line in paragraph.lines:
            self._emit(line, look, box, gap=not (paragraph.boxes or paragraph.arts))
        for art in paragraph.arts:
            self._art(art)
        for content in paragraph.boxes:
            self._boxed(content)

    def _note_bookmarks(self, names: Sequence[str]) -> None:
        """Keep our own bookmarks for the next line that says something."""
        if self._around.ours:
            self._bookmarks += [name for name in names if _OWN_BOOKMARK.match(name)]

    def _number(self, paragraph: Paragraph, look: Look) -> None:
        if look.numbering is None or look.numbering[0] <= 0:
            return
        mark = self._numbering.next(*look.numbering)
        first = next((line for line in paragraph.lines if line.text.strip()), None)
        if mark and first is not None:
            first.put_before(mark)

    def flush(self, box: int) -> None:
        """End a paragraph whose own end was deleted but that nothing followed."""
        if self._carried is not None and self._carried.text.strip():
            self._emit(self._carried, Look(), box, gap=False)
        self._carried = None

    def _emit(self, line: Line, look: Look, box: int, *, gap: bool) -> None:
        text = visible(line.text)
        self._pictures(line.before, box)
        if text.strip():
            hint = look.hint
            self.lines.append(
                CopyLine(
                    text,
                    heading=look.heading,
                    size=line.size,
                    bold=line.all_bold,
                    centred=bool(look.centred),
                    box=box,
                    style="" if hint is None else hint.part,
                    marks=tuple(line.marked()) if self._around.ours else (),
                    bookmarks=tuple(self._bookmarks),
                )
            )
            self._bookmarks = []
        elif gap and not (line.before or line.after):
            self.lines.append(CopyLine("", box=box))
        self._pictures(line.after, box)

    def _pictures(self, pictures: list[int], box: int) -> None:
        self.lines.extend(CopyLine("", box=box, picture=picture) for picture in pictures)

    def _art(self, text: str) -> None:
        if text.strip():
            self._boxes += 1
            self.lines.append(CopyLine(visible(text), box=self._boxes))


def _mark_deleted(properties: Element | None) -> bool:
    """Whether the paragraph's end was deleted or moved away, so that the next one joins on."""
    run = child(properties, "rPr")
    return child(run, "del") is not None or child(run, "moveFrom") is not None
