"""The window's middle: the panes, the welcome in their place, and a strip above for a quiet word.

Both are made only where they are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from newsroom.ui.name_strip import NameStrip
    from newsroom.ui.welcome import Welcome


class Stage(QWidget):
    """Shows the panes or the welcome."""

    def __init__(self, panes: QWidget) -> None:
        super().__init__()
        self._panes = panes
        self._welcome: Welcome | None = None
        self._strip: NameStrip | None = None
        self._stack = QStackedLayout()
        self._stack.addWidget(panes)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._stack, 1)

    @property
    def welcome(self) -> Welcome | None:
        """The welcome, while it is on show."""
        return self._welcome

    @property
    def strip(self) -> NameStrip | None:
        """The strip, while it is on show."""
        return self._strip

    def show_welcome(self, welcome: Welcome) -> None:
        """Show the welcome in place of the panes, and put the keyboard into it."""
        self.show_panes()
        self.drop_strip()
        self._welcome = welcome
        self._stack.addWidget(welcome)
        self._stack.setCurrentWidget(welcome)
        welcome.start()

    def show_panes(self) -> None:
        """Show the panes again."""
        if self._welcome is not None:
            self._stack.setCurrentWidget(self._panes)
            self._stack.removeWidget(self._welcome)
            self._welcome.deleteLater()
            self._welcome = None

    def ask_name(self, then: Callable[[str], None]) -> None:
        """Ask above the panes who is at the keyboard; nothing else waits for it."""
        from newsroom.ui.name_strip import NameStrip  # noqa: PLC0415 - asked once a library

        if self._strip is not None or self._welcome is not None:
            return
        strip = self._strip = NameStrip()
        strip.named.connect(then)
        strip.done.connect(self.drop_strip, Qt.ConnectionType.QueuedConnection)
        self._column.insertWidget(0, strip)

    def add_strip(self, strip: QWidget) -> None:
        """Show another strip above the panes, until it is deleted."""
        self._column.insertWidget(0, strip)

    def drop_strip(self) -> None:
        """Take the strip away."""
        if self._strip is not None:
            self._strip.deleteLater()
            self._strip = None
