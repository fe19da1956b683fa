"""The ground that pages lie on, while there is none to show yet."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from newsroom.ui import theme
from newsroom.ui.painting import painting


class Ground(QWidget):
    """Painted like the ground around a page."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The bare ground."""
        with painting(self) as painter:
            painter.fillRect(event.rect(), theme.colour("desk"))
