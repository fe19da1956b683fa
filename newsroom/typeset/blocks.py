"""The heading of an article: section label, kicker, headline and subhead, in whole body lines.

Height in rows = ⌈Σ line heights / pitch + blanks⌉; the house's blank rows count the gap row that
every placement begins with, so a heading itself brings one less. White is elastic: a quarter
goes above, a quarter between the parts and half below, over the text.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from newsroom.model.article import Article, ArticleKind
from newsroom.model.frame import Line, TextRole
from newsroom.model.length import Length, Pt
from newsroom.model.publication import Publication
from newsroom.typeset.area import GAP_ROWS
from newsroom.typeset.display import whole_twips
from newsroom.typeset.fonts import FontBook

_LEADING = {TextRole.HEADLINE: 1.18, TextRole.KICKER: 1.25, TextRole.SUBHEAD: 1.3}
_FONTS = {TextRole.HEADLINE: "headline", TextRole.KICKER: "kai", TextRole.SUBHEAD: "kai"}
_LEAST_SHARE = 0.8
_LEAST_BLANK = 0.4
_LABEL_HEIGHT = 1.7


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a heading, its lines broken. pitch: distance of its baselines."""

    lines: tuple[str, ...]
    role: TextRole
    font: str
    size: Length
    pitch: Length

    @property
    def height(self) -> Length:
        """Height of its lines."""
        return self.pitch * len(self.lines)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before it is given its height.

    label: text of the section label, empty for none. label_rows: rows the label takes.
    usual, least, most: rows of the whole by the house's rule, closest and widest.
    """

    label: str
    label_rows: int
    parts: tuple[Part, ...]
    usual: int
    least: int
    most: int

    @property
    def text(self) -> str:
        """All its words."""
        return self.label + "".join(line for part in self.parts for line in part.lines)


NO_HEADING = Heading("", 0, (), 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a heading is asked to be. size: of the main headline, None for the house scale.

    label: print the section. jump: words of 上接 where this is the article's second part.
    """

    span: int
    measure: Length
    size: Length | None = None
    label: bool = True
    jump: str = ""


def headline_size(article: Article, house: Publication, wanted: Wanted) -> Length:
    """The main headline's size: as asked, or by the house scale; smaller after a jump."""
    if wanted.size is not None:
        return wanted.size
    importance = 2 if wanted.jump else article.importance
    return house.headline.size(1 if wanted.jump else wanted.span, importance)


def heading(article: Article, house: Publication, book: FontBook, wanted: Wanted) -> Heading:
    """Break and measure an article's heading; NO_HEADING where it has none to show."""
    size = headline_size(article, house, wanted)
    parts = tuple(_parts(article, house, book, wanted, size))
    label = article.section if wanted.label else ""
    pitch = house.grid.pitch
    label_rows = math.ceil(house.section_size * _LABEL_HEIGHT / pitch) if label else 0
    if not parts:
        return Heading(label, label_rows, (), label_rows, label_rows, label_rows)
    rows = sum(part.height for part in parts) / pitch
    blanks = max(house.headline.blank_rows - GAP_ROWS, _LEAST_BLANK)
    between = 0.3 * (len(parts) - 1)
    usual = math.ceil(rows + blanks + between - 0.05)
    least = math.ceil(rows + _LEAST_BLANK + between - 0.05)
    elastic = 1 + min(wanted.span // 2, 2)
    return Heading(
        label, label_rows, parts, label_rows + usual, label_rows + least,
        label_rows + usual + elastic,
    )  # fmt: skip


def _parts(
    article: Article, house: Publication, book: FontBook, wanted: Wanted, size: Length
) -> list[Part]:
    if article.kind in (ArticleKind.BRIEF, ArticleKind.PICTURE):
        return []
    scale = house.headline
    if wanted.jump:
        main = [(_short(article.headline), TextRole.HEADLINE, size)] if article.headline else []
        return [_part(*item, house, book, wanted) for item in main] + [_jump(wanted.jump, house)]
    texts = [
        (article.kicker, TextRole.KICKER, _graded(size, scale.kicker, house)),
        (article.headline, TextRole.HEADLINE, size),
        (article.subhead, TextRole.SUBHEAD, _graded(size, scale.subhead, house)),
    ]
    return [_part(*item, house, book, wanted) for item in texts if item[0].strip()]


def _graded(size: Length, share: float, house: Publication) -> Length:
    """A kicker's or subhead's size in half points, not under the house's least."""
    return Pt(max(round(size.pt * share * 2) / 2, house.headline.least))


def _short(headline: str) -> str:
    """The headline as a continued part repeats it: its first phrase where that says enough."""
    first = headline.split()[0] if headline.split() else ""
    return first if len(first) >= 6 else headline


def _jump(words: str, house: Publication) -> Part:
    size = house.grid.body_size
    return Part((words,), TextRole.JUMP, "kai", size, house.grid.pitch)


def _part(
    text: str,
    role: TextRole,
    size: Length,
    house: Publication,
    book: FontBook,
    wanted: Wanted,
) -> Part:
    font = _FONTS[role]
    lines, size = broken(text, wanted.measure, size, book, font)
    return Part(lines, role, font, size, whole_twips(size * _LEADING[role]))


def broken(text, measure, size, book, font):
    from newsroom.typeset.display import natural_width, Letters

    text = text.replace(" ", "\u3000")
    n = max(1, math.ceil(natural_width(Letters(book, font, size), text) / measure))
    bits = text.split("\u3000")
    if n == 1:
        return (text,), size
    if n == len(bits):
        return tuple(bits), size
    k = math.ceil(len(text) / n)
    return tuple(text[i : i + k] for i in range(0, len(text), k)), size
