"""A strip above the panes that says how many articles wait to be put together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from newsroom.ui import icons


class WaitingStrip(QFrame):
    """wanted: they are to be put together now."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        drawn = QLabel()
        drawn.setPixmap(icons.picture("git-compare", 18, "accent", self.devicePixelRatioF()))
        self._words = QLabel()
        now = QPushButton("合并…")
        now.setToolTip("看两边各改了什么，合在一起；什么都不会丢")
        now.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(8)
        for widget in (drawn, self._words, now):
            row.addWidget(widget)
        row.addStretch(1)

    def tell(self, count: int) -> None:
        """Say how many wait."""
        self._words.setText(f"有 {count} 篇来稿和本机都改过，等您合并")
