"""Pages of a bulletin (信息, 简报): items run on over as many pages as they need.

Sizes follow GB/T 9704—2012: 22 lines of 28 characters of 3号 on A4; the foot's last rule stands on
the foot of the type area, page numbers below it, outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.frame import Frame, Line, PageFrames, RuleFrame, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.markup import ParagraphKind
from newsroom.model.page import Page
from newsroom.model.publication import BulletinStyle, Publication
from newsroom.typeset.display import BASELINE, whole_twips
from newsroom.typeset.furniture import fields, furniture_frames
from newsroom.typeset.legs import Segment, flow
from newsroom.typeset.setting import TextLine, Typesetter
from newsroom.typeset.story import Para, body_paragraph, parsed, prefixed, printed_byline, suffixed

_FOOT_PITCH = 1.7
_FOOT_INSET = 1
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the bulletin with the article it belongs to."""

    article: Article
    text: TextLine

    @property
    def before(self) -> int:
        """Blank rows above."""
        return self.text.before

    @property
    def keep(self) -> int:
        """Lines that must follow on the page."""
        return self.text.keep


def in_order(edition: Edition) -> tuple[Article, ...]:
    """The items of a bulletin: as placed, or all of the issue as they were given."""
    number = {page.uuid: page.number for page in edition.pages}
    placed = sorted(edition.placements, key=lambda p: (number.get(p.page, 0), p.row, p.column))
    names = list(dict.fromkeys(placement.article for placement in placed))
    if not names:
        return tuple(edition.articles.values())
    return tuple(edition.articles[name] for name in names if name in edition.articles)


def bulletin_story(article: Article, house: Publication) -> tuple[Para, ...]:
    """An item: its title run in before the text, its source unit in brackets at the end."""
    style = _style(house)
    paras = [body_paragraph(paragraph, house) for paragraph in parsed(article.body)]
    kinds = [paragraph.kind for paragraph in parsed(article.body)]
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
    foot = _foot(edition, setter)
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
    bodies = _bodies(items, spots, room, setter)
    return tuple(
        _page(edition, number, pages, bodies.get(number, []), foot[0], setter)
        for number in range(pages)
    )


def _items(edition: Edition, setter: Typesetter) -> list[Item]:
    measure = setter.house.grid.type_width
    found: list[Item] = []
    section = ""
    for article in in_order(edition):
        if article.section and article.section != section:
            section = article.section
            found.extend(Item(article, line) for line in setter.lines([_label(section)], measure))
        paras = bulletin_story(article, setter.house)
        found.extend(Item(article, line) for line in setter.lines(paras, measure))
    return found


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
    setter: Typesetter,
) -> dict[int, list[TextFrame]]:
    """One frame for each item on each page it stands on."""
    grid = setter.house.grid
    found: dict[int, list[TextFrame]] = {}
    pairs = list(zip(items, spots, strict=True))
    for (page, article), group in groupby(pairs, key=lambda pair: (pair[1][0], pair[0].article)):
        content = list(group)
        first = content[0][1][1]
        lines = tuple(
            setter.line(item.text, spot[1] - first, grid.type_width) for item, spot in content
        )
        rows = content[-1][1][1] - first + 1
        frame = TextFrame(
            grid.left,
            grid.y(room[page].row + first),
            grid.type_width,
            grid.pitch * rows,
            lines,
            grid.pitch,
            TextRole.BODY,
            f"{article.title[:8]}-正文",
            article=article.uuid,
        )
        found.setdefault(page, []).append(frame)
    return found


def _page(
    edition: Edition,
    number: int,
    pages: int,
    bodies: list[TextFrame],
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
        setter.book.missing,
        setter.book.stand_ins,
    )


def foot_lines(edition: Edition) -> tuple[tuple[str, ...], str]:
    """Texts of the foot: 本期送、发 …, and the editors' line; empty where none is given."""
    facts = edition.issue.facts
    sent = tuple(f"{line.label}：{line.text}" for line in facts.distribution)
    editors = "\u3000".join(facts.editors)
    return sent, f"责任编辑：{editors}" if editors else ""


def _foot(edition: Edition, setter: Typesetter) -> tuple[list[Frame], Length]:
    """The foot's frames, its last rule on the foot of the type area, and its height."""
    house = setter.house
    style, grid = _style(house), house.grid
    groups = [group for group in _foot_groups(edition, setter) if group]
    if not groups:
        return [], Length(0)
    pitch = whole_twips(style.foot_size * _FOOT_PITCH)
    height = pitch * sum(map(len, groups))
    y = grid.top + grid.type_height - height
    frames: list[Frame] = [_foot_rule(house, y, outer=True, label="版尾首线")]
    for number, group in enumerate(groups):
        if number:
            frames.append(_foot_rule(house, y, outer=False, label="版尾线"))
        frames.append(_foot_frame(group, y, pitch, setter))
        y = y + pitch * len(group)
    frames.append(_foot_rule(house, y, outer=True, label="版尾末线"))
    return frames, height


def _foot_groups(edition: Edition, setter: Typesetter) -> list[list[TextLine]]:
    sent, editors = foot_lines(edition)
    return [
        [line for text in sent for line in _foot_text(text, setter)],
        list(_foot_text(editors, setter)) if editors else [],
    ]


def _foot_text(text: str, setter: Typesetter) -> tuple[TextLine, ...]:
    style = _style(setter.house)
    measure = setter.house.grid.type_width - style.foot_size * (2 * _FOOT_INSET)
    para = Para(text, TextRole.FOLIO, style.foot_font, offsets=(-1,) * len(text), first_line=0)
    return setter.one(para, measure, style.foot_size)


def _foot_frame(
    group: Sequence[TextLine], y: Length, pitch: Length, setter: Typesetter
) -> TextFrame:
    style, grid = _style(setter.house), setter.house.grid
    inset = style.foot_size * _FOOT_INSET
    width = grid.type_width - inset * 2
    lines: list[Line] = []
    number = -1
    for row, text in enumerate(group):
        number += text.line.start == 0
        line = setter.line(text, row, width, pitch)
        lines.append(replace(line, paragraph=number))
    lift = pitch * (1 - BASELINE) * 0.25
    return TextFrame(
        grid.left + inset,
        y - lift,
        width,
        pitch * len(group),
        tuple(lines),
        pitch,
        TextRole.FOLIO,
        "版尾",
    )


def _foot_rule(house: Publication, y: Length, *, outer: bool, label: str) -> RuleFrame:
    weight = _style(house).foot_rules[0 if outer else 1]
    return RuleFrame(house.grid.left, y, house.grid.type_width, Length(0), weight, label=label)


def _style(house: Publication) -> BulletinStyle:
    if house.bulletin is not None:
        return house.bulletin
    return BulletinStyle("hei", "body", house.caption_size, (house.grid.rule, house.grid.rule))
