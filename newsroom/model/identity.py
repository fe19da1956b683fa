"""Stable identities of records: UUIDv7 (RFC 9562), which sort in the order they were made."""

from __future__ import annotations

import os
import threading
import time

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
    value |= 0b10 << 62 | int.from_bytes(os.urandom(8)) >> 2
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
