"""A picture under the hand: moved on its placement's grid, or shifted within its frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newsroom.model.frame import PictureFrame
from newsroom.model.picture import Crop
from newsroom.model.publication import Grid
from newsroom.ui.pages.cells import Area, Box, column_step


@dataclass(frozen=True, slots=True)
class Pan:
    """What a frame shows of its picture, shifted by the hand: the part cut away at one side comes
    back as much as more is cut at the other. start: where the hand took hold, EMU on the page.
    """

    frame: PictureFrame
    crop: Crop
    start: tuple[float, float]

    @property
    def area(self) -> Area:
        """The frame's place on the page."""
        left, top = int(self.frame.x), int(self.frame.y)
        return Area(left, top, left + int(self.frame.width), top + int(self.frame.height))

    def to(self, x: float, y: float) -> Pan:
        """With the hand at another point."""
        old = self.frame.crop
        shown = (1 - old.left - old.right, 1 - old.top - old.bottom)
        across = (self.start[0] - x) / int(self.frame.width) * shown[0]
        down = (self.start[1] - y) / int(self.frame.height) * shown[1]
        across = min(max(across, -old.left), old.right)
        down = min(max(down, -old.top), old.bottom)
        moved = Crop(old.left + across, old.top + down, old.right - across, old.bottom - down)
        return replace(self, crop=moved)


@dataclass(frozen=True, slots=True)
class PictureDrag:
    """A picture held over its placement's grid. cells: columns and lines it was moved by."""

    placement: str
    slot: int
    frame: PictureFrame
    origin: tuple[float, float]
    grid: Grid
    cells: tuple[int, int] = (0, 0)

    @property
    def moved(self) -> bool:
        """Whether it is held elsewhere than it stood."""
        return self.cells != (0, 0)

    def to(self, x: float, y: float) -> PictureDrag:
        """With the hand at another point."""
        columns = round((x - self.origin[0]) / column_step(self.grid))
        rows = round((y - self.origin[1]) / int(self.grid.pitch))
        return replace(self, cells=(columns, rows))

    def box(self, placement: Box) -> Box:
        """Where it would stand, within its placement."""
        grid, step = self.grid, column_step(self.grid)
        gutter = step - int(grid.measure(1))
        column = round((int(self.frame.x) - int(grid.left)) / step) + self.cells[0]
        row = round((int(self.frame.y) - int(grid.top)) / int(grid.pitch)) + self.cells[1]
        span = max(round((int(self.frame.width) + gutter) / step), 1)
        depth = max(round(int(self.frame.height) / int(grid.pitch)), 1)
        last = (placement.column + placement.span - span, placement.row + placement.depth - depth)
        return Box(
            max(min(column, last[0]), placement.column),
            max(min(row, last[1]), placement.row),
            span,
            depth,
        )
