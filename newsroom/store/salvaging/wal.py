"""The write-ahead log: which pages were committed in it, each frame judged by its own checksum.

SQLite stops at the first bad frame. Every frame carries the checksum of all before it, so that what
stands behind a bad one can be told from what is torn, and is used too.
"""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass, field
from typing import BinaryIO

from newsroom.job import Job

_LITTLE, _BIG = 0x377F0682, 0x377F0683
_HEAD, _FRAME = 32, 24
_MASK = 0xFFFFFFFF
_EACH = 256  # frames between two looks at the job


@dataclass(slots=True)
class Committed:
    """Where in the log the newest version of each page lies, and how many pages there were."""

    pages: dict[int, int] = field(default_factory=dict)
    size: int = 0


def checksum(data: bytes, seed: tuple[int, int], order: str) -> tuple[int, int]:
    """The log's checksum of some data of 8·n bytes, gone on with from `seed`."""
    one, two = seed
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for at in range(0, len(words), 2):
        one = (one + words[at] + two) & _MASK
        two = (two + words[at + 1] + one) & _MASK
    return one, two


def committed(file: BinaryIO, page_size: int, job: Job) -> Committed:
    """Read a log. What cannot be read or trusted is left out. Raises CancelledError."""
    found = Committed()
    try:
        head = file.read(_HEAD)
        if len(head) == _HEAD:
            _read(file, head, page_size, found, job)
    except OSError:
        pass  # a bad block: what was read until then counts
    return found


def _read(file: BinaryIO, head: bytes, page_size: int, found: Committed, job: Job) -> None:
    magic, _version, size = struct.unpack_from(">III", head)
    order = {_LITTLE: "<", _BIG: ">"}.get(magic, "<" if sys.byteorder == "little" else ">")
    seed: tuple[int, int] | None = struct.unpack_from(">II", head, 24)
    salt = head[16:24]
    if magic not in (_LITTLE, _BIG) or checksum(head[:24], (0, 0), order) != seed:
        seed = None  # the header is damaged: the first frame cannot be proved, all others can
    elif size not in (page_size, 0):
        return
    pending: dict[int, int] = {}
    number, at = 0, _HEAD
    while len(frame := file.read(_FRAME + page_size)) == _FRAME + page_size:
        if not number % _EACH:
            job.check()
        if number == 0 and seed is None:
            salt = frame[8:16]
        page, size = struct.unpack_from(">II", frame)
        stored: tuple[int, int] = struct.unpack_from(">II", frame, 16)
        fresh = frame[8:16] == salt
        if fresh and seed is not None and _sound(frame, seed, order) == stored and page:
            pending[page] = at + _FRAME
            if size:
                found.pages |= pending
                found.size = size
                pending.clear()
        seed = stored if fresh else None
        number, at = number + 1, at + _FRAME + page_size


def _sound(frame: bytes, seed: tuple[int, int], order: str) -> tuple[int, int]:
    return checksum(frame[_FRAME:], checksum(frame[:8], seed, order), order)
