"""The remark pen on the page: a click takes a character, a drag takes words; marks show what was
remarked. While the pen is out, nothing on the page is moved or selected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from newsroom.model.difference import Spot
from newsroom.model.sheetmark import SheetMark
from newsroom.ui.pages.overlay import View, faint
from newsroom.ui.pages.preview import PagePreview
from newsroom.ui.remarks import marks

_MOUSE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)
Point = tuple[float, float]


class Pen(QObject):
    """taken: (begin, end) points of the page between which words are to be remarked on. swept: the
    same while the hand is still moving. marked: the number of a mark that was clicked. put_away:
    the pen is not wanted any more.
    """

    taken = Signal(object, object)
    swept = Signal(object, object)
    marked = Signal(int)
    put_away = Signal()

    def __init__(self, preview: PagePreview) -> None:
        super().__init__(preview)
        self._preview = preview
        self._marks: tuple[SheetMark, ...] = ()
        self._page = 0
        self._swept: tuple[Spot, ...] = ()
        self._begun: QPointF | None = None
        self.out = False
        self.last: Point | None = None  # where the menu was asked for
        self.tell: Callable[[int], str] = _nothing  # what the remark of a number says
        preview.layers.append(self._paint)
        preview.viewport().installEventFilter(self)
        preview.installEventFilter(self)

    def take(self, *, out: bool) -> None:
        """Take the pen into the hand, or put it away."""
        self.out, self._begun, self._swept = out, None, ()
        shape = Qt.CursorShape.CrossCursor if out else Qt.CursorShape.ArrowCursor
        self._preview.viewport().setCursor(shape)
        self._preview.viewport().update()

    def show_marks(self, page: int, found: Sequence[SheetMark]) -> None:
        """Show the remarks of the page on show."""
        if (page, tuple(found)) != (self._page, self._marks):
            self._page, self._marks = page, tuple(found)
            self._preview.viewport().update()

    def show_swept(self, spots: Sequence[Spot]) -> None:
        """Show the words between begin and end of a drag."""
        self._swept = tuple(spots)
        self._preview.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The pen has the mouse while it is out; Esc puts it away."""
        if isinstance(event, QHelpEvent) and self._told(event):
            return True
        if isinstance(event, QContextMenuEvent):
            self.last = self._preview.view.page(QPointF(event.pos()))
        elif isinstance(event, QKeyEvent) and self.out and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.put_away.emit()
            return True
        elif isinstance(event, QMouseEvent) and watched is self._preview.viewport():
            if self.out and event.type() in _MOUSE:
                return self._drawn(event)
            return self._clicked(event)
        return super().eventFilter(watched, event)

    def _told(self, event: QHelpEvent) -> bool:
        """Over a mark its remark is told instead of the placement."""
        view, point = self._preview.view, QPointF(event.pos())
        number = marks.hit(view, self._marks, self._page, point)
        number = number or marks.badge_at(self._preview, self._marks, self._page, point)
        words = self.tell(number) if number else ""
        if words:
            QToolTip.showText(event.globalPos(), words, self._preview.viewport())
        return bool(words)

    def _clicked(self, event: QMouseEvent) -> bool:
        """A click on a mark's number opens its remark; all else is the page's."""
        left = event.button() == Qt.MouseButton.LeftButton
        if event.type() != QEvent.Type.MouseButtonPress or not left or not self._marks:
            return False
        number = marks.badge_at(self._preview, self._marks, self._page, event.position())
        if number:
            self.marked.emit(number)
        return bool(number)

    def _drawn(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            if self._begun is not None:
                self.swept.emit(*self._points(self._begun, event.position()))
            return self._begun is not None or not event.buttons()
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._begun = event.position()
            self.swept.emit(*self._points(self._begun, self._begun))
        elif event.type() == QEvent.Type.MouseButtonRelease and self._begun is not None:
            begun, self._begun = self._begun, None
            self.taken.emit(*self._points(begun, event.position()))
        return True

    def _points(self, begin: QPointF, end: QPointF) -> tuple[Point, Point]:
        view = self._preview.view
        return view.page(begin), view.page(end)

    def _paint(self, painter: QPainter, view: View) -> None:
        marks.paint(painter, view, self._marks, self._page)
        for spot in self._swept:
            painter.fillRect(marks.place(view, spot), faint("remark", 90))


def _nothing(_number: int) -> str:
    return ""
