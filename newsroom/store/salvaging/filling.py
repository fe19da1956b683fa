"""Putting every row that can be read into an empty library of the same schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from newsroom.job import Job
from newsroom.store.salvaging import records
from newsroom.store.salvaging.image import Image
from newsroom.store.salvaging.records import Value
from newsroom.store.salvaging.shapes import Shape
from newsroom.store.salvaging.trees import Leaf, Pages, leaf, strays, walk

_MASTER = ("table", "index", "view", "trigger")
_DERIVED = frozenset({"likeness"})  # made anew from the articles
_SCHEMA = "sqlite_schema"
_OWN = "_sqlite_migrations"  # the new file has its own
_SHARE_OF_TREES = 0.7


@dataclass(slots=True)
class Filled:
    """What was taken. torn: rows of each table that could not be read; broken: pages."""

    pages: Pages = field(default_factory=Pages)
    torn: dict[str, int] = field(default_factory=dict)
    unknown: int = 0


class Filling:
    """Fills `connection`, whose triggers and foreign keys are off, from an image.

    shapes: its tables. Keeps in temp.expected the key of every row that an index names.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        image: Image,
        shapes: dict[str, Shape],
        roots: dict[str, int],
        job: Job,
    ) -> None:
        self._connection = connection
        self._image = image
        self._shapes = shapes
        self._roots = roots
        self._job = job
        self._filled = Filled()
        self._puts: dict[tuple[str, int], str] = {}
        connection.execute(
            "CREATE TEMP TABLE expected (name TEXT, id TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID"
        )

    def run(self) -> Filled:
        """Fill all tables. Raises CancelledError."""
        for number, (name, root) in enumerate(sorted(self._roots.items())):
            self._job.report(_SHARE_OF_TREES * number / len(self._roots), "正在读损坏的稿库")
            if name in self._shapes and name != _OWN:
                self._table(self._shapes[name], root)
            else:
                self._other(name, root)
        self._job.report(_SHARE_OF_TREES, "正在找散落的记录")
        self._scattered()
        return self._filled

    def _table(self, shape: Shape, root: int) -> None:
        for found in walk(
            self._image, root, index=shape.bare, pages=self._filled.pages, job=self._job
        ):
            if found.rows and not any(map(shape.fits, found.rows)):
                continue  # another table's: a number on the way was damaged
            self._take(shape, found)

    def _other(self, name: str, root: int) -> None:
        """An index, which names keys; its pages are nobody else's."""
        page = records.node(self._image, root)
        index = page is None or page.kind in (records.INDEX_INNER, records.INDEX_LEAF)
        table = self._keyed(name)
        for found in walk(self._image, root, index=index, pages=self._filled.pages, job=self._job):
            self._filled.pages.taken.add(found.number)
            if table:
                self._connection.executemany(
                    "INSERT OR IGNORE INTO temp.expected VALUES (?, ?)",
                    [(table, row[0]) for row in found.rows if row and isinstance(row[0], str)],
                )

    def _keyed(self, index: str) -> str:
        """The table whose key an index is of; empty for another index."""
        table = index.removeprefix("sqlite_autoindex_").removesuffix("_1")
        shape = self._shapes.get(table)
        return table if table != index and shape is not None and shape.key else ""

    def _take(self, shape: Shape, found: Leaf) -> None:
        self._filled.pages.taken.add(found.number)
        bad = found.torn
        if shape.name not in _DERIVED:
            bad += sum(not self._put(shape, row) for row in found.rows)
        if bad:
            self._filled.torn[shape.name] = self._filled.torn.get(shape.name, 0) + bad

    def _put(self, shape: Shape, row: Sequence[Value]) -> bool:
        """Write a row; False where it is not one of this table."""
        if not shape.fits(row):
            return False
        sql = self._puts.get((shape.name, len(row)))
        if sql is None:
            names = ", ".join(f'"{column.name}"' for column in shape.columns[: len(row)])
            marks = ", ".join("?" * len(row))
            sql = f'INSERT OR IGNORE INTO "{shape.name}" ({names}) VALUES ({marks})'  # noqa: S608
            self._puts[shape.name, len(row)] = sql
        try:
            self._connection.execute(sql, row)
        except sqlite3.Error:
            return False
        return True

    # Without their trees -------------------------------------------------------------------------

    def _scattered(self) -> None:
        """First the pages that can be but one table's, then those told by what they refer to."""
        left: list[tuple[int, list[Shape]]] = []
        for found, bare in strays(self._image, self._filled.pages, self._job):
            if found.number in self._filled.pages.taken:
                continue
            able = self._able(found, bare)
            if len(able) == 1 and not bare:
                self._take(able[0], found)
            elif able:
                left.append((found.number, able))
            else:
                self._filled.unknown += not bare
        for number, able in left:
            page = records.node(self._image, number)
            if page is not None:
                self._choose(leaf(self._image, page), able)

    def _able(self, found: Leaf, bare: bool) -> list[Shape]:
        """The tables that some rows look like, those alone that they look like most."""
        told = [
            (shape.likeness(found.rows), shape)
            for shape in self._shapes.values()
            if shape.bare == bare
        ]
        most = max((likeness for likeness, _shape in told), default=0)
        return [shape for likeness, shape in told if likeness == most and most]

    def _choose(self, found: Leaf, able: list[Shape]) -> None:
        fitting = [shape for shape in able if self._related(shape, found)]
        if len(fitting) == 1:
            self._take(fitting[0], found)
        elif any(not shape.bare for shape in able):
            self._filled.unknown += 1

    def _related(self, shape: Shape, found: Leaf) -> bool:
        """Whether what the rows refer to is there."""
        names = [column.name for column in shape.columns]
        for column, table, key in shape.parents:
            at = names.index(column)
            sql = f'SELECT 1 FROM "{table}" WHERE "{key}" = ?'  # noqa: S608
            for row in found.rows:
                wanted = row[at] if at < len(row) else None
                if wanted is not None and not self._connection.execute(sql, (wanted,)).fetchone():
                    return False
        return True


def roots(image: Image, shapes: dict[str, Shape], job: Job) -> dict[str, int]:
    """The root page of every table and index, by name, as far as the file still tells them."""
    found: dict[str, int] = {_SCHEMA: 1}
    pages = Pages()
    for page in walk(image, 1, index=False, pages=pages, job=job):
        found |= dict(_told(page, image.count))
    if set(shapes) <= set(found) and not pages.broken:
        return found
    for page, bare in strays(image, Pages(), job):
        if not bare:
            found = dict(_told(page, image.count)) | found
    return found


def _told(page: Leaf, count: int) -> Iterator[tuple[str, int]]:
    """What a page of the schema's table tells: names and roots."""
    for row in page.rows:
        if len(row) != 5 or row[0] not in _MASTER:
            continue
        _kind, name, _table, root, _sql = row
        if isinstance(name, str) and isinstance(root, int) and 0 < root <= count:
            yield name, root


def migrated(image: Image, known: dict[str, int], job: Job) -> int:
    """Up to which step of the schema a file was brought, as its own record of them says; 0 where
    that cannot be read.
    """
    newest = 0
    root = known.get(_OWN)
    if root is None:
        return 0
    for page in walk(image, root, index=False, pages=Pages(), job=job):
        for row in page.rows:
            with suppress(ValueError, TypeError, IndexError):
                newest = max(newest, int(str(row[2])))
    return newest
