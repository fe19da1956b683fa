"""The page under drops and keys: articles and files are taken in, what stands there is nudged.

Everything here only shows and asks: moving, resizing, dropping and removing are signals, and the
page changes when the desk hands in new frames.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QWidget

from newsroom.model.placement import Placement
from newsroom.ui.pages.cells import Box, cell_at, dropped
from newsroom.ui.pages.dragging import (
    ARTICLE_MIME,
    are_pictures,
    carried_article,
    carried_files,
)
from newsroom.ui.pages.grip import GripView
from newsroom.ui.pages.hits import headline

__all__ = ["ARTICLE_MIME", "PagePreview"]

_USUAL_SHAPE = (2, 16)
_PICTURE_SHAPE = (2, 14)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
ShapeOf = Callable[[str, int, int], tuple[int, int]]
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PagePreview(GripView):
    """Takes in what is dropped, on the grid, and follows the keys: arrows move what is selected,
    with Shift they resize it, with Alt they change its legs (left, right) and its headline (up,
    down); Tab goes through the placements.

    menuWanted: whether a placement is under the hand, and the point on the screen.
    articleDroppedOn: an article was dropped onto a placement, to stand in its place.
    picturesDropped: picture files were dropped onto a placement, or onto a free cell.
    """

    placementRemoved = Signal(str)  # noqa: N815
    articleDropped = Signal(str, int, int)  # noqa: N815 - article uuid, column, row
    articleDroppedOn = Signal(str, str, object)  # noqa: N815 - article, placement, point
    menuWanted = Signal(bool, object)  # noqa: N815
    filesDropped = Signal(list)  # noqa: N815 - paths
    picturesDropped = Signal(list, str, int, int)  # noqa: N815 - paths, placement, column, row
    pageStepped = Signal(int)  # noqa: N815 - -1 for the page before, 1 for the next
    legsStepped = Signal(int)  # noqa: N815 - one leg fewer (-1) or more (1)
    headlineStepped = Signal(int)  # noqa: N815 - a size smaller (-1) or larger (1)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carried: tuple[str, QPointF] | None = None
        self._shape_of: ShapeOf = lambda _article, _column, _row: _USUAL_SHAPE
        self.setAcceptDrops(True)

    def set_drop_shape(self, shape_of: ShapeOf) -> None:
        """Ask this for the columns and lines a dragged article would take, given its uuid and the
        column and row of its left top.
        """
        self._shape_of = shape_of

    def land_again(self) -> None:
        """What is carried over the page would now take another shape."""
        if self._carried is not None:
            self._show_landing(*self._carried)
            self.viewport().update()

    # Menus ---------------------------------------------------------------------------------------

    def ask_menu(self) -> None:
        """Ask for the menu as the keyboard does: at the selected placement, or the page."""
        rect = self.box_on_screen(self._selected)
        spot = (rect.center() if self._selected else QPointF(self.rect().center())).toPoint()
        port = self.viewport()
        spot = QPoint(
            min(max(spot.x(), 0), port.width() - 1), min(max(spot.y(), 0), port.height() - 1)
        )
        self.menuWanted.emit(bool(self._selected), port.mapToGlobal(spot))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Select what lies under the pointer and ask for its menu; else for the page's."""
        if self._grid is None:
            return
        event.accept()
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self.ask_menu()
            return
        found = self._placement_at(QPointF(event.pos()))
        if found is None or found.uuid not in self.chosen:
            self.select(found.uuid if found is not None else "")
        self.menuWanted.emit(found is not None, event.globalPos())

    # Drops ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take articles and files."""
        if self._takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where an article would land, or what it would stand in the place of."""
        if not self._takes(event.mimeData()):
            event.ignore()
            return
        article = carried_article(event.mimeData())
        self.show_point(event.position())
        self._ghost, self._ghost_words, self._ghost_refused = None, "", False
        if article:
            self._carried = (article, event.position())
            self._show_landing(*self._carried)
        elif are_pictures(carried_files(event.mimeData())):
            self._show_pictures(event.position())
        self.viewport().update()
        event.acceptProposedAction()

    def _show_landing(self, article: str, point: QPointF) -> None:
        found = self._placement_at(point)
        self._ghost_words = ""
        if found is None or found.article == article:
            self._ghost = self._landing(article, point)
        elif self._page is not None:
            self._ghost = Box.of(found)
            self._ghost_words = f"替换《{headline(self._page, found.uuid)}》"

    def _show_pictures(self, point: QPointF) -> None:
        found = self._placement_at(point)
        if found is not None and self._page is not None:
            self._ghost = Box.of(found)
            self._ghost_words = f"配图给《{headline(self._page, found.uuid)}》"
        elif self._grid is not None:
            self._ghost = dropped(self._grid, *self.view.page(point), *_PICTURE_SHAPE)
            self._ghost_words = "作图片新闻"

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """The carried thing went elsewhere."""
        super().dragLeaveEvent(event)
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Ask for the article to be placed, or for the files to be taken in."""
        article, paths = carried_article(event.mimeData()), carried_files(event.mimeData())
        self._let_go()
        if article and self._grid is not None:
            event.acceptProposedAction()
            self._drop(article, event.position())
        elif paths:
            event.acceptProposedAction()
            self._drop_files(paths, event.position())

    def _drop(self, article: str, point: QPointF) -> None:
        found = self._placement_at(point)
        if found is not None and found.article != article:
            spot = self.viewport().mapToGlobal(point.toPoint())
            self.articleDroppedOn.emit(article, found.uuid, spot)
        else:
            box = self._landing(article, point)
            self.articleDropped.emit(article, box.column, box.row)

    def _drop_files(self, paths: list[str], point: QPointF) -> None:
        if self._grid is None or not are_pictures(paths):
            self.filesDropped.emit(paths)
            return
        found = self._placement_at(point)
        cell = cell_at(self._grid, *self.view.page(point))
        self.picturesDropped.emit(paths, found.uuid if found is not None else "", *cell)

    def _takes(self, data: QMimeData) -> bool:
        return bool(carried_files(data)) or (bool(carried_article(data)) and self._grid is not None)

    def _landing(self, article: str, point: QPointF) -> Box:
        assert self._grid is not None
        cell = cell_at(self._grid, *self.view.page(point))
        return dropped(self._grid, *self.view.page(point), *self._shape_of(article, *cell))

    # Keys ----------------------------------------------------------------------------------------

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
            if self._ghost is None:
                self.select("")
            self._let_go()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.placementRemoved.emit(chosen.uuid)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.placementActivated.emit(chosen.uuid, 0)
        elif key in _ARROWS:
            self._arrow(chosen, _ARROWS[key], modifiers)
        else:
            return False
        return True

    def _arrow(
        self, chosen: Placement, way: tuple[int, int], modifiers: Qt.KeyboardModifier
    ) -> None:
        if not modifiers & _ALT:
            self._nudge(chosen, way, resized=bool(modifiers & _SHIFT))
        elif way[0]:
            self.legsStepped.emit(way[0])
        else:
            self.headlineStepped.emit(-way[1])

    def _nudge(self, chosen: Placement, way: tuple[int, int], *, resized: bool) -> None:
        assert self._grid is not None
        start = Box.of(chosen)
        if self._also:
            self.placementsShifted.emit(list(self.chosen), *way)
            return
        box = start.resized((1, 1), *way, self._grid) if resized else start.moved(*way, self._grid)
        if box == start:
            return
        obstacle = self._in_the_way(chosen.uuid, box)
        if obstacle:
            self.moveRefused.emit(f"放不下：{obstacle}")
        else:
            self._ask(chosen.uuid, box, resized=resized)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab goes through the placements, then on to the next widget; what floats over the page
        hands its own Tab up to here, which is none of the page's.
        """
        if not self.hasFocus():
            return super().focusNextPrevChild(forward)
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

    def _still_holds(self) -> bool:
        """An article of the pool, too, is carried on."""
        return self._carried is not None or super()._still_holds()

    def _let_go(self) -> None:
        self._carried = None
        super()._let_go()
