"""Laws by their names, with the years in which they were made and changed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from newsroom.proof import lexicon

STATE = "中华人民共和国"
_LONGEST = 24  # characters of a name that is looked for among the known


@dataclass(frozen=True, slots=True)
class Statute:
    """A law or regulation, named without 中华人民共和国. years: in which it was made and changed;
    force: days from which it holds, also as changed; empty where not surely known. until, heir:
    when it was repealed, and the law in its place.
    """

    name: str
    years: frozenset[int] = frozenset()
    force: frozenset[datetime.date] = frozenset()
    until: datetime.date | None = None
    heir: str = ""


@cache
def statutes() -> Mapping[str, Statute]:
    """The known ones by their names."""
    return {one.name: one for one in map(_read, lexicon.lines("laws.txt"))}


@cache
def near(name: str) -> tuple[str, ...]:
    """The known names that a name which is none is likely meant to be: one character off, two in a
    long one; words turned round; characters left out or put in. Empty where it may well be
    another law.
    """
    if not 4 <= len(name) <= _LONGEST or name in statutes() or name.startswith(("新", "旧")):
        return ()
    if name.startswith("国家") and name[2:] in statutes():
        return (name[2:],)
    ending = name[-1]
    found = []
    for known in statutes():
        if known[-1] != ending or abs(len(known) - len(name)) > 3 or len(known) < 3:
            continue
        off = Levenshtein.distance(name, known, score_cutoff=4)
        law = ending == "法" and off <= 3
        if (
            off == 1
            or sorted(name) == sorted(known)
            or (law and ((off == 2 and len(name) >= 7) or _left_out(name, known)))
        ):
            found.append((off, known))
    if ending != "法":
        found = [one for one in found if len(one[1]) >= 8]
    least = min((off for off, _ in found), default=0)
    return tuple(known for off, known in found if off == least)


def _left_out(name: str, known: str) -> bool:
    """Whether the shorter of two names is the longer with some characters left out."""
    short, long = sorted((name, known), key=len)
    if len(long) == len(short) or len(short) < 4 or (short == known and len(long) - len(short) > 2):
        return False
    rest = iter(long)
    within = all(char in rest for char in short)
    return within and (long[0] == short[0] or long.endswith(short))


def _read(line: str) -> Statute:
    name, years, force, *rest = line.split("|")
    until, heir = (rest[0], rest[1]) if len(rest) == 2 else ("", "")
    return Statute(
        name,
        frozenset(int(year) for year in years.split()),
        frozenset(datetime.date.fromisoformat(day) for day in force.split()),
        datetime.date.fromisoformat(until) if until else None,
        heir,
    )
