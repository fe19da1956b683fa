"""Articles that say the same (重稿), as lists show them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.model.kinds import ArticleStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles that were found alike. article: the one that came later. share: how much of the
    shorter one stands in the other, 0.0 to 1.0. excused: who said that it is no repetition.
    """

    article: str
    other: str
    share: float
    excused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An article of the library, and where it was or is to be printed.

    issue: as it is called; empty in the pool. page: its number; 0 for none. share: as in `Pair`; 0
    where it is only about the same. shared: the words that both are about. withdrawn: it was taken
    back.
    """

    uuid: str
    headline: str
    status: ArticleStatus
    characters: int
    created: datetime.datetime
    publication: str = ""
    issue: str = ""
    date: datetime.date | None = None
    page: int = 0
    share: float = 0.0
    shared: tuple[str, ...] = ()
    withdrawn: bool = False
    excused: str = ""

    @property
    def percent(self) -> str:
        """The share in common, in words: 相同 87%."""
        return f"相同 {min(round(self.share * 100), 100)}%"

    @property
    def place(self) -> str:
        """2021年10月16日 第32期 2版, or how far it is."""
        where = f"{self.issue} {self.page}版" if self.issue and self.page else self.issue
        return " ".join(filter(None, (where or "稿库", "已撤稿" if self.withdrawn else "")))
