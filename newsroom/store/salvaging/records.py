"""Nodes of SQLite's trees and the records in them, each read for itself.

What is torn is left out; nothing here trusts a number that it has read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.store.salvaging.image import Image

Value = int | float | str | bytes | None

TABLE_INNER, TABLE_LEAF, INDEX_INNER, INDEX_LEAF = 5, 13, 2, 10
_INNER = (TABLE_INNER, INDEX_INNER)
_KINDS = (TABLE_INNER, TABLE_LEAF, INDEX_INNER, INDEX_LEAF)
_HEADER = 100
_MOST = 64 * 2**20  # bytes of a record; the program writes none so large
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_FLOAT, _ZERO, _ONE, _FIRST_BLOB = 7, 8, 9, 12


class TornError(Exception):
    """Something that cannot be read as what it should be."""


@dataclass(frozen=True, slots=True)
class Node:
    """A page of a tree: its kind, the pages below it, where its cells begin."""

    number: int
    kind: int
    data: bytes
    below: tuple[int, ...]
    cells: tuple[int, ...]


def node(image: Image, number: int) -> Node | None:
    """A page read as one of a tree; None where it is none."""
    data = image.page(number)
    if data is None:
        return None
    at = _HEADER if number == 1 else 0
    kind = data[at]
    if kind not in _KINDS:
        return None
    count = int.from_bytes(data[at + 3 : at + 5], "big")
    start = at + (12 if kind in _INNER else 8)
    if start + 2 * count > image.usable:
        return None
    cells = struct.unpack_from(f">{count}H", data, start)
    below: tuple[int, ...] = ()
    if kind in _INNER:
        inside = (cell for cell in cells if cell + 4 <= image.usable)
        below = (*(_number(data, cell) for cell in inside), _number(data, at + 8))
    return Node(number, kind, data, below, cells)


def payloads(image: Image, page: Node) -> Iterator[bytes | None]:
    """What the cells of a node hold, None for each that is torn; none for inner nodes of tables."""
    if page.kind == TABLE_INNER:
        return
    for cell in page.cells:
        try:
            yield _payload(image, page, cell)
        except (TornError, IndexError, struct.error):
            yield None


def _payload(image: Image, page: Node, at: int) -> bytes:
    if page.kind == INDEX_INNER:
        at += 4
    size, at = varint(page.data, at)
    if page.kind == TABLE_LEAF:
        _rowid, at = varint(page.data, at)
    if not 0 < size <= min(image.count * image.page_size, _MOST):
        raise TornError
    here = _local(size, image.usable, page.kind == TABLE_LEAF)
    if at + here > image.usable:
        raise TornError
    data = page.data[at : at + here]
    if here == size:
        return data
    if at + here + 4 > image.usable:
        raise TornError
    return data + _overflow(image, _number(page.data, at + here), size - here)


def _local(size: int, usable: int, table: bool) -> int:
    """How much of a payload lies in its own page."""
    most = usable - 35 if table else (usable - 12) * 64 // 255 - 23
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (size - least) % (usable - 4)
    return kept if kept <= most else least


def _overflow(image: Image, number: int, left: int) -> bytes:
    parts: list[bytes] = []
    seen: set[int] = set()
    while left > 0:
        fresh = 0 < number <= image.count and number not in seen
        data = image.further(number) if fresh else None
        if data is None:
            raise TornError
        seen.add(number)
        part = data[4 : min(image.usable, 4 + left)]
        parts.append(part)
        left -= len(part)
        number = _number(data, 0)
    return b"".join(parts)


def values(payload: bytes) -> list[Value]:
    """The columns of a record. Raises TornError."""
    try:
        length, at = varint(payload, 0)
        if not 0 < length <= len(payload):
            raise TornError
        kinds: list[int] = []
        while at < length:
            kind, at = varint(payload, at)
            kinds.append(kind)
        found: list[Value] = []
        at = length
        for kind in kinds:
            value, at = _value(payload, kind, at)
            found.append(value)
    except (IndexError, struct.error) as error:
        raise TornError from error
    return found


def _value(data: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (_ZERO, _ONE):
        return kind - _ZERO, at
    size = _INTEGERS.get(kind, 8 if kind == _FLOAT else (kind - _FIRST_BLOB) // 2)
    part = data[at : at + size]
    if size < 0 or len(part) < size:
        raise TornError
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True), at + size
    if kind == _FLOAT:
        return struct.unpack(">d", part)[0], at + size
    if kind % 2:
        return part.decode("utf8", "replace"), at + size
    return part, at + size


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. Raises IndexError."""
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


def _number(data: bytes, at: int) -> int:
    return struct.unpack_from(">I", data, at)[0]
