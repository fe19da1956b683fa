"""The button beside 多/缺 N 行 that lists where lines are to be saved or gained."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from newsroom.desk.measuring import Fitting

_SHOWN = 20
_TIP = 6


class FitButton(QToolButton):
    """Lists the ways to make an article fit; hidden while there is nothing to say.

    chosen: the offset in the body of the way clicked.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("抠行")
        self.setObjectName("mark")
        self.setAccessibleName("抠行")
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setObjectName("fitting")
        self.setMenu(self._menu)
        self._shown: Fitting | None = None
        self.show_fitting(Fitting(""))

    def show_fitting(self, fitting: Fitting) -> None:
        """Offer these ways."""
        if fitting == self._shown:
            return
        self._shown = fitting
        self._menu.clear()
        if fitting.words:
            self._menu.addAction(fitting.words).setEnabled(False)
            self._menu.addSeparator()
        for way in fitting.ways[:_SHOWN]:
            line = way.line.replace("&", "&&")
            action = self._menu.addAction(f"{way.words}\u3000末行“{line}”" if line else way.words)
            action.triggered.connect(partial(self._choose, way.offset))
        self.setVisible(bool(fitting.words))
        self.setToolTip(_tip(fitting))

    def _choose(self, offset: int, _checked: bool = False) -> None:
        self.chosen.emit(offset)


def _tip(fitting: Fitting) -> str:
    return "\n".join([fitting.words, *(way.words for way in fitting.ways[:_TIP])])
