"""Deliveries: every print package that went out, so that the next one can tell what changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from newsroom.model.identity import new_id
from newsroom.model.page import chinese_number
from newsroom.model.printing import PrintOrder


@dataclass(frozen=True, slots=True)
class DeliveredPage:
    """A page as it went out. page: its identity; code: its version code; articles: what stood on
    it.
    """

    page: str
    number: int
    code: str
    articles: tuple[DeliveredArticle, ...]

    @property
    def unit(self) -> str:
        """版; 页 of a bulletin."""
        return "页" if self.page == flowing_page(self.number) else "版"

    @property
    def label(self) -> str:
        """一版; 第1页 of a bulletin."""
        return f"第{self.number}页" if self.unit == "页" else f"{chinese_number(self.number)}版"


def flowing_page(number: int) -> str:
    """The identity of a bulletin's page, which follows its text and is known by its number."""
    return f"page {number}"


@dataclass(frozen=True, slots=True)
class DeliveredArticle:
    """An article as it went out. revision: of the text; place: 第1至3栏，第20至40行."""

    article: str
    revision: str
    title: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One print package. number: counted within the issue from 1. order: as it was then."""

    uuid: str = field(default_factory=new_id)
    issue: str
    number: int
    person: str
    time: datetime.datetime
    pages: tuple[DeliveredPage, ...]
    order: PrintOrder = PrintOrder()
