"""What a bulletin (信息, 简报) prints and in which order: the screen and Word follow the same.

Masthead, contents (目录), the issue's editor's note (按语), the items with their run-in titles and
source units, and the foot (版尾); every element only where it was given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.edition import Edition
from newsroom.model.furniture import issue_fields
from newsroom.model.issue import Contents, IssueFacts
from newsroom.model.length import Length
from newsroom.model.markup import Paragraph, ParagraphKind, parse
from newsroom.model.publication import BulletinStyle, Furniture, Publication

BLANK = "\u3000"
CONTENTS = "目　　录"
FOOT_PITCH = 1.7
"""Of the foot's lines, in their type size."""
NOTE_INSET = 2
"""Characters that an editor's note is moved in, at both sides."""
_RUNNING = frozenset((ParagraphKind.TEXT, ParagraphKind.RUN_IN))
_LEAST_ITEMS = 2
_PICTURE_WIDTH = 0.7
_LEAST_ROWS, _MOST_ROWS = 3, 11


@dataclass(frozen=True, slots=True)
class FootLine:
    """One line of the foot.

    label: what stands before its colon; empty for none. tail: what ends it at the right edge.
    """

    label: str
    text: str
    tail: str = ""

    @property
    def lead(self) -> str:
        """The label as printed before the text, which hangs behind it."""
        return f"{self.label}：" if self.label else ""


def style_of(house: Publication) -> BulletinStyle:
    """The bulletin's own style, or plain choices where the house names none."""
    if house.bulletin is not None:
        return house.bulletin
    return BulletinStyle("hei", "body", house.caption_size, (house.grid.rule, house.grid.rule))


def item_title(article: Article) -> str:
    """The run-in title: kicker, headline and subhead on one line."""
    return BLANK.join(filter(None, (article.kicker, article.headline, article.subhead)))


def title_place(paragraphs: Sequence[Paragraph]) -> tuple[int, bool]:
    """Which paragraph an item's title stands before, and whether it runs into it.

    Editor's notes at the beginning stand above the title; it runs into text, not into crossheads
    and lists.
    """
    place = next(
        (n for n, each in enumerate(paragraphs) if each.kind is not ParagraphKind.NOTE),
        len(paragraphs),
    )
    runs_in = place < len(paragraphs) and paragraphs[place].kind in _RUNNING
    return place, runs_in


def items(edition: Edition) -> tuple[tuple[str, Article], ...]:
    """The items in order, each with the section (栏题) to print above it; empty for none."""
    found, section = [], ""
    for article in edition.in_order():
        new = article.section if article.section != section else ""
        section = article.section or section
        found.append((new, article))
    return tuple(found)


def contents(edition: Edition) -> tuple[Article, ...]:
    """The items that the contents name: those with a title, where there is more than one."""
    wish = edition.issue.facts.contents
    usual = style_of(edition.publication).contents
    if not (usual if wish is Contents.HOUSE else wish is Contents.YES):
        return ()
    titled = tuple(article for article in edition.in_order() if article.headline)
    return titled if len(titled) >= _LEAST_ITEMS else ()


def head_note(facts: IssueFacts) -> tuple[Paragraph, ...]:
    """The issue's own editor's note (按语), paragraph by paragraph."""
    return tuple(
        Paragraph(ParagraphKind.NOTE, each.text, bold=each.bold, offsets=each.offsets)
        for each in parse(facts.note)
    )


def foot(edition: Edition) -> tuple[tuple[FootLine, ...], ...]:
    """The foot's lines in groups, which rules divide: who gets the bulletin, who made it."""
    facts, house = edition.issue.facts, edition.publication
    most = house.grid.type_width / style_of(house).foot_size - 2
    sent = [_sent(line.label, line.text, most) for line in facts.distribution if line.text]
    if facts.recipients:
        sent.append(FootLine("发送对象", facts.recipients))
    staff = (
        ("签发", facts.signer),
        ("责任编辑", BLANK.join(facts.editors)),
        ("校对", BLANK.join(facts.proofreaders)),
        ("印刷", facts.printer),
    )
    parts = [f"{label}：{said}" for label, said in staff if said]
    values = issue_fields(house, edition.issue)
    if values["hotline"] and not _names(house.masthead, "hotline"):
        parts.append(values["hotline"])
    copies = f"（共印 {facts.copies} 份）" if facts.copies else ""
    made = _made(parts, copies, most)
    return tuple(tuple(group) for group in (sent, made) if group)


def _sent(label: str, text: str, most: float) -> FootLine:
    """A line of recipients; text cannot hang behind a label that takes half of the line."""
    if _characters(label) > most / 2:
        return FootLine("", f"{label}：{text}")
    return FootLine(label, text)


def _made(parts: Sequence[str], tail: str, most: float) -> list[FootLine]:
    """Parts on as few lines as hold them whole, the tail on the last. most: characters a line."""
    texts: list[str] = []
    for part in parts:
        joined = f"{texts[-1]}{BLANK * 2}{part}" if texts else part
        if texts and _characters(joined) <= most:
            texts[-1] = joined
        else:
            texts.append(part)
    if tail and (not texts or _characters(texts[-1] + BLANK + tail) > most):
        texts.append("")
    last = len(texts) - 1
    return [FootLine("", text, tail if n == last else "") for n, text in enumerate(texts)]


def _characters(text: str) -> float:
    """About how many full-width characters a text takes."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def _names(furniture: Furniture, field: str) -> bool:
    return any(f"{{{field}}}" in text.text for text in furniture.texts)


def picture_rows(house: Publication, ratio: float) -> int:
    """Body lines that a picture takes; ratio: its width by its height."""
    grid = house.grid
    height = grid.type_width * _PICTURE_WIDTH / ratio
    return min(max(round(height / grid.pitch), _LEAST_ROWS), _MOST_ROWS)


def picture_size(house: Publication, ratio: float) -> tuple[Length, Length]:
    """Width and height of a picture: what its rows leave it, never wider than the type area."""
    grid = house.grid
    height = grid.pitch * picture_rows(house, ratio) - picture_inset(house) * 2
    width = min(Length(round(height * ratio)), grid.type_width)
    return width, Length(min(height, round(width / ratio)))


def picture_inset(house: Publication) -> Length:
    """What is left free above and below a picture."""
    return Length((house.grid.pitch - house.grid.body_size) // 2)
