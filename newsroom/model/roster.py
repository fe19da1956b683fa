"""The 人名职务库: who held which title from when to when, and in which order they are listed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from newsroom.model.identity import new_id

UNRANKED = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """One title of one person, for a time.

    name: as it is to be printed. title: 职务 as printed, several with 、 between. rank: order of
    listing, 1 the first; equal ranks ask for no order among themselves, UNRANKED for none at all.
    since, until: the first and last day; None where the house does not know or it goes on.
    """

    uuid: str = field(default_factory=new_id)
    name: str
    rank: int = UNRANKED
    title: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    note: str = ""

    def serves(self, day: datetime.date | None) -> bool:
        """Whether the title is held on a day; on no day in particular every one is."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles one by one."""
        return tuple(one.strip() for one in self.title.split("、") if one.strip())


@dataclass(frozen=True)
class Roster:
    """All that the house knows of people's titles. Hashable, compared by value."""

    officials: tuple[Official, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[type[Roster], tuple[tuple[Official, ...]]]:
        # Hashes of text differ from process to process, so none may travel.
        return (Roster, (self.officials,))

    def on(self, day: datetime.date | None) -> tuple[Official, ...]:
        """Who serves on a day, in the order of listing, those without order last."""
        return in_order(one for one in self.officials if one.serves(day))

    def ever(self, name: str) -> tuple[Official, ...]:
        """All entries of one name, whenever."""
        return self._by_name.get(name, ())

    @cached_property
    def names(self) -> frozenset[str]:
        """Everybody's name, whenever they served."""
        return frozenset(self._by_name)

    @cached_property
    def _hash(self) -> int:
        return hash(self.officials)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Official, ...]]:
        found: dict[str, tuple[Official, ...]] = {}
        for one in self.officials:
            found[one.name] = (*found.get(one.name, ()), one)
        return found


def in_order(officials: Iterable[Official]) -> tuple[Official, ...]:
    """By rank, those without one last, those of equal rank by their identity."""
    return tuple(sorted(officials, key=lambda one: (one.rank or 1_000_000, one.uuid)))


def leaders_on(
    officials: Iterable[Official], day: datetime.date, order: tuple[str, ...] = ()
) -> tuple[Official, ...]:
    """Whose activities have an order on the pages of an issue: who serves on its day and has a
    rank. order: the names that the issue itself puts first, in their order; the others follow as
    they were.
    """
    return in_order(one for one in reordered(officials, order) if one.rank and one.serves(day))


def reordered(officials: Iterable[Official], order: tuple[str, ...]) -> tuple[Official, ...]:
    """Officials with those of these names first, in this order; those without rank stay so."""
    place = {name: number for number, name in enumerate(order, 1)}
    return tuple(
        replace(one, rank=place.get(one.name, len(order) + one.rank)) if one.rank and order else one
        for one in officials
    )
