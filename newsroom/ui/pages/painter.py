"""Finished pages as PDF and PNG files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QColorSpace, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from newsroom.errors import FileError, why
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.length import EMU_PER_PT
from newsroom.model.sheet import FileFacts
from newsroom.ui.application import ensure_application
from newsroom.ui.pages.canvas import Canvas
from newsroom.ui.pages.pdf_file import finished
from newsroom.ui.pages.pdf_text import DrawnPage
from newsroom.ui.pages.pictures import Images, NoPictures, Renditions

_EMU_PER_INCH = 914_400
_PDF_DPI = 1200
_PDF_PICTURE_DPI = 350
_PNG_QUALITY = 80  # Qt's word for light compression: as small for pages, in half the time
_PICTURE_BUDGET = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a PDF file: size and boxes are those of the frames, and what is drawn on it from
    its left top, at so many dots an inch."""

    boxes: PageFrames
    draw: Callable[[QPainter, int], DrawnPage]


class QtPainter:
    """Implements the model's Painter. Needs no screen and no running application.

    Keeps the pictures it has read while it works on one source, for a PDF and a PNG of one page.
    """

    def __init__(self) -> None:
        self._source: PictureSource | None = None
        self._read = Renditions(NoPictures())

    def _renditions(self, pictures: PictureSource) -> Renditions:
        if pictures is not self._source:
            self._source, self._read = pictures, Renditions(pictures, _PICTURE_BUDGET)
        return self._read

    def pdf(
        self,
        pages: tuple[PageFrames, ...],
        pictures: PictureSource,
        target: str,
        facts: FileFacts | None = None,
    ) -> None:
        """Write all pages as one PDF file: text as text, fonts embedded, pages of their own size.

        Raises FileError where the file cannot be written or a font cannot be opened; an older
        file of that name then stays as it was.
        """
        renditions = self._renditions(pictures)
        leaves = [Leaf(page, partial(_draw_page, page, renditions)) for page in pages]
        write_pdf(leaves, Path(target), facts or FileFacts(Path(target).stem))

    def png(
        self, page: PageFrames, pictures: PictureSource, target: str, dots_per_inch: int
    ) -> None:
        """Write one page as a PNG file. Raises FileError as `pdf` does."""
        ensure_application()
        image = page_image(page, self._renditions(pictures), dots_per_inch)
        image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        buffer = _buffer()
        image.save(buffer, "PNG", _PNG_QUALITY)  # pyright: ignore[reportArgumentType, reportCallIssue]
        _write(Path(target), bytes(buffer.data().data()))


def page_image(page: PageFrames, pictures: Images, dots_per_inch: float) -> QImage:
    """A page on white paper. Raises FileError where a font cannot be opened."""
    scale = dots_per_inch / _EMU_PER_INCH
    width, height = round(int(page.width) * scale), round(int(page.height) * scale)
    image = QImage(max(width, 1), max(height, 1), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots_per_inch / 0.0254))
    image.setDotsPerMeterY(round(dots_per_inch / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        Canvas(painter, scale, pictures, on_screen=True).draw(page)
    finally:
        painter.end()
    return image


def write_pdf(leaves: Sequence[Leaf], target: Path, facts: FileFacts) -> None:
    """Write a PDF file of drawn pages. Raises FileError as `QtPainter.pdf` does."""
    ensure_application()
    written, drawn = _draw_pdf(leaves)
    _write(target, finished(written, drawn, [leaf.boxes for leaf in leaves], facts))


def drawn_by(canvas: Canvas) -> DrawnPage:
    """What a canvas drew, for the text layer."""
    return DrawnPage(tuple(canvas.drawn), frozenset(canvas.parts))


def _draw_pdf(leaves: Sequence[Leaf]) -> tuple[bytes, list[DrawnPage]]:
    drawn: list[DrawnPage] = []
    painter = QPainter()
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setColorModel(QPdfWriter.ColorModel.Auto)
    try:
        for leaf in leaves:
            writer.setPageLayout(_layout(leaf.boxes))
            if drawn:
                writer.newPage()
            else:
                painter.begin(writer)
            drawn.append(leaf.draw(painter, _PDF_DPI))
    finally:
        painter.end()
    return bytes(buffer.data().data()), drawn


def _draw_page(page: PageFrames, pictures: Renditions, painter: QPainter, dots: int) -> DrawnPage:
    canvas = Canvas(
        painter,
        dots / _EMU_PER_INCH,
        pictures,
        on_screen=False,
        picture_share=_PDF_PICTURE_DPI / dots,
    )
    canvas.draw(page)
    return drawn_by(canvas)


def _layout(page: PageFrames) -> QPageLayout:
    size = QSizeF(int(page.width) / EMU_PER_PT, int(page.height) / EMU_PER_PT)
    sheet = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    layout = QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    return buffer


def _write(target: Path, content: bytes) -> None:
    """Write aside, then rename, so that nobody ever sees half a file."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with aside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(
            target,
            f"写不进去（{why(error)}）",
            kept="稿件和版面都没有改动，原有文件保持原样",
            advice="请检查文件夹能否写入、磁盘是否已满、文件是否正被别的程序打开",
        ) from error
