"""The rectangle of a crop under the hand: moved, pulled at its handles, kept to an aspect.

Shares (0 to 1) of the picture's width and height; nothing is known here of windows.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model.picture import Crop

LEAST = 0.05  # of a side: what a hand can still take hold of

Handle = tuple[int, int]  # -1, 0, 1: left or top, neither, right or bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """What is kept of a picture."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    @property
    def width(self) -> float:
        """Share of the picture's width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Share of the picture's height."""
        return self.bottom - self.top

    def crop(self) -> Crop:
        """The same as what is cut away, rounded so that whole sides are exactly whole."""
        sides = (self.left, self.top, 1 - self.right, 1 - self.bottom)
        return Crop(*(round(max(side, 0.0), 4) for side in sides))

    def moved(self, across: float, down: float) -> Frame:
        """Moved as far as the picture reaches, its size kept."""
        across = min(max(across, -self.left), 1 - self.right)
        down = min(max(down, -self.top), 1 - self.bottom)
        return Frame(self.left + across, self.top + down, self.right + across, self.bottom + down)


def frame_of(crop: Crop) -> Frame:
    """What a crop keeps; all of the picture where it would keep nothing."""
    if not crop.usable:
        return Frame()
    return Frame(crop.left, crop.top, 1 - crop.right, 1 - crop.bottom)


def fitted(frame: Frame, shape: float) -> Frame:
    """The largest frame of a shape (share of width by share of height) within the picture that
    keeps the old one's middle as far as it can, and no smaller than the old one where possible.
    """
    height = max(frame.height, frame.width / shape)
    width, height = _within(height * shape, height)
    x = (frame.left + frame.right - width) / 2
    y = (frame.top + frame.bottom - height) / 2
    x, y = min(max(x, 0.0), 1 - width), min(max(y, 0.0), 1 - height)
    return Frame(x, y, x + width, y + height)


def pulled(frame: Frame, handle: Handle, point: tuple[float, float], shape: float = 0.0) -> Frame:
    """A handle pulled to a point; with a shape (0 for free) the other side follows."""
    x, y = (min(max(value, 0.0), 1.0) for value in point)
    left, top, right, bottom = frame.left, frame.top, frame.right, frame.bottom
    if handle[0] < 0:
        left = min(x, right - LEAST)
    elif handle[0] > 0:
        right = max(x, left + LEAST)
    if handle[1] < 0:
        top = min(y, bottom - LEAST)
    elif handle[1] > 0:
        bottom = max(y, top + LEAST)
    free = Frame(left, top, right, bottom)
    return _shaped(frame, free, handle, shape) if shape else free


def grown(frame: Frame, across: float, down: float, shape: float = 0.0) -> Frame:
    """The lower right corner moved by some share: for the keyboard."""
    handle = (1 if across or shape else 0, 1 if down and not shape else 0)
    point = (frame.right + (across or down * bool(shape)), frame.bottom + down)
    if shape:
        handle = (1, 1)
        point = (point[0], frame.bottom + (across or down) / shape)
    return pulled(frame, handle, point, shape)


def _shaped(old: Frame, free: Frame, handle: Handle, shape: float) -> Frame:
    """The freely pulled frame brought to a shape, held where the hand does not pull."""
    width = free.width if handle[0] else free.height * shape
    if handle[0] and handle[1]:
        width = max(free.width, free.height * shape)
    room_x, room_y = _room(old, handle[0], True), _room(old, handle[1], False)
    width = min(width, room_x, room_y * shape)
    width = max(width, min(LEAST * max(1.0, shape), room_x, room_y * shape))
    x = _placed(old.left, old.right, width, handle[0])
    y = _placed(old.top, old.bottom, width / shape, handle[1])
    return Frame(x, y, x + width, y + width / shape)


def _room(frame: Frame, side: int, across: bool) -> float:
    """How long a side can become when it is held at the other end, or by its middle."""
    start, end = (frame.left, frame.right) if across else (frame.top, frame.bottom)
    if side < 0:
        return end
    if side > 0:
        return 1 - start
    return 1.0


def _placed(start: float, end: float, length: float, side: int) -> float:
    if side > 0:
        return start
    if side < 0:
        return end - length
    return min(max((start + end - length) / 2, 0.0), 1 - length)


def _within(width: float, height: float) -> tuple[float, float]:
    scale = min(1.0, 1 / width, 1 / height)
    return width * scale, height * scale
