"""Legs (一栏文字): where an article's text may stand, and how its lines run through them.

Everything here is whole body lines down and exact EMU across; no font is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from newsroom.model.length import Length


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg: its left edge on the page and its measure, whole body characters wide."""

    x: Length
    width: Length

    @property
    def right(self) -> Length:
        """Its right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of rows that text runs around: a picture with its caption."""

    x: Length
    width: Length
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Segment:
    """An unbroken run of rows of one leg. row: of the page."""

    leg: int
    row: int
    rows: int


class Flowing(Protocol):
    """What the flow has to know of a line.

    before: blank rows above it, dropped at a segment's top. keep: lines that must follow it in
    the same segment.
    """

    @property
    def before(self) -> int:
        """Blank rows above."""
        ...

    @property
    def keep(self) -> int:
        """Lines to follow."""
        ...


@dataclass(frozen=True, slots=True)
class Flow:
    """Where lines came to stand.

    spots: (segment, row within it) of each line that found room, in order. over: rows that the
    rest would need. under: free rows after the last line.
    """

    spots: tuple[tuple[int, int], ...]
    over: int
    under: int


def legs(x: Length, width: Length, count: int, character: Length) -> tuple[Leg, ...]:
    """Divide a text width into `count` legs of whole characters, at least a character apart.

    ⌊(W - (m - 1)) / m⌋ characters each (typesetting trade: n 破 m); what is left widens the
    gutters evenly, or the margins where there is one leg only.
    """
    characters = width // character
    count = max(1, min(count, (characters + 1) // 3))
    measure = character * ((characters - (count - 1)) // count)
    if count == 1:
        return (Leg(x, measure),)
    free = width - measure * count
    return tuple(
        Leg(x + measure * i + Length(int(free) * i // (count - 1)), measure) for i in range(count)
    )


def segments(
    columns: Sequence[Leg], row: int, rows: int, blocks: Sequence[Block] = ()
) -> tuple[Segment, ...]:
    """The free rows of each leg between `row` and `row + rows`, blocks taken away."""
    found = []
    for number, leg in enumerate(columns):
        top = row
        inside = sorted(
            (b for b in blocks if b.x < leg.right and leg.x < b.x + b.width), key=lambda b: b.row
        )
        for block in inside:
            if block.row > top:
                found.append(Segment(number, top, min(block.row, row + rows) - top))
            top = max(top, block.row + block.rows)
        if top < row + rows:
            found.append(Segment(number, top, row + rows - top))
    return tuple(found)


def flow(lines: Sequence[Flowing], room: Sequence[Segment]) -> Flow:
    """Fill the segments one after the other, exactly; headings stay with what follows them."""
    spots: list[tuple[int, int]] = []
    segment = row = top = 0
    for number, line in enumerate(lines):
        if row and not line.keep and not line.before and row < room[segment].rows:
            spots.append((segment, row))
            row += 1
            continue
        keep = min(line.keep, len(lines) - number - 1)
        while segment < len(room):
            top = row + (line.before if row else 0)
            if top + 1 + keep <= room[segment].rows or (
                keep and row == 0 and room[segment].rows > 0
            ):
                break
            segment, row = segment + 1, 0
        if segment >= len(room):
            return Flow(tuple(spots), needed_rows(lines[number:]), 0)
        spots.append((segment, top))
        row = top + 1
    under = sum(free.rows for free in room[segment:]) - row
    return Flow(tuple(spots), 0, under)


def needed_rows(lines: Sequence[Flowing]) -> int:
    """Rows that lines take in one long leg."""
    return sum(1 + (line.before if number else 0) for number, line in enumerate(lines))
