"""Three versions of a sequence woven into pieces: what stayed, what one side changed, what both."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from rapidfuzz.distance import LCSseq

from newsroom.compare.differences import shortest

T = TypeVar("T")

_APART = 2  # unchanged characters between two changes that may stand in one sentence


class Fate(StrEnum):
    """What became of a piece. ALIKE: both made the same change; MERGED: both changed it, and their
    changes go together; CLASH: they do not.
    """

    SAME = "same"
    OURS = "ours"
    THEIRS = "theirs"
    ALIKE = "alike"
    MERGED = "merged"
    CLASH = "clash"


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A piece of the three versions. merged: both changes in one; for a clash only a proposal."""

    fate: Fate
    base: tuple[T, ...]
    ours: tuple[T, ...]
    theirs: tuple[T, ...]
    merged: tuple[T, ...] | None = None

    @classmethod
    def of(cls, base: tuple[T, ...] | None, ours: tuple[T, ...], theirs: tuple[T, ...]) -> Piece[T]:
        """The piece of three states; base: None where it is not known."""
        if ours == theirs:
            fate = Fate.SAME if base is None or ours == base else Fate.ALIKE
        elif ours == base:
            fate = Fate.THEIRS
        elif theirs == base:
            fate = Fate.OURS
        else:
            fate = Fate.CLASH
        return cls(fate, base or (), ours, theirs)

    @property
    def value(self) -> tuple[T, ...]:
        """What stands in the result; of a clash ours."""
        if self.fate is Fate.MERGED and self.merged is not None:
            return self.merged
        return self.theirs if self.fate is Fate.THEIRS else self.ours


@dataclass(frozen=True, slots=True)
class _Change:
    """base[start:end] became side[new:stop]; side 0 is ours, 1 theirs."""

    start: int
    end: int
    side: int
    new: int
    stop: int

    def collides(self, start: int, end: int) -> bool:
        """Whether it touches a stretch of the base, or adds where that stretch adds."""
        if self.start == self.end or start == end:
            within = start < self.start < end or self.start < start < self.end
            return within or (self.start, self.end) == (start, end)
        return max(self.start, start) < min(self.end, end)


def woven(base: Sequence[T] | None, ours: Sequence[T], theirs: Sequence[T]) -> tuple[Piece[T], ...]:
    """The pieces in order. Their three sides joined give the three versions again.

    base: None where none is known; whatever differs then clashes.
    """
    ours, theirs = tuple(ours), tuple(theirs)
    if base is None:
        return tuple(_without_base(ours, theirs))
    base = tuple(base)
    changes = [*_changes(base, ours, 0), *_changes(base, theirs, 1)]
    return tuple(_with_base(base, (ours, theirs), _grouped(changes)))


def _with_base(
    base: tuple[T, ...], sides: tuple[tuple[T, ...], tuple[T, ...]], groups: list[list[_Change]]
) -> Iterator[Piece[T]]:
    at, places = 0, [0, 0]
    for group in groups:
        start, end = min(c.start for c in group), max(c.end for c in group)
        if start > at:
            yield Piece(Fate.SAME, *[base[at:start]] * 3)
            places = [place + start - at for place in places]
        parts = []
        for side, place in enumerate(places):
            mine = [c for c in group if c.side == side]
            length = end - start + sum(c.stop - c.new - (c.end - c.start) for c in mine)
            parts.append(sides[side][place : place + length])
            places[side] = place + length
        yield Piece.of(base[start:end], parts[0], parts[1])
        at = end
    if at < len(base):
        yield Piece(Fate.SAME, *[base[at:]] * 3)


def _without_base(ours: tuple[T, ...], theirs: tuple[T, ...]) -> Iterator[Piece[T]]:
    at = 0
    for change in _changes(ours, theirs, 1):
        if change.start > at:
            yield Piece(Fate.SAME, (), ours[at : change.start], ours[at : change.start])
        mine, other = ours[change.start : change.end], theirs[change.new : change.stop]
        yield Piece(Fate.CLASH, (), mine, other)
        at = change.end
    if at < len(ours):
        yield Piece(Fate.SAME, (), ours[at:], ours[at:])


def _changes(base: Sequence[Any], side: Sequence[Any], number: int) -> Iterator[_Change]:
    known: dict[Hashable, int] = {}
    names = [[known.setdefault(item, len(known)) for item in each] for each in (base, side)]
    start = new = 0
    blocks = LCSseq.opcodes(*names).as_matching_blocks()
    for a, b, size in [(m.a, m.b, m.size) for m in blocks]:
        if (a, b) != (start, new):
            yield _Change(start, a, number, new, b)
        start, new = a + size, b + size
    if (start, new) != (len(base), len(side)):
        yield _Change(start, len(base), number, new, len(side))


def _grouped(changes: list[_Change]) -> list[list[_Change]]:
    """Changes of both sides in order; those that collide together."""
    groups: list[list[_Change]] = []
    start = end = -1
    for change in sorted(changes, key=lambda c: (c.start, c.end, c.side)):
        if groups and change.collides(start, end):
            groups[-1].append(change)
            start, end = min(start, change.start), max(end, change.end)
        else:
            groups.append([change])
            start, end = change.start, change.end
    return groups


def blended(base: str, ours: str, theirs: str) -> str | None:
    """A text with the changes of both sides, where they stand apart in it; None else."""
    changes = [
        _Change(h.a0, h.a1, side, h.b0, h.b1)
        for side, text in enumerate((ours, theirs))
        for h in shortest(base, text)
    ]
    changes.sort(key=lambda c: (c.start, c.end, c.side))
    texts, out, at = (ours, theirs), [], 0
    for index, change in enumerate(changes):
        before = changes[index - 1] if index else None
        if before and before.side != change.side and change.start - before.end < _APART:
            return None
        out += [base[at : change.start], texts[change.side][change.new : change.stop]]
        at = change.end
    return "".join(out) + base[at:]
