"""Pages of a bulletin (信息, 简报): items run on over as many pages as they need.

Sizes follow GB/T 9704—2012: 22 lines of 28 characters of 3号 on A4; the foot's last rule stands on
the foot of the type area, page numbers below it, outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsroom.model import markup
from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import (
    Frame,
    PageFrames,
    PictureFrame,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Length
from newsroom.model.markup import ParagraphKind
from newsroom.model.page import Page
from newsroom.model.picture import Crop
from newsroom.model.publication import Publication
from newsroom.typeset.captions import caption_lines
from newsroom.typeset.foot import bulletin_style, foot_frames
from newsroom.typeset.furniture import fields, furniture_frames
from newsroom.typeset.legs import Segment, flow
from newsroom.typeset.pictures import aspect, fitted_crop
from newsroom.typeset.rare import lent, unshown
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import (
    Para,
    body_paragraph,
    prefixed,
    printed_byline,
    suffixed,
)

_LONGEST = 400
_PICTURE_WIDTH = 0.7
_MOST_PICTURE_ROWS = 11


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the bulletin with the article it belongs to.

    text: its line, None for rows that a picture takes. slot: on a picture's first row, its number
    in the article, else -1. rows: that the picture takes. before, keep: see legs.Flowing.
    """

    article: Article
    text: TextLine | None
    before: int = 0
    keep: int = 0
    slot: int = -1
    rows: int = 0


def bulletin_story(article: Article, house: Publication) -> tuple[Para, ...]:
    """An item: its title run in before the text, its source unit in brackets at the end."""
    style = bulletin_style(house)
    paras = [body_paragraph(paragraph, house) for paragraph in markup.parse(article.body)]
    kinds = [paragraph.kind for paragraph in markup.parse(article.body)]
    title = "\u3000".join(filter(None, (article.kicker, article.headline, article.subhead)))
    blank = Para("", TextRole.BODY, first_line=house.first_line)
    if title and (not paras or kinds[0] is not ParagraphKind.TEXT):
        paras.insert(0, prefixed(blank, [(title, style.title_font)]))
    elif title:
        paras[0] = prefixed(paras[0], [(title, style.title_font), ("\u3000", "")])
    if people := printed_byline(article):
        paras = paras or [blank]
        paras[-1] = suffixed(paras[-1], f"（{people}）", paras[-1].font)
    return tuple(replace(para, number=number) for number, para in enumerate(paras))


def bulletin_pages(edition: Edition, setter: Typesetter) -> tuple[PageFrames, ...]:
    """All pages of a bulletin."""
    house = setter.house
    items = _items(edition, setter)
    foot = foot_frames(edition, setter)
    foot_rows = -(-foot[1] // house.grid.pitch) + 1 if foot[0] else 0
    room = [
        Segment(0, house.masthead.rows if number == 0 else 0, 0)
        for number in range(_LONGEST + len(items) // 10)
    ]
    room = [replace(part, rows=house.grid.rows - part.row) for part in room]
    spots = flow(items, room).spots
    pages = spots[-1][0] + 1 if spots else 1
    used = room[pages - 1].row + (spots[-1][1] + 1 if spots else 0)
    if foot_rows and used + foot_rows > house.grid.rows:
        pages += 1
    bodies = _bodies(items, spots, room, (edition, setter))
    return tuple(
        _page(edition, number, pages, bodies.get(number, []), foot[0], setter)
        for number in range(pages)
    )


def _items(edition: Edition, setter: Typesetter) -> list[Item]:
    measure = setter.house.grid.type_width
    found: list[Item] = []
    section = ""
    for article in edition.in_order():
        if article.section and article.section != section:
            section = article.section
            found.extend(_rows(article, setter.lines([_label(section)], measure)))
        paras = bulletin_story(article, setter.house)
        found.extend(_rows(article, setter.lines(paras, measure)))
        for slot in range(len(article.slots)):
            found.extend(_picture_rows(edition, article, slot, setter))
    return found


def _rows(article: Article, lines: Iterable[TextLine]) -> list[Item]:
    return [Item(article, line, line.before, line.keep) for line in lines]


def _picture_rows(
    edition: Edition, article: Article, slot: int, setter: Typesetter
) -> Iterable[Item]:
    """Rows of a picture, centred, with its caption; all of them stay on one page."""
    grid = setter.house.grid
    height = grid.type_width * _PICTURE_WIDTH / aspect(article, slot, edition.pictures)
    rows = min(max(round(height / grid.pitch), 3), _MOST_PICTURE_ROWS)
    captions = caption_lines(article, slot, grid.type_width, setter.house, setter)
    number = rows + len(captions) - 1
    for row in range(rows):
        yield Item(article, None, keep=number - row, slot=-1 if row else slot, rows=rows)
    for row, line in enumerate(captions, rows):
        yield Item(article, line, keep=number - row)


def _label(section: str) -> Para:
    return Para(
        section,
        TextRole.SECTION,
        "hei",
        offsets=(-1,) * len(section),
        first_line=0,
        align="centre",
        before=1,
        keep=2,
        number=-1,
    )


def _bodies(
    items: Sequence[Item],
    spots: Sequence[tuple[int, int]],
    room: Sequence[Segment],
    setting: tuple[Edition, Typesetter],
) -> dict[int, list[Frame]]:
    """For each page one frame for every item on it, and its pictures."""
    found: dict[int, list[Frame]] = {}
    pairs = list(zip(items, spots, strict=True))
    for (page, _), group in groupby(pairs, key=lambda pair: (pair[1][0], pair[0].article)):
        content = [(item, row) for item, (_, row) in group]
        frames = found.setdefault(page, [])
        frames.extend(
            _picture(item, room[page].row + row, setting) for item, row in content if item.slot >= 0
        )
        for lines in _unbroken(content):
            frames.append(_body(content[0][0].article, lines, room[page].row, setting[1]))
    return found


def _unbroken(content: Sequence[tuple[Item, int]]) -> list[list[tuple[TextLine, int]]]:
    """Lines between pictures, so that no text frame lies over one."""
    found: list[list[tuple[TextLine, int]]] = [[]]
    for item, row in content:
        if item.text is not None:
            found[-1].append((item.text, row))
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _body(
    article: Article, lines: Sequence[tuple[TextLine, int]], top: int, setter: Typesetter
) -> TextFrame:
    grid, first = setter.house.grid, lines[0][1]
    return TextFrame(
        grid.left,
        grid.y(top + first),
        grid.type_width,
        grid.pitch * (lines[-1][1] - first + 1),
        tuple(setter.line(line, row - first, grid.type_width) for line, row in lines),
        grid.pitch,
        TextRole.BODY,
        f"{article.title[:8]}-正文",
        article=article.uuid,
    )


def _picture(item: Item, row: int, setting: tuple[Edition, Typesetter]) -> PictureFrame:
    edition, grid = setting[0], setting[1].house.grid
    article, inset = item.article, Length((grid.pitch - grid.body_size) // 2)
    height = grid.pitch * item.rows - inset * 2
    ratio = aspect(article, item.slot, edition.pictures)
    width = min(Length(round(height * ratio)), grid.type_width)
    name = article.slots[item.slot].picture
    return PictureFrame(
        grid.left + Length((grid.type_width - width) // 2),
        grid.y(row) + inset,
        width,
        height,
        name if name in edition.pictures else "",
        fitted_crop(Crop(), ratio, width / height),
        f"{article.title[:8]}-图{item.slot + 1}",
        article=article.uuid,
        slot=item.slot,
    )


def _page(
    edition: Edition,
    number: int,
    pages: int,
    bodies: list[Frame],
    foot: list[Frame],
    setter: Typesetter,
) -> PageFrames:
    house = setter.house
    known = next((page for page in edition.pages if page.number == number + 1), None)
    page = known or Page(issue=edition.issue.uuid, number=number + 1)
    values = fields(edition, page, pages)
    even = number % 2 == 1
    frames: list[Frame] = []
    if number == 0:
        frames.extend(furniture_frames(house.masthead, values, house, setter.book))
    frames.extend(bodies)
    if number == pages - 1:
        frames.extend(foot)
    frames.extend(furniture_frames(house.folio, values, house, setter.book, mirrored=even))
    frames.sort(key=lambda frame: isinstance(frame, TextFrame))
    return PageFrames(
        known.uuid if known else "",
        number + 1,
        house.grid.trim_width,
        house.grid.trim_height,
        tuple(frames),
        (),
        unshown(frames, edition.articles.values(), setter.book.missing, values.values),
        setter.book.stand_ins,
        lent(frames, setter.book),
    )
