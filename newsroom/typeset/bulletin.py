"""Pages of a bulletin (信息, 简报): items run on over as many pages as they need.

Sizes follow GB/T 9704—2012: 22 lines of 28 characters of 3号 on A4; the foot's last rule stands on
the foot of the type area, page numbers below it, outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsroom.model import bulletin, markup
from newsroom.model.article import Article, ArticleKind
from newsroom.model.byline import printed_byline
from newsroom.model.edition import Edition
from newsroom.model.frame import (
    Frame,
    Line,
    PageFrames,
    PictureFrame,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Length, Pt
from newsroom.model.markup import Paragraph, ParagraphKind
from newsroom.model.page import Page
from newsroom.model.picture import Crop
from newsroom.model.publication import Publication
from newsroom.typeset.captions import caption_lines
from newsroom.typeset.display import Letters, natural_width, placed
from newsroom.typeset.foot import foot_frames
from newsroom.typeset.furniture import fields, furniture_frames
from newsroom.typeset.legs import Segment, flow
from newsroom.typeset.pictures import aspect, shown_crop
from newsroom.typeset.rare import lent, unshown
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import (
    Para,
    body_paragraph,
    prefixed,
    suffixed,
)

_LONGEST = 400
_FOOT_END = Pt(4)  # rules of Word's table at the foot, and the paragraph that it hangs on
_LEADER = "\u00b7"  # half an em wide in every face
_NO_INSET = Length(0)
_LEADER_ROOM = 3  # characters that a line of the contents keeps for its page number


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the bulletin with the article it belongs to (None: the issue's own).

    text: its line, None for rows that a picture takes and for blank ones. slot: on a picture's
    first row, its number in the article, else -1. rows: that the picture takes. inset: moved in
    from both sides. listed: the article whose page number the line ends with. before, keep: see
    legs.Flowing.
    """

    article: Article | None
    text: TextLine | None
    before: int = 0
    keep: int = 0
    slot: int = -1
    rows: int = 0
    inset: Length = _NO_INSET
    listed: str = ""


def bulletin_story(article: Article, house: Publication) -> tuple[Para, ...]:
    """An item: its title run in before the text, its source unit in brackets at the end."""
    paragraphs = markup.parse(article.body)
    paras = [_paragraph(paragraph, house) for paragraph in paragraphs]
    title = bulletin.item_title(article)
    parts = [(title, bulletin.style_of(house).title_font)] if title else []
    if article.dateline:
        parts += [("\u3000", "")] * bool(parts) + [(article.dateline, "hei")]
    blank = Para("", TextRole.BODY, first_line=house.first_line)
    place, runs_in = bulletin.title_place(paragraphs)
    if parts and runs_in:
        paras[place] = prefixed(paras[place], [*parts, ("\u3000", "")])
    elif parts:
        paras.insert(place, replace(prefixed(blank, parts), keep=1))
    if people := printed_byline(article):
        paras = paras or [blank]
        paras[-1] = suffixed(paras[-1], f"（{people}）", paras[-1].font)
    return tuple(replace(para, number=number) for number, para in enumerate(paras))


def _paragraph(paragraph: Paragraph, house: Publication) -> Para:
    """A body paragraph; crossheads of bulletins are indented lines, as those of documents are."""
    para = body_paragraph(paragraph, house)
    if paragraph.kind is ParagraphKind.CROSSHEAD:
        return replace(para, first_line=house.first_line, align="justify", before=0, keep=1)
    return para


def bulletin_pages(edition: Edition, setter: Typesetter) -> tuple[PageFrames, ...]:
    """All pages of a bulletin."""
    house = setter.house
    items = _items(edition, setter)
    foot = foot_frames(edition, setter)
    room = [
        Segment(0, house.masthead.rows if number == 0 else 0, 0)
        for number in range(_LONGEST + len(items) // 10)
    ]
    room = [replace(part, rows=house.grid.rows - part.row) for part in room]
    spots = flow(items, room).spots
    pages = spots[-1][0] + 1 if spots else 1
    used = room[pages - 1].row + (spots[-1][1] + 1 if spots else 0)
    if foot[0] and house.grid.pitch * used + foot[1] + _FOOT_END > house.grid.type_height:
        pages += 1
    bodies = _bodies(items, spots, room, (edition, setter))
    return tuple(
        _page(edition, number, pages, bodies.get(number, []), foot[0], setter)
        for number in range(pages)
    )


def first_pages(pages: Iterable[PageFrames]) -> dict[str, int]:
    """The number of the page that each article of a bulletin begins on."""
    found: dict[str, int] = {}
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.article:
                found.setdefault(frame.article, page.number)
    return found


def _items(edition: Edition, setter: Typesetter) -> list[Item]:
    measure = setter.house.grid.type_width
    found = [*_contents(edition, setter), *_head_note(edition, setter)]
    for section, each in bulletin.items(edition):
        article = replace(each, kind=ArticleKind.BULLETIN)
        if section:
            found.extend(_rows(article, setter.lines([_label(section)], measure)))
        for notes, paras in groupby(
            bulletin_story(article, setter.house), key=lambda para: para.role is TextRole.NOTE
        ):
            inset = _note_inset(setter) if notes else _NO_INSET
            lines = setter.lines(tuple(paras), measure - inset * 2)
            found.extend(_rows(article, lines, inset))
        for slot in range(len(article.slots)):
            found.extend(_picture_rows(edition, article, slot, setter))
    return found


def _contents(edition: Edition, setter: Typesetter) -> Iterable[Item]:
    """The contents' rows: its title, a line or more for each item, a blank row."""
    listed = bulletin.contents(edition)
    if not listed:
        return
    grid = setter.house.grid
    heading = replace(_label(bulletin.CONTENTS), before=0)
    yield from _rows(None, setter.lines([heading], grid.type_width))
    for article in listed:
        text = article.headline
        para = Para(text, TextRole.TEASER, offsets=(-1,) * len(text), first_line=0, number=-1)
        lines = setter.lines([para], grid.type_width)
        room = grid.type_width - grid.body_size * _LEADER_ROOM
        if lines[-1].line.xs[-1] > room:
            lines = setter.lines([para], room)
        for line in lines:
            yield Item(None, line, keep=int(not line.last), listed=article.uuid * line.last)
    yield Item(None, None)


def _head_note(edition: Edition, setter: Typesetter) -> Iterable[Item]:
    """The editor's note of the whole issue, with a blank row below."""
    paras = [_paragraph(each, setter.house) for each in bulletin.head_note(edition.issue.facts)]
    if not paras:
        return
    inset = _note_inset(setter)
    paras = [replace(para, offsets=(-1,) * len(para.text)) for para in paras]
    yield from _rows(None, setter.lines(paras, setter.house.grid.type_width - inset * 2), inset)
    yield Item(None, None)


def _note_inset(setter: Typesetter) -> Length:
    return setter.house.grid.body_size * bulletin.NOTE_INSET


def _rows(
    article: Article | None, lines: Iterable[TextLine], inset: Length = _NO_INSET
) -> list[Item]:
    return [Item(article, line, line.before, line.keep, inset=inset) for line in lines]


def _picture_rows(
    edition: Edition, article: Article, slot: int, setter: Typesetter
) -> Iterable[Item]:
    """Rows of a picture, centred, with its caption; all of them stay on one page."""
    house = setter.house
    rows = bulletin.picture_rows(house, aspect(article, slot, edition.pictures))
    captions = caption_lines(article, slot, house.grid.type_width, house, setter)
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
    begins: dict[str, int] = {}
    for item, (page, _) in pairs:
        if item.article and item.text is not None:
            begins.setdefault(item.article.uuid, page + 1)
    for (page, _), group in groupby(pairs, key=lambda pair: (pair[1][0], pair[0].article)):
        content = [(item, row) for item, (_, row) in group]
        frames = found.setdefault(page, [])
        frames.extend(
            _picture(item, room[page].row + row, setting) for item, row in content if item.slot >= 0
        )
        for lines in _unbroken(content):
            frames.append(_body(lines, room[page].row, setting[1], begins))
    return found


def _unbroken(content: Sequence[tuple[Item, int]]) -> list[list[tuple[Item, int]]]:
    """Lines between pictures, so that no text frame lies over one, and of one inset."""
    found: list[list[tuple[Item, int]]] = [[]]
    for item, row in content:
        if found[-1] and (item.text is None or found[-1][-1][0].inset != item.inset):
            found.append([])
        if item.text is not None:
            found[-1].append((item, row))
    return [lines for lines in found if lines]


def _body(
    lines: Sequence[tuple[Item, int]], top: int, setter: Typesetter, begins: Mapping[str, int]
) -> TextFrame:
    grid, (item, first) = setter.house.grid, lines[0]
    width = grid.type_width - item.inset * 2
    article = item.article
    listing = any(each.listed for each, _ in lines)
    role, label = (TextRole.TEASER, "目录") if listing else (TextRole.NOTE, "按语")
    role = TextRole.BODY if article else role
    finished = []
    for each, row in lines:
        assert each.text is not None
        line = setter.line(each.text, row - first, width)
        number = begins.get(each.listed, 0)
        finished.append(_with_number(line, number, setter) if number else line)
    return TextFrame(
        grid.left + item.inset,
        grid.y(top + first),
        width,
        grid.pitch * (lines[-1][1] - first + 1),
        tuple(finished),
        grid.pitch,
        role,
        f"{article.title[:8]}-正文" if article else label,
        article=article.uuid if article else "",
    )


def _with_number(line: Line, number: int, setter: Typesetter) -> Line:
    """A line of the contents with dots and its page number up to the right edge."""
    letters = Letters(setter.book, "body", setter.house.grid.body_size)
    end = line.runs[-1].xs[-1] if line.runs else 0
    said = f" {number}"
    free = setter.house.grid.type_width - end - natural_width(letters, said)
    dots = int(free // natural_width(letters, _LEADER)) - 1
    tail = placed(letters, _LEADER * max(dots, 0) + said, setter.house.grid.type_width, "right")
    return replace(line, runs=(*line.runs, *tail))


def _picture(item: Item, row: int, setting: tuple[Edition, Typesetter]) -> PictureFrame:
    (edition, setter), article = setting, item.article
    assert article is not None
    house, grid = setter.house, setter.house.grid
    ratio = aspect(article, item.slot, edition.pictures)
    width, height = bulletin.picture_size(house, ratio)
    free = grid.pitch * item.rows - height
    name = article.slots[item.slot].picture
    return PictureFrame(
        grid.left + Length((grid.type_width - width) // 2),
        grid.y(row) + Length(free // 2),
        width,
        height,
        name if name in edition.pictures else "",
        shown_crop(article.slots[item.slot], Crop(), width / height, ratio),
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
