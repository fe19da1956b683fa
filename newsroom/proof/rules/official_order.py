"""Lists of leaders that name a lower one before a higher one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from newsroom.model.finding import Severity
from newsroom.proof import people
from newsroom.proof.rule import Rule, Setting, Slip
from newsroom.proof.serving import Serving, serving, unit
from newsroom.proof.text import Text
from newsroom.text.listings import Listing, listings

_SOURCE = "本报人名职务库"
_JOINS = frozenset("、，和与及")
_WITH = re.compile("[和与同]")
_TOWN = re.compile("..(?:镇|乡|街道|村|社区|县|区|市|局)$")


def out_of_order(text: Text, setting: Setting) -> Iterator[Slip]:
    """Lists that do not keep the order of the day. The list from the first to the last name that
    stands elsewhere than it should is told, with the right one where marks or 和 divide them.
    """
    if setting.day is None or not setting.roster.officials:
        return
    known = serving(setting.roster, setting.day)
    rank, named = known.ranks, people.named(text, known.ranked)
    if len(named) < 2:
        return
    borne = {(one.start, one.end) for one in named}
    for found in listings(text.text, rank):
        if all(place in borne for place in found.places) and not _side_by_side(text, known, found):
            yield from _judged(text, found, rank)


def _side_by_side(text: Text, known: Serving, found: Listing) -> bool:
    """Whether it is no list but one of one unit with one of another: 甲镇镇长和乙镇镇长签约."""
    if len(found.names) > 2 or not _WITH.search(text.text, found.places[0][1], found.places[1][0]):
        return False
    units = [
        {home for o in known.on[name] for t in o.titles if _TOWN.search(home := unit(t))}
        for name in found.names
    ]
    return all(units) and units[0].isdisjoint(units[1])


def _judged(text: Text, found: Listing, rank: dict[str, int]) -> Iterator[Slip]:
    wanted = found.in_order(rank)
    wrong = [at for at, name in enumerate(found.names) if rank[name] != rank[wanted[at]]]
    if not wrong:
        return
    first, last = wrong[0], wrong[-1]
    members = _members(text, found, first, last)
    order = sorted(range(first, last + 1), key=lambda at: rank[found.names[at]])
    start, end = members[0][0], members[-1][1]
    joins = [text.text[a[1] : b[0]] for a, b in pairwise(members)]
    offered: tuple[str, ...] = ()
    if all(join in _JOINS for join in joins):
        copy = [text.text[slice(*members[at - first])] for at in order]
        offered = ("".join(map("".join, zip_longest(copy, joins, fillvalue=""))),)
    names = "、".join(found.names[at] for at in order)
    yield Slip(
        start,
        end,
        f"名单先后和人名职务库的排序不一致，应为{names}，请核对",
        offered,
        severity=Severity.HINT if text.locked else None,
    )


def _members(text: Text, found: Listing, first: int, last: int) -> Sequence[tuple[int, int]]:
    """Each of some members of a list with the title that stands before the name."""
    members = []
    for start, end in found.places[first : last + 1]:
        begin, _ = people.title_before(text, start)
        if members and begin < members[-1][1]:
            begin = members[-1][1] + 1 if start > members[-1][1] else start
        members.append((begin, end))
    return members


RULES = (Rule("official_order", "领导排序", Severity.WARNING, _SOURCE, out_of_order),)
