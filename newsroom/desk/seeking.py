"""Where words begin and end, for finding whole words. The dictionary is read at first use."""

from __future__ import annotations

from functools import lru_cache

from newsroom.text import words


def ready() -> bool:
    """Whether the dictionary was read."""
    return words.ready()


def read() -> None:
    """Read the dictionary, where that was not done yet: it takes some tenths of a second."""
    words.boundaries("")


@lru_cache(maxsize=4096)
def _edges(line: str) -> frozenset[int]:
    return words.boundaries(line)


def whole(text: str, start: int, end: int) -> bool:
    """Whether a passage of a text begins and ends where words do (人民 does not in 人民币)."""
    head = text.rfind("\n", 0, start) + 1
    tail = text.find("\n", end)
    edges = _edges(text[head : tail if tail >= 0 else len(text)])
    return start - head in edges and end - head in edges
