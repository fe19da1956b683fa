"""What is asked of the search: words, words of one field, and what narrows them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.credit import Role
from newsroom.model.identity import new_id
from newsroom.model.kinds import ArticleKind
from newsroom.model.listing import ArticleSummary
from newsroom.model.status import ArticleStatus


class Place(StrEnum):
    """Which texts of an article a word is looked for in."""

    HEADLINE = "headline"
    BODY = "body"
    CREDIT = "credit"
    UNIT = "unit"
    SECTION = "section"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part of what is asked for.

    text: as typed. place: None for anywhere. role: of a CREDIT, None for any. absent: it must not
    be there.
    """

    text: str
    place: Place | None = None
    role: Role | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A line of the search, read.

    words: each must be found, or must not. since, until: days of the article: of the issue it
    stands in, otherwise of its taking in; both included. pages, numbers: of pages, and of issues
    within their years. withdrawn: only pieces that were withdrawn, which are left out otherwise.
    literal: the line as typed where it says more than words: a text that holds just that is found
    too, whatever it seemed to mean. notes: in Chinese, what was not understood and taken as words.
    """

    words: tuple[Wanted, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    pages: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    statuses: tuple[ArticleStatus, ...] = ()
    kinds: tuple[ArticleKind, ...] = ()
    publication: str = ""
    withdrawn: bool = False
    literal: str = ""
    notes: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether anything but words is asked for."""
        facts = (self.since, self.until, self.pages, self.numbers, self.statuses, self.kinds)
        return any(facts) or bool(self.publication) or self.withdrawn

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.words and not self.narrowed

    @property
    def shown(self) -> tuple[str, ...]:
        """The words that are marked where they are found."""
        return tuple(word.text for word in self.words if not word.absent)


class SearchOrder(StrEnum):
    """What found articles are sorted by."""

    RANK = "rank"
    NEWEST = "newest"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {"rank": "最相关的在前", "newest": "最新的在前"}[self.value]


@dataclass(frozen=True, slots=True)
class Hits:
    """A stretch of found articles: identities in their order; resume: where to go on, None at the
    end. total: how many there are in all, where that is known.
    """

    articles: tuple[str, ...] = ()
    resume: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One found article as a line of the results.

    line: with the places of the words marked. issue, page: identities of where it stands, empty
    for nowhere. issue_label: 2021年10月16日 第32期（总第707期）. number: of that page, 0 for none.
    day: of its issue, or of its taking in. field, start, end: the first place of a word in the
    article's own texts, as `field` of Article; offsets in characters of the markup; empty where
    the words stand in names and units.
    """

    line: ArticleSummary
    publication: str = ""
    issue: str = ""
    issue_label: str = ""
    page: str = ""
    number: int = 0
    day: datetime.date
    field: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A line of the search that is kept by name."""

    uuid: str = field(default_factory=new_id)
    name: str
    query: str
    order: SearchOrder = SearchOrder.RANK
