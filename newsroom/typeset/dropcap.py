"""首字下沉: the first hanzi of a text enlarged over its first lines, which are set beside it.

It stands on the grid: its head is level with the heads of the first line, its foot with the feet
of the last line beside it. A text that opens with a dateline, a byline, a bullet or a mark has
none, nor one whose first paragraph is too short or whose measure is too narrow for it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from newsroom.model.frame import Line, Run, TextFrame, TextRole
from newsroom.model.length import Length, Pt
from newsroom.model.publication import Grid
from newsroom.typeset.classes import IDEOGRAPH, Class, classify
from newsroom.typeset.display import BASELINE
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.setting import Typesetter
from newsroom.typeset.story import Cap, Para

LABEL = "首字"
_FACE = "headline"
_FOOT = 0.12  # em from the baseline down to the foot of the em box
_AWAY = 0.2  # body characters of white beside it
_LEAST_LINES, _LEAST_MEASURE = 2, 4
_NEVER_NEXT = frozenset({Class.CLOSING, Class.PAUSE, Class.STOP, Class.INTERPUNCT})


def capped(
    paras: Sequence[Para], lines: int, measure: Length, setter: Typesetter
) -> tuple[Para, ...]:
    """The paragraphs with the first running one set beside its first character over so many lines.

    Unchanged where that cannot be. The character itself stands in no line: see `cap_frame`.
    """
    number = next(
        (n for n, para in enumerate(paras) if para.role is TextRole.BODY and para.text), -1
    )
    if number < 0 or lines < _LEAST_LINES or not _opens(paras[number]):
        return tuple(paras)
    grid, para = setter.house.grid, paras[number]
    cap = Cap(para.text[0], para.offsets[0], _inset(grid, lines), lines)
    beside = replace(
        para,
        text=para.text[1:],
        offsets=para.offsets[1:],
        spans=tuple((start - 1, end - 1, font) for start, end, font in para.spans),
        first_line=0,
        skipped=para.skipped + 1,
        cap=cap,
    )
    narrow = measure - cap.inset < grid.body_size * _LEAST_MEASURE
    if narrow or setter.depth(beside, measure, grid.body_size) < lines:
        return tuple(paras)
    return (*paras[:number], beside, *paras[number + 1 :])


def cap_size(grid: Grid, lines: int) -> Length:
    """As high as so many lines, in half points, which Word can keep."""
    height = grid.pitch * (lines - 1) + grid.body_size
    return Length(height // Pt(0.5) * Pt(0.5))


def cap_frame(cap: Cap, corner: tuple[Length, Length], grid: Grid, book: FontBook) -> TextFrame:
    """The character's frame. corner: left and top edge of the row of the first line beside it."""
    size = cap_size(grid, cap.lines)
    font = book.having(book.font(_FACE), cap.char)
    baseline = grid.pitch * (cap.lines - 1 + BASELINE) - (size - grid.body_size) * _FOOT
    shown = book.shown(font, cap.char)
    advance = round(font.advance(shown) * size)
    run = Run(shown, font.face, size, (0, int(size)), (advance,), cap.offset)
    width, height = Length(cap.inset), grid.pitch * cap.lines
    line = Line(Length(round(baseline)), (run,), width, 0, TextRole.BODY, ends=True)
    return TextFrame(corner[0], corner[1], width, height, (line,), height, TextRole.BODY, LABEL)


def _opens(para: Para) -> bool:
    """Whether a paragraph begins with a hanzi of the body that nothing sets off."""
    return (
        len(para.text) > 1
        and para.offsets[0] >= 0
        and IDEOGRAPH.match(para.text[0]) is not None
        and classify(para.text[1]) not in _NEVER_NEXT
        and not any(start == 0 for start, _, _ in para.spans)
        and para.align == "justify"
        and not para.skipped
    )


def _inset(grid: Grid, lines: int) -> int:
    """Its width with the white beside it, in half body characters."""
    half = grid.body_size / 2
    return round(math.ceil((cap_size(grid, lines) + grid.body_size * _AWAY) / half) * half)
