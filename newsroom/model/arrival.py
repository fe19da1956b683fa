"""Hand-in packages that went out or came in, and versions that wait to be merged with ours."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.exchange import PackageKind
from newsroom.model.holding import Way
from newsroom.model.revision import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelLine:
    """A package in the book of what went out and came in.

    desk: that made it. person, unit: from whom it came, or for whom it was made. made: by the
    clock of that desk; time: by ours. name: of the file. articles: (article, version) in it.
    """

    uuid: str
    kind: PackageKind
    way: Way
    desk: str
    person: str
    unit: str = ""
    made: datetime.datetime
    time: datetime.datetime
    name: str = ""
    note: str = ""
    answers: str = ""
    articles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A version that came while the article was changed here too.

    base: what both sides last had in common; None where it is not known. parcel: that brought it.
    """

    revision: Revision
    parcel: str
    came: datetime.datetime
    base: Article | None = None
