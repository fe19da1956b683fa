"""Paragraphs that one desk moved while another rewrote them: the move is made on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import LCSseq

from newsroom.compare.revisions import paragraph_pairs

_LEAST = 6  # characters: shorter paragraphs are alike by chance


def moved_alike(base: str, mover: str, other: str) -> tuple[str, str] | None:
    """The base and the other side with those paragraphs moved that `mover` moved, unchanged, and
    that the other side has where they stood; None where there are none.

    Both are the same paragraphs in another order: nothing is added and nothing left out.
    """
    was, now, theirs = (text.split("\n") for text in (base, mover, other))
    moved = _moved(was, now)
    pairs = paragraph_pairs(was, theirs)
    moved = [number for number in moved if number in pairs]
    if not moved:
        return None
    place = {text: number for number, text in enumerate(was)}
    order = _Order(range(len(was)), range(len(theirs)), pairs)
    for number in moved:
        at = now.index(was[number])
        before = [place[text] for text in now[:at] if now.count(text) == 1 and text in place]
        order.move(number, [one for one in reversed(before) if one in pairs])
    return (
        "\n".join(was[number] for number in order.base),
        "\n".join(theirs[number] for number in order.other),
    )


class _Order:
    """The paragraphs of the base and of the other side by their numbers, as they come to stand."""

    def __init__(self, base: Sequence[int], other: Sequence[int], pairs: Mapping[int, int]) -> None:
        self.base = list(base)
        self.other = list(other)
        self._pairs = pairs

    def move(self, number: int, before: Sequence[int]) -> None:
        """Put a paragraph behind the first of some others, or at the beginning."""
        anchor = before[0] if before else None
        partner = self._pairs[number]
        self.base.remove(number)
        self.other.remove(partner)
        self.base.insert(0 if anchor is None else self.base.index(anchor) + 1, number)
        there = 0 if anchor is None else self.other.index(self._pairs[anchor]) + 1
        self.other.insert(there, partner)


def _moved(was: Sequence[str], now: Sequence[str]) -> list[int]:
    """Numbers of paragraphs that stand once in both, but no longer in the same order."""
    stays: set[int] = set()
    for block in LCSseq.opcodes(was, now).as_matching_blocks():
        stays |= set(range(block.a, block.a + block.size))
    counts, later = Counter(was), Counter(now)
    found = [
        number
        for number, text in enumerate(was)
        if number not in stays and len(text) >= _LEAST and counts[text] == later[text] == 1
    ]
    return sorted(found, key=lambda number: now.index(was[number]))
