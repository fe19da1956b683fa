"""The picture under the hand that crops it: what is kept bright, what goes dim, thirds, handles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from newsroom.model.picture import Crop
from newsroom.ui import theme
from newsroom.ui.pages.overlay import faint
from newsroom.ui.painting import painting
from newsroom.ui.pictures.cropping import Frame, Handle, fitted, frame_of, grown, pulled
from newsroom.ui.pictures.reading import Reading

_LARGEST = QSize(1600, 1200)
_REACH = 12  # pixels around a handle
_STEP, _LARGE_STEP = 0.005, 0.05
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SLANTS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}


class CropView(QWidget):
    """Shows the whole upright original and what is kept of it. cropped: that changed."""

    cropped = Signal()

    def __init__(self, picture: str, crop: Crop, images: Reading) -> None:
        super().__init__()
        self._picture = picture
        self._images = images
        self._frame = frame_of(crop)
        self._shape = 0.0
        self._held: tuple[Handle, QPointF, Frame] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(360, 260)
        self.setAccessibleName("裁切范围")
        self.setAccessibleDescription("方向键移动，按住 Shift 加方向键改变大小")
        images.arrived.connect(self._arrived)

    @property
    def frame(self) -> Frame:
        """What is kept."""
        return self._frame

    def set_frame(self, frame: Frame) -> None:
        """Keep another part."""
        if frame != self._frame:
            self._frame = frame
            self.update()
            self.cropped.emit()

    def set_shape(self, shape: float) -> None:
        """Keep to a shape, share of width by share of height; 0 for any."""
        self._shape = shape
        if shape:
            self.set_frame(fitted(self._frame, shape))

    # Painting ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The picture, dimmed where it is cut away."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("desk"))
            shown = self._images.picture(self._picture, Crop(), _LARGEST.width(), _LARGEST.height())
            if shown.image is None:
                words = "原图找不到了，不能裁切" if shown.lost else "正在读取…"
                painter.setPen(theme.colour("quiet"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            whole = self._whole(shown.image.size())
            painter.drawImage(whole, shown.image)
            kept = self._kept(whole)
            for dim in _around(whole, kept):
                painter.fillRect(dim, faint("shadow", 160))
            self._paint_thirds(painter, kept)
            self._paint_handles(painter, kept)

    def _paint_thirds(self, painter: QPainter, kept: QRectF) -> None:
        painter.setPen(QPen(faint("paper", 130), 1))
        for share in (1 / 3, 2 / 3):
            x, y = kept.left() + kept.width() * share, kept.top() + kept.height() * share
            painter.drawLine(QPointF(x, kept.top()), QPointF(x, kept.bottom()))
            painter.drawLine(QPointF(kept.left(), y), QPointF(kept.right(), y))

    def _paint_handles(self, painter: QPainter, kept: QRectF) -> None:
        accent = theme.colour("selection")
        painter.setPen(QPen(theme.colour("paper"), 3))
        painter.drawRect(kept)
        painter.setPen(QPen(accent, 2 if self.hasFocus() else 1))
        painter.drawRect(kept)
        painter.setBrush(theme.colour("paper"))
        for handle in _SLANTS:
            if handle != (0, 0):
                spot = _spot(kept, handle)
                painter.drawRect(QRectF(spot.x() - 4, spot.y() - 4, 8, 8))

    # Hand and keys -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of a handle, or of the whole frame."""
        handle = self._handle(event.position())
        if handle is not None and event.button() is Qt.MouseButton.LeftButton:
            self._held = (handle, event.position(), self._frame)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pull or move."""
        if self._held is None:
            handle = self._handle(event.position())
            shape = _SLANTS[handle] if handle is not None else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        handle, start, before = self._held
        whole = self._whole_now()
        if whole is None:
            return
        if handle == (0, 0):
            way = event.position() - start
            self.set_frame(before.moved(way.x() / whole.width(), way.y() / whole.height()))
            return
        point = event.position() - whole.topLeft()
        share = (point.x() / whole.width(), point.y() / whole.height())
        self.set_frame(pulled(before, handle, share, self._shape))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the frame, with Shift its size changes; Ctrl takes larger steps."""
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        large = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = _LARGE_STEP if large else _STEP
        across, down = way[0] * step, way[1] * step
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.set_frame(grown(self._frame, across, down, self._shape))
        else:
            self.set_frame(self._frame.moved(across, down))

    # Geometry ------------------------------------------------------------------------------------

    def _whole_now(self) -> QRectF | None:
        shown = self._images.picture(self._picture, Crop(), _LARGEST.width(), _LARGEST.height())
        return self._whole(shown.image.size()) if shown.image is not None else None

    def _whole(self, size: QSize) -> QRectF:
        room = self.rect().adjusted(10, 10, -10, -10)
        fits = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        whole = QRectF(0, 0, fits.width(), fits.height())
        whole.moveCenter(QRectF(room).center())
        return whole

    def _kept(self, whole: QRectF) -> QRectF:
        frame = self._frame
        return QRectF(
            whole.left() + whole.width() * frame.left,
            whole.top() + whole.height() * frame.top,
            whole.width() * frame.width,
            whole.height() * frame.height,
        )

    def _handle(self, point: QPointF) -> Handle | None:
        whole = self._whole_now()
        if whole is None:
            return None
        kept = self._kept(whole)
        for handle in _SLANTS:
            if handle != (0, 0):
                way = point - _spot(kept, handle)
                if abs(way.x()) <= _REACH and abs(way.y()) <= _REACH:
                    return handle
        return (0, 0) if kept.contains(point) else None

    def _arrived(self, picture: str) -> None:
        if picture == self._picture:
            self.update()


def _spot(kept: QRectF, handle: Handle) -> QPointF:
    """Where a handle stands."""
    x = kept.center().x() + handle[0] * kept.width() / 2
    y = kept.center().y() + handle[1] * kept.height() / 2
    return QPointF(x, y)


def _around(whole: QRectF, kept: QRectF) -> tuple[QRectF, ...]:
    """The four strips that are cut away."""
    return (
        QRectF(whole.topLeft(), QPointF(whole.right(), kept.top())),
        QRectF(QPointF(whole.left(), kept.bottom()), whole.bottomRight()),
        QRectF(QPointF(whole.left(), kept.top()), kept.bottomLeft()),
        QRectF(kept.topRight(), QPointF(whole.right(), kept.bottom())),
    )
