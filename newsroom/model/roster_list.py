"""Lists of people with their titles, as they are handed round, before the roster takes them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: a person with a title. rank: as the list numbers them; 0 where it does
    not. since, until: None where not told.
    """

    name: str
    title: str = ""
    rank: int = 0
    since: datetime.date | None = None
    until: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RosterList:
    """People in the order of the list. strange: lines in which nobody was found."""

    people: tuple[Listed, ...] = ()
    strange: tuple[str, ...] = ()
