"""Stable identities of records: UUIDv7 (RFC 9562), which sort in the order they were made."""

from __future__ import annotations

import secrets
import threading
import time
import uuid

_NANOSECONDS = 1_000_000  # of a millisecond
_FRACTION_BITS = 12


class _Ticks:
    """The time in 1/4096 ms, one more than before where the clock stands still or runs back."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    def next(self) -> int:
        now = (time.time_ns() << _FRACTION_BITS) // _NANOSECONDS
        with self._lock:
            self._last = max(now, self._last + 1)
            return self._last


_ticks = _Ticks()


def new_id() -> str:
    """A new UUIDv7 in its usual spelling, greater than any this process made before.

    The twelve bits after the milliseconds hold their fraction (RFC 9562, 6.2, method 3), so that
    records made together keep their order wherever they are listed by identity.
    """
    milliseconds, fraction = divmod(_ticks.next(), 1 << _FRACTION_BITS)
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | fraction << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
