"""What a hand carries: a placement over the grid, an article from the pool, files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from newsroom.ui.pages.cells import Box, column_step

if TYPE_CHECKING:
    from newsroom.model.publication import Grid

ARTICLE_MIME = "application/x-newsroom-article"
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")


@dataclass(frozen=True, slots=True)
class Drag:
    """A placement held by its middle or, with `handle`, by an edge or corner."""

    placement: str
    start: Box
    handle: tuple[int, int] | None
    origin: tuple[float, float]

    def box(self, point: tuple[float, float], grid: Grid) -> Box:
        """Where it would land with the pointer at `point`; both points in EMU on the page."""
        columns = round((point[0] - self.origin[0]) / column_step(grid))
        rows = round((point[1] - self.origin[1]) / int(grid.pitch))
        if self.handle is None:
            return self.start.moved(columns, rows, grid)
        return self.start.resized(self.handle, columns, rows, grid)


def carry_article(uuid: str) -> QMimeData:
    """What the pool hands to a drag so that a page accepts the article."""
    data = QMimeData()
    data.setData(ARTICLE_MIME, uuid.encode("utf8"))
    return data


def carried_article(data: QMimeData) -> str:
    """The uuid of the article that is carried, or empty."""
    return bytes(data.data(ARTICLE_MIME).data()).decode("utf8", "replace")


def are_pictures(paths: Sequence[str]) -> bool:
    """Whether these files are pictures, and nothing else."""
    return bool(paths) and all(path.lower().endswith(PICTURE_SUFFIXES) for path in paths)


def carried_files(data: QMimeData) -> list[str]:
    """The paths of the files of this machine that are carried."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
