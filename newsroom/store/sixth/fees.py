"""Tables of fee tables, scores and what was carried over."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
