"""The manuscript file (文字稿): the text of an issue's articles, page by page, to edit and search.

It tells all of each article, so that the file gives the same articles when it comes back: the
parts of a line are character styles, identity and state are bookmarks (model/carried).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from newsroom.export.naming import PictureName, by_slot, picture_names
from newsroom.export.word_base import Measures, font
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import (
    BLANK,
    Pictures,
    Raw,
    Span,
    add_styles,
    bookmarked,
    footer,
    page_number,
    paragraph,
)
from newsroom.export.word_manuscript_styles import mark, mark_styles, styles
from newsroom.model import carried
from newsroom.model.article import Article, ArticleKind
from newsroom.model.credit import Credit
from newsroom.model.edition import Edition
from newsroom.model.frame import PictureSource
from newsroom.model.guide import GUIDE, guide_lines
from newsroom.model.length import Mm
from newsroom.model.markup import Paragraph, ParagraphKind, visible
from newsroom.model.page import Page
from newsroom.model.picture import Slot
from newsroom.model.placement import Placement

_MEASURES = Measures(Mm(210), Mm(297), Mm(25.4), Mm(28), Mm(25.4), Mm(28), footer=Mm(15))
_ROLES = ("body", "hei", "kai", "fang", "headline")
_STYLES = {
    ParagraphKind.CROSSHEAD: "Heading2",
    ParagraphKind.NOTE: "Note",
    ParagraphKind.ITEM: "Item",
}
_OPENED = frozenset((ParagraphKind.TEXT, ParagraphKind.RUN_IN, ParagraphKind.ITEM))
_USUAL_IMPORTANCE = 3
Part = Span | Raw


def write(
    edition: Edition, target: Path, pictures: PictureSource | None = None, heading: str = ""
) -> Path:
    """Write the text of all placed articles as a flowing A4 .docx; give its path.

    Each article follows a slip (稿签: page, place, section, characters); pictures stand in small
    with the file names they have in the print package. Of a bulletin nothing is placed: its items
    stand in their order. heading: what it begins with instead of the issue, for copy that belongs
    to none yet. Raises FileError.
    """
    document = new_document(
        edition,
        title=heading or f"{edition.publication.name}　{edition.issue.label}　文字稿",
        styles=styles(edition.publication),
        fonts={
            role.word_name: role.alt_name
            for role in (font(edition.publication, key) for key in _ROLES)
        }.items(),
        measures=_MEASURES,
        compress=True,
    )
    add_styles(document, mark_styles(edition.publication))
    writer = _Writer(edition, Pictures(document, pictures, edition.pictures.get))
    append(document, writer.all(heading))
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    footer(document.sections[0].footer, f"<w:p>{centred}{page_number()}</w:p>")
    return save(document, target)


class _Writer:
    """Gives the manuscript's paragraphs."""

    def __init__(self, edition: Edition, pictures: Pictures) -> None:
        self._edition = edition
        self._pictures = pictures
        self._names = by_slot(picture_names(edition))
        self._done: set[str] = set()

    def all(self, heading: str = "") -> Iterator[str]:
        """Everything: the issue, then its pages."""
        issue = f"{self._edition.publication.name}　{self._edition.issue.label}"
        yield paragraph("PageTitle", heading) if heading else paragraph("Issue", issue)
        for page in sorted(self._edition.pages, key=lambda page: page.number):
            yield from self._page(page)
        if not self._edition.placements:
            for number, article in enumerate(self._edition.in_order(), 1):
                yield from self._article(article, f"第{number}条")

    def _page(self, page: Page) -> Iterator[str]:
        placed = [
            placement
            for placement in self._edition.on_page(page.uuid)
            if placement.article in self._edition.articles and placement.article not in self._done
        ]
        if placed:
            yield paragraph("PageTitle", "　".join(filter(None, (page.label, page.name))))
        for number, placement in enumerate(placed, 1):
            self._done.add(placement.article)
            name = f"·{page.name}" if page.name else ""
            where = f"{page.label}{name}第{number}稿"
            yield from self._article(
                self._edition.articles[placement.article],
                where,
                _position(placement),
                self._onward(page, placement.article),
            )

    def _onward(self, page: Page, article: str) -> str:
        numbers = {each.uuid: each.label for each in self._edition.pages}
        parts = self._edition.parts(article)
        onward = [numbers[part.page] for part in parts if part.page != page.uuid]
        return f"转：{'、'.join(onward)}" if onward else ""

    def _article(self, article: Article, *where: str) -> Iterator[str]:
        """One article between its bookmarks, which begin with the slip and end with its end."""
        article = carried.told(article)
        own, state = self._pictures.next_number(), self._pictures.next_number()
        marks = (
            bookmarked(carried.article_mark(article.uuid), own),
            bookmarked(carried.state_mark(article, state), state),
        )
        begin, end = ("".join(each) for each in zip(*marks, strict=True))
        *before, last = self._parts(article, where, Raw(begin))
        yield from before
        yield last.removesuffix("</w:p>") + end + "</w:p>"

    def _parts(self, article: Article, where: Sequence[str], begin: Raw) -> Iterator[str]:
        filler = carried.FILLER if article.uuid in self._edition.fillers else ""
        yield paragraph("Slip", begin, _slip(article, (*where, filler)))
        for fact in _facts(article):
            yield paragraph("SlipFact", fact)
        if article.uuid in self._edition.slips:
            yield paragraph("SlipFact", f"{carried.SIGNED}：{self._edition.slips[article.uuid]}")
        guide = article.kind is ArticleKind.GUIDE
        people, credited = carried.people_with_captions(article)
        style = self._edition.publication.byline
        leads = bool(people) and style.position == "lead" and article.kind.prose
        for name, content in (
            ("Section", article.section),
            ("Kicker", article.kicker),
            ("Heading1", article.headline or GUIDE * guide),
            ("Subhead", article.subhead),
        ):
            if content:
                yield paragraph(name, content)
        if people and not leads:
            yield paragraph("Byline", *_people(people))
        if guide:
            yield from self._guide()
        else:
            house = style.dateline if leads else ""
            yield from _body(article, _opening(article, house, people if leads else ()))
        for index, slot in enumerate(article.slots):
            yield from self._slot(slot, self._names.get((article.uuid, index)), credited)

    def _guide(self) -> Iterator[str]:
        """The lines of the 导读, with the pages that they send to."""
        for line in guide_lines(self._edition):
            yield paragraph("Body", "\u3000".join(filter(None, (line.words, line.page))))

    def _slot(
        self, slot: Slot, known: PictureName | None, credited: Sequence[str]
    ) -> Iterator[str]:
        if known:
            description = slot.printed_caption or "图片"
            yield self._pictures.paragraph("Picture", slot, known.name, description)
        marks = ("", "")
        if slot.picture:
            number = self._pictures.next_number()
            marks = bookmarked(carried.original_mark(slot.picture, number), number)
        doubt = carried.DOUBTFUL if slot.doubtful else ""
        file = known.name if known else carried.NO_FILE
        yield paragraph(
            "PictureName", Raw(marks[0]), f"{carried.PICTURE_FILE}{file}{doubt}", Raw(marks[1])
        )
        if slot.printed_caption:
            yield paragraph("Caption", *_caption(slot, credited))


def _slip(article: Article, where: Sequence[str]) -> str:
    """What article this is, on one line; its section and titles stand right below."""
    count = sum(not char.isspace() for char in visible(article.body))
    first, *others = where
    facts = (
        first,
        *others[:1],
        f"{count}字",
        f"{len(article.slots)}图" if article.slots else "",
        *others[1:],
        f"{carried.KIND}：{article.kind.text}" if article.kind is not ArticleKind.NEWS else "",
        f"{carried.IMPORTANCE}：{article.importance}"
        if article.importance != _USUAL_IMPORTANCE
        else "",
    )
    return carried.SLIP + BLANK.join(filter(None, facts))


def _facts(article: Article) -> Iterator[str]:
    """What else an editor wrote on the slip, a line each."""
    facts = ((carried.JUMP_FROM, article.jump_from), (carried.JUMP_TO, article.jump_to))
    for label, said in (*facts, *((carried.NOTE, note) for note in article.notes)):
        if said:
            yield f"{label}：{said}"


def _body(article: Article, opening: Sequence[Part]) -> Iterator[str]:
    """The body's paragraphs, the opening at the first one of text, the unit at the end."""
    found = list(carried.told_body(article))
    place = next((n for n, each in enumerate(found) if each.kind in _OPENED), -1)
    if (opening and place < 0) or (article.source_unit and not found):
        place = len(found)
        found.append(Paragraph(ParagraphKind.TEXT, ""))
    unit = [Span(f"（{article.source_unit}）", mark(carried.UNIT))] if article.source_unit else []
    for number, content in enumerate(found):
        begin = opening if number == place else ()
        ends = unit if number == len(found) - 1 else []
        yield paragraph(_STYLES.get(content.kind, "Body"), *begin, *_spans(content), *ends)


def _opening(article: Article, house: str, people: Sequence[Credit]) -> list[Part]:
    """The dateline, and where the house has it lead the byline in brackets; a blank after it."""
    found: list[Part] = []
    if article.dateline:
        found.append(Span(article.dateline, mark(carried.DATELINE)))
    elif people:
        found.append(Span(house, mark(carried.HOUSE_DATELINE)))
    if people:
        return [*found, Span("（"), *_people(people), Span("）")]
    return [*found, Span(BLANK)] if found else []


def _people(people: Sequence[Credit]) -> Iterator[Span]:
    """A byline whose names are marked by their roles: 记者 张三 李四 通讯员 王五.

    An ideographic space begins a group without a word.
    """
    group: tuple[str, str] | None = None
    for number, credit in enumerate(people):
        if (credit.word, credit.role) != group:
            gap = " " if credit.word else BLANK
            yield Span((gap if number else "") + credit.word + (" " if credit.word else ""))
            group = (credit.word, credit.role)
        else:
            yield Span(" ")
        yield Span(credit.name, mark(carried.PEOPLE[credit.role]))


def _caption(slot: Slot, credited: Sequence[str]) -> Iterator[Span]:
    """The caption as printed, its photographers marked; `credited`: those the byline leaves out."""
    yield Span(slot.caption)
    if not slot.photographers:
        return
    yield Span(BLANK)
    for number, name in enumerate(slot.photographers):
        if number:
            yield Span("、")
        which = carried.CREDITED_SHOOTER if name in credited else carried.SHOOTER
        yield Span(name, mark(which))
    yield Span(" 摄")


def _spans(content: Paragraph) -> Iterator[Span]:
    """The runs of a paragraph: its run-in crosshead is marked, bold passages are bold."""
    edges = {0, len(content.text), content.lead}
    edges |= {edge for passage in content.bold for edge in passage}
    places = sorted(edges)
    for start, end in pairwise(places):
        look = mark(carried.LEAD) if end <= content.lead else ""
        if any(a <= start and end <= b for a, b in content.bold):
            look += "<w:b/><w:bCs/>"
        yield Span(content.text[start:end], look)


def _position(placement: Placement) -> str:
    """Where an article stands: 1至3栏，20至40行."""
    columns = f"{placement.column + 1}栏"
    if placement.span > 1:
        columns = f"{placement.column + 1}至{placement.right}栏"
    return f"{columns}，{placement.row + 1}至{placement.bottom}行"
