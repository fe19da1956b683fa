"""抠行 beside the text: where an article that does not fit is cut or filled most cheaply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
)

from newsroom.desk.measuring import Fitting, Way
from newsroom.ui import theme
from newsroom.ui.icons import icon

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_DATA = Qt.ItemDataRole.UserRole
_SIZE = (272, 230)
_AWAY = 10
_EDGE = 6
_SHOWN = 20
_FITS = "正好排满，不用抠行"
_LOOKING = "正在找可以抠的地方…"


class FitPanel(QFrame):
    """Lists the ways, those of fewest characters first; the words they are about are marked in the
    editor as long as the panel is open, and a click or Enter goes to them. It follows the typing.
    """

    def __init__(self, window: MainWindow) -> None:
        self._preview = window.pages.preview
        super().__init__(self._preview.viewport())
        self._window = window
        self.setObjectName("context")
        self.setAccessibleName("抠行")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName("可以抠的地方")
        self._list.setToolTip("点一下，到编辑区里的那几个字")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._close = QToolButton()
        self._close.setIcon(icon("x"))
        self._close.setAutoRaise(True)
        self._close.setAccessibleName("关闭")
        self._close.setToolTip("关闭（Esc）")
        head = QHBoxLayout()
        head.addWidget(self._words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._rows = whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 6, 8)
        whole.addLayout(head)
        whole.addWidget(self._list, 1)
        self.resize(*_SIZE)
        self._close.clicked.connect(self.shut)
        self._list.itemClicked.connect(self._go)
        self._list.itemActivated.connect(self._go)
        self._preview.placesMoved.connect(self._place)
        self._preview.scrolled.connect(self._place)
        self._preview.zoomChanged.connect(self._place)
        window.fitting.found.connect(self._show_fitting)
        self.hide()

    def open(self) -> None:
        """Show the ways of the selected article; until they are found, say so."""
        if not self._preview.selected:
            return
        self._words.setText(_LOOKING)
        self._list.clear()
        self._list.show()
        self.show()
        self._place()
        self.raise_()
        self._window.fitting.ask_now()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Close it, and take the marks off the editor's text. The keys go back to the page where
        the panel had them, and stay where they are elsewhere.
        """
        mine = self.isAncestorOf(QApplication.focusWidget() or self._preview)
        self.hide()
        self._window.editor.body.show_hits(())
        if mine:
            self._preview.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def listed(self) -> list[str]:
        """What it says: its heading, then the ways."""
        rows = range(self._list.count())
        return [self._words.text(), *(self._list.item(row).text() for row in rows)]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def _show_fitting(self, found: Fitting) -> None:
        if not self.isVisible():
            return
        self._words.setText(found.words or _FITS)
        theme.tone(self._words, "error" if found.words.startswith("多") else "quiet")
        row = self._list.currentRow()
        self._list.clear()
        for way in found.ways[:_SHOWN]:
            words = f"{way.words}\n末行“{way.line}”" if way.line else way.words
            item = QListWidgetItem(words)
            item.setData(_DATA, way)
            self._list.addItem(item)
        if not found.ways and self._list.hasFocus():
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        self._list.setVisible(bool(found.ways))
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
        spots = [(way.offset, way.offset + len(way.line)) for way in found.ways[:_SHOWN]]
        self._window.editor.body.show_hits(spots)
        self._place()

    def _go(self, item: QListWidgetItem) -> None:
        way = item.data(_DATA)
        assert isinstance(way, Way)
        body = self._window.editor.body
        body.go_to(way.offset)
        body.select(way.offset, way.offset + len(way.line))

    def _place(self, *_told: object) -> None:
        """Beside the selected placement; shut where nothing is selected any more."""
        if not self.isVisible():
            return
        if not self._preview.selected:
            self.shut()
            return
        rect = self._preview.box_on_screen(self._preview.selected).toAlignedRect()
        port = self._preview.viewport().rect()
        width = min(_SIZE[0], port.width() - 2 * _EDGE)
        high = _SIZE[1] if self._list.isVisibleTo(self) else self._rows.heightForWidth(width)
        self.resize(width, high)
        self.move(beside(rect, port, self.width(), self.height()))


def beside(rect: QRect, port: QRect, width: int, height: int) -> QPoint:
    """Where a panel of a size stands for a rectangle, both in a viewport: right of it, else left of
    it, else at the viewport's right edge; as low as the text's end, where lines are over.
    """
    y = min(max(rect.bottom() - height, port.top() + _EDGE), port.bottom() - height - _EDGE)
    right, left = rect.right() + _AWAY, rect.left() - _AWAY - width
    if right + width <= port.right():
        return QPoint(max(right, port.left() + _EDGE), y)
    if left >= port.left():
        return QPoint(left, y)
    return QPoint(port.right() - width - _EDGE, y)
