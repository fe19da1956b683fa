"""What was handed in and printed (用稿统计): one piece a record, with all it is counted by.

A piece is what a newsroom counts as one: an article, both halves of a jump together, each ● item
of a brief for itself.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.credit import Role
from newsroom.model.kinds import ArticleKind


class By(StrEnum):
    """What pieces are counted by; the value is the name on the command line."""

    PERSON = "person"
    UNIT = "unit"
    ROLE = "role"
    KIND = "kind"
    SECTION = "section"
    PAGE = "page"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _BY[self.value]


_BY = {
    "person": "作者",
    "unit": "单位",
    "role": "身份",
    "kind": "体裁",
    "section": "栏目",
    "page": "版次",
    "month": "月份",
    "quarter": "季度",
    "year": "年度",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One person's part in a piece.

    person: of the contributors; empty where nobody, or several, bear the name. wrote: credited
    with the piece itself, not only below a picture. shot: credited with its pictures. pictures:
    those that they took. alike: how many contributors bear the name, where it is not known who of
    them is meant.
    """

    name: str
    role: Role
    person: str = ""
    unit: str = ""
    wrote: bool = True
    shot: bool = False
    pictures: int = 0
    alike: int = 0

    @property
    def key(self) -> str:
        """Who it is counted for."""
        return self.person or f"={self.name}"

    @property
    def writes(self) -> bool:
        """Whether the words are theirs."""
        return self.wrote and self.role is not Role.PHOTOGRAPHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece. came: the day it was taken in, or printed where that was before. day: of the issue
    it was printed in; None where it was handed in only. item: number of the ● item in a brief,
    from 1; 0 for a whole article. pages: numbers, where it begins first; none in a bulletin.
    characters: with punctuation. pictures: printed. unit: 来源单位. own: the house's own copy.
    paid: fees are due for its kind.
    """

    article: str
    title: str
    kind: ArticleKind
    publication: str
    came: datetime.date
    day: datetime.date | None = None
    issue: str = ""
    label: str = ""
    item: int = 0
    section: str = ""
    pages: tuple[int, ...] = ()
    characters: int = 0
    pictures: int = 0
    unit: str = ""
    own: bool = True
    paid: bool = True
    shares: tuple[Share, ...] = ()

    @property
    def used(self) -> bool:
        """Whether it was printed."""
        return self.day is not None

    @property
    def front(self) -> bool:
        """Whether it begins on page one."""
        return bool(self.pages) and self.pages[0] == 1

    @property
    def key(self) -> tuple[str, str, int]:
        """What it goes by: an article may be printed in several issues."""
        return (self.article, self.issue, self.item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days asked for, both included, and whose. publication: empty for all of the library.

    own: whether only the house's own copy is counted.
    """

    since: datetime.date
    until: datetime.date
    publication: str = ""
    own: bool = True

    @property
    def text(self) -> str:
        """2026年, 2026年第1季度, 2026年3月, or 2026年3月1日至3月15日."""
        return span_words(self.since, self.until)

    def holds(self, day: datetime.date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day <= self.until


def span_words(since: datetime.date, until: datetime.date) -> str:
    """What some days are called: a year, quarter or month where they are just that."""
    following = until + datetime.timedelta(days=1)
    months = (following.year - since.year) * 12 + following.month - since.month
    if since.day == 1 and following.day == 1:
        if months == 12 and since.month == 1:
            return f"{since.year}年"
        if months == 3 and since.month % 3 == 1:
            return f"{since.year}年第{since.month // 3 + 1}季度"
        if months == 1:
            return f"{since.year}年{since.month}月"
        if months > 1 and since.year == until.year:
            return f"{since.year}年{since.month}—{until.month}月"
    if since == until:
        return f"{since.year}年{since.month}月{since.day}日"
    year = "" if since.year == until.year else f"{until.year}年"
    return f"{since.year}年{since.month}月{since.day}日至{year}{until.month}月{until.day}日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table: what it stands for, its figures, and the pieces behind them.

    note: tells it from others of its name. score: hundredths. fee: fen. doubtful: several
    contributors bear the name and it is not known who is meant. pieces: all handed in, those that
    were printed included. printed: those alone. pictured: those whose pictures are counted.
    """

    key: str
    name: str
    note: str = ""
    submitted: int = 0
    used: int = 0
    characters: int = 0
    pictures: int = 0
    front: int = 0
    score: int = 0
    fee: int = 0
    doubtful: bool = False
    pieces: tuple[Piece, ...] = ()
    printed: tuple[Piece, ...] = ()
    pictured: tuple[Piece, ...] = ()

    @property
    def rate(self) -> float:
        """Share of the handed-in pieces that was printed; 0 where nothing was handed in."""
        return self.used / self.submitted if self.submitted else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All lines of one count, and the whole, in which each piece counts once."""

    by: By
    span: Span
    lines: tuple[Line, ...]
    total: Line
    issues: int = 0
