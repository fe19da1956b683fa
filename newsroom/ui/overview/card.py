"""One page of the overview: its thumbnail with what stands on it, how full it is, who signed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from newsroom.ui.overview.card_paint import (
    BAR,
    LEFT,
    PAD,
    RIGHT,
    progress,
    row_height,
    sizes,
    thin,
)
from newsroom.ui.overview.carrying import Carried, carried, carry_page, carry_placement
from newsroom.ui.overview.plan import PlanPage, Standing
from newsroom.ui.pages.cells import Area, Box, area
from newsroom.ui.painting import painting
from newsroom.ui.theme import colour

_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class PageCard(QWidget):
    """Shows one page. Its heading carries the page, its thumbnail the article under the hand.

    Keys: arrows up and down go through the articles, figures send the one chosen to another page;
    Enter opens. dropped: what was carried, and the placement under it (empty for none).
    """

    opened = Signal(str, str)  # page, placement or empty
    dropped = Signal(object, str, object)  # Carried, placement below, point of the screen
    sent = Signal(str, int)  # placement, number of the page it goes to
    moved = Signal(str, int)  # page, by how many places
    menu_wanted = Signal(str, str, object)  # page, placement or empty, point
    stepped = Signal(int)  # to another card: by so many

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: PlanPage | None = None
        self._image: QImage | None = None
        self._chosen = ""
        self._over: str | None = None
        self._press: QPointF | None = None
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def page(self) -> str:
        """The page's identity; empty for none."""
        return self._plan.page.uuid if self._plan is not None else ""

    @property
    def chosen(self) -> str:
        """The placement chosen on it; empty for none."""
        return self._chosen

    def show_plan(self, plan: PlanPage) -> None:
        """Show a page."""
        if plan == self._plan:
            return
        self._plan = plan
        if self._chosen not in {each.placement.uuid for each in plan.standing}:
            self._chosen = ""
        self._describe()
        self.updateGeometry()
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """Show another thumbnail."""
        self._image = image
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """As high as the page's proportion makes it."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Heading, thumbnail, bar and a line of words."""
        plan = self._plan
        ratio = int(plan.grid.trim_height) / int(plan.grid.trim_width) if plan else 1.41
        return round(self._row() * 2 + (width - 2 * PAD) * ratio + BAR + 4 * PAD)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A readable size."""
        return QSize(200, self.heightForWidth(200))

    # Painting ------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Heading, thumbnail, fill bar, words."""
        plan = self._plan
        if plan is None:
            return
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            self._paint_heading(painter, plan)
            sheet = self._sheet()
            painter.fillRect(sheet, colour("paper"))
            if self._image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(sheet, self._image)
            if not plan.standing and self._image is not None:
                painter.setPen(colour("underset"))
                painter.drawText(sheet, int(_MIDDLE), "空版\n把稿件拖到这里")
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            self._paint_standing(painter, plan)
            painter.setPen(QPen(colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(sheet.toRect())
            if self.hasFocus() or self.underMouse():
                sizes(painter, self._rects())
            if plan.progress is not None:
                progress(painter, sheet, plan.progress)

    def _paint_ground(self, painter: QPainter) -> None:
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        dropping = self._over is not None
        if self.hasFocus() or dropping:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(colour("accent_soft") if dropping else colour("raised"))
        else:
            painter.setPen(QPen(colour("line_soft"), 1))
            painter.setBrush(colour("raised"))
        painter.drawRoundedRect(whole, 5, 5)

    def _paint_heading(self, painter: QPainter, plan: PlanPage) -> None:
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("heading"))
        row = QRectF(PAD, PAD, self.width() - 2 * PAD, self._row())
        words = f"{plan.page.label} {plan.page.name}".strip()
        painter.drawText(row, int(LEFT), words)
        painter.setFont(self.font())
        told = plan.progress
        if told is not None:
            taken = QFontMetricsF(font).horizontalAdvance(words) + PAD
            count = f"{told.stories} 篇"
            painter.setPen(colour("quiet"))
            painter.drawText(row.adjusted(taken, 0, 0, 0), int(RIGHT), count)

    def _paint_standing(self, painter: QPainter, plan: PlanPage) -> None:
        for each, rect in self._rects():
            uuid = each.placement.uuid
            if each.fits.startswith("多"):
                painter.fillRect(rect, thin("overset", 40))
                painter.setPen(QPen(colour("overset"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.toRect())
            if uuid in (self._chosen, self._over):
                painter.fillRect(rect, thin("selection", 46))
                painter.setPen(QPen(colour("selection"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(rect.toRect())

    def _row(self) -> float:
        return row_height(self.font())

    def _sheet(self) -> QRectF:
        """Where the thumbnail lies."""
        plan = self._plan
        width = self.width() - 2 * PAD
        ratio = int(plan.grid.trim_height) / int(plan.grid.trim_width) if plan else 1.41
        return QRectF(PAD, 2 * PAD + self._row(), width, width * ratio)

    @property
    def thumbnail_width(self) -> int:
        """Device pixels across the thumbnail."""
        return max(round(self._sheet().width() * self.devicePixelRatioF()), 1)

    def _rects(self) -> Iterator[tuple[Standing, QRectF]]:
        plan, sheet = self._plan, self._sheet()
        for each in plan.standing if plan is not None else ():
            assert plan is not None
            scale = sheet.width() / int(plan.grid.trim_width)
            yield each, _scaled(area(plan.grid, Box.of(each.placement)), sheet, scale)

    def standing_at(self, point: QPointF) -> Standing | None:
        """What stands under a point of the card."""
        return next((each for each, rect in self._rects() if rect.contains(point)), None)

    def _describe(self) -> None:
        plan = self._plan
        if plan is None:
            return
        chosen = next((s for s in plan.standing if s.placement.uuid == self._chosen), None)
        self.setAccessibleName(plan.words)
        self.setAccessibleDescription(f"已选中：{chosen.words}" if chosen is not None else "")

    def choose(self, placement: str) -> None:
        """Choose an article on the page; empty for none."""
        if placement != self._chosen:
            self._chosen = placement
            self._describe()
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show the sizes."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Hide the sizes."""
        super().leaveEvent(event)
        self.update()

    # The mouse -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose, and perhaps begin to carry."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
        found = self.standing_at(event.position())
        self.choose(found.placement.uuid if found is not None else "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Carry, or tell what lies under the pointer."""
        press = self._press
        if press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            found = self.standing_at(event.position())
            plan = self._plan
            words = found.words if found is not None else (plan.words if plan is not None else "")
            self.setToolTip(words)
            return
        if (event.position() - press).manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self._carry()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Nothing is carried."""
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the page."""
        found = self.standing_at(event.position())
        self._press = None
        self.opened.emit(self.page, found.placement.uuid if found is not None else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the page or of the article under the pointer."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            found = self.standing_at(QPointF(event.pos()))
            self.choose(found.placement.uuid if found is not None else "")
        else:
            point = self.mapToGlobal(self._sheet().center().toPoint())
        self.menu_wanted.emit(self.page, self._chosen, point)

    def _carry(self) -> None:
        drag = QDrag(self)
        data = carry_placement(self._chosen) if self._chosen else carry_page(self.page)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    # Drops ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take pages and articles."""
        if carried(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show what would take it: the page, or the article under it."""
        what = carried(event.mimeData())
        if not what:
            event.ignore()
            return
        self._show_over(self._below(what, event.position()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        """It went elsewhere."""
        self._show_over(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand on what was dropped."""
        what = carried(event.mimeData())
        self._show_over(None)
        if what:
            event.acceptProposedAction()
            point = self.mapToGlobal(event.position().toPoint())
            self.dropped.emit(what, self._below(what, event.position()), point)

    def _below(self, what: Carried, point: QPointF) -> str:
        """The placement that something is dropped onto; pages take no notice of them."""
        found = self.standing_at(point) if not what.page else None
        own = found is not None and found.placement.uuid == what.placement
        return found.placement.uuid if found is not None and not own else ""

    def _show_over(self, over: str | None) -> None:
        if over != self._over:
            self._over = over
            self.update()

    # Keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose, open, send, move."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if across and control:
            self.moved.emit(self.page, across)
        elif across:
            self.stepped.emit(across)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.page, self._chosen)
        elif key == Qt.Key.Key_Escape and self._chosen:
            self.choose("")
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._chosen and not modifiers:
            self.sent.emit(self._chosen, int(key) - int(Qt.Key.Key_0))
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """The article after or before the chosen one, in reading order."""
        names = [each.placement.uuid for each in self._plan.standing] if self._plan else []
        if not names:
            return
        if self._chosen in names:
            at = min(max(names.index(self._chosen) + by, 0), len(names) - 1)
        else:
            at = 0 if by > 0 else len(names) - 1
        self.choose(names[at])

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys work here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that they do no more."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another font or scheme."""
        super().changeEvent(event)
        self.update()


def _scaled(where: Area, sheet: QRectF, scale: float) -> QRectF:
    return QRectF(
        sheet.left() + where.left * scale,
        sheet.top() + where.top * scale,
        (where.right - where.left) * scale,
        (where.bottom - where.top) * scale,
    )
