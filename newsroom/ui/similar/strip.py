"""A strip above the panes: copy that says what the library holds already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from newsroom.ui import icons


class SimilarStrip(QFrame):
    """wanted: the pairs are to be looked at. done: not now."""

    wanted = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAccessibleName("重稿提醒")
        drawn = QLabel()
        drawn.setPixmap(icons.picture("copy", 18, "warning", self.devicePixelRatioF()))
        self._words = QLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look, later = QPushButton("并排核对"), QPushButton("知道了")
        look.setToolTip("和稿库里的旧稿并排看，是重稿还是不算重稿")
        later.setToolTip("先不看；以后在“统计与档案—查重稿”里还能看到")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 10, 5)
        row.setSpacing(8)
        row.addWidget(drawn)
        row.addWidget(self._words, 1)
        row.addWidget(look)
        row.addWidget(later)
        look.clicked.connect(self.wanted)
        later.clicked.connect(self.done)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)
        self._words.setToolTip(words)
