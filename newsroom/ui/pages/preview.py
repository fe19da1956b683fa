"""The page as it will be printed, and a hand that moves what stands on it.

Everything here only shows and asks: moving, resizing, dropping and removing are signals, and the
page changes when the desk hands in new frames.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from newsroom.model.frame import PageFrames, PictureSource
from newsroom.model.placement import Placement
from newsroom.model.publication import Grid
from newsroom.ui.pages import overlay
from newsroom.ui.pages.cells import Area, Box, area, dropped
from newsroom.ui.pages.dragging import ARTICLE_MIME, Drag, carried_article, carried_files
from newsroom.ui.pages.faces import trouble
from newsroom.ui.pages.hits import body_offset_at, describe, placement_at, text_end
from newsroom.ui.pages.later import LaterRenditions
from newsroom.ui.pages.pictures import NoPictures
from newsroom.ui.pages.tiles import Tiles
from newsroom.ui.pages.zooming import ZoomArea

__all__ = ["ARTICLE_MIME", "PagePreview"]

_NO_PAGE = "还没有打开版面"
_EMPTY = "把左侧稿件拖到这里，或点“自动排版”"
_USUAL_SHAPE = (2, 16)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PagePreview(ZoomArea):
    """Shows one page; selects, moves, resizes and takes in what is dropped, on the grid."""

    placementSelected = Signal(str)  # noqa: N815 - uuid, or empty
    placementActivated = Signal(str, int)  # noqa: N815 - uuid, body offset or -1
    placementMoved = Signal(str, int, int)  # noqa: N815 - uuid, column, row
    placementResized = Signal(str, int, int, int, int)  # noqa: N815 - column, row, span, depth
    placementRemoved = Signal(str)  # noqa: N815
    articleDropped = Signal(str, int, int)  # noqa: N815 - article uuid, column, row
    filesDropped = Signal(list)  # noqa: N815 - paths
    pageStepped = Signal(int)  # noqa: N815 - -1 for the page before, 1 for the next

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
        self._drag: Drag | None = None
        self._ghost: Box | None = None
        self._shape_of: Callable[[str], tuple[int, int]] = lambda _article: _USUAL_SHAPE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
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
        self._drag = self._ghost = None
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

    def set_drop_shape(self, shape_of: Callable[[str], tuple[int, int]]) -> None:
        """Ask this for the columns and lines a dragged article would take, given its uuid."""
        self._shape_of = shape_of

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
            words = f"{self._ghost.span} 栏 × {self._ghost.depth} 行"
            overlay.ghost(painter, self._rect(self._ghost), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select, or take hold of a placement or a handle."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self._grid is None:
            return
        handle = self._handle_at(event.position())
        if handle is None:
            found = self._placement_at(event.position())
            self.select(found.uuid if found is not None else "")
        chosen = self._find(self._selected)
        if chosen is not None:
            self._drag = Drag(chosen.uuid, Box.of(chosen), handle, self.view.page(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag or hover."""
        if self.pan_to(event.position()):
            return
        if self._drag is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(self._drag, event.position())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for the move or the new size."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            drag, ghost = self._drag, self._ghost
            self._drop_ghost()
            if drag is not None and ghost is not None and ghost != drag.start:
                self._ask(drag.placement, ghost, resized=drag.handle is not None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for the text under the pointer."""
        self._drop_ghost()
        found = self._placement_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None and self._page:
            x, y = self.view.page(event.position())
            offset = body_offset_at(self._page, found.uuid, x, y)
            self.placementActivated.emit(found.uuid, offset)

    def _follow(self, drag: Drag, point: QPointF) -> None:
        grid, held = self._grid, self.view.point(*drag.origin)
        far = (point - held).manhattanLength() >= QApplication.startDragDistance()
        if grid is None or not (far or self._ghost is not None):
            return
        self.show_point(point)
        self._ghost = drag.box(self.view.page(point), grid)
        self.viewport().update()

    def _hover(self, point: QPointF) -> None:
        handle = self._handle_at(point)
        found = self._placement_at(point)
        if handle is not None:
            self.viewport().setCursor(overlay.CURSORS[handle])
        elif found is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        uuid = found.uuid if found is not None else ""
        if uuid != self._hovered:
            self._hovered = uuid
            self.viewport().setToolTip(self._words(uuid))
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is hovered any more."""
        super().leaveEvent(event)
        self._hovered = ""
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take articles and files."""
        if self._takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where an article would land."""
        if not self._takes(event.mimeData()):
            event.ignore()
            return
        article = carried_article(event.mimeData())
        self.show_point(event.position())
        self._ghost = self._landing(article, event.position()) if article else None
        self.viewport().update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """The carried thing went elsewhere."""
        super().dragLeaveEvent(event)
        self._drop_ghost()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Ask for the article to be placed, or for the files to be taken in."""
        article, paths = carried_article(event.mimeData()), carried_files(event.mimeData())
        self._drop_ghost()
        if article and self._grid is not None:
            box = self._landing(article, event.position())
            event.acceptProposedAction()
            self.articleDropped.emit(article, box.column, box.row)
        elif paths:
            event.acceptProposedAction()
            self.filesDropped.emit(paths)

    def _takes(self, data: QMimeData) -> bool:
        return bool(carried_files(data)) or (bool(carried_article(data)) and self._grid is not None)

    def _landing(self, article: str, point: QPointF) -> Box:
        assert self._grid is not None
        return dropped(self._grid, *self.view.page(point), *self._shape_of(article))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Nudge, resize, remove, turn pages."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.pageStepped.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif not self._selected_key(key, event.modifiers()):
            super().keyPressEvent(event)

    def _selected_key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """What a key does to the selected placement; False where it does nothing."""
        chosen = self._find(self._selected)
        if chosen is None or self._grid is None:
            return False
        if key == Qt.Key.Key_Escape:
            if self._drag is None:
                self.select("")
            self._drop_ghost()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.placementRemoved.emit(chosen.uuid)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.placementActivated.emit(chosen.uuid, 0)
        elif key in _ARROWS:
            self._nudge(chosen, _ARROWS[key], modifiers)
        else:
            return False
        return True

    def _nudge(
        self, chosen: Placement, way: tuple[int, int], modifiers: Qt.KeyboardModifier
    ) -> None:
        assert self._grid is not None
        start = Box.of(chosen)
        resized = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        box = start.resized((1, 1), *way, self._grid) if resized else start.moved(*way, self._grid)
        if box != start:
            self._ask(chosen.uuid, box, resized=resized)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes through the placements, then on to the next widget."""
        order = [p.uuid for p in sorted(self._placements, key=lambda p: (p.row, p.column))]
        now = order.index(self._selected) if self._selected in order else None
        if now is None:
            step = (0 if forward else len(order) - 1) if order else -1
        else:
            step = now + (1 if forward else -1)
        if 0 <= step < len(order):
            self.select(order[step])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys work here."""
        super().focusInEvent(event)
        self.viewport().update()

    def _ask(self, placement: str, box: Box, *, resized: bool) -> None:
        if resized:
            self.placementResized.emit(placement, box.column, box.row, box.span, box.depth)
        else:
            self.placementMoved.emit(placement, box.column, box.row)

    def _drop_ghost(self) -> None:
        self._drag = self._ghost = None
        self.viewport().update()

    def _find(self, placement: str) -> Placement | None:
        return next((p for p in self._placements if p.uuid == placement), None)

    def _placement_at(self, point: QPointF) -> Placement | None:
        if self._grid is None or not self.view.scale:
            return None
        return placement_at(self._placements, self._grid, *self.view.page(point))

    def _handle_at(self, point: QPointF) -> tuple[int, int] | None:
        if not self._selected:
            return None
        return overlay.handle_at(self.box_on_screen(self._selected), point)

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
