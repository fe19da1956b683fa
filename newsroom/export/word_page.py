"""The page file (版面稿): finished pages as one Word file that shows them in any office program.

Each frame becomes a shape anchored to its page; all shapes of a page hang on one invisible
paragraph, so that nothing flows. Nothing is measured here: see word_lines and word_boxes for how
composed positions are carried.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docx.document import Document

from newsroom.errors import FileError, NewsroomError
from newsroom.export import word_shapes as shapes
from newsroom.export.renditions import Rendition, rendition
from newsroom.export.word_base import (
    Measures,
    Style,
    append,
    font,
    new_document,
    run_fonts,
    save,
    section,
    size,
)
from newsroom.export.word_boxes import (
    Box,
    Usual,
    boxes,
    paragraphs_xml,
    style_id,
)
from newsroom.export.word_frames import lying_xml, parted, placeholder
from newsroom.export.word_lines import Look, Policy, font_names, glyphs, look_of
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
from newsroom.model.length import EMU_PER_TWIP, Mm, Pt

__all__ = ["Policy", "write"]

ROLE_NAMES = {
    TextRole.BODY: "正文",
    TextRole.CROSSHEAD: "小标题",
    TextRole.NOTE: "按语",
    TextRole.KICKER: "引题",
    TextRole.HEADLINE: "主题",
    TextRole.SUBHEAD: "副题",
    TextRole.BYLINE: "署名",
    TextRole.SECTION: "栏题",
    TextRole.CAPTION: "图片说明",
    TextRole.JUMP: "转接",
    TextRole.TEASER: "导读",
    TextRole.MASTHEAD: "报头",
    TextRole.FOLIO: "版眉",
}
_LARGEST = Mm(558.8)  # Word's own limit: 22 inches
_MARGIN = Mm(10)
_BELOW = Pt(2)  # Word cuts off what leaves a box
_PLAIN_PITCH = 240  # twips
_UNTOUCHED = (
    '<w:widowControl w:val="0"/><w:kinsoku w:val="0"/><w:overflowPunct w:val="0"/>'
    '<w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    '<w:snapToGrid w:val="0"/>'
)


def write(
    edition: Edition,
    pages: Sequence[PageFrames],
    pictures: PictureSource,
    target: Path,
    *,
    policy: Policy = Policy.SAFE,
) -> Path:
    """Write all pages, in order, as one .docx; give its path.

    Pictures are stored at 300 dots per inch of their printed size; where an original is missing
    a grey box says 图片待补. Raises FileError (the file, or a picture that cannot be read) and
    NewsroomError where a page is larger than Word allows.
    """
    for page in pages:
        if max(page.width, page.height) > _LARGEST:
            raise NewsroomError(
                f"第{page.number}版大于 Word 允许的最大页面（558.8 毫米）",
                advice="请导出 PDF 付印，或改小刊物的版面尺寸",
            )
    usual = _usual(edition, pages, policy)
    lines = [line for page in pages for line in _lines(page)]
    document = new_document(
        edition,
        title=f"{edition.publication.name}　{edition.issue.label}　版面稿",
        styles=[_style(role, found) for role, found in usual.items()],
        fonts=_fonts(edition, lines, policy),
        measures=_measures(pages[-1]) if pages else _measures(None),
    )
    writer = _Writer(document, pictures, policy, usual, edition)
    append(document, (writer.page(page, place, pages) for place, page in enumerate(pages)))
    return save(document, target)


def _lines(page: PageFrames) -> Iterator[Line]:
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            yield from frame.lines


def _fonts(edition: Edition, lines: Iterable[Line], policy: Policy) -> Iterable[tuple[str, str]]:
    body = font(edition.publication, "body")
    return {body.word_name: body.alt_name, **font_names(lines, policy)}.items()


def _usual(edition: Edition, pages: Sequence[PageFrames], policy: Policy) -> dict[TextRole, Usual]:
    """For each role met the look and line pitch that most of its characters have."""
    looks: dict[TextRole, Counter[Look]] = {}
    pitches: dict[TextRole, Counter[int]] = {}
    for page in pages:
        for frame in page.frames:
            if not isinstance(frame, TextFrame):
                continue
            for line in frame.lines:
                pitches.setdefault(line.role, Counter())[max(frame.pitch.twips, 20)] += 1
                counted = looks.setdefault(line.role, Counter())
                for run in line.runs:
                    counted[look_of(run, policy)] += len(run.text)
    name = font(edition.publication, "body").word_name
    plain = Look(name, name, 18, "000000")
    found = {
        role: Usual(
            counted.most_common(1)[0][0] if counted else plain,
            pitches[role].most_common(1)[0][0],
        )
        for role, counted in looks.items()
    }
    # The words in an empty picture's place are captions, also where the pages hold no other.
    return {TextRole.CAPTION: Usual(plain, _PLAIN_PITCH), **found}


def _style(role: TextRole, usual: Usual) -> Style:
    look = usual.look
    colour = "" if look.colour == "000000" else f'<w:color w:val="{look.colour}"/>'
    return Style(
        style_id(role),
        f"版面-{ROLE_NAMES[role]}",
        f'{_UNTOUCHED}<w:spacing w:before="0" w:after="0" w:line="{usual.pitch}"'
        ' w:lineRule="exact"/><w:jc w:val="left"/>',
        f"{run_fonts(look.font, look.latin)}{colour}{size(look.size)}",
    )


def _measures(page: PageFrames | None) -> Measures:
    width, height = (page.width, page.height) if page else (Mm(210), Mm(297))
    return Measures(width, height, _MARGIN, _MARGIN, _MARGIN, _MARGIN)


class _Writer:
    """Turns pages into XML; numbers shapes through the whole document."""

    def __init__(
        self,
        document: Document,
        pictures: PictureSource,
        policy: Policy,
        usual: dict[TextRole, Usual],
        edition: Edition,
    ) -> None:
        self._document = document
        self._pictures = pictures
        self._policy = policy
        self._usual = usual
        self._edition = edition
        self._number = 0

    def page(self, page: PageFrames, place: int, pages: Sequence[PageFrames]) -> str:
        """The one paragraph that carries a page's shapes."""
        runs = "".join(run for frame in page.frames for run in self._frame(frame, page))
        new_page = "<w:pageBreakBefore/>" if place and _same_size(pages[place - 1], page) else ""
        last_of_size = place + 1 < len(pages) and not _same_size(page, pages[place + 1])
        ends = section(_measures(page), break_type="nextPage") if last_of_size else ""
        return (
            f'<w:p><w:pPr>{new_page}<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>'
            '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
            f'<w:rPr><w:sz w:val="2"/></w:rPr>{ends}</w:pPr>{runs}</w:p>'
        )

    def _frame(self, frame: Frame, page: PageFrames) -> Iterator[str]:
        match frame:
            case TextFrame(vertical=True):
                yield from self._vertical(frame)
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
                )
            case PictureFrame():
                yield from self._picture(frame, page)

    def _text_box(self, frame: TextFrame, box: Box) -> str:
        left = frame.x + box.shift * EMU_PER_TWIP
        right = max(float(frame.width), box.right)
        place = shapes.Place(
            int(left),
            frame.y + box.top * EMU_PER_TWIP,
            round(frame.x + right - left),
            box.height * EMU_PER_TWIP + _BELOW,
            self._next(),
            frame.label or ROLE_NAMES[frame.role],
            self._description(frame),
        )
        return shapes.text_box(place, paragraphs_xml(box, self._policy, self._usual))

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
        place = shapes.Place(
            frame.x + line.baseline - em,
            frame.y + round(found[0].x),
            em * 2,
            round(length + em * 1.3),
            self._next(),
            frame.label or ROLE_NAMES[frame.role],
            self._description(frame),
        )
        paragraph = lying_xml(line, self._usual[line.role].look, self._policy)
        return shapes.text_box(place, paragraph, vertical=True)

    def _rule(self, frame: RuleFrame) -> Iterator[str]:
        """A rule, or the two thin ones of a double rule, which together are as wide as it."""
        third = frame.weight // 3
        bars = ((-third, third), (third, third)) if frame.double else ((0, int(frame.weight)),)
        for offset, thick in bars:
            place = shapes.Place(
                frame.x if frame.width else frame.x + offset - thick // 2,
                frame.y + offset - thick // 2 if frame.width else frame.y,
                frame.width or thick,
                thick if frame.width else frame.height,
                self._next(),
                frame.label,
            )
            yield shapes.bar(place, frame.colour)

    def _picture(self, frame: PictureFrame, page: PageFrames) -> Iterator[str]:
        made = self._rendition(frame)
        if made is None:
            yield from self._empty_place(frame, page)
            return
        relation, _ = self._document.part.get_or_add_image(io.BytesIO(made.data))
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
            return rendition(Path(path), frame.width, frame.height, frame.crop)
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
    ) -> shapes.Place:
        return shapes.Place(
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
        what = frame.label or ROLE_NAMES[frame.role]
        named = article is not None and (article.headline or article.body)
        return f"{article.title}　{what}" if article and named else what


def _same_size(one: PageFrames, other: PageFrames) -> bool:
    return (one.width, one.height) == (other.width, other.height)
