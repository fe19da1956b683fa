"""A picture as large as the screen allows, or dot by dot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from newsroom.model.picture import Picture, Slot
from newsroom.ui import theme
from newsroom.ui.painting import painting
from newsroom.ui.pictures.reading import WHOLE, Reading, Shown

_LARGEST = QSize(2560, 1600)  # read at once for any window; larger only dot by dot


class LookDialog(QDialog):
    """Shows the pictures of an article one by one. turned: to the slot with this index."""

    turned = Signal(int)

    def __init__(self, slots: Sequence[Slot], index: int, images: Reading, parent: QWidget) -> None:
        super().__init__(parent)
        self._slots = list(slots)
        self._index = index
        self._known: Mapping[str, Picture] = {}
        self._view = _View(images)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._count = QLabel()
        self._count.setObjectName("empty")
        self._dots = QPushButton("原大（Z）")
        self._dots.setCheckable(True)
        self._dots.setToolTip("一个像素对一个点，看清楚不清楚；可以拖动（Z）")
        self._dots.toggled.connect(self._view.set_dot_by_dot)
        self._before = self._button("上一张", "左箭头", -1)
        self._after = self._button("下一张", "右箭头", 1)
        close = QPushButton("关闭")
        close.setToolTip("空格或 Esc")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for widget in (self._count, self._before, self._after, self._dots, close):
            foot.addWidget(widget)
            if widget is self._count:
                foot.addStretch(1)
        for button in (self._before, self._after, self._dots, close):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 10)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._told)
        layout.addLayout(foot)
        room = self.screen().availableGeometry()
        self.resize(round(room.width() * 0.86), round(room.height() * 0.86))
        self._view.setFocus()
        self._show()

    def show_known(self, pictures: Mapping[str, Picture]) -> None:
        """Tell the records of the pictures, by SHA-256."""
        self._known = pictures
        self._show()

    @property
    def index(self) -> int:
        """The slot on show."""
        return self._index

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space closes, arrows turn, Z shows dot by dot."""
        match event.key():
            case Qt.Key.Key_Space:
                self.accept()
            case Qt.Key.Key_Left | Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self._turn(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                self._turn(1)
            case Qt.Key.Key_Z:
                self._dots.toggle()
            case _:
                super().keyPressEvent(event)

    def _button(self, words: str, keys: str, step: int) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(f"{words}（{keys}）")
        button.clicked.connect(lambda: self._turn(step))
        return button

    def _turn(self, step: int) -> None:
        to = self._index + step
        if 0 <= to < len(self._slots):
            self._index = to
            self._show()
            self.turned.emit(to)

    def _show(self) -> None:
        slot = self._slots[self._index]
        known = self._known.get(slot.picture)
        name = known.name if known else "待补图"
        self.setWindowTitle(f"看大图 — {name}")
        self._view.show_slot(slot)
        self._told.setText(slot.printed_caption or "（还没有图片说明）")
        facts = [f"{self._index + 1}/{len(self._slots)}", name]
        if known:
            facts.append(f"{known.width}×{known.height}")
            if known.shrunk:
                facts.append("微信压缩图，请要原图")
        self._count.setText("　".join(facts))
        self._before.setEnabled(self._index > 0)
        self._after.setEnabled(self._index + 1 < len(self._slots))


class _View(QWidget):
    """Paints one picture, whole or dot by dot."""

    def __init__(self, images: Reading) -> None:
        super().__init__()
        self._images = images
        self._slot = Slot()
        self._dot_by_dot = False
        self._corner = QPointF(0, 0)
        self._held: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 200)
        self.setAccessibleName("图片")
        images.arrived.connect(self._arrived)

    def show_slot(self, slot: Slot) -> None:
        """Show another picture."""
        self._slot = slot
        self._corner = QPointF(0, 0)
        self.update()

    def set_dot_by_dot(self, wanted: bool) -> None:
        """One pixel of the picture to one of the screen, or the whole picture."""
        self._dot_by_dot = wanted
        self.setCursor(Qt.CursorShape.OpenHandCursor if wanted else Qt.CursorShape.ArrowCursor)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The picture in the middle of a quiet ground."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme.colour("desk"))
            shown = self._shown()
            if shown.image is None:
                words = "正在读取…"
                if not self._slot.picture:
                    words = "待补图"
                elif shown.lost:
                    words = "原图找不到了，请重新放入"
                painter.setPen(theme.colour("quiet"))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._spot(shown.image.size()), shown.image)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the picture."""
        self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move the picture under the window."""
        if self._held is not None and self._dot_by_dot:
            self._shift(event.position().toPoint() - self._held)
            self._held = event.position().toPoint()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Move along a picture shown dot by dot."""
        if self._dot_by_dot:
            self._shift(
                event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
            )
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep a picture shown dot by dot within the window."""
        super().resizeEvent(event)
        self._shift(QPoint(0, 0))

    def _shift(self, by: QPoint) -> None:
        self._corner += QPointF(by)
        self.update()

    def _shown(self) -> Shown:
        if not self._slot.picture:
            return Shown()
        room = QSize(WHOLE, WHOLE) if self._dot_by_dot else _LARGEST
        return self._images.picture(
            self._slot.picture, self._slot.whole, room.width(), room.height()
        )

    def _spot(self, size: QSize) -> QRectF:
        ratio = self.devicePixelRatioF()
        natural = QSize(round(size.width() / ratio), round(size.height() / ratio))
        fits = natural.width() <= self.width() and natural.height() <= self.height()
        if not self._dot_by_dot and not fits:
            natural = natural.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spare = QPointF(self.width() - natural.width(), self.height() - natural.height())
        middle = spare / 2
        x = middle.x() if spare.x() >= 0 else min(max(middle.x() + self._corner.x(), spare.x()), 0)
        y = middle.y() if spare.y() >= 0 else min(max(middle.y() + self._corner.y(), spare.y()), 0)
        return QRectF(QPointF(x, y), natural.toSizeF())

    def _arrived(self, picture: str) -> None:
        if picture == self._slot.picture:
            self.update()
