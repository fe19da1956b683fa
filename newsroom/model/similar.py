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

    publication: its name. issue: as it is called, number: 第5期; empty in the pool. date: of the
    issue, else of the newest change. page: its number; 0 for none. bylines: names. share: as in
    `Pair`; 0 where it is only about the same. shared: the words that both are about. withdrawn: by
    撤稿.
    """

    uuid: str
    headline: str
    status: ArticleStatus
    characters: int
    date: datetime.date
    publication: str = ""
    issue: str = ""
    number: str = ""
    page: int = 0
    bylines: tuple[str, ...] = ()
    share: float = 0.0
    shared: tuple[str, ...] = ()
    withdrawn: bool = False

    @property
    def percent(self) -> str:
        """The share in common, in words: 相同 87%."""
        return f"相同 {min(round(self.share * 100), 100)}%"

    @property
    def place(self) -> str:
        """2021年10月16日第32期2版 已刊, or in which pool it lies since when."""
        day = f"{self.date.year}年{self.date.month}月{self.date.day}日"
        where = f"{day}{self.number}" if self.issue else f"{self.publication}稿库（{day}）"
        where += f"{self.page}版" if self.page else ""
        state = "已撤稿" if self.withdrawn else self.status.text
        return f"{where} {state}"
