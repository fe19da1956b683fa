"""Our page with one place marked on it, and a returned picture over it or beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from newsroom.model.difference import Spot
from newsroom.ui import theme
from newsroom.ui.pages import overlay
from newsroom.ui.pages.cells import Area
from newsroom.ui.pages.view import PageView
from newsroom.ui.pages.zooming import ZoomArea
from newsroom.ui.painting import painting

_AWAY = 4
_FILLED = Qt.AspectRatioMode.IgnoreAspectRatio
_AVERAGED = Qt.TransformationMode.SmoothTransformation
_NO_IMAGE = "这一页没有回样图片"


class Scan:
    """A returned picture at any size.

    Drawn at less than half its size, Qt leaves out whole rows of it and small type cannot be
    read: then it is shrunk first, by averages, and kept for as long as the size stays.
    """

    def __init__(self, image: QImage) -> None:
        self._image = image
        self._small = image

    def draw(self, painter: QPainter, sheet: QRectF) -> None:
        """Draw it into a rectangle."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = (sheet.size() * painter.device().devicePixelRatioF()).toSize()
        if size.width() * 2 >= self._image.width():
            painter.drawImage(sheet, self._image)
            return
        if self._small.size() != size:
            self._small = self._image.scaled(size, _FILLED, _AVERAGED)
        painter.drawImage(sheet, self._small)


class SpotView(PageView):
    """One of our pages; a line of it may be marked, a picture laid over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spot = Spot()
        self._laid: QImage | None = None
        self._scan: Scan | None = None
        self._opacity = 0.0
        self.setAccessibleName("我们发出的版面")

    def mark(self, spot: Spot) -> None:
        """Mark a line and bring it into sight; nothing where it has no place."""
        self._spot = spot
        if spot.width:
            self.show_rect(self._marked().adjusted(-60, -90, 60, 90).toAlignedRect())
        self.viewport().update()

    def lay_over(self, image: QImage | None, opacity: float) -> None:
        """Lay a picture of the whole page over ours, 0.0 to 1.0 dense."""
        if self._laid is not image:
            self._laid, self._scan = image, _scan(image)
        self._opacity = opacity
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The page, then the picture over it, then the mark."""
        super().paintEvent(event)
        with painting(self.viewport()) as painter:
            page = self._page
            if page is not None and self._scan is not None and self._opacity > 0:
                painter.setOpacity(self._opacity)
                self._scan.draw(
                    painter, self.view.rect(Area(0, 0, int(page.width), int(page.height)))
                )
                painter.setOpacity(1.0)
            if page is not None and self._spot.width:
                rect = self._marked()
                tint = theme.colour("mark")
                tint.setAlpha(48)
                painter.fillRect(rect, tint)
                painter.setPen(QPen(theme.colour("mark"), 2))
                painter.drawRect(rect)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pan with the middle button."""
        self.pan_to(event.position())

    def _marked(self) -> QRectF:
        spot = self._spot
        where = Area(int(spot.x), int(spot.y), int(spot.x + spot.width), int(spot.y + spot.height))
        return self.view.rect(where).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)


class ImageView(ZoomArea):
    """A returned picture at the size of our page, so that both lie alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scan: Scan | None = None
        self._area = Area(0, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("印厂回样")

    def show_image(self, image: QImage | None, width: int, height: int) -> None:
        """Show a picture as a page so large (EMU)."""
        self._scan, self._area = _scan(image), Area(0, 0, width, height)
        self.set_sheet(width, height)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Desk, paper, picture."""
        with painting(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.colour("desk"))
            if self._scan is None:
                overlay.message(painter, QRectF(self.viewport().rect()), _NO_IMAGE)
                return
            sheet = self.view.rect(self._area)
            overlay.paper(painter, sheet)
            self._scan.draw(painter, sheet)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pan with the middle button."""
        self.pan_to(event.position())


def _scan(image: QImage | None) -> Scan | None:
    return None if image is None or image.isNull() else Scan(image)


class Together:
    """Keeps two zoom areas at the same size and place."""

    def __init__(self, one: ZoomArea, other: ZoomArea) -> None:
        self._busy = False
        for here, there in ((one, other), (other, one)):
            here.zoomChanged.connect(lambda _percent, a=here, b=there: self._zoom(a, b))
            for bars in (
                (here.horizontalScrollBar(), there.horizontalScrollBar()),
                (here.verticalScrollBar(), there.verticalScrollBar()),
            ):
                bars[0].valueChanged.connect(lambda value, bar=bars[1]: self._scroll(bar, value))

    def _zoom(self, here: ZoomArea, there: ZoomArea) -> None:
        if not self._busy and there.zoom != here.zoom:
            self._busy = True
            there.set_zoom(here.zoom)
            self._busy = False

    def _scroll(self, bar: object, value: int) -> None:
        if not self._busy:
            self._busy = True
            bar.setValue(value)  # type: ignore[attr-defined]
            self._busy = False
