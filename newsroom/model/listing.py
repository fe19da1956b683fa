"""What lists of articles show and ask for, without loading any text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from newsroom.model.kinds import ArticleKind, ArticleStatus

Span = tuple[int, int]


class ListOrder(StrEnum):
    """What a list is sorted by."""

    NEWEST = "newest"
    TITLE = "title"
    LONGEST = "longest"
    SHORTEST = "shortest"
    SECTION = "section"
    AUTHOR = "author"
    IMPORTANCE = "importance"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return _ORDERS[self.value]


_ORDERS = {
    "newest": "最近改动在前",
    "title": "按标题",
    "longest": "字数从多到少",
    "shortest": "字数从少到多",
    "section": "按栏目",
    "author": "按作者",
    "importance": "重要的在前",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles a list holds; None and "" ask for nothing.

    author: a credited name, exactly. unit: 来源单位. since, until: days of taking in, of this
    machine's calendar, both included. text: parts of any text of an article or of a name, divided
    by white space, all of which must be found, in whatever width and case, traditional or
    simplified; what is searched for is always listed newest change first. placed: True on some
    page only, False on none only. homeless: in no issue, and not printed before. limit: 0 for all.
    Fillers, which have a pool of their own, are listed in the bin alone.
    """

    publication: str | None = None
    issue: str | None = None
    status: ArticleStatus | None = None
    kind: ArticleKind | None = None
    section: str = ""
    author: str = ""
    unit: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    text: str = ""
    in_bin: bool = False
    placed: bool | None = None
    homeless: bool = False
    limit: int = 0
    order: ListOrder = ListOrder.NEWEST


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a list: identities in their order, each one's length in characters, and where
    to go on; None at the list's end.
    """

    articles: tuple[str, ...] = ()
    characters: tuple[int, ...] = ()
    resume: int | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to filter by, the commonest first."""

    sections: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One article as a line of a list.

    issue: None in the publication's own pool. page: the page it is meant for, if any. pages:
    numbers of the pages it stands on. bylines: names in their order. characters: of the body, as
    printed, without white space. slots, notes: how many. filler: it belongs to the filler pool.
    withdrawn: by 撤稿, which still stands. corrected: a 更正启事 was made from it.
    """

    uuid: str
    title: str
    kind: ArticleKind
    status: ArticleStatus
    section: str
    bylines: tuple[str, ...]
    characters: int
    publication: str
    issue: str | None
    page: str | None
    pages: tuple[int, ...]
    updated: datetime.datetime
    importance: int
    slots: int
    notes: int
    in_bin: bool
    filler: bool = False
    withdrawn: bool = False
    corrected: bool = False
    title_marks: tuple[Span, ...] = ()
    snippet: str = ""
    snippet_marks: tuple[Span, ...] = ()
