"""What reading copy found: the issue's facts, its articles, and doubts."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.article import Article
from newsroom.model.carried import Carried
from newsroom.model.issue import IssueFacts


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles of one passage, in the order they stood.

    facts: None where no masthead or bulletin head was met.
    pictures: for each article, for each of its slots, the index in the manuscript's pictures, or
        -1 where the slot is empty.
    adjustments: what width and spacing were normalised, as (before, after) of each distinct change.
    carried: for each article of one of our own manuscripts what came with it; else empty.
    """

    facts: IssueFacts | None
    articles: tuple[Article, ...]
    pictures: tuple[tuple[int, ...], ...] = ()
    notes: tuple[str, ...] = ()
    adjustments: tuple[tuple[str, str], ...] = ()
    carried: tuple[Carried, ...] = ()
