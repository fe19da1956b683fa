"""Set lines to the runs that frames carry: one face, one kind of origin each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.model.frame import FontFace, Run
from newsroom.model.length import Length
from newsroom.typeset.lines import SetLine, Setter, Style


@dataclass(frozen=True, slots=True)
class Source:
    """A set text with what its runs need."""

    text: str
    style: Style
    spans: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a set line in one face. start, end: its characters in the paragraph."""

    start: int
    end: int
    text: str
    face: FontFace
    xs: tuple[int, ...]
    advances: tuple[int, ...]


def stretches(setter: Setter, source: Source, line: SetLine) -> tuple[Stretch, ...]:
    """A set line cut where its face changes."""
    shown = setter.shown(source.text, source.style, source.spans)
    found = []
    for first, past, font in setter.fonts_of(source.text, source.style, source.spans):
        start, end = max(first, line.start), min(past, line.end)
        if start < end:
            a, b = start - line.start, end - line.start
            found.append(
                Stretch(
                    start, end, shown[start:end], font.face, line.xs[a : b + 1], line.advances[a:b]
                )
            )
    return tuple(found)


def source_runs(
    parts: Iterable[Stretch], size: Length, offsets: tuple[int, ...] = ()
) -> tuple[Run, ...]:
    """The runs of a line's stretches. offsets: of the paragraph's characters in the markup."""
    found: list[Run] = []
    for part in parts:
        here = offsets[part.start : part.end]
        if not here or (-1 not in here and here[-1] - here[0] == len(here) - 1):
            start = here[0] if here else -1
            found.append(Run(part.text, part.face, size, part.xs, part.advances, start))
        else:
            found.extend(_cut(part, size, here))
    return tuple(found)


def _cut(part: Stretch, size: Length, offsets: tuple[int, ...]) -> Iterable[Run]:
    """A stretch cut between characters of the body and generated ones."""
    first = 0
    for index in range(1, len(offsets) + 1):
        if index < len(offsets) and (offsets[index] < 0) == (offsets[first] < 0):
            continue
        here = offsets[first:index]
        simple = here[0] < 0 or here[-1] - here[0] == len(here) - 1
        yield Run(
            part.text[first:index],
            part.face,
            size,
            part.xs[first : index + 1],
            part.advances[first:index],
            here[0],
            () if simple else here,
        )
        first = index
