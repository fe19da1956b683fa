"""The page as it will be printed, with what is selected and where something would land."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.ui.pages import overlay
from newsroom.ui.pages.cells import Area, Box, area
from newsroom.ui.pages.faces import trouble
from newsroom.ui.pages.hits import describe, placement_at, text_end
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.pages.pictures import NoPictures
from newsroom.ui.pages.tiles import Tiles
from newsroom.ui.pages.zooming import ZoomArea

_NO_PAGE = "还没有打开版面"
_EMPTY = "把左侧稿件拖到这里，或点“自动排版”"


class PageView(ZoomArea):
    """Shows one page; one of its placements may be selected."""

    placementSelected = Signal(str)  # noqa: N815 - uuid, or empty

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: PageFrames | None = None
        self._placements: tuple[Placement, ...] = ()
        self._grid: Grid | None = None
        self._trouble = ""
        self._selected = ""
        self._hovered = ""
        self._pictures = LaterRenditions(NoPictures(), self)
        self._tiles = Tiles(self._pictures)
        self._ghost: Box | None = None
        self._ghost_words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("版面预览")
        self._describe()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A page at a readable size."""
        return QSize(620, 860)

    @property
    def selected(self) -> str:
        """The selected placement's uuid, or empty."""
        return self._selected

    def set_page(
        self, frames: PageFrames | None, placements: Sequence[Placement], grid: Grid | None
    ) -> None:
        """Show a page, or none. Frames equal to those shown before are not painted again."""
        same = frames is not None and self._page is not None and frames.page == self._page.page
        self._page, self._placements, self._grid = frames, tuple(placements), grid
        self._trouble = trouble(frames) if frames is not None else ""
        self._let_go()
        self._tiles.set_page(None if self._trouble else frames)
        self.set_sheet(int(frames.width) if frames else 0, int(frames.height) if frames else 0)
        if not same:
            self.verticalScrollBar().setValue(0)
        if self._find(self._selected) is None:
            self.select("")
        self._describe()
        self.viewport().update()

    def set_picture_source(self, source: PictureSource) -> None:
        """Where the pictures' files are found."""
        self._pictures.deleteLater()
        self._pictures = LaterRenditions(source, self)
        self._pictures.arrived.connect(self._show_picture)
        self._tiles.set_pictures(self._pictures)
        self.viewport().update()

    def _show_picture(self, picture: str) -> None:
        self._tiles.refresh_picture(picture)
        self.viewport().update()

    def select(self, placement: str) -> None:
        """Select a placement by uuid; empty for none. Scrolls to it."""
        found = self._find(placement)
        uuid = found.uuid if found is not None else ""
        if uuid == self._selected:
            return
        self._selected = uuid
        if found is not None:
            self.show_rect(self._rect(Box.of(found)).toAlignedRect())
        self._describe()
        self.viewport().update()
        self.placementSelected.emit(uuid)

    def box_on_screen(self, placement: str) -> QRectF:
        """A placement's rectangle in the viewport; empty where the page does not hold it."""
        found = self._find(placement)
        return QRectF() if found is None else self._rect(Box.of(found))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Desk, paper, page and overlay."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), overlay.DESK)
        whole = QRectF(self.viewport().rect())
        if self._page is None:
            overlay.message(painter, whole, _NO_PAGE)
            return
        sheet = self.view.rect(Area(0, 0, int(self._page.width), int(self._page.height)))
        overlay.paper(painter, sheet)
        if self._trouble:
            overlay.message(painter, sheet.intersected(whole), self._trouble)
            return
        self._paint_tiles(painter, event.rect())
        self._paint_overlay(painter)
        if not self._placements and self._ghost is None and self._grid is not None:
            overlay.message(painter, sheet.intersected(whole), _EMPTY)

    def _paint_tiles(self, painter: QPainter, exposed: QRect) -> None:
        ratio, view = self.devicePixelRatioF(), self.view
        self._tiles.set_scale(view.scale * ratio)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        seen = QRectF(
            exposed.x() * ratio,
            exposed.y() * ratio,
            exposed.width() * ratio,
            exposed.height() * ratio,
        ).toAlignedRect()
        self._tiles.paint(painter, round(view.left * ratio), round(view.top * ratio), seen)
        painter.restore()

    def _paint_overlay(self, painter: QPainter) -> None:
        grid, page = self._grid, self._page
        if grid is None or page is None:
            return
        if self._ghost is not None:
            overlay.guides(painter, self.view, grid)
        if self._hovered and self._hovered != self._selected:
            overlay.hover(painter, self.box_on_screen(self._hovered))
        if self._selected:
            overlay.selection(painter, self.box_on_screen(self._selected), focused=self.hasFocus())
        for placement in self._placements:
            fit = page.fit(placement.uuid)
            if fit is not None:
                corner = self.view.point(*text_end(page, placement, grid))
                overlay.fit_tab(painter, corner, fit)
        if self._ghost is not None:
            size = f"{self._ghost.span} 栏 × {self._ghost.depth} 行"
            overlay.ghost(painter, self._rect(self._ghost), self._ghost_words or size)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys work here."""
        super().focusInEvent(event)
        self.viewport().update()

    def _find(self, placement: str) -> Placement | None:
        return next((p for p in self._placements if p.uuid == placement), None)

    def _placement_at(self, point: QPointF) -> Placement | None:
        if self._grid is None or not self.view.scale:
            return None
        return placement_at(self._placements, self._grid, *self.view.page(point))

    def _rect(self, box: Box) -> QRectF:
        return QRectF() if self._grid is None else self.view.rect(area(self._grid, box))

    def _words(self, uuid: str) -> str:
        found = self._find(uuid)
        return "" if found is None or self._page is None else describe(self._page, found)

    def _describe(self) -> None:
        words = self._words(self._selected)
        if self._page is None:
            self.setAccessibleDescription(_NO_PAGE)
        elif words:
            self.setAccessibleDescription(f"已选中：{words}")
        else:
            count = len(self._placements)
            self.setAccessibleDescription(f"第 {self._page.number} 版，共 {count} 篇稿件")

    def _let_go(self) -> None:
        """Nothing is carried over the page any more."""
        self._ghost, self._ghost_words = None, ""
        self.viewport().update()
