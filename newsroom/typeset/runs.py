"""Set lines to the runs that frames carry: one face, one kind of origin each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsroom.model.frame import FontFace, Run
from newsroom.model.length import Length
from newsroom.typeset.lines import SetLine
from newsroom.typeset.prepared import Painted


def runs_of(
    painted: Painted, lines: Sequence[SetLine], size: Length, offsets: Sequence[int] = ()
) -> list[tuple[Run, ...]]:
    """The runs of each line of a paragraph. offsets: of the paragraph's characters in the markup,
    a range where they follow on from each other; -1 where a character stands in none."""
    whole = not offsets or isinstance(offsets, range)
    if painted.font is None or not whole:
        return [tuple(_parted(painted, line, size, offsets)) for line in lines]
    text, face, first = painted.text, painted.font.face, offsets[0] if offsets else -1
    return [
        (
            Run(
                text[line.start : line.end],
                face,
                size,
                line.xs,
                line.advances,
                first + line.start if offsets else -1,
            ),
        )
        for line in lines
    ]


def _parted(painted: Painted, line: SetLine, size: Length, offsets: Sequence[int]) -> Iterator[Run]:
    """A line's runs where its face or the kind of its characters' origin changes."""
    for first, past, font in painted.fonts:
        a, b = max(first, line.start), min(past, line.end)
        if a < b:
            yield from _cut(painted.text, (a, b), line, font.face, size, offsets)


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
