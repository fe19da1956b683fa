"""The bar beside the selected placement: its headline, text, pictures, looks, way off the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from newsroom.ui.commands import choices
from newsroom.ui.icons import icon
from newsroom.ui.pages.preview import PagePreview
from newsroom.ui.submenus import emptied

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

Fill = Callable[["MainWindow", QMenu], None]
_AWAY = 10
_EDGE = 4
# Commands by name, submenus by what fills them; "" parts groups.
Entry = str | tuple[str, str, str, Fill]
_TEXT: tuple[Entry, ...] = (
    "headline.smaller",
    "headline.larger",
    "headline.house",
    "headline.vertical",
    "",
    ("栏数（破栏）", "columns-3", "文字分几栏排（Alt+←、Alt+→）", choices.legs),
    ("首字下沉", "text-initial", "第一个字沉几行", choices.drop_caps),
    "",
)
_LOOKS: tuple[Entry, ...] = (
    ("图片位置", "image", "图片放在哪里、多宽；也可以直接拖，按住 Alt 拖换取景", choices.pictures),
    "placement.box",
    ("底纹", "palette", "铺多深的底", choices.tints),
    ("下转到", "corner-down-right", "多出的行转到别的版", choices.jumps),
    "placement.cut",
    "",
    "placement.lock",
    "placement.remove",
)
_TEXTS = {"headline.smaller": "A−", "headline.larger": "A＋", "headline.house": "自动"}
_ALL = ("placement.lock", "placement.remove")


class ContextBar(QFrame):
    """Floats above the selected placement, below it where there is no room, and over the foot of
    what is seen of it where there is none either: never over its headline if that can be helped.

    Shown while the keys work on the page or in the bar itself; Escape goes back to the page.
    """

    def __init__(self, window: MainWindow) -> None:
        self._preview: PagePreview = window.pages.preview
        super().__init__(self._preview.viewport())
        self._window = window
        self.setObjectName("context")
        self.setAccessibleName("版位工具条")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._single: list[QWidget] = []
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._fill()
        self._preview.placesMoved.connect(self.place)
        self._preview.scrolled.connect(self.place)
        self._preview.zoomChanged.connect(self.place)
        self._preview.viewport().installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self.place)
        self.hide()

    def reach(self) -> None:
        """Give the keys to the bar's first button."""
        if self._preview.selected:
            self._preview.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.place()
            first = next(b for b in self.findChildren(QToolButton) if b.isVisible())
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self, *_told: object) -> None:
        """Show the bar where it belongs now, or hide it."""
        preview = self._preview
        wanted = bool(preview.selected) and not preview.carrying and self._in_use()
        wanted = wanted and not self._window.sealed
        if not wanted:
            self.hide()
            return
        several = len(preview.chosen) > 1
        for widget in self._single:
            widget.setVisible(not several)
        self._fold(preview.viewport().width() - 2 * _EDGE)
        rect = preview.box_on_screen(preview.selected).toAlignedRect()
        port = preview.viewport().rect()
        if not rect.intersects(port):
            self.hide()
            return
        self.move(spot(rect, port, self.sizeHint().width(), self.sizeHint().height()))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go through the buttons, Escape back to the page."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._preview.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the size of the viewport."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def _in_use(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is self._preview or (focus is not None and self.isAncestorOf(focus))

    def _fill(self) -> None:
        self._rows.setContentsMargins(3, 3, 3, 3)
        self._rows.setSpacing(2)
        for entries in (_TEXT, _LOOKS):
            row = QHBoxLayout()
            row.setSpacing(2)
            for entry in entries:
                widget = self._widget(entry)
                if entry not in _ALL:
                    self._single.append(widget)
                row.addWidget(widget)
            row.addStretch(1)
            self._rows.addLayout(row)

    def _fold(self, room: int) -> None:
        """In one row where there is room, else in two."""
        self._rows.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.sizeHint().width() > room:
            self._rows.setDirection(QBoxLayout.Direction.TopToBottom)
        self.adjustSize()

    def _widget(self, entry: Entry) -> QWidget:
        if not entry:
            line = QFrame()
            line.setFrameStyle(QFrame.Shape.VLine | QFrame.Shadow.Plain)
            line.setForegroundRole(QPalette.ColorRole.Midlight)
            return line
        if isinstance(entry, str):
            button = _small(self._window.commands.button(entry))
            if entry in _TEXTS:
                self._window.commands.action(entry).setIconText(_TEXTS[entry])
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            return button
        words, picture, tip, fill = entry
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setAccessibleName(words)
        button.setToolTip(f"{words}：{tip}")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._refill, menu, fill))
        button.setMenu(menu)
        return _small(button)

    def _refill(self, menu: QMenu, fill: Fill) -> None:
        fill(self._window, emptied(menu))


def spot(rect: QRect, port: QRect, width: int, height: int) -> QPoint:
    """Where a bar of a size stands for a rectangle, both in a viewport: above it, else below, else
    over the foot of what is seen of it.
    """
    x = max(min(rect.left(), port.right() - width - _EDGE), port.left() + _EDGE)
    above, below = rect.top() - height - _AWAY, rect.bottom() + _AWAY
    if above >= port.top():
        return QPoint(x, min(above, port.bottom() - height))
    if below + height <= port.bottom():
        return QPoint(x, max(below, port.top()))
    foot = min(rect.bottom(), port.bottom()) - height - _EDGE
    return QPoint(x, max(foot, port.top() + _EDGE))


def _small(button: QToolButton) -> QToolButton:
    button.setObjectName("context")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAutoRaise(True)
    return button
