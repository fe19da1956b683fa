"""Frames of a heading below its section label: each part centred, or all of it vertical."""

from __future__ import annotations

import math

from newsroom.model.frame import Line, TextFrame, TextRole
from newsroom.model.length import Length
from newsroom.model.publication import Grid, Publication
from newsroom.typeset.area import Area
from newsroom.typeset.blocks import Heading, Part
from newsroom.typeset.display import BASELINE, Letters
from newsroom.typeset.fonts import FontBook
from newsroom.typeset.vertical import apart, cells, down, fits

_WORDS = {
    TextRole.HEADLINE: "主题",
    TextRole.KICKER: "引题",
    TextRole.SUBHEAD: "副题",
    TextRole.JUMP: "上接",
}
# White of the gap row that is seen above a heading, in rows; what is above it is as much as below.
_GAP, _LEAST_ABOVE, _BETWEEN = 0.5, 0.2, 0.2
_MOST_BETWEEN = 0.6
_AXIS = 1.25
_LEAST_MEASURE = 4  # characters of the text beside a vertical heading
_MOST_STRIP = 0.65


def heading_frames(heading: Heading, area: Area, rows: int, house: Publication) -> list[TextFrame]:
    """The heading over `rows` rows at the top of its area; spare white is shared out. Lines that
    would stand below the area are left out: nothing is ever printed over a neighbour."""
    if not heading.parts:
        return []
    grid, texts = house.grid, []
    free = grid.pitch * (rows - heading.label_rows)
    spare = max(free - sum(part.height for part in heading.parts), 0)
    gaps = len(heading.parts) - 1
    between = min(spare * _BETWEEN, grid.pitch * _MOST_BETWEEN * gaps) / gaps if gaps else 0.0
    white = spare - between * gaps
    above = max((white - grid.pitch * _GAP) / 2, white * _LEAST_ABOVE)
    y = grid.y(area.top + heading.label_rows) + round(above)
    for part in heading.parts:
        room = int((grid.y(area.bottom) - y) // part.pitch)
        if room < len(part.lines):
            texts += [_part_frame(part, area, Length(y), room)] if room > 0 else []
            break
        texts.append(_part_frame(part, area, Length(y), room))
        y += part.height + round(between)
    return texts


def _part_frame(part: Part, area: Area, y: Length, most: int) -> TextFrame:
    lines = tuple(
        Line(
            part.pitch * (number + BASELINE),
            runs,
            area.width,
            0,
            part.role,
            ends=number == len(part.lines) - 1,
        )
        for number, runs in enumerate(part.runs[:most])
    )
    height = min(part.height, part.pitch * most)
    return TextFrame(area.x, y, area.width, height, lines, part.pitch, part.role, _WORDS[part.role])


def strip_width(heading: Heading, grid: Grid) -> Length:
    """Width of a vertical heading with the white beside it, in whole body characters."""
    taken = sum(int(part.size * _AXIS) * len(part.lines) for part in heading.parts)
    return grid.body_size * (math.ceil(taken / grid.body_size) + 2)


def stands(heading: Heading, area: Area, height: Length, grid: Grid, book: FontBook) -> bool:
    """Whether a vertical heading's lines have room in the height, and the text beside them."""
    strip = strip_width(heading, grid)
    text = area.width - strip
    room = text >= grid.body_size * _LEAST_MEASURE and strip <= area.width * _MOST_STRIP
    return room and all(
        fits(Letters(book, part.font, part.size), line, height)
        for part in heading.parts
        for line in part.lines
    )


def strip_frames(
    heading: Heading, area: Area, house: Publication, book: FontBook
) -> list[TextFrame]:
    """A vertical heading at the left: kicker, headline and subhead from right to left."""
    grid, texts = house.grid, []
    room = area.below(heading.label_rows)
    height = grid.pitch * room.rows
    edge = area.x + strip_width(heading, grid) - Length(round(grid.body_size * 1.5))
    for part in heading.parts:
        axis = Length(int(part.size * _AXIS))
        width = axis * len(part.lines)
        edge = edge - width
        texts.append(_strip(part, (edge, grid.y(room.top)), (width, height), axis, book))
    return texts


def _strip(
    part: Part,
    corner: tuple[Length, Length],
    extent: tuple[Length, Length],
    axis: Length,
    book: FontBook,
) -> TextFrame:
    letters = Letters(book, part.font, part.size)
    columns = [cells(letters, text) for text in part.lines]
    gap = apart(columns, extent[1] / part.size)
    lines = tuple(
        Line(
            extent[0] - axis * (number + 0.5),
            down(letters, column, extent[1], gap),
            extent[1],
            0,
            part.role,
            ends=number == len(part.lines) - 1,
        )
        for number, column in enumerate(columns)
    )
    return TextFrame(
        corner[0],
        corner[1],
        extent[0],
        extent[1],
        lines,
        axis,
        part.role,
        _WORDS[part.role],
        vertical=True,
    )
