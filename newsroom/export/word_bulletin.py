"""The bulletin file (信息, 简报): a true flowing document, since offices edit it on.

It prints what model/bulletin says, as the screen does; every element only where it was given.
Titles of sections and the first paragraphs of items have outline levels, so that Word's navigation
pane lists them; page numbers of the contents are fields that follow bookmarks at the items.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from newsroom.export.word_base import Measures, font, half_points, run_fonts, size
from newsroom.export.word_bulletin_styles import TITLE, styles, title_style
from newsroom.export.word_file import append, new_document, save
from newsroom.export.word_flow import (
    BLANK,
    Pictures,
    Raw,
    Span,
    add_styles,
    bookmarked,
    paragraph,
    spans,
)
from newsroom.export.word_imprint import border, foot_table, number_pages, number_room
from newsroom.model import bulletin
from newsroom.model.article import Article
from newsroom.model.byline import printed_byline
from newsroom.model.carried import article_mark
from newsroom.model.edition import Edition
from newsroom.model.frame import PictureSource
from newsroom.model.furniture import filled, issue_fields, page_fields
from newsroom.model.length import Length, Pt
from newsroom.model.markup import Paragraph, ParagraphKind, parse
from newsroom.model.page import Page
from newsroom.model.publication import FurnitureRule, FurnitureText, Publication

_ROLES = ("body", "headline", "hei", "kai", "fang", "song")
_BASELINE = 0.8  # of an exact line lies above its baseline
_MOST_SPACE = 31  # points between a line and its border
_NO_PAGES: Mapping[str, int] = {}
_KINDS = {
    ParagraphKind.CROSSHEAD: "BulletinCrosshead",
    ParagraphKind.NOTE: "BulletinNote",
}


def write(
    edition: Edition,
    target: Path,
    pictures: PictureSource | None = None,
    pages: Mapping[str, int] = _NO_PAGES,
) -> Path:
    """Write a bulletin's articles, with head and foot, as a flowing .docx; give its path.

    Articles come in page order; where none is placed, in the order they were given. pages: the
    page that each article begins on, shown by the contents until the fields are updated. Raises
    FileError.
    """
    house = edition.publication
    document = new_document(
        edition,
        title=f"{house.name}　{edition.issue.label}",
        styles=styles(house),
        fonts={
            role.word_name: role.alt_name for role in (font(house, key) for key in _ROLES)
        }.items(),
        measures=_measures(house),
        compress=True,
    )
    add_styles(document, [title_style(house)])
    writer = _Writer(edition, Pictures(document, pictures, edition.pictures.get), pages)
    append(document, writer.all())
    number_pages(document, house)
    return save(document, target)


def _measures(house: Publication) -> Measures:
    grid = house.grid
    return Measures(
        grid.trim_width,
        grid.trim_height,
        grid.top,
        grid.trim_width - grid.left - grid.type_width,
        grid.trim_height - grid.top - grid.type_height,
        grid.left,
        footer=min(number_room(house), grid.trim_height - grid.top - grid.type_height),
    )


class _Writer:
    """Gives the bulletin's paragraphs."""

    def __init__(self, edition: Edition, pictures: Pictures, pages: Mapping[str, int]) -> None:
        self._edition = edition
        self._house = edition.publication
        self._pictures = pictures
        self._pages = pages
        self._listed = {article.uuid for article in bulletin.contents(edition)}

    def all(self) -> Iterator[str]:
        """Everything, from the masthead to the foot."""
        yield from _head(self._edition)
        yield from self._contents()
        yield from self._note()
        for section, article in bulletin.items(self._edition):
            if section:
                yield paragraph("BulletinSection", section)
            yield from self._item(article)
            yield from self._slots(article)
        yield from foot_table(self._edition)

    def _contents(self) -> Iterator[str]:
        listed = bulletin.contents(self._edition)
        if not listed:
            return
        yield paragraph("BulletinContentsTitle", bulletin.CONTENTS)
        for article in listed:
            number = Raw(_page_of(article, self._pages.get(article.uuid, 1)))
            yield paragraph("BulletinContents", article.headline, "\t", number)
        yield paragraph("BulletinText")

    def _note(self) -> Iterator[str]:
        note = bulletin.head_note(self._edition.issue.facts)
        for content in note:
            yield paragraph("BulletinHeadNote", *spans(content))
        if note:
            yield paragraph("BulletinText")

    def _item(self, article: Article) -> Iterator[str]:
        """An item: its title runs into its text, its source unit ends it in brackets."""
        found = list(parse(article.body))
        place, runs_in = bulletin.title_place(found)
        opening = _opening(article)
        people = printed_byline(article)
        tail = [f"（{people}）"] if people else []
        if opening and not runs_in:
            found.insert(place, Paragraph(ParagraphKind.TEXT, ""))
        for number, content in enumerate(found):
            ends = tail if number == len(found) - 1 else []
            if opening and number == place:
                blank = [BLANK] if content.text else []
                begin = self._begun(article, [*opening, *blank])
                keep = "" if runs_in else "<w:keepNext/>"
                runs = spans(content, _lead(self._house))
                yield paragraph("BulletinItem", *begin, *runs, *ends, properties=keep)
            else:
                style = _KINDS.get(content.kind, "BulletinText")
                yield paragraph(style, *spans(content, _lead(self._house)), *ends)
        if not found and tail:
            yield paragraph("BulletinText", *tail)

    def _begun(self, article: Article, opening: Sequence[Span | str]) -> Sequence[Span | str | Raw]:
        """The opening, with a bookmark that the contents refer to."""
        if article.uuid not in self._listed:
            return opening
        start, end = bookmarked(article_mark(article.uuid), self._pictures.next_number())
        return [Raw(start), *opening[:1], Raw(end), *opening[1:]]

    def _slots(self, article: Article) -> Iterator[str]:
        for slot in article.slots:
            caption = slot.printed_caption
            known = self._edition.pictures.get(slot.picture)
            drawn = ""
            if known is not None and known.width and known.height:
                drawn = self._pictures.paragraph(
                    "BulletinPicture",
                    slot,
                    caption or "图片",
                    caption,
                    room=bulletin.picture_size(self._house, slot.aspect(known)),
                    keep=bool(caption),
                )
            if drawn:
                yield drawn
            if caption:
                yield paragraph("BulletinCaption", caption)


def _lead(house: Publication) -> str:
    return run_fonts(font(house, "hei").word_name)


def _opening(article: Article) -> list[Span | str]:
    """The title, and the dateline where there is one."""
    title = bulletin.item_title(article)
    found: list[Span | str] = []
    if title:
        found.append(Span(title, f'<w:rStyle w:val="{TITLE}"/>'))
    if article.dateline:
        found += [BLANK] * bool(title) + [article.dateline]
    return found


def _page_of(article: Article, number: int) -> str:
    """A PAGEREF field with what it gave when the file was written."""
    code = f" PAGEREF {article_mark(article.uuid)} \\h "
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{number}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _head(edition: Edition) -> Iterator[str]:
    """The masthead's lines from its furniture: one paragraph a baseline, tab stops across."""
    house = edition.publication
    furniture, issue = house.masthead, edition.issue
    first = next((page for page in edition.pages if page.number == 1), None)
    own = page_fields(issue, first or Page(issue=issue.uuid, number=1))
    values = {**issue_fields(house, issue), **own, "pages": ""}
    printed = [(text, words) for text in furniture.texts if (words := filled(text.text, values))]
    printed.sort(key=lambda pair: (pair[0].y, pair[0].x))
    rules = sorted((rule for rule in furniture.rules if rule.width), key=lambda rule: rule.y)
    bottom = Length(0)
    groups = [(y, list(row)) for y, row in groupby(printed, key=lambda pair: pair[0].y)]
    for index, (y, row) in enumerate(groups):
        least = max(text.size for text, _ in row) * 1.15
        height = max(Length(round((y - bottom) / _BASELINE)), least)
        until = groups[index + 1][0] if index + 1 < len(groups) else None
        below = [rule for rule in rules if rule.y > y and (until is None or rule.y < until)]
        bottom = bottom + height
        space = _space(bottom, below[:1])
        yield _head_line(house, row, height, (below[:1], space))
        bottom = bottom + sum((Pt(space) + rule.weight for rule in below[:1]), Length(0))
    full = house.grid.pitch * furniture.rows
    if printed and full - bottom >= Pt(2):
        gap = (full - bottom).twips
        yield paragraph(
            "BulletinHead",
            properties=f'<w:spacing w:before="0" w:after="0" w:line="{gap}" w:lineRule="exact"/>',
        )


def _space(bottom: Length, rules: Sequence[FurnitureRule]) -> int:
    """Whole points that a rule stands below its line, as Word's borders count."""
    return min(max(round((rules[0].y - bottom).pt), 0), _MOST_SPACE) if rules else 0


def _head_line(
    house: Publication,
    row: list[tuple[FurnitureText, str]],
    height: Length,
    below: tuple[list[FurnitureRule], int],
) -> str:
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height.twips}" w:lineRule="exact"/>'
    rules, space = below
    ruled = "".join(border("bottom", rule.weight, rule.colour, space) for rule in rules)
    ruled = f"<w:pBdr>{ruled}</w:pBdr>" if ruled else ""
    first, words = row[0]
    if len(row) == 1 and (first.spread or first.align == "centre"):
        right = house.grid.type_width - first.x - first.width
        jc = "distribute" if first.spread else "center"
        indent = f'<w:ind w:left="{first.x.twips}" w:right="{max(right.twips, 0)}"/>'
        return paragraph(
            "BulletinHead",
            Span(words, _look(house, first)),
            properties=f'{ruled}{spacing}{indent}<w:jc w:val="{jc}"/>',
        )
    tabs, parts = "", []
    for text, said in row:
        kind, place = _stop(text)
        if place:
            tabs += f'<w:tab w:val="{kind}" w:pos="{place.twips}"/>'
        parts.append(Span(("\t" if place else "") + said, _look(house, text)))
    tabs = f"<w:tabs>{tabs}</w:tabs>" if tabs else ""
    return paragraph("BulletinHead", *parts, properties=ruled + tabs + spacing)


def _stop(text: FurnitureText) -> tuple[str, Length]:
    """The tab stop that a text of the masthead is set to."""
    if text.align == "right":
        return "right", text.x + text.width
    if text.align == "centre":
        return "center", text.x + text.width * 0.5
    return "left", text.x


def _look(house: Publication, text: FurnitureText) -> str:
    colour = "" if text.colour == "000000" else f'<w:color w:val="{text.colour}"/>'
    return run_fonts(font(house, text.font).word_name) + colour + size(half_points(text.size))
