"""Deliveries: every print package that went out, so that the next one can tell what changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from newsroom.model.identity import new_id
from newsroom.model.printing import PrintOrder


@dataclass(frozen=True, slots=True)
class DeliveredPage:
    """A page as it went out. code: its version code; articles: (identity, revision) of what stood
    on it."""

    page: str
    number: int
    code: str
    articles: tuple[DeliveredArticle, ...]


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
