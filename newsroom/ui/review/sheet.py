"""A page shown small enough to be judged as a whole, with some placements marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsroom.model.frame import PageFrames
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.ui import theme
from newsroom.ui.pages import overlay
from newsroom.ui.pages.cells import Box, area
from newsroom.ui.pages.painter import page_image
from newsroom.ui.pages.pictures import Images
from newsroom.ui.painting import painting

_EMU_PER_INCH = 914_400
_MARGIN = 14
_FAINT, _STRONG = 26, 70


def small(page: PageFrames, pictures: Images, width: int, ratio: float = 1.0) -> QPixmap:
    """A page so many pixels wide, as sharp as a screen of that pixel ratio shows it."""
    dots = width * ratio * _EMU_PER_INCH / max(int(page.width), 1)
    picture = QPixmap.fromImage(page_image(page, pictures, dots))
    picture.setDevicePixelRatio(ratio)
    return picture


class PageSheet(QWidget):
    """One page as large as the widget allows.

    Marked placements lie under a faint tint, the chosen one under a stronger one.
    """

    def __init__(self, pictures: Images, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._grid = grid
        self._page: PageFrames | None = None
        self._marked: tuple[Placement, ...] = ()
        self._chosen = ""
        self._image: tuple[PageFrames, int, QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("版面缩样")

    def sizeHint(self) -> QSize:  # noqa: N802
        """A page that leaves room for words beside it on a small screen."""
        return QSize(430, 560)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Still a page that can be judged."""
        return QSize(300, 380)

    def show_page(self, page: PageFrames, marked: Sequence[Placement]) -> None:
        """Show a page with some of its placements marked."""
        self._page, self._marked, self._chosen = page, tuple(marked), ""
        self.setAccessibleDescription(f"第 {page.number} 版，标出 {len(marked)} 篇")
        self.update()

    def refresh(self) -> None:
        """Paint the page anew: a picture can now be shown, or shown better."""
        self._image = None
        self.update()

    def point_out(self, article: str) -> None:
        """Mark one article's placements more strongly; empty for none."""
        self._chosen = article
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Desk, paper, page and marks."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("desk"))
            page = self._page
            if page is None:
                return
            sheet = self._sheet(page)
            overlay.paper(painter, sheet)
            painter.drawImage(sheet, self._painted(page, sheet))
            view = overlay.View(sheet.left(), sheet.top(), sheet.width() / int(page.width))
            for placement in self._marked:
                self._mark(painter, view.rect(area(self._grid, Box.of(placement))), placement)

    def _mark(self, painter: QPainter, rect: QRectF, placement: Placement) -> None:
        strong = placement.article == self._chosen
        fill = theme.colour("selection")
        fill.setAlpha(_STRONG if strong else _FAINT)
        painter.fillRect(rect, fill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("selection"), 2 if strong else 1))
        painter.drawRect(rect.toRect())

    def _sheet(self, page: PageFrames) -> QRectF:
        """The paper's rectangle: as large as fits, in the middle."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / int(page.width), room.height() / int(page.height))
        width, height = int(page.width) * scale, int(page.height) * scale
        left, top = room.center().x() - width / 2, room.center().y() - height / 2
        return QRectF(round(left), round(top), round(width), round(height))

    def _painted(self, page: PageFrames, sheet: QRectF) -> QImage:
        ratio = self.devicePixelRatioF()
        width = round(sheet.width() * ratio)
        if self._image is None or self._image[0] is not page or self._image[1] != width:
            dots = width * _EMU_PER_INCH / int(page.width)
            self._image = (page, width, page_image(page, self._pictures, dots))
        return self._image[2]
