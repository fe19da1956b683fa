"""From placed characters to placed glyphs: vertical forms chosen or turned, vertical dashes joined.

Positions are the frame's; only which glyph stands there, and how it is turned, is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsroom.model.frame import FontFace, Run, Stance
from newsroom.ui.pages.faces import load

_DASH = "—"
_DASH_PAIRS = ("——", "︱︱")
_DASH_INSET = 0.05  # em left free at the outer ends of ——
_CENTRE = 0.38  # em from baseline up to the middle of the em box (0.88 above, 0.12 below)
_CORNER_MARKS = frozenset("，。、．")
_TURNED = frozenset("—…⋯–～~-‐“”‘’（）《》〈〉【】〖〗〔〕［］｛｝「」『』：；")


@dataclass(frozen=True, slots=True)
class Batch:
    """Glyphs of one face and size drawn together, one for each character of `text`; a single glyph
    stands for all of it.

    xs, ys: origins in the frame, EMU. turned: rotated clockwise by a right angle about the origin;
    stretch: of the width. A turned or stretched batch holds one glyph.
    """

    face: FontFace
    size: int
    colour: str
    text: str
    indexes: list[int]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    turned: bool = False
    stretch: float = 1.0


def horizontal(run: Run, baseline: int) -> Iterator[Batch]:
    """The glyphs of a run on a horizontal line, each at the place it was given."""
    if run.narrow != 1.0:
        yield from _narrowed(run, run.xs, baseline)
    elif run.text:
        yield Batch(
            run.face,
            int(run.size),
            run.colour,
            run.text,
            load(run.face).glyphs(run.text),
            run.xs[:-1],
            (baseline,) * len(run.text),
        )


def vertical(run: Run, axis: int) -> Iterator[Batch]:
    """The glyphs of a run on a vertical line whose centre lies at `axis`; `xs` go down."""
    if run.stance is Stance.ACROSS:
        yield from _across(run, axis)
        return
    index = 0
    while index < len(run.text):
        if run.text[index : index + 2] in _DASH_PAIRS:
            yield _dashes(run, index, axis)
            index += 2
        else:
            yield _standing(run, index, axis)
            index += 1


def _across(run: Run, axis: int) -> Iterator[Batch]:
    """Characters side by side about the axis."""
    xs = [axis - sum(run.advances) / 2]
    for advance in run.advances:
        xs.append(xs[-1] + advance)
    yield from _narrowed(run, xs, run.xs[0] + (0.5 + _CENTRE) * int(run.size))


def _narrowed(run: Run, xs: Sequence[float], baseline: float) -> Iterator[Batch]:
    """Glyphs of less than their font's width."""
    for char, glyph, x in zip(run.text, load(run.face).glyphs(run.text), xs, strict=False):
        look = (run.face, int(run.size), run.colour, char)
        yield Batch(*look, [glyph], (x,), (baseline,), stretch=run.narrow)


def _dashes(run: Run, index: int, axis: int) -> Batch:
    """A vertical —— as one unbroken stroke: the ink of one dash reaches over both places."""
    face, size = load(run.face), int(run.size)
    left, right = face.ink(_DASH)
    inset = _DASH_INSET * size
    begin, end = run.xs[index] + inset, run.xs[index + 2] - inset
    stretch = (end - begin) / max((right - left) * size, 1)
    place = (axis - _CENTRE * size,), (begin - left * stretch * size,)
    look = (run.face, size, run.colour, run.text[index : index + 2], face.glyphs(_DASH))
    return Batch(*look, *place, turned=True, stretch=stretch)


def _standing(run: Run, index: int, axis: int) -> Batch:
    """One character of a vertical line: upright in its em box, or turned where it must be."""
    char, size = run.text[index], int(run.size)
    top = run.xs[index]
    face = load(run.face)
    upright = face.upright(char)
    glyph = face.glyphs(char)
    if run.stance is Stance.LYING:
        return _one(run, char, glyph, (axis - _CENTRE * size, top), turned=True)
    if upright is not None:
        glyph = [upright]
    elif char in _TURNED:
        return _one(run, char, glyph, (axis - _CENTRE * size, top), turned=True)
    width = run.advances[index] or size
    x, y = axis - width / 2, top + (0.5 + _CENTRE) * size
    if upright is None and char in _CORNER_MARKS:
        x, y = x + 0.55 * size, y - 0.55 * size
    return _one(run, char, glyph, (x, y))


def _one(
    run: Run, char: str, glyph: list[int], origin: tuple[float, float], *, turned: bool = False
) -> Batch:
    x, y = origin
    return Batch(run.face, int(run.size), run.colour, char, glyph, (x,), (y,), turned)
