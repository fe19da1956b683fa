"""投稿界面: the window of a person who writes and hands in, and does nothing else.

Tree, page and their menus step aside; a strip above leads from writing to the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsroom.desk.desk import Desk
from newsroom.model.change import Change
from newsroom.ui.commands.command import plain
from newsroom.ui.commands.menus import LEDGER, PAGES, PLACEMENTS, REVIEWS

if TYPE_CHECKING:
    from newsroom.desk.handing import HandState
    from newsroom.ui.handing.hand_in_strip import HandInStrip
    from newsroom.ui.main_window import MainWindow

_WISH = "handing/simple-"  # and the name of whoever wished it; bare before anybody was named
_ASIDE = frozenset(plain(menu.words) for menu in (PAGES, PLACEMENTS, REVIEWS, LEDGER))


class CorrespondentHand(QObject):
    """said: words for the status bar."""

    said = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._lane = window.lane
        self._strip: HandInStrip | None = None
        window.editing.shown.connect(lambda _article: self._tell())
        window.editing.kept.connect(lambda *_told: self._tell())
        self.consider()

    @property
    def simple(self) -> bool:
        """Whether the window is that of a person who only hands in."""
        return self._strip is not None

    def consider(self) -> None:
        """Suit the window to who sits at the keyboard."""
        self._lane.do(_sitting, lambda found: self._suit(*found))

    def toggle(self) -> None:
        """Change between this window and the whole one."""
        self.wish(simple=not self.simple)

    def wish(self, *, simple: bool) -> None:
        """Choose the window for who sits at the keyboard, on this computer; without a name it is
        kept for the first who is named.
        """

        def keep(name: str) -> None:
            self._window.settings.setValue(_WISH + name, int(simple))
            self.consider()

        self._lane.do(lambda desk: desk.person(), keep)

    def refresh(self, change: Change) -> None:
        """What was sent or came back is told in the strip."""
        if change.articles or change.pool or change.remarks:
            self._tell()

    def _suit(self, name: str, only: bool) -> None:
        """only: whether handing in is the person's only duty."""
        settings = self._window.settings
        nameless = settings.value(_WISH)
        if name and nameless is not None:
            settings.remove(_WISH)
            settings.setValue(_WISH + name, nameless)
        wished = settings.value(_WISH + name)
        self._show(simple=only if wished is None else bool(int(str(wished))))

    def _show(self, *, simple: bool) -> None:
        if simple is self.simple:
            return
        from newsroom.ui.handing.hand_in_strip import HandInStrip  # noqa: PLC0415 - seldom shown

        window = self._window
        for action in window.menuBar().actions():
            if plain(action.text()) in _ASIDE:
                action.setVisible(not simple)
        left, _, page = (pane.widget for pane in window.panes.panes)
        page.setVisible(not simple)
        window.reviewing.bar.set_wanted(not simple)
        left.widget(0).setVisible(not simple)  # type: ignore[attr-defined]  the tree's half
        if self._strip is not None:
            self._strip.deleteLater()
            self._strip = None
        if simple:
            self._strip = HandInStrip(window)
            self._strip.whole.connect(lambda: self.wish(simple=False))
            window.stage.add_strip(self._strip)
            self._tell()
        self.said.emit("已换成投稿界面" if simple else "已换成完整界面")

    def _tell(self) -> None:
        """Say in the strip how far the open article is on its way."""
        if self._strip is None:
            return
        article = self._window.article
        if not article:
            self._strip.tell("", None)
            return

        def show(state: HandState) -> None:
            if self._strip is not None:
                self._strip.tell(article, state)

        self._lane.do(lambda desk: desk.handing.state(article), show)


def _sitting(desk: Desk) -> tuple[str, bool]:
    person = desk.sitting.now()
    return desk.person(), person is not None and person.hands_in_only
