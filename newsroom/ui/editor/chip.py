"""One person of a byline, as a small button: role and name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from newsroom.desk.naming import role_word
from newsroom.model.credit import Credit
from newsroom.ui import theme
from newsroom.ui.painting import painting

_SIDE = 7  # pixels left and right of the words
_GAP = 5
_INKS = (("quiet", _GAP), ("ink", 0), ("warning", 0))  # of role, name and doubt
_LEAP = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TURNS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Chip(QAbstractButton):
    """Shows a credit; says what its keys and the mouse ask for.

    asked: its menu, at a place. stepped: to the neighbour (-1, 1). shifted: itself one place on.
    turned: another role (-1, 1). emptied: to be taken out, and where the caret goes (-1, 1).
    rewritten: its name is to be typed anew. hauled: dragged over a point of the screen.
    """

    asked = Signal(QPoint)
    stepped = Signal(int)
    shifted = Signal(int)
    turned = Signal(int)
    emptied = Signal(int)
    rewritten = Signal()
    hauled = Signal(QPoint)

    def __init__(self, credit: Credit, parent: QWidget, person: str = "") -> None:
        super().__init__(parent)
        self.credit = credit
        self.person = person
        self._doubt = ""
        self._pressed: QPoint | None = None
        self._hauled = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.show_credit(credit)

    def show_credit(self, credit: Credit) -> None:
        """Show another role or name."""
        self.credit = credit
        self._tell()

    def show_doubt(self, words: str) -> None:
        """Say that the name may mean several persons; empty: it is clear."""
        if words != self._doubt:
            self._doubt = words
            self._tell()

    @property
    def doubt(self) -> str:
        """What is not clear about the name."""
        return self._doubt

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its words."""
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(part) for part in self._parts()) + _GAP
        return QSize(width + 2 * _SIDE, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The role quietly, the name plainly, a frame where the keyboard is."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self.hasFocus() or self.underMouse()
            painter.setBrush(theme.colour("accent_soft"))
            edge = "accent" if self.hasFocus() else "accent_line" if lit else "accent_soft"
            painter.setPen(QPen(theme.colour(edge), 1.4 if self.hasFocus() else 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8), 5, 5)
            metrics = self.fontMetrics()
            base = (self.height() + metrics.ascent() - metrics.descent()) / 2
            x = float(_SIDE)
            for part, (ink, gap) in zip(self._parts(), _INKS, strict=True):
                painter.setPen(theme.colour(ink))
                painter.drawText(QPointF(x, base), part)
                x += metrics.horizontalAdvance(part) + gap

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys as in a line of text, and up and down for the role."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            moved = self.shifted if event.modifiers() & _LEAP else self.stepped
            moved.emit(_MOVES[key])
        elif key in _TURNS and not event.modifiers():
            self.turned.emit(_TURNS[key])
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.emptied.emit(-1 if key == Qt.Key.Key_Backspace else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.rewritten.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self.asked.emit(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press may become a drag."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._hauled = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag along the byline."""
        super().mouseMoveEvent(event)
        if self._pressed is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._hauled or way >= QApplication.startDragDistance():
            self._hauled = True
            self.hauled.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click that was no drag opens the menu."""
        super().mouseReleaseEvent(event)
        clicked = self._pressed is not None and not self._hauled
        self._pressed = None
        if clicked and self.rect().contains(event.position().toPoint()):
            self.asked.emit(self.mapToGlobal(self.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The right button and the menu key."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.asked.emit(event.globalPos())

    def _parts(self) -> tuple[str, str, str]:
        word = role_word(self.credit.role, self.credit.label)
        return word, self.credit.name, " ?" if self._doubt else ""

    def _tell(self) -> None:
        word, name, _ = self._parts()
        self.setText(f"{word} {name}")
        self.setAccessibleName(f"{word} {name}")
        self.setAccessibleDescription(self._doubt or "上下键换身份，退格键删除，空格键打开菜单")
        self.setToolTip(self._doubt or f"{word} {name}：点开可换身份，拖动可调次序")
        self.updateGeometry()
        self.update()
