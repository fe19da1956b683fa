"""Squeezed marks as glyphs of half width, for programs that cannot take room away from a mark.

LibreOffice clamps negative tracking. Where a mark's ink lies in one half of its em, a font that
travels in the file can hold that half alone; the mark then takes its own room and no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from newsroom.model.frame import FontFace, Line, Run

_SLIGHT = 1 / 12  # em: less than this taken from a mark is the fine adjustment of a line
_SQUARE = 0.02  # em by which a mark may differ from one em
# Marks whose ink lies in the first half of the em, and in the last, in fonts of simplified Chinese.
CLOSING = "，。、；：！？”’）》〉】〕］」』〗"
OPENING = "“‘（《〈【〔［「『〖"


@dataclass(frozen=True, slots=True)
class Halves:
    """The half-width marks of a face. face: of the font that travels; chars: those it has."""

    face: FontFace
    chars: frozenset[str]


@dataclass(slots=True)
class _Mark:
    """One character of a line. room: its own advance; after: where the next one stands."""

    run: Run
    index: int
    x: int
    room: int
    half: bool = False

    @property
    def char(self) -> str:
        return self.run.text[self.index]


def squeezed(line: Line) -> Iterator[tuple[FontFace, str]]:
    """The marks of a line that have less room than they need, with their faces."""
    for mark in _chosen(line):
        yield mark.run.face, mark.char


def halved(line: Line, halves: dict[FontFace, Halves]) -> Line:
    """The line with squeezed marks in their half-width faces, where those have them."""
    chosen = [
        mark
        for mark in _chosen(line)
        if mark.run.face in halves and mark.char in halves[mark.run.face].chars
    ]
    if not chosen:
        return line
    places = {(id(mark.run), mark.index) for mark in chosen}
    runs = chain.from_iterable(_parted(run, places, halves) for run in line.runs)
    return replace(line, runs=tuple(runs))


def _marks(line: Line) -> list[_Mark]:
    return [
        _Mark(run, index, run.xs[index], run.advances[index])
        for run in line.runs
        for index in range(len(run.text))
    ]


def _chosen(line: Line) -> list[_Mark]:
    """Squeezed marks: closing ones that the next character stands too near, opening ones that
    stand too near the character before. What begins left of a line's edge needs no help.
    """
    found = _marks(line)
    for one, other in pairwise(found):
        slight = _SLIGHT * one.run.size
        gap = other.x - one.x - one.room / (2 if one.half else 1)
        if gap < -slight and _may(one, CLOSING):
            one.half = True
            gap += one.room / 2
        if gap < -slight and _may(other, OPENING):
            other.half = True
    return [mark for mark in found if mark.half]


def _may(mark: _Mark, marks: str) -> bool:
    em = int(mark.run.size)
    return mark.char in marks and abs(mark.room - em * mark.run.narrow) < _SQUARE * em


def _parted(
    run: Run, places: Iterable[tuple[int, int]], halves: dict[FontFace, Halves]
) -> Iterator[Run]:
    """The run cut around its half-width marks."""
    mine = sorted(index for owner, index in places if owner == id(run))
    begin = 0
    for index in mine:
        if index > begin:
            yield _cut(run, begin, index)
        mark = _cut(run, index, index + 1)
        half = mark.advances[0] // 2
        left = mark.xs[0] + (half if mark.text in OPENING else 0)
        yield replace(mark, face=halves[run.face].face, xs=(left, mark.xs[1]), advances=(half,))
        begin = index + 1
    if begin < len(run.text):
        yield _cut(run, begin, len(run.text))


def _cut(run: Run, begin: int, end: int) -> Run:
    return replace(
        run,
        text=run.text[begin:end],
        xs=run.xs[begin : end + 1],
        advances=run.advances[begin:end],
        start=run.start + begin if run.start >= 0 else -1,
        offsets=run.offsets[begin:end],
    )
