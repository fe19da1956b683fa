"""Clippings (剪报): a printed piece cut from its painted page, with the paper's own masthead."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from newsroom.model.frame import (
    BoxFrame,
    Frame,
    PageFrames,
    Painter,
    PictureFrame,
    PictureSource,
    RuleFrame,
    TextFrame,
    TextRole,
)
from newsroom.model.length import Length, Mm

DPI = 220
_AIR = Mm(1.4)  # left free beside what is cut; a gutter is wider than two of it
_AIR_ABOVE = Mm(0.4)  # and above and below, where the next line may follow at once
_EMU_PER_INCH = 914_400
_HEADS = (TextRole.MASTHEAD, TextRole.FOLIO)


@dataclass(frozen=True, slots=True)
class Clipping:
    """A PNG cut from a page. width, height: as it was printed. head: of the paper, no piece."""

    number: int
    data: bytes
    width: Length
    height: Length
    head: bool = False


@dataclass(frozen=True, slots=True)
class _Area:
    """A rectangle of a page in EMU."""

    left: int
    top: int
    right: int
    bottom: int

    def grown(self, page: PageFrames) -> _Area:
        """With a little air around, within the page."""
        return _Area(
            max(self.left - _AIR, 0),
            max(self.top - _AIR_ABOVE, 0),
            min(self.right + _AIR, int(page.width)),
            min(self.bottom + _AIR_ABOVE, int(page.height)),
        )


def cut(
    pages: Sequence[PageFrames],
    article: str,
    painter: Painter,
    pictures: PictureSource,
) -> tuple[Clipping, ...]:
    """The head of the first page that holds an article, then the article itself, one clipping for
    each page it stands on; none where no page holds it.

    Raises FileError where a page cannot be painted.
    """
    holding = [page for page in pages if _pieces(page, article)]
    found: list[Clipping] = []
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        for page in holding:
            painted = Path(folder, f"{page.number}.png")
            painter.png(page, pictures, str(painted), DPI)
            with Image.open(painted) as image:
                head = _around([f for f in page.frames if _is_head(f)])
                if page is holding[0] and head is not None:
                    found.append(_cut(image, page, head, head=True))
                found += [_cut(image, page, area) for area in _areas(page, article)]
    return tuple(found)


def _cut(image: Image.Image, page: PageFrames, area: _Area, *, head: bool = False) -> Clipping:
    wide = area.grown(page)
    scale = image.width / int(page.width)
    sides = (wide.left, wide.top, wide.right, wide.bottom)
    box = tuple(round(side * scale) for side in sides)
    stream = io.BytesIO()
    part = image.crop((box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1)))
    part.convert("RGB").save(stream, "PNG", optimize=False, dpi=(DPI, DPI))
    return Clipping(
        page.number,
        stream.getvalue(),
        Length(wide.right - wide.left),
        Length(wide.bottom - wide.top),
        head,
    )


def _pieces(page: PageFrames, article: str) -> list[Frame]:
    """The frames of an article on a page, with the boxes it stands in."""
    own = [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame | PictureFrame) and frame.article == article
    ]
    homes = {frame.placement for frame in own if isinstance(frame, TextFrame | PictureFrame)}
    boxes = [
        frame
        for frame in page.frames
        if isinstance(frame, BoxFrame) and frame.placement and frame.placement in homes
    ]
    return [*own, *boxes]


def _areas(page: PageFrames, article: str) -> list[_Area]:
    """Where an article stands on a page: a rectangle for each of its placements, from the top."""
    groups: dict[str, list[Frame]] = {}
    for frame in _pieces(page, article):
        placement = "" if isinstance(frame, RuleFrame) else frame.placement
        groups.setdefault(placement, []).append(frame)
    areas = [area for frames in groups.values() if (area := _around(frames)) is not None]
    return sorted(areas, key=lambda area: (area.top, area.left))


def _is_head(frame: Frame) -> bool:
    return isinstance(frame, TextFrame) and frame.role in _HEADS


def _around(frames: Sequence[Frame]) -> _Area | None:
    if not frames:
        return None
    return _Area(
        min(int(frame.x) for frame in frames),
        min(int(frame.y) for frame in frames),
        max(int(frame.x) + int(frame.width) for frame in frames),
        max(int(frame.y) + int(frame.height) for frame in frames),
    )
