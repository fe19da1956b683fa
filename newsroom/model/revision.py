"""Versions of an article: revisions with their parents, and the one unsaved draft."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.model.article import Article


@dataclass(frozen=True, slots=True)
class Revision:
    """A saved version. `reason`: what made it (保存, 导入, 恢复…); `person`: who."""

    uuid: str
    article: Article
    parents: tuple[str, ...]
    person: str
    reason: str
    time: datetime.datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed since the revision `base`, kept within a second."""

    article: Article
    base: str
    person: str
    time: datetime.datetime
