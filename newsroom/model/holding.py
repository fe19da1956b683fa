"""Who holds a page (版在谁手里), and what two desks last knew of it in common."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.model.identity import new_id
from newsroom.model.page import Page
from newsroom.model.placement import Placement
from newsroom.model.teaser import Teaser


class HoldState(StrEnum):
    """Where a page is on its way between desks.

    ASSIGNED: given to somebody, its package not sent yet. OUT: sent; the other desk works on it.
    BACK: it came back. HERE: it came from another desk and is worked on here. GIVEN: handed back
    to that desk.
    """

    ASSIGNED = "assigned"
    OUT = "out"
    BACK = "back"
    HERE = "here"
    GIVEN = "given"

    @property
    def text(self) -> str:
        """What the newsroom calls it."""
        return {
            "assigned": "已分派，还没发出",
            "out": "已发出",
            "back": "已交回",
            "here": "在本机做",
            "given": "已交还",
        }[self.value]

    @property
    def away(self) -> bool:
        """Whether another desk works on the page, so that what is changed here may collide."""
        return self in (HoldState.OUT, HoldState.GIVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a page and since when.

    person: who works on it; where it came from another desk, the one it is worked on for. desk:
    that person's desk, empty until a package told it.
    """

    page: str
    state: HoldState
    person: str
    since: datetime.datetime
    desk: str = ""

    @property
    def words(self) -> str:
        """李敏，10月16日 09:20 起 — as lists say it."""
        time = self.since.astimezone()
        when = f"{time.month}月{time.day}日 {time:%H:%M}"
        match self.state:
            case HoldState.ASSIGNED:
                return f"分派给{self.person}，{when}，还没发出"
            case HoldState.OUT:
                return f"在{self.person}处，{when}起"
            case HoldState.BACK:
                return f"{self.person}{when}交回"
            case HoldState.HERE:
                return f"在本机做，{self.person}{when}发来"
            case HoldState.GIVEN:
                return f"{when}交还{self.person}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageState:
    """A page and what stands on it, as a package carries it. teasers: the lines of its 导读."""

    page: Page
    placements: tuple[Placement, ...] = ()
    teasers: tuple[Teaser, ...] = ()


class Way(StrEnum):
    """Whether a package went out from this desk or came in."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePackage:
    """A page package that this desk sent or took.

    before: the packages it grew from, newest first: two desks find there what both last knew.
    desk: that made it. person: for whom it was made (out), or who made it (in).
    """

    uuid: str = field(default_factory=new_id)
    page: str
    way: Way
    before: tuple[str, ...]
    desk: str
    person: str
    time: datetime.datetime
    content: PageState
