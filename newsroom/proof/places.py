"""The state's divisions: which city a county is of, which province a city; names of old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from newsroom.proof import lexicon

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_ENDINGS = re.compile(
    "(?:维吾尔|壮族|回族)?自治区$|(?:[^省市县区]{1,6}族){0,3}自治[州县旗]$|地区$|[省市州盟]$"
)
# Names that are as often plain words: a new part of town, its east, its mine.
_PLAIN = re.compile(
    "(?:[城郊矿东西新老]|[老新]城|新市|高新|港口|工农|解放|前进|东风|青年|[东西]城|[市城路铁桥河江][东西南北中]|"
    "(?:江岸|南岸|海南|城厢|城关|向阳|和平|复兴|振兴|新华|新兴|中山|开平|友好|兴安))区|文山市"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A division. city: of a county, empty where the province governs it; a city's own is its
    name. level: 1 province, 2 city, 3 county."""

    name: str
    province: str
    city: str
    level: int


@cache
def places() -> Mapping[str, tuple[Place, ...]]:
    """The divisions by full name; several may bear one."""
    made: dict[str, tuple[Place, ...]] = {}
    province = ""
    for line in lexicon.lines("divisions.txt"):
        if line.startswith("@"):
            province = line[1:]
            found = [Place(province, province, "", 1)]
        else:
            head, *rest = line.split()
            city = "" if head == "-" else head
            found = [Place(city, province, city, 2)] if city else []
            found += [Place(name, province, city, 3) for name in rest]
        for place in found:
            made[place.name] = (*made.get(place.name, ()), place)
    return made


def short(name: str) -> str:
    """A province or city without what it is: 江苏, 湘西, 内蒙古, 兴安."""
    cut = _ENDINGS.sub("", name)
    return cut if len(cut) > 1 else name


@cache
def parents() -> Mapping[str, Place]:
    """Provinces by their full and short names, cities by their full ones."""
    made: dict[str, Place] = {}
    for place in (one for found in places().values() for one in found if one.level < 3):
        made[place.name] = place
        if place.level == 1:
            made[short(place.name)] = place
    return made


Starts = Mapping[str, tuple[str, ...]]


def named(text: str, starts: Starts) -> Iterator[tuple[int, str]]:
    """Where a passage has one of some names, the longest at each place. starts: from `starts`."""
    at = 0
    while at < len(text) - 1:
        names = starts.get(text[at : at + 2])
        found = next((one for one in names if text.startswith(one, at)), "") if names else ""
        if found:
            yield at, found
        at += len(found) or 1


def starts(names: Iterable[str]) -> Starts:
    """Names by their first two characters, the longest first."""
    made: dict[str, tuple[str, ...]] = {}
    for name in sorted(names, key=len, reverse=True):
        made[name[:2]] = (*made.get(name[:2], ()), name)
    return made


def plain(name: str) -> bool:
    """Whether a county's name is as well a common word."""
    return len(name) < 3 or _PLAIN.fullmatch(name) is not None


@cache
def renamed() -> Mapping[str, tuple[int, str]]:
    """Names that hold no more: the year of the change and today's name."""
    made = {}
    for line in lexicon.lines("renamed.txt"):
        name, year, now = line.split("|")
        made[name] = (int(year), now)
    return made
