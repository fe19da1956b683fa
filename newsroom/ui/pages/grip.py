"""The page under the mouse: what stands on it is selected, moved, resized, exchanged, cropped.

Everything here only shows and asks: the page changes when the desk hands in new frames.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from newsroom.model.frame import PictureFrame
from newsroom.model.picture import Crop
from newsroom.model.placement import Placement
from newsroom.ui.pages import overlay
from newsroom.ui.pages.cells import Box, flush, snapped
from newsroom.ui.pages.dragging import Drag
from newsroom.ui.pages.hits import body_offset_at, headline, picture_at
from newsroom.ui.pages.panning import Pan, PictureDrag
from newsroom.ui.pages.view import PageView

_TITLE = 14  # characters of a headline that the ghost's words have room for
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class GripView(PageView):
    """Placements are taken hold of by their middle or by one of eight handles.

    With Ctrl a click selects one more, and a drag does not snap to neighbours. What is dropped in
    the middle of another placement is to exchange places with it. A selected placement's picture is
    dragged on the placement's grid, and with Alt within its frame.

    trialWanted: a placement is held over a rectangle; how it would fit there is not known yet.
    fitClicked: the tab that names lines over or short was clicked, at a point of the screen.
    """

    placementActivated = Signal(str, int)  # noqa: N815 - uuid, body offset or -1
    placementMoved = Signal(str, int, int)  # noqa: N815 - uuid, column, row
    placementResized = Signal(str, int, int, int, int)  # noqa: N815 - column, row, span, depth
    placementsShifted = Signal(list, int, int)  # noqa: N815 - uuids, columns, rows
    placementsSwapped = Signal(str, str)  # noqa: N815
    pictureMoved = Signal(str, int, int, int)  # noqa: N815 - uuid, slot, columns, rows by which
    pictureTrialWanted = Signal(int, int, int, object)  # noqa: N815 - slot, columns, rows, Box
    pictureCropped = Signal(str, int, object)  # noqa: N815 - uuid, slot, Crop
    trialWanted = Signal(str, object)  # noqa: N815 - uuid, Box
    fitClicked = Signal(str, object)  # noqa: N815 - uuid, point
    moveRefused = Signal(str)  # noqa: N815 - why what was let go stays where it was

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: Drag | None = None
        self._pan_picture: Pan | None = None
        self._held_picture: PictureDrag | None = None
        self._swap = ""
        self._trials: dict[Box, str] = {}
        self._in_the_way: Callable[[str, Box], str] = _nothing

    def set_obstacles(self, in_the_way: Callable[[str, Box], str]) -> None:
        """Ask this what is in a placement's way in a rectangle; it answers at once, in words."""
        self._in_the_way = in_the_way

    def show_trial(self, placement: str, box: Box, words: str) -> None:
        """How a placement that is held, or whose picture is, would fit then, in words."""
        held = self._drag or self._held_picture
        if held is None or held.placement != placement:
            return
        self._trials[box] = words
        if self._ghost == box:
            self._name_ghost(box)
            self._update_ghost(box)

    # The mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select, or take hold of a placement, a handle or a picture."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or self._grid is None:
            return
        point = event.position()
        if self._press_tab(point):
            return
        handle = self._handle_at(point)
        if handle is None and self._take_picture(point, event.modifiers()):
            return
        if handle is None and not self._press_placement(point, event.modifiers()):
            return
        chosen = self._find(self._selected)
        if chosen is not None:
            self._trials = {}
            self._drag = Drag(chosen.uuid, Box.of(chosen), handle, self.view.page(point))

    def _press_tab(self, point: QPointF) -> bool:
        for placement, place, _ in self.fit_tabs():
            if place.contains(point):
                self.select(placement.uuid)
                corner = self.viewport().mapToGlobal(place.bottomLeft().toPoint())
                self.fitClicked.emit(placement.uuid, corner)
                return True
        return False

    def _press_placement(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Select what lies under the pointer; whether it may be dragged now."""
        found = self._placement_at(point)
        uuid = found.uuid if found is not None else ""
        if modifiers & _CONTROL and uuid:
            self.select_also(uuid)
            return False
        if uuid not in self.chosen or not self._also:
            self.select(uuid)
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag or hover."""
        if self.pan_to(event.position()):
            return
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if held and self._pan_picture is not None:
            self._pan_picture = self._pan_picture.to(*self.view.page(event.position()))
            self.viewport().update()
        elif held and self._held_picture is not None:
            self._follow_picture(self._held_picture, event.position())
        elif held and self._drag is not None:
            self._follow(self._drag, event.position(), event.modifiers())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for what the hand has shown."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        drag, ghost, swap = self._drag, self._ghost, self._swap
        pan, picture, refused = self._pan_picture, self._held_picture, self._ghost_refused
        words = self._ghost_words
        self._let_go()
        if pan is not None:
            self._ask_crop(pan)
        elif picture is not None:
            if picture.moved:
                self.pictureMoved.emit(picture.placement, picture.slot, *picture.cells)
        elif drag is not None and ghost is not None and ghost != drag.start:
            if refused:
                self.moveRefused.emit(words)
            else:
                self._ask_drag(drag, ghost, swap)

    def _ask_drag(self, drag: Drag, ghost: Box, swap: str) -> None:
        if swap:
            self.placementsSwapped.emit(drag.placement, swap)
        elif drag.handle is None and self._also:
            by = (ghost.column - drag.start.column, ghost.row - drag.start.row)
            self.placementsShifted.emit(list(self.chosen), *by)
        else:
            self._ask(drag.placement, ghost, resized=drag.handle is not None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for the text under the pointer."""
        self._let_go()
        found = self._placement_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None and self._page:
            x, y = self.view.page(event.position())
            offset = body_offset_at(self._page, found.uuid, x, y)
            self.placementActivated.emit(found.uuid, offset)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is hovered any more."""
        super().leaveEvent(event)
        self._hovered = ""
        self.viewport().update()

    # Placements ----------------------------------------------------------------------------------

    def _follow(self, drag: Drag, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        grid, held = self._grid, self.view.point(*drag.origin)
        far = (point - held).manhattanLength() >= QApplication.startDragDistance()
        if grid is None or not (far or self._ghost is not None):
            return
        self.show_point(point)
        box = drag.box(self.view.page(point), grid)
        if not modifiers & _CONTROL and box != drag.start:
            others = [Box.of(p) for p in self._placements if p.uuid != drag.placement]
            box = snapped(box, drag.handle, others, grid)
        other = self._exchanged(drag, point) if drag.handle is None else None
        self._swap = other.uuid if other is not None else ""
        box = box if other is None else Box.of(other)
        first = self._ghost is None
        if box == self._ghost and not first:
            return
        before, self._ghost = self._ghost, box
        self._name_ghost(box)
        if first:
            self.viewport().update()
            self.placesMoved.emit()
        else:
            self._update_ghost(before)
            self._update_ghost(box)
        if box not in self._trials and not self._also:
            self.trialWanted.emit(drag.placement, box)

    def _exchanged(self, drag: Drag, point: QPointF) -> Placement | None:
        """The placement with which a held one would exchange places: that under the pointer."""
        found = self._placement_at(point)
        if found is None or found.uuid in self.chosen or self._also:
            return None
        return found if found.uuid != drag.placement else None

    def _name_ghost(self, box: Box) -> None:
        """Say how large the ghost is, how it fits there, and what is in its way."""
        drag, trial = self._drag, self._trials.get(box, "")
        self._ghost_refused = False
        if drag is None:
            self._ghost_words = f"图片　{trial}" if trial else "图片"
            return
        if self._swap and self._page is not None:
            words = f"松开：与《{_short(headline(self._page, self._swap))}》对调"
        else:
            words = f"{box.span} 栏 × {box.depth} 行"
            obstacle = self._in_the_way(drag.placement, box) if box != drag.start else ""
            if obstacle and not self._also:
                self._ghost_refused = True
                self._ghost_words = f"放不下：{obstacle}"
                return
        self._ghost_words = f"{words}　{trial}" if trial else words

    def _update_ghost(self, box: Box | None) -> None:
        """Paint anew where a ghost lies, its words included, and no more."""
        if box is not None:
            rect = self._rect(box).toAlignedRect().adjusted(-8, -8, 8, 40)
            rect.setRight(max(rect.right(), rect.left() + 420))
            self.viewport().update(rect)

    def _paint_overlay(self, painter: QPainter, exposed: QRectF) -> None:
        super()._paint_overlay(painter, exposed)
        grid, drag = self._grid, self._drag
        if grid is not None and self._ghost is not None and drag is not None:
            others = [Box.of(p) for p in self._placements if p.uuid != drag.placement]
            if not self._swap:
                edges = flush(self._ghost, others, grid)
                overlay.snapped(painter, self._rect(self._ghost), edges)
            for each in self._also if drag.handle is None else ():
                self._paint_also(painter, each, drag)
        if self._pan_picture is not None:
            pan = self._pan_picture
            image = self._pictures.image(pan.frame.picture, pan.crop, 240, 240)
            overlay.panned(painter, self.view.rect(pan.area), image)

    def _paint_also(self, painter: QPainter, uuid: str, drag: Drag) -> None:
        found, ghost, grid = self._find(uuid), self._ghost, self._grid
        if found is None or ghost is None or grid is None:
            return
        box = Box.of(found)
        by = (ghost.column - drag.start.column, ghost.row - drag.start.row)
        overlay.ghost(painter, self._rect(box.moved(*by, grid)), "")

    def _ask(self, placement: str, box: Box, *, resized: bool) -> None:
        if resized:
            self.placementResized.emit(placement, box.column, box.row, box.span, box.depth)
        else:
            self.placementMoved.emit(placement, box.column, box.row)

    # Pictures ------------------------------------------------------------------------------------

    def _take_picture(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """Take hold of a picture of the selected placement; with Alt of what is in its frame."""
        if self._page is None or not self._selected or modifiers & _CONTROL or self._also:
            return False
        x, y = self.view.page(point)
        frame = picture_at(self._page, self._selected, x, y)
        if frame is None or not frame.article:
            return False
        if modifiers & _ALT:
            if frame.picture:
                self._pan_picture = Pan(frame, frame.crop, (x, y))
        elif self._grid is not None:
            self._trials = {}
            self._held_picture = PictureDrag(frame.placement, frame.slot, frame, (x, y), self._grid)
        return True

    def _follow_picture(self, held: PictureDrag, point: QPointF) -> None:
        far = (point - self.view.point(*held.origin)).manhattanLength()
        if far < QApplication.startDragDistance() and not held.moved:
            return
        self._held_picture = held = held.to(*self.view.page(point))
        placement = self._find(held.placement)
        if placement is None:
            return
        box = held.box(Box.of(placement))
        if box != self._ghost:
            self._ghost = box
            self._name_ghost(box)
            self.viewport().update()
            self.placesMoved.emit()
            if box not in self._trials:
                self.pictureTrialWanted.emit(held.slot, *held.cells, box)

    def _ask_crop(self, pan: Pan) -> None:
        crop: Crop = pan.crop
        if crop != pan.frame.crop:
            self.pictureCropped.emit(pan.frame.placement, pan.frame.slot, crop)

    # Inner ---------------------------------------------------------------------------------------

    def _hover(self, point: QPointF) -> None:
        self.viewport().setCursor(self._cursor(point))
        found = self._placement_at(point)
        uuid = found.uuid if found is not None else ""
        if uuid != self._hovered:
            before, self._hovered = self._hovered, uuid
            self.viewport().setToolTip(self._words(uuid))
            for each in (before, uuid):
                rect = self.box_on_screen(each).toAlignedRect()
                self.viewport().update(rect.adjusted(-2, -2, 2, 2))

    def _cursor(self, point: QPointF) -> Qt.CursorShape:
        handle = self._handle_at(point)
        if handle is not None:
            return overlay.CURSORS[handle]
        if self._picture_under(point) is not None:
            return Qt.CursorShape.OpenHandCursor
        over = self._placement_at(point) is not None
        over = over or any(place.contains(point) for _, place, _ in self.fit_tabs())
        return Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor

    def _picture_under(self, point: QPointF) -> PictureFrame | None:
        if self._page is None or not self._selected:
            return None
        return picture_at(self._page, self._selected, *self.view.page(point))

    def _handle_at(self, point: QPointF) -> tuple[int, int] | None:
        if not self._selected or self._also:
            return None
        return overlay.handle_at(self.box_on_screen(self._selected), point)

    def _holds(self) -> bool:
        held = (self._drag, self._held_picture, self._pan_picture)
        return super()._holds() or any(each is not None for each in held)

    def _still_holds(self) -> bool:
        """What is held stands where it did when the hand took hold of it."""
        if self._drag is None:
            return self._held_picture is not None or self._pan_picture is not None
        found = self._find(self._drag.placement)
        return found is not None and Box.of(found) == self._drag.start

    def _let_go(self) -> None:
        self._drag = self._pan_picture = self._held_picture = None
        self._swap = ""
        super()._let_go()


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}…"


def _nothing(_placement: str, _box: Box) -> str:
    return ""
