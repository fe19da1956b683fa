"""An article as it came: its passages found again in the copy, before width and spacing changed.

Normalising touches marks and spaces, never letters; so a passage is found by its letters alone,
and what is found counts only where normalising it gives the passage again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from newsroom.model.article import Article
from newsroom.text.normalise import normalise

_MARKUP = re.compile(r"(^(?:#{2,3} |● |> )|｜|\*\*)", re.MULTILINE)
_MOST_MARKS = 4  # that stand together at either end of a passage: ……”）
_MOST_PLACES = 8  # where the same letters may stand in one manuscript


@dataclass(frozen=True, slots=True)
class _Copy:
    """Copy with its letters alone, and where in the text each of them stands."""

    text: str
    letters: str
    places: tuple[int, ...]


def as_it_came(article: Article, copy: str) -> Article:
    """The article with each passage as it stands in `copy`, one line a paragraph.

    A passage that is not found there, a byline having been taken out of its midst perhaps, stays
    as it is.
    """
    known = _known(copy)
    fields = ("section", "kicker", "headline", "subhead")
    changed = {name: _passage(getattr(article, name), known) for name in fields}
    body = "\n".join(
        "".join(_passage(piece, known) for piece in _MARKUP.split(line))
        for line in article.body.split("\n")
    )
    slots = tuple(replace(slot, caption=_passage(slot.caption, known)) for slot in article.slots)
    return replace(article, body=body, slots=slots, **changed)


@lru_cache(maxsize=1)
def _known(copy: str) -> _Copy:
    """The copy folded once for all its articles: a whole page has dozens."""
    return _folded(copy)


def _folded(text: str) -> _Copy:
    found = [
        (char, place)
        for place, raw in enumerate(text)
        for char in unicodedata.normalize("NFKC", raw)
        if char.isalnum()
    ]
    return _Copy(text, "".join(char for char, _ in found), tuple(place for _, place in found))


def _passage(text: str, copy: _Copy) -> str:
    if not text or text in copy.text:
        return text
    wanted = _bare(text)
    found = (raw for raw in _candidates(text, copy) if _bare(normalise(raw).text) == wanted)
    return next(found, text)


def _candidates(text: str, copy: _Copy) -> Iterator[str]:
    """Where the letters of the text stand, with more and more of the marks around them."""
    letters = _folded(text).letters
    at = copy.letters.find(letters) if letters else -1
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        first, last = copy.places[at], copy.places[at + len(letters) - 1] + 1
        for before in range(_marks(copy.text[max(first - _MOST_MARKS, 0) : first][::-1]) + 1):
            for after in range(_marks(copy.text[last : last + _MOST_MARKS]), -1, -1):
                yield copy.text[first - before : last + after].replace("\n", "").strip()
        at = copy.letters.find(letters, at + 1)


def _marks(text: str) -> int:
    """How many marks the text begins with."""
    for count, char in enumerate(text[:_MOST_MARKS]):
        if char.isalnum() or char == "\n":
            return count
    return min(len(text), _MOST_MARKS)


def _bare(text: str) -> str:
    return "".join(text.split())
