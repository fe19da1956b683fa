"""What lists of articles show and ask for, without loading any text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.model.article import ArticleKind, ArticleStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles a list holds; None and "" ask for nothing.

    author: a credited name, exactly. text: a part of a headline, section,
    body or name. placed: True on some page only, False on none only. limit: 0 for all. Fillers,
    which have a pool of their own, are listed in the bin alone.
    """

    publication: str | None = None
    issue: str | None = None
    status: ArticleStatus | None = None
    kind: ArticleKind | None = None
    section: str = ""
    author: str = ""
    text: str = ""
    in_bin: bool = False
    placed: bool | None = None
    limit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """One article as a line of a list.

    issue: None in the publication's own pool. page: the page it is meant for, if any. pages:
    numbers of the pages it stands on. bylines: names in their order. characters: of the body, as
    printed, without white space. slots, notes: how many. filler: it belongs to the filler pool.
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
