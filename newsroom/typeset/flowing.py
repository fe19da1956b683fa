"""Lines that are only counted: how many rows a text takes, without one of them being placed.

What `legs.flow` finds for set lines, this finds for their number and for those few of them that
keep with others; most lines of a text need nothing but room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from newsroom.model.length import Length
from newsroom.typeset.legs import Flowing, Segment, standing
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.story import Para


@dataclass(frozen=True, slots=True)
class Counted:
    """A text's lines. special: (index, blank rows before, lines to keep with) of those lines that
    have either, in order. lasts: indexes of paragraphs' last lines, but for their only ones."""

    count: int
    special: tuple[tuple[int, int, int], ...] = ()
    lasts: frozenset[int] = field(default=frozenset(), compare=False)


def counted(paras: Iterable[Para], measure: Length, setter: Typesetter) -> Counted:
    """The lines of paragraphs at body size, as `Typesetter.lines` would set them."""
    total, special, lasts = 0, [], []
    for para in paras:
        lines = setter.depth(para, measure, setter.house.grid.body_size)
        if para.keep:
            special += [
                (total + n, 0 if n else para.before, lines - 1 - n + para.keep)
                for n in range(lines)
            ]
        elif para.before and lines:
            special.append((total, para.before, 0))
        total += lines
        if lines > 1:
            lasts.append(total - 1)
    return Counted(total, tuple(special), frozenset(lasts))


def of_lines(lines: Sequence[Flowing]) -> Counted:
    """The same of lines that were set."""
    special = ((n, line.before, line.keep) for n, line in enumerate(lines))
    return Counted(len(lines), tuple(item for item in special if item[1] or item[2]))


def spare(text: Counted, rows: Sequence[int]) -> int | None:
    """Free rows after the last line in segments of so many rows; None where lines are left over.

    Exactly what `legs.flow` gives for the same lines and segments.
    """
    segment = row = done = 0
    for index, before, keep in (*text.special, (text.count, -1, 0)):
        plain = index - done
        while plain:
            if segment == len(rows):
                return None
            taken = min(plain, max(rows[segment] - row, 0))
            row, plain = row + taken, plain - taken
            if plain:
                segment, row = segment + 1, 0
        if before < 0:
            break
        segment, row = _kept(rows, (segment, row), before, min(keep, text.count - index - 1))
        if segment == len(rows):
            return None
        done = index + 1
    return sum(rows[segment:]) - row


def _kept(rows: Sequence[int], at: tuple[int, int], before: int, keep: int) -> tuple[int, int]:
    """Segment and row below a line that stands with the next ones; past the last for none."""
    segment, row = at
    while segment < len(rows):
        top = standing(row, before, keep, rows[segment])
        if top is not None:
            return segment, top + 1
        segment, row = segment + 1, 0
    return segment, 0


def lone(text: Counted, rows: Sequence[int]) -> int:
    """How many paragraphs' last lines stand alone at the head of a leg (孤行); near enough for a
    price where lines keep with others."""
    return sum(first in text.lasts for first in accumulate(rows[:-1]))


def clipped(room: Iterable[Segment], bottom: int) -> Iterator[int]:
    """The rows of segments that lie above a row of the page."""
    for segment in room:
        if segment.row < bottom:
            yield min(segment.rows, bottom - segment.row)


__all__ = ["Counted", "clipped", "counted", "lone", "of_lines", "spare"]
