"""How a sheet goes on the paper at hand: reduced to one, or at full size over several."""

from __future__ import annotations

import math
from dataclasses import dataclass

from newsroom.model.frame import PageFrames
from newsroom.model.length import Mm

OVERLAP = Mm(10)
_SLACK = Mm(0.5)  # so that a sheet of the paper's own size is not called too large


@dataclass(frozen=True, slots=True)
class Room:
    """What a printer can print on of a paper standing upright, EMU. paper: the whole of it."""

    width: float
    height: float
    paper: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Tile:
    """The part of a sheet that goes on one paper, EMU from the sheet's left top."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Imposed:
    """A sheet on papers. scale: of the sheet; landscape: how the paper lies; tiles: row by row."""

    scale: float
    landscape: bool
    tiles: tuple[Tile, ...]

    @property
    def percent(self) -> int:
        """The scale as people say it."""
        return math.floor(self.scale * 100 + 0.01)


def reduced(sheet: PageFrames, room: Room) -> Imposed:
    """The sheet on one paper, as large as it goes but never enlarged. A sheet of the paper's own
    size has white edges where the printer cannot print."""
    width, height = float(sheet.width), float(sheet.height)
    whole = (Tile(0.0, 0.0, width, height),)
    for landscape, paper in ((False, room.paper), (True, room.paper[::-1])):
        if width <= paper[0] + _SLACK and height <= paper[1] + _SLACK:
            return Imposed(1.0, landscape, whole)
    upright = min(room.width / width, room.height / height)
    lying = min(room.height / width, room.width / height)
    landscape = lying > upright
    scale = max(upright, lying)
    fits = scale >= 1 or 1 - scale < _SLACK / max(width, height)
    return Imposed(1.0 if fits else scale, landscape, whole)


def full_size(sheet: PageFrames, room: Room) -> Imposed:
    """The sheet at full size, over as few papers as hold it; neighbours overlap."""
    alone = reduced(sheet, room)
    if alone.scale == 1.0:
        return alone
    upright = _grid(sheet, room.width, room.height)
    lying = _grid(sheet, room.height, room.width)
    landscape = len(lying) < len(upright)
    return Imposed(1.0, landscape, lying if landscape else upright)


def _grid(sheet: PageFrames, width: float, height: float) -> tuple[Tile, ...]:
    columns = _starts(float(sheet.width), width)
    rows = _starts(float(sheet.height), height)
    return tuple(
        Tile(x, y, min(width, float(sheet.width) - x), min(height, float(sheet.height) - y))
        for y in rows
        for x in columns
    )


def _starts(whole: float, part: float) -> list[float]:
    """Where each part begins, so that together they cover the whole and overlap."""
    if whole <= part + _SLACK:
        return [0.0]
    step = part - OVERLAP
    count = math.ceil((whole - OVERLAP) / step)
    return [number * step for number in range(count)]
