"""Panes side by side: dragged wider, collapsed at their edge and opened again, remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QSplitterHandle,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from newsroom.ui import theme
from newsroom.ui.painting import painting

_HANDLE = 9  # pixels
_GRIP = 46  # pixels along the handle where a click collapses
_APART = 4
_CLICK = 4  # a press that moves less than this is no drag


@dataclass(frozen=True, slots=True)
class Pane:
    """One pane: what it is called, how narrow it may be, its share of what is left over.

    keys: what its tooltip names as the shortcut that collapses it; empty where none does.
    """

    widget: QWidget
    name: str
    least: int
    share: int
    keys: str = ""


class Panes(QSplitter):
    """Panes in a row that can be collapsed, but never all that matter: one always stays open."""

    def __init__(self, panes: Sequence[Pane]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(_HANDLE)
        self._panes = tuple(panes)
        self._last = [0 for _ in panes]
        for index, pane in enumerate(panes):
            pane.widget.setMinimumWidth(pane.least)
            self.addWidget(pane.widget)
            self.setStretchFactor(index, pane.share)
        self.splitterMoved.connect(self._moved)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    @property
    def thickness(self) -> int:
        """How wide the handles are to be."""
        return _HANDLE

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The panes from left to right."""
        return self._panes

    def createHandle(self) -> QSplitterHandle:  # noqa: N802
        """A handle with a grip for each pane that it can collapse."""
        return _Handle(self)

    def collapsed(self, index: int) -> bool:
        """Whether a pane is collapsed."""
        return self.isVisible() and self.sizes()[index] == 0

    def toggle(self, index: int) -> None:
        """Collapse a pane, or open it as wide as it was."""
        if self.collapsed(index):
            self.expand(index)
        else:
            self.collapse(index)

    def collapse(self, index: int) -> None:
        """Collapse a pane; its room goes to the widest of the others, which is open then."""
        sizes = self.sizes()
        heirs = [i for i, pane in enumerate(self._panes) if pane.share and i != index]
        if not any(sizes[i] for i in heirs):
            self.expand(heirs[-1])
            sizes = self.sizes()
        self._last[index] = sizes[index] or self._last[index]
        heir = max(heirs, key=lambda i: sizes[i])
        sizes[heir] += sizes[index]
        sizes[index] = 0
        self._settle(sizes)

    def expand(self, index: int) -> None:
        """Open a collapsed pane; its room comes from the widest of the others."""
        sizes = self.sizes()
        if sizes[index]:
            return
        giver = max((i for i in range(len(sizes)) if i != index), key=lambda i: sizes[i])
        least = self._panes[index].widget.minimumSizeHint().width()
        wanted = max(self._last[index], self._panes[index].least, least)
        spare = sizes[giver] - self._panes[giver].least
        if spare < wanted and sizes[giver] == max(sizes):
            wanted = max(self._panes[index].least, least)
        sizes[giver] -= wanted
        sizes[index] = wanted
        self._settle(sizes)

    def remember(self, sizes: Sequence[int]) -> None:
        """What collapsed panes open to, until they have been open."""
        self._last = [now or before for now, before in zip(self.sizes(), sizes, strict=True)]

    def _settle(self, sizes: list[int]) -> None:
        self.setSizes(sizes)
        self._moved()

    def _moved(self) -> None:
        for index, size in enumerate(self.sizes()):
            self._last[index] = size or self._last[index]
        for index in range(1, self.count()):
            self.handle(index).update()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Where the keyboard goes is to be seen."""
        if now is None or not self.isAncestorOf(now):
            return
        for index, pane in enumerate(self._panes):
            if self.collapsed(index) and pane.widget.isAncestorOf(now):
                self.expand(index)


class _Handle(QSplitterHandle):
    """A hair line with grips: a click on one, or two on the line, collapses or opens a pane."""

    def __init__(self, panes: Panes) -> None:
        super().__init__(Qt.Orientation.Horizontal, panes)
        self._row = panes
        self._pressed: QPoint | None = None
        self._over = -1
        self.setMouseTracking(True)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The line, and an arrow on each grip."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.colour("window"))
            middle = self.width() // 2
            painter.fillRect(middle, 0, 1, self.height(), theme.colour("line_soft"))
            for pane, grip in self._grips():
                over = pane == self._over
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent_soft" if over else "bar"))
                painter.drawRoundedRect(grip.adjusted(0, 0, 0, 0), 4, 4)
                painter.setPen(theme.colour("accent" if over else "icon"))
                self._arrow(painter, grip, self._points_left(pane))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press may become a drag or a click."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a grip."""
        super().mouseReleaseEvent(event)
        start, self._pressed = self._pressed, None
        here = event.position().toPoint()
        if start is None or (here - start).manhattanLength() > _CLICK:
            return
        pane = self._at(here)
        if pane >= 0:
            self._row.toggle(pane)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Two clicks on the line do what its first grip does."""
        if self._at(event.position().toPoint()) < 0:
            self._row.toggle(self._grips()[-1][0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show which grip the pointer is on."""
        super().mouseMoveEvent(event)
        self._hover(self._at(event.position().toPoint()))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show which grip the pointer is on."""
        super().enterEvent(event)
        self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """None any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def event(self, event: QEvent) -> bool:
        """What a click would do."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(self._at(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, pane: int) -> str:
        if pane < 0:
            first = self._row.panes[self._grips()[-1][0]]
            return f"左右拖动改变宽度；双击收起或展开{first.name}"
        one = self._row.panes[pane]
        verb = "展开" if self._row.collapsed(pane) else "收起"
        return f"{verb}{one.name}" + (f"（{one.keys}）" if one.keys else "")

    def _hover(self, pane: int) -> None:
        if pane != self._over:
            self._over = pane
            on = pane >= 0
            self.setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.SplitHCursor)
            self.update()

    def _grips(self) -> list[tuple[int, QRect]]:
        """Each pane that is collapsed here, and where: the left one above the right one."""
        right = next((i for i in range(1, self._row.count()) if self._row.handle(i) is self), 1)
        last = right == self._row.count() - 1
        panes = [right - 1, right] if last else [right - 1]
        top = (self.height() - len(panes) * _GRIP - (len(panes) - 1) * _APART) // 2
        tops = (top + number * (_GRIP + _APART) for number in range(len(panes)))
        return [(p, QRect(0, y, self.width(), _GRIP)) for p, y in zip(panes, tops, strict=True)]

    def _at(self, point: QPoint) -> int:
        return next((pane for pane, grip in self._grips() if grip.contains(point)), -1)

    def _points_left(self, pane: int) -> bool:
        """The arrow points where the edge would go."""
        left = self._grips()[0][0] == pane
        return left != self._row.collapsed(pane)

    def _arrow(self, painter: QPainter, grip: QRect, left: bool) -> None:
        x, y, way = grip.center().x(), grip.center().y(), 1 if left else -1
        points = (QPoint(x + way, y - 4), QPoint(x - 2 * way, y), QPoint(x + way, y + 4))
        for start, end in pairwise(points):
            painter.drawLine(start, end)


def headed(title: str, widget: QWidget, buttons: Sequence[QToolButton] = ()) -> QWidget:
    """A pane under its heading, with buttons of its main acts at the right of it."""
    label = QLabel(title)
    label.setObjectName("heading")
    label.setBuddy(widget)
    head = QHBoxLayout()
    head.setSpacing(2)
    head.addWidget(label, 1)
    for button in buttons:
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        head.addWidget(button)
    pane = QWidget()
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(8, 5, 4, 6)
    layout.setSpacing(4)
    layout.addLayout(head)
    layout.addWidget(widget, 1)
    return pane


def follow(first: QWidget, then: QWidget) -> None:
    """Let the Tab key go through one pane and from there through another, each in its own order.

    Panes that are filled late stand last otherwise, wherever they are seen.
    """
    here, there = _chain(first), _chain(then)
    if here and there:
        for before, after in pairwise([here[-1], *there]):
            QWidget.setTabOrder(before, after)


def _chain(pane: QWidget) -> list[QWidget]:
    """What the Tab key reaches in a pane, in its order."""
    found, widget = [], pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and pane.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
