"""A slot's small picture: looked at, dragged, and worked on by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from newsroom.model.picture import Slot
from newsroom.ui import theme
from newsroom.ui.painting import painting
from newsroom.ui.pictures.files import carrying
from newsroom.ui.pictures.reading import Reading, Shown

SIZE = QSize(112, 84)
_EDGE = 3
_KEYS = {
    (Qt.Key.Key_Space, False): "look",
    (Qt.Key.Key_Return, False): "choose",
    (Qt.Key.Key_Enter, False): "choose",
    (Qt.Key.Key_C, False): "crop",
    (Qt.Key.Key_Delete, False): "remove",
    (Qt.Key.Key_Up, True): "up",
    (Qt.Key.Key_Down, True): "down",
    (Qt.Key.Key_Up, False): "before",
    (Qt.Key.Key_Down, False): "after",
    (Qt.Key.Key_F2, False): "caption",
}
HELP = "\n".join(
    (
        "空格看大图，回车更换图片，C 裁切，Del 移除",
        "Alt+↑ Alt+↓ 调整次序，也可以拖动；Ctrl+C 复制，Ctrl+V 粘贴",
    )
)


class Thumb(QWidget):
    """home: names the strip to a drag.

    asked: the verb of a key or of the mouse (look, choose, crop, remove, up, down …).
    """

    asked = Signal(str)

    def __init__(self, slot: Slot, index: int, images: Reading, home: str) -> None:
        super().__init__()
        self._slot = slot
        self._index = index
        self._home = home
        self._images = images
        self._pressed: QPoint | None = None
        self.setFixedSize(SIZE + QSize(2 * _EDGE, 2 * _EDGE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(f"第 {index + 1} 张图片")
        self.setToolTip(HELP if slot.picture else "点一下选择图片，也可以把照片拖到这里")

    @property
    def lost(self) -> bool:
        """Whether the original is known not to be found."""
        return self._shown().lost

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The picture as cropped, or what is missing, with the focus around it."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            inside = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            shown = self._shown()
            image = shown.image
            if image is None:
                self._paint_missing(painter, inside, shown)
            else:
                spot = _fitted(image, inside)
                painter.drawImage(spot, image)
                painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
                painter.drawRect(spot.adjusted(0, 0, -1, -1))
            if self.hasFocus():
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys of the strip; others go on."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        verb = None if control else _KEYS.get((Qt.Key(event.key()), bool(alt)))
        if verb is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(verb)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press may become a drag."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the slot away once the hand has moved far enough."""
        if self._pressed is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on an empty slot chooses its picture."""
        if self._pressed is not None and not self._slot.picture:
            self.asked.emit("choose")
        self._pressed = None
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Look at the picture."""
        if self._slot.picture:
            self.asked.emit("look")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Be seen where the focus comes by keys."""
        super().focusInEvent(event)
        self.asked.emit("focused")

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(carrying((self._slot,), self._index, self._home))
        image = self._shown().image
        if image is not None:
            drag.setPixmap(
                QPixmap.fromImage(image.scaled(SIZE, Qt.AspectRatioMode.KeepAspectRatio))
            )
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def _shown(self) -> Shown:
        if not self._slot.picture:
            return Shown()
        room = SIZE * self.devicePixelRatioF()
        return self._images.picture(
            self._slot.picture, self._slot.whole, room.width(), room.height()
        )

    def _paint_missing(self, painter: QPainter, inside: QRect, shown: Shown) -> None:
        if self._slot.picture and not shown.lost:
            painter.fillRect(inside, theme.colour("waiting"))
            return
        token = "error" if shown.lost else "warning"
        painter.fillRect(inside, theme.colour(f"{token}_soft"))
        painter.setPen(QPen(theme.colour(token), 1, Qt.PenStyle.DashLine))
        painter.drawRect(inside.adjusted(0, 0, -1, -1))
        words = "原图找不到了" if shown.lost else "待补图"
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, words)


def _fitted(image: QImage, room: QRect) -> QRect:
    """Where a picture is painted whole in the middle of some room."""
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    spot = QRect(QPoint(0, 0), size)
    spot.moveCenter(room.center())
    return spot
