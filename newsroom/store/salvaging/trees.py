"""Going through the trees of a file from their roots, and where the way is lost leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from newsroom.job import Job
from newsroom.store.salvaging import records
from newsroom.store.salvaging.image import Image
from newsroom.store.salvaging.records import TornError, Value

_EACH = 64  # pages between two looks at the job


class Leaf(NamedTuple):
    """The rows of one page; torn: how many of them cannot be read."""

    number: int
    rows: list[list[Value]]
    torn: int


@dataclass(slots=True)
class Pages:
    """What became of the pages: those whose rows were taken, and those that cannot be read."""

    taken: set[int] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)


def leaf(image: Image, page: records.Node) -> Leaf:
    """The rows in a node."""
    rows: list[list[Value]] = []
    torn = 0
    for payload in records.payloads(image, page):
        try:
            if payload is None:
                raise TornError
            rows.append(records.values(payload))
        except TornError:
            torn += 1
    return Leaf(page.number, rows, torn)


def walk(image: Image, root: int, *, index: bool, pages: Pages, job: Job) -> Iterator[Leaf]:
    """The pages with rows of the tree below `root`, as far as the way to them can be read."""
    kinds = (2, 10) if index else (5, 13)
    ahead, seen = [root], {root}
    for step, number in enumerate(_following(ahead)):
        if not step % _EACH:
            job.check()
        page = records.node(image, number) if 0 < number <= image.count else None
        if page is None or page.kind not in kinds:
            pages.broken.add(number)
            continue
        below = [one for one in reversed(page.below) if one not in seen]
        ahead += below
        seen.update(below)
        if page.kind != records.TABLE_INNER:
            yield leaf(image, page)
        else:
            pages.taken.add(number)


def _following(ahead: list[int]) -> Iterator[int]:
    while ahead:
        yield ahead.pop()


def strays(image: Image, pages: Pages, job: Job) -> Iterator[tuple[Leaf, bool]]:
    """Leaves that no tree led to, and whether each is one of an index or a table without rowids."""
    free = image.free()
    for number in range(1, image.count + 1):
        if not number % _EACH:
            job.check()
        if number in pages.taken or number in free:
            continue
        page = records.node(image, number)
        if page is not None and page.kind in (records.TABLE_LEAF, records.INDEX_LEAF):
            found = leaf(image, page)
            if found.rows:
                yield found, page.kind == records.INDEX_LEAF
