"""Commands and names that follow what is on show: a bulletin flows and has no pages to make up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from newsroom.model.publication import PublicationKind

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow

WHY_NOT = "信息、简报按稿件顺序连排，不分版，用不着这一项"


class Suiting:
    """Greys the commands of pages for bulletins, and names their list of articles."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._commands: list[QAction] = []

    @property
    def flows(self) -> bool:
        """Whether the publication on show is a bulletin."""
        home = self._window.place[0]
        lines = (line for line in self._window.lines if line.uuid == home)
        return any(line.publication.kind is PublicationKind.BULLETIN for line in lines)

    def add(self, menu: QMenu, commands: Iterable[QAction] | None = None) -> None:
        """Make commands of a menu, all where none are named, those of pages. A separator stays."""
        menu.setToolTipsVisible(True)
        wanted = menu.actions() if commands is None else commands
        self._commands += [action for action in wanted if not action.isSeparator()]

    def suit(self) -> None:
        """Suit the publication on show."""
        flows = self.flows
        for action in self._commands:
            action.setEnabled(not flows)
            action.setToolTip(WHY_NOT if flows else "")
        self._window.pool.show_flowing(flows)
