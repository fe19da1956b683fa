"""The heading of an article: section label, kicker, headline and subhead, in whole body lines.

Height in rows = ⌈Σ line heights / pitch + blanks⌉; the house's blank rows count the gap row that
every placement begins with, so a heading itself brings one less. White is elastic, less than
three rows beyond what the house asks for (see heads.py for where it goes).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from newsroom.model.article import Article, ArticleKind
from newsroom.model.frame import Run, TextRole
from newsroom.model.length import Length, Pt
from newsroom.model.publication import Publication
from newsroom.typeset.area import GAP_ROWS
from newsroom.typeset.display import Letters, placed, whole_twips
from newsroom.typeset.groups import NO_LABEL, Label
from newsroom.typeset.headline import steps
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.vertical import standing

_LEADING = {TextRole.HEADLINE: 1.18, TextRole.KICKER: 1.25, TextRole.SUBHEAD: 1.3}
_FONTS = {TextRole.HEADLINE: "headline", TextRole.KICKER: "kai", TextRole.SUBHEAD: "kai"}
_LEAST_SHARE = 0.8
_MOST_LINES = {1: 4, 2: 3}
_LEAST_BLANK = 0.4
_WIDE = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a heading, its lines broken. pitch: distance of its baselines. runs: of each
    line, set across the heading's measure."""

    lines: tuple[str, ...]
    role: TextRole
    font: str
    size: Length
    pitch: Length
    runs: tuple[tuple[Run, ...], ...]

    @property
    def height(self) -> Length:
        """Height of its lines."""
        return self.pitch * len(self.lines)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading before it is given its height.

    label: text of the section label, empty for none. label_rows: rows the label takes.
    usual, least, most: rows of the whole by the house's rule, closest and widest. loose: of the
    usual rows those that are white beyond what the house asks for, since rows are whole.
    """

    label: str
    label_rows: int
    parts: tuple[Part, ...]
    usual: int
    least: int
    most: int
    loose: float = 0.0

    @property
    def text(self) -> str:
        """All its words."""
        return self.label + "".join(line for part in self.parts for line in part.lines)


NO_HEADING = Heading("", 0, (), 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a heading is asked to be. size: of the main headline, None for the house scale.

    label: what names the section above. jump: words of 上接 where this is the article's second
    part. vertical: its lines run downwards and `measure` is their height.
    """

    span: int
    measure: Length
    size: Length | None = None
    label: Label = NO_LABEL
    jump: str = ""
    vertical: bool = False


def headline_size(article: Article, house: Publication, wanted: Wanted) -> Length:
    """The main headline's size: as asked, or by the house scale; smaller after a jump."""
    if wanted.size is not None and wanted.size > 0:
        return wanted.size
    importance = 4 if wanted.jump else article.importance
    return house.headline.size(1 if wanted.jump else wanted.span, importance)


def heading(article: Article, house: Publication, setter: Typesetter, wanted: Wanted) -> Heading:
    """Break and measure an article's heading; NO_HEADING where it has none to show."""
    size = headline_size(article, house, wanted)
    parts = tuple(_parts(article, house, setter, wanted, size))
    label, label_rows, pitch = wanted.label.text, wanted.label.rows, house.grid.pitch
    if not parts:
        return Heading(label, label_rows, (), label_rows, label_rows, label_rows)
    rows = sum(part.height for part in parts) / pitch
    blanks = max(house.headline.blank_rows - GAP_ROWS, _LEAST_BLANK)
    between = 0.3 * (len(parts) - 1)
    asked = rows + blanks + between
    usual = math.ceil(asked - 0.05)
    least = math.ceil(rows + _LEAST_BLANK + between - 0.05)
    elastic = 1 + (wanted.span >= _WIDE)
    return Heading(
        label, label_rows, parts, label_rows + usual, label_rows + least,
        label_rows + usual + elastic, usual - asked,
    )  # fmt: skip


def _parts(
    article: Article, house: Publication, setter: Typesetter, wanted: Wanted, size: Length
) -> list[Part]:
    if article.kind in (ArticleKind.BRIEF, ArticleKind.PICTURE):
        return []
    scale = house.headline
    if wanted.jump:
        main = (
            [(_short(article.headline), TextRole.HEADLINE, size)]
            if article.headline.strip()
            else []
        )
        return [_part(*item, house, setter, wanted) for item in main] + [
            _jump(wanted.jump, house, setter, wanted.measure)
        ]
    texts = [
        (article.kicker, TextRole.KICKER, _graded(size, scale.kicker, house)),
        (article.headline, TextRole.HEADLINE, size),
        (article.subhead, TextRole.SUBHEAD, _graded(size, scale.subhead, house)),
    ]
    return [_part(*item, house, setter, wanted) for item in texts if item[0].strip()]


def _graded(size: Length, share: float, house: Publication) -> Length:
    """A kicker's or subhead's size in half points, not under the house's least."""
    return Pt(max(round(size.pt * share * 2) / 2, house.headline.least))


def _short(headline: str) -> str:
    """The headline as a continued part repeats it: its first phrase where that says enough."""
    first = headline.split(maxsplit=1)[0]
    return first if len(first) >= 6 else headline


def _jump(words: str, house: Publication, setter: Typesetter, measure: Length) -> Part:
    size = house.grid.body_size
    runs = placed(Letters(setter.book, "kai", size), words, measure, "centre")
    return Part((words,), TextRole.JUMP, "kai", size, house.grid.pitch, (runs,))


def _part(
    text: str, role: TextRole, size: Length, house: Publication, setter: Typesetter, wanted: Wanted
) -> Part:
    least = Pt(max(round(size.pt * _LEAST_SHARE * 2) / 2, house.headline.least))
    done = setter.headline(
        standing(_spaced(text)) if wanted.vertical else _spaced(text),
        _FONTS[role],
        wanted.measure,
        steps(size, min(least, size)),
        _MOST_LINES.get(wanted.span, 2),
    )
    pitch = whole_twips(done.size * _LEADING[role])
    return Part(done.lines, role, _FONTS[role], done.size, pitch, done.runs)


def _spaced(text: str) -> str:
    """A headline's spaces as wide as a character, where they are not broken at."""
    return "\u3000".join(text.split())
