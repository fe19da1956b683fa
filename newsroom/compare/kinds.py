"""What sort of difference a change is, so that the eye finds figures and names first."""

from __future__ import annotations

from collections.abc import Sequence

from newsroom.compare.differences import Hunk
from newsroom.compare.folding import is_mark, is_number, same_width_apart
from newsroom.compare.texts import Text
from newsroom.model.difference import DifferenceKind

_LONG = 8  # characters of a paragraph that is worth its own name


def kind_of(hunk: Hunk, ours: Text, theirs: Text, names: Sequence[str]) -> DifferenceKind:
    """The kind of a change, by what truly differs and what it touches."""
    a0, a1, b0, b1 = hunk.core
    before, after = ours.chars[a0:a1], theirs.chars[b0:b1]
    both = before + after
    if same_width_apart(before, after):
        return DifferenceKind.SPACING
    if all(map(is_mark, both)):
        return DifferenceKind.PUNCTUATION
    if _is_paragraph(hunk, ours, theirs):
        return DifferenceKind.PARAGRAPH
    if _touches(names, ours.chars, hunk.a0, hunk.a1) or _touches(
        names, theirs.chars, hunk.b0, hunk.b1
    ):
        return DifferenceKind.NAME
    if all(is_number(char) or is_mark(char) for char in both) and any(map(is_number, both)):
        return DifferenceKind.NUMBER
    return DifferenceKind.TEXT


def _is_paragraph(hunk: Hunk, ours: Text, theirs: Text) -> bool:
    a0, a1, b0, b1 = hunk.core
    if a0 == a1 and b1 - b0 >= _LONG:
        return _bounded(theirs, b0, b1) or (b0 in theirs.opens and _at_start(ours, a0))
    if b0 == b1 and a1 - a0 >= _LONG:
        return _bounded(ours, a0, a1)
    return False


def _bounded(text: Text, start: int, end: int) -> bool:
    return _at_start(text, start) and _at_start(text, end)


def _at_start(text: Text, index: int) -> bool:
    return index in text.opens or index in (0, len(text))


def _touches(names: Sequence[str], chars: str, start: int, end: int) -> bool:
    """Whether a change lies in a known name."""
    for name in names:
        at = chars.find(name, max(start - len(name) + 1, 0), end + len(name) - 1)
        if 0 <= at < max(end, start + 1) and at + len(name) > start and end - start <= len(name):
            return True
    return False
