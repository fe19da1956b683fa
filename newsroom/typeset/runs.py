"""Set lines to the runs that frames carry: one face, one kind of origin each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsroom.model.frame import FontFace, Run
from newsroom.model.length import Length
from newsroom.typeset.lines import SetLine
from newsroom.typeset.prepared import Painted


def line_runs(
    painted: Painted, line: SetLine, size: Length, offsets: Sequence[int] = ()
) -> tuple[Run, ...]:
    """A line's runs. painted: its paragraph. offsets: of the paragraph's characters in the markup,
    a range where they follow on from each other; -1 where a character stands in none."""
    start, end = line.start, line.end
    if painted.font is not None and (not offsets or isinstance(offsets, range)):
        first = offsets[start] if offsets else -1
        text = painted.text[start:end]
        return (Run(text, painted.font.face, size, line.xs, line.advances, first),)
    found: list[Run] = []
    for first, past, font in painted.fonts:
        a, b = max(first, start), min(past, end)
        if a < b:
            found.extend(_cut(painted.text, (a, b), line, font.face, size, offsets))
    return tuple(found)


def _cut(
    text: str,
    part: tuple[int, int],
    line: SetLine,
    face: FontFace,
    size: Length,
    offsets: Sequence[int],
) -> Iterator[Run]:
    """A part of a line in one face, cut between characters of the body and generated ones."""
    first, past = part
    for index in range(first + 1, past + 1):
        if index < past and (not offsets or (offsets[index] < 0) == (offsets[first] < 0)):
            continue
        here = tuple(offsets[first:index])
        start = here[0] if here else -1
        simple = start < 0 or here[-1] - start == len(here) - 1
        a, b = first - line.start, index - line.start
        yield Run(
            text[first:index],
            face,
            size,
            line.xs[a : b + 1],
            line.advances[a:b],
            start,
            () if simple else here,
        )
        first = index
