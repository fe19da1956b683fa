"""The notice above an article that was withdrawn, corrected, or corrects another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from newsroom.ui import icons, theme


@dataclass(frozen=True, slots=True)
class Fate:
    """One line of the notice. drawing: its icon. tone: one of the theme's. button: words of what
    can be done, and its name for who listens; article: what it is about.
    """

    words: str
    drawing: str
    tone: str = ""
    button: str = ""
    act: str = ""
    article: str = ""


class FateBar(QFrame):
    """Hidden where there is nothing to say. acted: (act, article) a line's button was pressed."""

    acted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 4, 8, 4)
        self._column.setSpacing(3)
        self._shown: tuple[Fate, ...] = ()
        self._lines: list[QWidget] = []
        self.hide()

    @property
    def fates(self) -> tuple[Fate, ...]:
        """What is said."""
        return self._shown

    def show_fates(self, fates: Sequence[Fate]) -> None:
        """Say these, or nothing."""
        if tuple(fates) == self._shown:
            return
        self._shown = tuple(fates)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(fate) for fate in fates]
        for line in self._lines:
            self._column.addWidget(line)
        theme.tone(self, next((fate.tone for fate in fates if fate.tone), ""))
        self.setVisible(bool(fates))

    def _line(self, fate: Fate) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        drawn, words = QLabel(), QLabel(fate.words)
        drawn.setPixmap(icons.picture(fate.drawing, 18, fate.tone or "accent", self._ratio()))
        words.setWordWrap(True)
        theme.tone(words, fate.tone)
        row.addWidget(drawn)
        row.addWidget(words, 1)
        if fate.button:
            button = QPushButton(fate.button)
            button.setAutoDefault(False)
            button.setAccessibleDescription(fate.words)
            button.clicked.connect(lambda: self.acted.emit(fate.act, fate.article))
            row.addWidget(button)
        return line

    def _ratio(self) -> float:
        return self.devicePixelRatioF()
