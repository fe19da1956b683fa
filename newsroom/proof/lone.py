"""How often a character is a word of its own, of all that is written with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newsroom.text import words


@cache
def share(char: str) -> float:
    """0 for one that never stands alone, 1 for one that always does; by the dictionary's counts."""
    _, counts = words.counts()
    return counts.get(char, 0) / max(_written().get(char, 0), 1)


@cache
def _written() -> Mapping[str, int]:
    """How often each character is written, by the dictionary's words."""
    return words.written()
