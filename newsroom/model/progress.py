"""How far an issue and its pages are: what the tree shows beside them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.holding import Holding
from newsroom.model.signoff import SignStep


class IssueState(StrEnum):
    """How far an issue is. AWAITING: all its pages are signed, it is not. SIGNED, PUBLISHED: as
    model/status says, frozen. LATE: its day is over and nobody signed it off or said that it was
    printed.
    """

    PLANNED = "planned"
    EDITING = "editing"
    AWAITING = "awaiting"
    SIGNED = "signed"
    DELIVERED = "delivered"
    LATE = "late"
    PUBLISHED = "published"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "planned": "未排",
            "editing": "在编",
            "awaiting": "待签发",
            "signed": "已签发",
            "delivered": "已付印",
            "late": "未签发",
            "published": "已刊",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PageProgress:
    """How far a page is.

    articles: stories standing on it. fill: share of its type area that is taken, 0 to 1. over,
    short: lines too many and too few in all, None while the page as it stands was not composed.
    signed: steps signed on just what stands there. lapsed: steps signed before it changed, or that
    nobody can judge until it is composed. holding: who holds it; None where it never left.
    """

    articles: int = 0
    fill: float = 0.0
    over: int | None = None
    short: int | None = None
    signed: tuple[SignStep, ...] = ()
    lapsed: tuple[SignStep, ...] = ()
    holding: Holding | None = None

    @property
    def away(self) -> str:
        """Who works on it at another desk; empty where nobody does."""
        return self.holding.person if self.holding is not None and self.holding.state.away else ""

    @property
    def words(self) -> str:
        """All of it in words."""
        parts = [f"{self.articles} 篇" if self.articles else "还没有稿件"]
        if self.fill:
            parts.append(f"版面排了 {self.fill:.0%}")
        if self.over is None or self.short is None:
            parts += ["翻到这一版就算出多缺行数"] if self.fill else []
        elif self.over or self.short:
            parts += [f"多 {self.over} 行"] if self.over else []
            parts += [f"缺 {self.short} 行"] if self.short else []
        else:
            parts += ["不多不缺"] if self.fill else []
        if self.signed:
            parts.append("已签：" + "、".join(step.text for step in self.signed))
        if self.lapsed:
            parts.append("签字后有改动：" + "、".join(step.text for step in self.lapsed))
        if self.holding is not None:
            parts.append(self.holding.words)
        return "，".join(parts)


@dataclass(frozen=True, slots=True)
class IssueProgress:
    """How far an issue is. pages: by identity. articles: all that belong to it. delivered: when the
    last package went to the print shop.
    """

    state: IssueState
    articles: int = 0
    delivered: datetime.datetime | None = None
    pages: dict[str, PageProgress] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """All of it in words."""
        parts = [self.state.text, f"{self.articles} 篇稿件" if self.articles else "还没有稿件"]
        if self.delivered is not None:
            parts.append(f"{self.delivered.astimezone():%m月%d日 %H:%M} 打包付印")
        if self.state is IssueState.LATE:
            parts.append("出版日期已过，没有签发，也没有标为已刊，不计入统计")
        return "，".join(parts)
