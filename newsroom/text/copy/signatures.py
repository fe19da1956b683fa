"""Bylines of lines and text ends, each read once: the same line is asked about several times."""

from __future__ import annotations

from functools import lru_cache

from newsroom.model.credit import Credit
from newsroom.text.bylines import Ending, read_ending, read_line, read_opening
from newsroom.text.copy.seams import opens_a_story

_KEPT = 4096
_LONGEST_OPENING = 60


@lru_cache(maxsize=_KEPT)
def ending_of(text: str) -> Ending:
    """The byline or source unit at a text's end."""
    return read_ending(text)


@lru_cache(maxsize=_KEPT)
def people_of(line: str) -> tuple[Credit, ...]:
    """Whom a line that is nothing but a byline names."""
    return read_line(line)


def is_signed(text: str) -> bool:
    """Whether a text ends with a byline or a source unit; a dateline's own ends nothing."""
    ending = ending_of(text)
    return bool(ending.credits or ending.source_unit) and not only_opens(text)


def only_opens(text: str) -> bool:
    """Whether a text is a dateline with its byline and nothing more."""
    if len(text) > _LONGEST_OPENING or not opens_a_story(text):
        return False
    opening = read_opening(text)
    return bool(opening.dateline) and not opening.rest
