"""A scroll area that shows one sheet at any size, keeping what is under the pointer there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from newsroom.ui.pages.overlay import View
from newsroom.ui.pages.zooms import FIT_PAGE, FIT_WIDTH, LEAST, MOST

_MARGIN = 24
_EMU_PER_INCH = 914_400
_STEP = 1.15
_NOTCH = 120
_WHEEL_LINES = 40
_NEAR = 28


class ZoomArea(QAbstractScrollArea):
    """Zoom in percent of the printed size; FIT_WIDTH and FIT_PAGE follow the widget's size."""

    zoomChanged = Signal(float)  # noqa: N815 - the percentage now in force
    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = QSizeF(0, 0)
        self._wanted = FIT_WIDTH
        self._percent = 100.0
        self._pan: QPointF | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.horizontalScrollBar().setSingleStep(_WHEEL_LINES)
        self.verticalScrollBar().setSingleStep(_WHEEL_LINES)

    @property
    def zoom(self) -> float:
        """What was asked for: a percentage, FIT_WIDTH or FIT_PAGE."""
        return self._wanted

    @property
    def percent(self) -> float:
        """The percentage now in force."""
        return self._percent

    @property
    def view(self) -> View:
        """Where the sheet lies in the viewport, and how large."""
        scale = self._scale()
        port = self.viewport().size()
        width, height = self._sheet.width() * scale, self._sheet.height() * scale
        left = max((port.width() - width) / 2, _MARGIN) - self.horizontalScrollBar().value()
        top = max((port.height() - height) / 2, _MARGIN) - self.verticalScrollBar().value()
        return View(round(left), round(top), scale)

    def set_sheet(self, width: int, height: int) -> None:
        """The sheet's size in EMU; 0 where there is none."""
        size = QSizeF(width, height)
        if size != self._sheet:
            self._sheet = size
            self._refit()

    def set_zoom(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom to a percentage (25 to 400), FIT_WIDTH or FIT_PAGE, keeping `anchor` in place."""
        self._wanted = zoom if zoom in (FIT_WIDTH, FIT_PAGE) else min(max(zoom, LEAST), MOST)
        middle = QPointF(self.viewport().rect().center())
        self._refit(anchor or middle)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(self._percent * _STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(self._percent / _STEP)

    def show_rect(self, rect: QRect) -> None:
        """Scroll as little as needed to show a rectangle of the viewport."""
        port = self.viewport().rect()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + _shift(rect.left(), rect.right(), port.right()))
        down.setValue(down.value() + _shift(rect.top(), rect.bottom(), port.bottom()))

    def show_point(self, point: QPointF) -> None:
        """Scroll on where something is carried close to an edge of the viewport."""
        port = self.viewport().rect()
        place = point.toPoint()
        if port.contains(place):
            self.show_rect(QRect(place.x() - _NEAR, place.y() - _NEAR, 2 * _NEAR, 2 * _NEAR))

    def pan_to(self, point: QPointF) -> bool:
        """Go on panning to a point; False where the middle button holds nothing."""
        if self._pan is None:
            return False
        moved = (point - self._pan).toPoint()
        self._pan = point
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - moved.x())
        down.setValue(down.value() - moved.y())
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The middle button takes hold of the sheet."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go of the sheet."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan = None
            self.viewport().unsetCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow the fit."""
        super().resizeEvent(event)
        self._refit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl and the wheel zoom about the pointer; the wheel alone scrolls."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        notches = event.angleDelta().y() / _NOTCH
        if notches:
            self.set_zoom(self._percent * _STEP**notches, event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl with +, - and 0 zooms; arrows and the like scroll."""
        key = event.key()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.set_zoom(100.0)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """A pinch zooms."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.set_zoom(self._percent * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Tiles make a repaint cheap."""
        self.viewport().update()
        self.scrolled.emit()

    def _scale(self) -> float:
        return self._percent / 100 * self.logicalDpiX() / _EMU_PER_INCH

    def _refit(self, anchor: QPointF | None = None) -> None:
        before = self.view
        kept = before.page(anchor) if anchor is not None and before.scale else None
        percent = self._fitting()
        news = percent != self._percent
        self._percent = percent
        self._set_bars()
        if kept is not None and anchor is not None:
            self._bring(kept, anchor)
        self.viewport().update()
        if news:
            self.zoomChanged.emit(percent)

    def _bring(self, place: tuple[float, float], anchor: QPointF) -> None:
        """Scroll so that a point of the page lies under `anchor`."""
        now = self.view.point(*place)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(round(across.value() + now.x() - anchor.x()))
        down.setValue(round(down.value() + now.y() - anchor.y()))

    def _fitting(self) -> float:
        if self._wanted > 0:
            return self._wanted
        if self._sheet.isEmpty():
            return self._percent
        room = self.maximumViewportSize()
        unit = self.logicalDpiX() / _EMU_PER_INCH / 100
        tall = self._percent_for(room.height(), self._sheet.height() * unit)
        if self._wanted == FIT_PAGE:
            return min(tall, self._percent_for(room.width(), self._sheet.width() * unit))
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self._percent_for(room.width(), self._sheet.width() * unit)
        if wide <= tall:
            return wide
        return self._percent_for(room.width() - bar, self._sheet.width() * unit)

    @staticmethod
    def _percent_for(room: float, unit: float) -> float:
        return min(max((room - 2 * _MARGIN) / unit, 1.0), MOST)

    def _set_bars(self) -> None:
        scale, port = self._scale(), self.viewport().size()
        width = round(self._sheet.width() * scale) + 2 * _MARGIN
        height = round(self._sheet.height() * scale) + 2 * _MARGIN
        for bar, whole, seen in (
            (self.horizontalScrollBar(), width, port.width()),
            (self.verticalScrollBar(), height, port.height()),
        ):
            bar.setPageStep(seen)
            bar.setRange(0, max(whole - seen, 0) if not self._sheet.isEmpty() else 0)


def _shift(begin: int, end: int, room: int) -> int:
    """How far to scroll so that begin..end lies within 0..room, its beginning first."""
    if begin < 0:
        return begin
    return max(min(end - room, begin), 0)
