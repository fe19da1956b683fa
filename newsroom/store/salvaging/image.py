"""The pages of a library's file as last committed, read one by one without SQLite.

SQLite gives a table up at the first page that it cannot read. Here every page is read for itself;
what the write-ahead log holds lies over the file (https://www.sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsroom.job import Job
from newsroom.store.salvaging import wal

MAGIC = b"SQLite format 3\0"
_USUAL = 4096
_SIZES = tuple(1 << bits for bits in range(9, 17))
_RESERVED = (0, 8, 12, 16, 32)
_TYPES = frozenset((2, 5, 10, 13))
_HEADER = 100
_OFTEN = 6  # times that each page may be asked for as such, on average
_SAMPLE = 400  # pages looked at to judge a page size
_PAGE_SIZE, _RESERVED_AT, _FREE, _FREE_COUNT, _VERSION, _APPLICATION = 16, 20, 32, 36, 60, 68


class Image:
    """The pages of one file, numbered from 1. To be closed."""

    def __init__(self, path: Path, job: Job) -> None:
        """Open a file and read its log. Raises OSError where there is none to be read."""
        self._main: BinaryIO = path.open("rb", buffering=0)
        self._log: BinaryIO | None = None
        try:
            self._length = path.stat().st_size
            first = self._at(self._main, 0, _HEADER)
            self.page_size = self._size(first)
            log = path.with_name(path.name + "-wal")
            self._over: dict[int, int] = {}
            last = 0
            if log.is_file():
                self._log = log.open("rb", buffering=0)
                found = wal.committed(self._log, self.page_size, job)
                self._over, last = found.pages, found.size
        except BaseException:
            self.close()
            raise
        self.count = max(-(-self._length // self.page_size), last, max(self._over, default=0))
        head = (self.page(1) or first).ljust(_HEADER, b"\0")
        self.headed = head.startswith(MAGIC)
        reserved = head[_RESERVED_AT]
        self.usable = self.page_size - (reserved if reserved in _RESERVED else 0)
        self.version = _number(head, _VERSION)
        self.application = _number(head, _APPLICATION)
        self._left = self.count * _OFTEN
        self._freed = (_number(head, _FREE), _number(head, _FREE_COUNT))

    def close(self) -> None:
        """Close the files."""
        self._main.close()
        if self._log is not None:
            self._log.close()

    def __enter__(self) -> Image:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def page(self, number: int) -> bytes | None:
        """One page, filled up with zeros where the file ends in it; None where the disk does not
        give it or there is none.
        """
        at = self._over.get(number)
        if at is not None and self._log is not None:
            data = self._at(self._log, at, self.page_size)
        else:
            data = self._at(self._main, (number - 1) * self.page_size, self.page_size)
        return data.ljust(self.page_size, b"\0") if data else None

    def further(self, number: int) -> bytes | None:
        """A page that goes on with a record that did not fit its own. A sound file has each of them
        once; None where they come so often that a number must lead back to them.
        """
        self._left -= 1
        return self.page(number) if self._left >= 0 else None

    def free(self) -> frozenset[int]:
        """The pages that the file has no use for, as far as its list of them can be read."""
        trunk, count = self._freed
        found: set[int] = set()
        while 0 < trunk <= self.count and trunk not in found and len(found) <= count:
            found.add(trunk)
            data = self.page(trunk)
            if data is None:
                break
            trunk, leaves = struct.unpack_from(">II", data)
            if leaves > self.usable // 4 - 2:
                break
            found.update(struct.unpack_from(f">{leaves}I", data, 8))
        return frozenset(found)

    def _size(self, first: bytes) -> int:
        """The size of pages: as the header says, unless the usual size fits far better."""
        said = int.from_bytes(first[_PAGE_SIZE : _PAGE_SIZE + 2], "big") if len(first) > 17 else 0
        said = 1 << 16 if said == 1 else said
        if said not in _SIZES or said == _USUAL:
            return _USUAL
        return said if self._likely(said) * 2 > self._likely(_USUAL) else _USUAL

    def _likely(self, size: int) -> int:
        """How many of the first pages of that size look like nodes of a tree."""
        return sum(self._looks(offset) for offset in self._offsets(size))

    def _offsets(self, size: int) -> Iterator[int]:
        return iter(range(size, min(self._length, _SAMPLE * _USUAL), size))

    def _looks(self, offset: int) -> bool:
        head = self._at(self._main, offset, 8)
        return len(head) == 8 and head[0] in _TYPES and head[7] < 61

    @staticmethod
    def _at(file: BinaryIO, offset: int, length: int) -> bytes:
        try:
            file.seek(offset)
            return file.read(length) or b""
        except OSError:
            return b""  # a bad block of the disk


def _number(data: bytes, at: int) -> int:
    return struct.unpack_from(">I", data, at)[0]
