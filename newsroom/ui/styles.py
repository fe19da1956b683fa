"""What can be done to a placement's looks: legs, sizes of headlines, places of pictures.

Pure arithmetic on the grid; whether it fits is told by the composition afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from newsroom.model.edition import Edition
from newsroom.model.frame import Frame, PageFrames, PictureFrame, TextFrame, TextRole
from newsroom.model.length import Length, Pt
from newsroom.model.picture import Crop
from newsroom.model.placement import PicturePlace, Placement
from newsroom.model.publication import Grid, HeadlineScale

TINTS = (0, 5, 10, 15)
DROP_CAPS = (0, 2, 3)
_LEAST_LEG = 7  # characters; narrower legs part words at every line
_LEAST_PICTURE = 3


@dataclass(frozen=True, slots=True)
class Legs:
    """A number of legs that a placement's text can run in, and the characters each is wide."""

    count: int
    characters: int


def legs(grid: Grid, placement: Placement) -> tuple[Legs, ...]:
    """The numbers of legs worth offering, widest first: n basic columns broken to m (破栏).

    A leg is ⌊(W - (m - 1)) / m⌋ characters wide; a box takes a character off each side.
    """
    width = int(grid.measure(placement.span)) // int(grid.body_size)
    width -= 2 if placement.boxed else 0
    most = max((width + 1) // (_LEAST_LEG + 1), 1)
    return tuple(Legs(count, (width - (count - 1)) // count) for count in range(1, most + 1))


def stepped(scale: HeadlineScale, placement: Placement, importance: int, by: int) -> Length | None:
    """The next size of the house's scale above (1) or below (-1); None where there is none."""
    now = placement.headline_size or scale.size(placement.span, importance)
    sizes = {Pt(step) for steps in scale.sizes.values() for step in steps}
    beyond = [size for size in sizes if (size > now if by > 0 else size < now)]
    if not beyond:
        return None
    return min(beyond) if by > 0 else max(beyond)


class Level(Enum):
    """Where a picture stands within the height of the text."""

    TOP = "上"
    MIDDLE = "中"
    FOOT = "下"


class Side(Enum):
    """Where a picture stands across its placement."""

    LEFT = "靠左"
    CENTRE = "居中"
    RIGHT = "靠右"


@dataclass(frozen=True, slots=True)
class Standing:
    """A picture as it stands on the composed page. zone: rows from the first one of text and
    pictures to the placement's foot; block: rows of the picture with its caption.
    """

    place: PicturePlace
    zone: int
    block: int


def standing(page: PageFrames, placement: Placement, grid: Grid) -> tuple[Standing, ...]:
    """The pictures of a placement as composed, by slot."""
    mine = [f for f in page.frames if getattr(f, "placement", "") == placement.uuid]
    pictures = sorted((f for f in mine if isinstance(f, PictureFrame)), key=lambda f: f.slot)
    if not pictures:
        return ()
    top = _top(mine, grid)
    foot = placement.bottom - (1 if placement.boxed else 0)
    known = {place.slot: place for place in placement.pictures}
    return tuple(
        _standing(frame, mine, known.get(frame.slot), (placement, top, foot), grid)
        for frame in pictures
    )


def with_level(found: Standing, level: Level) -> PicturePlace:
    """The picture at the top, in the middle or at the foot of the text."""
    free = max(found.zone - found.block, 0)
    row = {Level.TOP: 0, Level.MIDDLE: free // 2, Level.FOOT: free}[level]
    return replace(found.place, row=row)


def with_side(found: Standing, span: int, side: Side) -> PicturePlace:
    """The picture at the left, in the middle or at the right of a placement of that span."""
    free = max(span - found.place.span, 0)
    return replace(
        found.place, column={Side.LEFT: 0, Side.CENTRE: free // 2, Side.RIGHT: free}[side]
    )


def shifted(found: Standing, span: int, columns: int, rows: int) -> PicturePlace:
    """The picture moved by columns and lines, within a placement of that span and its text."""
    last = max(span - found.place.span, 0)
    foot = max(found.zone - found.block, 0)
    column = max(min(found.place.column + columns, last), 0)
    return replace(found.place, column=column, row=max(min(found.place.row + rows, foot), 0))


def within(crop: Crop, outer: Crop) -> Crop:
    """A crop of the whole original as one of what another crop leaves of it."""
    wide, high = max(outer.wide, 0.01), max(outer.high, 0.01)
    return Crop(
        max((crop.left - outer.left) / wide, 0.0),
        max((crop.top - outer.top) / high, 0.0),
        max((crop.right - outer.right) / wide, 0.0),
        max((crop.bottom - outer.bottom) / high, 0.0),
    )


def with_width(found: Standing, span: int, width: int, ratio: float, grid: Grid) -> PicturePlace:
    """The picture over so many basic columns, as high as shows it whole.

    At the left it stays there; else its right edge stays.
    """
    inset = int(grid.pitch) - int(grid.body_size)
    height = int(grid.measure(width)) / ratio + inset
    rows = max(_LEAST_PICTURE, round(height / int(grid.pitch)))
    right = found.place.column + found.place.span
    left = found.place.column == 0 and right < span
    column = 0 if left else min(max(right - width, 0), span - width)
    row = min(found.place.row, max(found.zone - rows - (found.block - found.place.rows), 0))
    return replace(found.place, column=column, span=width, rows=rows, row=row)


def ratio(edition: Edition, placement: Placement, slot: int) -> float:
    """Width by height of a slot's picture as cropped; of a usual one where it is missing."""
    slots = edition.articles[placement.article].slots
    picture = edition.pictures.get(slots[slot].picture) if slot < len(slots) else None
    if picture is None or not picture.height or not picture.width:
        return 1.5
    return slots[slot].aspect(picture)


def put(places: Sequence[PicturePlace], changed: PicturePlace) -> tuple[PicturePlace, ...]:
    """The places with one picture's changed."""
    return tuple(changed if place.slot == changed.slot else place for place in places)


def _standing(
    frame: PictureFrame,
    mine: Sequence[Frame],
    known: PicturePlace | None,
    bounds: tuple[Placement, int, int],
    grid: Grid,
) -> Standing:
    placement, top, foot = bounds
    step = int(grid.x(1)) - int(grid.x(0))
    gutter = step - int(grid.measure(1))
    first = _row(grid, int(frame.y))
    rows = max(round(int(frame.height) / int(grid.pitch)), 1)
    caption = [
        round(int(f.height) / int(grid.pitch))
        for f in mine
        if isinstance(f, TextFrame)
        and f.role is TextRole.CAPTION
        and abs(int(f.x) - int(frame.x)) < gutter
        and 0 <= _row(grid, int(f.y)) - first - rows <= 1
    ]
    place = known or PicturePlace(
        frame.slot,
        round((int(frame.x) - int(grid.x(placement.column))) / step),
        max(round((int(frame.width) + gutter) / step), 1),
        rows,
        row=max(first - top, 0),
    )
    return Standing(place, foot - top, rows + sum(caption))


def _top(mine: Sequence[Frame], grid: Grid) -> int:
    """The first row of text and pictures."""
    body = [f for f in mine if isinstance(f, TextFrame) and f.role is TextRole.BODY]
    rows = [_row(grid, int(f.y)) for f in mine if isinstance(f, PictureFrame)]
    rows += [_row(grid, int(f.y)) for f in body]
    return min(rows)


def _row(grid: Grid, y: int) -> int:
    return (y - int(grid.top) + int(grid.pitch) // 4) // int(grid.pitch)
