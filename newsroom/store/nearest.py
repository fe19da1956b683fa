"""Articles that have most marks in common with a text (text/likeness), among hundreds of thousands.

Rare marks name them at once. Where a text has none, because all of it is formulas that many use,
marks are asked for in groups: what bears all marks of a group is soon a handful, however common
each of them is, and a text that shares most marks with another bears all of some group.
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from newsroom.store.database import Database

_COMMON = 300  # articles that bear a mark before it names none by itself
_ENOUGH = 4  # rare marks in common, and groups are not needed
_GROUPS = 14
_HANDFUL = 40  # articles that bear all marks of a group
_QUESTIONS = 60  # asked for groups at most
_COMPARED = 120  # articles whose marks are compared
_WORTH = 0.25  # of the marks in common: less is never a copy, however few marks tell of it
_BEARERS = "SELECT rowid FROM likeness_mark WHERE likeness_mark MATCH ? LIMIT ?"
_MARKS = """
    SELECT l.id, l.article, l.marks FROM likeness l JOIN roll r ON r.article = l.article
    WHERE l.id IN (SELECT value FROM json_each(?)) AND r.binned = 0 AND r.filler = 0
"""


def nearest(database: Database, marks: Sequence[int], limit: int, without: str) -> tuple[str, ...]:
    """The articles that share most marks with a text, those that share most first; those that share
    too few to be copies, the bin, fillers and one article left out.
    """
    if not marks:
        return ()
    numbers = _named(database, marks)
    rows = database.rows(_MARKS, (json.dumps(numbers),))
    shares = [
        (_share(marks, unpacked(row["marks"])), row["id"], row["article"])
        for row in rows
        if row["article"] != without
    ]
    best = sorted((one for one in shares if one[0] >= _WORTH), reverse=True)[:limit]
    return tuple(article for _, _, article in best)


def word(mark: int) -> str:
    """A mark as the index has it."""
    return f"{mark:x}"


def packed(marks: Sequence[int]) -> bytes:
    """Marks as a row keeps them."""
    return struct.pack(f">{len(marks)}I", *marks)


def unpacked(data: bytes) -> tuple[int, ...]:
    """What `packed` made."""
    return struct.unpack(f">{len(data) // 4}I", data)


def _named(database: Database, marks: Sequence[int]) -> list[int]:
    """The numbers of articles worth a comparison."""
    tally: Counter[int] = Counter()
    common = []
    for mark in marks:
        bearers = _bearers(database, (mark,), _COMMON)
        if len(bearers) < _COMMON:
            tally.update(bearers)
        else:
            common.append(mark)
    best = tally.most_common(_COMPARED)
    if 2 * len(common) > len(marks) and (not best or best[0][1] < _ENOUGH):
        groups = _by_groups(database, common)
        return [*groups, *(number for number, _ in best)][: 2 * _COMPARED]
    return [number for number, _ in best]


def _by_groups(database: Database, marks: Sequence[int]) -> list[int]:
    """Articles that bear all marks of a group, for several groups."""
    tally: Counter[int] = Counter()
    size = min(2, len(marks))
    asked = 0
    for group in range(_GROUPS):
        turned = _turned(marks, group * len(marks) // _GROUPS)
        bearers = _bearers(database, turned[:size], _HANDFUL)
        asked += 1
        while len(bearers) == _HANDFUL and size < len(marks) and asked < _QUESTIONS:
            size += 1
            bearers = _bearers(database, turned[:size], _HANDFUL)
            asked += 1
        if not bearers and size > 1:
            size -= 1
        tally.update(bearers)
        if asked >= _QUESTIONS:
            break
    return [number for number, _ in tally.most_common(_COMPARED)]


def _turned(marks: Sequence[int], by: int) -> list[int]:
    return [*marks[by:], *marks[:by]]


def _bearers(database: Database, marks: Iterable[int], limit: int) -> list[int]:
    """Some articles that bear all of the marks."""
    wanted = " AND ".join(word(mark) for mark in marks)
    return [row[0] for row in database.rows(_BEARERS, (wanted, limit))]


def _share(mine: Sequence[int], other: Sequence[int]) -> float:
    """The share of marks in common, where one keeps more of its grams than the other, of those that
    both would keep. Marks are in order of size.
    """
    if not mine or not other:
        return 0.0
    limit = min(mine[-1], other[-1])
    least = min(bisect_right(mine, limit), bisect_right(other, limit))
    return len(frozenset(mine).intersection(other)) / least
