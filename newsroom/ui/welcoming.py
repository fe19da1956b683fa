"""When the welcome stands in the window, and what its choices do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsroom.desk.desk import Desk
from newsroom.model.change import Change
from newsroom.model.listing import ArticleFilter
from newsroom.ui import trouble

if TYPE_CHECKING:
    from newsroom.ui.main_window import MainWindow


class WelcomingHand(QObject):
    """Shows the welcome over a library that holds nothing, until something is in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stage = window.stage
        self._asked = False
        self._declined = False

    def refresh(self, change: Change) -> None:
        """What came in ends it; issues are told by the window."""
        if change.pool or change.articles:
            self.consider()

    def consider(self) -> None:
        """Show it over a library that holds nothing; hide it, but not where it was asked for."""
        if self._window.sealed:
            return
        self._window.lane.do(_bare, self._show_where)

    def show(self) -> None:
        """Show it, whatever the library holds."""
        self._asked = True
        self._show()

    def _show(self) -> None:
        from newsroom.ui.welcome import Welcome  # noqa: PLC0415 - seldom shown

        window = self._window

        def made(person: str) -> None:
            others = [path for path in window.recent if path != window.path and path.exists()]
            welcome = Welcome(others, person)
            welcome.sample.connect(self.open_sample)
            welcome.founding.connect(self.found)
            welcome.importing.connect(window.acts.import_files)
            welcome.library.connect(self._switch)
            welcome.named.connect(self.name)
            welcome.writing.connect(self._write)
            welcome.left.connect(self._leave)
            self._stage.show_welcome(welcome)

        window.lane.do(lambda desk: desk.person(), made)

    def ask_name(self) -> None:
        """Where nobody is named: the name last used on this computer, or a strip that asks."""
        known = str(self._window.settings.value("person") or "")

        def ask(found: tuple[bool, bool]) -> None:
            bare, listed = found
            if listed:
                return  # who of them it is, is asked at start
            if known:
                self.name(known)
            elif not bare or self._declined:  # the welcome asks itself
                self._stage.ask_name(self.name)

        self._window.lane.do(lambda desk: (_bare(desk), bool(desk.sitting.all())), ask)

    def name(self, name: str) -> None:
        """Work under a name."""
        window = self._window
        window.lane.do(lambda desk: desk.name_person(name), lambda _: window.show_person(name))

    def open_sample(self) -> None:
        """Go to the sample's library; it is built at its first use."""
        from newsroom.desk import sample  # noqa: PLC0415 - only then

        window = self._window
        window.say("正在准备样例，请稍候……")
        window.long_work.start(sample.prepare, self._switch, self._failed)

    def found(self) -> None:
        """Ask for a new publication's facts, make it, then ask for its first issue."""
        from newsroom.ui import dialogs  # noqa: PLC0415 - seldom shown
        from newsroom.ui.publication_dialog import PublicationDialog  # noqa: PLC0415

        window = self._window
        known = [line.name for line in window.lines]
        dialog = PublicationDialog(known, window)

        def make() -> None:
            model, facts = dialog.model(), dialog.facts()
            window.lane.do(lambda desk: desk.founding.found(model, facts), made, self._failed)

        def made(change: Change) -> None:
            window.go_to(next(iter(change.publications)), "")
            window.refresh(change)
            window.lane.do(_nothing, lambda _: window.acts.new_issue())

        dialogs.ask(dialog, make)

    def _show_where(self, bare: bool) -> None:
        shown = self._stage.welcome is not None
        if not bare and not self._asked:
            self._stage.show_panes()
        elif bare and not shown and not self._declined:
            self._show()

    def _write(self) -> None:
        self._leave()
        self._window.corresponding.wish(simple=True)
        self._window.acts.new_article()

    def _leave(self) -> None:
        self._declined, self._asked = True, False
        self._stage.show_panes()
        self._window.lane.do(lambda desk: desk.person(), self._nudge)

    def _nudge(self, person: str) -> None:
        if not person:
            self.ask_name()

    def _switch(self, path: Path) -> None:
        if path.resolve() == self._window.path.resolve():
            self._leave()  # it is this one
        else:
            self._window.library_wanted.emit(path, False)

    def _failed(self, error: BaseException) -> None:
        trouble.show(self._window, error)


def _bare(desk: Desk) -> bool:
    """Whether the library holds no issue and no article, not even in the bin."""
    library = desk.library
    if any(library.issues.all(uuid) for uuid, _ in library.publications.all()):
        return False
    wishes = (ArticleFilter(limit=1), ArticleFilter(in_bin=True, limit=1))
    return not any(library.articles.summaries(wish) for wish in wishes)


def _nothing(_desk: Desk) -> None:
    """What was asked before is answered first."""
