"""A layout that sets its widgets like words: side by side, and on a new line where one is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lines of widgets; where the last one can grow it takes what is left of its line."""

    def __init__(self, parent: QWidget, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)

    def put(self, widgets: list[QWidget]) -> None:
        """Lay these out, in this order."""
        known = {item.widget(): item for item in self._items}
        for widget in widgets:
            if widget not in known:
                self.addWidget(widget)
        known = {item.widget(): item for item in self._items}
        gone = [item for widget, item in known.items() if widget not in widgets]
        self._items = [known[widget] for widget in widgets]
        for item in gone:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # said aloud: the layout may still be about to show it
        self.invalidate()
        self.activate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item in behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """One of them; None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Give one away; None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """The height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Lay out in a rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """The largest of the widgets."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, height = inner.x(), inner.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > inner.x() and x + size.width() > inner.right() + 1:
                x, y, height = inner.x(), y + height + self.spacing(), 0
            width = min(size.width(), inner.width())
            if item is self._items[-1] and item.expandingDirections() & Qt.Orientation.Horizontal:
                width = max(inner.right() + 1 - x, 0)
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x, height = x + size.width() + self.spacing(), max(height, size.height())
        return y + height + margins.bottom() - rect.y()
