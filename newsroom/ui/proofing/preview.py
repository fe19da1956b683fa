"""What will lie on the table: papers one after another, painted from the frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from newsroom.errors import NewsroomError
from newsroom.model.frame import PageFrames, PictureSource
from newsroom.ui import theme
from newsroom.ui.icons import icon
from newsroom.ui.pages.painter import page_image
from newsroom.ui.pages.pictures import Renditions
from newsroom.ui.proofing.papers import Tile

_EMU_PER_INCH = 914_400
_ROUND_ABOUT = 10  # pixels between paper and edge
_KEPT = 8
_NEAR = 2.6  # times larger when read
_STEP = 60  # pixels that an arrow moves


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its size in EMU as it lies, and the part of a sheet in its middle at a scale.

    corner: the tile stands at the left top of what can be printed, this far from the paper's edge;
    None in the middle.
    """

    page: PageFrames
    tile: Tile
    width: float
    height: float
    scale: float = 1.0
    corner: tuple[float, float] | None = None


class PapersView(QWidget):
    """Papers with buttons to leaf through them."""

    def __init__(self, pictures: PictureSource) -> None:
        super().__init__()
        self._sheet = _Table(pictures)
        self._papers: tuple[Paper, ...] = ()
        self._number = 0
        self._place = QLabel()
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back, self._on = QToolButton(), QToolButton()
        row = QHBoxLayout()
        row.addStretch(1)
        for button, text, step in ((self._back, "上一张", -1), (self._on, "下一张", 1)):
            button.setText(text)
            button.setToolTip(f"看{text}（{'PgUp' if step < 0 else 'PgDown'}）")
            button.setShortcut(QKeySequence(Qt.Key.Key_PageUp if step < 0 else Qt.Key.Key_PageDown))
            button.clicked.connect(lambda _=False, step=step: self._step(step))
        for widget in (self._back, self._place, self._on):
            row.addWidget(widget)
        self._larger = QToolButton()
        self._larger.setText("看大")
        self._larger.setIcon(icon("zoom-in"))
        self._larger.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._larger.setCheckable(True)
        self._larger.setToolTip("放大看字，拖动或用方向键移动；再点一次看整张（空格）")
        self._larger.toggled.connect(self._sheet.set_large)
        self._sheet.large.connect(self._larger.setChecked)
        row.addSpacing(12)
        row.addWidget(self._larger)
        row.addStretch(1)
        self._place.setMinimumWidth(90)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sheet, 1)
        layout.addLayout(row)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What is on show."""
        return self._papers

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show other papers, at about the same place."""
        self._papers = tuple(papers)
        self._step(0)

    def _step(self, step: int) -> None:
        count = len(self._papers)
        self._number = max(0, min(self._number + step, count - 1))
        self._place.setText(f"{self._number + 1} / {count}" if count else "没有可看的")
        self._back.setEnabled(self._number > 0)
        self._on.setEnabled(self._number < count - 1)
        self._sheet.show_paper(self._papers[self._number] if count else None)


class _Table(QWidget):
    """One paper on a table, whole or near. large: which of the two was asked for."""

    large = Signal(bool)

    def __init__(self, pictures: PictureSource) -> None:
        super().__init__()
        self._near = False
        self._middle = QPointF(0.5, 0.0)  # of the paper: what stands in the middle, in shares
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pictures = Renditions(pictures)
        self._paper: Paper | None = None
        self._kept: dict[tuple[int, int], tuple[PageFrames, QImage]] = {}
        self.setMinimumSize(300, 380)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("大样预览")

    def show_paper(self, paper: Paper | None) -> None:
        """Show this paper."""
        self._paper = paper
        self.update()

    def set_large(self, near: bool) -> None:
        """Show the paper near enough to read it, or whole."""
        self._near = near
        cursor = Qt.CursorShape.OpenHandCursor if near else Qt.CursorShape.ArrowCursor
        self.setCursor(cursor)
        self.setToolTip("" if near else "点一下，放大看这一处")
        self._move(QPointF())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on the whole paper goes near there; near, the paper is taken in the hand."""
        if event.button() != Qt.MouseButton.LeftButton or self._paper is None:
            return
        if self._near:
            self._grip = event.position()
            return
        sheet = self._place(self._paper)
        point = event.position() - sheet.topLeft()
        self._middle = QPointF(point.x() / sheet.width(), point.y() / sheet.height())
        self.large.emit(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The paper follows the hand."""
        if self._grip is not None:
            self._move(self._grip - event.position())
            self._grip = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """The hand lets go."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The wheel moves the paper that is near."""
        if self._near:
            self._move(QPointF(-event.angleDelta().x() / 2, -event.angleDelta().y() / 2))
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move the paper, the space bar goes near and back."""
        ways = {
            Qt.Key.Key_Left: QPointF(-_STEP, 0),
            Qt.Key.Key_Right: QPointF(_STEP, 0),
            Qt.Key.Key_Up: QPointF(0, -_STEP),
            Qt.Key.Key_Down: QPointF(0, _STEP),
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self.large.emit(not self._near)
        elif self._near and key in ways:
            self._move(ways[key])
        else:
            super().keyPressEvent(event)

    def _move(self, way: QPointF) -> None:
        """Move over the paper by pixels, no farther than its edges."""
        if self._paper is not None:
            sheet = self._place(self._paper)
            x = self._middle.x() + way.x() / sheet.width()
            y = self._middle.y() + way.y() / sheet.height()
            across = min(self.width() / 2 / sheet.width(), 0.5)
            down = min(self.height() / 2 / sheet.height(), 0.5)
            self._middle = QPointF(min(max(x, across), 1 - across), min(max(y, down), 1 - down))
        self.update()

    def _place(self, paper: Paper) -> QRectF:
        """Where the whole paper lies, in pixels."""
        across, down = self.width() - 2 * _ROUND_ABOUT, self.height() - 2 * _ROUND_ABOUT
        scale = min(across / paper.width, down / paper.height) * (_NEAR if self._near else 1)
        width, height = paper.width * scale, paper.height * scale
        middle = self._middle if self._near else QPointF(0.5, 0.5)
        left = self.width() / 2 - width * middle.x()
        top = self.height() / 2 - height * middle.y()
        return QRectF(left, top, width, height)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a page that can be told apart."""
        return QSize(430, 560)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the paper as large as it goes."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("desk"))
        paper = self._paper
        try:
            if paper is not None:
                self._paint(painter, paper)
        except NewsroomError as error:
            # Writing and printing will say the same, in a dialog.
            words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(20, 20, -20, -20), words, str(error))
        finally:
            painter.end()

    def _paint(self, painter: QPainter, paper: Paper) -> None:
        sheet = self._place(paper)
        width, height, left, top = sheet.width(), sheet.height(), sheet.left(), sheet.top()
        scale = width / paper.width
        painter.fillRect(sheet, theme.colour("paper"))
        painter.setPen(theme.colour("paper_edge"))
        painter.drawRect(sheet)
        shown = scale * paper.scale
        size = paper.tile.width * shown, paper.tile.height * shown
        if paper.corner is None:
            place = left + (width - size[0]) / 2, top + (height - size[1]) / 2
        else:
            place = left + paper.corner[0] * scale, top + paper.corner[1] * scale
        dots = self.devicePixelRatioF() * shown * _EMU_PER_INCH
        image = self._image(paper.page, dots)
        share = image.width() / int(paper.page.width)
        tile = paper.tile
        part = QRectF(*(value * share for value in (tile.x, tile.y, tile.width, tile.height)))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # On whole pixels an image of the right size is shown as it is.
        spot = QRect(*(round(value) for value in (*place, *size)))
        painter.drawImage(spot, image, part.toRect())

    def _image(self, page: PageFrames, dots: float) -> QImage:
        """The page in a size; the latest ones are kept, with their pages, which keep their ids."""
        key = (id(page), round(dots * 10))
        if key not in self._kept:
            self._kept[key] = page, page_image(page, self._pictures, dots)
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return self._kept[key][1]
