"""Set lines to the runs that frames carry: one face, one kind of origin each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsroom.model.frame import Run
from newsroom.typeset.fonts import Font
from newsroom.typeset.lines import SetLine, Setter, Style


@dataclass(frozen=True, slots=True)
class Source:
    """A set text with what its runs need."""

    text: str
    style: Style
    spans: tuple[tuple[int, int, str], ...] = ()
    offsets: tuple[int, ...] = ()


def source_runs(setter: Setter, source: Source, line: SetLine) -> tuple[Run, ...]:
    """The runs of one set line."""
    shown = setter.shown(source.text, source.style, source.spans)
    found: list[Run] = []
    for start, end, font in setter.fonts_of(source.text, source.style, source.spans):
        a, b = max(start, line.start), min(end, line.end)
        found.extend(
            _run(source, shown, line, part, font) for part in _pieces(source.offsets, a, b)
        )
    return tuple(found)


def _run(source: Source, shown: str, line: SetLine, part: tuple[int, int], font: Font) -> Run:
    start, end = part
    offsets = source.offsets[start:end]
    simple = not offsets or offsets == tuple(range(offsets[0], offsets[0] + len(offsets)))
    generated = not offsets or offsets[0] < 0
    return Run(
        shown[start:end],
        font.face,
        source.style.size,
        line.xs[start - line.start : end - line.start + 1],
        line.advances[start - line.start : end - line.start],
        -1 if generated else offsets[0],
        () if simple or generated else offsets,
    )


def _pieces(offsets: tuple[int, ...], start: int, end: int) -> Iterable[tuple[int, int]]:
    """A range cut between characters of the body and generated ones."""
    first = start
    for index in range(start + 1, end):
        if offsets and (offsets[index] < 0) != (offsets[first] < 0):
            yield first, index
            first = index
    if first < end:
        yield first, end
