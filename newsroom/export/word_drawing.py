"""The shapes of a page file: each frame as text boxes, bars, boxes and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from docx.document import Document

from newsroom.errors import FileError
from newsroom.export import word_shapes as shapes
from newsroom.export.profile import Manner
from newsroom.export.renditions import Rendition, Renditions
from newsroom.export.word_base import Place
from newsroom.export.word_boxes import Box, Usual, boxes, paragraphs_xml
from newsroom.export.word_chain import Chain, chains
from newsroom.export.word_file import add_picture
from newsroom.export.word_frames import lying_xml, parted, placeholder
from newsroom.export.word_lines import glyphs
from newsroom.model.edition import Edition
from newsroom.model.frame import (
    BoxFrame,
    Frame,
    Line,
    PageFrames,
    PictureFrame,
    PictureSource,
    RuleFrame,
    TextFrame,
    TextRole,
)
from newsroom.model.length import EMU_PER_TWIP, Pt

_BELOW = Pt(2)  # Word cuts off what leaves a box
_LINKED_BELOW = Pt(1)  # less than any line, or a line would stand in the wrong box


class Drawing:
    """Turns pages into XML; numbers shapes and chains through the whole document."""

    def __init__(
        self,
        document: Document,
        edition: Edition,
        pictures: PictureSource,
        renditions: Renditions,
        manner: Manner,
        usual: Mapping[TextRole, Usual],
    ) -> None:
        self._document = document
        self._edition = edition
        self._pictures = pictures
        self._renditions = renditions
        self._manner = manner
        self._policy = manner.policy
        self._usual = usual
        self._number = 0
        self._chained = 0
        self._related: dict[bytes, str] = {}

    def page(self, page: PageFrames) -> str:
        """A page's shapes as runs, in painting order."""
        linked: dict[int, list[tuple[Chain, int]]] = {}
        if self._manner.chained:
            texts = [frame for frame in page.frames if isinstance(frame, TextFrame)]
            for chain in chains(texts, self._policy, self._chained + 1):
                self._chained = chain.number
                for seq, (frame, _) in enumerate(chain.boxes):
                    linked.setdefault(id(frame), []).append((chain, seq))
        return "".join(
            run
            for frame in page.frames
            for run in self._frame(frame, page, linked.get(id(frame), []))
        )

    def _frame(
        self, frame: Frame, page: PageFrames, linked: list[tuple[Chain, int]]
    ) -> Iterator[str]:
        match frame:
            case TextFrame(vertical=True):
                yield from self._vertical(frame)
            case TextFrame() if linked:
                for chain, seq in linked:
                    yield self._linked(chain, seq)
            case TextFrame():
                for box in boxes(frame, self._policy):
                    yield self._text_box(frame, box)
            case RuleFrame():
                yield from self._rule(frame)
            case BoxFrame():
                yield shapes.box(
                    self._place(frame, frame.label, behind=True),
                    fill=frame.fill,
                    stroke=frame.stroke,
                    weight=frame.weight,
                    fallback=self._manner.fallback,
                )
            case PictureFrame():
                yield from self._picture(frame, page)

    def _text_box(self, frame: TextFrame, box: Box) -> str:
        place = self._box_place(frame, box, box.shift, _BELOW)
        paragraphs = paragraphs_xml(box.paragraphs, box.shift, self._policy, self._usual)
        return shapes.text_box(place, paragraphs, fallback=self._manner.fallback)

    def _linked(self, chain: Chain, seq: int) -> str:
        """A box of a chain; the first one holds the text of all."""
        frame, box = chain.boxes[seq]
        place = self._box_place(frame, box, chain.shift, _LINKED_BELOW)
        paragraphs = ""
        if seq == 0:
            whole = chain.paragraphs
            paragraphs = paragraphs_xml(whole, chain.shift, self._policy, self._usual)
        link = shapes.Link(chain.number, seq) if len(chain.boxes) > 1 else None
        return shapes.text_box(place, paragraphs, link=link, fallback=self._manner.fallback)

    def _box_place(self, frame: TextFrame, box: Box, shift: int, below: int) -> Place:
        left = frame.x + shift * EMU_PER_TWIP
        right = max(float(frame.width), box.right)
        return Place(
            int(left),
            frame.y + box.top * EMU_PER_TWIP,
            round(frame.x + right - left),
            box.height * EMU_PER_TWIP + below,
            self._next(),
            frame.label or frame.role.text,
            self._description(frame),
        )

    def _vertical(self, frame: TextFrame) -> Iterator[str]:
        """Boxes for each vertical line: of what stands, and around the axis of what lies."""
        for line in frame.lines:
            for part in parted(frame, line):
                if isinstance(part, TextFrame):
                    for box in boxes(part, self._policy):
                        yield self._text_box(part, box)
                else:
                    yield self._upended(frame, part)

    def _upended(self, frame: TextFrame, line: Line) -> str:
        """A vertical text box of one line."""
        found = glyphs(line, self._policy)
        em = max(glyph.look.size for glyph in found) * Pt(0.5)
        length = found[-1].x + found[-1].advance - found[0].x
        place = Place(
            frame.x + line.baseline - em,
            frame.y + round(found[0].x),
            em * 2,
            round(length + em * 1.3),
            self._next(),
            frame.label or frame.role.text,
            self._description(frame),
        )
        paragraph = lying_xml(line, self._usual[line.role].look, self._policy)
        return shapes.text_box(place, paragraph, vertical=True, fallback=self._manner.fallback)

    def _rule(self, frame: RuleFrame) -> Iterator[str]:
        """A rule, or the two thin ones of a double rule, which together are as wide as it."""
        third = frame.weight // 3
        bars = ((-third, third), (third, third)) if frame.double else ((0, int(frame.weight)),)
        for offset, thick in bars:
            place = Place(
                frame.x if frame.width else frame.x + offset - thick // 2,
                frame.y + offset - thick // 2 if frame.width else frame.y,
                frame.width or thick,
                thick if frame.width else frame.height,
                self._next(),
                frame.label,
            )
            yield shapes.box(place, fill=frame.colour, fallback=self._manner.fallback)

    def _picture(self, frame: PictureFrame, page: PageFrames) -> Iterator[str]:
        made = self._rendition(frame)
        if made is None:
            yield from self._empty_place(frame, page)
            return
        relation = self._related.get(made.data)
        if relation is None:
            relation = add_picture(self._document, made.data, len(self._related) + 1)
            self._related[made.data] = relation
        known = self._edition.pictures.get(frame.picture)
        name = (known.name if known else "") or frame.label
        place = self._place(frame, frame.label, self._caption(frame))
        yield shapes.picture(place, relation, frame.crop, name)

    def _rendition(self, frame: PictureFrame) -> Rendition | None:
        """None where there is no picture yet, or none that can be opened: the preview says so."""
        path = self._pictures.path(frame.picture) if frame.picture else ""
        if not path:
            return None
        try:
            return self._renditions.get(
                frame.picture, Path(path), frame.width, frame.height, frame.crop
            )
        except FileError:
            return None

    def _empty_place(self, frame: PictureFrame, page: PageFrames) -> Iterator[str]:
        """A grey box that says what it waits for, as the preview paints it."""
        words = placeholder(frame, page)
        said = words.lines[0].text if words else ""
        yield shapes.box(
            self._place(frame, frame.label, f"{said}：{self._caption(frame)}"),
            fill="EEF0F2",
            stroke="B4BAC2",
            weight=Pt(0.5),
            fallback=self._manner.fallback,
        )
        if words:
            for box in boxes(words, self._policy):
                yield self._text_box(words, box)

    def _place(
        self,
        frame: BoxFrame | PictureFrame,
        name: str,
        description: str = "",
        *,
        behind: bool = False,
    ) -> Place:
        return Place(
            frame.x, frame.y, frame.width, frame.height, self._next(), name, description, behind
        )

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _caption(self, frame: PictureFrame) -> str:
        article = self._edition.articles.get(frame.article)
        if article is None or not 0 <= frame.slot < len(article.slots):
            return frame.label
        return article.slots[frame.slot].printed_caption or frame.label

    def _description(self, frame: TextFrame) -> str:
        """The article a box belongs to and what it is in it."""
        article = self._edition.articles.get(frame.article)
        what = frame.label or frame.role.text
        named = article is not None and (article.headline or article.body)
        return f"{article.title}　{what}" if article and named else what
