"""Sheets on a printer, painted from the frames that files are made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

from newsroom.errors import NewsroomError
from newsroom.job import Job
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.length import EMU_PER_MM, Mm
from newsroom.ui.pages.canvas import Canvas
from newsroom.ui.pages.pictures import Renditions
from newsroom.ui.proofing.papers import OVERLAP, Imposed, Room, Tile, full_size, reduced

PAPERS = {"A3": QPageSize.PageSizeId.A3, "A4": QPageSize.PageSizeId.A4}
_MARGIN = 5.0  # millimetres that common printers leave white
_EMU_PER_INCH = 914_400
_PICTURE_DPI = 300
_TICK = Mm(4)
_TICK_COLOUR = Qt.GlobalColor.gray


def prepare(printer: QPrinter, paper: str) -> Room:
    """Put paper of a size into a printer's settings; what it can print on of it."""
    printer.setFullPage(False)
    printer.setPageSize(QPageSize(PAPERS[paper]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setPageMargins(
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter
    )
    rect = printer.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
    full = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    return Room(
        rect.width() * EMU_PER_MM,
        rect.height() * EMU_PER_MM,
        (full.width() * EMU_PER_MM, full.height() * EMU_PER_MM),
    )


def imposed(page: PageFrames, room: Room, *, tiled: bool) -> Imposed:
    """How a sheet goes on the paper."""
    return full_size(page, room) if tiled else reduced(page, room)


def print_sheets(
    printer: QPrinter,
    pages: Sequence[PageFrames],
    pictures: PictureSource,
    room: Room,
    job: Job,
    *,
    tiled: bool,
) -> int:
    """Print sheets; how many papers that took. A cancelled job is aborted at the printer.

    Raises NewsroomError where the printer takes nothing, CancelledError after a cancel.
    """
    jobs = [(page, imposed(page, room, tiled=tiled)) for page in pages]
    papers = [(page, done, tile) for page, done in jobs for tile in done.tiles]
    renditions, painter = Renditions(pictures), QPainter()
    try:
        for number, (page, done, tile) in enumerate(papers):
            job.report(number / len(papers), f"正在打印第 {number + 1} 张，共 {len(papers)} 张")
            way = QPageLayout.Orientation
            printer.setPageOrientation(way.Landscape if done.landscape else way.Portrait)
            if number == 0:
                if not painter.begin(printer):
                    raise NewsroomError(
                        "打印机没有接收",
                        kept="稿件和版面都没有改动",
                        advice="请检查打印机是否开机、联机、有纸，再打一次",
                    )
            elif not printer.newPage():
                raise NewsroomError(
                    f"打印机打到第 {number} 张停了",
                    kept="稿件和版面都没有改动",
                    advice="请检查打印机，再打一次",
                )
            _paint(painter, page, renditions, (done, tile))
    except BaseException:
        if painter.isActive():
            printer.abort()
        raise
    finally:
        painter.end()
    return len(papers)


def _paint(
    painter: QPainter, page: PageFrames, pictures: Renditions, place: tuple[Imposed, Tile]
) -> None:
    """One tile of a sheet on the printer's paper."""
    printer = painter.device()
    room = printer.width(), printer.height()
    paint_tile(painter, page, pictures, place, room, printer.logicalDpiX())


def paint_tile(
    painter: QPainter,
    page: PageFrames,
    pictures: Renditions,
    place: tuple[Imposed, Tile],
    room: tuple[float, float],
    dots: int,
) -> Canvas:
    """One tile of a sheet at the left top of what can be printed on of a paper; a whole sheet
    stands in the middle. room: its width and height in dots; dots: of an inch."""
    done, tile = place
    scale = dots / _EMU_PER_INCH * done.scale
    width, height = tile.width * scale, tile.height * scale
    painter.save()
    alone = len(done.tiles) == 1
    if alone:
        painter.translate((room[0] - width) / 2, (room[1] - height) / 2)
    painter.setClipRect(QRectF(0, 0, width, height))
    painter.translate(-tile.x * scale, -tile.y * scale)
    window = QRectF(tile.x, tile.y, tile.width, tile.height)
    share = min(1.0, _PICTURE_DPI / dots)
    canvas = Canvas(painter, scale, pictures, on_screen=False, picture_share=share, window=window)
    canvas.draw(page)
    if not alone:
        _ticks(painter, page, tile, scale)
    painter.restore()
    return canvas


def _ticks(painter: QPainter, page: PageFrames, tile: Tile, scale: float) -> None:
    """Short strokes where the next paper begins, to cut and glue by."""
    painter.setPen(QPen(_TICK_COLOUR, 0))
    right, bottom = tile.x + tile.width, tile.y + tile.height
    if right < page.width:
        x = (right - OVERLAP) * scale
        for y in (tile.y, bottom - _TICK):
            painter.drawLine(round(x), round(y * scale), round(x), round((y + _TICK) * scale))
    if bottom < page.height:
        y = (bottom - OVERLAP) * scale
        for x in (tile.x, right - _TICK):
            painter.drawLine(round(x * scale), round(y), round((x + _TICK) * scale), round(y))
