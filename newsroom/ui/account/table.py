"""A table of the account whose chosen row can be struck out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from newsroom.ui.ledger.rows import RowsView


class StruckView(RowsView):
    """struck: Delete was pressed."""

    struck = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete strikes out."""
        if event.key() == Qt.Key.Key_Delete:
            self.struck.emit()
        else:
            super().keyPressEvent(event)
