"""A finished page with marks on it; a click on one chooses it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsroom.model.frame import PageFrames
from newsroom.model.sheetmark import SheetMark
from newsroom.ui.pages.view import PageView
from newsroom.ui.painting import painting
from newsroom.ui.remarks import marks

_ROUND = 90  # pixels around a chosen mark that are brought into sight with it


class MarkedView(PageView):
    """markClicked: the number of a mark."""

    markClicked = Signal(int)  # noqa: N815

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SheetMark, ...] = ()
        self._number = 0
        self.setAccessibleName(name)

    def show_marks(
        self, page: PageFrames | None, found: Sequence[SheetMark], number: int = 0
    ) -> None:
        """Show a page with its marks; the one of a number stands out and is brought into sight."""
        self._shown, self._number = tuple(found), number
        self.set_page(page, (), None)
        spots = [spot for mark in found if mark.number == number for spot in mark.spots]
        if page is not None and spots and spots[0].page == page.number:
            rect = marks.place(self.view, spots[0])
            self.show_rect(rect.adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND).toAlignedRect())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The page, then its marks."""
        super().paintEvent(event)
        if self._page is not None and self._shown:
            with painting(self.viewport()) as painter:
                marks.paint(painter, self.view, self._shown, self._page.number, self._number)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the mark under the pointer."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._page is not None:
            number = marks.hit(self.view, self._shown, self._page.number, event.position())
            if number:
                self.markClicked.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pan with the middle button; a hand over marks."""
        if self.pan_to(event.position()) or self._page is None:
            return
        over = marks.hit(self.view, self._shown, self._page.number, event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
