"""Differences between what was sent to the print shop and what came back."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.length import Length


class DifferenceKind(StrEnum):
    """What sort of thing differs, for the reader's eye and for filters."""

    TEXT = "text"
    NUMBER = "number"
    NAME = "name"
    PUNCTUATION = "punctuation"
    SPACING = "spacing"
    PARAGRAPH = "paragraph"
    MOVED = "moved"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _WORDS[self]


_WORDS = {
    DifferenceKind.TEXT: "文字",
    DifferenceKind.NUMBER: "数字",
    DifferenceKind.NAME: "人名",
    DifferenceKind.PUNCTUATION: "标点",
    DifferenceKind.SPACING: "空格/全半角",
    DifferenceKind.PARAGRAPH: "整段",
    DifferenceKind.MOVED: "移动",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line of ours stands. column, row: basic column and body line from 1; 0 outside the
    grid. x, y, width, height: EMU on the page.
    """

    page: int = 0
    column: int = 0
    row: int = 0
    x: Length = Length(0)
    y: Length = Length(0)
    width: Length = Length(0)
    height: Length = Length(0)

    @property
    def words(self) -> str:
        """3栏40行; empty where it has no place on the grid."""
        return f"{self.column}栏{self.row}行" if self.column and self.row else ""


@dataclass(frozen=True, slots=True)
class Edit:
    """The change that takes a difference into an article.

    field: body, kicker, headline, subhead, dateline, section, source_unit, or caption and the
    picture's place from 0 (caption 0). start, end: characters of the field as it reads, without
    marks (of a body markup.visible). text: what comes in their place, line ends part paragraphs.
    """

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference, small enough to be decided on at a glance.

    article: empty for furniture. field: what part of the page it is in, in Chinese (正文, 主题,
    报头). before: our words; after: the returned ones; lead, trail: our words around both.
    edits: what takes it in, empty where `why_not` says why it cannot be taken in.
    """

    article: str = ""
    title: str = ""
    field: str
    kind: DifferenceKind
    before: str
    after: str
    lead: str = ""
    trail: str = ""
    spot: Spot = Spot()
    edits: tuple[Edit, ...] = ()
    why_not: str = ""

    @property
    def mark(self) -> str:
        """What it is known by when the same file, or a later one, is compared again."""
        around = (self.article, self.field, self.before, self.after, self.lead, self.trail)
        page = self.spot.page if not self.article else 0
        return hashlib.sha256(repr((page, *around)).encode("utf8", "replace")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison found. characters: of ours that were compared. notes: in Chinese."""

    differences: tuple[Difference, ...]
    characters: int
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> float:
        """The share of our characters that the file does not hold."""
        gone = sum(len(each.before) for each in self.differences if not each.after)
        changed = sum(len(each.before) for each in self.differences if each.after)
        return min((gone + changed) / self.characters, 1.0) if self.characters else 1.0

    @property
    def amount(self) -> int:
        """Characters that differ on either side."""
        return sum(len(each.before) + len(each.after) for each in self.differences)
