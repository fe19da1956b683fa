"""Tables of the index of words, ranking and saved searches."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = ()
