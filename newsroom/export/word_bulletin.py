"""The bulletin file (信息, 简报): a true flowing document, since offices edit it on.

Measures follow GB/T 9704—2012 as far as the house style says so: A4, 22 lines of 28 characters.
Every element is printed only where it was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from string import Formatter

from docx.document import Document
from docx.oxml import parse_xml
from docx.section import _Footer

from newsroom.export.word_base import (
    NAMESPACES,
    Measures,
    Style,
    append,
    font,
    half_points,
    new_document,
    run_fonts,
    save,
    size,
)
from newsroom.export.word_flow import (
    BLANK,
    BodyStyles,
    Pictures,
    Span,
    body,
    opening,
    paragraph,
)
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import PictureSource
from newsroom.model.length import EMU_PER_PT, Length, Mm, Pt
from newsroom.model.publication import (
    BulletinStyle,
    FurnitureRule,
    FurnitureText,
    Publication,
)

_USUAL = BulletinStyle("hei", "fang", Pt(14), (Mm(0.35), Mm(0.25)))
_ROLES = ("body", "headline", "hei", "kai", "fang", "song")
_BASELINE = 0.8  # of an exact line lies above its baseline
_FOOTER = Mm(23)  # the page number's line stands 7 mm below the type area
_NUMBER_SIZE = 28


def write(edition: Edition, target: Path, pictures: PictureSource | None = None) -> Path:
    """Write a bulletin's articles, with head and foot, as a flowing .docx; give its path.

    Articles come in page order; where none is placed, in the order they were given. Raises
    FileError.
    """
    house = edition.publication
    document = new_document(
        edition,
        title=f"{house.name}　{edition.issue.label}",
        styles=_styles(house),
        fonts={
            role.word_name: role.alt_name for role in (font(house, key) for key in _ROLES)
        }.items(),
        measures=_measures(house),
        compress=True,
    )
    drawn = Pictures(document, pictures, edition.pictures.get)
    append(document, [*_head(edition), *_items(edition, drawn), *_foot(edition)])
    _number_pages(document, house)
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
        footer=min(_FOOTER, grid.trim_height - grid.top - grid.type_height),
    )


def _head(edition: Edition) -> Iterator[str]:
    """The masthead's lines from its furniture: one paragraph a baseline, tab stops across."""
    furniture, values = edition.publication.masthead, _values(edition)
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
        yield _head_line(edition.publication, row, height, below[:1])
        bottom = bottom + height
    full = edition.publication.grid.pitch * furniture.rows
    if printed and full - bottom >= Pt(2):
        gap = (full - bottom).twips
        yield paragraph(
            "BulletinHead",
            properties=f'<w:spacing w:before="0" w:after="0" w:line="{gap}" w:lineRule="exact"/>',
        )


def _head_line(
    house: Publication,
    row: list[tuple[FurnitureText, str]],
    height: Length,
    rules: list[FurnitureRule],
) -> str:
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height.twips}" w:lineRule="exact"/>'
    border = "".join(_border("bottom", rule.weight, rule.colour, 4) for rule in rules)
    border = f"<w:pBdr>{border}</w:pBdr>" if border else ""
    first, words = row[0]
    if first.spread or (len(row) == 1 and first.align == "centre"):
        right = house.grid.type_width - first.x - first.width
        jc = "distribute" if first.spread else "center"
        indent = f'<w:ind w:left="{first.x.twips}" w:right="{max(right.twips, 0)}"/>'
        return paragraph(
            "BulletinHead",
            Span(words, _look(house, first)),
            properties=f'{border}{spacing}{indent}<w:jc w:val="{jc}"/>',
        )
    tabs, parts = "", []
    for text, said in row:
        kind, place = _stop(text)
        if place:
            tabs += f'<w:tab w:val="{kind}" w:pos="{place.twips}"/>'
        parts.append(Span(("\t" if place else "") + said, _look(house, text)))
    tabs = f"<w:tabs>{tabs}</w:tabs>" if tabs else ""
    return paragraph("BulletinHead", *parts, properties=border + tabs + spacing)


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


def _border(side: str, weight: Length, colour: str, space: int) -> str:
    eighths = max(2, round(weight * 8 / EMU_PER_PT))
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def _values(edition: Edition) -> Mapping[str, str]:
    """The fields of head texts; the issue's own facts come before the house's."""
    house, issue, facts = edition.publication, edition.issue, edition.issue.facts
    day = facts.date or issue.date
    number = facts.number if facts.number.numbers else issue.number
    return {
        "name": facts.name or house.name,
        "latin_name": facts.latin_name or house.latin_name,
        "publisher": facts.publisher or house.publisher,
        "licence": facts.licence or house.licence,
        "legend": facts.legend or house.legend,
        "hotline": facts.hotline or house.hotline,
        "number": number.label,
        "total": number.total_label,
        "date": f"{day.year}年{day.month}月{day.day}日",
        "year": str(day.year),
        "month": str(day.month),
        "day": str(day.day),
        "weekday": facts.weekday,
        "lunar": facts.lunar_date,
    }


def filled(template: str, values: Mapping[str, str]) -> str:
    """A furniture text with its fields filled in; empty where all its fields are."""
    parts, fields = [], []
    for literal, name, _, _ in Formatter().parse(template):
        parts.append(literal)
        if name is not None:
            fields.append(values.get(name, ""))
            parts.append(fields[-1])
    if fields and not any(fields):
        return ""
    return "".join(parts).replace("（）", "").strip()


def _items(edition: Edition, pictures: Pictures) -> Iterator[str]:
    section = ""
    for article in edition.in_order():
        if article.section and article.section != section:
            yield paragraph("BulletinSection", article.section)
        section = article.section
        yield from _item(edition.publication, article, pictures)


def _item(house: Publication, article: Article, pictures: Pictures) -> Iterator[str]:
    """An item: its title runs into its text, its source unit ends it in brackets."""
    title = run_fonts(font(house, _style(house).title_font).word_name)
    kai = run_fonts(font(house, "kai").word_name)
    styles = BodyStyles("BulletinText", "BulletinSection", "BulletinNote", title)
    before = [
        Span(content + BLANK, look)
        for content, look in (
            (article.kicker, kai),
            (article.headline, title),
            (article.subhead, kai),
        )
        if content
    ]
    begin = opening(article, house.byline)
    if begin:
        before.append(Span(begin))
    yield from body(article, styles, before)
    for slot in article.slots:
        caption = slot.printed_caption
        drawn = pictures.paragraph("BulletinPicture", slot.picture, caption or "图片", caption)
        if drawn:
            yield drawn
            if caption:
                yield paragraph("BulletinPicture", Span(caption, kai + size(24)))


def _foot(edition: Edition) -> Iterator[str]:
    """The foot (版尾): a table of one column whose rules are the foot's."""
    facts, house = edition.issue.facts, edition.publication
    rows = [(line.label, line.text) for line in facts.distribution if line.text]
    if facts.editors:
        rows.append(("责任编辑", BLANK.join(facts.editors)))
    if not rows:
        return
    style, width = _style(house), house.grid.type_width.twips
    outer, inner = style.foot_rules
    borders = (
        _border("top", outer, "auto", 0)
        + _border("bottom", outer, "auto", 0)
        + _border("insideH", inner, "auto", 0)
    )
    yield paragraph("BulletinText", properties="<w:keepNext/>")
    cells = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"</w:tcPr>{_foot_line(style, label, said, last=number == len(rows) - 1)}</w:tc></w:tr>"
        for number, (label, said) in enumerate(rows)
    )
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{borders}'
        '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0"'
        ' w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{cells}</w:tbl>'
    )
    yield (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _foot_line(style: BulletinStyle, label: str, said: str, *, last: bool) -> str:
    em = style.foot_size.twips
    keep = "" if last else "<w:keepNext/>"
    hang = em * (len(label) + 1)
    indent = f'<w:ind w:left="{em + hang}" w:right="{em}" w:hanging="{hang}"/>'
    return paragraph("BulletinFoot", f"{label}：{said}", properties=f"{keep}{indent}")


def _style(house: Publication) -> BulletinStyle:
    return house.bulletin or _USUAL


def _number_pages(document: Document, house: Publication) -> None:
    """— 1 — at the outer edge: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    part = document.sections[0]
    _number(part.footer, house, "right")
    _number(part.even_page_footer, house, "left")


def _number(footer: _Footer, house: Publication, side: str) -> None:
    footer.is_linked_to_previous = False
    element = footer._element  # python-docx has no other way to a footer's XML
    for child in list(element):
        element.remove(child)
    look = f"<w:rPr>{run_fonts(font(house, 'song', 'body').word_name)}{size(_NUMBER_SIZE)}</w:rPr>"
    em = _NUMBER_SIZE * 10
    element.append(
        parse_xml(
            f'<w:p {NAMESPACES}><w:pPr><w:ind w:left="{em}" w:right="{em}"/>'
            f'<w:jc w:val="{side}"/></w:pPr>'
            f'<w:r>{look}<w:t xml:space="preserve">— </w:t></w:r>'
            f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
            f'<w:r>{look}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
        )
    )


def _styles(house: Publication) -> tuple[Style, ...]:
    grid, style = house.grid, _style(house)
    body_size, em = half_points(grid.body_size), grid.body_size.twips
    text_font, hei, kai, foot = (
        run_fonts(font(house, key).word_name) for key in ("body", "hei", "kai", style.foot_font)
    )
    line = f'<w:spacing w:before="0" w:after="0" w:line="{grid.pitch.twips}" w:lineRule="exact"/>'
    first = f'w:firstLineChars="{house.first_line * 100}" w:firstLine="{em * house.first_line}"'
    both = '<w:jc w:val="both"/>'
    return (
        Style(
            "BulletinHead", "信息-报头", '<w:snapToGrid w:val="0"/>', text_font + size(body_size)
        ),
        Style(
            "BulletinSection",
            "信息-栏题",
            f"<w:keepNext/>{line}<w:ind {first}/>",
            hei + size(body_size),
        ),
        Style(
            "BulletinText",
            "信息-正文",
            f"{line}<w:ind {first}/>{both}",
            text_font + size(body_size),
        ),
        Style(
            "BulletinNote",
            "信息-按语",
            f'{line}<w:ind w:left="{em * 2}" w:right="{em * 2}" {first}/>{both}',
            kai + size(body_size),
        ),
        Style(
            "BulletinPicture",
            "信息-图片",
            '<w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>',
            text_font + size(body_size),
        ),
        Style(
            "BulletinFoot",
            "信息-版尾",
            f'<w:spacing w:before="60" w:after="60" w:line="480" w:lineRule="exact"/>{both}',
            foot + size(half_points(style.foot_size)),
        ),
    )
