"""Where sentences of a passage begin and end; a clause before ； counts as one."""

from __future__ import annotations

_ENDS = "。！？!?；\n"


def sentence(text: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends, without the mark at its end."""
    start = max(text.rfind(mark, 0, at) for mark in _ENDS) + 1
    ends = [end for mark in _ENDS if (end := text.find(mark, at)) >= 0]
    return start, min(ends, default=len(text))


def apart(text: str, one: int, other: int) -> bool:
    """Whether two places of a text stand in different sentences."""
    first, last = sorted((one, other))
    return any(mark in text[first:last] for mark in _ENDS)
