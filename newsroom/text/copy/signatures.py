"""Bylines of lines and text ends, each read once: the same line is asked about several times."""

from __future__ import annotations

from functools import lru_cache

from newsroom.model.credit import Credit
from newsroom.text.bylines import Ending, read_ending, read_line

_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def ending_of(text: str) -> Ending:
    """The byline or source unit at a text's end."""
    return read_ending(text)


@lru_cache(maxsize=_KEPT)
def people_of(line: str) -> tuple[Credit, ...]:
    """Whom a line that is nothing but a byline names."""
    return read_line(line)


def is_signed(text: str) -> bool:
    """Whether a text ends with a byline or a source unit."""
    ending = ending_of(text)
    return bool(ending.credits or ending.source_unit)
