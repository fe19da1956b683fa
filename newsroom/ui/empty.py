"""What an empty pane shows: a quiet picture, what goes there, and the next act as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

_SIDE = 40
_NO_ARTICLE = "在左侧选一篇稿件，就在这里修改。\n来稿可以直接拖进窗口，也可以点下面收进来。"
_NO_ISSUE = "这里显示选中那一期的版面。\n先新建一期，再把稿件排上去。"


class Empty(QWidget):
    """Stands in the middle of a pane."""

    def __init__(
        self, name: str, words: str, buttons: Sequence[QAbstractButton], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._drawn = QLabel()
        self._drawn.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told = QLabel(words)
        told.setObjectName("empty")
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self._drawn, told):
            column.addWidget(widget)
        column.addLayout(row)
        column.addStretch(3)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Nothing of its own; its picture is drawn when it is first seen."""
        super().paintEvent(event)
        if self._drawn.pixmap().isNull():
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The picture follows the scheme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and not self._drawn.pixmap().isNull():
            self._draw()

    def _draw(self) -> None:
        from newsroom.ui import icons  # noqa: PLC0415 - not before it is seen

        ratio = self.devicePixelRatioF()
        self._drawn.setPixmap(icons.picture(self._name, _SIDE, "faint", ratio))


class _Cover(QObject):
    """Keeps an empty state as large as what it lies over."""

    def __init__(self, empty: Empty, over: QWidget) -> None:
        super().__init__(empty)
        self._empty = empty
        empty.resize(over.size())
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow its size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self._empty.resize(watched.size())
        return super().eventFilter(watched, event)


def furnish(window: MainWindow) -> None:
    """Give the editor's place its empty state, with the commands that end it."""
    button = window.commands.button
    begin = (button("article.new", words="新写稿件"), button("receive.files", words="收稿"))
    window.centre.set_empty(Empty("pen-line", _NO_ARTICLE, begin, None))


def furnish_page(window: MainWindow) -> None:
    """Give the page its empty state, and the pool the commands that end its own."""
    over, button = window.pages.preview, window.commands.button
    window.pool.offer(
        (button("article.new", words="新写稿件"), button("receive.files", words="收稿"))
    )
    first = button("issue.new", words="新建一期")
    nothing = Empty("newspaper", _NO_ISSUE, (first,), over)
    nothing.setAutoFillBackground(True)
    _Cover(nothing, over)

    def suit() -> None:
        nothing.setVisible(bool(window.lines) and not window.place[1])

    suit()
    window.commands.suited.connect(suit)
