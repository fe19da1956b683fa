"""Sheets on papers of a printer as a PDF file, to be printed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QPainter

from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.length import Length
from newsroom.model.sheet import FileFacts
from newsroom.ui.pages.painter import Leaf, QtPainter, drawn_by, write_pdf
from newsroom.ui.pages.pdf_text import DrawnPage
from newsroom.ui.pages.pictures import Renditions
from newsroom.ui.proofing.papers import Imposed, Room, Tile
from newsroom.ui.proofing.printing import imposed, paint_tile

_EMU_PER_INCH = 914_400


@dataclass(frozen=True, slots=True)
class PaperWish:
    """How sheets go on papers. name: of the paper (A3). room: what printers can print on of it.

    tiled: at full size over several papers, else reduced to one.
    """

    name: str
    room: Room
    tiled: bool

    def imposed(self, page: PageFrames) -> Imposed:
        """How a sheet goes on the paper."""
        return imposed(page, self.room, tiled=self.tiled)

    def suffix(self, page: PageFrames) -> str:
        """What is put behind a file's name: A3缩印, A4拼接, or A4 for full size on one paper."""
        done = self.imposed(page)
        if len(done.tiles) > 1:
            return f"-{self.name}拼接"
        return f"-{self.name}" + ("缩印" if done.scale < 1 else "")


class PapersPainter(QtPainter):
    """Implements the model's Painter; its PDF files hold sheets as they lie on papers."""

    def __init__(self, wish: PaperWish) -> None:
        super().__init__()
        self._wish = wish

    def pdf(
        self,
        pages: tuple[PageFrames, ...],
        pictures: PictureSource,
        target: str,
        facts: FileFacts | None = None,
    ) -> None:
        """Write the papers as one PDF file, each named by its sheet. Raises FileError."""
        told = facts or FileFacts(Path(target).stem)
        renditions = Renditions(pictures)
        leaves: list[Leaf] = []
        labels: list[str] = []
        for number, page in enumerate(pages):
            on_papers = list(self._leaves(page, renditions))
            leaves += on_papers
            name = told.labels[number] if number < len(told.labels) else f"第{number + 1}张"
            labels += _named(name, len(on_papers))
        write_pdf(leaves, Path(target), replace(told, labels=tuple(labels), bookmarks=()))

    def _leaves(self, page: PageFrames, pictures: Renditions) -> Iterator[Leaf]:
        done, room = self._wish.imposed(page), self._wish.room
        (wide, high), within = room.paper, (room.width, room.height)
        if done.landscape:
            wide, high, within = high, wide, (room.height, room.width)
        boxes = replace(
            page, width=Length(round(wide)), height=Length(round(high)), frames=(), trim=None
        )
        edges = (wide - within[0]) / 2, (high - within[1]) / 2
        for tile in done.tiles:
            yield Leaf(boxes, partial(_draw, page, pictures, (done, tile), (edges, within)))


def _draw(
    page: PageFrames,
    pictures: Renditions,
    place: tuple[Imposed, Tile],
    print_area: tuple[tuple[float, float], tuple[float, float]],
    painter: QPainter,
    dots: int,
) -> DrawnPage:
    """A tile within the white edges. print_area: its left top, and its width and height, EMU."""
    (left, top), (width, height) = print_area
    share = dots / _EMU_PER_INCH
    painter.save()
    painter.translate(left * share, top * share)
    room = width * share, height * share
    canvas = paint_tile(painter, page, pictures, place, room, dots)
    painter.restore()
    return drawn_by(canvas)


def _named(sheet: str, count: int) -> list[str]:
    """The names of a sheet's papers: 一版; of several 一版（1/2）."""
    if count == 1:
        return [sheet]
    return [f"{sheet}（{number}/{count}）" for number in range(1, count + 1)]
