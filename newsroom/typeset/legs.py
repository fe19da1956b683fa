"""Legs (一栏文字): where an article's text may stand, and how its lines run through them.

Everything here is whole body lines down and exact EMU across; no font is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from newsroom.model.length import Length
from newsroom.model.record import record


@record
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


@record
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


@lru_cache(maxsize=256)
def legs(x: Length, width: Length, count: int, character: Length) -> tuple[Leg, ...]:
    """Divide a text width into `count` legs of whole characters, at least a character apart.

    ⌊(W - (m - 1)) / m⌋ characters each (typesetting trade: n 破 m); what is left widens the
    gutters evenly, or the margins where there is one leg only. A leg is never narrower than one
    character, however narrow the width.
    """
    characters = max(width // character, 1)
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
    if not blocks:
        return tuple([Segment(number, row, rows) for number in range(len(columns)) if rows > 0])
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
    segment, row, headed = 0, 0, False
    for number, line in enumerate(lines):
        if row and not line.keep and not line.before and row < room[segment].rows:
            spots.append((segment, row))
            row += 1
            continue
        keep = min(line.keep, len(lines) - number - 1)
        headed, top = headed or bool(line.before), None
        while segment < len(room) and top is None:
            top = standing(row, line.before, keep, room[segment].rows)
            if top is None:
                segment, row = segment + 1, 0
        if top is None:
            over = needed_rows(lines[number:])
            return Flow(_levelled(lines, spots, room) if headed else tuple(spots), over, 0)
        spots.append((segment, top))
        row = top + 1
    under = sum(free.rows for free in room[segment:]) - row
    return Flow(_levelled(lines, spots, room) if headed else tuple(spots), 0, under)


def standing(row: int, before: int, keep: int, rows: int) -> int | None:
    """Where a line stands in a segment that is filled down to `row`; None where it cannot.

    The blank rows before it are given up where it and the lines it keeps with just fit without. A
    line that would fit into no segment stands at the top of one.
    """
    for blank in (before, 0) if row else (0,):
        if row + blank + 1 + keep <= rows:
            return row + blank
    return 0 if keep and row == 0 and rows > 0 else None


def _levelled(
    lines: Sequence[Flowing], spots: Sequence[tuple[int, int]], room: Sequence[Segment]
) -> tuple[tuple[int, int], ...]:
    """The spots with the rows that a heading left free at a foot, when it moved on, given to the
    headings above: one over each, then one under it. The last segment stays short."""
    found = list(spots)
    first = 0
    while found and found[first][0] != found[-1][0]:
        segment = found[first][0]
        past = next(n for n in range(first, len(found)) if found[n][0] != segment)
        free = room[segment].rows - found[past - 1][1] - 1
        heads = [n for n in range(first + 1, past) if lines[n].before]
        places = [*heads, *(n + 1 for n in heads if n + 1 < past)][:free]
        for place in places:
            found[place:past] = [(segment, row + 1) for _, row in found[place:past]]
        first = past
    return tuple(found)


def needed_rows(lines: Sequence[Flowing]) -> int:
    """Rows that lines take in one long leg."""
    return sum(1 + (line.before if number else 0) for number, line in enumerate(lines))
